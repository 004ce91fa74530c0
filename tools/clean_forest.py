"""Forests of the second look (`runut.clean.body`): gradient boosting of oblivious trees on binned measures.

Theory of operation. Their measures rest on what the labeller says, so the pages they learn from are labelled by models
that never saw them. Whether a line is of the body is known of gold pages, and of pages of the extraction sets that hold
their gold body (`clean_data.shares`). Each page weighs the same, gold pages more, and in a page a line by the root of
its length: a page of ten thousand teasers says no more than a short one. The questions of a tree are chosen on every
third line and among half of the measures, in turn and by a fixed draw (stochastic gradient boosting, Friedman 2002):
that takes a sixth of the time, and trees differ more; what its leaves say is measured on all lines.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from runut.clean.forest import Forest
from runut.clean.lines import Line
from runut.clean.surroundings import sizes

HOME = Path("src/runut/language/any")
BINS = 32
TREES, DEPTH, RATE = 200, 5, 0.08
EVERY = 3  # of the lines one is looked at for the questions of a tree
DRAWN = 0.5  # share of the measures a tree may ask about
PENALTY = 8.0  # of squared leaves, the weights of a page summing up to `PAGE`
LEAST = 12.0  # weight of a leaf
PAGE = 100.0
Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class Known(NamedTuple):
    """A page as the forest sees it: measures of its lines, which are of the body, what each weighs."""

    rows: Floats
    body: NDArray[np.bool_]
    weights: Floats


def weights(lines: Sequence[Line]) -> Floats:
    """What the lines of a page weigh."""
    root = np.sqrt(sizes(lines))
    result: Floats = root / root.sum() * PAGE
    return result


def fit(pages: Sequence[Known], trees: int = TREES) -> Forest:
    """The forest that tells lines of the body."""
    x = np.vstack([one.rows for one in pages])
    y = np.concatenate([one.body for one in pages]).astype(float)
    w = np.concatenate([one.weights for one in pages])
    cuts = [_cuts(column) for column in x.T]
    # One row for each measure, each with its own range of bins: a single count then serves all measures.
    bins = np.stack(
        [np.searchsorted(cut, column) + n * BINS for n, (cut, column) in enumerate(zip(cuts, x.T, strict=True))]
    )
    mean = (w @ y) / w.sum()
    start = round(float(np.log(mean / (1 - mean))), 6)
    total = np.full(len(y), start)
    asked, above, leaves = [], [], []
    dice = random.Random(20261122)
    sampled = [np.ascontiguousarray(bins[:, n::EVERY]) for n in range(EVERY)]
    for n in range(trees):
        chance = 1 / (1 + np.exp(-total))
        slope, curve = w * (chance - y), w * chance * (1 - chance)
        own = slice(n % EVERY, None, EVERY)
        drawn = sorted(dice.sample(range(len(cuts)), max(1, round(DRAWN * len(cuts)))))
        questions, bounds = _grow(sampled[n % EVERY], drawn, cuts, slope[own], curve[own])
        at = np.zeros(len(y), np.intp)
        for measure, bound in zip(questions, bounds, strict=True):
            at = 2 * at + (x[:, measure] > bound)
        sums, weight = np.bincount(at, slope, 2**DEPTH), np.bincount(at, curve, 2**DEPTH)
        leaf = np.round(-RATE * sums / (weight + PENALTY), 5)
        asked.append(questions)
        above.append(bounds)
        leaves.append(tuple(leaf.tolist()))
        total += leaf[at]
    return Forest(tuple(asked), tuple(above), tuple(leaves), start)


def write(forest: Forest, name: str, home: Path = HOME) -> None:
    (home / name).write_bytes(msgspec.json.encode(forest) + b"\n")


def _cuts(column: Floats) -> Floats:
    """Bounds between bins: rounded, so that what is written asks just what was learnt."""
    return np.unique(np.round(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1]), 5))[: BINS - 1]


def _grow(
    bins: Ints, drawn: Sequence[int], cuts: Sequence[Floats], slope: Floats, curve: Floats
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The questions of one tree with their bounds, about the measures drawn."""
    count = len(drawn)
    own = bins[list(drawn)] - (np.array(drawn) - np.arange(count))[:, None] * BINS
    at = np.zeros(own.shape[1], np.intp)
    slopes, curves = np.tile(slope, count), np.tile(curve, count)
    questions: list[int] = []
    bounds: list[float] = []
    for level in range(DEPTH):
        size = count * BINS
        keys = (own + at * size).ravel()
        g, h = (
            np.bincount(keys, one, 2**level * size).reshape(2**level, count, BINS).cumsum(2) for one in (slopes, curves)
        )
        full_g, full_h = g[:, :, -1:], h[:, :, -1:]
        gain = _value(g, h) + _value(full_g - g, full_h - h) - _value(full_g, full_h)
        gain[(h < LEAST / EVERY) | (full_h - h < LEAST / EVERY)] = 0.0
        best = gain.sum(0)[:, :-1]
        for n, measure in enumerate(drawn):
            best[n, len(cuts[measure]) :] = -1.0
        row, place = divmod(int(best.argmax()), best.shape[1])
        questions.append(drawn[row])
        bounds.append(float(cuts[drawn[row]][place]))
        at = 2 * at + (own[row] - row * BINS > place)
    return tuple(questions), tuple(bounds)


def _value(g: Floats, h: Floats) -> Floats:
    result: Floats = g * g / (h + PENALTY / EVERY)
    return result
