"""How and through whom something was said: medium, addressee, the outlet or agency it is quoted through."""

from __future__ import annotations

import re
from typing import ClassVar, NamedTuple

from runut.language import Language, Row
from runut.text import agencies


class Medium(Row, frozen=True):
    """A way or occasion of saying. The group `medium` of the pattern is the wording kept, else the whole match."""

    table: ClassVar[str] = "media"

    name: str | None = None
    again: bool = False
    """Whether the words name only a kind of medium ("another post"), so that the one named before is meant."""


class CiteCue(Row, frozen=True):
    """Words that name the house something was taken from ("dikutip dari Reuters"); the name follows or goes before."""

    table: ClassVar[str] = "cites"

    sure: bool = False
    """Whether the words are used of citing only, so that an unknown name after them is a house."""

    outward: bool = False
    """Whether a second citing in the sentence names who has it from the first ("dikutip A, dilansir B")."""


class NoHouse(Row, frozen=True):
    """Words with a capital that may follow a cue of citing and name no house: days, platforms."""

    table: ClassVar[str] = "no_houses"


class ToldCue(Row, frozen=True):
    """Words before the house to which somebody speaks."""

    table: ClassVar[str] = "told_cues"


GLUED_AND = re.compile(r"(?<=[a-z])(?:dan|and)(?=[A-Z])")


class Way(NamedTuple):
    """A medium as worded or by its standard name; `again` if only its kind is named."""

    name: str
    again: bool


class Cited(NamedTuple):
    """A house cited by `page[start:end]`."""

    name: str
    start: int
    end: int
    outward: bool


class Told(NamedTuple):
    """A house that was told something: the words ("kepada Tempo") and its display name."""

    wording: str
    house: str


NAME = re.compile(
    r"(?:[\s,]|dan|and|the|oleh|by|dari|from){0,4}\s?(?P<name>[A-Z][\w.&'’-]*[\w](?:\s(?:[A-Z][\w.&'’-]*\w|of|the|\d{1,4}\b)){0,4}"
    r"|(?:[a-z\d-]{2,30}\.){1,3}[a-z]{2,4}\b)",  # a house, or the address of its site
    re.UNICODE,
)


def medium(text: str, spoken: Language) -> Way | None:
    """The medium or occasion that `text`, the words around a saying, tells of."""
    found = spoken.matcher(Medium).first(text)
    if found is None:
        return None
    wording = found.row.name or (found.found.groupdict().get("medium") or found.found.group()).strip()
    return Way(wording, found.row.again)


def cites(page: str, start: int, end: int, spoken: Language) -> list[Cited]:
    """The houses that `page[start:end]` cites, by where they stand.

    A house the table of agencies does not know counts by its capitals after a cue that only citing uses.
    """
    found: list[Cited] = []
    at = start
    for cue in spoken.matcher(CiteCue).find(page, start, end):
        if cue.start < at:
            continue
        at = cue.end
        while name := NAME.match(page, at, end):
            first, last = name.span("name")
            if glued := GLUED_AND.search(page, first, last):
                last = glued.start()
            house = _house(page[first:last])
            if house is None and (after := NAME.match(page, last, end)) and _house(after["name"]):
                first, last = after.span("name")  # "Russia's Interfax": the name before says whose it is
                house = _house(page[first:last])
            if house is None and not (cue.row.sure and at == cue.end and not _is_medium(page[first:last], spoken)):
                break
            found.append(Cited(house or page[first:last], cue.start, last, cue.row.outward))
            at = last
    return found


def _is_medium(name: str, spoken: Language) -> bool:
    """Whether a capitalised word after a cue of citing is a day or a platform, not a house."""
    return spoken.matcher(NoHouse).lookup(name.split(maxsplit=1)[0]) is not None


def told(page: str, start: int, end: int, spoken: Language) -> Told | None:
    """The house somebody speaks to ("kepada Tempo")."""
    for cue in spoken.matcher(ToldCue).find(page, start, end):
        name = NAME.match(page, cue.end, end)
        if name and (house := _house(name["name"])):
            return Told(f"{page[cue.start : cue.end]} {name['name']}", house)
    return None


def _house(name: str) -> str | None:
    """The display name of a house written at the head of `name`."""
    words = name.split()
    for count in range(len(words), 0, -1):
        if known := agencies.by_name(" ".join(words[:count])):
            return known.name
    return None
