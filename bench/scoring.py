"""Scores that several benches share: precision, recall and F1 from counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def prf(right: float, given: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    p = right / given if given else 0.0
    r = right / wanted if wanted else 0.0
    return p, r, (2 * p * r / (p + r) if p + r else 0.0)


def b_cubed(given: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    both, ours, theirs = Counter(zip(given, gold)), Counter(given), Counter(gold)
    p = sum(n * n / ours[one] for (one, _), n in both.items()) / len(gold)
    r = sum(n * n / theirs[other] for (_, other), n in both.items()) / len(gold)
    return p, r, 2 * p * r / (p + r)


def adjusted_rand(given: Sequence[str], gold: Sequence[str]) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985)."""

    def pairs(found: Counter[str] | Counter[tuple[str, str]]) -> float:
        return sum(n * (n - 1) / 2 for n in found.values())

    both, ours, theirs = pairs(Counter(zip(given, gold))), pairs(Counter(given)), pairs(Counter(gold))
    chance = ours * theirs / max(1, len(gold) * (len(gold) - 1) / 2)
    most = (ours + theirs) / 2
    return (both - chance) / (most - chance) if most != chance else 1.0
