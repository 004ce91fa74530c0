"""What happened when: claims and events by the days they tell of, never by publication.

An event's own time counts, and the days the sentence itself tells (a fire is nobody's deed, yet it has its day; a law
is passed on one day and holds from another), unless they stand after a word of citing. An hour alone is of the day on
which all events of its report fall, if they fall on one. Where nothing else dates a claim, the day on which it was said
does, and the entry says so. Only closed intervals of at most a month make an entry; claims of one interval stand in one
entry, first those that tell an hour, in the order of the hours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from runut.consolidate.units import LightWord
from runut.language import language
from runut.records import Claim, Evidence, Interval, Member, Report, Span, TimelineEntry

LONGEST = 31  # days of an interval that still says when


def timeline(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[TimelineEntry, ...]:
    """Entries by first day, then last day; ids by the hour, then in the order of the account."""
    told: dict[tuple[date, date], _Entry] = {}
    for claim in claims:
        times = [_times(member, reports[member.report]) for member in claim.members]
        happened = any(not said for found in times for _, _, said in found)
        for interval, event, said in (one for found in times for one in found):
            if (said and happened) or interval.start is None or interval.end is None:
                continue
            if (interval.end - interval.start).days > LONGEST:
                continue
            entry = told.setdefault((interval.start, interval.end), _Entry({}, {}, {}, set()))
            entry.claims[claim.id] = said
            if event is not None:
                entry.events[event] = None
            entry.evidence.update(dict.fromkeys(interval.evidence))
            entry.bases.add(interval.basis)
    hours = {claim.id: _hour(claim, reports) for claim in claims}
    return tuple(
        TimelineEntry(
            Interval(start, end, "stated" if "stated" in one.bases else "inferred", _ordered(tuple(one.evidence))),
            tuple(sorted(one.claims, key=lambda claim: hours[claim])),
            tuple(one.events),
            tuple(claim for claim, said in one.claims.items() if said),
        )
        for (start, end), one in sorted(told.items(), key=lambda item: item[0])
    )


class _Entry(NamedTuple):
    """An entry as it grows: claims, whether only their saying is dated; events; what shows the days."""

    claims: dict[str, bool]
    events: dict[str, None]
    evidence: dict[Evidence, None]
    bases: set[str]


def _times(member: Member, report: Report) -> list[tuple[Interval, str | None, bool]]:
    """Intervals a member tells of, each with its event, and whether it is only when the words were said."""
    dated = [(e.time, e.id, False) for e in report.events if e.id in member.events and e.time is not None]
    said = [(q.time, None, True) for q in report.quotes if q.id in member.quotes and q.time is not None]
    days = {(time.start, time.end) for time, _, _ in (*dated, *said)}
    own = [time for time in _own(report, member.span) if (time.start, time.end) not in days]
    if not dated and not own and any(t.kind == "clock" and _inside(t.span, member.span) for t in report.times):
        own = _only_day(report)
    return [*dated, *((time, None, False) for time in own), *said]


def _inside(span: Span, around: Span) -> bool:
    return around.start <= span.start and span.end <= around.end


def _only_day(report: Report) -> list[Interval]:
    """The one day on which all dated events of a report fall."""
    days = {(e.time.start, e.time.end): e.time for e in report.events if e.time is not None}
    only = next(iter(days.values())) if len(days) == 1 else None
    return [Interval(only.start, only.end, "inferred", only.evidence)] if only and only.start == only.end else []


def _own(report: Report, span: Span) -> list[Interval]:
    """The days a sentence tells, those left out that stand after a word of citing."""
    inside = [time for time in report.times if time.kind == "interval" and _inside(time.span, span)]
    if not inside:
        return []
    words = language(report.language).matcher(LightWord).find(report.page, span.start, span.end)
    citing = min((match.start for match in words if match.row.role == "citing"), default=span.end)
    return [time.interval for time in inside if time.interval is not None and time.span.start < citing]


def _hour(claim: Claim, reports: Mapping[str, Report]) -> str:
    """The hour of the clock that a claim tells, where its members tell just one; after all hours, where not."""
    found = {
        time.value
        for member in claim.members
        for time in reports[member.report].times
        if time.kind == "clock" and time.value and _inside(time.span, member.span)
    }
    return min(found) if found else "~"


def _ordered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda e: (e.report, e.span.start, e.span.end)))
