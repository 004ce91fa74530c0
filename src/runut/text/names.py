"""Comparing names: folded forms, words of a person's name, short forms, acronyms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ACRONYM = re.compile(r"[A-Z][A-Za-z]*(?:[-/&][A-Z]?[A-Za-z0-9]+)*\+?")
APART = re.compile(r"[\-‐‑–’'.,]+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """A name for comparing: no case, marks, hyphens or doubled spaces ("Min-jun" is "min jun")."""
    if text.isascii():
        plain = text
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(APART.sub(" ", plain).casefold().split())


@lru_cache(maxsize=50_000)
def parts(text: str) -> tuple[str, ...]:
    """The words of a person's name for comparing; "Min-jun" is one word, as are "Min Jun" only when written so."""
    return tuple(word for part in text.split() if (word := fold(part).replace(" ", "")))


def bears(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` is a run of `full`'s words, or both begin and end alike and `short` leaves out the middle."""
    size = len(short)
    if not 0 < size < len(full):
        return False
    if any(full[at : at + size] == short for at in range(len(full) - size + 1)):
        return True
    return size >= 2 and full[0] == short[0] and full[-1] == short[-1]


def abbreviates(short: str, full: str) -> bool:
    """Whether `short` ("PPR", "Kemenlu") is made of letters of `full` in order, the first beginning a word."""
    letters = [c for c in fold(short) if c.isalnum()]
    if not ACRONYM.fullmatch(short) or not 2 <= len(letters) < len(full):
        return False
    words = fold(full).split()
    if len(words) < 2 or letters[0] not in {word[0] for word in words}:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)
