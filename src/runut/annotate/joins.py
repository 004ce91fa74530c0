"""Names of one report joined to things: full and short forms, acronyms, countries by code.

Theory of operation. Joining two people is unforgivable, leaving two forms apart is only untidy. So a bare surname
joins a person only if exactly one person of the report bears it: three Kims leave "Kim" to itself. Family name first or
last makes no difference: a short form may be any run of the full name's words. An acronym joins the name it stands
beside in brackets, letters in order. Countries and institutions join by the code or the row of their table, whatever
they are called. Two spellings of a person's name are one where every word sounds alike and there are two words at
least, or where a word no large text knows is one letter off the name of one person the report names more often. Every
join says why and shows both forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from runut.annotate.gazetteer import Gazetteer, gazetteer
from runut.annotate.lexis import AliasCue, Body, LegalForm
from runut.annotate.names import Name
from runut.annotate.phrases import phrases
from runut.annotate.tagger import lexicon
from runut.language import language
from runut.records import EntityType, Evidence, Join, Mention, Role, cut
from runut.text.agencies import Agency
from runut.text.institutions import Institution
from runut.text.names import abbreviates, bears, fold, parts
from runut.text.people import person
from runut.text.spellings import SHORTEST, slip, sounds

NAME_WORDS = 3  # of a name that may be a person's although the tagger took it for something else
CROWD = 100  # people who share a name: whom a short form means is no longer told
FEW = 2  # times a part of a person's name may stand alone, as something else, for each time the name stands in full
LONG = 6  # letters of a word that may be a slip of another
OFTEN = 2  # times the person it is a slip of must be named
SEEN = 1  # times one word of it must have been a person


@dataclass(slots=True, eq=False)
class Thing:
    """An entity in the making: its names in the order met."""

    type: EntityType
    key: tuple[str, ...]
    keys: list[tuple[str, ...]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    folded: set[str] = field(default_factory=set)
    extra: list[str] = field(default_factory=list)
    """Forms that are no name of its own: a capital that stands for it."""
    links: dict[str, str] = field(default_factory=dict)
    """Identifiers elsewhere, by scheme."""

    @property
    def code(self) -> str | None:
        """ISO 3166-1 alpha-3 of a country."""
        return self.key[1] if self.key[0] == "country" else None

    def first(self) -> int:
        """Where it is first named or meant."""
        return min(mention.span.start for mention in self.mentions)


class Things:
    """The things of one report; which name belongs to which.

    Args:
        page: the report's page.
        report: its id.
    """

    def __init__(self, page: str, report: str, code: str) -> None:
        self.page, self.report, self.language = page, report, code
        self.all: list[Thing] = []
        self._by_key: dict[tuple[str, ...], Thing] = {}
        self.of: dict[Name, Thing] = {}
        self.at: dict[int, Thing] = {}
        """Things by where a name of theirs starts."""

    def get(self, kind: EntityType, key: tuple[str, ...]) -> Thing:
        """The thing of a key, made when first asked for."""
        if key not in self._by_key:
            self._by_key[key] = Thing(kind, key, [key])
            self.all.append(self._by_key[key])
        return self._by_key[key]

    def add(self, name: Name) -> Thing:
        """Gives a name to the thing its table row, code or folded text says."""
        thing = self.get(name.type, key_of(name))
        if thing.names and fold(name.text) not in thing.folded:
            reason = "join.code" if thing.code else "join.table"
            self.explain(thing, reason, thing.names[0], name)
        thing.names.append(name)
        thing.folded.add(fold(name.text))
        self.of[name] = self.at[name.start] = thing
        return thing

    def merge(self, keep: Thing, gone: Thing, reason: str, shown: Name | None = None) -> None:
        """Joins two things into one."""
        if keep is gone or not gone.names:
            return
        self.explain(keep, reason, shown or keep.names[0], gone.names[0])
        keep.names += gone.names
        keep.joins += gone.joins
        for name in gone.names:
            self.of[name] = self.at[name.start] = keep
        for key in gone.keys:
            self._by_key[key] = keep
        keep.keys += gone.keys
        gone.names = []
        self.all = [thing for thing in self.all if thing is not gone]

    def explain(self, thing: Thing, reason: str, *names: Name) -> None:
        """Notes a join and the places that show it."""
        shown = tuple(Evidence(self.report, cut(self.page, name.start, name.end)) for name in names)
        thing.joins.append(Join(reason, shown))


def join(names: Sequence[Sequence[Name]], words: Sequence[Sequence[str]], things: Things) -> None:
    """Puts every name of a report into `things` and joins what is one."""
    flat = _agreed([name for here in names for name in here], gazetteer(things.language))
    for name in flat:
        things.add(name)
    _organisations(things)
    _acronyms(names, words, things)
    _aliases(names, words, things)
    _people(things)


def key_of(name: Name) -> tuple[str, ...]:
    """What makes two names one thing without further thought."""
    if isinstance(name.row, Institution):
        return ("institution", name.row.name)
    if name.type == "person" and (known := person(name.text)) is not None:
        return ("person", "known", known)
    if isinstance(name.row, Agency):
        return ("agency", name.row.name)
    if name.type == "place" and name.place is not None and name.place.kind == "country":
        return ("country", name.place.code)
    return (name.type, fold(name.text))


def _agreed(names: list[Name], places: Gazetteer) -> list[Name]:
    """One type for one text: what most of its occurrences are, tables before taggers."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in names:
        sure = name.listed
        votes.setdefault(fold(name.text), Counter())[name.type] += 3 if sure else 1
    people = {text for text, kinds in votes.items() if " " not in text and _mostly_person(kinds)}
    full = [text for text, kinds in votes.items() if " " in text and kinds["person"] * 2 > kinds.total()]
    parts_of_people = {part for text in full for part in parts(text)}
    borne = Counter(part for text in full for part in set(parts(text)) for _ in range(votes[text]["person"]))
    found = []
    for name in names:
        best = max(votes[fold(name.text)].items(), key=lambda pair: (pair[1], pair[0]))[0]
        words = fold(name.text).split()
        lone = len(words) == 1 and words[0] in parts_of_people and not name.text.isupper()
        if lone and (votes[words[0]]["person"] or votes[words[0]].total() <= FEW * borne[words[0]]):
            best = "person"
        told = best != "person" and not name.listed and 1 < len(words) <= NAME_WORDS
        if told and people & {words[0], words[-1]} and not places.find(name.text.split()):
            best = "person"
        sure = name.listed
        found.append(name if sure or name.type == best else name._replace(type=best))
    return found


def _mostly_person(kinds: Counter[EntityType]) -> bool:
    return kinds["person"] > SEEN and kinds["person"] > 2 * (kinds.total() - kinds["person"])


# -- acronyms ------------------------------------------------------------------------------------------------------


def _acronyms(names: Sequence[Sequence[Name]], words: Sequence[Sequence[str]], things: Things) -> None:
    """Joins "Partai Pelita Rakyat (PPR)" and "PPR (Partai Pelita Rakyat)"."""
    for here, tokens in zip(names, words):
        by_first = {name.first: name for name in here}
        for name in here:
            at = name.past
            if at + 2 >= len(tokens) or tokens[at] != "(":
                continue
            inner = by_first.get(at + 1)
            if inner is None or inner.past >= len(tokens) or tokens[inner.past] != ")":
                continue
            name_, inner_ = _current(things, name), _current(things, inner)
            if name_ is None or inner_ is None or inner_ is name_:
                continue
            if _abbreviates(inner_, name_) or _abbreviates(name_, inner_):
                if name_.code or inner_.code:
                    continue
                inner_.type = name_.type
                things.merge(name_, inner_, "join.acronym", name)


def _abbreviates(short: Thing, full: Thing) -> bool:
    return any(abbreviates(a.text, b.text) for a in short.names[:3] for b in full.names[:3])


def _aliases(names: Sequence[Sequence[Name]], words: Sequence[Sequence[str]], things: Things) -> None:
    """Joins "Rina Sari alias Nana", "Rina Sari (Nana)": two names of one person beside each other."""
    cues = phrases(language(things.language), AliasCue)
    for here, tokens in zip(names, words):
        people = [name for name in here if name.type == "person"]
        for name, other in pairwise(people):
            between = [word.casefold() for word in tokens[name.past : other.first]]
            brackets = between == ["("] and other.past < len(tokens) and tokens[other.past] == ")"
            if brackets or cues.get([word for word in between if word not in {",", "("}]) is not None:
                first, second = _current(things, name), _current(things, other)
                if first is not None and second is not None and first.type == second.type == "person":
                    things.merge(first, second, "join.alias", name)


def _current(things: Things, name: Name) -> Thing | None:
    """The thing of a name, whose type the vote may have changed."""
    return things.at.get(name.start)


# -- organisations -------------------------------------------------------------------------------------------------


def _organisations(things: Things) -> None:
    """Joins "PT Melati Jaya Tbk" and "Melati Jaya"; "Partai Pelita" and "Pelita" where only one thing has that rest."""
    forms = _legal_forms(things.language)
    by_rest: dict[str, list[Thing]] = {}
    orgs = [thing for thing in things.all if thing.type == "organization"]
    for thing in orgs:
        for text in sorted({fold(name.text) for name in thing.names}):
            rest = " ".join(word for word in text.split() if word not in forms)
            if rest and thing not in by_rest.setdefault(rest, []):
                by_rest[rest].append(thing)
    for same in by_rest.values():
        if len(same) == 2:
            keep, gone = sorted(same, key=lambda thing: -max(len(name.text) for name in thing.names))
            if gone in things.all and keep in things.all:
                things.merge(keep, gone, "join.short_form")
    _first_words(things, forms)


def _first_words(things: Things, forms: frozenset[str]) -> None:
    """Joins "Melati" to the one organisation of the report whose name begins with it ("Melati Jaya")."""
    generic = {fold(form) for row in language(things.language).rows(Body) for form in row.forms} | forms
    by_first: dict[str, list[Thing]] = {}
    orgs = [thing for thing in things.all if thing.type == "organization" and thing.key[0] == "organization"]
    for thing in orgs:
        words = [word for word in fold(thing.names[0].text).split() if word not in forms]
        if len(words) > 1 and words[0] not in generic:
            by_first.setdefault(words[0], []).append(thing)
    for thing in orgs:
        fuller = by_first.get(fold(thing.names[0].text), [])
        if len(fuller) == 1 and fuller[0] is not thing and fuller[0] in things.all:
            things.merge(fuller[0], thing, "join.short_form")


@cache
def _legal_forms(code: str) -> frozenset[str]:
    return frozenset(fold(form) for row in language(code).rows(LegalForm) for form in row.forms)


# -- people --------------------------------------------------------------------------------------------------------


def _people(things: Things) -> None:
    """Short forms of a person's name join the one person who bears them."""
    people = [thing for thing in things.all if thing.type == "person"]
    people.sort(key=lambda thing: (-len(_parts(thing)), thing.names[0].start))
    bearers: dict[str, list[Thing]] = {}
    for thing in people:
        for part in sorted(set(_parts(thing))):
            bearers.setdefault(part, []).append(thing)
    for thing in people[::-1]:
        short = _parts(thing)
        near = min((bearers.get(part, []) for part in short), key=len, default=[])
        if len(near) > CROWD:
            continue
        fuller = [other for other in near if other is not thing and other.names and bears(_parts(other), short)]
        if len(fuller) > 1:
            before = [other for other in fuller if other.names[0].start < thing.names[0].start]
            fuller = before if len(before) == 1 and len(short) > 1 else _one_line(fuller)
        if len(fuller) == 1:
            reason = "join.part_of_name" if len(short) < len(_parts(fuller[0])) else "join.spelling"
            things.merge(fuller[0], thing, reason)
    _spellings(things)
    _slips(things)


def _spellings(things: Things) -> None:
    """Joins names of two words and more that sound alike word by word, and one word that sounds like part of one."""
    full: dict[tuple[str, ...], Thing] = {}
    people = [thing for thing in things.all if thing.type == "person"]
    for thing in people:
        key = tuple(sounds(part) for part in _parts(thing))
        if len(key) > 1 and key in full:
            things.merge(full[key], thing, "join.spelling")
        elif len(key) > 1:
            full[key] = thing
    bearers: dict[str, dict[int, Thing]] = {}
    for key, thing in full.items():
        for part in key:
            bearers.setdefault(part, {})[id(thing)] = thing
    for thing in people:
        part = _lone(thing)
        alike = list(bearers.get(sounds(part), {}).values()) if len(part) >= SHORTEST else []
        if len(alike) == 1:
            things.merge(alike[0], thing, "join.spelling")


def _slips(things: Things) -> None:
    """Joins a word one letter off a name of the report, where large text knows no such word."""
    grades = lexicon(things.language)
    people = [thing for thing in things.all if thing.type == "person"]
    known = {part: thing for thing in people if len(thing.names) >= OFTEN for part in _parts(thing)}
    strange = [thing for thing in people if len(_lone(thing)) >= LONG and grades.get(_lone(thing), "?")[0] == "?"]
    for thing in strange[:CROWD]:
        part = _lone(thing)
        meant = {id(other): other for word, other in known.items() if other is not thing and slip(part, word)}
        if len(meant) == 1 and len(thing.names) < len((other := next(iter(meant.values()))).names):
            things.merge(other, thing, "join.misspelled")


def _one_line(fuller: list[Thing]) -> list[Thing]:
    """The fullest of several forms where each is a short form of the next: one person after all."""
    ordered = sorted(fuller, key=lambda thing: -len(_parts(thing)))
    if all(bears(_parts(ordered[0]), _parts(other)) for other in ordered[1:]):
        return ordered[:1]
    return []


def _lone(thing: Thing) -> str:
    """The one word a person is named by; nothing where there are more, or another has taken it in."""
    told = _parts(thing) if thing.names else ()
    return told[0] if len(told) == 1 else ""


def _parts(thing: Thing) -> tuple[str, ...]:
    return max((parts(name.text) for name in thing.names), key=len)
