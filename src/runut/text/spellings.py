"""Names as they sound: what spellings of one name have in common, and whether one is a slip of the other.

Old and new orthography ("Soeharto", "Suharto") and transliterations ("Zelenskyy", "Zelenskiy") of a name sound alike.
Words of fewer than `SHORTEST` letters are compared as they are written: "Cho" is not "Choe", "Lee" is not "Li".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import ClassVar

from runut.language import Row, language

SHORTEST = 5  # letters


class Spelling(Row, frozen=True):
    """Letters that differ between spellings of one name, and what remains of them."""

    table: ClassVar[str] = "spellings"

    to: str


@lru_cache(maxsize=50_000)
def sounds(word: str) -> str:
    """What the spellings of a folded word of a name have in common."""
    if len(word) < SHORTEST:
        return word
    for pattern, to in _patterns():
        word = pattern.sub(to, word)
    return word


def slip(word: str, other: str) -> bool:
    """Whether one letter is changed, left out, added, or changed with its neighbour; the first stays."""
    if word == other or not word or word[0] != other[:1] or abs(len(word) - len(other)) > 1:
        return False
    first = next((n for n, (a, b) in enumerate(zip(word, other)) if a != b), min(len(word), len(other)))
    rest, left = word[first:], other[first:]
    swapped = rest[:2] == left[1::-1] and rest[2:] == left[2:] and len(rest) > 1
    return swapped or rest[1:] == left[1:] or rest[1:] == left or rest == left[1:]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.pattern), row.to) for row in language("any").rows(Spelling) if row.pattern)
