"""Which lines of an HTML page are the article's body: a second look, by the containers they stand in.

Theory of operation. An article is written into one element, or a few beside each other; menus, teasers, comments and
notes on the author have their own. The line labeller judges a line by itself and its neighbours, so it loses short or
odd lines of the article and keeps sentences that stand elsewhere. Here its verdicts are summed up by container, and by
the three containers around that; a line is then described by its own verdict, by those of the lines it stands with, by
how its container lies to the fullest one, by links, tag, neighbours, and by what classes and ids are called. A logistic
regression decides. Containers are told apart by the path of their elements: siblings of one make count as one, which
serves well, for a row of teasers is one thing. Trained by `python -m tools.train_clean`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.clean.cues import cues
from runut.clean.labels import BODY, Label
from runut.clean.lines import Line
from runut.language import language

WEIGHTS = "clean.blocks.json"
KEEP = 0.3  # probability from which a line is of the body
SURE = 0.8  # probability from which a caption or the like is
SHORT = 60  # code points of a heading
LOOSE: frozenset[Label] = frozenset({"promo", "navigation", "related", "artefact"})
NOTES: frozenset[Label] = frozenset({"caption", "byline", "keywords"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LEVELS = 4  # containers summed up: a line's own and those around it
MOST = 400  # code points a line counts for at most
LINKED = 0.5  # share of links from which a line is one
INLINE = frozenset("a abbr b bdi cite code em font i mark q s small span strong sub sup time u".split())  # noqa: SIM905
ARTICLE = re.compile(
    r"(?:article|entry|post|story|news|single|page|blog|field|main|rich|detail|read)\w{0,9}[-_]{0,2}"
    r"(?:body|content|text|inner|detail|copy)"
    r"|(?:body|content)[-_]{0,2}(?:text|copy|article|detail|main|inner|body)|wysiwyg|article__|richtext"
)  # names of the element an article is written into
BESIDE = re.compile(
    r"comment|disqus|relat|recommend|sidebar|widget|newsletter|promo|foot|share|social|author|bio\b|popular|trending"
    r"|nav|caption|subscri|teas|most|rail|aside|advert|outbrain|taboola|breadcrumb|tags?\b|feed|respon|meta\b|hidden"
    r"|sponsor|banner|popup|modal"
)  # names of elements beside it, or set into it
TAGS = ("p", "li", "div", "h1", "h2", "h3", "td", "figcaption", "blockquote")
KINDS: tuple[tuple[Label, ...], ...] = (
    ("caption",), ("related", "navigation"), ("promo", "artefact"), ("title", "deck"),
    ("byline", "date", "credit", "keywords"), ("heading", "list", "quote"),
)  # fmt: skip
Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class Place(NamedTuple):
    """Where a path leads: the elements on the way; depth of the innermost that is named as an article's; flags."""

    container: tuple[str, ...]
    depth: int
    flags: tuple[float, ...]


class Names(NamedTuple):
    """What an element's tag, classes and id say of it."""

    tag: str
    article: bool
    beside: bool


class Weights(NamedTuple):
    """A logistic regression over `measures`: the weight of each, and of nothing."""

    bias: float
    factors: Floats


def by_blocks(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The labels after the second look; what the first one left of a page is kept where nothing else would be."""
    if not lines or not all(line.hint for line in lines) or not any(label in BODY for label in labels):
        return list(labels)
    chance = body_chance(lines, labels)
    found = list(labels)
    for n, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label in BODY and chance[n] < KEEP:
            found[n] = "aside"
        elif (label in LOOSE and chance[n] >= KEEP) or (label in NOTES and chance[n] >= SURE and not _signed(line)):
            found[n] = _kind(line)
    return found if any(label in BODY for label in found) else list(labels)


def body_chance(lines: Sequence[Line], labels: Sequence[Label]) -> Floats:
    """The probability of each line that it is of the body. All lines have hints; `labels` is the first verdict."""
    bias, factors = weights()
    result: Floats = 1 / (1 + np.exp(-(measures(lines, labels) @ factors + bias)))
    return result


def measures(lines: Sequence[Line], labels: Sequence[Label]) -> Floats:
    """One row of measures for each line, in a fixed order."""
    hints = [line.hint for line in lines]
    known: dict[tuple[str, str], int] = {}
    at = np.array([known.setdefault((h.path, h.tag) if h else ("", ""), len(known)) for h in hints])
    places = [place(*key) for key in known]
    size = np.array([min(len(line.text), MOST) for line in lines], float)
    link = np.array([hint.link_share if hint else 0.0 for hint in hints])
    body = np.array([0.97 if label in BODY else 0.03 for label in labels])
    weight = size * body
    total = weight.sum() + 1
    first = _ids([one.container for one in places])
    held = np.bincount(first[at], weight)
    main = next(one.container for one, n in zip(places, first, strict=True) if n == held.argmax())
    side = np.array([_side(one.container, main) for one in places], float)
    named = _named(places, at, size * (1 - link), size.sum())
    own = first[at]
    columns = [
        _odds(body), body, np.log(size), link,
        *(np.array([label in kinds for label in labels], float) for kinds in KINDS),
        *side[at].T,
        *(column for level in range(LEVELS) for column in _level(places, at, level, size, link, body, total)),
        *(_shift(_odds(body), step, -4.0) for step in (-2, -1, 1, 2)),
        *((_shift(own, step, -1) == own).astype(float) for step in (-1, 1)),
        np.cumsum(weight) / total, np.arange(len(lines)) / len(lines),
        *(np.array([hint is not None and hint.tag == tag for hint in hints], float) for tag in TAGS),
        *named[at].T, named[at, 1] * (link < LINKED),
        *np.array([one.flags for one in places], float)[at].T,
    ]  # fmt: skip
    return np.column_stack(columns)


@lru_cache(maxsize=20_000)
def place(path: str, tag: str) -> Place:
    """What a path says; `tag` is the block it leads to, what lies inside that is not looked at."""
    parts = path.split(" ")
    while len(parts) > 1 and (name := _tag(parts[-1])) != tag and name in INLINE:
        parts.pop()
    container = tuple(parts[:-1])
    told = [_names(part) for part in container]
    depth = next((n + 1 for n in range(len(told) - 1, -1, -1) if told[n].article), 0)
    beside = sum(one.beside for one in told[2:])
    inside = sum(one.beside for one in told[max(2, depth) :])
    article = any(one.tag == "article" for one in told)
    flags = (depth > 0, article, min(beside, 2), min(inside, 2), article and not inside)
    return Place(container, depth, tuple(float(flag) for flag in flags))


@lru_cache(maxsize=20_000)
def _names(part: str) -> Names:
    low = part.lower()
    return Names(_tag(low), ARTICLE.search(low) is not None, BESIDE.search(low) is not None)


@cache
def weights() -> Weights:
    """The regression that is shipped."""
    file = language("any").weights(WEIGHTS)
    assert file is not None, f"the installation lacks {WEIGHTS}"
    return weights_of(json.loads(file.read_text(encoding="utf-8")))


def weights_of(known: Mapping[str, Any]) -> Weights:
    """The regression as `tools.clean_blocks` writes it."""
    return Weights(float(known["bias"]), np.array(known["factors"], float))


def _signed(line: Line) -> bool:
    """Whether the line says itself that it names who wrote: "By Ann Bell", "Oleh: Sari"."""
    return len(line.text) < SHORT and "byline@start" in cues(line.text)


def _kind(line: Line) -> Label:
    """What a line of the body is, by its tag and its end."""
    tag = line.hint.tag if line.hint else ""
    if tag in ("li", "td", "th", "dd", "dt"):
        return "list"
    return "heading" if tag in HEADINGS or (len(line.text) < SHORT and line.text[-1].isalnum()) else "paragraph"


def _ids(keys: Sequence[tuple[str, ...]]) -> Ints:
    known: dict[tuple[str, ...], int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys])


def _side(container: tuple[str, ...], main: tuple[str, ...]) -> tuple[int, int, bool]:
    """Steps up from the fullest container to what both stand in, steps down from there, and whether it is the same."""
    least = min(len(container), len(main))
    both = next((n for n in range(least) if container[n] != main[n]), least)
    return both - len(main), len(container) - both, container == main


def _named(places: Sequence[Place], at: Ints, weight: Floats, total: float) -> Floats:
    """Of each place: whether in the fullest element named as an article's, whether so without an element beside in
    between, and how much of the page that element holds.
    """
    sizes = np.bincount(at, weight, len(places))
    roots: dict[tuple[str, ...], float] = {}
    for one, size in zip(places, sizes, strict=True):
        if one.depth and not one.flags[3]:
            root = one.container[: one.depth]
            roots[root] = roots.get(root, 0.0) + size
    if not roots:
        return np.zeros((len(places), 3))
    best = max(roots, key=lambda root: (roots[root], root))
    rows = []
    for one in places:
        inside = one.container[: len(best)] == best
        rows.append((inside, inside and not one.flags[3], roots[best] / total if inside else 0.0))
    return np.array(rows, float)


def _level(
    places: Sequence[Place], at: Ints, level: int, size: Floats, link: Floats, body: Floats, total: float
) -> tuple[Floats, ...]:
    """Of the container so many steps around each line: the share of body among its other lines, how much of the page's
    body it holds, how much of it is links, how many lines it has.
    """
    outer = [one.container[: len(one.container) - level] or one.container[:1] for one in places]
    ids = _ids(outer)[at]
    mass, held = np.bincount(ids, size)[ids], np.bincount(ids, size * body)[ids]
    linked, count = np.bincount(ids, size * link)[ids], np.bincount(ids)[ids]
    others = np.where(mass > size, (held - size * body + 0.3) / (mass - size + 1), -1)
    return others, held / total, linked / mass, np.log(count)


def _odds(chance: Floats) -> Floats:
    result: Floats = np.log(chance / (1 - chance))
    return result


def _shift(values: NDArray[np.generic], step: int, fill: float) -> Floats:
    found = np.full(len(values), fill)
    if step < 0:
        found[-step:] = values[:step]
    elif step < len(values):
        found[:-step] = values[step:]
    return found


def _tag(part: str) -> str:
    return part.split(".", 1)[0].split("#", 1)[0]
