"""Pairing given events with gold events, and comparing their parties by name; used by `bench.events`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from runut.records import Annotation, Event

Names = list[str]


def paired(gold: Sequence[dict[str, Any]], found: Annotation, misses: list[str]) -> list[tuple[Any, Any]]:
    left, given, pairs = list(gold), list(found.report.events), []

    def overlap(want: dict[str, Any], got: Event) -> int:
        return sum(shared([0, 0, 0], want, got, side, found) for side in ("actors", "recipients"))

    for same in (True, False):
        for want in list(left):
            fit = [
                one
                for one in given
                if (want["type"] == one.type if same else _touch(want["trigger"], one.trigger.text))
            ]
            if fit:
                best = max(fit, key=lambda one: overlap(want, one))
                pairs.append((want, best))
                left.remove(want)
                given.remove(best)
    misses += [f"missed {want['type']} {want['trigger']!r}" for want in left]
    misses += [f"not there: {one.type} {one.trigger.text!r}" for one in given]
    return pairs + [(want, None) for want in left] + [(None, one) for one in given]


def shared(counts: list[int], want: Any, got: Event | None, side: str, found: Annotation) -> bool:
    """Add the parties right, given and wanted to `counts`; whether all are right."""
    entities = {one.id: one for one in found.entities}
    wanted = [[n for n in (one["text"], one["canonical"]) if n] for one in (want[side] if want else ())]
    named = [one for one in wanted if one]
    given = [
        [entity.name, *entity.aliases, *(mention.span.text for mention in entity.mentions)]
        for entity in (entities[one] for one in (getattr(got, side) if got else ()))
    ]
    free = list(named)
    right = 0
    for names in given:
        hit = next((one for one in free if same_name(names, one)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    counts[:] = [counts[0] + right, counts[1] + len(given), counts[2] + len(named)]
    return right == len(given) == len(named)


def same_name(some: Names, others: Names) -> bool:
    return any(a <= b or b <= a for x in some for y in others if (a := _words(x)) and (b := _words(y)))


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def _touch(one: str, other: str) -> bool:
    return bool(_words(one) & _words(other))


def count(counts: list[int], right: bool, given: bool, wanted: bool) -> None:
    counts[:] = [counts[0] + right, counts[1] + given, counts[2] + wanted]
