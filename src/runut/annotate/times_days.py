"""Readers of expressions that come down to days: dates, weekdays, distances from today, clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from runut.annotate import times_calendar as calendar
from runut.annotate.times_calendar import Days
from runut.annotate.times_lexicon import Lexeme
from runut.annotate.times_reading import PLURAL, VAGUE, Reading, When, direction, grain, is_fine, length, span
from runut.text.months import day_of

SOON = 92  # days ahead within which a day without a year may lie, though nothing says it is to come
WEEK = 7  # days from the anchor within which a day without a year is meant, whatever its weekday
NEAR = 92  # days from the anchor within which a weekday outweighs misprinted numerals


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
    if number and number.letter == "o" and number.start < name.start and "f" not in by and not number.text[0].isdigit():
        return None  # "pekan pertama Juni"
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
    if when.anchor is None:
        return VAGUE
    number = int(name.value)
    if "O" in by and by["O"].start < name.start and when.spoken is not None:
        day = calendar.shifted(when.spoken, by["O"].value, "day")
        if day is None or day.isoweekday() == number:
            return deictic([by["O"]], when)
    if "U" in by:
        shifted = calendar.shifted(when.anchor, direction(by), "week")
        start = calendar.whole(shifted, "week").start if shifted else None
        return span(calendar.one(calendar.next_weekday(start, number))) if start else None
    ahead = "X" in by or (by["J"].value > 0 if "J" in by else "L" not in by and when.future)
    if ahead or ("O" in by and by["O"].value > 0):
        found = calendar.next_weekday(when.anchor, number)
    else:
        found = calendar.last_weekday(when.anchor, number)
    return span(calendar.one(found))


def deictic(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """Yesterday, today, tomorrow, this morning."""
    base = when.spoken
    if base is None:
        return VAGUE
    offset = next((one.value for one in lexemes if one.letter == "O"), 0)
    found = calendar.shifted(base, offset, "day")
    return span(calendar.one(found)) if found else None


def ago(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """So long before today, or from today: a day, week, month or year as its unit tells."""
    by = {one.letter: one for one in lexemes}
    count, unit = length(by)
    if count is None or when.anchor is None:
        return VAGUE
    if unit == "year" and count == 1 and grain(unit, when) == "quarter" and when.told is not None:
        found = calendar.shifted(when.told, -1, unit)
        return span(calendar.whole(found, "quarter")) if found else None
    found = calendar.shifted(when.anchor, count if "g" in by else -count, unit)
    return span(calendar.whole(found, unit)) if found else None


def recent(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The stretch up to today."""
    by = {one.letter: one for one in lexemes}
    count, unit = length(by)
    if "L" in by and "N" not in by:
        return None
    if count is None or when.anchor is None:
        return VAGUE
    return span(Days(calendar.shifted(when.anchor, -count, unit), when.anchor))


def ahead(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The stretch from today on."""
    by = {one.letter: one for one in lexemes}
    count, unit = length(by)
    if count is None or when.anchor is None:
        return VAGUE
    return span(Days(when.anchor, calendar.shifted(when.anchor, count, unit)))


def narrated(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """So long before or after the day the narrative last spoke of."""
    by = {one.letter: one for one in lexemes}
    count, unit = length(by)
    told = when.told
    if by.keys() & {"b", "k"} and "N" not in by and "U" in by and by["U"].value == PLURAL:
        return None  # "following weeks of talks"
    if count is None or told is None or not is_fine(unit, when):
        return VAGUE
    later = "K" in by or "k" in by
    found = calendar.shifted(told, count if later else -count, unit)
    return span(calendar.whole(found, grain(unit, when))) if found else None


def told_day(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The next day, the day before: counted from the last single day the narrative spoke of."""
    found = calendar.shifted(when.day, lexemes[0].value, "day") if when.day else None
    return span(calendar.one(found)) if found else VAGUE


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
    if start and any(one.letter == "&" for one in lexemes) and (end - start).days != 1:
        return None  # "14 and 20 August": not what lies between
    return last._replace(days=Days(start, end)) if start and start <= end else None


def clock(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A time of day; its day is the one the narrative last spoke of."""
    figures = next((one for one in lexemes if one.letter in "cN"), None)
    days = calendar.one(when.day) if when.day else None
    if figures is None:
        return Reading("clock", days)  # "pagi hingga sore WIB"
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
    return Reading("clock", days, f"T{hour:02d}:{minute:02d}{zone.unit if zone else ''}")


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
        if weekday and any(abs((day - anchor).days) <= WEEK for day in near):
            near = [day for day in near if abs((day - anchor).days) <= WEEK]
        elif weekday and (fitting := [day for day in near if day.isoweekday() == weekday]):
            near = fitting
        found = min(near, key=lambda day: _distance(day, anchor, when.future), default=None)
    if found is None:
        return None
    if weekday and found.isoweekday() != weekday and anchor and abs((found - anchor).days) <= NEAR:
        found = calendar.last_weekday(anchor, weekday)
        return Reading("interval", calendar.one(found))
    return Reading("interval", calendar.one(found), None, year is not None)


def _distance(day: date, anchor: date, future: bool) -> tuple[bool, int]:
    """How far a day of an unnamed year is; what is long to come is only meant where the clause says so."""
    away = (day - anchor).days
    return (away < 0 if future else away > SOON), abs(away)
