"""What happened when: claims and events by the days they tell of, never by publication.

An event's own time counts, else the time something was said, else the one time the sentence itself tells (a fire is
nobody's deed, yet it has its day), unless that dates a citing. Only closed intervals of at most a month make an entry;
claims of one interval stand in one entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from runut.consolidate.units import LightWord
from runut.language import language
from runut.records import Claim, Evidence, Interval, Report, Span, TimelineEntry

LONGEST = 31  # days of an interval that still says when


def timeline(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[TimelineEntry, ...]:
    """Entries by first day, then last day; ids in the order of the account."""
    told: dict[tuple[date, date], tuple[list[str], list[str], list[Evidence], set[str]]] = {}
    for claim in claims:
        for interval, event in _times(claim, reports):
            if interval.start is None or interval.end is None or (interval.end - interval.start).days > LONGEST:
                continue
            entry = told.setdefault((interval.start, interval.end), ([], [], [], set()))
            if claim.id not in entry[0]:
                entry[0].append(claim.id)
            if event is not None and event not in entry[1]:
                entry[1].append(event)
            entry[2].extend(e for e in interval.evidence if e not in entry[2])
            entry[3].add(interval.basis)
    return tuple(
        TimelineEntry(
            Interval(start, end, "stated" if "stated" in bases else "inferred", _ordered(evidence)),
            tuple(claim_ids), tuple(events),
        )
        for (start, end), (claim_ids, events, evidence, bases) in sorted(told.items())
    )  # fmt: skip


def _times(claim: Claim, reports: Mapping[str, Report]) -> list[tuple[Interval, str | None]]:
    found: list[tuple[Interval, str | None]] = []
    for member in claim.members:
        report = reports[member.report]
        dated = [e for e in report.events if e.id in member.events and e.time is not None]
        found += [(e.time, e.id) for e in dated if e.time is not None]
        said = [q.time for q in report.quotes if q.id in member.quotes and q.time is not None]
        if not dated:
            found += [(time, None) for time in said or _own(report, member.span)]
    return found


def _own(report: Report, span: Span) -> list[Interval]:
    """The one time a sentence tells, if it tells just one and nothing is cited before it."""
    inside = [t for t in report.times if t.kind == "interval" and span.start <= t.span.start and t.span.end <= span.end]
    if len(inside) != 1 or inside[0].interval is None:
        return []
    words = language(report.language).matcher(LightWord).find(report.page, span.start, inside[0].span.start)
    return [] if any(match.row.role == "citing" for match in words) else [inside[0].interval]


def _ordered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda e: (e.report, e.span.start, e.span.end)))
