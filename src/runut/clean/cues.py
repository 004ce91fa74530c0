"""What the words of a line alone show of it: cue phrases and shapes from the tables of every language.

Furniture mixes languages ("SCROLL TO CONTINUE" amid Indonesian), so one set of cues serves all pages. There are
several hundred phrases and a page has many lines: phrases are found through their first word, not by one large
expression.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import ClassVar, Literal, TypeVar

from runut.language import Row, read_rows
from runut.language.tables import HOME

Place = Literal["start", "whole", "any"]
HEAD = 240  # code points of a line in which cues are sought, at either end
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

    role: Literal["editor", "author", "source", "photo", "partner"]


@cache
def everywhere(kind: type[R]) -> tuple[R, ...]:
    """The rows of a table in all languages, the languages in the order of their codes."""
    codes = sorted(folder.name for folder in HOME.iterdir() if folder.is_dir() and not folder.name.startswith("_"))
    return tuple(row for code in codes for row in read_rows(code, kind))


def cues(text: str) -> tuple[str, ...]:
    """What the words of a line show, as "kind@place", in the order of their names."""
    return _cues(text[:HEAD], text[-HEAD:] if len(text) > HEAD else "")


@lru_cache(maxsize=4096)
def _cues(head: str, end: str) -> tuple[str, ...]:
    low = head.casefold()
    found: set[str] = set()
    for form, kind, whole in _by_first_word().get(first_word(low), ()):
        if low.startswith(form):
            after = low[len(form) :].lstrip(" :;.,!?»>-–—")
            if not after:
                found.add(kind + "@whole")
            if not whole and (not low[len(form) : len(form) + 1].isalnum() or not form[-1].isalnum()):
                found.add(kind + "@start")
    both = low + " " + end.casefold()
    for form, kind in _anywhere():
        if form in both:
            found.add(kind + "@any")
    for pattern, name, needs in _shapes():
        if (not needs or any(mark in low for mark in needs)) and pattern.search(head):
            found.add(name)
    return tuple(sorted(found))


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
def _anywhere() -> tuple[tuple[str, str], ...]:
    return tuple((f.casefold(), row.kind) for row in everywhere(LineCue) if row.place == "any" for f in row.forms)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    return tuple(
        (re.compile(row.pattern, re.IGNORECASE), f"{row.kind}@{row.place}", row.needs)
        for row in everywhere(LineCue)
        if row.pattern
    )
