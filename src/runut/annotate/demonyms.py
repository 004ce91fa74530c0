"""Words for the people of a country and what is theirs, told to mean the country where they act for it.

Theory of operation. "Iranian officials", "Norwegian warships", "the Russians rejected": who acts is the state. "An
Iranian singer" is no act of Iran's. So the word means the country before a noun of what acts for a state or the noun
of an office (with fields and modifiers between: "Iranian deputy foreign minister"), in a compound with another country
("US-Israeli"), and with an article as the subject of a verb that only agents have. In doubt nothing is said. The other
way round, a country's name after a word for a language is no country ("bahasa Inggris").
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.gazetteer import gazetteer
from runut.annotate.lexis import (
    AgencyVerb,
    Demonym,
    NoCountryHead,
    Portfolio,
    RoleModifier,
    RoleNoun,
    RoleReference,
    StateNoun,
    VerbHelper,
)
from runut.annotate.names import Name
from runut.annotate.phrases import Hit, phrases
from runut.language import Language
from runut.text.tokens import Token

BETWEEN = 4  # tokens between the word and the noun that acts
HELPERS = 3  # words between subject and verb


def demonyms(
    found: Sequence[Sequence[Name]],
    read: Sequence[Sequence[Token]],
    words: Sequence[Sequence[str]],
    spoken: Language,
    page: str,
) -> tuple[list[list[Name]], list[Name]]:
    """The names of every sentence with the demonyms that mean a country among them, and these alone.

    Args:
        found: the names of each sentence.
        read: the tokens of each sentence, and
        words: their texts, without possessives.
    """
    heads = phrases(spoken, NoCountryHead)
    places, added = [], []
    for n, (here, tokens, texts) in enumerate(zip(found, read, words)):
        kept = [
            name
            for name in here
            if not (
                name.place is not None
                and name.place.kind == "country"
                and name.first
                and heads.get([texts[name.first - 1].casefold()]) is not None
            )
        ]
        meant = [_name(n, hit, tokens, texts, spoken, page) for hit in _acting(texts, kept, spoken) if _free(hit, kept)]
        spots = {name.first for name in meant}
        kept = [name for name in kept if name.first not in spots]
        places.append(sorted([*kept, *meant], key=lambda name: name.start))
        added += meant
    return places, added


def _acting(words: Sequence[str], here: Sequence[Name], spoken: Language) -> list[Hit[Demonym]]:
    """The demonyms of a sentence that mean their country."""
    hits = phrases(spoken, Demonym).find(words)
    if not hits:
        return []
    lower = [word.casefold() for word in words]
    countries = {at for name in here if name.place is not None for at in (name.first, name.past - 1)}
    countries |= {at for hit in hits for at in (hit.first, hit.past - 1)}
    return [hit for hit in hits if _joined(hit, words, countries) or _heads(hit, lower, spoken)]


def _joined(hit: Hit[Demonym], words: Sequence[str], countries: set[int]) -> bool:
    """Whether the word stands in a compound with another country."""
    after = hit.past + 1 < len(words) and words[hit.past] == "-" and hit.past + 1 in countries
    return after or (hit.first > 1 and words[hit.first - 1] == "-" and hit.first - 2 in countries)


def _heads(hit: Hit[Demonym], lower: Sequence[str], spoken: Language) -> bool:
    """Whether what follows acts for the country, or the people themselves act."""
    nouns, roles = phrases(spoken, StateNoun), phrases(spoken, RoleNoun)
    tables = (phrases(spoken, RoleModifier), phrases(spoken, Portfolio))
    at = hit.past
    while at < min(len(lower), hit.past + BETWEEN):
        role = roles.at(lower, at)
        if nouns.at(lower, at) is not None or (role is not None and role.row.office):
            return True
        inner = next((found for table in tables if (found := table.at(lower, at)) is not None), None)
        if inner is None:
            break
        at = inner.past
    pointed = hit.first > 0 and phrases(spoken, RoleReference).get([lower[hit.first - 1]]) is not None
    return pointed and _acts(hit.past, lower, spoken)


def _acts(at: int, lower: Sequence[str], spoken: Language) -> bool:
    helpers, verbs = phrases(spoken, VerbHelper), phrases(spoken, AgencyVerb)
    for _ in range(HELPERS):
        if at < len(lower) and verbs.at(lower, at) is None and (helper := helpers.at(lower, at)) is not None:
            at = helper.past
    return at < len(lower) and verbs.at(lower, at) is not None


def _free(hit: Hit[Demonym], here: Sequence[Name]) -> bool:
    """Whether no longer name, and none that a table lists, stands there."""
    return not any(
        name.first < hit.past
        and hit.first < name.past
        and (name.listed or name.past - name.first > hit.past - hit.first)
        for name in here
    )


def _name(
    sentence: int, hit: Hit[Demonym], tokens: Sequence[Token], words: Sequence[str], spoken: Language, page: str
) -> Name:
    start, last = tokens[hit.first].start, hit.past - 1
    end = tokens[last].start + len(words[last])
    place = next(iter(gazetteer(spoken.code).country(hit.row.code)), None)
    return Name(sentence, hit.first, hit.past, start, end, page[start:end], "place", place)
