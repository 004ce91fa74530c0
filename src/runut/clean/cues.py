"""What the words of a line alone show of it: cue phrases and shapes from the tables of every language.

Furniture mixes languages ("SCROLL TO CONTINUE" amid Indonesian), so one set of cues serves all pages. There are
several hundred phrases and a page has many lines: phrases are found through their first word, not by one large
expression, and those that may stand anywhere are sought in the whole page before they are in a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import ClassVar, Literal, TypeVar

from runut.language import Row, read_rows
from runut.language.tables import HOME

Place = Literal["start", "whole", "any"]
HEAD = 240  # code points of a line in which cues are sought, at either end
MOST_KNOWN = 8192  # lines remembered
LONGEST_KNOWN = 2_000  # code points of one
Form = tuple[str, str]  # a phrase and what it shows
LineShape = tuple[re.Pattern[str], str, tuple[str, ...]]  # a shape, what it shows, and what it needs
R = TypeVar("R", bound=Row)


class LineCue(Row, frozen=True):
    """Words or a shape that show what a line is: `place` says where in the line they must stand."""

    table: ClassVar[str] = "line_cues"

    kind: str
    place: Place
    needs: tuple[str, ...] = ()  # one of these must stand in the line, in small letters; saves the search


class CreditRole(Row, frozen=True):
    """A word that labels a name on a credit line."""

    table: ClassVar[str] = "credit_roles"

    role: Literal["editor", "author", "contributor", "source", "photo", "partner"]


@cache
def everywhere(kind: type[R]) -> tuple[R, ...]:
    """The rows of a table in all languages, the languages in the order of their codes."""
    codes = sorted(folder.name for folder in HOME.iterdir() if folder.is_dir() and not folder.name.startswith("_"))
    return tuple(row for code in codes for row in read_rows(code, kind))


def cues(text: str) -> tuple[str, ...]:
    """What the words of a line show, as "kind@place", in the order of their names."""
    found = _known.get(text)
    return _one(text, _anywhere(), _shapes()) if found is None else found


def look(texts: Sequence[str]) -> None:
    """Find the cues of all lines of a page, to be remembered.

    A phrase is sought in the whole page first: most are nowhere in it, and one search is faster than one a line.
    """
    low = "\n".join(texts).casefold()
    forms = tuple([pair for pair in _anywhere() if pair[0] in low])
    shapes = tuple([one for one in _shapes() if not one[2] or any(map(low.__contains__, one[2]))])
    if len(_known) > MOST_KNOWN:
        _known.clear()
    for text in texts:
        if text not in _known and len(text) < LONGEST_KNOWN:
            _known[text] = _one(text, forms, shapes)


_known: dict[str, tuple[str, ...]] = {}  # cues of the lines seen last


def _one(text: str, forms: Sequence[Form], shapes: Sequence[LineShape]) -> tuple[str, ...]:
    head = text[:HEAD]
    low = head.casefold()
    found: set[str] = set()
    for form, kind, whole in _by_first_word().get(first_word(low), ()):
        if low.startswith(form):
            after = low[len(form) :].lstrip(" :;.,!?»>-–—")
            if not after:
                found.add(kind + "@whole")
            if not whole and (not low[len(form) : len(form) + 1].isalnum() or not form[-1].isalnum()):
                found.add(kind + "@start")
    if forms:
        both = f"{low} {text[-HEAD:].casefold()}" if len(text) > HEAD else low
        found.update([kind + "@any" for form, kind in forms if form in both])
    if _any_opening().match(head):
        found.update([name for pattern, name in _openings() if pattern.match(head)])
    for pattern, name, needs in shapes:
        if (not needs or any(map(low.__contains__, needs))) and pattern.search(head):
            found.add(name)
    return tuple(sorted(found)) if found else ()


def first_word(low: str) -> str:
    """The first word of a casefolded line, or its first mark where it begins with one."""
    match = FIRST.match(low)
    return match.group() if match else ""


FIRST = re.compile(r"\w+|[^\w\s]")


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    index: dict[str, list[tuple[str, str, bool]]] = {}
    for row in everywhere(LineCue):
        for form in row.forms if row.place != "any" else ():
            low = form.casefold()
            index.setdefault(first_word(low), []).append((low, row.kind, row.place == "whole"))
    return {word: tuple(forms) for word, forms in index.items()}


@cache
def _anywhere() -> tuple[Form, ...]:
    return tuple((f.casefold(), row.kind) for row in everywhere(LineCue) if row.place == "any" for f in row.forms)


@cache
def _openings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The shapes that stand at the start of a line."""
    rows = [row for row in everywhere(LineCue) if row.pattern and row.place != "any"]
    return tuple((re.compile(row.pattern, re.IGNORECASE), f"{row.kind}@{row.place}") for row in rows)


@cache
def _any_opening() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _openings()), re.IGNORECASE)


@cache
def _shapes() -> tuple[LineShape, ...]:
    """The shapes that may stand anywhere."""
    return tuple(
        (re.compile(row.pattern, re.IGNORECASE), f"{row.kind}@{row.place}", row.needs)
        for row in everywhere(LineCue)
        if row.pattern and row.place == "any"
    )
