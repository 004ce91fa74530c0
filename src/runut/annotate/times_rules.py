"""Readers of expressions of time: from lexemes and what is known around them to days, lengths and clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from runut.annotate import times_calendar as calendar
from runut.annotate.times_calendar import Days
from runut.annotate.times_lexicon import Lexeme
from runut.records import TimeKind
from runut.text.months import day_of

NEAR = 92  # days from the anchor within which a weekday outweighs misprinted numerals
CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MANY = {"weekend": ("D", 2), "quarter": ("M", 3), "semester": ("M", 6), "decade": ("Y", 10), "century": ("Y", 100)}


class When(NamedTuple):
    """What is known where an expression stands.

    Fields:
        anchor: the day the report counts from; None if not known.
        spoken: the day "yesterday" counts from: that of the speech inside a quotation, else the anchor.
        narrated: the day the narrative last spoke of; the anchor where it spoke of none.
        future: whether the clause speaks of what is to come.
    """

    anchor: date | None
    spoken: date | None
    narrated: date | None
    future: bool


class Reading(NamedTuple):
    """What an expression means; `stated` where it needs nothing beyond itself."""

    kind: TimeKind
    days: Days | None = None
    value: str | None = None
    stated: bool = False


VAGUE = Reading("vague")


def is_barred(page: str, lexemes: Sequence[Lexeme], at: int, size: int) -> bool:
    """Whether the words around make it no time: an age, a law's number, the year in a name."""
    first, last = lexemes[at], lexemes[at + size - 1]
    before = lexemes[at - 1] if at else None
    after = lexemes[at + size] if at + size < len(lexemes) else None
    if (before is not None and before.letter == "!") or (after is not None and after.letter == "!"):
        return True
    letters = "".join(one.letter for one in lexemes[at : at + size])
    if letters == "UY" and first.text[0].isupper() and before is not None and before.letter in "NY":
        return True  # "Nomor 12 Tahun 2011"
    if letters in ("NU", "oU") and last.text[0].isupper() and first.text[0].isupper() and page[: first.start].strip():
        return True  # "Perang Enam Hari"
    if letters == "Y":
        word = re.search(r"([\w'’)]+) ?$", page[max(0, first.start - 30) : first.start])
        bare = before is None or before.letter == "~"
        return bare and word is not None and word[1][0].isupper()
    return False


def day(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A day of a month, with what stands beside it: weekday, year, "last", part of the day."""
    by = {one.letter: one for one in lexemes}
    if "U" in by and by["U"].unit != "day":
        return None
    weekday = next((int(one.value) for one in lexemes if one.letter in "Ww"), None)
    if "#" in by:
        return _numeric_day(by["#"].text, weekday, when, bracketed="(" in by)
    number = next((one for one in lexemes if one.letter in "No"), None)
    name = next(one for one in lexemes if one.letter in "Mm")
    if number is None or number.value != int(number.value) or not 1 <= number.value <= 31:
        return None
    shift = next((one.letter for one in lexemes if one.letter in "LXJ" and one.start > name.start), "")
    year = int(by["Y"].value) if "Y" in by else None
    return _resolved(int(number.value), int(name.value), year, weekday, shift, when)


def weekday(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A day of the week: the last one up to the anchor, or the next where the clause says so."""
    by = {one.letter: one for one in lexemes}
    name = next(one for one in lexemes if one.letter in "Ww")
    if "U" in by and by["U"].unit == "day":
        by.pop("U")
    if "U" in by and by["U"].unit not in ("week", "weekend"):
        return None
    if "O" in by and by["O"].start < name.start:
        return deictic([by["O"]], when)
    if when.anchor is None:
        return VAGUE
    number = int(name.value)
    if "U" in by:
        shifted = calendar.shifted(when.anchor, _shift(by), "week")
        start = calendar.whole(shifted, "week").start if shifted else None
        return _days(calendar.one(calendar.next_weekday(start, number))) if start else None
    ahead = "X" in by or (by["J"].value > 0 if "J" in by else "L" not in by and when.future)
    if ahead or ("O" in by and by["O"].value > 0):
        found = calendar.next_weekday(when.anchor, number)
    else:
        found = calendar.last_weekday(when.anchor, number)
    return _days(calendar.one(found))


def deictic(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """Yesterday, today, tomorrow, this morning."""
    base = when.spoken
    if base is None:
        return VAGUE
    offset = next((one.value for one in lexemes if one.letter == "O"), 0)
    found = calendar.shifted(base, offset, "day")
    return _days(calendar.one(found)) if found else None


def ago(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """So long before today, or from today: a day, week, month or year as its unit tells."""
    by = {one.letter: one for one in lexemes}
    count, unit = _length(by)
    if count is None or when.anchor is None:
        return VAGUE
    found = calendar.shifted(when.anchor, count if "g" in by else -count, unit)
    return _days(calendar.whole(found, unit)) if found else None


def recent(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The stretch up to today."""
    by = {one.letter: one for one in lexemes}
    count, unit = _length(by)
    if "L" in by and "N" not in by:
        return None
    if count is None or when.anchor is None:
        return VAGUE
    return _days(Days(calendar.shifted(when.anchor, -count, unit), when.anchor))


def ahead(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The stretch from today on."""
    by = {one.letter: one for one in lexemes}
    count, unit = _length(by)
    if count is None or when.anchor is None:
        return VAGUE
    return _days(Days(when.anchor, calendar.shifted(when.anchor, count, unit)))


def narrated(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """So long before or after the day the narrative last spoke of."""
    by = {one.letter: one for one in lexemes}
    count, unit = _length(by)
    if count is None or when.narrated is None:
        return VAGUE
    later = "K" in by or "k" in by
    found = calendar.shifted(when.narrated, count if later else -count, unit)
    return _days(calendar.whole(found, unit)) if found else None


def unit(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """Last, this or next week, month or year, and their parts."""
    by = {one.letter: one for one in lexemes}
    name = by["U"].unit
    shift = next((one.letter for one in lexemes if one.letter in "LTXJObk"), "")
    if name in ("hour", "minute", "second") or (name == "day" and shift not in ("b", "k")):
        return None
    if not shift and name != "weekend" and ("Q" not in by or name == "day"):
        return None
    base = when.narrated if shift in ("b", "k") else when.anchor
    if base is None:
        return VAGUE
    found = calendar.shifted(base, _shift(by), "week" if name == "weekend" else name)
    if found is None:
        return None
    days = calendar.whole(found, name)
    return _days(calendar.part(days, by["Q"].unit) if "Q" in by else days)


def month(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A month, and its parts: of the year named, else the last one, or the next where the clause says so."""
    by = {one.letter: one for one in lexemes}
    if "U" in by and by["U"].unit not in ("month", "year"):
        return None
    number = int(next(one for one in lexemes if one.letter in "Mm").value)
    shift = next((one.letter for one in lexemes if one.letter in "LTXRJbk"), "")
    stated = "Y" in by
    if stated:
        year = int(by["Y"].value)
    elif when.anchor is None:
        return VAGUE
    elif "U" in by and by["U"].unit == "year":
        year = when.anchor.year + _shift(by)
    else:
        year = _month_year(number, shift, by, when, when.anchor)
    days = calendar.month(year, number)
    return Reading("interval", calendar.part(days, by["Q"].unit) if "Q" in by else days, None, stated)


def year(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A year in figures, and its parts."""
    by = {one.letter: one for one in lexemes}
    if "U" in by and by["U"].unit != "year":
        return None
    number = int(by["Y"].value)
    if len(lexemes) == 1 and not 1900 <= number <= 2100:
        return None
    days = calendar.months(number, 1, 12)
    return Reading("interval", calendar.part(days, by["Q"].unit) if "Q" in by else days, None, True)


def decade(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The nineties."""
    first = int(lexemes[-1].value)
    return Reading("interval", Days(date(first, 1, 1), date(first + 9, 12, 31)), None, True)


def days(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """From one day to another."""
    numbers = [int(one.value) for one in lexemes if one.letter in "No"]
    names = [int(one.value) for one in lexemes if one.letter in "Mm"]
    year = next((int(one.value) for one in lexemes if one.letter == "Y"), None)
    last = _resolved(numbers[1], names[-1], year, None, "", when)
    if last is None or last.days is None or last.days.end is None:
        return last
    end = last.days.end
    start = day_of(end.year - (names[0] > names[-1]), names[0], numbers[0])
    return last._replace(days=Days(start, end)) if start and start <= end else None


def months(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """From one month to another."""
    first, last = (int(one.value) for one in lexemes if one.letter == "M")
    year = next((int(one.value) for one in lexemes if one.letter == "Y"), None)
    if year is None and when.anchor is None:
        return VAGUE
    over = 12 if last < first else 0
    if year is None:
        assert when.anchor is not None
        year = when.anchor.year - (0 if when.future else (last > when.anchor.month and not over))
    elif over:
        year -= 1
    return Reading("interval", calendar.months(year, first, last + over), None, any(x.letter == "Y" for x in lexemes))


def years(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """From one year to another; `2018/2019` is a season, July to June."""
    first, last = (int(one.value) for one in lexemes if one.letter == "Y")
    if not first < last <= first + 200:
        return None
    if any(one.letter == "/" for one in lexemes):
        return Reading("interval", calendar.months(first, 7, 18), None, True) if last == first + 1 else None
    return Reading("interval", Days(date(first, 1, 1), date(last, 12, 31)), None, True)


def quarter(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A quarter or half of a year: of the year named, else the last that has begun."""
    units = [one for one in lexemes if one.letter == "U"]
    name = next((one.unit for one in units if one.unit in ("quarter", "semester")), "")
    size = {"quarter": 3, "semester": 6}.get(name, 0)
    number = next((int(one.value) for one in lexemes if one.letter in "oN"), 0)
    if not size or not 1 <= number <= 12 // size:
        return None
    year = next((int(one.value) for one in lexemes if one.letter == "Y"), None)
    stated, first = year is not None, size * (number - 1) + 1
    if year is None:
        if when.anchor is None:
            return VAGUE
        shift = {"L": -1, "X": 1}.get(next((one.letter for one in lexemes if one.letter in "LTX"), ""), 0)
        unnamed = all(one.letter not in "LTX" for one in lexemes)
        year = when.anchor.year + shift - (unnamed and not when.future and first > when.anchor.month)
    return Reading("interval", calendar.months(year, first, first + size - 1), None, stated)


def season(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """Summer: of the year named, else the nearest that the words allow."""
    by = {one.letter: one for one in lexemes}
    first, last = int(by["s"].value), by["s"].last
    if "Y" in by:
        return Reading("interval", calendar.months(int(by["Y"].value), first, last), None, True)
    shift = next((one.letter for one in lexemes if one.letter in "LTXJbk"), "")
    if when.anchor is None or not shift:
        return VAGUE if shift else None
    year = when.anchor.year
    found = calendar.months(year, first, last)
    if (shift == "L" and found.start and found.start > when.anchor) or (
        shift == "L" and found.end and found.end >= when.anchor
    ):
        found = calendar.months(year - 1, first, last)
    elif shift == "X" and found.start and found.start <= when.anchor:
        found = calendar.months(year + 1, first, last)
    return _days(found)


def clock(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A time of day; its day is the one the narrative last spoke of."""
    figures = next((one for one in lexemes if one.letter in "cN"), None)
    if figures is None:
        return None
    parts = [int(part) for part in re.findall(r"\d+", figures.text)] or [int(figures.value)]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    meridiem = next((one for one in lexemes if one.letter == "z"), None)
    part = next((one.unit for one in lexemes if one.letter == "p"), "")
    if (meridiem is not None and meridiem.value and hour < 12) or (part in ("AF", "NI", "EV") and hour < 12):
        hour += 12
    elif meridiem is not None and not meridiem.value and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    zone = next((one for one in lexemes if one.letter == "Z"), None)
    known = zone is not None and zone.last
    offset = f"{int(zone.value):+03d}:00" if zone is not None and known else ""
    days = calendar.one(when.narrated) if when.narrated else None
    return Reading("clock", days, f"T{hour:02d}:{minute:02d}{offset}")


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
    count, unit = _length(by)
    return Reading("duration", None, _iso(count, unit) if count is not None else None)


def holiday(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A feast whose days no table tells."""
    return VAGUE


def _days(days: Days) -> Reading:
    return Reading("interval", days)


def _length(by: dict[str, Lexeme]) -> tuple[float | None, str]:
    """Count and unit; no count where it is vague."""
    if "u" in by:
        return 1, by["u"].unit
    return (None if "V" in by else by["N"].value if "N" in by else 1), by["U"].unit


def _iso(count: float, unit: str) -> str | None:
    code, times = MANY.get(unit, (CODES.get(unit, ""), 1))
    if not code:
        return None
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{count * times:g}{code}"


def _shift(by: dict[str, Lexeme]) -> int:
    if "L" in by or "b" in by or ("O" in by and by["O"].value < 0):
        return -1
    return 1 if "X" in by or "k" in by or ("O" in by and by["O"].value > 0) or ("J" in by and by["J"].value > 0) else 0


def _month_year(number: int, shift: str, by: dict[str, Lexeme], when: When, anchor: date) -> int:
    if shift == "X" or (shift == "J" and by["J"].value > 0) or (not shift and when.future):
        return anchor.year + (number < anchor.month)
    if shift == "T":
        return anchor.year
    if shift in ("L", "R", "J"):
        return anchor.year - (number >= anchor.month)
    return anchor.year - (number > anchor.month)


def _numeric_day(text: str, weekday: int | None, when: When, *, bracketed: bool) -> Reading | None:
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) == 2:
        if weekday is None and not bracketed:
            return None
        return _resolved(parts[0], parts[1], None, weekday, "", when)
    if parts[0] > 31:
        return _resolved(parts[2], parts[1], parts[0], weekday, "", when)
    year = parts[2] + (0 if parts[2] >= 100 else 2000 if parts[2] < 70 else 1900)
    return _resolved(parts[0], parts[1], year, weekday, "", when) or _resolved(
        parts[1], parts[0], year, weekday, "", when
    )


def _resolved(number: int, month: int, year: int | None, weekday: int | None, shift: str, when: When) -> Reading | None:
    """The day meant; where weekday and numerals contradict each other near the anchor, the weekday is believed."""
    anchor = when.anchor
    if year is not None:
        found = day_of(year, month, number)
    elif anchor is None:
        return VAGUE if 1 <= month <= 12 and 1 <= number <= 31 else None
    else:
        near = [day for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := day_of(y, month, number))]
        if shift == "L":
            near = [day for day in near if day <= anchor] or near
        elif shift == "X":
            near = [day for day in near if day >= anchor] or near
        found = min(near, key=lambda day: abs((day - anchor).days), default=None)
    if found is None:
        return None
    if weekday and found.isoweekday() != weekday and anchor and abs((found - anchor).days) <= NEAR:
        found = calendar.last_weekday(anchor, weekday)
        return Reading("interval", calendar.one(found))
    return Reading("interval", calendar.one(found), None, year is not None)
