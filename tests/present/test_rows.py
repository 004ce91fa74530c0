"""A row tells a quote or an event on its own: who, as what, of which country, where on the page."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.present.csv import EVENTS, QUOTES, cell, events_csv, quantity, quotes_csv
from runut.present.listing import to_lines, to_list
from runut.present.rows import QUADS, event_rows, quote_rows
from runut.records import EventType, Quantity, Role
from tests.factories import span
from tests.present.rows import MONDAY, PAGE, made

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "export.md"


def quotes(**given):
    report, entities = made(**given)
    return quote_rows([report], entities)


def events(**given):
    report, entities = made(**given)
    return event_rows([report], entities)


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_quote_names_its_speaker_with_role_and_country_and_keeps_every_offset():
    quote = quotes()[0]
    (speaker,) = quote.speakers
    assert (speaker.name, speaker.words.text, speaker.role, speaker.country) == ("Arda Wira", "Arda", "Menteri", "IDN")
    assert quote.addressee.name == "wartawan"
    assert quote.addressee.entity is None
    assert [PAGE[one.start : one.end] for one in quote.content] == ["Kami menolak"]
    assert (quote.report, quote.outlet, quote.title, quote.time) == ("r1", "Kabar Satu", "Judul", MONDAY)


def test_a_quote_without_speaker_says_none_and_its_pieces_are_set_apart():
    quote = quotes()[1]
    assert quote.speakers == ()
    assert quote.text == "bertemu Beno … di Kotabaru"
    assert quote.continues == "r1.q0"


def test_an_event_names_its_parties_as_the_clause_puts_them():
    accuse, consult, assault = events()
    assert [party.words.text for party in accuse.actors] == ["Arda"]
    assert accuse.recipients[0].country == "SVN"
    assert consult.place.links == {"geonames": "42"}
    assert consult.sentence == 3  # a paragraph is a sentence here, the menu line one too
    assert assault.actors == ()


def test_roles_of_two_countries_tell_no_country():
    assert events()[1].actors[1].country is None


def test_a_role_stated_in_this_report_wins_over_one_of_another():
    report, entities = made()
    changed = [
        replace(one, roles=(Role("Gubernur", None, ()), *one.roles)) if one.id == "p1" else one for one in entities
    ]
    assert quote_rows([report], changed)[0].speakers[0].role == "Menteri"


def test_every_plover_type_has_its_quad():
    assert set(QUADS) == set(EventType.__args__)
    assert [list(QUADS.values()).count(quad) for quad in (1, 2, 3, 4)] == [4, 3, 4, 5]


def test_json_is_a_list_of_rows_and_jsonl_one_row_a_line():
    rows = quotes()
    told = json.loads(to_list(rows))
    assert told == [json.loads(line) for line in to_lines(rows).splitlines()]
    assert told[0]["speakers"][0]["words"]["text"] == "Arda"
    assert to_list(()) == "[]\n"
    assert to_lines(()) == ""


def test_csv_has_its_columns_also_without_rows():
    assert quotes_csv(()).strip().split(",") == list(QUOTES)
    assert events_csv(()).strip().split(",") == list(EVENTS)


def test_csv_of_quotes_is_one_line_a_quote():
    one, two = table(quotes_csv(quotes()))
    assert (one["speaker"], one["speaker_role"], one["speaker_country"]) == ("Arda Wira", "Menteri", "IDN")
    assert (one["start"], one["end"]) == (str(PAGE.index("Kami")), str(PAGE.index("Kami") + 12))
    assert (one["time_start"], one["time_basis"], one["chain"]) == ("2025-08-11", "inferred", "Kabar Satu ← Samudra")
    assert (two["speaker"], two["time_start"], two["continues"]) == ("", "", "r1.q0")


def test_csv_of_events_keeps_the_order_of_parties_in_every_column():
    _, consult, assault = table(events_csv(events()))
    assert (consult["actors"], consult["actor_countries"]) == ("Arda Wira; Beno", "IDN;")
    assert (consult["auxiliary"], consult["quad"], consult["place"]) == ("future", "1", "Kotabaru")
    assert assault["quantities"] == "injured 4.. orang"


@pytest.mark.parametrize("begins", ["=1+1", "+62", "-3", "@x", "\t=1", "\r=1", "\n=1", "＝1", " =1", "\u202e=1"])
def test_a_cell_a_spreadsheet_would_run_gets_an_apostrophe(begins):
    assert cell(begins).startswith("'")


@pytest.mark.parametrize(
    ("value", "shown"), [("a\tb\nc", "a b c"), (None, ""), (-5, "-5"), ("1-2", "1-2"), ("\x1b[31m", "[31m")]
)
def test_other_cells_stand_as_they_are_on_one_line(value, shown):
    assert cell(value) == shown


def test_no_field_of_a_page_becomes_a_formula_or_another_column():
    hostile = '=cmd|"/c calc"!A1,\r\n"x'
    for text in (quotes_csv(quotes(extra=hostile)), events_csv(events(extra=hostile))):
        rows = table(text)
        assert {None} & set().union(*rows) == set()
        assert text.count("\n") == len(rows) + 1
    report, entities = made()
    named = [replace(one, name="=HYPERLINK(1)") if one.id == "p1" else one for one in entities]
    assert table(quotes_csv(quote_rows([report], named)))[0]["speaker"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("phrase", "low", "high", "unit", "told"),
    [
        ("exact", 6, 6, "orang", "dead 6 orang"),
        ("at least", 4, None, None, "dead 4.."),
        ("at most", None, 4.5, "orang", "dead ..4.5 orang"),
        ("between", 4, 6, None, "dead 4..6"),
        ("large", 400000.0, 400000.0, "ton", "dead 400000 ton"),
        ("unknown", None, None, None, "dead"),
    ],
)
def test_a_quantity_is_written_with_its_bounds(phrase, low, high, unit, told):
    assert quantity(Quantity("dead", low, high, unit, span(PAGE, "empat"))) == told


def test_the_how_to_tells_every_column_in_order():
    told = re.findall(r"^\| `(\w+)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [*QUOTES, *EVENTS]
