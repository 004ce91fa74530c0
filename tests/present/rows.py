"""A report with two quotes and three events, written out, for tests of rows and their formats."""

from datetime import date

from msgspec.structs import replace

from runut.records import (
    Attribution,
    Dropped,
    Entity,
    Event,
    Evidence,
    Interval,
    Location,
    Mention,
    Quantity,
    Quote,
    Role,
    Speaker,
    Text,
    cut,
)
from tests.factories import report, span

PAGE = (
    "Beranda\n"
    'Menteri Arda mengecam Selania. "Kami menolak," kata Arda kepada wartawan.\n'
    "Arda akan bertemu Beno di Kotabaru, menurut Samudra. Sedikitnya empat orang terluka.\n"
    "Baca juga: lain"
)
PUBLISHED = Interval(date(2025, 8, 14), date(2025, 8, 14), "stated")
MONDAY = Interval(date(2025, 8, 11), date(2025, 8, 11), "inferred")
KOTABARU = Location(-3.25, 116.25, "regency", "IDN", "ID-KS", "place.only", ())
DROPPED = {"drop.navigation": "Beranda", "drop.related": "Baca juga: lain"}
CHAIN = (Attribution(None, "Kabar Satu", "publication"), Attribution(None, "Samudra", "cite"))


def named(text):
    return (Mention("r1", span(PAGE, text), "name"),)


def made(extra=""):
    """The report and its entities; `extra` stands in every field that a page fills."""
    sentences = [span(PAGE, "Menteri Arda mengecam Selania."), span(PAGE, "Arda akan bertemu Beno di Kotabaru")]
    said = PAGE.index("kata Arda") + len("kata ")
    arda = Speaker("p1", cut(PAGE, said, said + len("Arda")))
    quotes = (
        Quote(
            "r1.q0", "direct", (span(PAGE, "Kami menolak"),), span(PAGE, "kata"), (arda,),
            Speaker(None, span(PAGE, "wartawan")), f"X{extra}", None, MONDAY, CHAIN,
        ),
        Quote("r1.q1", "indirect", (span(PAGE, "bertemu Beno"), span(PAGE, "di Kotabaru")), None, continues="r1.q0"),
    )  # fmt: skip
    events = (
        Event("r1.e0", "ACCUSE", "disapprove", (), ("p1",), ("c1",), None, None, span(PAGE, "mengecam"), sentences[0]),
        Event(
            "r1.e1", "CONSULT", None, ("future",), ("p1", "p2"), (), "c2", MONDAY, span(PAGE, "bertemu"),
            sentences[1], CHAIN,
        ),
        Event(
            "r1.e2", "ASSAULT", None, (), (), (), None, None, span(PAGE, "terluka"), span(PAGE, "Sedikitnya empat"),
            CHAIN, (Quantity("injured", 4, None, "orang", span(PAGE, "Sedikitnya empat")),),
        ),
    )  # fmt: skip
    one = report(
        PAGE, "r1", f"Kabar Satu{extra}", title=Text(None, None, f"Judul{extra}", "metadata"), published=PUBLISHED,
        quotes=quotes, events=events, source=f"https://kabar.example/1{extra}",
        dropped=tuple(Dropped(code, span(PAGE, text)) for code, text in DROPPED.items()),
    )  # fmt: skip
    kept = tuple(block for block in one.blocks if block.span.text not in DROPPED.values())
    role = Role(f"Menteri{extra}", "c3", (Evidence("r1", span(PAGE, "Menteri")),))
    entities = (
        Entity("c1", "place", f"Selania{extra}", code="SVN", mentions=named("Selania")),
        Entity("c2", "place", "Kotabaru", links={"geonames": "42"}, mentions=named("Kotabaru"), location=KOTABARU),
        Entity("c3", "place", "Nusa", code="IDN"),
        Entity("p1", "person", f"Arda Wira{extra}", roles=(role,), mentions=named("Arda")),
        Entity("p2", "person", "Beno", roles=(Role("a", "c1", ()), Role("b", "c3", ()))),
    )
    return replace(one, blocks=kept), entities
