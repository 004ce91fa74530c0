"""Places by their names: countries, capitals, regions, cities, with codes. Longest match over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import ClassVar, NamedTuple

from runut.language import Language, Row, language
from runut.text.tokens import tokenize

FILE = "places.tsv"
RANK = {"country": 0, "capital": 1, "region": 2, "city": 3}


class CountryName(Row, frozen=True):
    """Names of a country beside those of CLDR: short forms, abbreviations, full forms of state."""

    table: ClassVar[str] = "country_names"
    ignore_case: ClassVar[bool] = False

    code: str


class PlaceName(Row, frozen=True):
    """Names of capitals, regions and cities that the gazetteer lacks in this language."""

    table: ClassVar[str] = "place_names"
    ignore_case: ClassVar[bool] = False

    kind: str
    code: str


class StateHead(Row, frozen=True):
    """Words before a country's name in the full name of the state ("Republik", "Kingdom of")."""

    table: ClassVar[str] = "state_heads"
    ignore_case: ClassVar[bool] = False


class Place(NamedTuple):
    """A place by one of its names. `code` is ISO 3166-1 alpha-3 of its country."""

    name: str
    kind: str
    code: str
    geonames: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


class Gazetteer:
    """All names of places that hold in one language."""

    def __init__(self, spoken: Language) -> None:
        self._by_name: dict[tuple[str, ...], Place] = {}
        self._longest: dict[str, int] = {}
        for country in spoken.rows(CountryName):
            for form in country.forms:
                self._add(Place(form, "country", country.code))
        for listed in spoken.rows(PlaceName):
            for form in listed.forms:
                self._add(Place(form, listed.kind, listed.code))
        for place in sorted(_shipped(), key=lambda place: (RANK[place.kind], -place.population, place.name)):
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

    def find(self, words: Sequence[str]) -> list[tuple[int, int, Place]]:
        """Places in `words` as (first, past, place), longest first, none overlapping; case counts."""
        found = []
        at = 0
        while at < len(words):
            hit = None
            for length in range(min(self._longest.get(_key(words[at]), 0), len(words) - at), 0, -1):
                hit = self._by_name.get(tuple(_key(word) for word in words[at : at + length]))
                if hit is not None:
                    break
            if hit is None:
                at += 1
            else:
                found.append((at, at + length, hit))
                at += length
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
def _shipped() -> tuple[Place, ...]:
    file = language("any").weights(FILE)
    if file is None:
        return ()
    places = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, code, key, latitude, longitude, population = line.split("\t")
        places.append(
            Place(
                name, kind, code, key,
                float(latitude) if latitude else None, float(longitude) if longitude else None, int(population or 0),
            )
        )  # fmt: skip
    return tuple(places)


def _parts(name: str) -> list[str]:
    return [_key(token.text) for token in tokenize(name)]


def _key(word: str) -> str:
    """Words as looked up: capitals of three letters and more lose to their first (SEOUL, Seoul)."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word
