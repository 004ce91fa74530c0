"""Differences of words: inside one direct quotation, of a verb's sense, of negation.

A quotation's words are the speaker's, so two reports that quote one utterance must have the same words, or words of
the same sense where they translate. Outside quotation marks wording is the reporter's own and no difference, unless a
word of another sense (to hope for, to expect) takes the place of one. False alarms are worse than misses here: an edit
counts only where words on both sides of it match, and only where neither word stands elsewhere in the other report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from runut.consolidate.contrasts import contrast_of, opposed
from runut.consolidate.edits import Edit
from runut.consolidate.sides import Side, difference, shared
from runut.consolidate.units import Unit, Word
from runut.language import Language, Row
from runut.records import Difference

LETTERS = 80  # of a word or name; nothing longer is compared letter by letter
SPELLING = 0.66  # likeness of letters above which two words are one, spelled in two ways
UTTERANCE = 0.5  # share of a quotation's content that the other must have to be the same utterance
STATEMENT = 0.5  # share of the larger unit's content that the other must have for one to negate the other
MOST = 2  # content words that may stand against each other


class Negation(Row, frozen=True):
    """Words that turn a statement round, and verbs after which a negation may be left out."""

    table: ClassVar[str] = "negations"

    role: Annotated[
        Literal["full", "weak", "absorbs", "limits"],
        Meta(description="weak: not yet, hardly; absorbs: warn, forbid; limits: only, after a negation undoes it"),
    ]


def quotation(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """Words of one utterance that differ in sense."""
    common, share = _shared_utterance(x.unit, y.unit)
    if share < UTTERANCE or common < 2:
        return
    inner = [e for e in found if e.before > 0 and e.after > 0 and all(w.said for w in e.left + e.right)]
    if sum(_content(e.left) + _content(e.right) for e in inner if not e.edge) > common:
        return
    for edit in inner:
        if edit.before < 1 or edit.after < 1 or max(_content(edit.left), _content(edit.right)) > MOST:
            continue
        if any(w.kind == "name" for w in edit.left + edit.right):
            continue
        if edit.edge and (_content(edit.left), _content(edit.right)) != (1, 1):
            continue
        left, right = _unmatched(edit, x, y)
        if left and right:
            yield difference("wording", "differ.wording", x.words(left), y.words(right))


def sense(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """A word replaced by one of a contrasting sense."""
    for edit in found:
        if edit.before < 1 or edit.after < 1:
            continue
        for one in edit.left:
            for other in edit.right:
                a, b = contrast_of(one.text, x.language), contrast_of(other.text, y.language)
                if a is None or b is None or not opposed(a, b) or one.said != other.said:
                    continue
                if a.sense in _senses(y) or b.sense in _senses(x):
                    continue
                yield difference(
                    a.kind, f"differ.{a.kind if a.kind != 'wording' else 'sense'}", x.words([one]), y.words([other])
                )


def polarity(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """A predicate that one side negates and the other does not."""
    if negations(x.unit.words, x.language, "absorbs") or negations(y.unit.words, y.language, "absorbs"):
        return
    if shared(x.unit, y.unit)[1] < STATEMENT:
        return
    mine, yours = (negations(s.unit.words, s.language, "full", "weak") for s in (x, y))
    if len(mine) == len(yours) or (mine and yours):
        return
    for edit in found:
        if edit.before < 1 or edit.after < 1 or sum(w.kind != "light" for w in edit.left + edit.right) > 0:
            continue
        left = negations(edit.left, x.language, "full")
        right = negations(edit.right, y.language, "full")
        if bool(left) != bool(right):
            holder, other = (x, y) if left else (y, x)
            word = (left or right)[0]
            plain = next((w for w in other.unit.words if w.kind != "light" and _follows(word, w, holder.unit)), None)
            if plain is not None:
                yield difference("polarity", "differ.polarity", holder.words([word]), other.words([plain]))


def _senses(side: Side) -> set[str]:
    rows = (contrast_of(word.text, side.language) for word in side.unit.words)
    return {row.sense for row in rows if row is not None}


def _shared_utterance(x: Unit, y: Unit) -> tuple[int, float]:
    left = {w.key for w in x.words if w.said and w.kind != "light"}
    right = {w.key for w in y.words if w.said and w.kind != "light"}
    fewest = min(len(left), len(right))
    return len(left & right), (len(left & right) / fewest if fewest else 0.0)


def _content(words: Sequence[Word]) -> int:
    return sum(word.kind != "light" for word in words)


def _unmatched(edit: Edit, x: Side, y: Side) -> tuple[list[Word], list[Word]]:
    """Content words of an edit that have no counterpart; modal words too where they stand against each other."""
    left = [
        w for w in edit.left if w.kind == "word" and len(w.text) > 2 and w.key not in y.keys and w.stem not in y.keys
    ]
    right = [
        w for w in edit.right if w.kind == "word" and len(w.text) > 2 and w.key not in x.keys and w.stem not in x.keys
    ]
    for one in tuple(left):
        twin = next((other for other in right if alike(one.text, other.text)), None)
        if twin is not None:
            left.remove(one)
            right.remove(twin)
    return left, right


def alike(one: str, other: str) -> bool:
    """Whether two words are one word spelled, glued or shortened in two ways."""
    a, b = one.casefold(), other.casefold()
    if max(len(a), len(b)) > LETTERS:
        return a == b
    if min(len(a), len(b)) >= 3 and (a in b or b in a):
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= SPELLING


def negations(words: Sequence[Word], known: Language, *roles: str) -> list[Word]:
    """The words that negate in one of these roles."""
    table = known.matcher(Negation)
    found = []
    for n, word in enumerate(words):
        row = table.lookup(word.text)
        if row is not None and row.role in roles:
            after = table.lookup(words[n + 1].text) if n + 1 < len(words) else None
            if after is None or after.role != "limits":
                found.append(word)
    return found


def _follows(negation: Word, word: Word, unit: Unit) -> bool:
    after = next((w for w in unit.words if w.start > negation.start and w.kind != "light"), None)
    return after is not None and (after.key == word.key or after.stem == word.stem)
