"""Numbers that an event carries: casualties, arrests, amounts, with their bounds.

A number counts what the nearest word of loss beside it says ("killed at least 45", "12 people were hurt"). The dead and
injured of a sentence belong to its first assault or riot, arrests to its arrests; other numbers belong to an event only
from within its own object ("deported four tourists", "a loan of $3 million").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from runut.annotate.draft import Draft
from runut.annotate.syntax import Phrase, objects
from runut.annotate.triggers import Trigger
from runut.annotate.wording import Wording
from runut.language import Row
from runut.records import EventType, Quantity, QuantityKind, cut
from runut.text.numbers import Number, find_numbers

BESIDE = 40  # code points between a number and the word that says what it counts
BEARERS: dict[QuantityKind, frozenset[EventType]] = {
    "dead": frozenset({"ASSAULT", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "PROTEST"}),
    "displaced": frozenset({"ASSAULT", "SANCTION", "AID"}),
    "arrested": frozenset({"COERCE", "PROTEST"}),
}


class Counting(NamedTuple):
    """What is asked of an event to tell which numbers are its own: `acted_on` is the subject of a passive."""

    trigger: Trigger
    type: EventType
    acted_on: tuple[Phrase, ...] = ()


class Loss(Row, frozen=True):
    """Words that say what became of those counted.

    Fields:
        place: where the number stands: after the word ("killed 45") or before it ("45 dead").
    """

    table: ClassVar[str] = "losses"

    what: QuantityKind
    number: tuple[str, ...] = ("after", "before")


def quantities(draft: Draft, number: int, text: Wording, events: Sequence[Counting]) -> list[tuple[Quantity, ...]]:
    """The quantities of each event of sentence `number`, in the order of `events`."""
    span = draft.report.sentences[number].span
    found: list[list[Quantity]] = [[] for _ in events]
    times = draft.report.times
    first = bisect_left(times, span.start, key=lambda one: one.span.start)
    dates = [(one.span.start, one.span.end) for one in times[first : first + DATES] if one.span.start < span.end]
    names = [(text.tokens[one.start].start, text.tokens[one.end - 1].end) for one in text.named[:NAMES]]
    for one in find_numbers(draft.report.page, span.start, span.end, draft.language, dates + names):
        if one.kind not in {"count", "money", "measure"} or (one.low is None and one.high is None):
            continue
        what = _loss(draft, one, span.start, span.end)
        bearer = _bearer(text, one, what, events)
        if bearer >= 0:
            found[bearer].append(_quantity(draft, one, what))
    return [tuple(some) for some in found]


DATES = NAMES = 50  # as many dates and names of a sentence are kept from being read as numbers


def _loss(draft: Draft, number: Number, start: int, end: int) -> QuantityKind | None:
    """What became of those counted, by the nearest word of loss; None where no word tells."""
    page, known = draft.report.page, draft.language.matcher(Loss)
    first, last = number.whole
    best: tuple[int, QuantityKind] | None = None
    for word in known.find(page, max(start, first - BESIDE), min(end, last + BESIDE)):
        side = "after" if word.end <= first else "before"
        between = page[word.end : first] if side == "after" else page[last : word.start]
        if side in word.row.number and not set(between) & set(",;.") and not any(c.isdigit() for c in between):
            best = min(best or (BESIDE, word.row.what), (len(between), word.row.what))
    return best[1] if best else None


def _bearer(text: Wording, number: Number, what: QuantityKind | None, events: Sequence[Counting]) -> int:
    """The event that a number belongs to, by its place in `events`; -1 for none."""
    if what:
        fit = [n for n, one in enumerate(events) if one.type in BEARERS[what]]
        return fit[0] if fit else -1
    for n, one in enumerate(events):
        near = objects(text, one.trigger.end)
        spans = [*([Phrase(near[0].start, near[-1].end)] if near else []), *one.acted_on]
        if any(text.tokens[a.start].start <= number.start < text.tokens[a.end - 1].end for a in spans):
            return n
    return -1


def _quantity(draft: Draft, number: Number, what: QuantityKind | None) -> Quantity:
    page = draft.report.page
    noun = page[slice(*number.noun)] if number.noun else None
    if what is None:
        what = "amount" if number.kind == "money" else "other"
    return Quantity(what, number.low, number.high, number.unit or noun, cut(page, *number.whole))
