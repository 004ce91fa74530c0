"""Entities of single reports joined across the reports of a brief.

Theory of operation. The same order of certainty as within a report. A country joins by its code and an institution by
its row of the table, whatever the language; other things join by a name they share, spelled alike but for case, marks
and hyphens ("Min-jun", "Min Jun"). A person needs two words of name for that: a bare "Kim" joins only if one single
person of the whole brief bears the name, and two people who share a surname never join. Somebody whom every report
names by one word only ("Suharto") joins where nobody of the brief has a longer name with that word and the reports also
share a role of theirs, a person by full name or two other names. Everything is decided over
all reports at once and in an order of their ids, so neither the order of inputs nor their number of workers matters.
Ids are made of what the entity is and where it is first met.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from msgspec.structs import replace

from runut.records import Annotation, Attribution, Entity, Event, Evidence, Join, Location, Quote, Report, Role, Speaker
from runut.text.institutions import institution
from runut.text.names import bears, fold, parts
from runut.text.people import person
from runut.text.spellings import sounds

ENOUGH = 2  # other names two reports share, for one word of name to mean one person in both
SURER = ("place.inside", "place.country", "place.only", "place.prominent", "place.beside", "place.home")
NEAREST = 20  # bearers of one word that each bearer is held against


class _Local(NamedTuple):
    """An entity of one report."""

    report: str
    entity: Entity


def identify(annotations: Sequence[Annotation]) -> tuple[tuple[Report, ...], tuple[Entity, ...]]:
    """Reports with brief-wide entity ids, in the order given, and the entities they share, by first mention."""
    locals_ = [_Local(a.report.id, e) for a in sorted(annotations, key=lambda a: a.report.id) for e in a.entities]
    groups = _Groups(locals_)
    _by_key(groups)
    _by_acronym(groups)
    _by_short_name(groups)
    _by_alias(groups)
    _by_lone_name(groups)
    members, joins = groups.members(), groups.joins()
    ids: dict[tuple[str, str], str] = {}
    by_report: dict[str, dict[str, str]] = {}
    for group in members.values():
        name = _identity(group)
        for one in group:
            ids[one.report, one.entity.id] = by_report.setdefault(one.report, {})[one.entity.id] = name
    merged = sorted((_merged(group, joins.get(root, ()), ids) for root, group in members.items()), key=_order)
    reports = tuple(_rewritten(a.report, _Renamer(by_report.get(a.report.id, {}))) for a in annotations)
    return reports, tuple(merged)


class _Groups:
    """Disjoint sets of local entities, with the reason of each union."""

    def __init__(self, locals_: Sequence[_Local]) -> None:
        self.locals = locals_
        self._parent = list(range(len(locals_)))
        self._joins: list[tuple[int, Join]] = []

    def root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def union(self, a: int, b: int, reason: str) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        if first != second:
            shown = tuple(_first_evidence(self.locals[n]) for n in (a, b))
            self._joins.append((a, Join(reason, shown)))
            self._parent[second] = first

    def members(self) -> dict[int, list[_Local]]:
        """The sets, by their roots."""
        found: dict[int, list[_Local]] = {}
        for n, one in enumerate(self.locals):
            found.setdefault(self.root(n), []).append(one)
        return found

    def joins(self) -> dict[int, tuple[Join, ...]]:
        """The joins of each set, by its root."""
        found: dict[int, list[Join]] = {}
        for n, join in self._joins:
            found.setdefault(self.root(n), []).append(join)
        return {root: tuple(joins) for root, joins in found.items()}


def _by_key(groups: _Groups) -> None:
    """Same code, same row of a table, or a shared name."""
    seen: dict[tuple[str, ...], int] = {}
    for n, (_, entity) in enumerate(groups.locals):
        for key, reason in _keys(entity):
            if key in seen:
                groups.union(seen[key], n, reason)
            else:
                seen[key] = n
    _by_place(groups)


def _by_place(groups: _Groups) -> None:
    """A place that a report leaves open, and the only one of that name in the brief that is located."""
    located: dict[str, dict[tuple[str, str | None], int]] = {}
    places = [(n, one.entity) for n, one in enumerate(groups.locals) if one.entity.type == "place"]
    for n, entity in places:
        if entity.location is not None and not entity.code:
            for form in names_of(entity):
                where = entity.location.country, entity.location.region
                located.setdefault(fold(form), {}).setdefault(where, n)
    for n, entity in places:
        if entity.location is None and not entity.code:
            known = [found for form in names_of(entity) if (found := located.get(fold(form)))]
            if known and len(known[0]) == 1:
                groups.union(next(iter(known[0].values())), n, "join.across.name")


def _keys(entity: Entity) -> list[tuple[tuple[str, ...], str]]:
    if entity.code:
        return [(("country", entity.code), "join.across.code")]
    forms = names_of(entity)
    rows = [name for form in forms if (name := institution(form)) is not None]
    keys: list[tuple[tuple[str, ...], str]] = [(("institution", rows[0]), "join.across.table")] if rows else []
    if entity.type == "person":
        keys += [(("known", name), "join.across.table") for form in forms if (name := person(form)) is not None]
    for form in forms:
        if entity.type != "person" or len(parts(form)) > 1 or len(forms) == 1:
            reason = "join.across.name" if form == entity.name else "join.across.alias"
            if entity.type != "person" or len(parts(form)) > 1:
                keys.append(((entity.type, fold(form), *_where(entity)), reason))
            if entity.type == "person" and len(parts(form)) > 1:
                keys.append((("sounds", *map(sounds, parts(form))), "join.across.spelling"))
    return keys


def _where(entity: Entity) -> tuple[str, ...]:
    """Where a place lies: two of one name that lie apart are two places."""
    told = entity.location
    return (told.country, told.region or "") if told is not None else ()


def names_of(entity: Entity) -> list[str]:
    """The forms an entity is named by, metonyms left out, in a fixed order."""
    found = {mention.span.text for mention in entity.mentions if mention.as_ == "name"}
    return sorted(found | {entity.name})


def _by_acronym(groups: _Groups) -> None:
    """An acronym that a report leaves unexplained, and the one organisation of the brief with these initials."""
    full: dict[str, dict[int, int]] = {}
    for n, (_, entity) in enumerate(groups.locals):
        if entity.type == "organization":
            for form in names_of(entity):
                full.setdefault(_initials(form), {})[groups.root(n)] = n
    for n, (_, entity) in enumerate(groups.locals):
        if entity.type == "organization" and len(names_of(entity)) == 1 and entity.name.isupper():
            roots = {groups.root(root): other for root, other in full.get(entity.name, {}).items()}
            if len(roots) == 1:
                groups.union(next(iter(roots.values())), n, "join.across.acronym")


@cache
def _initials(form: str) -> str:
    words = [word for word in form.split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _by_short_name(groups: _Groups) -> None:
    """A person one report names by one word only, and exactly one person of the brief bears."""
    people = [(n, one.entity) for n, one in enumerate(groups.locals) if one.entity.type == "person"]
    by_part: dict[str, dict[int, int]] = {}
    for n, entity in people:
        for part in sorted({part for form in names_of(entity) for part in parts(form) if len(parts(form)) > 1}):
            by_part.setdefault(part, {}).setdefault(groups.root(n), n)
    for n, entity in people:
        shorts = [parts(form) for form in names_of(entity)]
        roots: dict[int, int] = {}
        for short in shorts if all(len(short) == 1 for short in shorts) else [max(shorts, key=len)]:
            roots |= {
                root: other
                for root, other in by_part.get(short[0], {}).items()
                if root != groups.root(n)
                and any(bears(parts(form), short) for form in names_of(groups.locals[other].entity))
            }
        if len({groups.root(root) for root in roots}) == 1:
            groups.union(next(iter(roots.values())), n, "join.across.short_name")


def _by_alias(groups: _Groups) -> None:
    """A person one report names by another name only, which another report tells ("Rina Sari alias Nana")."""
    told: dict[str, dict[int, int]] = {}
    lone: list[tuple[int, str]] = []
    for n, (_, entity) in enumerate(groups.locals):
        if entity.type != "person":
            continue
        forms = [parts(form) for form in names_of(entity)]
        full = max(forms, key=len)
        if len(full) == 1 and len(set(forms)) == 1:
            lone.append((n, full[0]))
        for (word,) in {form for form in forms if len(form) == 1} if len(full) > 1 else ():
            if word not in full and any(join.reason == "join.alias" for join in entity.joins):
                told.setdefault(word, {}).setdefault(groups.root(n), n)
    for n, word in lone:
        roots = {groups.root(root): other for root, other in told.get(word, {}).items()}
        if len(roots) == 1:
            groups.union(next(iter(roots.values())), n, "join.across.alias")


def _by_lone_name(groups: _Groups) -> None:
    """People whom all reports name by the same one word, in reports that share more than that word."""
    alike: dict[str, list[int]] = {}
    longer: set[str] = set()
    shared: dict[str, tuple[set[int], set[int]]] = {}
    for n, (report, entity) in enumerate(groups.locals):
        full = max((parts(form) for form in names_of(entity)), key=len)
        persons, others = shared.setdefault(report, (set(), set()))
        if entity.type != "person":
            others.update(() if entity.code else (groups.root(n),))
        elif len(full) > 1:
            longer.update(full)
            persons.add(groups.root(n))
        elif full:
            alike.setdefault(full[0], []).append(n)
    for word, found in sorted(alike.items()):
        for at, n in enumerate(found if word not in longer else ()):
            for other in found[max(0, at - NEAREST) : at]:
                (who, what), (whom, which) = (shared[groups.locals[one].report] for one in (n, other))
                if _titles(groups, n) & _titles(groups, other) or who & whom or len(what & which) >= ENOUGH:
                    groups.union(other, n, "join.across.lone_name")


def _titles(groups: _Groups, n: int) -> set[str]:
    return {fold(role.title) for role in groups.locals[n].entity.roles}


def _first_evidence(one: _Local) -> Evidence:
    return Evidence(one.report, one.entity.mentions[0].span)


def _identity(group: Sequence[_Local]) -> str:
    entity = group[0].entity
    first = min((m.report, m.span.start) for one in group for m in one.entity.mentions)
    code = next((one.entity.code for one in group if one.entity.code), None)
    told = "\x1f".join((entity.type, code or fold(_best(group)), first[0], str(first[1])))
    return "e" + blake2b(told.encode(), digest_size=6).hexdigest()


def _best(group: Sequence[_Local]) -> str:
    """The fullest name; for a country the one most reports use."""
    named = [one for one in group if any(mention.as_ == "name" for mention in one.entity.mentions)]
    counts = Counter(one.entity.name for one in named or group)
    if any(one.entity.code for one in group):
        return min(counts, key=lambda name: (len(name) <= 3 or name.isupper(), -counts[name], name))
    return min(counts, key=lambda name: (-len(name.split()), name.isupper(), -counts[name], name))


def _merged(group: Sequence[_Local], joins: tuple[Join, ...], ids: Mapping[tuple[str, str], str]) -> Entity:
    name = _best(group)
    forms = {form for one in group for form in (one.entity.name, *one.entity.aliases)} - {name}
    mentions = sorted(
        (m for one in group for m in one.entity.mentions), key=lambda m: (m.report, m.span.start, -m.span.end, m.as_)
    )
    links: dict[str, str] = {}
    for one in group:
        links |= {scheme: key for scheme, key in one.entity.links.items() if scheme not in links}
    types = Counter(one.entity.type for one in group)
    return Entity(
        id=ids[group[0].report, group[0].entity.id],
        type=min(types, key=lambda kind: (-types[kind], kind)),
        name=name,
        aliases=tuple(sorted(forms, key=lambda form: (form.casefold(), form))),
        code=next((one.entity.code for one in group if one.entity.code), None),
        links=links,
        roles=_roles(group, ids),
        mentions=tuple(mentions),
        joins=(*(join for one in group for join in one.entity.joins), *joins),
        location=min((one.entity.location for one in group if one.entity.location), key=_certainty, default=None),
    )


def _certainty(location: Location) -> int:
    """Surer reasons first."""
    return SURER.index(location.reason) if location.reason in SURER else len(SURER)


def _roles(group: Sequence[_Local], ids: Mapping[tuple[str, str], str]) -> tuple[Role, ...]:
    found: dict[tuple[str, str | None], Role] = {}
    for one in group:
        for role in one.entity.roles:
            of = ids.get((one.report, role.of)) if role.of is not None else None
            key = (role.title, of)
            known = found.get(key)
            evidence = (*(known.evidence if known else ()), *role.evidence)
            found[key] = Role(role.title, of, evidence)
    return tuple(found.values())


def _order(entity: Entity) -> tuple[str, int, str]:
    first = min((m.report, m.span.start) for m in entity.mentions)
    return (*first, entity.id)


# -- ids inside reports --------------------------------------------------------------------------------------------


class _Renamer(NamedTuple):
    ids: Mapping[str, str]

    def one(self, local: str | None) -> str | None:
        return None if local is None else self.ids.get(local, local)

    def all(self, local: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.ids.get(one, one) for one in local))


def _rewritten(report: Report, new: _Renamer) -> Report:
    return replace(
        report,
        quotes=tuple(_quote(quote, new) for quote in report.quotes),
        events=tuple(_event(event, new) for event in report.events),
        views=tuple(_quote(view, new) for view in report.views),
        chains=tuple(_chain(chain, new) for chain in report.chains),
    )


def _quote(quote: Quote, new: _Renamer) -> Quote:
    return replace(
        quote,
        speakers=tuple(_speaker(speaker, new) for speaker in quote.speakers),
        addressee=_speaker(quote.addressee, new) if quote.addressee is not None else None,
        attribution=_chain(quote.attribution, new),
    )


def _event(event: Event, new: _Renamer) -> Event:
    return replace(
        event,
        actors=new.all(event.actors),
        recipients=new.all(event.recipients),
        place=new.one(event.place),
        attribution=_chain(event.attribution, new),
    )


def _speaker(speaker: Speaker, new: _Renamer) -> Speaker:
    return replace(speaker, entity=new.one(speaker.entity))


def _chain(chain: Sequence[Attribution], new: _Renamer) -> tuple[Attribution, ...]:
    return tuple(replace(link, to=new.one(link.to)) for link in chain)
