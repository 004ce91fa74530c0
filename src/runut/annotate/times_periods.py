"""Readers of expressions that name a calendar unit: weeks, months, quarters, seasons, years, decades."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from runut.annotate import times_calendar as calendar
from runut.annotate.times_calendar import Days
from runut.annotate.times_lexicon import Lexeme
from runut.annotate.times_reading import PLURAL, VAGUE, Reading, When, direction, grain, is_fine, span


def unit(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """Last, this or next week, month or year, and their parts."""
    by = {one.letter: one for one in lexemes}
    name = by["U"].unit
    shift = next((one.letter for one in lexemes if one.letter in "LTXJObk"), "")
    if by["U"].value == PLURAL or name in ("hour", "minute", "second") or (name == "day" and shift not in ("b", "k")):
        return None
    if not shift and name != "weekend" and (not by.keys() & {"Q", "B", "K"} or name == "day"):
        return None
    base = when.anchor if shift not in ("b", "k") else when.told if is_fine(name, when) else None
    if base is None:
        return VAGUE
    found = calendar.shifted(base, direction(by), "week" if name == "weekend" else name)
    if found is None:
        return None
    if not shift and name in ("decade", "century"):
        return None
    days = calendar.whole(found, name)
    return span(calendar.part(days, by["Q"].unit) if "Q" in by else days)


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
        year = when.anchor.year + direction(by)
    else:
        year = _month_year(number, shift, by, when, when.anchor)
    days = calendar.month(year, number)
    return Reading("interval", calendar.part(days, by["Q"].unit) if "Q" in by else days, None, stated)


def year(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """A year in figures, and its parts."""
    by = {one.letter: one for one in lexemes}
    if "U" in by and by["U"].unit != "year":
        return None
    number = int((by.get("Y") or by["N"]).value)
    if ("Y" not in by or len(lexemes) == 1) and not 1900 <= number <= 2100:
        return None
    days = calendar.months(number, 1, 12)
    return Reading("interval", calendar.part(days, by["Q"].unit) if "Q" in by else days, None, True)


def decade(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The nineties."""
    first = int(lexemes[-1].value)
    days = Days(date(first, 1, 1), date(first + 9, 12, 31))
    return Reading("interval", calendar.part(days, lexemes[0].unit) if lexemes[0].letter == "Q" else days, None, True)


def century(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The 19th century, 1800-1899, and its parts."""
    by = {one.letter: one for one in lexemes}
    number = int(by["o"].value)
    if by["U"].unit != "century" or not 1 < number <= 21:
        return None
    days = Days(date(100 * number - 100, 1, 1), date(100 * number - 1, 12, 31))
    return Reading("interval", calendar.part(days, by["Q"].unit) if "Q" in by else days, None, True)


def week_of_month(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The first, second or last seven days of a month."""
    by = {one.letter: one for one in lexemes}
    if not any(one.letter == "U" and one.unit == "week" for one in lexemes):
        return None
    whole = month([one for one in lexemes if one.letter in "MY"], when)
    if whole is None or whole.days is None or whole.days.start is None or whole.days.end is None:
        return whole
    first, last = whole.days.start, whole.days.end
    if "R" in by:
        return whole._replace(days=Days(last.replace(day=last.day - 6), last))
    number = int(by["o"].value)
    if not 1 <= number <= 5:
        return None
    end = min(7 * number, last.day)
    return whole._replace(days=Days(first.replace(day=7 * number - 6), last.replace(day=end))) if number < 5 else whole


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


def half(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The first or second half of a year."""
    whole = year([one for one in lexemes if one.letter in "UY"], when) if lexemes[-1].letter == "Y" else None
    if whole is None:
        rest = [one for one in lexemes if one.letter in "ULTX"]
        whole = unit(rest, when) if rest and any(one.unit == "year" for one in rest) else None
    if whole is None or whole.days is None or whole.days.start is None:
        return whole
    first = 6 * int(lexemes[0].value) - 5
    return whole._replace(days=calendar.months(whole.days.start.year, first, first + 5))


def told_quarter(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The quarter the report is about: the one last spoken of, else the last over; or a year before."""
    by = {one.letter: one for one in lexemes}
    if lexemes[-1].letter == "U" and lexemes[-1].unit != "quarter" and "f" not in by:
        return None
    if not any(one.unit == "quarter" for one in lexemes):
        return None
    if when.anchor is None or when.told is None:
        return VAGUE
    base = when.told if grain("year", when) == "quarter" else calendar.shifted(when.anchor, -1, "quarter")
    if base is not None and any(one.letter in "AB" for one in lexemes):
        base = calendar.shifted(base, -1, "year")
    return span(calendar.whole(base, "quarter")) if base else None


def first_months(lexemes: Sequence[Lexeme], when: When) -> Reading | None:
    """The first months of a year: "the first nine months", "enam bulan pertama tahun ini"."""
    by = {one.letter: one for one in lexemes}
    units = [one.unit for one in lexemes if one.letter == "U"]
    if units[0] != "month" or "N" not in by or ("o" in by and by["o"].value != 1) or "year" not in (units[-1], "year"):
        return None
    if "Y" not in by and (len(units) < 2 or units[1] != "year") and "o" not in by:
        return None
    if "Y" not in by and when.anchor is None:
        return VAGUE
    year = int(by["Y"].value) if "Y" in by else (when.anchor.year if when.anchor else 0) + direction(by)
    count = int(by["N"].value)
    if not 1 <= count <= 12:
        return None
    return Reading("interval", calendar.months(year, 1, count), None, "Y" in by)


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
    return span(found)


def _month_year(number: int, shift: str, by: dict[str, Lexeme], when: When, anchor: date) -> int:
    if (
        shift == "X"
        or (shift == "J" and by["J"].value > 0)
        or (not shift and (when.future or (when.later and number > anchor.month)))
    ):
        return anchor.year + (number < anchor.month)
    if shift == "T":
        return anchor.year
    if shift in ("L", "R", "J"):
        return anchor.year - (number >= anchor.month)
    return anchor.year - (number > anchor.month)
