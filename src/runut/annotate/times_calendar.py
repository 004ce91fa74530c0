"""Days, weeks, months and their parts: the arithmetic behind expressions of time.

Weeks run Monday to Sunday. The early, middle and late part of a year or a month are its thirds.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

THIRDS = {"early": 0, "mid": 1, "late": 2}


class Days(NamedTuple):
    """First and last day, both included; None is an open end."""

    start: date | None
    end: date | None


def one(day: date) -> Days:
    """A single day."""
    return Days(day, day)


def shifted(day: date, amount: float, unit: str) -> date | None:
    """`day` moved by whole units and the fraction of one; None beyond the calendar."""
    try:
        if unit in ("day", "weekend"):
            return day + timedelta(days=amount)
        if unit == "week":
            return day + timedelta(days=7 * amount)
        if unit in ("hour", "minute", "second"):
            return day + timedelta(days=int(amount / {"hour": 24, "minute": 1440, "second": 86400}[unit]))
        months = round(
            amount * {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}[unit]
        )
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, KeyError):
        return None


def whole(day: date, unit: str) -> Days:
    """The whole calendar unit that `day` lies in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return Days(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return month(day.year, day.month)
    if unit in ("quarter", "semester"):
        size = 3 if unit == "quarter" else 6
        first = (day.month - 1) // size * size + 1
        return months(day.year, first, first + size - 1)
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        first = max(1, day.year // size * size)
        return Days(date(first, 1, 1), date(min(9999, first + size - 1), 12, 31))
    return one(day)


def month(year: int, number: int) -> Days:
    """A whole month."""
    return months(year, number, number)


def months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last of another; `last` may run over the year's end."""
    over, last = divmod(last - 1, 12)
    return Days(date(year, first, 1), date(year + over, last + 1, monthrange(year + over, last + 1)[1]))


def part(days: Days, which: str) -> Days:
    """The early, middle or late third of a month or a year; of a week its first two, middle or last days."""
    if days.start is None or days.end is None:
        return days
    third, length = THIRDS[which], (days.end - days.start).days + 1
    if length > 300:
        return months(days.start.year, 4 * third + 1, 4 * third + 4) if length < 400 else _even(days, third, length)
    if 28 <= length <= 31:
        first, last = ((1, 10), (11, 20), (21, length))[third]
        return Days(days.start.replace(day=first), days.start.replace(day=last))
    if length == 7:
        first, last = ((0, 1), (2, 3), (4, 6))[third]
        return Days(days.start + timedelta(days=first), days.start + timedelta(days=last))
    return _even(days, third, length)


def last_weekday(anchor: date, weekday: int) -> date:
    """The last such day up to the anchor, the anchor included; 1 is Monday."""
    return anchor - timedelta(days=(anchor.isoweekday() - weekday) % 7)


def next_weekday(anchor: date, weekday: int) -> date:
    """The first such day from the anchor on, the anchor included."""
    return anchor + timedelta(days=(weekday - anchor.isoweekday()) % 7)


def _even(days: Days, third: int, length: int) -> Days:
    assert days.start is not None
    size = length // 3
    start = days.start + timedelta(days=third * size)
    return Days(start, days.end if third == 2 else start + timedelta(days=max(size, 1) - 1))
