"""Dates with a day, a month and a year, as people and machines write them, with their offsets.

What is read: `18 Juni 2025`, `June 18, 2025`, `18-Jun-2025`, `Rabu, 18/6/2025`, `18.06.25`, `2025-06-18T08:00+07:00`.
Numerals follow the order their language writes (table `date_order`); where a language writes both orders, the day of
the week before them, or a number over 12, has to decide, else no date is read. Two figures are a year of 1970-2069.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.language import Language, Row, language

YEAR = re.compile(r"\d\d")  # the least of a year; without one no date is full


class Month(Row, frozen=True):
    """Names of months."""

    table: ClassVar[str] = "months"

    number: int
    abbreviated: bool = False


class Weekday(Row, frozen=True):
    """Names of days of the week; 1 is Monday."""

    table: ClassVar[str] = "weekdays"

    number: int
    abbreviated: bool = False


class DateOrder(Row, frozen=True):
    """In which order numerals stand for day and month; several rows where the language's papers differ."""

    table: ClassVar[str] = "date_order"

    order: Literal["dmy", "mdy"]


class Dated(NamedTuple):
    """A day named in full at `text[start:end]`."""

    day: date
    start: int
    end: int


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day; `year` may have two figures."""
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def month_names(code: str) -> dict[str, int]:
    """Casefolded names and abbreviations of the months in a language, to their numbers."""
    return {form.casefold(): row.number for row in language(code).rows(Month) for form in row.forms}


@cache
def weekday_names(code: str) -> dict[str, int]:
    """Casefolded names and abbreviations of the weekdays in a language, to ISO numbers (1 is Monday)."""
    return {form.casefold(): row.number for row in language(code).rows(Weekday) for form in row.forms}


def find_dates(text: str, start: int, end: int, languages: Sequence[Language]) -> tuple[Dated, ...]:
    """Every full date in `text[start:end]`, in the order they stand; month names of any of `languages`.

    The first language decides the order of day and month in numerals.
    """
    if YEAR.search(text, start, end) is None:
        return ()
    codes = tuple(one.code for one in languages)
    found = []
    for match in _pattern(codes).finditer(text, start, end):
        day = _read(match, text, codes)
        if day is not None:
            found.append(Dated(day, match.start(), match.end()))
    return tuple(found)


def parse_date(words: str, languages: Sequence[Language]) -> date | None:
    """The first full date in a string such as "Rabu, 18 Jun 2025 15:57 WIB" or an ISO 8601 time; None without one."""
    found = find_dates(words, 0, len(words), languages)
    if found:
        return found[0].day
    compact = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", words.strip())
    return day_of(int(compact[1]), int(compact[2]), int(compact[3])) if compact else None


@cache
def _pattern(codes: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({name for code in codes for name in month_names(code)}, key=lambda name: (-len(name), name))
    month = "|".join(map(re.escape, names)) or r"(?!)"
    return re.compile(
        r"(?<![\d.,/-])(?:"
        r"(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?![\d/])"
        r"|(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-]|[.,]\d)"
        rf"|(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0-]*(?P<m>{month})\.?,?[ \u00a0-]*(?P<dy>(?:19|20)\d\d)(?!\d)"
        r")"
        rf"|(?<![^\W\d_])(?P<m2>{month})\.?[ \u00a0]*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]+"
        r"(?P<y2>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )


def _read(match: re.Match[str], text: str, codes: tuple[str, ...]) -> date | None:
    if match["iy"]:
        return day_of(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["d"] or match["d2"]:
        name = (match["m"] or match["m2"]).casefold()
        month = next(month_names(code)[name] for code in codes if name in month_names(code))
        return day_of(int(match["dy"] or match["y2"]), month, int(match["d"] or match["d2"]))
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {"dmy": day_of(year, b, a), "mdy": day_of(year, a, b)}
    days = sorted({day for order in _orders(codes[0]) if (day := readings[order])})
    if len(days) > 1:
        weekday = _weekday_before(text, match.start(), codes)
        days = [day for day in days if day.isoweekday() == weekday]
    return days[0] if len(days) == 1 else None


@cache
def _orders(code: str) -> tuple[Literal["dmy", "mdy"], ...]:
    return tuple(row.order for row in language(code).rows(DateOrder)) or ("dmy",)


def _weekday_before(text: str, at: int, codes: tuple[str, ...]) -> int | None:
    word = re.search(r"([^\W\d_]+)[\s,.(]*$", text[max(0, at - 20) : at])
    if word is None:
        return None
    return next((n for code in codes if (n := weekday_names(code).get(word[1].casefold()))), None)
