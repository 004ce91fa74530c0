"""Entities of a report: names found, typed, joined; roles; metonyms; pronouns.

Theory of operation. A mention is not an entity until joined. `names` finds where names stand; `joins` decides which of
them are one thing; then roles are read around persons, capitals are told from the governments they stand for, and
pronouns and role nouns are given to the one person they can mean. Each join keeps its reason and the places that show
it, so it can be read and undone. Ids are local ("e0", "e1", by first mention); `link.identify` makes them brief-wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from runut.annotate.demonyms import demonyms
from runut.annotate.draft import Draft
from runut.annotate.gazetteer import Gazetteer, gazetteer
from runut.annotate.joins import Thing, Things, join
from runut.annotate.lexis import AliasCue, RoleNoun, RoleReference
from runut.annotate.locating import locate, reread
from runut.annotate.metonyms import states
from runut.annotate.names import Name, names, plain, readable
from runut.annotate.phrases import Phrases, phrases
from runut.annotate.pronouns import pronouns
from runut.annotate.roles import Titled, roles
from runut.language import Language
from runut.records import Entity, Evidence, Join, Location, Mention, MentionAs, Role, cut
from runut.text.names import fold
from runut.text.tokens import Token


def entities(draft: Draft) -> Draft:
    """The draft with its entities."""
    read = readable(draft)
    words = [[plain(token.text) for token in tokens] for tokens in read]
    found, peoples = demonyms(names(draft, read), read, words, draft.language, draft.report.page)
    found = reread(found, words, draft.language)
    things = Things(draft.report.page, draft.report.id, draft.language.code)
    meant = _metonyms(draft, found, words)
    apart = meant | dict.fromkeys(peoples)
    join([[name for name in here if name not in apart] for here in found], words, things)
    found = _settled(found, things)
    titles = [
        title for tokens, texts, here in zip(read, words, found) for title in roles(tokens, texts, here, draft.language)
    ]
    _alias_roles(words, found, things, titles, draft.language)
    _mention(things)
    for name in apart:
        _add_metonym(things, name, "join.metonym" if name in meant else "join.demonym")
    _add_roles(things, titles)
    _add_role_nouns(read, words, things, titles, draft.language)
    _add_pronouns(draft, read, found, things)
    return replace(draft, entities=_records(things, locate(things, found, words, draft.language)))


def _metonyms(draft: Draft, found: Sequence[Sequence[Name]], words: Sequence[Sequence[str]]) -> dict[Name, None]:
    blocks, sentences = draft.report.blocks, draft.report.sentences
    meant: dict[Name, None] = {}
    for n, (here, texts) in enumerate(zip(found, words)):
        if n >= len(sentences) or blocks[sentences[n].block].kind == "dateline":
            continue
        meant |= dict.fromkeys(states(texts, here, draft.language))
    return meant


def _settled(found: Sequence[Sequence[Name]], things: Things) -> list[list[Name]]:
    """The names with the types that joining settled on."""
    by_start = {name.start: name for name in things.of}
    return [[by_start.get(name.start, name) for name in here] for here in found]


def _mention(things: Things) -> None:
    for name, thing in things.of.items():
        thing.mentions.append(_mentioned(things, name.start, name.end, "name"))


def _mentioned(things: Things, start: int, end: int, how: MentionAs) -> Mention:
    return Mention(things.report, cut(things.page, start, end), how)


def _add_metonym(things: Things, name: Name, reason: str) -> None:
    assert name.place is not None
    state = things.of[name] = things.get("place", ("country", name.place.code))
    state.mentions.append(_mentioned(things, name.start, name.end, "metonym"))
    if name.text not in state.extra:
        state.extra.append(name.text)
        state.joins.append(Join(reason, (Evidence(things.report, cut(things.page, name.start, name.end)),)))


def _add_roles(things: Things, titles: Sequence[Titled]) -> None:
    marks = {id(thing): str(n) for n, thing in enumerate(things.all)}  # stand-ins for the ids things will have
    for title in titles:
        thing = things.of.get(title.name)
        if thing is None:
            continue
        shown = Evidence(things.report, cut(things.page, title.start, title.end))
        same = next((n for n, role in enumerate(thing.roles) if fold(role.title) == fold(title.title)), None)
        if same is not None:
            known = thing.roles[same]
            thing.roles[same] = replace(known, evidence=(*known.evidence, shown))
        else:
            owner = things.of.get(title.of) if title.of is not None else None
            thing.roles.append(Role(title.title, marks[id(owner)] if owner is not None else None, (shown,)))


def _alias_roles(
    words: Sequence[Sequence[str]],
    found: Sequence[Sequence[Name]],
    things: Things,
    titles: Sequence[Titled],
    spoken: Language,
) -> None:
    """Joins "the minister, better known as Nana" to the one person who is said to be the minister."""
    nouns, cues = phrases(spoken, RoleNoun), phrases(spoken, AliasCue)
    for texts, here in zip(words, found):
        lower = [word.casefold() for word in texts]
        named = {name.first: name for name in here if name.type == "person"}
        for cue in cues.find(lower) if named else []:
            noun = next((hit for n in (3, 2, 1) if cue.first >= n and (hit := nouns.at(lower, cue.first - n))), None)
            name = named.get(cue.past) or named.get(cue.past + 1)  # a word of courtesy may stand between
            if noun is None or noun.past != cue.first or name is None or cue.row.loose:
                continue
            said = " ".join(lower[noun.first : noun.past])
            who = {id(t): t for title in titles if said in _said(title, things) and (t := things.of.get(title.name))}
            thing = things.of.get(name)
            if (
                len(who) == 1
                and thing is not None
                and not any(said in _said(t, things) for t in titles if t.name in thing.names)
            ):
                things.merge(next(iter(who.values())), thing, "join.alias")


def _said(title: Titled, things: Things) -> list[str]:
    """The nouns of a role, those in brackets too ("Menteri Seni (Menseni)")."""
    text = things.page[title.start : title.end].casefold()
    return [title.noun, *(word for word in text.replace("(", " ").replace(")", " ").split())]


def _add_role_nouns(
    read: Sequence[Sequence[Token]],
    words: Sequence[Sequence[str]],
    things: Things,
    titles: Sequence[Titled],
    spoken: Language,
) -> None:
    """The words "menteri itu", "the minister": the one person of the report whose role has that noun."""
    bearers: dict[str, dict[int, Thing]] = {}
    for title in titles:
        thing = things.of.get(title.name)
        if thing is not None:
            bearers.setdefault(title.noun, {})[id(thing)] = thing
    single = Phrases((noun.split(), next(iter(who.values()))) for noun, who in bearers.items() if len(who) == 1)
    pointers = phrases(spoken, RoleReference)
    taken = {at for title in titles for at in range(title.start, title.end)}
    for tokens, texts in zip(read, words):
        lower = [word.casefold() for word in texts]
        for first, past, thing in single.find(lower):
            if tokens[first].start in taken or tokens[first].start <= thing.names[0].start:
                continue
            before = pointers.get([lower[first - 1]]) if first else None
            after = pointers.get([lower[past]]) if past < len(lower) else None
            ends = past >= len(lower) or not texts[past][0].isupper()
            if (before is not None and before.before and ends) or (after is not None and not after.before):
                thing.mentions.append(_mentioned(things, tokens[first].start, tokens[past - 1].end, "role"))


def _add_pronouns(
    draft: Draft, read: Sequence[Sequence[Token]], found: Sequence[Sequence[Name]], things: Things
) -> None:
    people = [
        [(name.start, things.of[name]) for name in here if name in things.of and things.of[name].type == "person"]
        for here in found
    ]
    for one in pronouns(read[: len(draft.tokens)], people[: len(draft.tokens)], draft.language):
        one.thing.mentions.append(_mentioned(things, one.start, one.end, "pronoun"))


def _records(things: Things, places: Mapping[tuple[str, ...], Location]) -> tuple[Entity, ...]:
    kept = [(n, thing) for n, thing in enumerate(things.all) if thing.mentions]
    kept.sort(key=lambda pair: (pair[1].first(), pair[1].type, pair[1].key))
    ids = {str(n): f"e{number}" for number, (n, _) in enumerate(kept)}
    countries = gazetteer(things.language)
    return tuple(
        _record(f"e{number}", thing, ids, places.get(thing.key), countries) for number, (_, thing) in enumerate(kept)
    )


def _record(local: str, thing: Thing, ids: dict[str, str], location: Location | None, countries: Gazetteer) -> Entity:
    mentions = tuple(sorted(set_once(thing.mentions), key=lambda m: (m.span.start, -m.span.end, m.as_)))
    forms = distinct([*(name.text for name in thing.names), *thing.extra])
    name = best_name(thing)
    if thing.code and not thing.names:  # only a capital or a people stands for it
        name = next((country.name for country in countries.country(thing.code)), name)
    return Entity(
        id=local,
        type=thing.type,
        name=name,
        aliases=tuple(form for form in forms if form.casefold() != name.casefold() or form != name),
        code=thing.code,
        links=dict(sorted(thing.links.items())),
        roles=tuple(replace(role, of=ids.get(role.of or "")) for role in thing.roles),
        mentions=mentions,
        joins=tuple(thing.joins),
        location=location,
    )


def best_name(thing: Thing) -> str:
    """The fullest form of a name; for a country the one used most that is no abbreviation."""
    counts = Counter(name.text for name in thing.names) or Counter(thing.extra)
    if thing.type == "person":
        counts = Counter(counts.keys())  # of two full names the first: nicknames come later
    order = {text: n for n, text in reversed(list(enumerate(counts)))}
    if thing.code:
        return max(counts, key=lambda text: (len(text) > 3 and not text.isupper(), counts[text], -order[text]))
    return max(counts, key=lambda text: (len(text.split()), not text.isupper(), counts[text], -order[text]))


def distinct(forms: Sequence[str]) -> list[str]:
    """The forms in the order met, each spelling once."""
    return list(dict.fromkeys(forms))


def set_once(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without doubles."""
    return list({(m.span.start, m.span.end, m.as_): m for m in mentions}.values())
