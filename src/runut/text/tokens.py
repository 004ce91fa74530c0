"""Tokens with offsets: words (with inner hyphens, apostrophes and dots of numbers), numbers and marks."""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"  # 1.000.000  13:55  5/11/2024
    r"|[^\W\d_]+(?:['’\-–][^\W_]+|\d+)*"  # rudal  Tae-yul  Qur'an  KRI-12  G20
    r"|[^\w\s]|_",
)


class Token(NamedTuple):
    """A token: `page[start:end] == text`."""

    text: str
    start: int
    end: int


def tokenize(page: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `page[start:end]`; offsets count in the page."""
    stop = len(page) if end is None else end
    return tuple(Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(page, start, stop))
