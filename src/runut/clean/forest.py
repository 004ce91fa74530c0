"""Trees that ask the same question of every row at each depth, each a term of a logistic score.

Theory of operation. A tree of depth d asks d questions, "is this measure above that bound?", and the d answers, read as
a binary number, name one of its 2^d leaves. As no answer decides what is asked next, all trees are asked of all rows at
once: one comparison of arrays, whatever the number of trees. Method: gradient boosting (Friedman 2001) of oblivious
decision trees (Kohavi 1994); trained by `tools/clean_forest.py`.
"""

from __future__ import annotations

from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ROWS = 1_000  # asked at once: a page of any length takes the same memory


class Forest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Trained trees.

    Fields:
        asked: for each tree the measure each question is about.
        above: the value above which the answer is yes.
        leaves: what each tree adds, the first question being the highest bit.
        start: the sum before the first tree.
    """

    asked: tuple[tuple[int, ...], ...]
    above: tuple[tuple[float, ...], ...]
    leaves: tuple[tuple[float, ...], ...]
    start: float

    def chances(self, rows: Floats) -> Floats:
        """The probability of each row (rows, measures) that the answer is yes."""
        sums = [self._sums(rows[n : n + ROWS]) for n in range(0, len(rows), ROWS)]
        total = np.concatenate(sums) if sums else np.zeros(0)
        result: Floats = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        return result

    def _sums(self, rows: Floats) -> Floats:
        measures, bounds, values, first = self._arrays
        depth = len(self.asked[0])
        answers = (rows[:, measures] > bounds).reshape(len(rows), -1, depth)
        leaf = answers @ (1 << np.arange(depth - 1, -1, -1)) + first
        result: Floats = values[leaf].sum(1) + self.start
        return result

    @cached_property
    def _arrays(self) -> tuple[NDArray[np.intp], Floats, Floats, NDArray[np.intp]]:
        """All questions and leaves end to end, and where the leaves of each tree begin."""
        size = len(self.leaves[0])
        return (
            np.array(self.asked, np.intp).ravel(),
            np.array(self.above, float).ravel(),
            np.array(self.leaves, float).ravel(),
            np.arange(len(self.leaves)) * size,
        )
