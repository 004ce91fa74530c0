"""Reports to groups by the scores of pairs: average linkage over a sparse graph.

The two groups with the highest mean score between their members become one, until the highest mean is too low; a pair
never scored counts 0, unless the groups are so large that no member is compared with all of the other. The result
depends on the scores alone, not on the order in which reports came, and a single doubtful pair never chains two stories
together. Cost grows with the number of scored pairs.

Method: hierarchical agglomerative clustering with average linkage (Sokal and Michener 1958), heap of candidates with
lazy deletion.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

SCORED = 40
"""Pairs that one member of a large group can be expected to have scored: the rest are not missing."""


def groups(
    count: int, scores: Mapping[tuple[int, int], float], least: float, tied: Iterable[tuple[int, int]] = ()
) -> tuple[tuple[int, ...], ...]:
    """The groups of positions 0 to count - 1, by their first member.

    Args:
        scores: of pairs (i, j), i < j, 0 to 1. Equal means are merged in the order of positions.
        least: no merge below this mean.
        tied: pairs that are of one group whatever their scores.
    """
    members = {group[0]: list(group) for group in connected(count, tied)}
    first = {at: name for name, group in members.items() for at in group}
    sums: dict[int, dict[int, float]] = {n: {} for n in members}
    for (i, j), value in sorted(scores.items()):
        a, b = first[i], first[j]
        if a != b:
            sums[a][b] = sums[b][a] = sums[a].get(b, 0.0) + value
    means = ((_mean(sums, members, i, j), i, j) for i, others in sums.items() for j in others if i < j)
    heap = [(-mean, i, j) for mean, i, j in means if mean >= least]
    heapq.heapify(heap)
    while heap:
        mean, i, j = heapq.heappop(heap)
        if i not in members or j not in members or -mean != _mean(sums, members, i, j):
            continue
        members[i].extend(members.pop(j))
        for other, value in sorted(sums.pop(j).items()):
            del sums[other][j]
            if other != i:
                sums[i][other] = sums[other][i] = sums[i].get(other, 0.0) + value
        for other in sorted(sums[i]):
            mean = _mean(sums, members, i, other)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(i, other), max(i, other)))
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def _mean(sums: Mapping[int, Mapping[int, float]], members: Mapping[int, list[int]], i: int, j: int) -> float:
    one, other = len(members[i]), len(members[j])
    return round(sums[i].get(j, -1.0) / min(one * other, SCORED * min(one, other)), 12)


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The groups of positions that pairs connect, directly or through others, by their first member."""
    first = list(range(count))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    for i, j in pairs:
        a, b = sorted((root(i), root(j)))
        first[b] = a
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(root(at), []).append(at)
    return tuple(tuple(found[at]) for at in sorted(found))
