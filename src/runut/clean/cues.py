"""What the words of a line alone show of it: cue phrases and shapes from the tables of every language.

Furniture mixes languages ("SCROLL TO CONTINUE" amid Indonesian), so one set of cues serves all pages. There are
several hundred phrases and a page has many lines: phrases are found through their first word, not by one large
expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

    role: Literal["editor", "author", "contributor", "source", "photo", "partner"]
    needs: tuple[str, ...] = ()  # one of these must stand where the pattern is sought, as in `LineCue`


@cache
def everywhere(kind: type[R]) -> tuple[R, ...]:
    """The rows of a table in all languages, the languages in the order of their codes."""
    codes = sorted(folder.name for folder in HOME.iterdir() if folder.is_dir() and not folder.name.startswith("_"))
    return tuple(row for code in codes for row in read_rows(code, kind))


def cues(text: str) -> tuple[str, ...]:
    """What the words of a line show, as "kind@place", in the order of their names."""
    return _cues(text[:HEAD], text[-HEAD:] if len(text) > HEAD else "")


@lru_cache(maxsize=8192)
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
    both = f"{low} {end.casefold()}" if end else low
    if _any_form().search(both):
        found.update([kind + "@any" for form, kind in _anywhere() if form in both])
    if _any_opening().match(head):
        found.update([name for pattern, name in _openings() if pattern.match(head)])
    needed = _any_need().search(low) is not None
    for pattern, name, needs in _shapes():
        if (not needs or (needed and any(map(low.__contains__, needs)))) and pattern.search(head):
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
def _anywhere() -> tuple[tuple[str, str], ...]:
    return tuple((f.casefold(), row.kind) for row in everywhere(LineCue) if row.place == "any" for f in row.forms)


@cache
def _any_form() -> re.Pattern[str]:
    """Whether one of the phrases that may stand anywhere does: most lines have none."""
    return _one_of(form for form, _ in _anywhere())


@cache
def _any_need() -> re.Pattern[str]:
    return _one_of(mark for _, _, needs in _shapes() for mark in needs)


def _one_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these, tried by their first letter, which is three times as fast as one by one."""
    by_first: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()))


@cache
def _openings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The shapes that stand at the start of a line."""
    rows = [row for row in everywhere(LineCue) if row.pattern and row.place != "any"]
    return tuple((re.compile(row.pattern, re.IGNORECASE), f"{row.kind}@{row.place}") for row in rows)


@cache
def _any_opening() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _openings()), re.IGNORECASE)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    """The shapes that may stand anywhere."""
    return tuple(
        (re.compile(row.pattern, re.IGNORECASE), f"{row.kind}@{row.place}", row.needs)
        for row in everywhere(LineCue)
        if row.pattern and row.place == "any"
    )
