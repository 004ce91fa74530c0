"""Boosted trees of one depth, each a sum term of a logistic score.

A tree of depth d is kept as 2^d - 1 questions, level by level, and 2^d leaves. All pairs are asked at once.

Method: gradient boosting of decision trees (Friedman 2001); trained by `tools/boosting.py`.
"""

from __future__ import annotations

from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

CHUNK = 2_048


class Trees(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
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

    @cached_property
    def tables(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """Questions, bounds and leaves as (trees, ...) arrays."""
        return np.array(self.asked, np.int64), np.array(self.above), np.array(self.leaves)


def shares(trees: Trees, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The score of each row, 0 to 1; `values` in the order of `trees.measures`."""
    asked, above, leaves = trees.tables
    found = np.empty(len(values))
    first = np.arange(len(asked)) * asked.shape[1]  # of each tree's questions, laid end to end; taking is quickest flat
    ends = np.arange(len(asked)) * leaves.shape[1] - asked.shape[1]
    for start in range(0, len(values), CHUNK):
        rows = values[start : start + CHUNK]
        at = np.zeros((len(rows), len(asked)), dtype=np.int64)
        own = np.arange(len(rows))[:, None] * rows.shape[1]
        for _ in range(int(np.log2(leaves.shape[1]))):
            question = first + at
            at = 2 * at + 1 + (np.take(rows, own + np.take(asked, question)) > np.take(above, question))
        total = trees.start + np.take(leaves, ends + at).sum(axis=1)
        found[start : start + CHUNK] = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    return found
