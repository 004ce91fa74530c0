"""What the words of a unit may be in another language, so that a report and one in another tongue can meet.

Each language's `glossary.tsv` (trained, tools/train_glossary.py) gives keys of its words their likely counterparts in
the pivot, English, whose own words are their own. Beside it two words meet that are spelled alike, as names and loans
are, and all keys that languages share by nature: entities, numbers, senses.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.consolidate.units import Unit, Word
from runut.language import language

SPELLED = 0.9  # strength of a word spelled alike in both languages
LETTERS = 4  # letters such a word needs
PART = 0.5  # strength that marks two words as one in `meet`

Forms = tuple[tuple[str, float], ...]


def forms(word: Word, code: str) -> Forms:
    """Keys in the pivot under which a word of a language may be met, with how sure each is, 0 to 1."""
    found = [(word.key, 1.0), *_glossary(code).get(word.key, ())]
    if word.kind != "number" and len(word.text) >= LETTERS:
        found.append(("=" + word.text.casefold(), SPELLED))
    if word.kind == "name":
        found += [(word.stem, SPELLED), *_glossary(code).get(word.stem, ())]
    return tuple(found)


def meet(left: Forms, right: Forms) -> float:
    """How sure it is that two words are one, 0 to 1."""
    mine = dict(left)
    return max((mine[key] * value for key, value in right if key in mine), default=0.0)


def translated(unit: Unit, into: Unit) -> Unit:
    """The unit with the keys of the other's words wherever two words are likely one, each word used once."""
    met: dict[str, list[tuple[int, float]]] = {}
    for n, word in enumerate(into.words):
        for key, value in forms(word, into.language):
            met.setdefault(key, []).append((n, value))
    pairs: dict[tuple[int, int], float] = {}
    for n, word in enumerate(unit.words):
        for key, value in forms(word, unit.language):
            for m, other in met.get(key, ()):
                pairs[n, m] = max(pairs.get((n, m), 0.0), value * other)
    given: dict[int, int] = {}
    used: set[int] = set()
    for (n, m), value in sorted(pairs.items(), key=lambda one: (-one[1], abs(one[0][0] - one[0][1]), one[0])):
        if value >= PART * PART and n not in given and m not in used:
            given[n] = m
            used.add(m)
    return unit._replace(words=_keyed(unit.words, into.words, given))


def _keyed(words: Sequence[Word], others: Sequence[Word], given: dict[int, int]) -> tuple[Word, ...]:
    return tuple(
        word._replace(key=others[given[n]].key, stem=others[given[n]].stem) if n in given else word
        for n, word in enumerate(words)
    )


@cache
def _glossary(code: str) -> dict[str, Forms]:
    place = language(code).weights("glossary.tsv")
    if place is None:
        return {}
    found = {}
    for line in place.read_text(encoding="utf-8").splitlines():
        key, *words = line.split("\t")
        found[key] = tuple((word, float(value)) for word, value in (one.split(" ") for one in words))
    return found
