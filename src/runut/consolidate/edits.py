"""What must be replaced to turn one unit's words into another's.

The heaviest common subsequence of keys (content words weigh more than light ones) anchors the two; what lies between
two anchors is an edit. Comparing slot by slot then means judging edits, and an edit without firm anchors is not judged:
most paraphrases reorder, and a reordered sentence shows nothing here.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from runut.consolidate.units import Unit, Word

LONGEST = 150  # words of a unit that are compared
WEIGHT = {"word": 3, "number": 3, "name": 3, "light": 1}


class Edit(NamedTuple):
    """`left` in one unit stands where `right` stands in the other; either may be empty.

    Fields:
        before, after: content words matched without a break next to the edit (a light word matched counts a half);
            the edge of both units, or of both quotations, counts as one.
        edge: whether it stands before the first or behind the last matched word.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    before: float
    after: float
    edge: bool = False


def edits(x: Unit, y: Unit) -> tuple[Edit, ...]:
    """The edits between two units, in order."""
    left, right = x.words[:LONGEST], y.words[:LONGEST]
    stops = [(-1, -1), *_matches(left, right), (len(left), len(right))]
    found: list[Edit] = []
    for n, ((a, b), (c, d)) in enumerate(itertools.pairwise(stops)):
        if c - a > 1 or d - b > 1:
            gone, come = left[a + 1 : c], right[b + 1 : d]
            before = _firm(stops[: n + 1][::-1], left, right, gone, come, -1)
            after = _firm(stops[n + 1 :], left, right, gone, come, 1)
            found.append(Edit(gone, come, before, after, n == 0 or n == len(stops) - 2))
    return tuple(found)


def _same(one: Word, other: Word) -> bool:
    return one.key == other.key or one.stem == other.stem


def _matches(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Indexes of the words matched; what both begin and end with needs no search."""
    fewest = min(len(left), len(right))
    head = next((n for n in range(fewest) if not _same(left[n], right[n])), fewest)
    tail = next((n for n in range(fewest - head) if not _same(left[-1 - n], right[-1 - n])), fewest - head)
    inside = _heaviest(left[head : len(left) - tail], right[head : len(right) - tail])
    ends = [(len(left) - n, len(right) - n) for n in range(tail, 0, -1)]
    return [(n, n) for n in range(head)] + [(a + head, b + head) for a, b in inside] + ends


def _heaviest(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[tuple[int, int]]:
    rows, columns = len(left), len(right)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            take = WEIGHT[left[i].kind] + best[i + 1][j + 1] if _same(left[i], right[j]) else 0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if _same(left[i], right[j]) and best[i][j] == WEIGHT[left[i].kind] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _firm(
    stops: list[tuple[int, int]], left: tuple[Word, ...], right: tuple[Word, ...],
    gone: tuple[Word, ...], come: tuple[Word, ...], step: int,
) -> float:  # fmt: skip
    total = 0.0
    expected = stops[0]
    for a, b in stops:
        if (a, b) != expected:
            break
        if not (0 <= a < len(left) and 0 <= b < len(right)):
            return total + 1
        if total == 0 and gone and come and _closes(gone, left[a], step) and _closes(come, right[b], step):
            return 1.0
        total += 0.5 if left[a].kind == "light" else 1.0
        expected = (a + step, b + step)
    return total


def _closes(inside: tuple[Word, ...], beside: Word, step: int) -> bool:
    """Whether a quotation that holds the edit ends between it and the word beside it."""
    return (inside[-1] if step > 0 else inside[0]).said and not beside.said
