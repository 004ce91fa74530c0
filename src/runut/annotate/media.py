"""How something was said: medium and occasion, and the house to which somebody speaks."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from runut.annotate.citings import NAME, house
from runut.language import Language, Row


class Medium(Row, frozen=True):
    """A way or occasion of saying. The group `medium` of the pattern is the wording kept, else the whole match."""

    table: ClassVar[str] = "media"

    name: str | None = None
    again: bool = False
    """Whether the words name only a kind of medium ("another post"), so that the one named before is meant."""


class ToldCue(Row, frozen=True):
    """Words before the house to which somebody speaks."""

    table: ClassVar[str] = "told_cues"


class Way(NamedTuple):
    """A medium as worded or by its standard name; `again` if only its kind is named."""

    name: str
    again: bool


class Told(NamedTuple):
    """A house that was told something: the words ("kepada Tempo") and its display name."""

    wording: str
    house: str


def medium(text: str, spoken: Language) -> Way | None:
    """The medium or occasion that `text`, the words around a saying, tells of."""
    found = spoken.matcher(Medium).first(text)
    if found is None:
        return None
    wording = found.row.name or (found.found.groupdict().get("medium") or found.found.group()).strip()
    return Way(wording, found.row.again)


def told(page: str, start: int, end: int, spoken: Language) -> Told | None:
    """The house somebody speaks to ("kepada Tempo")."""
    for cue in spoken.matcher(ToldCue).find(page, start, end):
        name = NAME.match(page, cue.end, end)
        if name and (known := house(name["name"])):
            return Told(f"{page[cue.start : cue.end]} {name['name']}", known)
    return None
