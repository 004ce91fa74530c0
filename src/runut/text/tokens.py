"""Tokens with offsets: words (with inner hyphens and apostrophes), numbers with their marks, initials, signs.

`Tae-yul`, `anak-anak`, `Qur'an`, `G20`, `1.000.000`, `5/11/2024`, `13:55`, `U.S.` are one token each; `Rp1,2` is two.
Clitics stay with their word (`katanya`); `without_clitics` takes them off where a step compares words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, NamedTuple

from runut.language import Language, Row, language

TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"
    r"|(?:Rp|US|USD|IDR|EUR|SGD|MYR)(?=\d)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:['’\-‑][^\W_]+|\d+(?![.,]\d))*"
    r"|[^\w\s]|_"
)


class Token(NamedTuple):
    """A token: `page[start:end] == text`."""

    text: str
    start: int
    end: int


class Clitic(Row, frozen=True):
    """Small words written as the head or the tail of another word."""

    table: ClassVar[str] = "clitics"

    whole: tuple[str, ...] = ()
    """Words that look as if they had the clitic and do not."""


def tokenize(page: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `page[start:end]`; offsets count in the page."""
    stop = len(page) if end is None else end
    return tuple(Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(page, start, stop))


def without_clitics(word: str, known: Language) -> str:
    """The casefolded word without the clitics written onto it ("katanya" is "kata")."""
    plain = word.casefold()
    pattern, whole = _clitics(known.code)
    return plain if plain in whole or pattern is None else pattern.sub("", plain)


@cache
def _clitics(code: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    rows = language(code).rows(Clitic)
    patterns = "|".join(row.pattern for row in rows if row.pattern)
    return (re.compile(patterns) if patterns else None), frozenset(word for row in rows for word in row.whole)
