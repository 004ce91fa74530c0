"""Times, normalised against the report's date; the report's own date inferred where it is not stated.

Theory of operation. Expressions are found block by block (`times_grammar`) and read in the page's order, so that "two
days earlier" counts from the day the narrative last spoke of, "yesterday" inside a quotation from the day of the
speech, everything else from the day of publication. Where `clean` found no such day, one reading without it gives the
dates that stand by themselves, `times_published` concludes from them or not, and a second reading uses it. The dates of
citings ("Mengutip ... pada Selasa") date neither what was said nor what was done: `is_citation` tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from runut.annotate.draft import Draft
from runut.annotate.times_citing import future_before, is_citation, time_of
from runut.annotate.times_grammar import Found, expressions
from runut.annotate.times_published import published
from runut.annotate.times_rules import When
from runut.records import Block, Evidence, Interval, TimeExpression, cut

__all__ = ["is_citation", "time_of", "times"]

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
    found = []
    narrated = anchor
    for block in report.blocks:
        if block.kind not in READ:
            continue
        for one in _in_block(draft, block, anchor, narrated):
            if any(one.start < b and one.end > a for a, b in junk):
                continue
            found.append(_expression(draft, one))
            narrated = _narrated(one, narrated)
    return tuple(found)


def _in_block(draft: Draft, block: Block, anchor: date | None, narrated: date | None) -> Iterator[Found]:
    page, start, end = draft.report.page, block.span.start, block.span.end
    now = [narrated]

    def when(at: int) -> When:
        return When(anchor, anchor, now[0], future_before(page, start, at, draft.language))

    for one in expressions(page, start, end, draft.language, when):
        now[0] = _narrated(one, now[0])
        yield one


def _narrated(one: Found, before: date | None) -> date | None:
    days = one.reading.days
    if one.reading.kind == "interval" and days and days.start and days.start == days.end:
        return days.start
    return before


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
