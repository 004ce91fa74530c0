"""Places by their names: countries, capitals, regions, cities, with codes and coordinates.

Names are found in text by longest match over tokens (`find`). All places that a name already found may mean, those of
first-level divisions and Indonesian regencies too, are told by `candidates`; `locating` decides among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.language import Language, Row, language
from runut.text.tokens import tokenize

FILE, AREAS = "places.tsv", "areas.tsv"
RANK = {"country": 0, "capital": 1, "seat": 1, "region": 2, "city": 3, "regency": 4}


class CountryName(Row, frozen=True):
    """Names of a country beside those of CLDR: short forms, abbreviations, full forms of state."""

    table: ClassVar[str] = "country_names"
    ignore_case: ClassVar[bool] = False

    code: str


class PlaceName(Row, frozen=True):
    """Names of capitals, regions and cities that the gazetteer lacks in this language."""

    table: ClassVar[str] = "place_names"
    ignore_case: ClassVar[bool] = False

    kind: Literal["capital", "seat", "region", "city", "regency"]
    code: str
    alone: bool = False
    """Whether it is another name's beginning where a capitalised word follows ("Istana" Bogor)."""
    of: str = ""
    """The gazetteer's name of the same place ("West Java" for "Jabar")."""
    latitude: float | None = None
    """Of a place that the gazetteer lacks, in degrees north."""
    longitude: float | None = None
    region: str = ""
    """ISO 3166-2 code of the first-level division it lies in."""


class StateHead(Row, frozen=True):
    """Words before a country's name in the full name of the state ("Republik", "Kingdom of")."""

    table: ClassVar[str] = "state_heads"
    ignore_case: ClassVar[bool] = False


class Place(NamedTuple):
    """A place by one of its names. `code` is ISO 3166-1 alpha-3 of its country, `region` ISO 3166-2 of its region."""

    name: str
    kind: str
    code: str
    geonames: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    region: str = ""
    languages: str = ""
    """Codes of the languages that call a country so, set apart by commas."""
    alone: bool = False
    """Whether it is another name's beginning where a capitalised word follows."""

    @property
    def located(self) -> bool:
        """Whether it is known where it lies."""
        return self.latitude is not None


class Gazetteer:
    """All names of places that hold in one language."""

    def __init__(self, spoken: Language) -> None:
        self.language = spoken.code
        self._by_name: dict[tuple[str, ...], Place] = {}
        self._longest: dict[str, int] = {}
        self._others: dict[tuple[str, ...], PlaceName] = {}
        for country in spoken.rows(CountryName):
            for form in country.forms:
                self._add(Place(form, "country", country.code))
        for listed in spoken.rows(PlaceName):
            for form in listed.forms:
                self._add(Place(form, listed.kind, listed.code, alone=listed.alone))
                self._others.setdefault(tuple(_parts(form)), listed)
        for place in _shipped():
            self._add(place)
        for name in self.countries():
            for head in (form for row in spoken.rows(StateHead) for form in row.forms):
                self._add(self._by_name[tuple(_parts(name))]._replace(name=f"{head} {name}"))

    def get(self, name: str) -> Place | None:
        """The place of this name, most telling kind first."""
        return self._by_name.get(tuple(_parts(name)))

    def countries(self) -> list[str]:
        """All names of countries, sorted."""
        return sorted(place.name for place in self._by_name.values() if place.kind == "country")

    def get_words(self, words: Sequence[str]) -> Place | None:
        """The place of this name, given as tokens."""
        return self._by_name.get(tuple(_key(word) for word in words))

    def country(self, code: str) -> tuple[Place, ...]:
        """The country of an ISO 3166-1 alpha-3 code, as its language calls it; nothing where none has the code."""
        named = _countries().get(code, ())
        return next(((place,) for place in named if self.language in place.languages.split(",")), named[:1])

    @staticmethod
    def all_located() -> tuple[Place, ...]:
        """Every place of which it is known where it lies, once for each of its names."""
        return tuple(place for places in _located().values() for place in places)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places of this name that it is known where they lie, most telling kind first."""
        key = tuple(_parts(name))
        known, other = self._by_name.get(key), self._others.get(key)
        if known is not None and known.kind == "country":
            others = (place for place in _located().get(key, ()) if place.code != known.code)
            return (*self.country(known.code), *others)
        if other is None:
            return _located().get(key, ())
        if other.latitude is not None:
            place = Place(name, other.kind, other.code, "", other.latitude, other.longitude, 0, other.region)
            return (place,)
        if other.of:
            return tuple(place for place in _located().get(tuple(_parts(other.of)), ()) if place.code == other.code)
        return tuple(place for place in _capitals().get(other.code, ()) if other.kind in {"capital", "seat"}) or tuple(
            place for place in _located().get(key, ()) if place.code == other.code
        )

    def find(self, words: Sequence[str]) -> list[tuple[int, int, Place]]:
        """Places in `words` as (first, past, place), longest first, none overlapping; case counts."""
        found = []
        free = 0
        longest = self._longest
        for at in [at for at, word in enumerate(words) if word in longest or word.isupper()]:
            if at < free:
                continue
            hit = None
            for length in range(min(longest.get(_key(words[at]), 0), len(words) - at), 0, -1):
                hit = self._by_name.get(tuple(_key(word) for word in words[at : at + length]))
                after = words[at + length : at + length + 1]
                if hit is not None and hit.alone and after and after[0].istitle():
                    hit = None
                if hit is not None:
                    free = at + length
                    found.append((at, free, hit))
                    break
        return found

    def tags(self, words: Sequence[str]) -> list[str]:
        """For each word "" or "B-country", "I-city" and the like."""
        tags = [""] * len(words)
        for first, past, place in self.find(words):
            for at in range(first, past):
                tags[at] = ("B-" if at == first else "I-") + place.kind
        return tags

    def _add(self, place: Place) -> None:
        parts = tuple(_parts(place.name))
        if parts:
            self._by_name.setdefault(parts, place)
            self._longest[parts[0]] = max(self._longest.get(parts[0], 0), len(parts))


@cache
def gazetteer(code: str) -> Gazetteer:
    """The gazetteer of a language, built once."""
    return Gazetteer(language(code))


@cache
def _shipped(file_name: str = FILE) -> tuple[Place, ...]:
    """The rows of a file, most telling kind first."""
    file = language("any").weights(file_name)
    if file is None:
        return ()
    places = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, code, key, latitude, longitude, population, region = line.split("\t")
        places.append(
            Place(
                name, kind, code, key, float(latitude) if latitude else None, float(longitude) if longitude else None,
                int(population or 0), *(("", region) if kind == "country" else (region, "")),
            )
        )  # fmt: skip
    return tuple(sorted(places, key=lambda place: (RANK[place.kind], -place.population, place.name, place.geonames)))


@cache
def _located() -> Mapping[tuple[str, ...], tuple[Place, ...]]:
    """Every place with coordinates, by its name."""
    found: dict[tuple[str, ...], dict[str, Place]] = {}
    for place in (*_shipped(), *_shipped(AREAS)):
        if place.located:
            found.setdefault(tuple(_parts(place.name)), {}).setdefault(place.geonames, place)
    return {key: tuple(places.values()) for key, places in found.items()}


@cache
def _countries() -> Mapping[str, tuple[Place, ...]]:
    """The names of each country, by its code."""
    found: dict[str, list[Place]] = {}
    for place in _shipped():
        if place.kind == "country" and place.located:
            found.setdefault(place.code, []).append(place)
    return {code: tuple(places) for code, places in found.items()}


@cache
def _capitals() -> Mapping[str, tuple[Place, ...]]:
    """The place of each country's capital, by its code."""
    return {place.code: (place,) for place in _shipped() if place.kind == "capital" and place.located}


def _parts(name: str) -> list[str]:
    return [_key(token.text) for token in tokenize(name)]


def _key(word: str) -> str:
    """Words as looked up: capitals of three letters and more lose to their first (SEOUL, Seoul)."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word
