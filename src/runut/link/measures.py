"""How alike two reports are, seen alone: one report against many at once.

Everything is counted on the words both have. Measures of whole numbers until the last step, and symmetric: it does not
matter which of the two was there first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from runut.link.entry import HEAD, MEANING, NAMES, NUMBERS, SCALE, TERMS, TITLE, Entry

MEASURES = (
    "terms", "head", "title", "title_in_less", "title_in_more", "names", "names_in_more", "numbers", "copied", "quoted",
    "meaning", "shorter", "longer", "one_outlet", "undated", "days", "other_day",
)  # fmt: skip
AT = {name: place for place, name in enumerate(MEASURES)}
FEWEST_RUNS = 8
"""Runs looked at, from which a share of them means anything."""
FAR = 6
"""Days apart beyond which it makes no difference."""
WHOLE = float(SCALE * SCALE)

Floats = NDArray[np.float64]


def cosines(one: Entry, others: Sequence[Entry]) -> tuple[Floats, Floats]:
    """The cosine of terms with each of `others` in units of `SCALE ** 2`, and all measures; (m,), (m, MEASURES)."""
    count = len(others)
    found = np.zeros((count, len(MEASURES)))
    place, owner, at = _common(one.words, [other.words for other in others])
    ours = one.weights[:, place].astype(np.float64)
    theirs = np.concatenate([other.weights for other in others], axis=1)[:, at].astype(np.float64)
    products = ours * theirs

    def total(values: Floats) -> Floats:
        return np.bincount(owner, values, count).astype(np.float64)

    dots = np.stack([total(row) for row in products]) / WHOLE
    in_ours = ours[TERMS] > 0
    in_theirs = theirs[TERMS] > 0
    titles = total(ours[TITLE] ** 2 * in_theirs) / WHOLE, total(theirs[TITLE] ** 2 * in_ours) / WHOLE
    names = total(ours[NAMES] ** 2 * in_theirs) / WHOLE, total(theirs[NAMES] ** 2 * in_ours) / WHOLE
    lengths = np.array([len(other.words) for other in others]), np.full(count, len(one.words))
    found[:, AT["terms"]] = np.sqrt(dots[TERMS])
    found[:, AT["head"]] = np.sqrt(dots[HEAD])
    found[:, AT["title"]] = dots[TITLE]
    found[:, AT["title_in_less"]] = np.minimum(*titles)
    found[:, AT["title_in_more"]] = np.maximum(*titles)
    found[:, AT["names"]] = np.sqrt(dots[NAMES])
    found[:, AT["names_in_more"]] = np.maximum(*names)
    found[:, AT["numbers"]] = dots[NUMBERS]
    found[:, AT["copied"]] = np.sqrt(_copied(one, others))
    found[:, AT["quoted"]] = _shared(one.quotes, [other.quotes for other in others]) > 0
    found[:, AT["meaning"]] = _meaning(one, others)
    found[:, AT["shorter"]] = np.log1p(np.minimum(*lengths)) - 5
    found[:, AT["longer"]] = np.log1p(np.maximum(*lengths)) - 5
    found[:, AT["one_outlet"]] = [bool(one.outlet) and one.outlet == other.outlet for other in others]
    for row, other in zip(found, others):
        if one.day is None or other.day is None:
            row[AT["undated"]] = 1
        else:
            apart = abs(one.day - other.day)
            row[AT["days"]], row[AT["other_day"]] = min(apart, FAR) / FAR, apart > 0
    return np.rint(dots[TERMS] * WHOLE), found


def _common(
    ours: NDArray[np.uint32] | NDArray[np.uint64], theirs: Sequence[NDArray[np.uint32] | NDArray[np.uint64]]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """What ascending digests share: the place in `ours`, whose it is, the place in `theirs` laid end to end."""
    owner = np.repeat(np.arange(len(theirs)), [len(one) for one in theirs])
    if not len(ours) or not len(owner):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    laid = np.concatenate(theirs)
    place = np.searchsorted(ours, laid)
    place[place == len(ours)] = 0
    at = np.flatnonzero(ours[place] == laid)
    return place[at], owner[at], at


def _shared(ours: NDArray[np.uint64], theirs: Sequence[NDArray[np.uint64]]) -> Floats:
    return np.bincount(_common(ours, theirs)[1], minlength=len(theirs)).astype(np.float64)


def _copied(one: Entry, others: Sequence[Entry]) -> Floats:
    """The share of the smaller report's runs of words that stand in the other."""
    smaller = np.array([min(len(one.runs), len(other.runs)) for other in others])
    shares = _shared(one.runs, [other.runs for other in others]) / np.maximum(smaller, 1)
    return np.where(smaller >= FEWEST_RUNS, shares, 0.0)


def _meaning(one: Entry, others: Sequence[Entry]) -> Floats:
    """The cosine of the vectors of title and lead; 0 where either language has none."""
    found = np.zeros(len(others))
    there = [n for n, other in enumerate(others) if len(other.meaning)]
    if len(one.meaning) and there:
        rows = np.stack([others[n].meaning for n in there]).astype(np.float64)
        found[there] = rows @ one.meaning.astype(np.float64) / MEANING**2
    return found
