"""Capitals that stand for their governments, told from capitals that are places, by what they do.

Theory of operation. A capital is a government where it is the subject of a verb that only agents have ("Oslo
menuntut"), where a word before it takes agents only ("kepada Oslo", "by Oslo"), or where it follows a noun of an act
with the word for "from" ("permintaan dari Oslo"). After a preposition of place, in a dateline or a keyword it is the
city. In doubt it stays the city: a government invented is worse than one overlooked.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.lexis import AgencyNoun, AgencyVerb, AgentPreposition, PlacePreposition, VerbHelper
from runut.annotate.names import Name
from runut.annotate.phrases import phrases
from runut.annotate.roles import RoleLink
from runut.language import Language

SEATS = {"capital", "seat"}  # kinds of places that may stand for a government
JOINED = 4  # names joined by "and" that are looked at
HELPERS = 3  # words between subject and verb
BEFORE = 5  # words between a noun of an act and the capital
Around = tuple[dict[int, int], dict[int, int]]
"""Where the name that begins, and the one that ends, at a token ends and begins."""


def states(words: Sequence[str], here: Sequence[Name], spoken: Language) -> list[Name]:
    """The names of one sentence, among those that may stand for a government, that do so."""
    seats = [name for name in here if name.type == "place" and name.place is not None and name.place.kind in SEATS]
    if not seats:
        return []
    lower = [word.casefold() for word in words]
    around = {name.first: name.past for name in here}, {name.past: name.first for name in here}
    return [name for name in seats if _stands_for_state(name, lower, around, spoken)]


def _stands_for_state(name: Name, lower: Sequence[str], around: Around, spoken: Language) -> bool:
    first, past = _coordinated(name, lower, around, spoken)
    act = _acts(past, lower, spoken)
    before = _before(first, lower, spoken)
    return before == "state" or (act and before != "place")


def _coordinated(name: Name, lower: Sequence[str], around: Around, spoken: Language) -> tuple[int, int]:
    """The run "A dan B" the name is part of, as (first, past); bounded, for a list may be long."""
    links = phrases(spoken, RoleLink)
    by_first, by_past = around
    first, past = name.first, name.past
    for _ in range(JOINED):
        if past + 1 < len(lower) and (hit := links.get([lower[past]])) and hit.joins and past + 1 in by_first:
            past = by_first[past + 1]
        if first > 1 and (hit := links.get([lower[first - 1]])) and hit.joins and first - 1 in by_past:
            first = by_past[first - 1]
    return first, past


def _acts(past: int, lower: Sequence[str], spoken: Language) -> bool:
    helpers, verbs = phrases(spoken, VerbHelper), phrases(spoken, AgencyVerb)
    at = past
    while at < min(len(lower), past + HELPERS) and (hit := helpers.at(lower, at)) is not None:
        if verbs.at(lower, at) is not None:
            return True
        at = hit.past
    return at < len(lower) and verbs.at(lower, at) is not None


def _before(first: int, lower: Sequence[str], spoken: Language) -> str:
    """What the words before a name make of it: "state", "place" or neither."""
    agents = phrases(spoken, AgentPreposition)
    for length in (2, 1):
        if first < length:
            continue
        piece = lower[first - length : first]
        row = agents.get(piece)
        if row is not None and row.always:
            return "state"
        if row is not None:
            nouns = phrases(spoken, AgencyNoun)
            near = range(max(0, first - length - BEFORE), first - length)
            if any(nouns.at(lower, at) is not None for at in near):
                return "state"
        if phrases(spoken, PlacePreposition).get(piece) is not None:
            return "place"
    return ""
