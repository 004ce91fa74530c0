"""How and through whom something was said: medium, addressee, the outlet or agency it is quoted through."""

from __future__ import annotations

from typing import ClassVar

from runut.language import Language, Row
from runut.text import agencies


class Medium(Row, frozen=True):
    """A way or occasion of saying. The group `medium` of the pattern is the wording kept, else the whole match."""

    table: ClassVar[str] = "media"

    name: str | None = None


class CiteCue(Row, frozen=True):
    """Words that name the house something was taken from ("dikutip dari Reuters"); the name follows or goes before."""

    table: ClassVar[str] = "cites"

    side: str = "after"


def medium(text: str, spoken: Language) -> str | None:
    """The medium or occasion that `text`, the words around a saying, tells of."""
    found = spoken.matcher(Medium).first(text)
    if found is None:
        return None
    if found.row.name:
        return found.row.name
    return (found.found.groupdict().get("medium") or found.found.group()).strip()


def cites(page: str, start: int, end: int, spoken: Language) -> list[tuple[str, int, int]]:
    """The houses that `page[start:end]` cites: name, and the words that say so (offsets in the page)."""
    found: list[tuple[str, int, int]] = []
    houses = agencies.find(page, start, end)
    if not houses:
        return found
    cues = spoken.matcher(CiteCue).find(page, start, end)
    for cue in cues:
        at = cue.end
        for house in houses:
            gap = page[at : house.start] if house.start >= at else None
            if gap is not None and len(gap) <= 30 and _bridges(gap):
                found.append((house.agency.name, cue.start, house.end))
                at = house.end
    return found


def _bridges(gap: str) -> bool:
    """Whether only filler lies between a cue and the name ("kantor berita ", " dan ")."""
    return not any(ch in '.;:()"“”' for ch in gap) and len(gap.split()) <= 4
