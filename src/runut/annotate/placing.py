"""Where and when an event happened, as its own clause tells."""

from __future__ import annotations

from runut.annotate.draft import Draft
from runut.annotate.syntax import objects
from runut.annotate.triggers import Trigger
from runut.annotate.wording import Wording
from runut.records import Interval


def place_of(text: Wording, trigger: Trigger) -> str | None:
    """The place that a preposition of place brings: after the trigger first, else before it in the sentence."""
    for phrase in objects(text, trigger.end, far=True):
        if phrase.joint == "at" and (found := _place(text, phrase.start, phrase.end)):
            return found
    for position in range(trigger.start - 1, max(0, trigger.start - 25), -1):
        if text.kinds[position] == "at" and position + 1 < len(text):
            if found := _place(text, position + 1, position + 2):
                return found
        elif text.kinds[position] in {"but", "when", "that"}:
            break
    return None


def when_of(draft: Draft, text: Wording, trigger: Trigger) -> Interval | None:
    """The time that the event's clause tells, never that of a citing."""
    return None


def _place(text: Wording, start: int, end: int) -> str | None:
    for position in range(start, end):
        index = text.at[position]
        if index >= 0 and text.named[index].entity.type == "place":
            return text.named[index].entity.id
    return None
