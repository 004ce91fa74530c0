"""Events as PLOVER records, one JSON object a line (manual of 2021).

`id`, `date`, `actor` and `event` are required, and a recipient for COOPERATE, AID and SANCTION; an event that cannot
fill them is no PLOVER record and is left out (`codable` tells which). Where the report gives the event no day, the date
is that of publication, as event coders do, and `comment` says so. Auxiliary modes stand in `mode`, after the mode
itself. What runut does not know (scale, contexts, sectors) is absent.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from runut.present.polecat import FEATURES
from runut.present.rows import EventRow, Party, chain, first_day, modes
from runut.records import EventType, Quantity

CODEBOOK = "plover-2021"
NEEDS_RECIPIENT: frozenset[EventType] = frozenset({"COOPERATE", "AID", "SANCTION"})
SIZES = ("dead", "injured", "arrested")


class Actor(Struct, frozen=True, omit_defaults=True):
    """PLOVER's entity object."""

    code: str | None = None
    entity_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None
    office: str | None = None


class EventPlace(Struct, frozen=True, omit_defaults=True):
    """PLOVER's location object; `resolution` is 1 for a country, 2 a first-level division, 3 a regency, 4 a city."""

    extracted_place: str | None = None
    resolved_place: str | None = None
    geonameid: str | None = None
    lat: float | None = None
    lon: float | None = None
    province: str | None = None
    country_code: str | None = None
    feature_code: str | None = None
    resolution: int | None = None


class TextInfo(Struct, frozen=True, omit_defaults=True):
    """Where on the page the event stands: number of the sentence from 1, offsets in code points."""

    sequence: int | None
    start: int
    end: int


class Citation(Struct, frozen=True, omit_defaults=True):
    """PLOVER's citation object."""

    citation: str
    url: str | None = None
    title: str | None = None
    language: str | None = None
    publication: str | None = None
    coder: str | None = None
    codebook: str | None = None


class Record(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One PLOVER record; what is None or empty is not written, but for what PLOVER requires."""

    id: str
    date: datetime.date
    enddate: datetime.date | None = None
    actor: list[Actor]
    recipient: list[Actor] = []
    event: list[str]
    mode: list[str] = []
    quad_code: int
    event_loc: EventPlace | None = None
    event_text: str
    size: dict[str, int | float | str] = {}
    text_info: TextInfo
    cite_info: Citation
    coder: str
    comment: str | None = None


def to_plover(rows: Iterable[EventRow], version: str) -> str:
    """JSONL of the codable events.

    Args:
        rows: events.
        version: of runut, told as the coder.
    """
    lines = (msgspec.json.encode(record(row, version)).decode() for row in rows if codable(row))
    return "".join(f"{one}\n" for one in lines)


def codable(row: EventRow) -> bool:
    """Whether the event has all that PLOVER requires of a record."""
    recipients = bool(row.recipients) or row.type not in NEEDS_RECIPIENT
    return bool(row.actors) and recipients and _day(row) is not None


def record(row: EventRow, version: str) -> Record:
    """A codable event as a PLOVER record.

    Raises:
        ValueError: the event is not codable.
    """
    day = _day(row)
    if day is None:
        raise ValueError(f"event {row.id} has no day")
    stated = first_day(row.time)
    end = row.time.end if row.time and stated else None
    url = row.source if row.source.startswith(("http://", "https://")) else None
    coder = f"runut {version}"
    return Record(
        id=row.id,
        date=day,
        enddate=end if end != day else None,
        actor=[_actor(party) for party in row.actors],
        recipient=[_actor(party) for party in row.recipients],
        event=[row.type],
        mode=modes(row),
        quad_code=row.quad,
        event_loc=_location(row.place) if row.place else None,
        event_text=row.evidence.text,
        size={one.what: _number(one) for one in row.quantities if one.what in SIZES and _known(one)},
        text_info=TextInfo(row.sentence, row.evidence.start, row.evidence.end),
        cite_info=Citation(
            citation=row.source,
            url=url,
            title=row.title,
            language=row.language if row.language != "und" else None,
            publication=row.outlet,
            coder=coder,
            codebook=CODEBOOK,
        ),
        coder=coder,
        comment=_comment(row),
    )


def _day(row: EventRow) -> datetime.date | None:
    return first_day(row.time) or first_day(row.published)


def _actor(party: Party) -> Actor:
    return Actor(
        code=party.country,
        entity_text=party.words.text if party.words else None,
        identifier_id=party.links.get("wikidata"),
        identifier_text=party.name,
        office=party.role,
    )


def _location(place: Party) -> EventPlace:
    where = place.location
    named = EventPlace(
        extracted_place=place.words.text if place.words else None,
        resolved_place=place.name,
        geonameid=place.links.get("geonames"),
        country_code=place.country,
    )
    if where is None:
        return named
    return replace(
        named,
        lat=where.latitude,
        lon=where.longitude,
        province=where.region,
        feature_code=FEATURES[where.level],
        resolution=list(FEATURES).index(where.level) + 1,
    )


def _known(one: Quantity) -> bool:
    return one.low is not None or one.high is not None


def _number(one: Quantity) -> int | float | str:
    """A number, or PLOVER's "code" for a range: "4+" at least four, "4-6" between, "-6" at most six."""
    low, high = ("" if bound is None else f"{bound:.15g}" for bound in (one.low, one.high))
    if low != high:
        return f"{low}+" if not high else f"{low}-{high}"
    value = one.low or 0.0
    return int(value) if value == int(value) else value


def _comment(row: EventRow) -> str | None:
    told = []
    if first_day(row.time) is None:
        told.append("date: day of publication")
    if row.attribution:
        told.append(f"attribution: {chain(row.attribution)}")
    return "; ".join(told) or None
