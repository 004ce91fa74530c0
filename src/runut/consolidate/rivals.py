"""Sentences that no claim holds together though one contradicts the other: in a number, a code or a date.

Where sentences are like enough, their numbers are compared. Where they are not, only what the whole story has once can
show that two reports mean one thing: the one flight number of either report; a day of the week with a date that never
was one, beside the same day of the week with its right date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from runut.consolidate import dates, facts
from runut.consolidate.align import Claims, Pair
from runut.consolidate.codes import codes_of, lone_codes
from runut.consolidate.edits import edits
from runut.consolidate.glossary import translated
from runut.consolidate.sides import Side
from runut.consolidate.units import Unit

RESEMBLES = 0.3  # likeness of two sentences whose numbers are compared
MOST = 40  # wordings with a code, or with a day of the week and its date, that are compared with each other


def near(claims: Claims, side: Callable[[Unit], Side]) -> Iterator[Pair]:
    """Pairs of wordings (indexes) alike enough to be of one thing, of which a number of one contradicts the other's.

    Args:
        side: makes the side of a unit.
    """
    for (n, m), score in sorted(claims.likeness.items()):
        if score >= RESEMBLES and _apart(claims, n, m) and _numbers(claims, n, m, side):
            yield n, m


def lone(claims: Claims, side: Callable[[Unit], Side]) -> Iterator[Pair]:
    """Pairs of wordings (indexes) that only the one code or the date shows to be of one thing, and contradict there."""
    first = [wording.units[0] for wording in claims.wordings]
    coded = [n for n in _figured(first) if codes_of(side(first[n]))][:MOST]
    for k, n in enumerate(coded):
        for m in coded[k + 1 :]:
            if _apart(claims, n, m) and any(True for _ in lone_codes(side(first[n]), side(first[m]))):
                yield n, m
    yield from _misdated(claims, side)


def _misdated(claims: Claims, side: Callable[[Unit], Side]) -> Iterator[Pair]:
    """A wording with a date that the calendar refutes, and the likest of another report that it corrects."""
    first = [wording.units[0] for wording in claims.wordings]
    dated = {n: days for n in _figured(first) if (days := dates.weekdays(side(first[n])))}
    for n in [n for n, days in dated.items() if any(not day.holds for day in days)][:MOST]:
        others = [
            (-claims.likeness.get((min(n, m), max(n, m)), 0.0), first[m].place, m)
            for m in dated
            if m != n and _apart(claims, n, m) and _corrects(side(first[n]), side(first[m]))
        ]
        if others:
            m = min(others)[2]
            yield min(n, m), max(n, m)


def _corrects(x: Side, y: Side) -> bool:
    """Whether a date of one makes that of the other a misprint; not where they date what two persons said."""
    speakers = [{s.entity for quote in side.quotes for s in quote.speakers if s.entity} for side in (x, y)]
    if all(speakers) and not speakers[0] & speakers[1]:
        return False
    return any(True for _ in dates.calendar(x, y))


def _numbers(claims: Claims, n: int, m: int, side: Callable[[Unit], Side]) -> bool:
    x, y = claims.wordings[n].units[0], claims.wordings[m].units[0]
    if not all(any(word.kind == "number" for word in unit.words) for unit in (x, y)):
        return False
    a, b = side(x), side(y if x.language == y.language else translated(y, x))
    return any(True for _ in facts.numbers(a, b, edits(x, y)))


def _figured(units: Sequence[Unit]) -> list[int]:
    """Those with a figure in them: all codes and dates have one."""
    return [n for n, unit in enumerate(units) if any(sign.isdigit() for word in unit.words for sign in word.text)]


def _apart(claims: Claims, n: int, m: int) -> bool:
    """Whether no report has both."""
    return not claims.wordings[n].reports & claims.wordings[m].reports
