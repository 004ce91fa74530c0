"""Gradient boosting of trees of one depth on binned measures, for `tools/train_stories.py`: deterministic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from runut.link.trees import Trees

BINS, LEAST_WEIGHT = 64, 2e-3
Floats = NDArray[np.float64]


def boost(
    names: Sequence[str], x: Floats, y: Floats, weights: Floats, *, rounds: int, depth: int, rate: float, l2: float
) -> Trees:
    """Trees fitted to rows `x` of measures `names`, answers `y` (0 or 1) and sample weights."""
    weights = weights / weights.sum()
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in x.T]
    bins = np.stack([np.searchsorted(cut, column, side="left") for cut, column in zip(cuts, x.T)], axis=1)
    mean = float((weights * y).sum())
    start = float(np.log(mean / (1 - mean)))
    total = np.full(len(y), start)
    asked, above, leaves = [], [], []
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-total))
        slope, curve = weights * (p - y), weights * p * (1 - p)
        questions, bounds, ends, at = _grow(bins, cuts, slope, curve, depth, l2)
        asked.append(tuple(questions))
        above.append(tuple(bounds))
        leaves.append(tuple(round(rate * end, 6) for end in ends))
        total += np.array(leaves[-1])[at]
    return Trees(tuple(names), tuple(asked), tuple(above), tuple(leaves), round(start, 6))


def _grow(
    bins: NDArray[np.int64], cuts: Sequence[Floats], slope: Floats, curve: Floats, depth: int, l2: float
) -> tuple[list[int], list[float], list[float], NDArray[np.int64]]:
    at = np.zeros(len(bins), dtype=np.int64)
    questions: list[int] = []
    bounds: list[float] = []
    for level in range(depth):
        best = [(1e-9, 0, float(np.inf), BINS + 1)] * 2**level
        for measure, cut in enumerate(cuts):
            if not len(cut):
                continue
            size = len(cut) + 1
            key = at * size + bins[:, measure]
            g = np.bincount(key, slope, 2**level * size).reshape(-1, size).cumsum(axis=1)
            h = np.bincount(key, curve, 2**level * size).reshape(-1, size).cumsum(axis=1)
            gain = _value(g, h, l2) + _value(g[:, -1:] - g, h[:, -1:] - h, l2) - _value(g[:, -1:], h[:, -1:], l2)
            gain[(h < LEAST_WEIGHT * h[:, -1:].max()) | (h[:, -1:] - h < LEAST_WEIGHT * h[:, -1:].max())] = 0
            for node in range(2**level):
                place = int(gain[node, :-1].argmax())
                if gain[node, place] > best[node][0]:
                    best[node] = (float(gain[node, place]), measure, round(float(cut[place]), 6), place)
        questions += [one[1] for one in best]
        bounds += [one[2] if np.isfinite(one[2]) else 1e9 for one in best]
        mine, split = np.array([one[1] for one in best]), np.array([one[3] for one in best])
        at = 2 * at + (bins[np.arange(len(bins)), mine[at]] > split[at])
    g, h = np.bincount(at, slope, 2**depth), np.bincount(at, curve, 2**depth)
    return questions, bounds, (-g / (h + l2)).tolist(), at


def _value(g: Floats, h: Floats, l2: float) -> Floats:
    return np.asarray(g * g / (h + l2))
