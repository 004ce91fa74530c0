"""What the other reports of a collection say of a pair: how near the two are, measured by how near their others are.

A cosine of .4 says one thing among reports of one trial and another in a quiet corner. So a pair is seen from both
sides: its rank among the partners of each, its distance from the mean of each one's nearest, and the partners the two
have in common. After a first score the same is asked of scores: whether the two agree about everybody else.

The best partner of either is no copy: beside two reprints of one dispatch an independent report would always look far
off. Sums are of whole numbers, so that the order of partners changes no bit.

Method: local scaling as in cross-domain similarity (Conneau et al. 2018), shared nearest neighbours (Jarvis and
Patrick 1973), stacked scores (Wolpert 1992).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from runut.link.measures import AT, WHOLE
from runut.link.window import NEAR, UNLIKE, Window

AROUND = (
    "rank_near", "rank_far", "above", "by_dense", "by_thin", "partners", "partners_common", "of_best", "few",
)  # fmt: skip
AGREEMENT = ("first", "agree", "agree_most", "agree_sum", "against", "best_low", "best_high", "over_best")
NEAREST, DENSE = 15, 5
"""Partners compared; those whose mean is the density around a report."""
LITTLE = 0.05  # added below fractions, so that nothing near nothing is not near
COPY = 0.12
"""Share of a report's runs from which its partner is a copy."""
FLOOR = 0.3
"""A best partner's cosine counts at least this: in a brief of two reports each is the other's best partner."""
CHUNK = 4_096
"""Pairs looked at at once."""

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def alike(window: Window, rows: slice | int = slice(None)) -> NDArray[np.bool_]:
    """The places of rows that hold a partner in the same language worth scoring; (reports, NEAR)."""
    return np.asarray((window.near[rows, :NEAR] >= 0) & (window.cosine[rows, :NEAR] >= UNLIKE * WHOLE))


def around(window: Window, rows: Places, columns: Places) -> Floats:
    """Measures of the pairs in these places of rows by the likeness of others; (n, AROUND)."""
    found = np.empty((len(rows), len(AROUND)))
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        found[part] = _around(window, rows[part], columns[part])
    return found


def _around(window: Window, i: Places, columns: Places) -> Floats:
    j = window.near[i, columns].astype(np.int64)
    cosine = window.cosine[i, columns]
    sides = [_near(window, at) for at in (i, j)]
    ranks = [(near > cosine[:, None]).sum(axis=1) for _, near, _, _ in sides]
    dense = [density for *_, density, _ in sides]
    best = [np.minimum(1.0, cosine / most) for *_, most in sides]
    nearest = [(who[:, :NEAREST], near[:, :NEAREST]) for who, near, _, _ in sides]
    (a, x), (b, y) = nearest
    both = a[:, :, None] == b[:, None, :]
    common = (np.minimum(x[:, :, None], y[:, None, :]) * both).sum(axis=(1, 2))
    each = [(near * (who != other[:, None])).sum(axis=1) for (who, near), other in zip(nearest, (j, i))]
    little = LITTLE * WHOLE
    return np.stack(
        [
            1 / (1 + np.minimum(*ranks)),
            1 / (1 + np.maximum(*ranks)),
            (2 * cosine - (dense[0] + dense[1])) / WHOLE,
            cosine / (little + np.maximum(*dense)),
            cosine / (little + np.minimum(*dense)),
            common / (each[0] + each[1] - common + little),
            common / WHOLE,
            (best[0] + best[1]) / 2,
            np.full(len(i), window.smallness),
        ],
        axis=1,
    )


def _near(window: Window, at: Places) -> tuple[NDArray[np.int64], Floats, Floats, Floats]:
    """Partners and cosines of reports, the mean of the nearest few that are no copies, and the nearest of these."""
    near = window.near[at, :NEAR].astype(np.int64)
    cosine = np.where((near >= 0) & (window.cosine[at, :NEAR] >= UNLIKE * WHOLE), window.cosine[at, :NEAR], 0.0)
    who = np.where(cosine > 0, near, -1 - at[:, None])  # what is not there is like nobody else's
    fresh = (cosine > 0) & (window.measures[at, :NEAR, AT["copied"]] < np.float32(COPY**0.5))
    counted = np.where(fresh & (fresh.cumsum(axis=1) <= DENSE), cosine, 0.0)
    most = np.maximum(np.where(fresh, cosine, 0.0).max(axis=1), FLOOR * WHOLE)
    return who, cosine, np.rint(counted.sum(axis=1) / DENSE), most


def agreement(window: Window, rows: Places, columns: Places) -> Floats:
    """Measures of scored pairs by the first scores of the two members with all others; (n, AGREEMENT)."""
    found = np.empty((len(rows), len(AGREEMENT)))
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        found[part] = _agreement(window, rows[part], columns[part])
    return found


def _agreement(window: Window, i: Places, columns: Places) -> Floats:
    j = window.near[i, columns].astype(np.int64)
    value = window.first[i, columns]
    a, b = window.near[i, :NEAR], window.near[j, :NEAR]
    x = np.where(a == j[:, None], 0.0, window.first[i, :NEAR])
    y = np.where(b == i[:, None], 0.0, window.first[j, :NEAR])
    both = np.minimum(x[:, :, None], y[:, None, :]) * ((a[:, :, None] == b[:, None, :]) & (a >= 0)[:, :, None])
    common = both.sum(axis=(1, 2))
    against = x.sum(axis=1) + y.sum(axis=1) - 2 * common
    best = x.max(axis=1), y.max(axis=1)
    return np.stack(
        [
            np.log((value + 1e-4) / (1 - value + 1e-4)),
            common / (common + against + 0.3),
            both.max(axis=(1, 2)),
            np.minimum(common, 5.0),
            np.minimum(against, 10.0),
            np.minimum(*best),
            np.maximum(*best),
            value - np.maximum(*best),
        ],
        axis=1,
    )
