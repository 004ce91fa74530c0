"""What the readers of expressions of time are told and what they say; small steps they share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from runut.annotate.times_calendar import Days
from runut.annotate.times_lexicon import Lexeme
from runut.records import TimeKind

PLURAL = 2  # value of a unit in the plural
FINE = {"day": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "semester": 184, "year": 366}


class When(NamedTuple):
    """What is known where an expression stands.

    Fields:
        anchor: the day the report counts from; None if not known.
        spoken: the day "yesterday" counts from: that of the speech inside a quotation, else the anchor.
        narrated: the days the narrative last spoke of; the anchor where it spoke of none.
        day: the last single day it spoke of; the anchor likewise.
        future: whether the clause speaks of what is to come, so far as the words before the expression tell.
        later: whether the words after it do.
    """

    anchor: date | None
    spoken: date | None
    narrated: Days | None
    day: date | None
    future: bool
    later: bool = False

    @property
    def told(self) -> date | None:
        """The day the narrative last spoke of; the last one of several."""
        return self.narrated.end or self.narrated.start if self.narrated else None


class Reading(NamedTuple):
    """What an expression means; `stated` where it needs nothing beyond itself."""

    kind: TimeKind
    days: Days | None = None
    value: str | None = None
    stated: bool = False


VAGUE = Reading("vague")


def span(days: Days) -> Reading:
    """The reading of days that were worked out, not named."""
    return Reading("interval", days)


def length(by: dict[str, Lexeme]) -> tuple[float | None, str]:
    """Count and unit; no count where it is vague."""
    if "u" in by:
        return 1, by["u"].unit
    return (None if "V" in by else by["N"].value if "N" in by else 1), by["U"].unit


def direction(by: dict[str, Lexeme]) -> int:
    """-1, 0 or 1: into the past, here, or into the future."""
    if "L" in by or "b" in by or ("O" in by and by["O"].value < 0):
        return -1
    return 1 if "X" in by or "k" in by or ("O" in by and by["O"].value > 0) or ("J" in by and by["J"].value > 0) else 0


def grain(unit: str, when: When) -> str:
    """What a distance in `unit` from the days last spoken of amounts to: quarters stay quarters."""
    days = when.narrated
    if unit == "year" and days and days.start and days.end and 89 <= (days.end - days.start).days <= 92:
        return "quarter"
    return unit


def is_fine(unit: str, when: When) -> bool:
    """Whether the narrative last spoke of something fine enough to count such units from it."""
    days = when.narrated
    if days is None or days.start is None or days.end is None:
        return False
    return (days.end - days.start).days < FINE.get(unit, 1)
