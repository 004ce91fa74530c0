"""Copies: pairs of reports of which one stands in the other, wholly or in part.

Theory of operation. Whoever copies keeps runs of words, however much is cut, reordered or put around them; whoever
writes anew on the same event does not, but for names and formulas. So two reports are candidates when they share at
least two rare runs (a fair sample is indexed) or one whole sentence; runs and sentences that many reports carry are
boilerplate and index nothing. Each candidate is then counted exactly, and both ways: an excerpt inside a long report
has a low overlap as a share of both, and a high one as a share of itself. Only kept text counts: reports that share
their promotions are no copies. Time and memory grow with the words read; no pair is compared that shares nothing.

Method: Broder 1997 (containment by mod-sampled shingles); exact verification instead of sketches, since MinHash misses
containment.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from runut.link.profile import Profile
from runut.link.shingles import fingerprint, shared, shingles

RUN, EVERY = 5, 4
"""Words of a run; one run in so many is indexed."""
SENTENCE = 8
"""Least words of a sentence that may make candidates by itself."""
FILED = 60
"""Most reports that a run or sentence may stand in."""
ENOUGH = 2
"""Runs two reports must share."""
LEAST = 0.3
"""Least share of the smaller report that must stand in the other."""


class Copy(NamedTuple):
    """Positions of two reports, i < j; the share of the word runs of each that stands in the other."""

    i: int
    j: int
    of_i: float
    of_j: float


def copies(reports: Sequence[Profile], least: float = LEAST) -> tuple[Copy, ...]:
    """The pairs of which at least `least` of one stands in the other, in order of positions."""
    whole: dict[int, array[int]] = {}
    found = []
    for i, j in candidates(reports):
        for at in (i, j):
            if at not in whole:
                whole[at] = shingles(reports[at].words, RUN)
        common = shared(whole[i], whole[j])
        copy = Copy(i, j, _share(common, whole[i]), _share(common, whole[j]))
        if max(copy.of_i, copy.of_j) >= least:
            found.append(copy)
    return tuple(found)


def candidates(reports: Sequence[Profile]) -> tuple[tuple[int, int], ...]:
    """Pairs of positions, in order, that share rare runs of words or a rare sentence."""
    runs = _together((shingles(one.words, RUN, EVERY) for one in reports), ENOUGH)
    sentences = _together((_sentences(one) for one in reports), 1)
    return tuple(sorted(runs | sentences))


def _together(keys: Iterable[Sequence[int]], enough: int) -> set[tuple[int, int]]:
    filed: dict[int, list[int]] = {}
    for number, own in enumerate(keys):
        for key in own:
            filed.setdefault(key, []).append(number)
    pairs = (combinations(entries, 2) for entries in filed.values() if 1 < len(entries) <= FILED)
    counts = Counter(chain.from_iterable(pairs))
    return {pair for pair, count in counts.items() if count >= enough}


def _sentences(one: Profile) -> list[int]:
    return sorted({fingerprint(line.words) for line in one.lines if len(line.words) >= SENTENCE})


def _share(common: int, runs: array[int]) -> float:
    return common / len(runs) if runs else 0.0
