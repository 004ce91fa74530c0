"""What a line and the lines around it show, in numbers, for the second look (`body`).

Theory of operation. The labeller says how likely each line is of each kind; alone it is unsure of short and odd lines.
What settles them is what stands near: a table row in the middle of an article is of it, a sentence among teasers is
not. So next to the labeller's word on a line itself stand how much of the text in windows before and after it is likely
of the body, how far the next sure line of the body is to either side, how much of the page's body comes before it; and
its length, end and cue words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from runut.clean.features import core
from runut.clean.labels import BODY, KEPT, Label, Verdict
from runut.clean.lines import Line
from runut.clean.shape import Shape

Floats = NDArray[np.float64]
MOST = 400  # code points a line counts for at most
MOST_WORDS = 100
SURE = 60.0  # code points of likely body from which a line is a sure one
FAR = 50  # lines
DOUBT = 0.005  # no probability is nearer to 0 or 1
RULED = 0.1  # that of a line whose label the rules changed
WINDOWS = ((-1, 0), (1, 2), (-3, 0), (1, 4), (-8, 0), (1, 9), (-25, 0), (1, 26))  # lines from and to
STEPS = (-2, -1, 1, 2)
NONE = -5.0  # odds of the body where the page has no line
KINDS: tuple[tuple[Label, ...], ...] = (
    ("navigation",), ("related",), ("promo",), ("caption",), ("title", "deck"),
    ("byline", "date", "credit", "keywords"), ("heading",), ("list",), ("paragraph", "dateline_paragraph"),
)  # fmt: skip
FURNITURE = ("promo", "related", "navigation", "artefact", "copyright")
MARGIN = ("credit", "byline", "keywords", "clock", "ago", "handle", "email")
GROUPS = (
    *(("the labeller's word", 2 + len(KINDS)), ("the line itself", 10), ("text before and after", len(WINDOWS))),
    *(("distance to sure lines", 4), ("place in the page", 8), ("neighbours", len(STEPS))),
)  # the measures of `surroundings` by what they tell, with their numbers


def likely(verdict: Verdict, labels: Sequence[Label]) -> Floats:
    """The probability of each line that it is of the body: the labeller's, or the rules' where they changed it."""
    chance = verdict.chance(*KEPT)
    before = np.array([one in BODY for one in verdict.labels], bool)
    after = np.array([one in BODY for one in labels], bool)
    chance = np.where(after & ~before, np.maximum(chance, 1 - RULED), chance)
    chance = np.where(before & ~after, np.minimum(chance, RULED), chance)
    result: Floats = np.minimum(np.maximum(chance, DOUBT), 1 - DOUBT)  # faster than `clip` on short pages
    return result


def sizes(lines: Sequence[Line]) -> Floats:
    """What each line counts for."""
    return np.array([min(len(line.text), MOST) for line in lines], float)


def surroundings(
    lines: Sequence[Line], shapes: Sequence[Shape], verdict: Verdict, labels: Sequence[Label], chance: Floats
) -> Floats:
    """One row of measures for each line (at least one), in a fixed order.

    Args:
        lines: of the page.
        shapes: of them.
        verdict: the labeller's.
        labels: after the rules.
        chance: as `likely` gives it.
    """
    total = len(lines)
    size = sizes(lines)
    odds = np.log(chance / (1 - chance))
    weight = size * chance
    mass = np.concatenate([[0.0], np.cumsum(weight)])
    length = np.concatenate([[0.0], np.cumsum(size)])
    all_ = weight.sum() + 1
    at = np.arange(total)
    sure = weight > SURE
    running = np.array([one.runs(foreign=True) for one in shapes], bool)
    words = [min(one.words, MOST_WORDS) for one in shapes]
    first, last = core(sure.tolist(), words)
    columns = [
        odds,
        np.array([one in BODY for one in labels], float),
        *(verdict.chance(*kinds) for kinds in KINDS),
        np.log(size),
        np.array(words, float),
        *np.array([_own(line, one) for line, one in zip(lines, shapes, strict=True)], float).T,
        *_windows(mass, length, at),
        *_distances(at, sure), *_distances(at, running),
        (at >= first) & (at <= last), mass[:-1] / all_, (mass[-1] - mass[1:]) / all_,
        at / total, np.minimum(at, FAR), np.minimum(total - at, FAR), np.full(total, np.log(total)),
        np.full(total, np.log(all_)),
        *(shift(odds, step, NONE) for step in STEPS),
    ]  # fmt: skip
    return np.column_stack(columns)


def shift(values: NDArray[np.generic], step: int, fill: float) -> Floats:
    """The value of the line so many steps away, `fill` beyond the ends."""
    found = np.full(len(values), fill)
    if step < 0:
        found[-step:] = values[:step]
    elif step < len(values):
        found[:-step] = values[step:]
    return found


def _own(line: Line, one: Shape) -> tuple[float, ...]:
    """What a line shows by itself."""
    text = line.text
    return (
        one.stop,
        one.function,
        sum(cue.startswith(FURNITURE) for cue in one.cues),
        sum(cue.startswith(MARGIN) for cue in one.cues),
        line.gap > 0,
        text[0].islower(),
        text[-1].isalnum(),
        text[-1] == ":",
    )


def _windows(mass: Floats, length: Floats, at: NDArray[np.intp]) -> Floats:
    """The share of likely body in the text of some lines before or after each line, one row for each window."""
    start, end = np.array(WINDOWS).T[:, :, None]
    a, b = (np.minimum(np.maximum(at + step, 0), len(at)) for step in (start, end))
    result: Floats = (mass[b] - mass[a]) / (length[b] - length[a] + 1)
    return result


def _distances(at: NDArray[np.intp], marked: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Lines to the nearest marked one, above and below."""
    before = np.maximum.accumulate(np.where(marked, at, -FAR))
    after = np.minimum.accumulate(np.where(marked, at, len(at) + FAR)[::-1])[::-1]
    return np.minimum(at - before, FAR).astype(float), np.minimum(after - at, FAR).astype(float)
