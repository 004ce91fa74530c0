"""Quotes and events as rows: one for each, with all that a table or a program needs to know of it in one place.

The JSON of `runut quotes` and `runut events` is made from these types; a row repeats what its report says of itself
and names the entities, so that it can be read without the brief it comes from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from runut.records import (
    Attribution,
    Auxiliary,
    Entity,
    EntityType,
    Event,
    EventType,
    Interval,
    Location,
    Quantity,
    Quote,
    QuoteKind,
    Report,
    Sentence,
    Span,
    Speaker,
)

QUADS: Mapping[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


class Party(Struct, frozen=True, kw_only=True):
    """Who or what takes part: the words of the report, and the entity they name."""

    name: Annotated[str, Meta(description="the entity's name; the report's words where it names no entity")]
    words: Annotated[Span | None, Meta(description="how this report puts it, in the place the row is about")] = None
    entity: Annotated[str | None, Meta(description="entity id")] = None
    type: EntityType | None = None
    role: Annotated[str | None, Meta(description="its role as stated: in this report, else in another")] = None
    country: Annotated[
        str | None, Meta(description="ISO 3166-1 alpha-3: its own, that it lies in, or that its roles belong to")
    ] = None
    links: Annotated[dict[str, str], Meta(description="identifiers elsewhere, by scheme")] = {}
    location: Annotated[Location | None, Meta(description="where a place lies, if that is told")] = None


class ReportRow(Struct, frozen=True, kw_only=True):
    """What every row tells: its own id and the report it stands in."""

    id: str
    report: Annotated[str, Meta(description="report id")]
    source: Annotated[str, Meta(description="path or URL of the report")]
    outlet: str | None
    title: Annotated[str | None, Meta(description="title of the report")]
    published: Interval | None
    language: Annotated[str, Meta(description="BCP 47; `und` when not known")]


class QuoteRow(ReportRow, frozen=True, kw_only=True):
    """One quote."""

    kind: QuoteKind | Literal["view"]
    text: Annotated[str, Meta(description="the words said; pieces set apart by ' … '")]
    content: Annotated[tuple[Span, ...], Meta(description="the words said, piece by piece, with offsets in the page")]
    cue: Span | None
    speakers: tuple[Party, ...]
    addressee: Party | None
    medium: str | None
    via: str | None
    time: Interval | None
    attribution: Annotated[tuple[Attribution, ...], Meta(description="the chain of sources, nearest first")]
    continues: Annotated[str | None, Meta(description="id of the quote this goes on from")]
    reason: Annotated[str | None, Meta(description="reason code where the speaker is concluded, not told")] = None


class EventRow(ReportRow, frozen=True, kw_only=True):
    """One event, coded in PLOVER."""

    type: EventType
    mode: str | None
    auxiliary: tuple[Auxiliary, ...]
    quad: Annotated[
        int, Meta(description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict")
    ]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Party | None
    time: Interval | None
    trigger: Span
    evidence: Span
    sentence: Annotated[int | None, Meta(description="number of the report's sentence it stands in, from 1")]
    attribution: Annotated[tuple[Attribution, ...], Meta(description="the chain of sources, nearest first")]
    quantities: tuple[Quantity, ...]


def quote_rows(reports: Iterable[Report], entities: Iterable[Entity]) -> tuple[QuoteRow, ...]:
    """A row for every quote, in the order of the reports and of the words on their pages; views stand among them."""
    known = _Known(entities)
    return tuple(_quote_row(report, one, known, kind) for report in reports for kind, one in _said(report))


def event_rows(reports: Iterable[Report], entities: Iterable[Entity]) -> tuple[EventRow, ...]:
    """A row for every event, in the order of the reports and of the words on their pages."""
    known = _Known(entities)
    return tuple(_event_row(report, event, known) for report in reports for event in report.events)


def chain(attribution: tuple[Attribution, ...]) -> str:
    """The names of a chain of sources, nearest first: "Kabar Satu ← Samudra ← Budi"."""
    return " ← ".join(link.name for link in attribution)


def modes(row: EventRow) -> list[str]:
    """The event's mode and auxiliary modes, as PLOVER lists them."""
    return [*([row.mode] if row.mode else []), *row.auxiliary]


def first_day(interval: Interval | None) -> date | None:
    """The day an interval begins, where it is known."""
    return interval.start if interval else None


class _Known:
    """Entities by id, where each is mentioned, and what can be said of it as a party."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._mentions: dict[tuple[str, str], list[Span]] = {}
        for entity in self._entities.values():
            for mention in entity.mentions:
                self._mentions.setdefault((entity.id, mention.report), []).append(mention.span)
        for spans in self._mentions.values():
            spans.sort(key=lambda span: span.start)

    def party(self, id: str, report: str, around: Span) -> Party:
        """The entity, with the first words in `around` that mention it."""
        spans = self._mentions.get((id, report), [])
        first = bisect_left(spans, around.start, key=lambda span: span.start)
        words = spans[first] if first < len(spans) and spans[first].end <= around.end else None
        return self._party(id, report, words)

    def speaker(self, speaker: Speaker, report: str) -> Party:
        """Who is meant by the words that name a speaker."""
        if speaker.entity is None:
            return Party(name=speaker.span.text, words=speaker.span)
        return self._party(speaker.entity, report, speaker.span)

    def _party(self, id: str, report: str, words: Span | None) -> Party:
        entity = self._entities.get(id)
        if entity is None:
            return Party(name=words.text if words else id, words=words, entity=id)
        return Party(
            name=entity.name,
            words=words,
            entity=id,
            type=entity.type,
            role=_role(entity, report),
            country=self._country(entity),
            links=entity.links,
            location=entity.location,
        )

    def _country(self, entity: Entity) -> str | None:
        if entity.code:
            return entity.code
        if entity.location:
            return entity.location.country
        owners = (self._entities.get(role.of or "") for role in entity.roles)
        codes = {owner.code for owner in owners if owner and owner.code}
        return codes.pop() if len(codes) == 1 else None  # roles of two countries tell nothing


def _role(entity: Entity, report: str) -> str | None:
    here = [
        (evidence.span.start, role.title)
        for role in entity.roles
        for evidence in role.evidence
        if evidence.report == report
    ]
    return min(here)[1] if here else next((role.title for role in entity.roles), None)


def _said(report: Report) -> list[tuple[QuoteKind | Literal["view"], Quote]]:
    """The quotes of a report with their kinds; each view before the first quote that begins after it."""
    found: list[tuple[QuoteKind | Literal["view"], Quote]] = [(quote.kind, quote) for quote in report.quotes]
    for view in report.views:
        at = view.content[0].start
        later = (n for n, (_, one) in enumerate(found) if one.content[0].start > at)
        found.insert(next(later, len(found)), ("view", view))
    return found


def _quote_row(report: Report, quote: Quote, known: _Known, kind: QuoteKind | Literal["view"]) -> QuoteRow:
    return QuoteRow(
        id=quote.id,
        report=report.id,
        source=report.source,
        outlet=report.outlet,
        title=report.title.text if report.title else None,
        published=report.published,
        language=report.language,
        kind=kind,
        text=" … ".join(span.text for span in quote.content),
        content=quote.content,
        cue=quote.cue,
        speakers=tuple(known.speaker(speaker, report.id) for speaker in quote.speakers),
        addressee=known.speaker(quote.addressee, report.id) if quote.addressee else None,
        medium=quote.medium,
        via=quote.via,
        time=quote.time,
        attribution=quote.attribution,
        continues=quote.continues,
        reason=quote.reason,
    )


def _event_row(report: Report, event: Event, known: _Known) -> EventRow:
    return EventRow(
        id=event.id,
        report=report.id,
        source=report.source,
        outlet=report.outlet,
        title=report.title.text if report.title else None,
        published=report.published,
        language=report.language,
        type=event.type,
        mode=event.mode,
        auxiliary=event.auxiliary,
        quad=QUADS[event.type],
        actors=tuple(known.party(id, report.id, event.evidence) for id in event.actors),
        recipients=tuple(known.party(id, report.id, event.evidence) for id in event.recipients),
        place=known.party(event.place, report.id, event.evidence) if event.place else None,
        time=event.time,
        trigger=event.trigger,
        evidence=event.evidence,
        sentence=_sentence(report.sentences, event.evidence),
        attribution=event.attribution,
        quantities=event.quantities,
    )


def _sentence(sentences: tuple[Sentence, ...], span: Span) -> int | None:
    number = bisect_right(sentences, span.start, key=lambda one: one.span.start)
    return number if number and span.start < sentences[number - 1].span.end else None
