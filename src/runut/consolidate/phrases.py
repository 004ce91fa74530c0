"""What of a sentence only that sentence tells: its phrases that fill no place of the other's (`slots`).

A phrase is a run of words between verbs and marks, each with the light words that lead it in. Its predicate is the
verb before it in its clause, else the one after it; it tells a time or a place where one is named in it, else who acts
(before the verb) or what is acted on. A phrase is told by one side alone where it pairs with none of the other side
and less than half of it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from runut.consolidate.likeness import rarity
from runut.consolidate.slots import Role, Slot, pair
from runut.consolidate.units import Unit, Word
from runut.language import Row, language
from runut.records import Entity, Report, Span, cut
from runut.text.verbs import is_verb

KNOWN = 0.5  # share of a phrase's weight in the other sentences that makes it told there
_MARK = re.compile(r"[,;:()\"“”—–]")


class PhraseEnd(Row, frozen=True):
    """Light words that belong to the phrase before them."""

    table: ClassVar[str] = "phrase_ends"


def only_there(
    mine: Sequence[Unit], yours: Sequence[Unit], first: Report, second: Report, entities: Mapping[str, Entity]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The phrases that only the units of the first report tell, and those that only the second's tell.

    Args:
        mine, yours: units of one claim, of `first` and of `second`; of one language, else nothing is compared.
        entities: by id.
    """
    if first.language != second.language or not mine or not yours:
        return (), ()
    weight = rarity([*mine, *yours])
    sides = [
        [slot for unit in units for slot in slots_of(unit, report, entities)]
        for units, report in ((mine, first), (yours, second))
    ]
    paired = pair(sides[0], sides[1], first.language, weight)
    taken = ({one.left for one in paired}, {one.right for one in paired})
    found = []
    for side, others, done, report in ((sides[0], yours, taken[0], first), (sides[1], mine, taken[1], second)):
        there = {key for unit in others for word in unit.words for key in (word.key, word.stem)}
        alone = [slot for n, slot in enumerate(side) if n not in done and not _told(slot.words, there, weight)]
        found.append(tuple(cut(report.page, slot.words[0].start, slot.words[-1].end) for slot in alone))
    return found[0], found[1]


def slots_of(unit: Unit, report: Report, entities: Mapping[str, Entity]) -> tuple[Slot, ...]:
    """The slots of a sentence, in its order."""
    known = language(unit.language)
    verbs = [n for n, word in enumerate(unit.words) if word.kind == "word" and is_verb(word.text.casefold(), known)]
    found: list[Slot] = []
    for start, end in _runs(unit, report.page, verbs):
        words = unit.words[start:end]
        if not any(word.kind != "light" for word in words) and not _times(words, report):
            continue
        before = [n for n in verbs if n < start]
        after = [n for n in verbs if n >= end]
        at = before[-1] if before else after[0] if after else None
        predicate = (unit.words[at],) if at is not None else ()
        found.append(Slot(words, predicate, _role(words, report, entities, after=bool(before))))
    return tuple(found)


def _runs(unit: Unit, page: str, verbs: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of words without a verb or a mark between them; a light word begins a new one."""
    ends = language(unit.language).matcher(PhraseEnd)
    found: list[tuple[int, int]] = []
    start = 0
    for n, word in enumerate(unit.words):
        if n in verbs:
            found.append((start, n))
            start = n + 1
            continue
        last = unit.words[n - 1] if n else None
        marked = last is not None and _MARK.search(page, last.end, word.start) is not None
        begins = word.kind == "light" and not ends.lookup(word.text)
        left = last is not None and (last.kind != "light" or ends.lookup(last.text) is not None)
        if n > start and (marked or (begins and left)):
            found.append((start, n))
            start = n
    found.append((start, len(unit.words)))
    return [(a, b) for a, b in found if b > a]


def _role(words: Sequence[Word], report: Report, entities: Mapping[str, Entity], *, after: bool) -> Role:
    if _times(words, report):
        return "time"
    named = (entities.get(word.key[1:]) for word in words if word.kind == "name")
    if words[0].kind == "light" and any(one is not None and one.type == "place" for one in named):
        return "place"
    return "recipient" if after else "actor"


def _times(words: Sequence[Word], report: Report) -> bool:
    start, end = words[0].start, words[-1].end
    return any(start <= time.span.start and time.span.end <= end for time in report.times)


def _told(words: Sequence[Word], there: set[str], weight: Mapping[str, float]) -> bool:
    own = [word for word in words if word.kind != "light"] or list(words)
    total = sum(weight.get(word.key, 1.0) for word in own)
    met = sum(weight.get(word.key, 1.0) for word in own if word.key in there or word.stem in there)
    return met >= KNOWN * total
