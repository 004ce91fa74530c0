"""Where places lie, which place of a name is meant, and what stands for a country."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.annotate.gazetteer import gazetteer
from runut.language.reasons import catalogue
from tests.annotate.drafts import find, read

LIE = {
    "a country": ("id", "Ekspor kopi ke Norwegia naik.", "Norwegia", "country", "NOR", None, (61, 9)),
    "a country in English": ("en", "Farmers in Kenya sold more milk.", "Kenya", "country", "KEN", None, (0, 37)),
    "a capital": ("en", "Talks in Oslo ended.", "Oslo", "city", "NOR", "NO-03", (60, 11)),
    "a large city": ("en", "Rain fell in Osaka.", "Osaka", "city", "JPN", "JP-27", (35, 136)),
    "a province by its short name": ("id", "Warga Jabar panen padi.", "Jabar", "region", "IDN", "ID-JB", (-7, 108)),
    "a province in English": ("en", "Rain fell in West Java.", "West Java", "region", "IDN", "ID-JB", (-7, 108)),
    "a state": ("en", "Farmers in Ohio waited.", "Ohio", "region", "USA", "US-OH", (40, -83)),
    "a foreign region": ("en", "Police in Bavaria searched.", "Bavaria", "region", "DEU", "DE-BY", (49, 11)),
    "a regency": ("id", "Banjir di Kabupaten Demak.", "Kabupaten Demak", "regency", "IDN", "ID-JT", (-7, 111)),
    "a part of the capital": ("id", "Hujan di Jakarta Barat.", "Jakarta Barat", "city", "IDN", "ID-JK", (-6, 107)),
}

MEANT = {
    "named inside a region": ("en", "Police in Springfield, Missouri, waited.", "Springfield", "US-MO", "place.inside"),
    "the only one": ("id", "Banjir di Demak surut.", "Demak", "ID-JT", "place.only"),
    "far above the others": ("en", "He flew to London.", "London", "GB-ENG", "place.prominent"),
    "in the country that is named": (
        "en",
        "Farmers in Pakistan waited. Hyderabad was flooded.",
        "Hyderabad",
        "PK-SD",
        "place.beside",
    ),
    "a region called like a country": (
        "en",
        "A storm hit Atlanta, Georgia, on Monday.",
        "Georgia",
        "US-GA",
        "place.only",
    ),
}

STANDS = {
    "before officials": ("en", "Norwegian officials said no.", "Norwegian", "NOR"),
    "before an office with its field": ("en", "The Kenyan deputy foreign minister left.", "Kenyan", "KEN"),
    "of two words": ("en", "South Korean troops left the base.", "South Korean", "KOR"),
    "in a compound": ("en", "The US-Kenyan treaty was signed.", "Kenyan", "KEN"),
    "as those who act": ("en", "The Norwegians rejected the plan.", "Norwegians", "NOR"),
    "the object of a demand": ("en", "Kenya urged Oslo to wait.", "Oslo", "NOR"),
    "an Indonesian seat": ("id", "Istana membantah kabar itu.", "Istana", "IDN"),
    "the object of a condemnation": ("id", "Kenya mengecam Oslo kemarin.", "Oslo", "NOR"),
}

SILENT = {
    "a singer": ("en", "A Norwegian singer left.", "NOR"),
    "made somewhere": ("en", "The Kenyan coffee was cheap.", "KEN"),
    "a language": ("id", "Ia belajar bahasa Norwegia di sekolah.", "NOR"),
}


@pytest.mark.parametrize(("code", "text", "name", "level", "country", "region", "near"), LIE.values(), ids=LIE)
def test_a_place_has_its_point_its_level_and_its_codes(code, text, name, level, country, region, near):
    entity = find(read(text, code), name)
    assert entity is not None
    where = entity.location
    assert where is not None
    assert (where.level, where.country, where.region) == (level, country, region)
    assert abs(where.latitude - near[0]) < 1
    assert abs(where.longitude - near[1]) < 1.5
    assert entity.code == (country if level == "country" else None)


@pytest.mark.parametrize(("code", "text", "name", "region", "reason"), MEANT.values(), ids=MEANT)
def test_the_context_tells_which_place_of_a_name_is_meant_and_says_how(code, text, name, region, reason):
    draft = read(text, code)
    where = find(draft, name).location
    assert (where.region, where.reason) == (region, reason)
    assert reason in catalogue()
    page = draft.report.page
    assert where.evidence
    assert all(page[shown.span.start : shown.span.end] == shown.span.text for shown in where.evidence)


def test_what_nothing_tells_stays_open():
    assert find(read("Residents of Springfield slept well in Springfield.", "en"), "Springfield").location is None


def test_a_small_place_abroad_that_is_named_alone_stays_open():
    (small,) = [place for place in gazetteer("en").candidates("Aachen") if place.kind == "city"]
    assert small.population < 300_000
    entity = find(read("A fair was held in Aachen.", "en"), "Aachen")
    assert entity is None or entity.location is None


@pytest.mark.parametrize(("code", "text", "form", "country"), STANDS.values(), ids=STANDS)
def test_what_acts_for_a_country_is_a_mention_of_it(code, text, form, country):
    state = next(entity for entity in read(text, code).entities if entity.code == country)
    assert (form, "metonym") in [(mention.span.text, mention.as_) for mention in state.mentions]
    assert {join.reason for join in state.joins} <= {"join.demonym", "join.metonym"}
    assert state.location.level == "country"


@pytest.mark.parametrize(("code", "text", "country"), SILENT.values(), ids=SILENT)
def test_what_merely_comes_from_a_country_is_no_mention_of_it(code, text, country):
    assert country not in {entity.code for entity in read(text, code).entities}


def test_a_state_that_only_its_capital_stands_for_is_called_by_its_name():
    (state,) = [entity for entity in read("Oslo menolak usul itu.").entities if entity.code]
    assert (state.name, state.aliases) == ("Norwegia", ("Oslo",))


def test_a_role_belongs_to_the_country_its_people_are_named_by():
    draft = read("Norwegian Foreign Minister Kari Lie left.", "en")
    (role,) = find(draft, "Kari Lie").roles
    assert role.title == "Norwegian Foreign Minister"
    assert role.of == next(entity.id for entity in draft.entities if entity.code == "NOR")


PROVINCES = (
    "Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Kepulauan Riau", "Jambi", "Sumatera Selatan", "Bengkulu",
    "Lampung", "Bangka Belitung", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta", "Jawa Timur", "Banten",
    "Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat", "Kalimantan Tengah", "Kalimantan Selatan",
    "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara", "Sulawesi Tengah", "Sulawesi Selatan",
    "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku", "Maluku Utara", "Papua", "Papua Barat",
    "Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya",
)  # fmt: skip


@pytest.mark.parametrize("name", PROVINCES)
def test_every_province_of_indonesia_is_known_with_its_code(name):
    found = [place for place in gazetteer("id").candidates(name) if place.code == "IDN" and place.kind == "region"]
    assert found
    assert found[0].region.startswith("ID-")


def test_regencies_first_level_divisions_and_countries_are_covered():
    places = gazetteer("id")
    held = [place for place in places.all_located() if place.kind == "regency"]
    assert len({place.geonames for place in held}) > 500
    assert len({place.code for place in places.all_located() if place.kind == "country"}) > 240
    assert len({place.region for place in places.all_located() if place.kind == "region"}) > 3_000
    assert len({place.code for place in places.all_located() if place.kind == "capital"}) > 200


@given(st.sampled_from(["id", "en"]), st.text(max_size=40))
def test_any_name_may_be_asked_for(code, name):
    assert all(abs(place.latitude) <= 90 and abs(place.longitude) <= 180 for place in gazetteer(code).candidates(name))
