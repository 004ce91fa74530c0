"""Where places lie: which of the places of one name a report means.

Theory of operation. A name of a place may be that of many. A report tells which one in a few ways, tried in order of
certainty. A country's name is that of the country. A place named inside another ("Springfield, Missouri") lies there.
A name that only one place has, or one place far above the others, means that place. Else the region or country the
report speaks of decides: one it names, or one where another place of the report lies for certain. Last, an ambiguous
name in the language of one country means the place there. What is still ambiguous then stays open: a wrong point on a
map is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from runut.annotate.gazetteer import Place, gazetteer
from runut.annotate.joins import Thing, Things
from runut.annotate.lexis import PlaceHead
from runut.annotate.names import Name
from runut.annotate.phrases import phrases
from runut.language import Language, Row, language
from runut.records import Evidence, Location, PlaceLevel, cut

NEAR = 0.6  # degrees within which two places of one name are one (a town and its regency)
KNOWN = 300_000  # inhabitants from which a place may be named without its country
LARGE, ABOVE = 1_000_000, 10  # inhabitants of the place meant by a bare name; how many times those of the next
WEIGHTS = {"country": 10**9, "capital": 5_000_000, "region": 2_000_000, "regency": KNOWN, "city": 0, "seat": 0}
LEVELS: Mapping[str, PlaceLevel] = {"country": "country", "region": "region", "regency": "regency"}
"""The level of administration of each kind of place; all others are cities."""

Sentences = Sequence[Sequence[Name]]


class HomeCountry(Row, frozen=True):
    """Countries whose newspapers write in the language."""

    table: ClassVar[str] = "home_countries"
    ignore_case: ClassVar[bool] = False

    code: str


class _Case(NamedTuple):
    """A place thing and the places it may mean, the largest first."""

    thing: Thing
    options: tuple[Place, ...]


def reread(found: Sentences, words: Sequence[Sequence[str]], spoken: Language) -> list[list[Name]]:
    """The names, a country's told from the region that is called like it ("Atlanta, Georgia")."""
    places = gazetteer(spoken.code)
    regions: dict[str, Place] = {}
    for inner, outer in _nested(found, words):
        if outer.place is not None and outer.place.kind == "country":
            held = {place.region for place in places.candidates(inner.text)}
            same = [place for place in places.candidates(outer.text) if place.region and place.region in held]
            if len(same) == 1:
                regions[outer.text] = same[0]
    if not regions:
        return [list(here) for here in found]
    return [[name._replace(place=regions.get(name.text, name.place)) for name in here] for here in found]


def locate(
    things: Things, found: Sentences, words: Sequence[Sequence[str]], spoken: Language
) -> dict[tuple[str, ...], Location]:
    """Where the places of a report lie, by the keys of the things; those left open are not in it."""
    finder = _Finder(things, spoken)
    inside: dict[int, list[tuple[Name, Name]]] = {}
    for inner, outer in _nested(found, words):
        thing = things.at.get(inner.start)
        if thing is not None:
            inside.setdefault(id(thing), []).append((inner, outer))
    open_ = []
    for case in finder.cases():
        if not (finder.within(case, inside.get(id(case.thing), ())) or finder.alone(case)):
            open_.append(case)
    finder.note_context()
    for case in open_:
        finder.beside(case)
    return finder.told


class _Finder:
    """The places of one report, as they are told one after the other."""

    def __init__(self, things: Things, spoken: Language) -> None:
        self.things = things
        self.places = gazetteer(spoken.code)
        self.heads = phrases(spoken, PlaceHead)
        self.home = [row.code for row in language(spoken.code).rows(HomeCountry)][:1]
        self.told: dict[tuple[str, ...], Location] = {}
        self._context: dict[str, Evidence] = {}

    def cases(self) -> Iterator[_Case]:
        """Every place of the report that the gazetteer knows."""
        for thing in self.things.all:
            if thing.type != "place" or not thing.mentions:
                continue
            forms = dict.fromkeys(name.text for name in thing.names)
            options = self.places.country(thing.code) if thing.code else ()
            options = options or next((o for form in forms if (o := self._options(form))), ())
            if options:
                yield _Case(thing, options)

    def within(self, case: _Case, pairs: Sequence[tuple[Name, Name]]) -> bool:
        """Tells a place that is named inside a region or country."""
        for inner, outer in pairs:
            for around in self.places.candidates(outer.text):
                held = [place for place in case.options if _lies_in(place, around)]
                if held:
                    shown = (self._shown(inner.start, inner.end), self._shown(outer.start, outer.end))
                    self._tell(case, held[0], "place.inside", shown)
                    return True
        return False

    def alone(self, case: _Case) -> bool:
        """Tells a country, a place whose name no other has, and a place far above others of its name."""
        first, *others = case.options
        own = (self._first(case.thing),)
        if first.kind == "country":
            self._tell(case, first, "place.country", own)
        elif not others and (_weight(first) >= KNOWN or first.code in self.home):
            self._tell(case, first, "place.only", own)
        elif _weight(first) >= LARGE and all(_weight(first) >= ABOVE * _weight(other) for other in others):
            self._tell(case, first, "place.prominent", own)
        else:
            return False
        return True

    def note_context(self) -> None:
        """Takes the regions and countries told so far, each with where the report first shows it."""
        shown = []
        for thing in self.things.all:
            told = self.told.get(thing.key)
            codes = [thing.code] if thing.code else [told.region, told.country] if told is not None else []
            first = self._first(thing) if codes else None
            shown += [(first.span.start, code, first) for code in codes if code and first is not None]
        for _, code, evidence in sorted(shown, key=lambda one: one[:2]):
            self._context.setdefault(code, evidence)

    def beside(self, case: _Case) -> None:
        """Tells a place by the region or country the report speaks of, else by the country of the language."""
        own = self._first(case.thing)
        for key in ("region", "code"):
            held = [place for place in case.options if getattr(place, key) in self._context]
            if len(held) == 1:
                self._tell(case, held[0], "place.beside", (own, self._context[getattr(held[0], key)]))
                return
            if held:
                break
        at_home = [place for place in case.options if place.code in self.home]
        if len(at_home) == 1 and not held:
            self._tell(case, at_home[0], "place.home", (own,))

    def _options(self, form: str) -> tuple[Place, ...]:
        """The places of a name, one for all that lie together."""
        if self.heads.get([form]) is not None:
            return ()
        found: list[Place] = []
        for place in self.places.candidates(form):
            if place.kind != "country" and not any(place.code == other.code and _near(place, other) for other in found):
                found.append(place)
        return tuple(sorted(found, key=lambda place: -_weight(place)))

    def _tell(self, case: _Case, place: Place, reason: str, evidence: tuple[Evidence, ...]) -> None:
        assert place.latitude is not None
        assert place.longitude is not None
        self.told[case.thing.key] = Location(
            latitude=place.latitude,
            longitude=place.longitude,
            level=LEVELS.get(place.kind, "city"),
            country=place.code,
            region=place.region or None,
            reason=reason,
            evidence=evidence,
        )
        if place.geonames:
            case.thing.links["geonames"] = place.geonames

    def _first(self, thing: Thing) -> Evidence:
        first = min(thing.mentions, key=lambda mention: mention.span.start).span
        return Evidence(self.things.report, first)

    def _shown(self, start: int, end: int) -> Evidence:
        return Evidence(self.things.report, cut(self.things.page, start, end))


def _nested(found: Sentences, words: Sequence[Sequence[str]]) -> Iterator[tuple[Name, Name]]:
    """Places with the place named right after them and a comma ("Bogor, Jawa Barat")."""
    for here, texts in zip(found, words):
        places = {name.first: name for name in here if name.type == "place"}
        for name in places.values():
            outer = places.get(name.past + 1)
            if outer is not None and texts[name.past] == ",":
                yield name, outer


def _lies_in(place: Place, around: Place) -> bool:
    if place.kind == "country" or place.code != around.code or place.geonames == around.geonames:
        return False
    return around.kind == "country" or (around.kind == "region" and place.region == around.region != "")


def _near(one: Place, other: Place) -> bool:
    assert one.latitude is not None
    assert one.longitude is not None
    assert other.latitude is not None
    assert other.longitude is not None
    return abs(one.latitude - other.latitude) < NEAR and abs(one.longitude - other.longitude) < NEAR


def _weight(place: Place) -> int:
    return max(place.population, WEIGHTS[place.kind])
