"""Whether two reports tell one story, and why: measures of likeness, weighed by trained scores in two steps.

What holds: reports of one event share rare words, above all in title and lead, and names; copies and common quotations
are all but proof.
What misleads: the running thread (yesterday's session of the same trial shares nearly every name). So a pair is also
measured against the partners either has in the collection, and by the days between. A title or a date may be missing
or wrong: no single measure decides. The fewer reports, the likelier that whoever gathered them had one event in mind.
Short texts have lower cosines than long ones, hence the length. Reports in two languages share only names, numbers and
the sense of title and lead, and have weights of their own.

A first score (logistic regression, L2) looks at the pair and its surroundings; the second (boosted trees) adds whether
the two agree about all others (surroundings.py). Only pairs whose neighbourhood has changed are scored again.

Weights: `language/any/stories.json`, trained by `tools/train_stories.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from runut.language import trained as trained_weights
from runut.link.measures import AT, MEASURES
from runut.link.surroundings import AGREEMENT, AROUND, agreement, alike, around
from runut.link.trees import Trees, shares
from runut.link.window import NEAR, Window

STEP = 1 << 16
"""Scores are counted in steps of one in so many: nothing hangs on a last bit."""
FLOOR = 0.02
"""A pair of a lower first score is no pair."""
COPY = 0.8
"""Share of a report's runs of words in another, from which the two are of one story whatever else is said."""
CERTAIN = 1.0
"""The score of such a pair, and of no other."""

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Trained weights of the pair score.

    Fields:
        same: weight of each measure for two reports in one language; `cross`: in two languages. "1" is the constant.
        language: what is added for pairs in that language: how alike news in it is anyway.
        trees: the second score of pairs in one language.
        join: least mean score at which two groups of reports are one story; `related`: are of one thread.
    """

    same: dict[str, float]
    cross: dict[str, float]
    language: dict[str, float]
    trees: Trees
    join: float
    related: float

    @cached_property
    def first(self) -> tuple[Floats, Floats]:
        """Weights by place, the constant last: of `MEASURES` and `AROUND`; of `MEASURES` across languages."""
        return _row(self.same, (*MEASURES, *AROUND)), _row(self.cross, MEASURES)

    @cached_property
    def asked(self) -> Places:
        """Where the measures of the trees stand among `MEASURES`, `AROUND` and `AGREEMENT`."""
        places = {name: at for at, name in enumerate((*MEASURES, *AROUND, *AGREEMENT))}
        return np.array([places[name] for name in self.trees.measures], np.int64)


@cache
def weights() -> Weights:
    """The shipped weights."""
    return trained_weights("stories.json", Weights)


def settle(window: Window, trained: Weights | None = None) -> NDArray[np.bool_]:
    """Score every pair that a change of the window may have touched; which reports have a pair whose score changed."""
    trained = trained or weights()
    before = window.score.copy()
    dirty = window.dirty.copy() if window.few == window.smallness else np.ones_like(window.dirty)
    window.few = window.smallness
    beside = (window.near >= 0) & (dirty[:, None] | dirty[window.near])
    rows, columns = np.nonzero(alike(window) & beside[:, :NEAR])
    score_first(window, rows, columns, trained)
    changed = dirty | ((window.near[:, :NEAR] >= 0) & dirty[window.near[:, :NEAR]]).any(axis=1)
    beside = (window.near >= 0) & (changed[:, None] | changed[window.near])
    wanted = alike(window) & beside[:, :NEAR]
    window.score[:, :NEAR][wanted] = 0
    rows, columns = np.nonzero(wanted & _likely(window, slice(None)))
    score_second(window, rows, columns, trained)
    rows, columns = np.nonzero((window.near[:, NEAR:] >= 0) & dirty[:, None])
    score_across(window, rows, columns, trained)
    window.dirty[:] = False
    rows, columns = np.nonzero(before != window.score)
    touched = np.zeros_like(window.dirty)
    touched[rows] = True
    touched[window.near[rows, columns]] = True
    return touched


def settle_one(window: Window, slot: int) -> None:
    """Score the pairs of one report as far as its partners' other scores are known: what can be said at once."""
    columns = np.flatnonzero(alike(window, slot))
    rows = np.full(len(columns), slot)
    x = score_first(window, rows, columns, weights())
    high = _likely(window, slot)[columns]
    score_second(window, rows[high], columns[high], weights(), x[high])
    other = np.flatnonzero(window.near[slot, NEAR:] >= 0)
    score_across(window, np.full(len(other), slot), other, weights())


def score_first(window: Window, rows: Places, columns: Places, trained: Weights) -> Floats:
    """The first scores of pairs in one language; gives the measures they were made of."""
    by = trained.first[0]
    bias = np.array([trained.language.get(code, 0.0) for code in window.codes] or [0.0])
    x = np.concatenate([window.measures[rows, columns].astype(np.float64), around(window, rows, columns)], axis=1)
    window.first[rows, columns] = _share((x * by[:-1]).sum(axis=1) + by[-1] + bias[window.code[rows]])
    return x


def score_second(window: Window, rows: Places, columns: Places, trained: Weights, known: Floats | None = None) -> None:
    """The scores of pairs in one language, from their first ones; `known`: the measures these were made of."""
    if known is None:
        own = window.measures[rows, columns].astype(np.float64)
        known = np.concatenate([own, around(window, rows, columns)], axis=1)
    x = np.concatenate([known, agreement(window, rows, columns)], axis=1)
    found = np.rint(shares(trained.trees, x[:, trained.asked]) * STEP) / STEP
    window.score[rows, columns] = np.where(_copied(window, rows, columns), CERTAIN, np.minimum(found, 1 - 1 / STEP))


def score_across(window: Window, rows: Places, columns: Places, trained: Weights) -> None:
    """The scores of pairs in two languages; `columns` counted from `NEAR`."""
    by = trained.first[1]
    x = window.measures[rows, NEAR + columns].astype(np.float64)
    window.score[rows, NEAR + columns] = np.minimum(_share((x * by[:-1]).sum(axis=1) + by[-1]), 1 - 1 / STEP)


def scored(window: Window, slots: Sequence[int], least: float) -> dict[tuple[int, int], float]:
    """The pairs (i, j), i < j, that `slots` have in their rows with at least a score."""
    found: dict[tuple[int, int], float] = {}
    some = np.asarray(slots, np.int64)
    at, columns = np.nonzero(window.score[some] >= least)
    rows = some[at]
    for i, j, value in zip(rows.tolist(), window.near[rows, columns].tolist(), window.score[rows, columns].tolist()):
        found[min(i, j), max(i, j)] = value
    return found


def _copied(window: Window, rows: Places | slice | int, columns: Places | slice) -> NDArray[np.bool_]:
    return np.asarray(window.measures[rows, columns, AT["copied"]] >= np.float32(COPY**0.5))


def _likely(window: Window, rows: slice | int) -> NDArray[np.bool_]:
    """The places of rows that hold a pair worth a second score."""
    near = slice(0, NEAR)
    return np.asarray((window.first[rows, near] >= FLOOR) | _copied(window, rows, near))


def _share(total: Floats) -> Floats:
    return np.asarray(np.rint(STEP / (1 + np.exp(-np.clip(total, -30, 30)))) / STEP)


def _row(by: dict[str, float], names: Sequence[str]) -> Floats:
    return np.array([*(by.get(name, 0.0) for name in names), by["1"]])
