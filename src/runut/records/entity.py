"""Who and what the reports speak of."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from runut.records.report import Report
from runut.records.span import Evidence, Span

EntityType = Literal["person", "organization", "place", "product", "event", "law", "other"]
PlaceLevel = Literal["country", "region", "regency", "city"]
MentionAs = Literal["name", "role", "pronoun", "metonym"]


class Mention(Struct, frozen=True, rename={"as_": "as"}):
    """A place on a page where an entity is named, described or meant."""

    report: str
    span: Span
    as_: MentionAs


class Role(Struct, frozen=True):
    """What a report says someone is, in its own words."""

    title: Annotated[str, Meta(description="as the report states it")]
    of: Annotated[str | None, Meta(description="entity id of what the role belongs to")]
    evidence: tuple[Evidence, ...]


class Join(Struct, frozen=True):
    """Why two forms are held to name one entity."""

    reason: Annotated[str, Meta(description="reason code")]
    evidence: Annotated[tuple[Evidence, ...], Meta(description="the two forms joined")]


class Location(Struct, frozen=True):
    """Where a place lies, and how it is known which place of that name is meant."""

    latitude: Annotated[float, Meta(description="degrees north of the equator, WGS 84")]
    longitude: Annotated[float, Meta(description="degrees east of Greenwich, WGS 84")]
    level: Annotated[PlaceLevel, Meta(description="of administration; `regency` is Indonesia's second level")]
    country: Annotated[str, Meta(description="ISO 3166-1 alpha-3 of the country it lies in")]
    region: Annotated[str | None, Meta(description="ISO 3166-2 of the first-level division it lies in")]
    reason: Annotated[str, Meta(description="reason code: why this place of that name")]
    evidence: Annotated[tuple[Evidence, ...], Meta(description="what told it from others of that name")]


class Entity(Struct, frozen=True):
    """One person, organisation, place or thing, with every form met."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    code: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3 of a country")] = None
    links: dict[str, str] = {}
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    joins: tuple[Join, ...] = ()
    location: Annotated[
        Location | None, Meta(description="of a place; null where it is not told which place of that name is meant")
    ] = None


class Annotation(Struct, frozen=True):
    """One report read on its own: entity ids inside are local until `link` joins them across reports."""

    report: Report
    entities: tuple[Entity, ...]
