"""Events as POLECAT's table: tab-separated, a line of column names, 40 columns, one line an event.

Every event is a row; what runut does not know (intensity, contexts, sectors, COW codes) is empty. A place within a
first-level division has that division's ISO 3166-2 code as its province; feature types are GeoNames' codes. Several
values of a cell are set apart by ";", in the same order in every column of one side. Auxiliary modes follow the mode
in "Event Mode", so that what did not happen or has not yet is told apart. Tabs, line breaks and double quotes inside
values are replaced, so that every reader of tab-separated text finds 40 cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from runut.present.plain import line
from runut.present.rows import EventRow, Party, first_day, modes
from runut.records import Entity, Location, PlaceLevel

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
APART = ";"
FEATURES: Mapping[PlaceLevel, str] = {"country": "PCLI", "region": "ADM1", "regency": "ADM2", "city": "PPL"}

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip


def to_polecat(rows: Iterable[EventRow], entities: Iterable[Entity], version: str) -> str:
    """The header and one tab-separated line of 40 cells for each event.

    Args:
        rows: events.
        entities: all that the reports mention; told as the story's people, organisations and locations.
        version: of runut.
    """
    named = _named(entities)
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        cells = _cells(row, named.get(row.report, {}), version)
        lines.append("\t".join(cells.get(column, "") for column in COLUMNS))
    return "".join(f"{one}\n" for one in lines)


def _cells(row: EventRow, named: Mapping[str, Sequence[str]], version: str) -> dict[str, str]:
    place = row.place
    day, published = first_day(row.time), first_day(row.published)
    cells = {
        "Event ID": row.id,
        "Event Date": day.isoformat() if day else "",
        "Event Type": row.type,
        "Event Mode": _list(modes(row)),
        "Quad Code": QUADS[row.quad],
        **_side("Actor", row.actors),
        **_side("Recipient", row.recipients),
        "Source": _cell(row.outlet),
        "Publication Date": published.isoformat() if published else "",
        "Story People": _list(named.get("person", ())),
        "Story Organizations": _list(named.get("organization", ())),
        "Story Locations": _list(named.get("place", ())),
        "Language": row.language if row.language != "und" else "",
        "Version": f"runut {version}",
    }
    if place:
        cells["Placename"] = _cell(place.name)
        cells["Country"] = _cell(place.country)
        cells["GeoNames ID"] = _cell(place.links.get("geonames"))
        cells["Raw Placename"] = _cell(place.words.text if place.words else None)
        if place.location:
            cells |= _lies(place.location, cells["Placename"])
    return cells


def _lies(where: Location, name: str) -> dict[str, str]:
    cells = {"Province": where.region or ""}
    column = {"region": "Province", "regency": "District", "city": "City"}.get(where.level)
    if column:
        cells[column] = name
    return cells | {
        "Latitude": f"{where.latitude:.3f}",
        "Longitude": f"{where.longitude:.3f}",
        "Feature Type": FEATURES[where.level],
    }


def _side(side: str, parties: Sequence[Party]) -> dict[str, str]:
    return {
        f"{side} Name": _list(party.name for party in parties),
        f"{side} Country": _list(party.country for party in parties),
        f"{side} Title": _list(party.role for party in parties),
        f"{side} Name Raw": _list(party.words.text if party.words else None for party in parties),
        f"Wikipedia {side} ID": _list(party.links.get("wikipedia") for party in parties),
    }


def _list(values: Iterable[str | None]) -> str:
    cells = [_cell(value).replace(APART, ",") for value in values]
    return APART.join(cells) if any(cells) else ""


def _cell(value: str | None) -> str:
    return line(value).replace('"', "'") if value else ""


def _named(entities: Iterable[Entity]) -> dict[str, dict[str, list[str]]]:
    """Names by report and type, in the order in which the report first mentions them."""
    first: dict[tuple[str, str, str], int] = {}
    for entity in entities:
        for mention in entity.mentions:
            key = (mention.report, entity.type, entity.name)
            first[key] = min(mention.span.start, first.get(key, mention.span.start))
    found: dict[str, dict[str, list[str]]] = {}
    for (report, type_, name), _ in sorted(first.items(), key=lambda pair: (pair[1], pair[0])):
        found.setdefault(report, {}).setdefault(type_, []).append(name)
    return found
