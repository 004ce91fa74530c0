"""Trimming a tagged name: roles, ranks and courtesies before it are no part of it; names run together are parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from runut.annotate.gazetteer import Gazetteer, gazetteer
from runut.annotate.lexis import (
    AgencyVerb,
    Body,
    Conjunction,
    Honorific,
    LegalForm,
    NotName,
    PlaceHead,
    Portfolio,
    RoleModifier,
    RoleNoun,
)
from runut.annotate.listed import listed
from runut.annotate.phrases import Hit, Phrases, capital_forms, phrases
from runut.annotate.tagger import Spot, lexicon
from runut.language import Language
from runut.text.detect import FunctionWord

DASHES = {"-", "–", "—", "|"}
ROMAN = re.compile(r"[IVX]+")
COMMON = "01"  # grades of words that large text seldom capitalises
SURE = {"country", "capital", "region"}  # places that one word is enough for, against the tagger
BROAD = {"country", "region"}  # places that even one word of a tagged person may follow
ROLE_REACH = 6  # tokens before a country in which a role's noun makes what follows it a person
FULL = (2, 3)  # words of a name that a further one may belong to
LEAST = 3  # letters of that word
PERSONAL = {"nf", "nl"}  # marks of given and family names in the lexicon
HOLDER = 4  # words of a name run together with the body before it
JOINED = 3  # tokens by which a person's name may go on after the tagger's end


def trimmed(one: Spot, words: list[str], spoken: Language, places: Gazetteer) -> list[Spot]:
    """The names that a tagged one holds once dashes part it and titles are off."""
    marks = DASHES if one.type == "person" else DASHES | {","}
    breaks = [at for at in range(one.first, one.past) if words[at] in marks]
    if breaks:
        ends = [one.first - 1, *breaks, one.past]
        pieces = [one._replace(first=a + 1, past=b) for a, b in pairwise(ends) if b > a + 1]
        return [part for piece in pieces for part in trimmed(piece, words, spoken, places)]
    return _trimmed(one, words, spoken, places)


def _trimmed(one: Spot, words: list[str], spoken: Language, places: Gazetteer) -> list[Spot]:
    """The name without roles, ranks and courtesies before it; places run together are told apart."""
    first, past = one.first, one.past
    begin = max(0, first - 2)  # a role's noun may run on into what was tagged ("Wali" + "Kota Bogor")
    lower = [word.casefold() for word in words[begin:past]]
    for at in range(first - begin):
        hit = phrases(spoken, RoleNoun).at(lower, at)
        first = max(first, begin + hit.past) if hit is not None else first
    if one.type == "organization":
        first = skip_titles(words, first, past, spoken, person=False)
    if first == 0 and past > 1 and _common(words[0], spoken):
        first += phrases(spoken, Body).at([words[0].casefold()], 0) is None
    while first < past and not any(char.isalnum() for char in words[first]):
        first += 1
    while past > first and not any(char.isalnum() for char in words[past - 1]):
        past -= 1
    if first >= past:
        return []
    if one.type in {"organization", "place"} and (at := _holder(first, past, words, spoken, places)) < past:
        body = one._replace(first=first, past=_before_rank(first, at, words, spoken))
        return [*_trimmed(body, words, spoken, places), *_person(at, past, words, places, spoken)]
    if one.type == "place" and words[first][0].isupper():
        head = phrases(spoken, Body).at([word.casefold() for word in words[first:past]], 0)
        if (
            head is not None
            and first + head.past < past
            and not (head.row.after or (head.row.links and not head.row.lower))
        ):
            return [Spot(first, past, "organization")]
    if one.type == "place":
        return _places(first, past, words, places, spoken)
    if one.type == "person":
        return _person(first, past, words, places, spoken)
    outlet = listed(spoken.code).at(words, first)
    if outlet is not None and outlet.past < past and _holds_role(first, words[outlet.past : past], words, spoken):
        return [Spot(outlet.past, past, "person")]
    place = places.get_words(words[first:past])
    if place is not None and (past - first > 1 or place.kind in SURE):
        return [Spot(first, past, "place", place)]
    return [Spot(first, past, one.type)]


def skip_titles(words: Sequence[str], first: int, past: int, spoken: Language, *, person: bool) -> int:
    """Where a name begins once roles and courtesies before it are passed over; `past` where nothing is left."""
    start, lower = first, [word.casefold() for word in words[first:past]]
    tables: list[Phrases[Any]] = [phrases(spoken, RoleModifier), phrases(spoken, RoleNoun)]
    if person:
        tables = [phrases(spoken, Honorific), *tables]
    moved = True
    while moved and first < past:
        moved = False
        for table in tables:
            hit = table.at(lower, first - start)
            if hit is not None and (start + hit.past < past or person):
                first, moved = start + hit.past, True
                break
        if first < past and words[first] == "." and moved:
            first += 1
    return first


def reaching(one: Spot, words: list[str], taken: list[bool], spoken: Language, mode: str) -> Spot:
    """A person's name with what goes on with it: hyphenated words ("Lim" + "Min-jun"), one more capitalised word."""
    past = one.past
    if past - one.first in FULL and past < len(words) and not taken[past] and _goes_on(past, words, spoken):
        last = past + 1 == len(words) or not words[past + 1][0].isalnum()
        return one._replace(past=past + 1) if mode == "m" or last else one
    while mode == "m" and past < min(len(words), one.past + JOINED) and not taken[past] and "-" in words[past][1:]:
        if not words[past][0].isupper() or words[past].isupper():
            break
        past += 1
    return one._replace(past=past)


def _leads(noun: Hit[RoleNoun], begin: int, first: int, words: list[str], spoken: Language) -> bool:
    """Whether the body of a role may begin at `first`: between them nothing but capitals and fields."""
    fields = phrases(spoken, Portfolio)
    between = words[begin + noun.past : first]
    plain = (word for word in between if word[0].islower())
    joins = phrases(spoken, Conjunction)
    return not noun.row.bare and all(joins.get([word]) or fields.get([word]) for word in plain)


def _before_rank(first: int, at: int, words: list[str], spoken: Language) -> int:
    """Where what stands before a person's rank ends."""
    nouns = phrases(spoken, RoleNoun)
    lower = [word.casefold() for word in words[first:at]]
    ranks = [n for n in range(len(lower)) if (hit := nouns.at(lower, n)) is not None and hit.row.rank]
    return first + min(ranks, default=at - first)


def _goes_on(at: int, words: list[str], spoken: Language) -> bool:
    """Whether the capitalised word after a full name can only be more of it."""
    word = words[at]
    if not word[0].isupper() or not word[1:].islower() or len(word) < LEAST or gazetteer(spoken.code).get_words([word]):
        return False
    lower = [one.casefold() for one in words[at : at + 3]]
    kinds = (RoleNoun, RoleModifier, Honorific, Body, Portfolio, FunctionWord, AgencyVerb)
    if any(phrases(spoken, kind).at(lower, 0) is not None for kind in kinds):
        return False
    closed = at + 1 == len(words) or not words[at + 1][0].isupper()
    return closed and phrases(spoken, NotName).get([word]) is None and phrases(spoken, PlaceHead).get([word]) is None


def _holder(first: int, past: int, words: list[str], spoken: Language, places: Gazetteer) -> int:
    """Where the holder of a role begins behind its body or place ("PN Bogor Rina Sari"); `past` for nowhere."""
    begin = max(0, first - ROLE_REACH)
    lower = [word.casefold() for word in words[begin:past]]
    nouns = phrases(spoken, RoleNoun)
    if not any(
        _leads(hit, begin, first, words, spoken) for at in range(first - begin + 1) if (hit := nouns.at(lower, at))
    ):
        return past
    ends = [first + b for _, b, _ in places.find(words[first:past])]
    at = max((end for end in ends if end < past - 1), default=first)
    at = max(at, *(n + 1 for n in range(first, past) if words[n].isupper() and len(words[n]) > 1), first)
    for n in range(first + 1, past):
        hit = nouns.at(lower, n - begin)
        at = max(at, begin + hit.past) if hit is not None and hit.row.rank else at
    rest = words[at:past]
    if words[at - 1] in capital_forms(spoken.code, LegalForm):
        return past
    held = first < at and 1 < len(rest) <= HOLDER and all(word[0].isupper() and not word.isupper() for word in rest)
    return at if held and not _common(rest[-1], spoken) and any(_given(word, spoken) for word in rest) else past


def _holds_role(first: int, rest: list[str], words: list[str], spoken: Language) -> bool:
    """Whether what is left after the place or body of a role is its holder: capitalised words, none of them common."""
    lower = [word.casefold() for word in words[max(0, first - ROLE_REACH) : first]]
    nouns = phrases(spoken, RoleNoun)
    if not any(nouns.at(lower, at) is not None for at in range(len(lower))):
        return False
    return all(word[0].isupper() and not word.isupper() and not _common(word, spoken) for word in rest)


def _given(word: str, spoken: Language) -> bool:
    """Whether a list of given or family names has the word."""
    return any(mark in PERSONAL for mark in lexicon(spoken.code).get(word.casefold(), "").split())


def _common(word: str, spoken: Language) -> bool:
    return lexicon(spoken.code).get(word.casefold(), "?")[0] in COMMON


def _person(first: int, past: int, words: list[str], places: Gazetteer, spoken: Language) -> list[Spot]:
    """A tagged person without the places, roles and courtesies run into the name before it."""
    found = []
    moved = True
    while moved and first < past:
        first = skip_titles(words, first, past, spoken, person=True)
        moved = False
        before = places.find(words[first : min(past, first + 3)])
        left = past - first - before[0][1] if before and before[0][0] == 0 else 0
        if left > 1 or (left == 1 and before[0][2].kind in BROAD):
            found.append(Spot(first, first + before[0][1], "place", before[0][2]))
            first += before[0][1]
            moved = True
        body = listed(spoken.code).at(words, first) if first < past else None
        if body is not None and body.past < past:
            first, moved = body.past, True
    while first < past and words[first].islower() and _common(words[first], spoken):
        first += 1
    first, past = _without_acronyms(first, past, words, spoken)
    whole = places.get_words(words[first:past])
    if whole is not None and past - first > 1:
        return [*found, Spot(first, past, "place", whole)]
    digits = any(word[0].isdigit() for word in words[first:past])
    if digits or not any(word[0].isupper() for word in words[first:past]):
        return found
    return [*found, Spot(first, past, "person")]


def _without_acronyms(first: int, past: int, words: list[str], spoken: Language) -> tuple[int, int]:
    """A person's name without acronyms run into it: bodies before it, and what follows it ("Rina Sari PLN")."""
    mixed = [at for at in range(first, past) if not words[at].isupper()]
    if not mixed:
        return first, past
    begin = first
    while words[begin].isupper() and len(words[begin]) > 1:
        begin += 1
    bodies = any(listed(spoken.code).at(words, at) is not None for at in range(first, begin))
    if begin - first > 1 or bodies:
        first = begin
    while past - first > 1 and _apart(words[past - 1], spoken):
        past -= 1
    return first, past


def _apart(word: str, spoken: Language) -> bool:
    """Whether a word behind a person's name is an acronym or no name at all ("Rp")."""
    acronym = word.isupper() and word.isalpha() and len(word) > 1 and ROMAN.fullmatch(word) is None
    return acronym or phrases(spoken, NotName).get([word]) is not None


def _places(first: int, past: int, words: list[str], places: Gazetteer, spoken: Language) -> list[Spot]:
    """A tagged place as the one place of the gazetteer it is, or as several, or as it stands."""
    while first < past - 1 and words[first].islower() and any(word[0].isupper() for word in words[first:past]):
        first += 1
    held = skip_titles(words, first, past, spoken, person=False)
    if held > first and places.get_words(words[held:past]) and not places.get_words(words[first:past]):
        first = held
    inside = [(first + a, first + b, place) for a, b, place in places.find(words[first:past])]
    body = listed(spoken.code).at(words, first)
    if body is not None and body.past < past:
        return _person(body.past, past, words, places, spoken)
    if not inside:
        return [Spot(first, past, "place")]
    if inside[0][:2] == (first, past):
        return [Spot(first, past, "place", inside[0][2])]
    if inside[0][0] == first and inside[-1][1] == past and all(a[1] == b[0] for a, b in pairwise(inside)):
        return [Spot(a, b, "place", place) for a, b, place in inside]
    if inside[-1][1] == past and inside[-1][2].kind == "country":
        return [Spot(first, inside[-1][0], "place"), Spot(inside[-1][0], past, "place", inside[-1][2])]
    if inside[0][0] == first and _holds_role(first, words[inside[0][1] : past], words, spoken):
        return [Spot(first, inside[0][1], "place", inside[0][2]), Spot(inside[0][1], past, "person")]
    if inside[0][0] == first and inside[0][2].kind == "country" and words[inside[0][1]][0].isupper():
        country = Spot(first, inside[0][1], "place", inside[0][2])
        return [country]
    return [Spot(first, past, "place")]
