"""Whether a sentence can be told alone, or hangs on the one before: "He said so", "Besides that, …", "the said ship".

Only the first words count: a pronoun or connective that opens the sentence, a demonstrative among the first words,
unless it points at a time ("this morning"), which every reader of the day understands. A part of a sentence hangs on
its start.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from runut.consolidate.units import LightWord, Unit
from runut.language import Row, language

FIRST = 5  # words among which a demonstrative points back


class BackWord(Row, frozen=True):
    """A word by which a sentence hangs on the one before, where it opens it or stands among its first words."""

    table: ClassVar[str] = "back_words"

    role: Literal["opens", "points"]


def hangs(unit: Unit) -> bool:
    """Whether a unit is understood only after what stands before it."""
    if unit.part:
        return True
    known = language(unit.language)
    table, light = known.matcher(BackWord), known.matcher(LightWord)
    for n, word in enumerate(unit.words[:FIRST]):
        row = table.lookup(word.text)
        if row is None or (n and row.role == "opens"):
            continue
        around = [unit.words[m].text for m in (n - 1, n + 1) if 0 <= m < len(unit.words)]
        times = [near for near in map(light.lookup, around) if near is not None and near.role == "time"]
        if row.role == "opens" or not times:
            return True
    return False
