"""Scores that several benches share: precision, recall and F1 from counts."""

from __future__ import annotations


def prf(right: float, given: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    p = right / given if given else 0.0
    r = right / wanted if wanted else 0.0
    return p, r, (2 * p * r / (p + r) if p + r else 0.0)
