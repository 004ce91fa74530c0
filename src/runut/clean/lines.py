"""A page as lines: where each stands, what it says, how many blank lines come before it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from runut.records import LineHint, Page

LONGEST_KEY = 400  # code points of a line that tell it from others
OTHER = re.compile(r"[\W_]+")
MOST_LINES = 20_000  # of a page are read closely; what comes after is accounted for, not judged


class Line(NamedTuple):
    """A non-blank line: `page[start:end] == text`, without the blanks around it."""

    start: int
    end: int
    text: str
    gap: int  # blank lines before it
    hint: LineHint | None = None


def lines_of(page: Page) -> tuple[Line, ...]:
    """The non-blank lines of a page in order, with what HTML said of them."""
    hints = page.hints
    found: list[Line] = []
    at = gap = 0
    for n, raw in enumerate(page.text.split("\n")):
        text = raw.strip()
        if text:
            start = at + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(text), text, gap, hints[n] if n < len(hints) else None))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return tuple(found)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A line's words alone: what stays the same when a site prints a line again."""
    return OTHER.sub(" ", text[:LONGEST_KEY].casefold()).strip()
