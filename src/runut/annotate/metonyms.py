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

HELPERS = 3  # words between subject and verb
BEFORE = 5  # words between a noun of an act and the capital


def stands_for_state(name: Name, words: Sequence[str], here: Sequence[Name], spoken: Language) -> bool:
    """Whether a capital's name means its government here."""
    lower = [word.casefold() for word in words]
    first, past = _coordinated(name, lower, here, spoken)
    act = _acts(past, lower, spoken)
    before = _before(first, lower, spoken)
    return before == "state" or (act and before != "place")


def _coordinated(name: Name, lower: Sequence[str], here: Sequence[Name], spoken: Language) -> tuple[int, int]:
    """The run "A dan B" the name is part of, as (first, past)."""
    links = phrases(spoken, RoleLink)
    first, past = name.first, name.past
    by_first = {one.first: one for one in here}
    by_past = {one.past: one for one in here}
    while past + 1 < len(lower) and (hit := links.get([lower[past]])) and hit.joins and past + 1 in by_first:
        past = by_first[past + 1].past
    while first > 1 and (hit := links.get([lower[first - 1]])) and hit.joins and first - 1 in by_past:
        first = by_past[first - 1].first
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
