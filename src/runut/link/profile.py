"""What `link` compares of a report: its kept words by sentence, its weighted terms, names, numbers and day.

Furniture never counts: only kept blocks are read, without the pieces dropped inside them; captions, credits, bylines
and keywords are no sentences of the text either, since an agency's photo with its caption travels alone. A text in a
script without blanks between words is read by its characters, so everything downstream works on sequences of "words"
whatever the script.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from sys import intern
from typing import NamedTuple

from msgspec import Struct

from runut.records import Block, Entity, Report

TEXT = frozenset({"paragraph", "list", "quote"})
HEAD = frozenset({"title", "deck"})
NAMING = frozenset({"name", "metonym"})
TITLE_TIMES, LEAD_TIMES, LEAD_WORDS = 2.0, 1.0, 60
MOST_WORDS = 20_000  # of one report; what lies beyond is not compared
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"\d+(?:[.,:/]\d+)*|[{UNSPACED}]|[^\W\d_{UNSPACED}]+(?:[’'\-‐–][^\W_{UNSPACED}]+|\d+)*")
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{12,600})[”\"»]")


class Line(NamedTuple):
    """A sentence of the kept text: `page[start:end]` and its words, case folded, numbers in one spelling."""

    start: int
    end: int
    words: tuple[str, ...]


class Profile(Struct, frozen=True, dict=True):
    """One report as `link` sees it.

    Fields:
        day: day of publication as a proleptic ordinal, None where unknown.
        lines: sentences of the body, in order.
        terms: weighted counts of words of title, deck and body; title and lead weigh more.
        names: words written as names (capitals inside a sentence), and the entities mentioned as `#id`.
        called: the words that name each of these entities here.
        head: words of title, deck and lead; `opening`: the same in order, as often as they stand there.
    """

    id: str
    language: str
    day: int | None
    lines: tuple[Line, ...]
    terms: dict[str, float]
    names: dict[str, float]
    called: dict[str, tuple[str, ...]]
    head: frozenset[str]
    title: frozenset[str]
    numbers: frozenset[str]
    quoted: tuple[tuple[str, ...], ...]
    opening: tuple[str, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words of the body."""
        return tuple(word for line in self.lines for word in line.words)


def profiles(reports: Sequence[Report], entities: Sequence[Entity]) -> tuple[Profile, ...]:
    """The profiles of `reports`, in order of their ids, whatever order they come in."""
    mentioned: dict[str, list[tuple[str, str]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            if mention.as_ in NAMING:
                mentioned.setdefault(mention.report, []).append(("#" + entity.id, mention.span.text))
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    return tuple(profile(report, mentioned.get(report.id, [])) for report in ordered)


def profile(report: Report, mentioned: Sequence[tuple[str, str]]) -> Profile:
    """The profile of one report; `mentioned`: entities by `#id` with the words that name them, mention by mention."""
    pieces = [(block.kind, start, end) for block, start, end in _pieces(report)]
    holes = _merged((one.span.start, one.span.end) for one in report.dropped)
    lines: list[Line] = []
    title: list[str] = [word.casefold() for word in _plain(report)]
    names: Counter[str] = Counter()
    numbers: set[str] = set()
    left = MOST_WORDS
    for kind, start, end in pieces:
        if left <= 0:
            break
        raw = _words(report.page, start, min(end, start + 12 * left), holes)
        words = tuple(map(spelt, raw))
        left -= len(words)
        if kind in HEAD:
            title.extend(words)
            continue
        if words:
            lines.append(Line(start, end, words))
        for place, (word, plain) in enumerate(zip(raw, words)):
            if word[0].isdigit():
                numbers.add(plain)
            elif place and word[0].isupper():
                names[plain] += 1
    lead: list[str] = []
    terms: Counter[str] = Counter()
    for line in lines:
        terms.update(line.words)
        if len(lead) < LEAD_WORDS:
            lead.extend(line.words)
    weighted: dict[str, float] = dict(terms)
    for some, times in ((title, TITLE_TIMES), (lead, LEAD_TIMES)):
        for word in some:
            weighted[word] = weighted.get(word, 0.0) + times
    return Profile(
        id=report.id,
        language=report.language,
        day=_day(report),
        lines=tuple(lines),
        terms=weighted,
        names={**names, **Counter(key for key, _ in mentioned)},
        called={key: tuple(spelt(word) for word in WORD.findall(text)) for key, text in mentioned},
        head=frozenset(title) | frozenset(lead),
        title=frozenset(title),
        numbers=frozenset(numbers),
        quoted=_quoted(report, holes),
        opening=(*title, *lead[:LEAD_WORDS]),
    )


def _pieces(report: Report) -> list[tuple[Block, int, int]]:
    wanted = TEXT | HEAD
    if report.sentences:
        found = [(report.blocks[one.block], one.span.start, one.span.end) for one in report.sentences]
    else:
        found = [(block, block.span.start, block.span.end) for block in report.blocks]
    return [(block, start, end) for block, start, end in found if block.kind in wanted]


def _plain(report: Report) -> list[str]:
    """Title and deck that only metadata states."""
    texts = [text.text for text in (report.title, report.deck) if text is not None and text.start is None]
    return [word for text in texts for word in WORD.findall(text)]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that may overlap to disjoint ones, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _words(page: str, start: int, end: int, holes: list[tuple[int, int]]) -> list[str]:
    """The words of a piece of the page that stand in no hole."""
    first = bisect_right(holes, start, key=lambda hole: hole[1])
    inside = holes[first : bisect_left(holes, end, key=lambda hole: hole[0])]
    if not inside:
        return WORD.findall(page, start, end)
    return [
        found.group() for found in WORD.finditer(page, start, end) if not any(a <= found.start() < b for a, b in inside)
    ]


@lru_cache(maxsize=1 << 17)
def spelt(word: str) -> str:
    """A word as `link` compares it: case folded, decimal comma and point alike."""
    return intern(word.replace(",", ".") if word[0].isdigit() else word.casefold())


def _quoted(report: Report, holes: list[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for block in report.blocks:
        if block.kind in TEXT:
            for match in QUOTED.finditer(report.page, block.span.start, block.span.end):
                words = tuple(spelt(word) for word in _words(report.page, match.start(1), match.end(1), holes))
                if len(words) >= 4:
                    found.append(words)
    return tuple(found)


def _day(report: Report) -> int | None:
    if report.published is None:
        return None
    known = report.published.start or report.published.end
    return known.toordinal() if known else None
