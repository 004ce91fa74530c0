"""The day that a field of metadata names: machine times, and the forms people and sites print.

Nothing is guessed: "2 hours ago" needs a clock, and 03/04/2024 a country; such a field names no day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from runut.language import language
from runut.text.foreign_dates import foreign_date
from runut.text.months import parse_date

FIRST, LAST = date(1980, 1, 1), date(2099, 12, 31)  # of news on the web
MAX_LENGTH = 200
# Clocks of Indonesia in a time mean that its numerals are day, month, year.
INDONESIAN_CLOCK = re.compile(r"\b(?:WIB|WITA|WIT)\b")
# "Fri Apr 28 19:20:36 CEST 2023", as the Unix command and Java print
UNIX = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{5,8} (?:\S{1,9} )?(\d{4})")
LOCAL_OFFSET = re.compile(r"[+-](?!00:?00)\d\d:?\d\d\s*$")


def day(values: Iterable[object], code: str = "en") -> date | None:
    """The day of the first value that names one; of several, one told in a local time zone goes first.

    "2024-11-04T20:00Z" is the fifth in Jakarta: where the page says the same moment in local time, that is its day.

    Args:
        values: strings, numbers (seconds or milliseconds since 1970), dates.
        code: the language whose order of day and month counts in numerals, and whose names of months are known.
    """
    named = [(found, value) for value in values if (found := _day(value, code)) is not None]
    if not named:
        return None
    first = named[0][0]
    near = [found for found, value in named if LOCAL_OFFSET.search(str(value)) and abs((found - first).days) <= 1]
    return near[0] if near else first


def _day(value: object, code: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _epoch(float(value))
    words = str(value).strip()
    if not words or len(words) > MAX_LENGTH:
        return None
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", words):
        return _epoch(float(words))
    if unix := UNIX.fullmatch(words):
        words = f"{unix[2]} {unix[1]} {unix[3]}"
    own, other = ("id", "en") if code[:2].lower() == "id" else ("en", "id")
    if INDONESIAN_CLOCK.search(words):
        own, other = "id", "en"
    found = parse_date(words, (language(own), language(other)))
    if found is None and (foreign := foreign_date(words, 0, len(words), code)):
        found = foreign.day
    return _plausible(found)


def _epoch(number: float) -> date | None:
    if not math.isfinite(number):
        return None
    seconds = number / 1000 if abs(number) >= 1e11 else number
    if not 0 < seconds < 4.2e9:
        return None
    return _plausible((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date())


def _plausible(found: date | None) -> date | None:
    return found if found and FIRST <= found <= LAST else None
