"""Differences of time: days that cannot both be right, and days that one report tells more precisely.

A date that says when something was said, written or cited dates no event: "Mengutip kantor berita, Selasa" conflicts
with nothing. But where two reports name the same day of the week with two dates and the calendar refutes one of them,
one is wrong whatever it dates. A day inside the other's days is detail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from runut.consolidate.edits import Edit
from runut.consolidate.sides import Side, difference
from runut.consolidate.units import LightWord, Word
from runut.records import Difference, TimeExpression
from runut.text.months import find_dates, weekday_names

COARSE = timedelta(days=31)  # longer intervals are named loosely: a half-year, an era
NEAR = 9  # words between a word of saying and the date it carries
FAR = timedelta(days=400)  # a date given with its year further off is another event


class Weekday(NamedTuple):
    """A day of the week (1 Monday to 7 Sunday) printed with a date, at `page[start:end]`."""

    name: int
    day: date
    start: int
    end: int

    @property
    def holds(self) -> bool:
        """Whether the date was that day of the week."""
        return self.day.isoweekday() == self.name


def weekdays(side: Side) -> list[Weekday]:
    """The days of the week that a unit prints with a date."""
    page = side.report.page
    found = []
    for dated in find_dates(page, side.unit.start, side.unit.end, (side.language,)):
        start = max(side.unit.start, dated.start - 14)
        before = page[start : dated.end].casefold()
        for name, number in weekday_names(side.language.code).items():
            printed = re.search(rf"\b{re.escape(name)}\b", before) if len(name) > 2 else None
            if printed:
                begin = min(start + printed.start(), dated.start)
                closed = page[dated.end : dated.end + 1] == ")" and "(" in page[begin : dated.end]
                found.append(Weekday(number, dated.day, begin, dated.end + closed))
                break
    return found


def calendar(x: Side, y: Side) -> Iterator[Difference]:
    """The same weekday with two dates, of which one never was that weekday."""
    for one in weekdays(x):
        for other in weekdays(y):
            if one.name != other.name or one.day == other.day or abs(one.day - other.day) > FAR:
                continue
            if one.holds != other.holds:
                a, b = x.evidence(one.start, one.end), y.evidence(other.start, other.end)
                yield difference("date", "differ.date", a, b)


def events(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """Days of the thing itself: apart between the same words is a difference, one within the other a detail."""
    mine = [t for t in x.times if _dates_event(t, x)]
    yours = [t for t in y.times if _dates_event(t, y)]
    if len(mine) != 1 or len(yours) != 1:
        return
    one, other = mine[0], yours[0]
    a, b = _days(one), _days(other)
    if a is None or b is None or a == b:
        return
    values = (x.evidence(one.span.start, one.span.end), y.evidence(other.span.start, other.span.end))
    if (a[0] >= b[0] and a[1] <= b[1]) or (b[0] >= a[0] and b[1] <= a[1]):
        yield difference("detail", "agree.more_precise", *values)
    elif (
        any(_days(t) == b for t in x.all_times)
        or any(_days(t) == a for t in y.all_times)
        or max(a[1] - a[0], b[1] - b[0]) > COARSE
    ):
        return
    elif (a[1] < b[0] or b[1] < a[0]) and _in_one_place(one, other, found):
        yield difference("date", "differ.date", *values)


def within(words: Sequence[Word], side: Side) -> bool:
    """Whether some of a unit's words belong to a day or days that it names."""
    return bool(_times(words, side))


def pinned(x: Side, y: Side, edit: Edit) -> Iterator[Difference]:
    """Two times in one place of two sentences, otherwise the same, unless they date a citing: those apart differ.

    So do those told in one form with other figures ("6-9 June", "6-11 June").
    """
    mine, yours = _times(edit.left, x), _times(edit.right, y)
    if len(mine) != 1 or len(yours) != 1 or _cited(mine[0], x) or _cited(yours[0], y):
        return
    a, b = mine[0].interval, yours[0].interval
    one, other = _days(mine[0]), _days(yours[0])
    forms = [re.sub(r"\d+", "0", t.span.text) for t in (mine[0], yours[0])]
    if forms[0] == forms[1]:
        apart = mine[0].span.text != yours[0].span.text
    elif one and other:
        apart = one[1] < other[0] or other[1] < one[0]
    elif a is not None and b is not None:
        apart = (a.start is None, a.end is None) == (b.start is None, b.end is None)
    else:
        apart = False
    if apart:
        spans = (mine[0].span, yours[0].span)
        values = (x.evidence(spans[0].start, spans[0].end), y.evidence(spans[1].start, spans[1].end))
        yield difference("date", "differ.date", *values)


def _times(words: Sequence[Word], side: Side) -> list[TimeExpression]:
    return [
        t for t in side.times
        if t.kind == "interval" and any(w.start < t.span.end and w.end > t.span.start for w in words)
    ]  # fmt: skip


def _cited(time: TimeExpression, side: Side) -> bool:
    table = side.language.matcher(LightWord)
    earlier = [w for w in side.unit.words if w.end <= time.span.start]
    return any((row := table.lookup(w.text)) is not None and row.role == "citing" for w in earlier)


def _dates_event(time: TimeExpression, side: Side) -> bool:
    if time.kind != "interval" or _days(time) is None:
        return False
    for quote in side.report.quotes:
        spans = [e.span for e in quote.time.evidence] if quote.time else []
        if any(s.start < time.span.end and s.end > time.span.start for s in spans):
            return quote.kind == "indirect" and quote.time is not None and quote.time.basis == "stated"
    if _cited(time, side):
        return False
    table = side.language.matcher(LightWord)
    before = [w for w in side.unit.words if w.end <= time.span.start][-NEAR:]
    told = (c for quote in side.report.quotes for c in quote.content)
    said = any(c.start < time.span.start and time.span.end <= c.end for c in told)
    return said or not any((row := table.lookup(w.text)) is not None and row.role == "reporting" for w in before)


def _days(time: TimeExpression) -> tuple[date, date] | None:
    interval = time.interval
    if interval is None or interval.start is None or interval.end is None:
        return None
    return interval.start, interval.end


def _in_one_place(one: TimeExpression, other: TimeExpression, found: Sequence[Edit]) -> bool:
    for edit in found:
        left = any(one.span.start <= w.start < one.span.end for w in edit.left)
        right = any(other.span.start <= w.start < other.span.end for w in edit.right)
        if left and right and edit.before + edit.after >= 1:
            return True
    return False
