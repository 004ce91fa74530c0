"""Junk inside lines that are kept: pointers to other articles, words for screen readers, embedded media, advertising.

Theory of operation. Only shapes that sites insert are cut (tables `inline_junk`), and only what the pattern
matches; the sentence around it stays as it stands. Where cues are weak (a headline glued on without a mark) nothing
is cut: a wrong cut inside a sentence costs more than a stray headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.clean.cues import everywhere
from runut.language import Row

LONGEST = 50_000  # code points of a line in which junk is sought


class InlineJunk(Row, frozen=True):
    """A shape of junk inside lines; its pattern matches just what is to be cut."""

    table: ClassVar[str] = "inline_junk"
    ignore_case: ClassVar[bool] = False

    kind: Literal["artefact", "promo", "related"]
    needs: tuple[str, ...] = ()  # one of these must stand in the line, in small letters; saves the search


class Searched(NamedTuple):
    """A shape that is sought, what it is dropped for, and what must stand in the line for it."""

    pattern: re.Pattern[str]
    reason: str
    needs: tuple[str, ...]


class Junk(NamedTuple):
    """A piece to be cut, offsets in the line."""

    start: int
    end: int
    reason: str


def junk_of(page: str) -> tuple[Searched, ...]:
    """The shapes that lines of a page may hold; most need words that it has nowhere."""
    holds = page.lower().__contains__
    return tuple(one for one in _patterns() if not one.needs or any(map(holds, one.needs)))


def junk_in(text: str, sought: Sequence[Searched] | None = None) -> tuple[Junk, ...]:
    """The pieces of a line that are junk, by where they stand, none overlapping, none the whole line.

    Args:
        text: of the line.
        sought: as `junk_of` gives for its page; all where None.
    """
    found: list[Junk] = []
    holds = text[:LONGEST].lower().__contains__
    for pattern, reason, needs in _patterns() if sought is None else sought:
        if needs and not any(map(holds, needs)):
            continue
        for match in pattern.finditer(text, 0, LONGEST):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            if start < end and end - start < len(text):
                found.append(Junk(start, end, reason))
    kept: list[Junk] = []
    for piece in sorted(found, key=lambda one: (one.start, -one.end, one.reason)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return tuple(kept)


@cache
def _patterns() -> tuple[Searched, ...]:
    return tuple(
        Searched(re.compile(row.pattern), f"drop.inline_{row.kind}", row.needs)
        for row in everywhere(InlineJunk)
        if row.pattern
    )
