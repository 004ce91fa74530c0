"""Whom a report says it has its text from, and for how much of it."""

import pytest

from runut.link.sources import Houses, credited, house_key, own_source
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
    "a desk of a portal by its host": ("detik.com", "finance.detik.com", True),
    "a network's paper of one province": ("Tribunnews", "tribun-timur.com", True),
    "a paper of the network with a name of its own": ("Tribunnews", "serambinews.com", False),
    "an agency's bureau by its host": ("Antara", "jatim.antaranews.com", True),
    "an agency in two languages": ("Kantor Berita Antara", "ANTARA News", True),
    "an agency's office in another language": ("Kantor Berita Pusat Korea", "Korean Central News Agency", True),
    "a broadcaster's two hosts": ("bbc.co.uk", "www.bbc.com", True),
    "an edition of a broadcaster": ("CNN", "edition.cnn.com", True),
    "a broadcaster and who bears its name by licence": ("CNN", "CNN Indonesia", False),
    "papers of a group by regions": ("suarajogja.id", "Suara.com", True),
    "two papers of a chain": ("azcentral.com", "USA Today", False),
    "a portal's old host": ("vivanews.com", "VIVA", True),
}
OWNERS = {
    "papers of one chain": (("azcentral.com", "USA Today"), "Gannett"),
    "portals of one group": (("Okezone", "SINDOnews", "jabar.inews.id"), "MNC Group"),
    "a portal and a paper of another group": (("Okezone", "Kompas.com"), None),
    "a house no table knows": (("Okezone", "Kabar Hulu"), None),
    "no house at all": (("Okezone", None), None),
}
PRINTS = {
    "an outlet and an agency": ("Warta Muara", "AFP", True),
    "an outlet and a house it prints by agreement": ("CNN Indonesia", "CNN", True),
    "not the other way round": ("CNN", "CNN Indonesia", False),
    "two agencies": ("Antara", "AFP", False),
    "two outlets": ("Warta Muara", "Kabar Hulu", False),
}


@pytest.mark.parametrize(("one", "other", "same"), ONE_HOUSE.values(), ids=ONE_HOUSE)
def test_house(one, other, same):
    assert (house_key(one) == house_key(other)) is same


@pytest.mark.parametrize(("outlets", "owner"), OWNERS.values(), ids=OWNERS)
def test_owner(outlets, owner):
    assert Houses(()).owner(outlets) == owner


@pytest.mark.parametrize(("outlet", "house", "does"), PRINTS.values(), ids=PRINTS)
def test_prints(outlet, house, does):
    assert Houses(()).prints(outlet, house) is does


def test_what_is_read_in_part_of_an_outlet_among_the_reports_is_that_outlet():
    report = make("b", f"{FIRE} Dikutip dari Kabar Hulu Raya", credits=(("Hulu Raya", "outlet"),))
    houses = Houses((report, make("a", FIRE, outlet="Kabar Hulu Raya")))
    assert [one.name for one in credited(report, houses)] == ["Kabar Hulu Raya"]
    assert [one.name for one in credited(report)] == ["Hulu Raya"]
