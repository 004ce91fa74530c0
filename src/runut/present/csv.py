"""Quotes, events, stories and copies as CSV for spreadsheets: stable columns, a line a row, no cell that would run.

A cell that begins with = + - @, a tab or a carriage return would be taken for a formula; it is written with an
apostrophe before it (OWASP, "CSV Injection"). Blanks and line breaks within a cell become single blanks. Several
values in one cell are set apart by a semicolon, in the same order in every column that speaks of them; a semicolon
within a value becomes a comma.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import TypeVar

from runut.present.copy_rows import CopyRow
from runut.present.plain import line
from runut.present.rows import EventRow, Party, QuoteRow, ReportRow, chain, first_day
from runut.present.story_rows import StoryRow
from runut.records import Interval, Quantity, RunningStory

Row = TypeVar("Row")
Column = Callable[[Row], object]

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
APART = "; "

REPORT: Mapping[str, Column[ReportRow]] = {
    "report": lambda row: row.report,
    "source": lambda row: row.source,
    "outlet": lambda row: row.outlet,
    "title": lambda row: row.title,
    "published": lambda row: first_day(row.published),
    "language": lambda row: row.language,
}
QUOTES: Mapping[str, Column[QuoteRow]] = {
    "quote": lambda row: row.id,
    **REPORT,
    "kind": lambda row: row.kind,
    "text": lambda row: row.text,
    "start": lambda row: row.content[0].start if row.content else None,
    "end": lambda row: row.content[-1].end if row.content else None,
    "cue": lambda row: row.cue and row.cue.text,
    "speaker": lambda row: _each(row.speakers, lambda one: one.name),
    "speaker_words": lambda row: _each(row.speakers, lambda one: one.words and one.words.text),
    "speaker_role": lambda row: _each(row.speakers, lambda one: one.role),
    "speaker_type": lambda row: _each(row.speakers, lambda one: one.type),
    "speaker_country": lambda row: _each(row.speakers, lambda one: one.country),
    "speaker_entity": lambda row: _each(row.speakers, lambda one: one.entity),
    "addressee": lambda row: row.addressee and row.addressee.name,
    "medium": lambda row: row.medium,
    "via": lambda row: row.via,
    "time_start": lambda row: first_day(row.time),
    "time_end": lambda row: _end(row.time),
    "time_basis": lambda row: row.time and row.time.basis,
    "chain": lambda row: chain(row.attribution),
    "continues": lambda row: row.continues,
    "reason": lambda row: row.reason,
}
EVENTS: Mapping[str, Column[EventRow]] = {
    "event": lambda row: row.id,
    **REPORT,
    "type": lambda row: row.type,
    "mode": lambda row: row.mode,
    "auxiliary": lambda row: APART.join(row.auxiliary),
    "quad": lambda row: row.quad,
    "actors": lambda row: _each(row.actors, lambda one: one.name),
    "actor_roles": lambda row: _each(row.actors, lambda one: one.role),
    "actor_types": lambda row: _each(row.actors, lambda one: one.type),
    "actor_countries": lambda row: _each(row.actors, lambda one: one.country),
    "actor_entities": lambda row: _each(row.actors, lambda one: one.entity),
    "recipients": lambda row: _each(row.recipients, lambda one: one.name),
    "recipient_roles": lambda row: _each(row.recipients, lambda one: one.role),
    "recipient_types": lambda row: _each(row.recipients, lambda one: one.type),
    "recipient_countries": lambda row: _each(row.recipients, lambda one: one.country),
    "recipient_entities": lambda row: _each(row.recipients, lambda one: one.entity),
    "place": lambda row: row.place and row.place.name,
    "place_country": lambda row: row.place and row.place.country,
    "place_entity": lambda row: row.place and row.place.entity,
    "time_start": lambda row: first_day(row.time),
    "time_end": lambda row: _end(row.time),
    "time_basis": lambda row: row.time and row.time.basis,
    "quantities": lambda row: APART.join(quantity(one) for one in row.quantities),
    "trigger": lambda row: row.trigger.text,
    "trigger_start": lambda row: row.trigger.start,
    "trigger_end": lambda row: row.trigger.end,
    "text": lambda row: row.evidence.text,
    "start": lambda row: row.evidence.start,
    "end": lambda row: row.evidence.end,
    "chain": lambda row: chain(row.attribution),
}
STORIES: Mapping[str, Column[StoryRow]] = {
    "story": lambda row: row.id,
    "title": lambda row: row.title,
    "reports": lambda row: len(row.reports),
    "inputs": lambda row: APART.join(row.inputs),
    "outlets": lambda row: APART.join(row.outlets),
    "first": lambda row: row.first,
    "last": lambda row: row.last,
    "independent": lambda row: row.independent,
    "sources": lambda row: APART.join(row.sources),
    "related": lambda row: APART.join(row.related),
}
COPIES: Mapping[str, Column[CopyRow]] = {
    "first": lambda row: row.first.source,
    "second": lambda row: row.second.source,
    "of_first": lambda row: f"{row.of_first:.4f}",
    "of_second": lambda row: f"{row.of_second:.4f}",
    "reason": lambda row: row.reason,
    "first_report": lambda row: row.first.report,
    "first_outlet": lambda row: row.first.outlet,
    "first_title": lambda row: row.first.title,
    "first_published": lambda row: row.first.published,
    "second_report": lambda row: row.second.report,
    "second_outlet": lambda row: row.second.outlet,
    "second_title": lambda row: row.second.title,
    "second_published": lambda row: row.second.published,
    "first_text": lambda row: row.evidence[0].span.text if row.evidence else None,
    "second_text": lambda row: row.evidence[1].span.text if row.evidence else None,
}

RUNNING: Mapping[str, Column[RunningStory]] = {
    "story": lambda row: row.id,
    "title": lambda row: row.title,
    "reports": lambda row: len(row.reports),
    "inputs": lambda row: APART.join(row.inputs),
    "outlets": lambda row: APART.join(row.outlets),
    "languages": lambda row: APART.join(row.languages),
    "first": lambda row: row.first,
    "last": lambda row: row.last,
    "related": lambda row: APART.join(row.related),
    "open": lambda row: str(row.open).lower(),
}


def quotes_csv(rows: Iterable[QuoteRow]) -> str:
    """One line for each quote, below a line of column names."""
    return _table(QUOTES, rows)


def events_csv(rows: Iterable[EventRow]) -> str:
    """One line for each event, below a line of column names."""
    return _table(EVENTS, rows)


def stories_csv(rows: Iterable[StoryRow]) -> str:
    """One line for each story, below a line of column names."""
    return _table(STORIES, rows)


def running_csv(rows: Iterable[RunningStory]) -> str:
    """One line for each story of a stream, below a line of column names."""
    return _table(RUNNING, rows)


def copies_csv(rows: Iterable[CopyRow], *, head: bool = True) -> str:
    """One line for each pair; `head`: below a line of column names."""
    told = _table(COPIES, rows)
    return told if head else told.split("\n", 1)[1]


def cell(value: object) -> str:
    """What a cell holds: "" for nothing, on one line, with an apostrophe before what would be a formula."""
    if isinstance(value, int):
        return str(value)
    text = "" if value is None else str(value)
    shown = line(text)
    return f"'{shown}" if text.startswith(RISKY) or shown.startswith(RISKY) else shown


def quantity(one: Quantity) -> str:
    """A number with its bounds: "dead 4.. passengers" is at least four, "..4" at most four, "4..6" between."""
    low, high = ("" if bound is None else f"{bound:.15g}" for bound in (one.low, one.high))
    number = low if low == high else f"{low}..{high}"
    return " ".join(part for part in (one.what, number, one.unit) if part)


def _table(columns: Mapping[str, Column[Row]], rows: Iterable[Row]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(column(row)) for column in columns.values()] for row in rows)
    return out.getvalue()


def _each(parties: Sequence[Party], what: Callable[[Party], object]) -> str:
    values = [line(str(what(one) or "")).replace(";", ",") for one in parties]
    return APART.join(values) if any(values) else ""


def _end(interval: Interval | None) -> object:
    return interval and interval.end
