"""Times, normalised against the report's date; the report's own date inferred where it is not stated.

Theory of operation. Expressions are found block by block (`times_grammar`) and read in the page's order, so that "two
days earlier" counts from the day the narrative last spoke of, "yesterday" inside a quotation from the day of the
speech, everything else from the day of publication. Where `clean` found no such day, one reading without it gives the
dates that stand by themselves, `times_published` concludes from them or not, and a second reading uses it. The dates of
citings ("Mengutip ... pada Selasa") date neither what was said nor what was done: `is_citation` tells them.
"""

from __future__ import annotations

import itertools
import re
from datetime import date

from runut.annotate.draft import Draft
from runut.annotate.times_calendar import Days
from runut.annotate.times_calendar import one as one_day
from runut.annotate.times_citing import future_after, future_before, is_citation, time_of
from runut.annotate.times_grammar import Found, expressions
from runut.annotate.times_published import published
from runut.annotate.times_reading import When
from runut.records import Block, Evidence, Interval, TimeExpression, cut

__all__ = ["is_citation", "time_of", "times"]

LONGEST = 92  # days of the longest stretch that the narrative can count from
QUOTES = re.compile(r"[\"“”]")
BETWEEN = re.compile(r"[\s,(]*(?:on )?")
READ = frozenset({"title", "deck", "dateline", "paragraph", "heading", "caption", "list", "quote"})


def times(draft: Draft) -> Draft:
    """The draft with its times, and with the day of publication where the page lets it be concluded."""
    found = _read(draft, _day(draft.anchor))
    if draft.report.published is None:
        concluded = published(draft.with_report(times=found))
        if concluded is not None:
            draft = draft.with_report(published=concluded)
            found = _read(draft, concluded.end)
    return draft.with_report(times=found)


def _day(interval: Interval | None) -> date | None:
    return (interval.end or interval.start) if interval else None


def _read(draft: Draft, anchor: date | None) -> tuple[TimeExpression, ...]:
    report = draft.report
    junk = [(d.span.start, d.span.end) for d in report.dropped]
    found: list[TimeExpression] = []
    narrated = one_day(anchor) if anchor else None
    for block in report.blocks:
        if block.kind not in READ:
            continue
        for one in _in_block(draft, block, anchor, narrated):
            if not any(one.start < b and one.end > a for a, b in junk):
                found.append(_expression(draft, one))
                narrated = _narrated(one, narrated)
    return tuple(found)


def _in_block(draft: Draft, block: Block, anchor: date | None, narrated: Days | None) -> list[Found]:
    page, start, end, known = draft.report.page, block.span.start, block.span.end, draft.language
    spoken: list[tuple[int, int, date]] = []
    found: list[Found] = []

    def when(at: int) -> When:
        told = narrated
        for one in reversed(found):
            if (days := _narrated(one, None)) is not None:
                told = days
                break
        day = next((day for a, b, day in spoken if a <= at < b), anchor)
        return When(anchor, day, told, future_before(page, start, at, known), future_after(page, at, end, known))

    for one in expressions(page, start, end, known, when):
        found.append(one)
    quoted = _quoted(page, start, end)
    spoken = [(a, b, day) for a, b in quoted if (day := _said(found, quoted, b)) and day != anchor]
    if spoken:
        found = []
        for one in expressions(page, start, end, known, when):
            found.append(one)
    return _clocked(page, found)


def _narrated(one: Found, before: Days | None) -> Days | None:
    """The days the narrative has come to: a day, a month or a quarter, not what is longer."""
    days = one.core
    if one.reading.kind != "interval" or days is None or days.start is None or days.end is None:
        return before
    return days if (days.end - days.start).days <= LONGEST else before


def _quoted(page: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces between quotation marks; straight marks open and close in turn."""
    marks = [match.start() for match in QUOTES.finditer(page, start, end)]
    return list(zip(marks[::2], marks[1::2], strict=False))


def _said(found: list[Found], quoted: list[tuple[int, int]], after: int) -> date | None:
    """The day that dates the speech: the first single day outside quotations after one."""
    for one in found:
        if one.start < after or any(a <= one.start < b for a, b in quoted):
            continue
        days = one.reading.days
        if one.reading.kind == "interval" and days and days.start and days.start == days.end:
            return days.start
    return None


def _clocked(page: str, found: list[Found]) -> list[Found]:
    """A clock time takes the day that is named right after it ("10 p.m. Wednesday")."""
    for at, (one, other) in enumerate(itertools.pairwise(found)):
        days = other.reading.days
        if one.reading.kind != "clock" or not BETWEEN.fullmatch(page, one.end, other.start):
            continue
        if other.reading.kind == "interval" and days and days.start == days.end:
            found[at] = one._replace(reading=one.reading._replace(days=days))
    return found


def _expression(draft: Draft, one: Found) -> TimeExpression:
    span = cut(draft.report.page, one.start, one.end)
    days = one.reading.days
    interval = None
    if days is not None and (days.start or days.end):
        evidence: tuple[Evidence, ...] = (Evidence(draft.report.id, span),)
        if not one.reading.stated and draft.anchor:
            evidence += draft.anchor.evidence
        interval = Interval(days.start, days.end, "stated" if one.reading.stated else "inferred", evidence)
    return TimeExpression(span, one.reading.kind, interval, one.reading.value)
