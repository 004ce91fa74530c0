"""What the elements of an HTML page that hold a line say of it, in numbers, for the second look (`body`).

Theory of operation. An article is written into one element, or a few beside each other; menus, teasers, comments and
notes on the author have their own. So the probability that lines are of the body is summed up by container, and by the
three containers around that; a line is described by what else its containers hold, by how they lie to the fullest one,
by links and tag, and by what elements, classes and ids are called, those inside the article's own element apart from
those around it. Containers are told apart by the path of their elements: siblings of one make count as one, which
serves well, for a row of teasers is one thing. Comments may outweigh the article: their text counts little here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.clean.lines import Line
from runut.clean.surroundings import shift

LEVELS = 4  # containers summed up: a line's own and those around it
LINKED = 0.5  # share of links from which a line is one
COMMENT = 0.05  # what the text of comments counts for
ARTICLE = re.compile(
    r"(?:article|entry|post|story|news|single|page|blog|field|main|rich|detail|read)\w{0,9}[-_]{0,2}"
    r"(?:body|content|text|inner|detail|copy)"
    r"|(?:body|content)[-_]{0,2}(?:text|copy|article|detail|main|inner|body)|wysiwyg|article__|richtext"
)  # names of the element an article is written into
BESIDE = (
    r"comment disqus_ disqus- #disqus related recommend sidebar widget newsletter promo foot share social"
    r" author bio\b popular trending nav caption subscri teas most rail aside advert outbrain taboola breadcrumb"
    r" tag\b tags\b feed- -feed newsfeed respond responses meta\b is-hidden visually-hidden sponsor banner popup"
    r" modal"
)  # parts of names of elements beside it, or set into it; "\b" where the word ends there
NAMES = (
    r"comment disqus_ disqus- #disqus respond responses reply discuss forum",
    r"caption figure photo image media gallery video credit",
    r"tweet embed instagram facebook",
    r"author bio\b byline writer profile",
    r"related recommend popular trending most teas more next- -next prev card latest feed- -feed newsfeed outbrain"
    r" taboola readalso read-also",
    r"nav menu breadcrumb toolbar pagina",
    r"foot copyright legal cookie consent privacy disclaim",
    r"sidebar aside rail widget secondary",
    r"promo advert sponsor banner newsletter subscri signup paywall donat popup modal affiliat product commerce shop"
    r" offer price buy",
    r"share social follow",
    r"header headline title hero",
    r"summary deck lead intro abstract excerpt standfirst subtitle teaser description highlight keypoint key-point"
    r" bullet",
    r"meta\b date time tag\b tags\b topic categor",
    r"quote pull",
    r"box info fact note about card",
    r"list item",
)  # parts of names of elements inside the article's, by what they mostly hold
ASIDE, COMMENTS = 1, 2  # bits of `Names.means`: of `BESIDE`, and of the first of `NAMES`
INLINE = frozenset("a abbr b bdi cite code em font i mark q s small span strong sub sup time u".split())  # noqa: SIM905
ELEMENTS = (
    *("table", "ul", "ol", "dl", "blockquote", "figure", "aside", "header", "footer", "section", "form", "pre", "li"),
    "main",
)
ELEMENT = {tag: 1 << n for n, tag in enumerate(ELEMENTS)}
TAGS = ("p", "li", "div", "h1", "h2", "h3", "td", "figcaption", "blockquote")
GROUPS = (
    *(("links", 3), ("how the container lies to the fullest", 3), ("what the containers hold", 4 * LEVELS + 2)),
    *(("tags", len(TAGS)), ("the fullest element named as an article's", 4)),
    *(("names of elements", 5 + len(NAMES)), ("kinds of elements", len(ELEMENTS) + 3)),
)  # the measures of `containers` by what they tell, with their numbers
Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


class Names(NamedTuple):
    """What an element's tag, classes and id say of it; `means` has a bit for `BESIDE` and one for each of `NAMES`."""

    tag: str
    article: bool
    means: int


class Place(NamedTuple):
    """Where a path leads: the elements on the way; depth of the innermost that is named as an article's; what the
    names say.
    """

    container: tuple[str, ...]
    depth: int
    beside: bool
    comment: bool
    flags: tuple[float, ...]


def containers(lines: Sequence[Line], size: Floats, chance: Floats) -> Floats:
    """One row of measures for each line (at least one, all with hints), in a fixed order.

    Args:
        lines: of the page.
        size: what each counts for.
        chance: that it is of the body.
    """
    hints = [line.hint for line in lines if line.hint]
    known: dict[tuple[str, str], int] = {}
    at = np.array([known.setdefault((hint.path, hint.tag), len(known)) for hint in hints])
    places = [place(*key) for key in known]
    link = np.array([hint.link_share for hint in hints])
    weight = size * chance * np.array([COMMENT if one.comment else 1.0 for one in places])[at]
    total = weight.sum() + 1
    first = _ids([one.container for one in places])
    held = np.bincount(first[at], weight)
    main = next(one.container for one, n in zip(places, first, strict=True) if n == held.argmax())
    side = np.array([_side(one.container, main) for one in places], float)
    named = _named(places, at, size * (1 - link), size.sum())
    own = first[at]
    tags = [hint.tag for hint in hints]
    columns = [
        link, *(shift(link, step, -1.0) for step in (-1, 1)),
        *side[at].T,
        *(column for level in range(LEVELS) for column in _level(places, at, level, size, link, chance, total)),
        *(shift(own, step, -1) == own for step in (-1, 1)),
        *([tag == one for tag in tags] for one in TAGS),
        *named[at].T, named[at, 1] * (link < LINKED),
        *np.array([one.flags for one in places], float)[at].T,
    ]  # fmt: skip
    return np.column_stack(columns)


@lru_cache(maxsize=20_000)
def place(path: str, tag: str) -> Place:
    """What a path says; `tag` is the block it leads to, what lies inside that is not looked at."""
    parts = path.split(" ")
    whole = _names(parts[-1])
    while len(parts) > 1 and (name := _names(parts[-1]).tag) != tag and name in INLINE:
        parts.pop()
    container = tuple(parts[:-1])
    told = [_names(part) for part in container]
    tags = [one.tag for one in told]
    depth = next((n + 1 for n in range(len(told) - 1, -1, -1) if told[n].article), 0)
    beside = inside = around = elements = 0
    within = whole.means
    for n, one in enumerate(told):
        elements |= ELEMENT.get(one.tag, 0)
        if n >= 2:  # below html and body
            beside += one.means & ASIDE
            around |= one.means
            if n >= depth:
                inside += one.means & ASIDE
                within |= one.means
    comment, article = around & COMMENTS > 0, "article" in tags
    flags = (
        *(depth > 0, article, min(beside, 2), min(inside, 2), article and not inside),
        *_bits(within >> 1, len(NAMES)), *_bits(elements, len(ELEMENTS)),
        *(comment, len(told), sum(tag not in INLINE for tag in tags[depth:])),
    )  # fmt: skip
    return Place(container, depth, inside > 0, comment, flags)


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
        if one.depth and not one.beside:
            root = one.container[: one.depth]
            roots[root] = roots.get(root, 0.0) + size
    if not roots:
        return np.zeros((len(places), 3))
    best = max(roots, key=lambda root: (roots[root], root))
    rows = []
    for one in places:
        inside = one.container[: len(best)] == best
        rows.append((inside, inside and not one.beside, roots[best] / total if inside else 0.0))
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


@lru_cache(maxsize=20_000)
def _names(part: str) -> Names:
    low = part.lower()
    words, meaning = _words()
    means = 0
    for word in words.findall(low):
        means |= meaning[word]
    return Names(_tag(low), ARTICLE.search(low) is not None, means)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern that finds the longest word at every place of a name, and what each word means: the bits of all that
    it begins with.
    """
    bits: dict[str, int] = {}
    for n, words in enumerate((BESIDE, *NAMES)):
        for word in words.split():
            bits[word] = bits.get(word, 0) | 1 << n
    forms = sorted(bits, key=lambda word: (-len(word), word))
    meaning: dict[str, int] = {}
    for form in forms:
        word = form.removesuffix(r"\b")
        for other, means in bits.items():
            if other == form or word.startswith(other):
                meaning[word] = meaning.get(word, 0) | means
    by_first: dict[str, list[str]] = {}  # tried by their first letter, which is faster than one by one
    for form in forms:
        by_first.setdefault(form[0], []).append(form[1:])
    either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    return re.compile(f"(?=({either}))"), meaning


@lru_cache(maxsize=4096)
def _bits(number: int, size: int) -> tuple[int, ...]:
    """The lowest bits of a number, the lowest first."""
    return tuple([number >> n & 1 for n in range(size)])


def _tag(part: str) -> str:
    return part.split(".", 1)[0].split("#", 1)[0]
