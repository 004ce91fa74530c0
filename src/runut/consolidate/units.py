"""The pieces of a story's reports that are compared: sentences, and the parts of one that states several things.

A unit is what can agree or differ on its own. A sentence is one unit, unless clauses stand side by side in it
(`clauses`), or quotation marks divide it into words said and a tail of some length ("…," kata X dalam unggahan yang
menyertakan foto …): two reports often cut one utterance at different points, and their tails must not align with each
other's words.

Each word of a unit has a key: names by entity, numbers by value, the rest by sense (near-synonyms) or stem.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import ClassVar, Literal, NamedTuple

from runut.consolidate.cast import Named
from runut.consolidate.clauses import breaks
from runut.consolidate.senses import sense_key
from runut.language import Language, Row, language
from runut.records import Report
from runut.text.numbers import Number, find_numbers
from runut.text.stem import stem
from runut.text.tokens import tokenize

SAID = {"paragraph", "list", "quote"}
"""Kinds of block whose sentences make claims; titles, decks, captions and headings repeat the body."""
TAIL = 4  # words, names left out, that a part outside quotation marks needs to state something of its own
NUMBER = re.compile(r"\d")
DAY = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:19|20)\d\d")

WordKind = Literal["word", "light", "number", "name"]


class LightWord(Row, frozen=True):
    """Words that say little by themselves."""

    table: ClassVar[str] = "light_words"

    role: Literal["grammar", "reporting", "citing", "time"] = "grammar"


class Word(NamedTuple):
    """A word of a unit: `page[start:end]`, its key for comparison, and its stem."""

    key: str
    stem: str
    text: str
    start: int
    end: int
    kind: WordKind
    said: bool


class Unit(NamedTuple):
    """A sentence or part of one, ready to compare.

    Fields:
        place: index of the sentence among the report's body sentences; `parts`: how many units the sentence has.
        said: the share of words inside quotation marks is more than half.
    """

    report: str
    sentence: int
    place: float
    part: int
    parts: int
    start: int
    end: int
    said: bool
    words: tuple[Word, ...]
    language: str


def units(report: Report, names: Sequence[Named], kinds: Collection[str] = SAID) -> tuple[Unit, ...]:
    """The units of a report's body, in order; those of other blocks by their `kinds`.

    Args:
        names: the mentions on the report's page with their entities, by start.
    """
    known = language(report.language)
    quoted = quotations(report)
    body = [(n, s) for n, s in enumerate(report.sentences) if report.blocks[s.block].kind in kinds]
    found: list[Unit] = []
    for place, (number, sentence) in enumerate(body):
        words = _words(report, sentence.span.start, sentence.span.end, known, quoted, names)
        pieces = [
            piece
            for part in _parts(words, sentence.span.start, sentence.span.end, quoted)
            for piece in _clauses(report.page, part, known)
        ]
        for part, (start, end, inside) in enumerate(pieces):
            said = sum(word.said for word in inside)
            found.append(
                Unit(
                    report.id, number, place / max(1, len(body) - 1), part, len(pieces), start, end,
                    2 * said > len(inside), tuple(inside), report.language,
                )
            )  # fmt: skip
    return tuple(found)


def quotations(report: Report) -> tuple[tuple[int, int], ...]:
    """Where quotation marks stand open, block by block, as sorted (start, end) inside the marks.

    A mark that is not closed holds to its block's end: quotations run on over paragraphs. Single marks, which
    apostrophes look like, count where a quote was found in them.
    """
    found: list[tuple[int, int]] = []
    for block in report.blocks:
        opened: int | None = None
        for mark in re.finditer(r"[\"“”„«»]|''|``", report.page[block.span.start : block.span.end]):
            at, sign = block.span.start + mark.start(), mark.group()
            if opened is None and sign not in "”»":
                opened = at + len(sign)
            elif opened is not None and sign not in "“„«":
                found.append((opened, at))
                opened = None
        if opened is not None:
            found.append((opened, block.span.end))
    single = [
        (piece.start, piece.end)
        for quote in report.quotes
        if quote.kind == "direct"
        for piece in quote.content
        if report.page[piece.start - 1 : piece.start] in ("'", "‘") and not _covered(found, piece.start)
    ]
    return tuple(sorted({*found, *single}))


def _words(
    report: Report, start: int, end: int, known: Language,
    quoted: tuple[tuple[int, int], ...], names: Sequence[Named],
) -> list[Word]:  # fmt: skip
    dropped = [d.span for d in report.dropped if d.span.start < end and d.span.end > start]
    first = bisect_left(names, start, key=lambda pair: pair[0].span.start)
    last = bisect_right(names, end, key=lambda pair: pair[0].span.start)
    here = [(m.span.start, m.span.end, e.id) for m, e in names[first:last] if m.as_ in ("name", "metonym")]
    days = [(t.span.start, t.span.end) for t in report.times if t.span.start < end and t.span.end > start]
    light = known.matcher(LightWord)
    values = {n.start: n for n in find_numbers(report.page, start, end, known, days) if n.value is not None}
    inside = [(n.start, n.end) for n in values.values()]
    found: list[Word] = []
    for token in tokenize(report.page, start, end):
        if not token.text[0].isalnum() or any(d.start <= token.start < d.end for d in dropped):
            continue
        said = _covered(quoted, token.start)
        entity = next((e for a, b, e in here if a <= token.start < b), None)
        root = stem(token.text, known)
        kind: WordKind
        if entity is not None:
            kind, key = "name", "@" + entity
        elif NUMBER.match(token.text):
            day = DAY.fullmatch(token.text) or any(a <= token.start < b for a, b in days)
            kind, key = "light" if day else "number", _number(values.get(token.start), token.text)
        elif light.lookup(token.text) is not None:
            kind, key = "light", root
        elif token.start in values:
            kind, key = "number", _number(values[token.start], token.text)
        elif _covered(inside, token.start):
            kind, key = "light", root
        else:
            kind, key = "word", sense_key(token.text, root, known) or root
        found.append(Word(key, root, token.text, token.start, token.end, kind, said))
    return found


def _number(one: Number | None, text: str) -> str:
    """The key of a number: its value, so that figures and words, dots and commas meet."""
    return "#" + (text if one is None or one.value is None else f"{one.value:g}")


def _covered(ranges: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether sorted ranges that do not overlap cover a place."""
    n = bisect_right(ranges, at, key=lambda pair: pair[0]) - 1
    return n >= 0 and at < ranges[n][1]


def _parts(
    words: list[Word], start: int, end: int, quoted: tuple[tuple[int, int], ...]
) -> list[tuple[int, int, list[Word]]]:
    said = [w for w in words if w.said]
    tail = [w for w in words if not w.said]
    if _content(said) < 2 or sum(w.kind == "word" and w.text.islower() for w in tail) < TAIL:
        return [(start, end, words)]
    first = max(0, bisect_right(quoted, start, key=lambda pair: pair[0]) - 1)
    last = bisect_right(quoted, end, key=lambda pair: pair[0])
    cuts = sorted({at for a, b in quoted[first:last] for at in (a - 1, b + 1) if start < at < end})
    if len(cuts) != 1:
        return [(start, end, words)]
    cut = cuts[0]
    left, right = [w for w in words if w.start < cut], [w for w in words if w.start >= cut]
    return [(start, cut, left), (right[0].start, end, right)]


def _clauses(page: str, part: tuple[int, int, list[Word]], known: Language) -> list[tuple[int, int, list[Word]]]:
    start, end, words = part
    found = []
    for at in breaks(page, end, words, known):
        left = [word for word in words if word.start < at]
        found.append((start, start + len(page[start:at].rstrip()), left))
        start, words = at, words[len(left) :]
    return [*found, (start, end, words)]


def _content(words: Sequence[Word]) -> int:
    return sum(1 for word in words if word.kind in ("word", "number"))
