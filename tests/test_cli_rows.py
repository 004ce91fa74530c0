"""`runut quotes` and `runut events` as a user meets them, and the Python calls they stand on."""

import csv
import io
import json

import pytest

import runut
from runut.present.csv import EVENTS, QUOTES
from runut.present.polecat import COLUMNS
from tests.test_cli import EXAMPLES, run

FERRY, TALKS = EXAMPLES / "ferry", EXAMPLES / "talks"


@pytest.fixture(scope="module")
def quotes():
    return runut.quotes([FERRY], workers=1)


@pytest.fixture(scope="module")
def events():
    return runut.events([TALKS], workers=1)


@pytest.fixture(scope="module")
def brief():
    return runut.brief([EXAMPLES], workers=1)


def test_every_quote_and_event_of_a_brief_is_a_row(brief):
    rows = runut.quotes([EXAMPLES], workers=1).quotes
    assert [row.id for row in rows] == [quote.id for report in brief.reports for quote in report.quotes]
    rows = runut.events([EXAMPLES], workers=1).events
    assert [row.id for row in rows] == [event.id for report in brief.reports for event in report.events]


def test_views_are_listed_where_asked_for_and_nobody_else_vouches_for_them(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Koperasi Melati berencana membangun gudang di Solo.\n\nHujan turun sejak pagi di Solo.\n")
    assert [row.kind for row in runut.quotes([page], workers=1, language="id").quotes] == []
    (row,) = runut.quotes([page], workers=1, language="id", views=True).quotes
    assert (row.kind, row.text, row.speakers[0].name) == ("view", "membangun gudang di Solo", "Koperasi Melati")
    assert row.attribution == ()
    told = json.loads(run("quotes", page, "--views", "--format", "json").stdout)
    assert [one["kind"] for one in told] == ["view"]
    assert "views" in run("quotes", "--help").stdout.decode()


def test_rows_name_entities_that_are_handed_over_too(quotes, events):
    for found, parties in (
        (quotes, [party for row in quotes.quotes for party in row.speakers]),
        (events, [party for row in events.events for party in (*row.actors, *row.recipients)]),
    ):
        names = {entity.id: entity.name for entity in found.entities}
        named = [party for party in parties if party.entity]
        assert named
        assert all(names[party.entity] == party.name for party in named)


@pytest.mark.parametrize(("command", "count"), [("quotes", "kutipan"), ("events", "kejadian")])
def test_a_table_is_printed_in_the_language_of_the_interface(command, count):
    done = run(command, FERRY, LC_ALL="id_ID.UTF-8")
    assert done.returncode == 0
    assert done.stderr == b""
    assert count in done.stdout.decode().splitlines()[-1]
    assert "Kabarteluk.id" in done.stdout.decode()


def test_quotes_as_json_jsonl_and_csv_hold_the_same_rows(quotes, tmp_path):
    as_json = json.loads(run("quotes", FERRY, "--format", "json").stdout)
    as_lines = [json.loads(line) for line in run("quotes", FERRY, "--format", "jsonl").stdout.splitlines()]
    out = tmp_path / "quotes.csv"
    assert run("quotes", FERRY, "-o", out).returncode == 0
    as_csv = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert as_json == as_lines
    assert list(as_csv[0]) == list(QUOTES)
    assert [row["quote"] for row in as_csv] == [row["id"] for row in as_json] == [row.id for row in quotes.quotes]


def test_the_offsets_of_a_row_point_at_its_words(quotes):
    pages = {report.id: report.page for report in runut.clean([FERRY]).reports}
    places = [(pages[row.report], span) for row in quotes.quotes for span in row.content]
    assert places
    for page, span in places:
        assert page[span.start : span.end] == span.text


def test_events_as_csv_have_stable_columns(events):
    told = list(csv.DictReader(io.StringIO(run("events", TALKS, "--format", "csv").stdout.decode())))
    assert list(told[0]) == list(EVENTS)
    assert [row["event"] for row in told] == [row.id for row in events.events]


def test_plover_leaves_out_what_it_cannot_hold_and_says_how_many(events):
    done = run("events", EXAMPLES, "--format", "plover")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    every = runut.events([EXAMPLES], workers=1).events
    assert done.returncode == 0
    assert 0 < len(told) < len(every)
    assert f"{len(every) - len(told)} event".encode() in done.stderr
    assert run("events", EXAMPLES, "--format", "plover", "--quiet").stderr == b""
    assert all(record["coder"] == f"runut {runut.__version__}" for record in told)


def test_polecat_holds_every_event_in_forty_columns(events, tmp_path):
    out = tmp_path / "events.tsv"
    assert run("events", TALKS, "-o", out).returncode == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == list(COLUMNS)
    assert len(lines) == len(events.events) + 1
    assert {line.count("\t") for line in lines} == {39}


@pytest.mark.parametrize("command", ["quotes", "events"])
def test_nothing_readable_is_exit_1_and_wrong_usage_is_exit_2(command, tmp_path):
    missing = run(command, tmp_path / "tiada.txt")
    assert missing.returncode == 1
    assert b"tiada.txt" in missing.stderr
    for args in ((), (FERRY, "--format", "xlsx"), (FERRY, "--workers", "0"), (FERRY, "--field", "text")):
        done = run(command, *args)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["quotes", "events"])
def test_a_page_without_any_is_no_failure(command):
    done = run(command, "-", "--format", "csv", stdin=b"Pasar Baru\nHarga cabai di Pasar Baru masih tinggi.\n")
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("command", ["clean", "quotes", "events"])
def test_the_help_tells_every_option(command):
    done = run(command, "--help", COLUMNS="200")
    told = done.stdout.decode()
    assert done.returncode == 0
    for option in ("--format", "--output", "--language", "--field", "--ui", "--workers", "--quiet"):
        assert option in told
