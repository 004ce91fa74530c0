"""Names that tables tell: by their forms (institutions, agencies), their heads (ministries, places), their shapes."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import ClassVar

from runut.annotate.gazetteer import Gazetteer, gazetteer
from runut.annotate.lexis import Body, Conjunction, Honorific, InitialCue, PlaceHead, Portfolio, RoleNoun
from runut.annotate.phrases import Hit, Phrases, phrases
from runut.annotate.tagger import Spot
from runut.language import Language, Row, language
from runut.records import EntityType
from runut.text.agencies import Agency
from runut.text.institutions import Institution
from runut.text.tokens import tokenize

BODY_WORDS = 2  # capitalised words that a body's name goes on for
FIELDED = 7  # words, where the name says what the body is for ("Komite Nasional Keselamatan Transportasi")
FIELD_WORDS = 8  # words a ministry's field may have


class Product(Row, frozen=True):
    """Shapes of names of products; the pattern's group `name` is the name."""

    table: ClassVar[str] = "products"
    ignore_case: ClassVar[bool] = False


class Law(Row, frozen=True):
    """Shapes of names of laws and decrees; the pattern's group `name` is the name."""

    table: ClassVar[str] = "laws"
    ignore_case: ClassVar[bool] = False


class NamedEvent(Row, frozen=True):
    """Shapes of names of events; the pattern's group `name` is the name."""

    table: ClassVar[str] = "named_events"
    ignore_case: ClassVar[bool] = False


SHAPES: tuple[tuple[type[Row], EntityType], ...] = ((Law, "law"), (Product, "product"), (NamedEvent, "event"))


def shapes(page: str, spoken: Language) -> list[tuple[int, int, EntityType, Row]]:
    """Products, laws and events of a page by their shape, as (start, end, type, row), none overlapping."""
    found: list[tuple[int, int, EntityType, Row]] = []
    for kind, named in SHAPES:
        for match in spoken.matcher(kind).find(page):
            start, end = match.found.span("name") if "name" in match.found.groupdict() else match.found.span()
            found.append((start, end, named, match.row))
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, EntityType, Row]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


@cache
def listed(code: str) -> Phrases[Row]:
    """Institutions, agencies and outlets by all their forms; outlets that are ordinary words are left to the tagger."""
    rows: list[Row] = [*language(code).rows(Institution)]
    rows += [row for row in language(code).rows(Agency) if not row.word]
    return Phrases(([token.text for token in tokenize(form)], row) for row in rows for form in row.forms)


def ministries(words: list[str], spoken: Language, places: Gazetteer) -> list[Spot]:
    """A head ("kementerian", "ministry"), its field and its country: "the Norwegian defence ministry" in any case."""
    lower = [word.casefold() for word in words]
    fields = phrases(spoken, Portfolio)
    found = []
    for head in phrases(spoken, Body).find(lower):
        if not head.row.lower:
            continue
        past = _after_head(head, words, lower, fields)
        country = places.find(words[past : past + 3]) if past < len(words) else []
        if past > head.past and country and country[0][0] == 0 and country[0][2].kind == "country":
            past += country[0][1]
        first = _before_head(head.first, lower, fields, words, places) if past == head.past else head.first
        if past > head.past or first < head.first:
            found.append(Spot(first, past, "organization", None, head.row))
    return found


def headed_bodies(words: list[str], spoken: Language, persons: Set[int]) -> list[Spot]:
    """A capitalised head of organisations ("Polda", "Universitas") with the capitalised words after it.

    The name ends where a person begins (`persons`). Where the table has linking words for the head, they may stand
    inside.
    """
    lower = [word.casefold() for word in words]
    found = []
    for hit in phrases(spoken, Body).find(lower):
        if not words[hit.first][0].isupper() or hit.row.after:
            continue
        past = hit.past
        longest = min(len(words), hit.past + (FIELDED if hit.row.links else BODY_WORDS))
        while past < longest and past not in persons:
            linked = past > hit.past and lower[past] in hit.row.links and past + 1 < longest
            at = past + linked
            if not words[at][0].isupper() or at in persons or (linked and words[at].isupper()):
                break
            if any(phrases(spoken, kind).at(lower, at) is not None for kind in (RoleNoun, Honorific)):
                break
            if linked and (phrases(spoken, Body).at(lower, at) or gazetteer(spoken.code).get_words(words[at : at + 1])):
                break
            past = at + 1
        if past > hit.past:
            found.append(Spot(hit.first, past, "organization"))
    return found


def headed_places(words: list[str], spoken: Language) -> list[Spot]:
    """A capitalised head of place names with the capitalised words after it."""
    found = []
    for hit in phrases(spoken, PlaceHead).find(words):
        past = hit.past
        while past < min(len(words), hit.past + 2) and words[past][0].isupper() and not words[past].isupper():
            past += 1
        if past > hit.past:
            found.append(Spot(hit.first, past, "place"))
    return found


def initials(words: list[str], spoken: Language) -> list[Spot]:
    """Initials that stand for persons: after a word that says so, or before an age ("berinisial RS, AB dan MC")."""
    lower = [word.casefold() for word in words]
    cues = phrases(spoken, InitialCue)
    known = gazetteer(spoken.code)
    joining = {form for row in spoken.rows(Conjunction) for form in row.forms}
    starts = [hit.past for hit in cues.find(lower) if not hit.row.after]
    for at in range(len(words) - 1):
        if not _initials(words[at]):
            continue
        aged = words[at + 1] == "(" and words[at + 2 : at + 3] and words[at + 2].isdigit() and len(words[at + 2]) < 3
        told = words[at + 1] == "," and (hit := cues.at(lower, at + 2) if at + 2 < len(words) else None) is not None
        if (aged and words[at + 3 : at + 4] in ([")"], [","])) or (told and hit is not None and hit.row.after):
            starts.append(at)
    found = {}
    for start in starts:
        at = start
        while at < len(words) and at not in found and _initials(words[at]) and known.get_words([words[at]]) is None:
            found[at] = Spot(at, at + 1, "person")
            at += 1
            if words[at : at + 1] == ["("] and ")" in words[at : at + 4]:
                at = words.index(")", at) + 1
            while at < len(words) and (words[at] == "," or lower[at] in joining):
                at += 1
    return [found[at] for at in sorted(found)]


def _initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= 4


def _after_head(head: Hit[Body], words: list[str], lower: list[str], fields: Phrases[Portfolio]) -> int:
    """Where the field after a ministry's head ends: known fields, or capitals after a capitalised head."""
    at = head.past
    capital = words[head.first][0].isupper()
    named = False  # a field of the table has been read: a capital after it belongs to something else
    while at < min(len(words), head.past + FIELD_WORDS):
        field = fields.at(lower, at)
        if field is not None:
            at, named = field.past, True
        elif not named and capital and words[at][0].isupper():
            at += 1
        elif lower[at] in head.row.links and at + 1 < len(words):
            more = fields.at(lower, at + 1) is not None or (capital and words[at + 1][0].isupper())
            if not more:
                break
            at, named = at + 1, False
        else:
            break
    return at


def _before_head(at: int, lower: list[str], fields: Phrases[Portfolio], words: list[str], places: Gazetteer) -> int:
    """Fields and a country that stand before the head ("South Korea's defence ministry")."""
    first = at
    for length in (3, 2, 1):
        if at >= length and fields.get(lower[at - length : at]) is not None:
            first = at - length
            break
    if first == at:
        return at
    for length in (3, 2, 1):
        if first >= length and (place := places.get_words(words[first - length : first])) and place.kind == "country":
            return first - length
    return first
