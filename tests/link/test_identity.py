"""One entity for one thing across the reports of a brief; never two people for one surname."""

from itertools import permutations

import pytest

from runut.link import identify
from tests.annotate.drafts import read


def brief(*texts):
    made = [read(text, code, f"r{n}").done() for n, (code, text) in enumerate(texts)]
    return identify(made)


def forms(entities):
    return [{entity.name, *entity.aliases} for entity in entities]


SAME = {
    "a person named in full by one report, by surname in the other": (
        ("id", "Menteri Keuangan Norwegia Henrik Dahl tiba di Bali."),
        ("id", "Kata Dahl, pajak turun. Menteri Dahl tiba kemarin."),
        "Henrik Dahl",
        "Dahl",
    ),
    "hyphen or none": (
        ("id", "Menteri Keuangan Lim Min-jun tiba di Bali."),
        ("id", "Menteri Keuangan Lim Min Jun tiba di Bali."),
        "Lim Min-jun",
        "Lim Min Jun",
    ),
    "a country in two languages": (
        ("id", "Kopi dijual ke Jepang."),
        ("en", "Coffee was sold to Japan."),
        "Jepang",
        "Japan",
    ),
    "old and new orthography": (
        ("id", "Gubernur Soepomo Hadi tiba di Bali."),
        ("id", "Kata Gubernur Supomo Hadi, panen naik."),
        "Soepomo Hadi",
        "Supomo Hadi",
    ),
    "a transliteration": (
        ("en", "President Dmitriy Medvedevskiy left."),
        ("en", "President Dmitry Medvedevsky was in Oslo."),
        "Dmitriy Medvedevskiy",
        "Dmitry Medvedevsky",
    ),
    "another name that one report tells": (
        ("id", "Polisi menangkap Rudi Hartono alias Kodok di rumahnya."),
        ("id", "Gubernur Kodok meminta maaf. Menurut Kodok, panen naik."),
        "Rudi Hartono",
        "Kodok",
    ),
    "a place that only one report locates": (
        ("en", "Police in Springfield, Missouri, searched a barn."),
        ("en", "A fair was held in Springfield on Monday."),
        "Springfield",
        "Springfield",
    ),
    "a people in one report, its country in the other": (
        ("en", "Norwegian officials said no."),
        ("id", "Norwegia menolak usul itu."),
        "Norwegia",
        "Norwegian",
    ),
    "an institution in two languages": (
        ("id", "Uni Eropa menaikkan bea."),
        ("en", "The European Union raised tariffs."),
        "Uni Eropa",
        "European Union",
    ),
}


@pytest.mark.parametrize(("one", "other", "a", "b"), SAME.values(), ids=SAME)
def test_one_thing_is_one_entity(one, other, a, b):
    _, entities = brief(one, other)
    assert any({a, b} <= found for found in forms(entities))
    (whole,) = [entity for entity in entities if {a, b} <= {entity.name, *entity.aliases}]
    assert any(join.reason.startswith("join.across.") for join in whole.joins)


def test_a_surname_that_two_people_of_the_brief_bear_joins_neither():
    _, entities = brief(
        ("id", "Presiden Kim Dong-soo tiba di Bali."),
        ("id", "Menteri Pertahanan Kim Min-ho tiba di Bali."),
        ("id", "Rapat berjalan baik, kata Kim kepada wartawan."),
    )
    assert not any({"Kim Dong-soo", "Kim Min-ho"} <= found for found in forms(entities))
    assert not any("Kim" in found and len(found) > 1 for found in forms(entities))


APART = {
    "surnames one letter apart": (
        ("id", "Menteri Luar Negeri Cho Min-ho tiba."),
        ("id", "Menteri Pertahanan Choe Min-ho tiba."),
    ),
    "short surnames that sound alike": (("en", "Governor Lee Wei-han left."), ("en", "Governor Li Wei-han left.")),
    "places of one name that lie apart": (
        ("en", "Police in Springfield, Missouri, searched a barn."),
        ("en", "Police in Springfield, Illinois, searched a shop."),
    ),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_two_things_stay_two_across_reports(one, other):
    _, entities = brief(one, other)
    told = [e for e in entities if e.type == "person" or e.name == "Springfield"]
    assert len(told) == 2
    assert all(len({mention.report for mention in entity.mentions}) == 1 for entity in told)


def test_each_role_keeps_the_reports_that_state_it():
    _, entities = brief(
        ("id", "Menteri Keuangan Norwegia Henrik Dahl tiba di Bali."),
        ("id", "Menteri Pertahanan Norwegia Henrik Dahl tiba di Bali."),
    )
    (person,) = [entity for entity in entities if entity.type == "person"]
    stated = {role.title: [shown.report for shown in role.evidence] for role in person.roles}
    assert stated == {"Menteri Keuangan Norwegia": ["r0"], "Menteri Pertahanan Norwegia": ["r1"]}


LONE = {
    "reports that share the role": (
        "Gubernur Suparto menutup jalan.",
        "Gubernur Suparto meminta maaf.",
        True,
    ),
    "reports that share somebody else by full name": (
        "Suparto menemui Ratna Dewanti di balai desa.",
        "Ratna Dewanti mengenal Suparto sejak lama.",
        True,
    ),
    "reports that share the word alone": ("Suparto menanam jagung.", "Suparto membeli kapal.", False),
}


@pytest.mark.parametrize("phrase", LONE)
def test_somebody_with_one_word_of_name_is_one_person_where_the_reports_share_more(phrase):
    one, other, same = LONE[phrase]
    _, entities = brief(("id", one), ("id", other))
    found = [entity for entity in entities if entity.name == "Suparto"]
    assert (len(found) == 1) == same


def test_the_order_of_reports_changes_nothing_but_their_order():
    made = [
        read("Menteri Keuangan Norwegia Henrik Dahl tiba di Bali.", "id", "r0").done(),
        read("Menurut Dahl, Uni Eropa menaikkan bea.", "id", "r1").done(),
        read("Finance Minister Henrik Dahl met the European Union.", "en", "r2").done(),
    ]
    whole = identify(made)[1]
    for order in permutations(made):
        assert identify(order)[1] == whole


def test_ids_inside_roles_are_those_of_the_brief():
    _, entities = brief(("id", "Menteri Keuangan Norwegia Henrik Dahl tiba di Bali."))
    ids = {entity.id for entity in entities}
    assert {role.of for entity in entities for role in entity.roles} <= ids
    assert len(ids) == len(entities)


def test_nothing_gives_nothing():
    assert identify(()) == ((), ())
