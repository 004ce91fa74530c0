"""PLOVER and POLECAT are strictly formed, and say nothing a report does not."""

import csv
import io
import json
import re

import pytest
from msgspec.structs import replace

from runut.present.plover import codable, record, to_plover
from runut.present.polecat import COLUMNS, to_polecat
from runut.present.rows import event_rows
from tests.present.rows import made

HOSTILE = '\tx\n"y";=z'


def rows(**given):
    report, entities = made(**given)
    return event_rows([report], entities)


def plover(**given):
    return [json.loads(line) for line in to_plover(rows(**given), "9").splitlines()]


def polecat(**given):
    report, entities = made(**given)
    return to_polecat(event_rows([report], entities), entities, "9")


RECORD = {
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment", "size",
}  # fmt: skip
ENTITY = {
    "code",
    "sector",
    "entity_text",
    "identifier_id",
    "identifier_text",
    "religion",
    "ethnicity",
    "office",
    "gender",
    "age",
}


@pytest.mark.parametrize("extra", ["", HOSTILE])
def test_a_plover_record_has_what_is_required_in_the_named_fields_only(extra):
    records = plover(extra=extra)
    assert records
    for told in records:
        assert set(told) <= RECORD
        assert {"id", "date", "actor", "event"} <= set(told)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["date"])
        for name in ("actor", "recipient", "event", "mode"):
            assert isinstance(told.get(name, []), list)
        for party in (*told["actor"], *told.get("recipient", [])):
            assert set(party) <= ENTITY
            assert None not in party.values()
        assert told["quad_code"] in (1, 2, 3, 4)


def test_an_event_without_actor_is_no_plover_record():
    assert [codable(row) for row in rows()] == [True, True, False]
    assert len(plover()) == 2


def test_an_event_without_day_takes_that_of_publication_and_says_so():
    accuse, consult = plover()
    assert (accuse["date"], accuse["comment"]) == ("2025-08-14", "date: day of publication")
    assert (consult["date"], consult["comment"]) == ("2025-08-11", "attribution: Kabar Satu ← Samudra")


def test_an_event_of_no_known_day_is_no_plover_record():
    report, entities = made()
    undated = replace(report, published=None)
    row = event_rows([undated], entities)[0]
    assert not codable(row)
    with pytest.raises(ValueError, match="no day"):
        record(row, "9")


def test_auxiliary_modes_stand_among_the_modes():
    accuse, consult = plover()
    assert accuse["mode"] == ["disapprove"]
    assert consult["mode"] == ["future"]


def test_a_plover_actor_is_told_by_code_words_name_and_office():
    assert plover()[0]["actor"] == [
        {"code": "IDN", "entity_text": "Arda", "identifier_text": "Arda Wira", "office": "Menteri"}
    ]


def test_plover_cites_the_report_and_the_place_in_it():
    told = plover()[0]
    assert told["cite_info"]["url"] == "https://kabar.example/1"
    assert told["cite_info"]["publication"] == "Kabar Satu"
    assert told["text_info"]["end"] - told["text_info"]["start"] == len(told["event_text"])
    assert plover()[1]["event_loc"] == {
        "extracted_place": "Kotabaru",
        "resolved_place": "Kotabaru",
        "geonameid": "42",
        "lat": -3.25,
        "lon": 116.25,
        "province": "ID-KS",
        "country_code": "IDN",
        "feature_code": "ADM2",
        "resolution": 3,
    }


@pytest.mark.parametrize("extra", ["", HOSTILE])
def test_every_polecat_line_has_forty_cells_for_every_reader(extra):
    text = polecat(extra=extra)
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    assert text.split("\n")[0] == "\t".join(COLUMNS)
    lines = text.rstrip("\n").split("\n")
    assert {line.count("\t") for line in lines} == {39}
    assert {len(row) for row in csv.reader(io.StringIO(text), delimiter="\t")} == {40}
    assert len(lines) == 4


def test_polecat_leaves_empty_what_is_not_known_and_keeps_every_event():
    accuse, consult, assault = csv.DictReader(io.StringIO(polecat()), delimiter="\t")
    assert (accuse["Event Type"], accuse["Event Mode"], accuse["Quad Code"]) == (
        "ACCUSE",
        "disapprove",
        "VERBAL CONFLICT",
    )
    assert (accuse["Event Date"], accuse["Publication Date"]) == ("", "2025-08-14")
    assert (accuse["Actor Country"], accuse["Recipient Country"]) == ("IDN", "SVN")
    assert (consult["Actor Name"], consult["Actor Country"], consult["Event Mode"]) == (
        "Arda Wira;Beno",
        "IDN;",
        "future",
    )
    assert (consult["Placename"], consult["GeoNames ID"], consult["Country"]) == ("Kotabaru", "42", "IDN")
    assert (consult["City"], consult["District"], consult["Province"]) == ("", "Kotabaru", "ID-KS")
    assert (consult["Latitude"], consult["Longitude"], consult["Feature Type"]) == ("-3.250", "116.250", "ADM2")
    assert (assault["Actor Name"], assault["Recipient Name"], assault["Intensity"]) == ("", "", "")
    assert accuse["Story Locations"] == "Selania;Kotabaru"
    assert accuse["Version"] == "runut 9"


def test_a_semicolon_in_a_name_does_not_make_two_names():
    report, entities = made()
    named = [replace(one, name="Arda; Beno") if one.id == "p1" else one for one in entities]
    told = next(csv.DictReader(io.StringIO(to_polecat(event_rows([report], named), named, "9")), delimiter="\t"))
    assert told["Actor Name"] == "Arda, Beno"
