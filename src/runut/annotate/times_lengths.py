"""Readers of lengths of time, of what recurs, and of what no table dates."""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.times_lexicon import Lexeme
from runut.annotate.times_reading import VAGUE, Reading, When, length

CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MANY = {"weekend": ("D", 2), "quarter": ("M", 3), "semester": ("M", 6), "decade": ("Y", 10), "century": ("Y", 100)}


def recurring(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """What comes again and again."""
    by = {one.letter: one for one in lexemes}
    if "r" in by:
        return Reading("set", None, _iso(1, by["r"].unit))
    if "U" in by:
        return Reading("set", None, _iso(by["N"].value if "N" in by else 1, by["U"].unit))
    return Reading("set", None, "P1W" if "W" in by else "P1Y" if "M" in by else "P1D")


def duration(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A length of time."""
    by = {one.letter: one for one in lexemes}
    if "j" in by:
        return Reading("duration", None, _iso(by["N"].value if "N" in by else 1, by["j"].unit))
    count, unit = length(by)
    if sum(one.letter == "N" for one in lexemes) > 1:
        count = None  # "2-3 weeks": no one length
    return Reading("duration", None, _iso(count, unit) if count is not None else None)


def holiday(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A feast whose days no table tells."""
    return VAGUE


def _iso(count: float, unit: str) -> str | None:
    code, times = MANY.get(unit, (CODES.get(unit, ""), 1))
    if not code:
        return None
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{count * times:g}{code}"
