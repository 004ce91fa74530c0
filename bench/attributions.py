"""Texts as reports, and matching quotes with gold by the share of characters they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from runut.annotate.draft import Draft
from runut.records import Block, Interval, Quote, Report, cut, cut_text
from runut.text.agencies import by_host, by_name

Spans = Sequence[tuple[int, int]]
ENOUGH = 0.8


def as_report(text: str, code: str, outlet: str | None, day: str, titled: bool) -> Report:
    """A report in which every line is a paragraph, the first one the title if `titled`."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            kind = "title" if titled and not blocks else "paragraph"
            blocks.append(Block(kind, cut(text, start, at + len(line.rstrip()))))
        at += len(line) + 1
    house = by_host(outlet or "")
    on = date.fromisoformat(day)
    first = blocks[0].span if titled else None
    return Report(
        id="r", source="bench", also_at=(), media_type="text/plain", page=text, language=code,
        outlet=house.name if house else outlet, title=cut_text(text, first.start, first.end) if first else None,
        deck=None, dateline=None, byline=(), published=Interval(on, on, "metadata"), credits=(), keywords=(),
        blocks=tuple(blocks), dropped=(),
    )  # fmt: skip


def letters(text: str, spans: Spans) -> frozenset[int]:
    """The places of the letters and digits in `spans`: marks, stops and blanks at the edges do not count."""
    return frozenset(at for start, end in spans for at in range(start, end) if text[at].isalnum())


def matched(gold: Sequence[frozenset[int]], given: Sequence[frozenset[int]]) -> dict[int, tuple[int, bool]]:
    """Gold number to (given number, exact), one to one: each covers at least 80% of the other, best pairs first."""
    pairs = []
    for i, a in enumerate(gold):
        for j, b in enumerate(given):
            common = len(a & b)
            if common and common >= ENOUGH * max(len(a), len(b)):
                pairs.append((-common / len(a | b), i, j))
    found: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for score, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = (j, score == -1)
            taken.add(j)
    return found


def fold(name: str) -> str:
    """A name for comparing: no case, marks, brackets and what they hold."""
    return " ".join(re.findall(r"\w+", re.sub(r"\([^)]*\)", " ", name).casefold()))


def named(gold: Iterable[str], given: Iterable[str]) -> bool:
    """Whether one of the given forms is one of the gold forms, or all its words are in it, or the other way round."""
    for one in filter(None, map(fold, given)):
        for other in filter(None, map(fold, gold)):
            a, b = set(one.split()), set(other.split())
            if a <= b or b <= a:
                return True
    return False


def joined_up(given: tuple[Quote, ...]) -> list[tuple[Quote, Spans]]:
    """Quotes with the spans of those that go on from them without a cue."""
    found: dict[str, tuple[Quote, list[tuple[int, int]]]] = {}
    for quote in given:
        spans = [(part.start, part.end) for part in quote.content]
        before = found.get(quote.continues or "") if quote.cue is None else None
        if before is not None and before[0].kind != "indirect":
            before[1].extend(spans)
            found[quote.id] = before
        else:
            found[quote.id] = (quote, spans)
    return [pair for key, pair in found.items() if pair[0].id == key]


def forms_of(name: str, persons: list[dict[str, Any]]) -> list[str]:
    first = name.split(";", maxsplit=1)[0]
    aliases = [a for person in persons if fold(person["name"]) == fold(first) for a in person["aliases"]]
    return [first, *re.findall(r"\(([^)]+)\)", first), *aliases]


def names_of(draft: Draft, quote: Quote) -> list[str]:
    known = {entity.id: (entity.name, *entity.aliases) for entity in draft.entities}
    return [n for one in quote.speakers for n in known.get(one.entity or "", (one.span.text,))]


def words_of(value: str | None) -> set[str]:
    houses = ((by_name(part), part) for part in (value or "").split(";"))
    return set(fold(" ".join(house.name if house else part for house, part in houses)).split())
