"""What the other reports of a collection say of a pair: how near the two are, measured by how near their others are.

A cosine of .4 says one thing among reports of one trial and another in a quiet corner. So a pair is seen from both
sides: its rank among the partners of each, its distance from the mean of each one's nearest, and the partners the two
have in common. After a first score the same is asked of scores: whether the two agree about everybody else.

Method: local scaling as in cross-domain similarity (Conneau et al. 2018), shared nearest neighbours (Jarvis and
Patrick 1973), stacked scores (Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

Pair = tuple[int, int]
NEAREST, DENSE = 15, 5
"""Partners compared; those whose mean is the density around a report."""
LITTLE = 0.05  # added below fractions, so that nothing near nothing is not near


def surroundings(
    alike: Mapping[Pair, float], copied: Mapping[Pair, float], copy: float
) -> dict[Pair, dict[str, float]]:
    """Measures of each pair of `alike` by its likeness to others.

    Args:
        alike: cosines of pairs (i, j), i < j.
        copied: share of text in common; a partner that is a copy (share at least `copy`) makes no density.
    """
    partners = by_member(alike)
    near = {at: sorted(others.items(), key=lambda one: (-one[1], one[0])) for at, others in partners.items()}
    rank = {at: {other: place for place, (other, _) in enumerate(row)} for at, row in near.items()}
    nearest = {at: dict(row[:NEAREST]) for at, row in near.items()}
    density = {
        at: sum([cosine for other, cosine in row if copied[min(at, other), max(at, other)] < copy][:DENSE]) / DENSE
        for at, row in near.items()
    }
    found = {}
    for (i, j), cosine in alike.items():
        places, around = (rank[i][j], rank[j][i]), (density[i], density[j])
        common, either = _overlap(nearest[i], nearest[j], i, j)
        found[i, j] = {
            "rank_near": 1 / (1 + min(places)),
            "rank_far": 1 / (1 + max(places)),
            "above": 2 * cosine - sum(around),
            "by_dense": cosine / (LITTLE + max(around)),
            "by_thin": cosine / (LITTLE + min(around)),
            "partners": common / (either + LITTLE),
            "partners_common": common,
        }
    return found


def agreement(scores: Mapping[Pair, float]) -> dict[Pair, dict[str, float]]:
    """Measures of each scored pair by the scores of its two members with all others."""
    partners = by_member(scores)
    found = {}
    for (i, j), value in scores.items():
        a, b = partners[i], partners[j]
        both = [(a[k], b[k]) for k in a if k in b]
        common = sum([min(one) for one in both])
        against = sum(a.values()) + sum(b.values()) - 2 * value - 2 * common
        best = (
            max([x for k, x in a.items() if k != j], default=0.0),
            max([x for k, x in b.items() if k != i], default=0.0),
        )
        found[i, j] = {
            "first": log((value + 1e-4) / (1 - value + 1e-4)),
            "agree": common / (common + against + 0.3),
            "agree_most": max([min(one) for one in both], default=0.0),
            "agree_sum": min(common, 5.0),
            "against": min(against, 10.0),
            "best_low": min(best),
            "best_high": max(best),
            "over_best": value - max(best),
        }
    return found


def by_member(pairs: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    """The partners of each member with their values."""
    found: dict[int, dict[int, float]] = {}
    for (i, j), value in pairs.items():
        found.setdefault(i, {})[j] = value
        found.setdefault(j, {})[i] = value
    return found


def _overlap(a: Mapping[int, float], b: Mapping[int, float], i: int, j: int) -> tuple[float, float]:
    """The weight of the partners two reports have in common, and of all either has, the two themselves left out."""
    common = sum([min(value, b[k]) for k, value in a.items() if k in b])
    whole = sum(a.values()) + sum(b.values()) - a.get(j, 0.0) - b.get(i, 0.0)
    return common, whole - common
