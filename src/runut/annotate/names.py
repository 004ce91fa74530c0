"""Names in a report: where each stands and of what type it is. Joining them is another step (`joins.py`).

Theory of operation. A trained tagger (linear-chain CRF) finds persons, organisations and places from their context;
tables find what has a fixed form: countries and capitals, institutions, news agencies, ministries. Where they overlap
the longer reading wins, because a table knows parts ("Dewan Perwakilan Rakyat") of names the tagger sees whole. A
sentence that is a title, or has no casing at all, is weak evidence: a name there counts if the report's running text
names it too, or if its words are seldom written in lower case. What the running text names is then looked for
wherever the tagger passed over it. Wrong and worse than missing: common words as names ("Pada", "Senin").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import pycrfsuite

from runut.annotate.draft import Draft
from runut.annotate.features import casing, features
from runut.annotate.gazetteer import Place, gazetteer
from runut.annotate.lexis import Body, Honorific, Portfolio, RoleModifier, RoleNoun
from runut.annotate.phrases import Phrases, phrases
from runut.language import Language, language
from runut.records import EntityType
from runut.text.agencies import Agency
from runut.text.institutions import Institution
from runut.text.tokens import Token

TYPES: dict[str, EntityType] = {
    "PER": "person", "ORG": "organization", "LOC": "place", "EVT": "event", "PROD": "product", "LAW": "law",
}  # fmt: skip
STRONG = {"country", "capital"}  # places taken from the gazetteer alone


class Name(NamedTuple):
    """A name at tokens `first` to `past` of a sentence, `page[start:end]`."""

    sentence: int
    first: int
    past: int
    start: int
    end: int
    text: str
    type: EntityType
    place: Place | None = None
    row: Any = None
    """The row of the table that lists it, if one does."""


class _Found(NamedTuple):
    first: int
    past: int
    type: EntityType
    place: Place | None = None
    row: Any = None


def names(draft: Draft) -> list[list[Name]]:
    """The names of each sentence, by where they stand; none overlap."""
    spoken = draft.language
    sentences = [[plain(token.text) for token in tokens] for tokens in draft.tokens]
    modes = [casing(words) if words else "m" for words in sentences]
    found = [_in_sentence(words, spoken, mode) for words, mode in zip(sentences, modes)]
    known = _known(sentences, modes, found)
    lexicon = _lexicon(spoken.code)
    kept = []
    for words, mode, here in zip(sentences, modes, found):
        sure = [one for one in here if _trusted(one, words, mode, known, lexicon)]
        kept.append(_with_known(sure, words, mode, known))
    page = draft.report.page
    return [
        [_name(page, n, draft.tokens[n], words, one) for one in here]
        for n, (words, here) in enumerate(zip(sentences, kept))
    ]


def plain(word: str) -> str:
    """A token without the possessive written onto it."""
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 2 else word


# -- one sentence --------------------------------------------------------------------------------------------------


def _in_sentence(words: list[str], spoken: Language, mode: str) -> list[_Found]:
    if not words:
        return []
    places = gazetteer(spoken.code)
    cased = [word.capitalize() if len(word) > 2 else word for word in words] if mode == "n" else words
    candidates = [(_Found(h.first, h.past, "organization", None, h.row), 3) for h in _tables(spoken).find(words)]
    candidates += [(one, 2) for one in _ministries(words, spoken, places)]
    candidates += [(one, 1) for one in _tagged(words, spoken)]
    for first, past, place in places.find(cased):
        if place.kind in STRONG and words[first][0].isalpha() and (mode != "n" or len(words[first]) > 2):
            candidates.append((_Found(first, past, "place", place), 0))
    candidates.sort(key=lambda pair: (-(pair[0].past - pair[0].first), -pair[1], pair[0].first))
    taken = [False] * len(words)
    chosen = []
    for one, _ in candidates:
        for part in _trimmed(one, words, spoken, places):
            if not any(taken[part.first : part.past]):
                taken[part.first : part.past] = [True] * (part.past - part.first)
                chosen.append(part)
    return sorted(chosen)


def _tagged(words: list[str], spoken: Language) -> list[_Found]:
    tagger = _tagger(spoken.code)
    if tagger is None:
        return []
    labels = tagger.tag(features(words, gazetteer(spoken.code).tags(words), _lexicon(spoken.code)))
    found = []
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at][:2] != "I-" or labels[at][2:] != labels[first][2:]:
            if labels[first] != "O":
                found.append(_Found(first, at, TYPES[labels[first][2:]]))
            first = at
    return found


def _ministries(words: list[str], spoken: Language, places: Any) -> list[_Found]:
    """ "kementerian pertahanan Norwegia", "the Norwegian defence ministry": a head, its field and its country."""
    lower = [word.casefold() for word in words]
    fields, heads = phrases(spoken, Portfolio), phrases(spoken, Body)
    found = []
    for head in heads.find(lower):
        if not head.row.lower:
            continue
        first, past = head.first, head.past
        field = fields.at(lower, past) if past < len(words) else None
        if field is not None:
            past = field.past
        else:
            while past < len(words) and words[past][0].isupper() and places.find(words[past : past + 1]) == []:
                past += 1
        country = places.find(words[past : past + 3]) if past < len(words) else []
        if country and country[0][0] == 0 and past > head.past and country[0][2].kind == "country":
            past += country[0][1]
        if past > head.past:
            found.append(_Found(first, past, "organization"))
    return found


def _trimmed(one: _Found, words: list[str], spoken: Language, places: Any) -> list[_Found]:
    """The name without roles, ranks and courtesies before it; two places glued into one are told apart."""
    first, past = one.first, one.past
    if one.row is None and one.type in ("person", "organization"):
        first = skip_titles(words, first, past, spoken, person=one.type == "person")
    while first < past and not any(char.isalnum() for char in words[first]):
        first += 1
    while past > first and not any(char.isalnum() for char in words[past - 1]):
        past -= 1
    if first >= past:
        return []
    if one.type == "place" and one.place is None:
        inside = places.find(words[first:past])
        if len(inside) > 1 and inside[0][0] == 0 and all(a[1] == b[0] for a, b in zip(inside, inside[1:])):
            if inside[-1][1] == past - first:
                return [_Found(first + a, first + b, "place", place) for a, b, place in inside]
        whole = inside[0][2] if inside and inside[0][:2] == (0, past - first) else None
        return [_Found(first, past, "place", whole)]
    if one.type == "person" and any(word[0].isdigit() for word in words[first:past]):
        return []
    return [_Found(first, past, one.type, one.place, one.row)]


def skip_titles(words: Sequence[str], first: int, past: int, spoken: Language, *, person: bool) -> int:
    """Where a name begins once roles and courtesies before it are passed over."""
    lower = [word.casefold() for word in words[:past]]
    tables: list[Phrases[Any]] = [phrases(spoken, RoleModifier), phrases(spoken, RoleNoun)]
    if person:
        tables = [phrases(spoken, Honorific), *tables]
    moved = True
    while moved and first < past:
        moved = False
        for table in tables:
            hit = table.at(lower, first)
            if hit is not None and (hit.past < past or person):
                first, moved = hit.past, True
                break
        if first < past and words[first] == "." and moved:
            first += 1
    return first


# -- the whole report ----------------------------------------------------------------------------------------------


def _known(sentences: list[list[str]], modes: list[str], found: list[list[_Found]]) -> Phrases[_Found]:
    """Names of running text: persons and organisations of several words, and each part of a person's name."""
    whole: dict[tuple[str, ...], _Found] = {}
    parts: dict[tuple[str, ...], _Found] = {}
    for words, mode, here in zip(sentences, modes, found):
        if mode != "m":
            continue
        for one in here:
            key = tuple(words[one.first : one.past])
            if one.first or len(key) > 1:
                whole.setdefault(key, one)
            if one.type == "person" and len(key) > 1:
                for part in key:
                    if len(part) > 2 and part[0].isupper():
                        parts.setdefault((part,), one)
    return Phrases([*whole.items(), *parts.items()])


def _trusted(one: _Found, words: list[str], mode: str, known: Phrases[_Found], lexicon: dict[str, str]) -> bool:
    """Whether a found name stands: listed in a table, named in running text, or made of words that are names."""
    if one.row is not None or one.place is not None:
        return True
    key = words[one.first : one.past]
    if known.get(key) is not None and (one.first or len(key) > 1 or mode != "m"):
        return True
    grades = [lexicon.get(word.lower(), "?")[0] for word in key if word[0].isalpha()]
    if not grades:
        return False
    if mode == "m" and one.first:
        return True
    common = sum(grade in "01" for grade in grades)
    if mode == "m":
        return common < len(grades) if len(grades) > 1 else grades[0] not in "012"
    return common == 0


def _with_known(sure: list[_Found], words: list[str], mode: str, known: Phrases[_Found]) -> list[_Found]:
    """Adds names of running text that the tagger passed over here."""
    taken = [False] * len(words)
    for one in sure:
        taken[one.first : one.past] = [True] * (one.past - one.first)
    added = list(sure)
    for hit in known.find(words) if mode != "n" else []:
        if not any(taken[hit.first : hit.past]):
            added.append(_Found(hit.first, hit.past, hit.row.type, hit.row.place, hit.row.row))
    return sorted(added, key=lambda one: one.first)


def _name(page: str, sentence: int, tokens: Sequence[Token], words: list[str], one: _Found) -> Name:
    start = tokens[one.first].start
    end = tokens[one.past - 1].start + len(words[one.past - 1])
    return Name(sentence, one.first, one.past, start, end, page[start:end], one.type, one.place, one.row)


# -- what is shipped -----------------------------------------------------------------------------------------------


@cache
def _tagger(code: str) -> Any:
    weights = _weights(code)
    if weights is None:
        return None
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights)
    return tagger


@cache
def _weights(code: str) -> bytes | None:
    """The tagger's weights. Kept for as long as the tagger, which reads them in place without owning them."""
    file = language(code).weights("names.crfsuite")
    return None if file is None else file.read_bytes()


@cache
def _lexicon(code: str) -> dict[str, str]:
    file = language(code).weights("names.words.tsv")
    if file is None:
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {word: told for word, _, told in (line.partition("\t") for line in lines)}


@cache
def _tables_of(code: str) -> Phrases[Any]:
    from runut.text.tokens import tokenize

    listed = []
    for row in language(code).rows(Institution):
        listed += [([token.text for token in tokenize(form)], row) for form in row.forms]
    for agency in language(code).rows(Agency):
        if not agency.word:
            listed += [([token.text for token in tokenize(form)], agency) for form in agency.forms]
    return Phrases(listed)


def _tables(spoken: Language) -> Phrases[Any]:
    return _tables_of(spoken.code)


__all__ = ["Name", "names", "plain", "skip_titles"]
