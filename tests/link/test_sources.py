"""Whom a report says it has its text from, and for how much of it."""

import pytest

from runut.link.sources import credited, house_key, own_source
from tests.link.reports import FIRE, make

LATER = (
    FIRE
    + " Hujan turun sesaat kemudian. Warga bersyukur. Menurut AFP, kota lain juga dilanda kebakaran pekan ini."
    + (" Jalan di sekitar pasar ditutup sampai sore dan lalu lintas dialihkan ke jalan lingkar utara oleh petugas")
)
CASES = {
    "a credit line covers the text": (make("a", f"{FIRE}\nSumber: AFP", credits=(("AFP", "agency"),)), "text"),
    "a citing in the lead covers the text": (
        make("a", f"Menurut AFP, pasar itu terbakar. {FIRE}", credits=(("AFP", "agency"),)),
        "text",
    ),
    "a citing far down covers a part": (make("a", LATER, credits=(("AFP", "agency"),)), "part"),
    "a photographer's agency covers the photo": (
        make("a", FIRE, caption="Pasar itu. AFP", credits=(("AFP", "photo"),)),
        "photo",
    ),
    "an agency credited in a caption covers the photo, whatever its role": (
        make("a", FIRE, caption="Pasar itu. AFP", credits=(("AFP", "agency"),)),
        "photo",
    ),
}


@pytest.mark.parametrize(("report", "extent"), CASES.values(), ids=CASES)
def test_extent(report, extent):
    assert [(one.name, one.kind, one.extent) for one in credited(report)] == [("AFP", "agency", extent)]


def test_an_outlet_does_not_credit_itself():
    assert credited(make("a", f"{FIRE}\nSumber: AFP", outlet="AFP", credits=(("AFP", "agency"),))) == ()


def test_an_editor_is_no_source():
    assert credited(make("a", f"{FIRE}\nEditor: Rina", credits=(("Rina", "editor"),))) == ()


def test_a_report_without_an_outlet_is_its_own_source():
    assert own_source(make("a", FIRE)).name == "a.txt"


ONE_HOUSE = {
    "a name and its host": ("Kabar Hulu", "www.kabarhulu.co.id", True),
    "with the article and without": ("The Hill Post", "Hill Post", True),
    "in capitals and run together": ("HILL POST", "HillPost", True),
    "two papers of one town": ("Hill Post", "Hill News", False),
    "two papers of one owner": ("detik.com", "CNN Indonesia", False),
}


@pytest.mark.parametrize(("one", "other", "same"), ONE_HOUSE.values(), ids=ONE_HOUSE)
def test_house(one, other, same):
    assert (house_key(one) == house_key(other)) is same
