"""Who did it to whom: one act told with its actor and its recipient exchanged.

Words alone do not show it: "A attacked B" and "B attacked A" have the same ones. Acts that both sides do to each other
(meetings, mutual threats) have all sides among their actors and so never differ here.
"""

from __future__ import annotations

from collections.abc import Iterator

from runut.consolidate.sides import Side, difference
from runut.consolidate.units import Word
from runut.records import Difference, Event

NEAR = 40  # code points over which the words of one name stand


def parties(x: Side, y: Side) -> Iterator[Difference]:
    """Acts of one kind whose actor on one side is the recipient on the other, and the other way round."""
    for one in _acts(x):
        for other in _acts(y):
            if one.type != other.type or not _exchanged(one, other):
                continue
            mine, yours = _actor(one, x), _actor(other, y)
            if mine and yours:
                yield difference("name", "differ.parties", x.words(mine), y.words(yours))


def _acts(side: Side) -> list[Event]:
    unit = side.unit
    told = (event for event in side.report.events if unit.start <= event.trigger.start < unit.end)
    return [event for event in told if event.actors and event.recipients]


def _exchanged(one: Event, other: Event) -> bool:
    mine, yours = set(one.actors), set(other.actors)
    his, theirs = set(one.recipients), set(other.recipients)
    return bool(mine & theirs and his & yours) and not mine & yours and not his & theirs


def _actor(event: Event, side: Side) -> list[Word]:
    """The words of the unit that name the act's actor, nearest to its trigger."""
    named = [word for word in side.unit.words if word.key[1:] in event.actors and word.kind == "name"]
    named.sort(key=lambda word: (abs(word.start - event.trigger.start), word.start))
    near = (word for word in named if word.key == named[0].key and abs(word.start - named[0].start) < NEAR)
    return sorted(near, key=lambda word: word.start)
