"""Whether an event happened, is to come, might be or did not happen; and what that makes of its type.

The codebook and our guidelines: a promise or prospect of cooperation (CONSULT, SUPPORT, COOPERATE, AID, RETREAT) is
AGREE; conflict that its own author announces is THREATEN; cooperation refused in advance is REJECT. What is left keeps
its type and takes the auxiliary mode.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from runut.annotate.arguments import Arguments, Subjects
from runut.annotate.syntax import group_start
from runut.annotate.triggers import Trigger
from runut.annotate.wording import Wording
from runut.records import Auxiliary, EventType, Interval

PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"})
REFUSED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONCEDE"})
"""Types whose negation is REJECT; that of PROMISED types is only when announced for the future."""
THREATENED = {"SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence"}
EXPECTED_REACH = 30
MONTH = timedelta(days=31)
ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")


class Coded(Struct, frozen=True):
    """Type, mode and auxiliary modes as they are written in the event."""

    type: EventType
    mode: str | None
    auxiliary: tuple[Auxiliary, ...]


def settle(
    text: Wording, trigger: Trigger, carrier: Trigger | None, told: Arguments, subjects: Subjects
) -> Coded | None:
    """What the trigger is coded as, given the words around its verb; None where they make it no event."""
    head = carrier or trigger
    start = group_start(text, head.start)
    if carrier and text.words[carrier.start] in text.closed.denials:
        start = trigger.start
    group = text.kinds[start : head.start]
    given: set[Auxiliary] = set()
    kind, mode = told.coding.type, told.coding.mode
    if told.row.negated:
        return Coded(kind, mode, ()) if "negation" in group else None
    group = [*group, "future"] if _expected(text, start) else group
    future, refused = "future" in group, "negation" in group
    if "modal" in group or _conditional(text, start) or text.tokens[-1].text == "?":
        given.add("hypothetical")
    if refused and (kind in REFUSED or (future and kind in PROMISED)):
        return Coded("REJECT", None, ())
    if any(word in text.closed.remote for word in text.words[start : head.start]):
        given.add("historical")
    if refused or _denied(text, start) or _none(text, trigger, head, subjects):
        given.add("negation")
    if future and kind in PROMISED:
        kind, mode = "AGREE", None
    elif future and kind in THREATENED and _announced(text, head, subjects):
        kind, mode = "THREATEN", THREATENED[kind]
    elif future:
        given.add("future")
    return Coded(kind, mode, tuple(one for one in ORDER if one in given))


def with_past(
    auxiliary: tuple[Auxiliary, ...], time: Interval | None, anchor: Interval | None
) -> tuple[Auxiliary, ...]:
    """The auxiliary modes, with "historical" for what ended more than a month before the report."""
    if time and time.end and anchor and anchor.start and anchor.start - time.end > MONTH:
        return tuple(one for one in ORDER if one in {*auxiliary, "historical"})
    return auxiliary


def _conditional(text: Wording, start: int) -> bool:
    for position in range(start - 1, max(-1, start - 15), -1):
        if text.kinds[position] == "if":
            return True
        if text.kinds[position] in {"comma", "mark", "but", "when"}:
            return False
    return False


def _expected(text: Wording, start: int) -> bool:
    """Whether the verb is the complement of an expectation ("expects the army to attack")."""
    if start == 0 or text.kinds[start - 1] != "so_that":
        return False
    return any(word in text.closed.expectant for word in text.words[max(0, start - EXPECTED_REACH) : start])


def _denied(text: Wording, start: int) -> bool:
    for position in range(start - 1, max(-1, start - 12), -1):
        if text.words[position] in text.closed.denials:
            return True
        if text.kinds[position] in {"mark", "but", "when"}:
            return False
    return False


def _none(text: Wording, trigger: Trigger, head: Trigger, subjects: Subjects) -> bool:
    """Whether a determiner says that there was none ("made no arrests", "no hostages were freed")."""
    negating = text.closed.negating
    if trigger.start and text.words[trigger.start - 1] in negating:
        return True
    if trigger.end < len(text) and text.words[trigger.end] in negating:
        return True
    phrases = subjects.get(head.start, ())
    return bool(phrases) and text.words[phrases[0].start] in negating


def _announced(text: Wording, head: Trigger, subjects: Subjects) -> bool:
    """Whether the subject speaks of itself ("said it will ...")."""
    phrases = subjects.get(head.start, ())
    return any(text.kinds[i] in {"pronoun", "speaker"} for phrase in phrases for i in range(phrase.start, phrase.end))
