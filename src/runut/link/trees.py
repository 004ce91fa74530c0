"""Boosted trees of one depth, each a sum term of a logistic score.

A tree of depth d is kept as 2^d - 1 questions, level by level, and 2^d leaves. All pairs are asked at once.

Method: gradient boosting of decision trees (Friedman 2001); trained by `tools/boosting.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray


class Trees(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Trained trees.

    Fields:
        measures: names, in the order `asked` counts them.
        asked: for each tree the measure each question is about; `above`: the value above which the answer is yes.
        leaves: what each tree adds; `start`: the sum before the first.
    """

    measures: tuple[str, ...]
    asked: tuple[tuple[int, ...], ...]
    above: tuple[tuple[float, ...], ...]
    leaves: tuple[tuple[float, ...], ...]
    start: float


def table(trees: Trees, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """The measures of each row in the order of the trees; 0 for what a row does not have."""
    return np.array([[row.get(name, 0.0) for name in trees.measures] for row in rows], dtype=np.float64)


def shares(trees: Trees, rows: Sequence[Mapping[str, float]]) -> list[float]:
    """The score of each row, 0 to 1."""
    if not rows:
        return []
    values = table(trees, rows)
    every = np.arange(len(values))
    total = np.full(len(values), trees.start)
    for asked, above, leaves in zip(trees.asked, trees.above, trees.leaves):
        questions, bounds = np.array(asked), np.array(above)
        at = np.zeros(len(values), dtype=np.int64)
        while at[0] < len(asked):
            at = 2 * at + 1 + (values[every, questions[at]] > bounds[at])
        total += np.array(leaves)[at - len(asked)]
    found: list[float] = (1 / (1 + np.exp(-np.clip(total, -30, 30)))).tolist()
    return found
