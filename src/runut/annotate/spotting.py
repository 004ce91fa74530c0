"""Names in one sentence: what the tagger finds, what tables list, and which reading wins where they overlap.

Theory of operation. A trained tagger (linear-chain CRF) finds persons, organisations and places by their context;
tables find what has a fixed form: countries and capitals, institutions, agencies, ministries, and by their shape
products, laws and events. The longer reading wins, because a table knows parts ("Dewan Perwakilan Rakyat") of names
the tagger sees whole. Then a found name is trimmed: roles, ranks and courtesies before a person are no part of the
name, two places run together ("Bergen Norwegia") are two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from runut.annotate.features import cased
from runut.annotate.gazetteer import gazetteer
from runut.annotate.lexis import (
    AliasCue,
    Body,
    Conjunction,
    Honorific,
    KindWord,
    LegalForm,
    NotName,
    PlaceHead,
    PlacePreposition,
    Portfolio,
    RoleNoun,
)
from runut.annotate.listed import headed_bodies, headed_places, initials, listed, ministries
from runut.annotate.phrases import capital_forms, phrases
from runut.annotate.tagger import Spot, lexicon, spots
from runut.annotate.trimming import ROLE_REACH, reaching, skip_titles, trimmed
from runut.language import Language
from runut.text.names import abbreviates
from runut.text.people import KnownPerson

STRONG = {"country", "capital", "seat"}  # places taken from the gazetteer alone
LISTED_ONLY = "k"  # the casing of words that are no sentence
KIND_WORDS = 3  # words of a name told by the noun before it
ALIAS_WORDS = 2  # words of another name of a person
NAME_WORDS = 4  # words of a name found by the role before it


def spot(words: list[str], spoken: Language, mode: str, shaped: Sequence[Spot], labels: Sequence[str]) -> list[Spot]:
    """The names of one sentence, by where they stand; none overlap.

    Args:
        words: its tokens without possessives.
        mode: its casing (`features.casing`), or `LISTED_ONLY` where the words are no sentence.
        shaped: names found by their shape, which win.
        labels: what a tagger says of each word.
    """
    if not words:
        return []
    places = gazetteer(spoken.code)
    candidates = [(one, 4) for one in (*shaped, *initials(words, spoken))]
    known = [Spot(hit.first, hit.past, "organization", None, hit.row) for hit in listed(spoken.code).find(words)]
    known += [Spot(hit.first, hit.past, "person", None, hit.row) for hit in phrases(spoken, KnownPerson).find(words)]
    candidates += [(one, 3) for one in known]
    candidates += [(one, 2) for one in ministries(words, spoken, places)]
    found = spots(labels)
    seats = {one.past: one.first for one, rank in candidates if rank == 2}  # ministries
    found = [_from_ministry(one, seats, words, spoken) for one in found]
    candidates += [(part, 1) for one in found for part in trimmed(one, words, spoken, places)]
    for first, past, place in places.find(cased(words, mode)):
        if place.kind in STRONG and words[first][0].isalpha() and (mode != "n" or len(words[first]) > 2):
            candidates.append((Spot(first, past, "place", place), 2 if place.kind == "seat" else 0))
    if mode == "m":
        begun = frozenset(one.first for one, _ in candidates if one.type == "person")
        headed = [*headed_places(words, spoken), *headed_bodies(words, spoken, begun)]
        by_token: dict[int, list[Spot]] = {}
        for other, _ in candidates:
            for at in range(other.first, other.past):
                by_token.setdefault(at, []).append(other)
        candidates += [(one, -1) for one in headed if _agrees(one, by_token)]
    persons = sorted(other.first for other, _ in candidates if other.type == "person")
    candidates = [(_before_persons(one, persons), rank) for one, rank in candidates]
    candidates.sort(key=lambda pair: (pair[1] < 4, *_rank(pair[0], mode), -pair[1], pair[0].first))
    taken = [False] * len(words)
    chosen = []
    for one, _ in candidates:
        if not any(taken[one.first : one.past]):
            taken[one.first : one.past] = [True] * (one.past - one.first)
            chosen.append(one)
    if mode == "m":
        chosen += _after_roles(words, taken, chosen, spoken)
    chosen.sort(key=lambda one: one.first)
    chosen = [one for one in chosen if one.listed or not _in_role(one, words, spoken)]
    chosen = _told(chosen, words, spoken)
    if mode == "m":
        chosen += _after_aliases(chosen, words, spoken)
        chosen += _after_kinds(chosen, words, spoken)
    chosen.sort(key=lambda one: one.first)
    chosen = one_person(_in_row(_bodies_after_roles(chosen, words, spoken), words, spoken))
    chosen += _bracketed(chosen, words)
    chosen.sort(key=lambda one: one.first)
    return [
        reaching(one, words, taken, spoken, mode) if one.type == "person" and mode != "n" else one for one in chosen
    ]


def _from_ministry(one: Spot, seats: Mapping[int, int], words: list[str], spoken: Language) -> Spot:
    """A name that ends in a ministry's but begins with the end of a role ("Laut Kementerian Perhubungan")."""
    first = seats.get(one.past, one.first)
    led = phrases(spoken, Body).at([word.casefold() for word in words[one.first : one.first + 3]], 0) is not None
    return one if first <= one.first or led else one._replace(first=first, type="organization")


def _before_persons(one: Spot, persons: Sequence[int]) -> Spot:
    """An event told by its shape ends where the tagger sees a person begin."""
    at = bisect_right(persons, one.first)
    if one.type == "event" and at < len(persons) and persons[at] < one.past:
        return one._replace(past=persons[at])
    return one


def _agrees(headed: Spot, by_token: Mapping[int, list[Spot]]) -> bool:
    """Whether a name found by its head alone cuts no other name, nor holds a person."""
    for other in (one for at in range(headed.first, headed.past) for one in by_token.get(at, ())):
        inside = headed.first <= other.first and other.past <= headed.past
        around = other.first <= headed.first and headed.past <= other.past
        if not (around or (inside and other.type != "person")):
            return False
    return True


def _rank(one: Spot, mode: str) -> tuple[bool, int]:
    """Longer names first; where casing tells little, listed names before all others."""
    return (mode != "m" and not one.listed, one.first - one.past)


def _after_roles(words: list[str], taken: list[bool], chosen: Sequence[Spot], spoken: Language) -> list[Spot]:
    """Persons the tagger passed over although a role, with its field and its country or body, stands before them."""
    lower = [word.casefold() for word in words]
    nouns, fields, bodies = phrases(spoken, RoleNoun), phrases(spoken, Portfolio), phrases(spoken, Body)
    grades = lexicon(spoken.code)
    begun = {one.first for one in chosen if one.type == "person"}
    found: list[Spot] = []
    for noun in nouns.find(lower):
        if noun.first and bodies.at(lower, noun.first - 1) is not None:
            continue
        at = noun.past
        while at < min(len(words), noun.past + ROLE_REACH):
            field = fields.at(lower, at)
            if field is None and not taken[at]:
                near = gazetteer(spoken.code).find(words[at : at + 3])
                if not near or near[0][0] or any(taken[at : at + near[0][1]]):
                    break
                found.append(Spot(at, at + near[0][1], "place", near[0][2]))
                taken[at : at + near[0][1]] = [True] * near[0][1]
                at += near[0][1]
                continue
            at = field.past if field is not None else at + 1
        past = at
        while past < len(words) and past - at < NAME_WORDS and not taken[past]:
            word = words[past]
            known = any(table.at(lower, past) is not None for table in (nouns, fields, bodies))
            known = known or phrases(spoken, NotName).get([word]) is not None
            if not word[0].isupper() or word.isupper() or known or grades.get(lower[past], "?")[0] in "012":
                break
            past += 1
        if past > at and (at > noun.past or past - at > 1 or past in begun):
            found.append(Spot(at, past, "person"))
            taken[at:past] = [True] * (past - at)
    return found


def _in_role(one: Spot, words: list[str], spoken: Language) -> bool:
    """Whether a name is but a word of a role's noun ("Secretary of State")."""
    nouns = phrases(spoken, RoleNoun)
    begin = max(0, one.first - 3)
    lower = [word.casefold() for word in words[begin : one.past + 3]]
    starts = range(one.first - begin + 1)
    return any((hit := nouns.at(lower, at)) is not None and hit.past >= one.past - begin for at in starts)


def one_person(chosen: list[Spot]) -> list[Spot]:
    """Persons side by side, one of them by a single word, are one person."""
    joined: list[Spot] = []
    for one in chosen:
        last = joined[-1] if joined else one
        beside = last.type == one.type == "person" and last.past == one.first
        short = min(last.past - last.first, one.past - one.first) == 1
        if beside and short and one.past - last.first <= NAME_WORDS:
            joined[-1] = last._replace(past=one.past)
        else:
            joined.append(one)
    return joined


def _bracketed(chosen: list[Spot], words: list[str]) -> list[Spot]:
    """Acronyms in brackets after the organisation they abbreviate, where nothing else found them."""
    starts = {one.first for one in chosen}
    found = []
    for one in chosen:
        at = one.past + 1
        if one.type != "organization" or at in starts or words[at - 1 : at] != ["("] or words[at + 1 : at + 2] != [")"]:
            continue
        if abbreviates(words[at], " ".join(words[one.first : one.past])):
            found.append(Spot(at, at + 1, "organization"))
    return found


def _bodies_after_roles(chosen: list[Spot], words: list[str], spoken: Language) -> list[Spot]:
    """What stands with a role is told by its place: "CEO Melati Rina Sari", "Menteri Seni Norwegia Kari Lie".

    A one-word "person" between the noun and a full name is the body the role belongs to; an unlisted "place" after the
    country or body of a role is the person who has it.
    """
    nouns = phrases(spoken, RoleNoun)
    lower = [word.casefold() for word in words]
    settled = list(chosen)
    for n, (one, after) in enumerate(pairwise(chosen)):
        between = words[one.past : after.first]
        row = words[after.past : after.past + 1] == [","] and n + 2 < len(chosen) and chosen[n + 2].type == "person"
        both = one.type == after.type == "person" and (not between or (between == [","] and not row))
        short = both and one.past - one.first == 1 and after.past - after.first > 1
        near = range(max(0, one.first - 3), one.first)
        told = [hit for at in near if (hit := nouns.get(lower[at : one.first])) is not None]
        if short and told and not any(hit.bare or hit.relational for hit in told):
            settled[n] = one._replace(type="organization", row=told[0])
        led = range(max(0, one.first - ROLE_REACH), one.first)
        follows = one.listed and one.past == after.first and after.type == "place" and not after.listed
        if follows and any((noun := nouns.at(lower, at)) and _runs(noun.past, one.first, lower, spoken) for at in led):
            settled[n + 1] = after._replace(type="person")
    return settled


def _told(chosen: list[Spot], words: list[str], spoken: Language) -> list[Spot]:
    """Persons told to be something else by the noun or preposition before them, or by the place after them."""
    lower = [word.casefold() for word in words]
    kinds, places = phrases(spoken, KindWord), gazetteer(spoken.code)
    settled = list(chosen)
    for n, one in enumerate(chosen):
        if one.type == "product" or one.listed:
            continue
        begun = range(one.first - 1, max(-1, one.first - 4), -1)
        legal = next((at for at in begun if words[at] in capital_forms(spoken.code, LegalForm)), None)
        if legal is not None and all(word[0].isupper() for word in words[legal : one.first]):
            settled[n] = one._replace(first=legal, type="organization")
            continue
        told = next((row for size in (2, 1) if (row := kinds.get(lower[max(0, one.first - size) : one.first]))), None)
        if told is not None and told.kind != one.type and (one.type == "person" or told.kind == "place"):
            settled[n] = one._replace(type=told.kind)
        elif one.type == "person" and (place := places.get_words(words[one.first : one.past])) is not None:
            after = chosen[n + 1] if n + 1 < len(chosen) else one
            within = words[one.past : after.first] == [","] and after.place is not None
            at = phrases(spoken, PlacePreposition).get(lower[max(0, one.first - 1) : one.first])
            if within or at is not None:
                settled[n] = one._replace(type="place", place=place)
    return settled


def _after_aliases(chosen: list[Spot], words: list[str], spoken: Language) -> list[Spot]:
    """What nothing else found after "alias" and its like is one more name of the person before."""
    lower = [word.casefold() for word in words]
    taken = {at for one in chosen for at in range(one.first, one.past)}
    found = []
    for hit in phrases(spoken, AliasCue).find(lower):
        past = hit.past
        while past < min(len(words), hit.past + ALIAS_WORDS) and past not in taken and words[past][0].isupper():
            past += 1
        if past > hit.past and hit.first and not hit.row.loose and words[hit.first - 1][0].isalnum():
            found.append(Spot(skip_titles(words, hit.past, past, spoken, person=True), past, "person"))
    found = [one for one in found if one.first < one.past]
    people = {one.past for one in (*chosen, *found) if one.type == "person"}
    people |= {hit.past for hit in phrases(spoken, RoleNoun).find(lower)} if found else set()
    return [one for one in found if any(past in people for past in range(max(0, one.first - 6), one.first))]


def _after_kinds(chosen: list[Spot], words: list[str], spoken: Language) -> list[Spot]:
    """What nothing else found after a noun in lower case that tells what it is ("the village of Elmsby")."""
    lower = [word.casefold() for word in words]
    taken = {at for one in chosen for at in range(one.first, one.past)}
    found = []
    for hit in phrases(spoken, KindWord).find(words):
        past = hit.past
        while past < min(len(words), hit.past + KIND_WORDS) and past not in taken and words[past][0].isupper():
            known = phrases(spoken, NotName).get([words[past]]) or phrases(spoken, RoleNoun).at(lower, past)
            if known or words[past].isupper() or phrases(spoken, Honorific).get([lower[past]]):
                break
            past += 1
        if past > hit.past and past not in taken:
            found.append(Spot(hit.past, past, hit.row.kind))
    return found


def _in_row(chosen: list[Spot], words: list[str], spoken: Language) -> list[Spot]:
    """What stands between two persons in a row of names, and no table knows, is a person ("A, B, dan C")."""
    joining = {form for row in spoken.rows(Conjunction) for form in row.forms}
    settled = list(chosen)
    for n in range(1, len(chosen) - 1):
        before, one, after = settled[n - 1], settled[n], settled[n + 1]
        if one.type not in {"place", "organization"} or one.listed or one.past - one.first < 2:
            continue
        named = words[one.first : one.past]
        known = any(table.get([word]) is not None for word in named for table in (phrases(spoken, PlaceHead),))
        known |= any(phrases(spoken, Body).get([word.casefold()]) is not None or word.isupper() for word in named)
        links = words[one.past : after.first]
        row = words[before.past : one.first] == [","] and links[:1] == [","] and set(links[1:]) <= joining
        if before.type == after.type == "person" and row and not known:
            settled[n] = one._replace(type="person")
    return settled


def _runs(first: int, past: int, lower: list[str], spoken: Language) -> bool:
    """Whether nothing but a role's field stands in `lower[first:past]`."""
    fields = phrases(spoken, Portfolio)
    while first < past and (hit := fields.at(lower, first)) is not None:
        first = hit.past
    return first == past
