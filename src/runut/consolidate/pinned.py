"""Two units that are the same but for one place: what stands there stands against what stands there.

Reprints and rewrites repeat whole sentences, so a lone change in one is no paraphrase: another number, day or name, a
negation or a word of doubt on one side only, another word inside quotation marks. The cautions that comparing
paraphrases needs (a value that the other report also gives, a name it also knows) do not hold here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import ClassVar

from runut.consolidate import dates
from runut.consolidate.edits import Edit
from runut.consolidate.facts import counted, related, shortened, stand_apart
from runut.consolidate.sides import Side, difference
from runut.consolidate.units import Word
from runut.consolidate.wording import negations
from runut.language import Row
from runut.records import Difference, DifferenceKind, Entity, Evidence

SAME = 3  # content words that two units must have in common
SHARE = 0.6  # share of the larger's content that must be common
MOST = 6  # words that may stand against each other
NEAR = 4  # words before a negation among which a verb may absorb it
TYPO = 0.85  # likeness of letters above which a word in a quotation is the other misspelt
LONGEST = 40  # letters compared


class Hedge(Row, frozen=True):
    """Words that make a statement less than certain."""

    table: ClassVar[str] = "hedges"


def pinned(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """The difference that a single edit between two units makes, if it makes one."""
    edit = _lone(x, y, found)
    if edit is None:
        return
    content = _content(edit.left) + _content(edit.right)
    if dates.within(edit.left, x) or dates.within(edit.right, y):
        yield from dates.pinned(x, y, edit)
    elif (numbers := _numbers(edit, x, y)) is not None:
        yield from numbers
    elif _doubts(edit.left, x) != _doubts(edit.right, y):
        if content <= 2:
            yield difference("certainty", "differ.certainty", *_shown(edit, x, y))
    elif bool(_negates(edit.left, x)) != bool(_negates(edit.right, y)):
        if not content and not _absorbed(edit, x, y):
            yield difference("polarity", "differ.polarity", *_shown(edit, x, y))
    elif edit.left and edit.right:
        yield from _words(edit, x, y)


def _lone(x: Side, y: Side, found: Sequence[Edit]) -> Edit | None:
    """The one edit that tells something, where all else is the same."""
    telling = [edit for edit in found if _weighs(edit.left, x) or _weighs(edit.right, y)]
    if len(telling) != 1 or x.unit.language != y.unit.language:
        return None
    (edit,) = telling
    sizes = (_content(x.unit.words), _content(y.unit.words))
    rest = min(sizes[0] - _content(edit.left), sizes[1] - _content(edit.right))
    short = max(len(edit.left), len(edit.right)) <= MOST
    return edit if short and rest >= SAME and rest >= SHARE * max(sizes) else None


def _weighs(words: Sequence[Word], side: Side) -> bool:
    return bool(_content(words) or _doubts(words, side) or _negates(words, side) or dates.within(words, side))


def _numbers(edit: Edit, x: Side, y: Side) -> list[Difference] | None:
    """What a number against a number makes; None where the edit has not one number on each side."""
    mine, yours = (
        [n.number for n in counted(side) if any(w.start < n.number.end and w.end > n.number.start for w in words)]
        for side, words in ((x, edit.left), (y, edit.right))
    )
    if len(mine) != 1 or len(yours) != 1:
        return None
    if not stand_apart(mine[0], yours[0]):
        return []
    kind: DifferenceKind = "date" if mine[0].kind == "year" else "number"
    return [difference(kind, f"differ.{kind}", x.evidence(*mine[0].whole), y.evidence(*yours[0].whole))]


def _words(edit: Edit, x: Side, y: Side) -> Iterator[Difference]:
    """A name against a name, or a word against a word inside a quotation."""
    if not (edit.before and edit.after):
        return
    if _titled(edit.left) and _titled(edit.right):
        one, other = _entity(edit.left, x), _entity(edit.right, y)
        known = one or other
        if known is None or (one is not None and other is not None and one.id == other.id):
            return
        forms = [
            (" ".join(w.text for w in words), *((e.name, *e.aliases) if e else ()))
            for words, e in ((edit.left, one), (edit.right, other))
        ]
        if not related(*forms[0], to=forms[1]) and not any(shortened(a, b) for a in forms[0] for b in forms[1]):
            kind: DifferenceKind = "place" if known.type == "place" else "name"
            yield difference(kind, f"differ.{kind}", x.words(edit.left), y.words(edit.right))
    elif all(w.said for w in edit.left + edit.right) and len(edit.left) == len(edit.right) == 1:
        (a,), (b,) = edit.left, edit.right
        told = {a.kind, b.kind} <= {"word", "light"} and "word" in (a.kind, b.kind)
        if told and not _misspelt(a.text, b.text):
            yield difference("wording", "differ.wording", x.words([a]), y.words([b]))
    elif all(w.said for w in edit.left + edit.right) and (_content(edit.left), _content(edit.right)) == (1, 1):
        a, b = (next(w for w in words if w.kind != "light") for words in (edit.left, edit.right))
        if a.kind == b.kind == "word" and not _misspelt(a.text, b.text):
            yield difference("wording", "differ.wording", x.words([a]), y.words([b]))


def _titled(words: Sequence[Word]) -> bool:
    return bool(words) and all(w.kind == "name" or (w.text[0].isupper() and w.kind == "word") for w in words)


def _entity(words: Sequence[Word], side: Side) -> Entity | None:
    """The one person, body or place that some words name."""
    ids = {word.key[1:] for word in words if word.kind == "name"}
    entity = side.entities.get(min(ids)) if len(ids) == 1 else None
    return entity if entity is not None and entity.type in ("person", "organization", "place") else None


def _misspelt(one: str, other: str) -> bool:
    a, b = one.casefold()[:LONGEST], other.casefold()[:LONGEST]
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= TYPO


def _doubts(words: Sequence[Word], side: Side) -> bool:
    table = side.language.matcher(Hedge)
    return any(table.lookup(word.text) for word in words)


def _negates(words: Sequence[Word], side: Side) -> list[Word]:
    return negations(words, side.language, "full")


def _absorbed(edit: Edit, x: Side, y: Side) -> bool:
    """Whether a verb before the negation leaves the sense as it is ("denied that it was not")."""
    side, word = next(
        (side, found[0]) for side, words in ((x, edit.left), (y, edit.right)) if (found := _negates(words, side))
    )
    before = [w for w in side.unit.words if w.start < word.start][-NEAR:]
    return bool(negations(before, side.language, "absorbs"))


def _shown(edit: Edit, x: Side, y: Side) -> tuple[Evidence, Evidence]:
    """The words of both sides; where one has none, its words around the place."""
    return _around(edit.left, edit.right, x, y), _around(edit.right, edit.left, y, x)


def _around(words: Sequence[Word], others: Sequence[Word], side: Side, other: Side) -> Evidence:
    if words:
        return side.words(list(words))
    behind = next((w for w in other.unit.words if w.start > others[-1].start), None)
    twins = [w for w in side.unit.words if behind is not None and w.key == behind.key]
    return side.words(twins[:1] or list(side.unit.words))


def _content(words: Sequence[Word]) -> int:
    return sum(word.kind != "light" for word in words)
