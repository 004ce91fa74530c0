"""Who took it from whom: a direction only where something carries it."""

import pytest

from runut.link import link
from tests.link.reports import FIRE, FIRE_ALONE, FIRE_ENGLISH, FIRE_REWORDED, make

SHORT = ". ".join(FIRE.split(". ")[:3]) + "."
CASES = {
    "one credits an agency in its text: both hang on the agency": (
        [make("a", f"{FIRE}\nSumber: Reuters", credits=(("Reuters", "agency"),)), make("b", FIRE_REWORDED)],
        {("Reuters", "a", "rewrite"), ("Reuters", "b", "rewrite")},
    ),
    "the fellow has only its photo from that agency": (
        [
            make("a", f"{FIRE}\nSumber: Reuters", credits=(("Reuters", "agency"),)),
            make("b", FIRE_REWORDED, caption="Pasar itu, Selasa. REUTERS", credits=(("REUTERS", "photo"),)),
        ],
        {("Reuters", "a", "rewrite"), ("Reuters", "b", "rewrite")},
    ),
    "a photo credit alone traces no text": (
        [
            make("a", FIRE, caption="Pasar itu, Selasa. REUTERS", credits=(("REUTERS", "photo"),)),
            make("b", FIRE_ALONE),
        ],
        set(),
    ),
    "shared text without a credit hangs on an unknown common source": (
        [make("a", FIRE), make("b", FIRE_REWORDED)],
        {("sumber bersama", "a", "rewrite"), ("sumber bersama", "b", "rewrite")},
    ),
    "one credits the other's outlet": (
        [
            make("a", FIRE, outlet="Kabar Hulu"),
            make("b", f"{FIRE_REWORDED} Demikian dikutip dari Kabar Hulu", credits=(("Kabar Hulu", "outlet"),)),
        ],
        {("a", "b", "rewrite")},
    ),
    "one credits the other's outlet by its host": (
        [
            make("a", FIRE, outlet="Kabar Hulu"),
            make("b", f"{FIRE_REWORDED} Demikian dikutip dari Kabarhulu.id", credits=(("Kabarhulu.id", "outlet"),)),
        ],
        {("a", "b", "rewrite")},
    ),
    "one names the other's outlet in its text and shares it": (
        [
            make("a", FIRE, outlet="The Upper River News"),
            make("b", f"{FIRE_REWORDED} Begitu ditulis The Upper River News.", outlet="Warta Muara"),
        ],
        {("a", "b", "rewrite")},
    ),
    "a third shares the text of one that credits another's outlet": (
        [
            make("a", FIRE_ENGLISH, code="en", outlet="Hill News", day=4),
            make("b", f"{FIRE}\nSumber: Hill News", credits=(("Hill News", "outlet"),), day=4),
            make("c", FIRE_REWORDED, day=4),
        ],
        {("a", "b", "translation"), ("a", "c", "translation")},
    ),
    "one names an outlet among the inputs as the source of a part": (
        [
            make("a", FIRE_ALONE, outlet="Hill News", day=4),
            make("b", f"{FIRE} {FIRE} Lapak itu, tulis Hill News, sempit", credits=(("Hill News", "outlet"),), day=4),
        ],
        {("a", "b", "cites")},
    ),
    "the same text later, the outlet credited": (
        [
            make("a", FIRE, outlet="Kabar Hulu", day=4),
            make("b", f"{FIRE} Dikutip dari Kabar Hulu", day=5, credits=(("Kabar Hulu", "outlet"),)),
        ],
        {("a", "b", "reprint")},
    ),
    "a part of an earlier, longer report that credits nobody": (
        [make("a", FIRE, day=4), make("b", SHORT, day=5)],
        {("a", "b", "excerpt")},
    ),
    "the same part on the same day has no direction": (
        [make("a", FIRE, day=4), make("b", SHORT, day=4)],
        {("sumber bersama", "a", "rewrite"), ("sumber bersama", "b", "excerpt")},
    ),
    "the agency's own report among the inputs": (
        [
            make("a", FIRE, outlet="Antara"),
            make("b", f"{FIRE_REWORDED}\nSumber: Antara", outlet="Warta Muara", credits=(("Antara", "agency"),)),
        ],
        {("a", "b", "rewrite")},
    ),
    "two papers that each say they have it from the other": (
        [
            make("a", f"{FIRE} Dikutip dari Warta Muara", outlet="Kabar Hulu", credits=(("Warta Muara", "outlet"),)),
            make("b", f"{FIRE} Dikutip dari Kabar Hulu", outlet="Warta Muara", credits=(("Kabar Hulu", "outlet"),)),
        ],
        {("Kabar Hulu", "b", "reprint"), ("Warta Muara", "a", "reprint"), ("sumber bersama", "a", "reprint"),
         ("sumber bersama", "b", "reprint")},
    ),
    "two reports of one outlet share its own text": (
        [make("a", FIRE, outlet="Kabar Hulu"), make("b", FIRE_REWORDED, outlet="Kabar Hulu")],
        {("Kabar Hulu", "a", "rewrite"), ("Kabar Hulu", "b", "rewrite")},
    ),
    "papers of one owner share the owner's text": (
        [make("a", FIRE, outlet="Okezone"), make("b", FIRE_REWORDED, outlet="SINDOnews")],
        {("MNC Group", "a", "rewrite"), ("MNC Group", "b", "rewrite")},
    ),
    "an agency's report of the day before word for word": (
        [make("a", FIRE, outlet="Antara", day=4), make("b", f"{FIRE} Selesai.", outlet="Warta Muara", day=5)],
        {("a", "b", "reprint")},
    ),
    "an agency's report of the day after": (
        [make("a", FIRE, outlet="Antara", day=6), make("b", f"{FIRE} Selesai.", outlet="Warta Muara", day=5)],
        {("sumber bersama", "a", "reprint"), ("sumber bersama", "b", "reprint")},
    ),
    "an agency's report reworded might rest on what the agency rests on": (
        [make("a", FIRE, outlet="Antara", day=4), make("b", FIRE_REWORDED, outlet="Warta Muara", day=5)],
        {("sumber bersama", "a", "rewrite"), ("sumber bersama", "b", "rewrite")},
    ),
    "a chain of three: who is copied does not hang on who copied him": (
        [
            make("a", FIRE, outlet="Kabar Hulu", day=4),
            make("b", f"{FIRE} Dikutip dari Kabar Hulu", outlet="Warta Muara", day=5,
                 credits=(("Kabar Hulu", "outlet"),)),
            make("c", f"{FIRE} Dilansir Warta Muara", outlet="Pos Seberang", day=6,
                 credits=(("Warta Muara", "outlet"),)),
        ],
        {("a", "b", "reprint"), ("b", "c", "reprint")},
    ),
    "a translation has no direction by itself": (
        [make("a", FIRE), make("b", FIRE_ENGLISH, code="en")],
        {("sumber bersama", "a", "translation"), ("sumber bersama", "b", "translation")},
    ),
    "a translation that credits the other's outlet": (
        [
            make("a", f"{FIRE}\nSumber: Hill News", credits=(("Hill News", "outlet"),)),
            make("b", FIRE_ENGLISH, code="en", outlet="Hill News"),
        ],
        {("b", "a", "translation")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "wanted"), CASES.values(), ids=CASES)
def test_lineage(reports, wanted):
    drafts = link(reports, ())
    found = set()
    for draft in drafts:
        names = {source.id: source.name for source in draft.sources}
        found |= {(names.get(one.from_, one.from_), one.to, one.relation) for one in draft.lineage}
    assert found == wanted


def test_an_unseen_agency_is_one_source_however_many_credit_it_and_however_it_is_written():
    reports = [
        make("a", f"{FIRE}\nSumber: Reuters", credits=(("Reuters", "agency"),)),
        make("b", f"{FIRE_REWORDED}\n(REUTERS)", credits=(("REUTERS", "agency"),)),
    ]
    (draft,) = link(reports, ())
    assert [(one.name, one.kind, one.seen) for one in draft.sources] == [("Reuters", "agency", False)]


def test_a_house_credited_as_agency_by_one_and_as_outlet_by_another_is_one_agency():
    reports = [
        make("a", f"{FIRE}\nSumber: Samaluna", credits=(("Samaluna", "agency"),)),
        make("b", f"{FIRE_REWORDED}\nSumber: Samaluna", credits=(("Samaluna", "outlet"),)),
    ]
    (draft,) = link(reports, ())
    assert [(one.name, one.kind, one.seen) for one in draft.sources] == [("Samaluna", "agency", False)]


def test_own_reporting_stands_on_its_outlet():
    (draft,) = link([make("a", FIRE, outlet="Kabar Hulu", day=4)], ())
    assert [(one.name, one.kind, one.seen) for one in draft.sources] == [("Kabar Hulu", "outlet", True)]
    assert draft.lineage == ()


def test_coverage_is_told_only_of_what_was_seen():
    (draft,) = link([make("a", FIRE, day=4), make("b", SHORT, day=5)], ())
    assert [one.coverage for one in draft.lineage] == [1.0]
    (draft,) = link([make("a", FIRE), make("b", FIRE_REWORDED)], ())
    assert {one.coverage for one in draft.lineage} == {None}
