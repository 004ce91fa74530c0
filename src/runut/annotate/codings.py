"""What a trigger is coded as: its table row, as the things in its object, complement or subject decide it."""

from __future__ import annotations

from runut.annotate.syntax import Phrase, clause_end
from runut.annotate.triggers import Coding, EventWord, Lexicon, Trigger
from runut.annotate.wording import Wording

CONTENT = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types whose mode may hang on a word of the complement ("demand that X release its prisoners")."""
MISHAP = "mishap"
VIOLENT = frozenset({"attack", "gun", "bomb", "missile", "drone", "air", "troops"})
"""Kinds of things that make a death more than a mishap."""
COMPLEMENT_REACH = 12  # tokens of a complement looked at
LOOKED_AT = 120  # tokens of a sentence looked at for a mishap


def coding_of(
    text: Wording, trigger: Trigger, near: tuple[Phrase, ...], subject: tuple[Phrase, ...], words: Lexicon
) -> tuple[EventWord, Coding, bool] | None:
    """The row that codes a trigger, the coding, and whether things made it in a row that codes without them too."""
    end = near[-1].end if near else trigger.end
    kinds = words.kinds_in(text, trigger.start, end)
    if any(MISHAP in row.things for row in trigger.form.rows):
        around = words.kinds_in(text, 0, min(len(text), LOOKED_AT))
        kinds |= around & {MISHAP} if not around & VIOLENT else set()
    if any(row.type in CONTENT for row in trigger.form.rows):
        last = min(clause_end(text, trigger.end, ()), trigger.end + COMPLEMENT_REACH)
        kinds |= words.kinds_in(text, end, last) - {"neutral"}
    told: set[str] = set().union(*(row.told(kinds) for row in trigger.form.rows))
    if not told:
        for phrase in subject:
            kinds |= words.kinds_in(text, phrase.start, phrase.end)
    for row in trigger.form.rows:
        if coding := row.coding(kinds):
            return row, coding, row.type is not None and bool(row.told(kinds))
    return None


def lacks_object(trigger: Trigger, row: EventWord, coding: Coding, near: tuple[Phrase, ...]) -> bool:
    """Whether a past form tells what was done to its subject ("women kidnapped from a school"): it has no object."""
    if trigger.voice != "past" or coding.frame != "object" or any(phrase.joint is None for phrase in near):
        return False
    return coding.type == "COERCE" or coding.mode == "abduct" or (coding.type == "ASSAULT" and "actor" in row.needs)
