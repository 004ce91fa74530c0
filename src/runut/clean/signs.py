"""What flattened text shows beside the labeller's word, in numbers, for the second look (`body`).

Theory of operation. Where the markup is gone an article's lines must be told from those of teasers, comments and tables
by texture. Teasers glue a headline to its summary ("floodsThe river rose") or print it twice in one line; comments come
with names, hours and "reply"; lists carry bullets and figures. Words tell as well: a line of the article shares its
own with the likely rest of it and with the title, and stands below the title, where the address shows which line that
is. Each sign is counted in the line and in those around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from runut.clean.features import slug_words
from runut.clean.labels import Label, Verdict
from runut.clean.lines import Line, folded
from runut.clean.shape import Shape
from runut.clean.surroundings import FURNITURE, MARGIN, sizes

Floats = NDArray[np.float64]
HEAD = 200  # code points of a line that are looked at
WORDS = 100
FEW = 4  # words of a short line
FAR = 50  # lines
COMMON = 20.0  # code points of text beside the body that a word is taken to stand in at least
ELSEWHERE = 30.0  # code points of other likely body in which a word of it stands
UNKNOWN = -0.2  # shared words of a line that has none that count
GLUED = re.compile(r"[a-z0-9.?!\"”’][A-Z][a-z]")
BULLET = re.compile(r"(?:[•▪●◦*·–-]|\d{1,3}[.)])\s")
HOURS = ("clock", "ago", "handle")
GROUPS = (
    *(("glued words, bullets, figures", 7), ("comments", 5), ("repetition", 2), ("cue words around", 7)),
    *(("length of lines around", 4), ("words shared with the body", 3), ("place against the title", 6)),
)  # the measures of `signs` by what they tell, with their numbers


def signs(
    lines: Sequence[Line],
    shapes: Sequence[Shape],
    verdict: Verdict,
    labels: Sequence[Label],
    chance: Floats,
    url: str | None,
) -> Floats:
    """One row of measures for each line (at least one), in a fixed order.

    Args:
        lines: of the page.
        shapes: of them.
        verdict: the labeller's.
        labels: after the rules.
        chance: that a line is of the body.
        url: of the page.
    """
    total = len(lines)
    at = np.arange(total)
    heads = [line.text[:HEAD] for line in lines]
    glued = np.array([min(3, len(GLUED.findall(head))) for head in heads], float)
    bullets = np.array([BULLET.match(head) is not None for head in heads], float)
    figures = np.array([sum(map(str.isdigit, head)) / len(head) for head in heads])
    varied = np.array([len(set(one.lows)) / max(1, len(one.lows)) for one in shapes])
    comments = _told(shapes, ("comment",))
    since = at - np.maximum.accumulate(np.where(comments > 0, at, -FAR))
    keys = [folded(line.text) for line in lines]
    counts = Counter(keys)
    again = np.array([min(4, counts[key]) for key in keys], float)
    margin, furniture = _told(shapes, MARGIN), _told(shapes, FURNITURE)
    hours = np.maximum(_told(shapes, HOURS), ["dated" in one.own for one in shapes])
    words = np.array([min(one.words, WORDS) for one in shapes], float)
    short = (words <= FEW).astype(float)
    weight = sizes(lines) * chance
    share, known = _shared(shapes, weight, sizes(lines) - weight)
    near3 = near(3, glued > 0, figures, margin, furniture, hours, words, known)
    near8 = near(8, margin, furniture, hours, words)
    columns = [
        glued, near3[0], bullets, *near(4, bullets), varied, figures, near3[1],
        comments, np.minimum(since, FAR), *near(6, comments), np.minimum(comments.cumsum(), 5),
        np.full(total, min(comments.sum(), 10)),
        again, *near(4, again > 1),
        near3[2], near8[0], near3[3], near8[1], near3[4], near8[2],
        np.full(total, hours.mean()),
        *near(5, short), near3[5], near8[3], np.full(total, short.mean()),
        share, known, near3[6],
        *_against_title(shapes, verdict, labels, weight, slug_words(url)),
    ]  # fmt: skip
    return np.column_stack(columns)


def near(reach: int, *values: NDArray[np.generic]) -> Floats:
    """The mean of some measures over each line and so many to either side, one row for each measure."""
    total = len(values[0])
    sums = np.zeros((len(values), total + 1))
    np.cumsum(np.array(values, float), axis=1, out=sums[:, 1:])
    at = np.arange(total)
    start, end = np.maximum(at - reach, 0), np.minimum(at + reach + 1, total)
    result: Floats = (sums[:, end] - sums[:, start]) / (end - start)
    return result


def _told(shapes: Sequence[Shape], kinds: tuple[str, ...]) -> Floats:
    """Which lines show a cue of these kinds."""
    return np.array([any(cue.startswith(kinds) for cue in one.cues) for one in shapes], float)


def _shared(shapes: Sequence[Shape], weight: Floats, beside: Floats) -> tuple[Floats, Floats]:
    """Of the words of each line: how much of the other text they stand in is likely of the body, and the share of them
    that stand elsewhere in it.
    """
    once, common = set[str](), set[str]()  # a word of one line alone adds nothing
    for one in shapes:
        common |= once & one.content
        once |= one.content
    inside, outside = Counter[str](), Counter[str]()
    for one, a, b in zip(shapes, weight.tolist(), beside.tolist(), strict=True):
        for word in one.content & common:
            inside[word] += a
            outside[word] += b
    share, known = np.full(len(shapes), UNKNOWN), np.full(len(shapes), UNKNOWN)
    for n, (one, a, b) in enumerate(zip(shapes, weight.tolist(), beside.tolist(), strict=True)):
        if one.content:
            found = [(inside[word] - a, outside[word] - b) for word in sorted(one.content & common)]
            share[n] = sum(x / (x + y + COMMON) for x, y in found) / len(one.content)
            known[n] = sum(x > ELSEWHERE for x, _ in found) / len(one.content)
    return share, known


def _against_title(
    shapes: Sequence[Shape], verdict: Verdict, labels: Sequence[Label], weight: Floats, slug: frozenset[str]
) -> tuple[Floats, ...]:
    """Lines and likely body since the title, whether that is sure, words shared with it, words of the address."""
    total = len(shapes)
    sure = "title" in labels
    title = labels.index("title") if sure else int(verdict.chance("title").argmax())
    body = np.concatenate([[0.0], np.cumsum(weight)])
    head = shapes[title].content | slug
    both = [len(one.content & head) / max(1, min(len(one.content), len(head))) for one in shapes]
    return (
        np.minimum(np.maximum(np.arange(total) - title, -FAR), FAR).astype(float),
        np.full(total, float(sure)),
        (body[1:] - body[title]) / (weight.sum() + 1),
        np.array(both),
        np.array([len(slug.intersection(one.lows)) / max(1, len(slug)) for one in shapes]),
        np.full(total, float(bool(slug))),
    )
