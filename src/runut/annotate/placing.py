"""Where and when an event happened, as its own clause tells."""

from __future__ import annotations

from bisect import bisect_left

from runut.annotate.draft import Draft
from runut.annotate.syntax import group_start, objects, shares_subject
from runut.annotate.times_citing import time_of
from runut.annotate.triggers import Trigger
from runut.annotate.wording import Wording
from runut.records import Interval, TimeExpression

LONG = 31  # days
CLAUSE = frozenset({"when", "but", "that", "mark"})
BEFORE = frozenset({"when", "but", "that", "verb"})


def place_of(text: Wording, trigger: Trigger, head: Trigger) -> str | None:
    """The place that a preposition of place brings: after the trigger first, else before it in its clause.

    Args:
        head: the verb that carries the trigger, or the trigger itself.
    """
    for phrase in objects(text, trigger.end, far=True):
        if phrase.joint == "at" and (found := _place(text, phrase.start, phrase.end)):
            return found
    left, right = _bounds(text, head)
    for position in range(left, right - 1):
        if text.kinds[position] == "at" and (found := _place(text, position + 1, position + 2)):
            return found
    return None


def when_of(draft: Draft, text: Wording, trigger: Trigger, head: Trigger) -> Interval | None:
    """The time that the event's clause tells, never that of a citing.

    Looked for between the verb before and the verb after the trigger; then on to the end of its clause.
    """
    left, right = _bounds(text, head)
    last = trigger.end
    while last < len(text) and text.kinds[last] not in CLAUSE and not _attribution(text, last):
        last += 1
    for end in (right, last):
        if end > left and (found := time_of(draft, text.tokens[left].start, text.tokens[end - 1].end)):
            return None if _describes(text, found) else found.interval
    return None


def _describes(text: Wording, time: TimeExpression) -> bool:
    """Whether a long time only describes the noun before it ("exports of the years 2021 and 2022")."""
    interval = time.interval
    if not interval or (interval.start and interval.end and (interval.end - interval.start).days <= LONG):
        return False
    first = bisect_left(text.tokens, time.span.start, key=lambda token: token.start)
    return first > 0 and text.kinds[first - 1] == "noun"


def _bounds(text: Wording, trigger: Trigger) -> tuple[int, int]:
    left = group_start(text, trigger.start)
    shared = shares_subject(text, trigger.start)
    while left > 0 and (text.kinds[left - 1] not in BEFORE or (shared and text.kinds[left - 1] == "verb")):
        left -= 1
        shared = shared and text.kinds[left] != "verb"  # on to the words of the verb it shares its subject with
    right = trigger.end
    while right < len(text) and text.kinds[right] not in CLAUSE and text.kinds[right] != "verb":
        right += 1
    return left, right


def _attribution(text: Wording, position: int) -> bool:
    """Whether a verb of its own follows a comma here ("..., said X on Friday")."""
    return text.kinds[position] == "comma" and position + 1 < len(text) and text.kinds[position + 1] == "verb"


def _place(text: Wording, start: int, end: int) -> str | None:
    for position in range(start, end):
        index = text.at[position]
        if index >= 0 and text.named[index].entity.type == "place":
            return text.named[index].entity.id
    return None
