"""Times, normalised against the report's date; the report's own date inferred where it is not stated.

Theory of operation. Expressions are found block by block (`times_grammar`) and read in the page's order, so that "two
days earlier" counts from the day the narrative last spoke of, "yesterday" inside a quotation from the day of the
speech, everything else from the day of publication. Where `clean` found no such day, one reading without it gives the
dates that stand by themselves, `times_published` concludes from them or not, and a second reading uses it. The dates of
citings ("Mengutip ... pada Selasa") date neither what was said nor what was done, and the narrative does not go on from
them: `is_citation` tells them.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from datetime import date

from runut.annotate.draft import Draft
from runut.annotate.segment import READ
from runut.annotate.times_calendar import Days
from runut.annotate.times_calendar import one as one_day
from runut.annotate.times_citing import future_after, future_before, future_next, is_citation, time_of
from runut.annotate.times_grammar import Found, expressions
from runut.annotate.times_published import published
from runut.annotate.times_reading import When
from runut.records import Block, Evidence, Interval, TimeExpression, cut

__all__ = ["is_citation", "time_of", "times"]

WEEK = 7  # days before the anchor on which what is reported may have been said
LONGEST = 366  # days of the longest stretch that the narrative can count from
QUOTES = re.compile(r"[\"“”]")
BETWEEN = re.compile(r"[\s,(]*(?:on )?")
Told = tuple[Days | None, date | None]


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
    junk = sorted((d.span.start, d.span.end) for d in report.dropped)
    found: list[TimeExpression] = []
    told: Told = (one_day(anchor), anchor) if anchor else (None, None)
    for block in report.blocks:
        if block.kind not in READ:
            continue
        for one in _in_block(draft, block, anchor, told):
            if not _overlaps(junk, one.start, one.end):
                found.append(_expression(draft, one))
                told = told if is_citation(draft, found[-1]) else _told(one, told)
    return tuple(found)


def _overlaps(pieces: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the pieces, sorted and apart from each other, overlaps `start:end`."""
    at = bisect_right(pieces, (start, end))
    return any(a < end and b > start for a, b in pieces[max(0, at - 1) : at + 1])


def _in_block(draft: Draft, block: Block, anchor: date | None, before: Told) -> list[Found]:
    page, start, end, known = draft.report.page, block.span.start, block.span.end, draft.language
    quoted = _quoted(page, start, end)
    said: list[date | None] = [anchor] * len(quoted)
    found: list[Found] = []
    for _ in range(2):  # again where a quotation turns out to have been spoken on another day
        found, told = [], [before]

        def when(at: int, said: list[date | None] = said, told: list[Told] = told) -> When:
            place = bisect_right(quoted, (at, end)) - 1
            spoken = said[place] if place >= 0 and at < quoted[place][1] else anchor
            future = future_before(page, start, at, known) or future_next(page, at, known)
            return When(anchor, spoken, *told[0], future, not future and future_after(page, at, end, known))

        for one in expressions(page, start, end, known, when):
            found.append(one)
            if not is_citation(draft, _expression(draft, one)):
                told[0] = _told(one, told[0])
        said = _said(found, quoted, anchor)
        if all(day == anchor for day in said):
            break
    return _clocked(page, found)


def _told(one: Found, before: Told) -> Told:
    """What the narrative has come to: the days it last spoke of, and the last single day."""
    days = one.core
    if one.reading.kind != "interval" or days is None or days.start is None or days.end is None:
        return before
    if days.start == days.end:
        return days, days.start
    return (days, before[1]) if (days.end - days.start).days <= LONGEST else before


def _quoted(page: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces between quotation marks; straight marks open and close in turn."""
    marks = [match.start() for match in QUOTES.finditer(page, start, end)]
    return list(zip(marks[::2], marks[1::2], strict=False))


def _said(found: list[Found], quoted: list[tuple[int, int]], anchor: date | None) -> list[date | None]:
    """The day of each quotation's speech: the first day of the last week named after it, outside quotations.

    The anchor where none is named.
    """
    days = []
    for one in found:
        span = one.reading.days
        single = span.start if span and one.reading.kind == "interval" and span.start == span.end else None
        recent = single and anchor and 0 <= (anchor - single).days <= WEEK
        if single and recent and not _overlaps(quoted, one.start, one.end):
            days.append((one.start, single))
    after = [bisect_right(days, (end, date.min)) for _, end in quoted]
    return [days[at][1] if at < len(days) else anchor for at in after]


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
