"""`runut copies` as a user meets it."""

import csv
import io
import json

import pytest

import runut
from runut.errors import UsageError
from runut.present.csv import COPIES
from tests.link.reports import FIRE, FIRE_ALONE, MATCH
from tests.test_cli import EXAMPLES, run

PROMO = "Dapatkan berita pilihan kami setiap pagi langsung di surel Anda, daftar di sini"
ROWS = [
    {"text": FIRE, "outlet": "Kabar Hulu", "title": "Pasar terbakar", "date": "2025-03-04"},
    {"text": f"{FIRE_ALONE}\n{PROMO}", "outlet": "Warta Muara", "title": "Sisa api", "date": "2025-03-05"},
    {"text": f"{MATCH}\n{PROMO}", "outlet": "Warta Muara", "title": "Laga", "date": "2025-03-05"},
    {"text": f"{FIRE}\n{FIRE_ALONE}", "outlet": "Pos Seberang", "title": "Kios hangus", "date": "2025-03-14"},
]


@pytest.fixture
def reports(tmp_path):
    place = tmp_path / "reports.jsonl"
    place.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return place


def pairs(done):
    return {(row["first"]["outlet"], row["second"]["outlet"]) for row in map(json.loads, done.stdout.splitlines())}


def test_each_pair_is_a_row_with_both_shares_and_verbatim_evidence(reports):
    rows = [one for one in runut.copies([reports], workers=1) if isinstance(one, runut.CopyRow)]
    assert [(row.first.outlet, row.second.outlet, row.reason) for row in rows] == [
        ("Kabar Hulu", "Pos Seberang", "copy.contained"),
        ("Warta Muara", "Pos Seberang", "copy.contained"),
    ]
    for row in rows:
        assert row.of_first > 0.8 > row.of_second > 0.2
        assert [one.report for one in row.evidence[:2]] == [row.first.report, row.second.report]
        assert all(one.span.text in FIRE + FIRE_ALONE for one in row.evidence)
        assert runut.explain(row.reason)


def test_every_format_tells_the_same_pairs(reports, tmp_path):
    lines = [json.loads(row) for row in run("copies", reports, "-f", "jsonl").stdout.splitlines()]
    out = tmp_path / "copies.csv"
    assert run("copies", reports, "-o", out).returncode == 0
    table = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert list(table[0]) == list(COPIES)
    assert [row["second_report"] for row in table] == [row["second"]["report"] for row in lines]
    shown = run("copies", reports, "--ui", "en").stdout.decode()
    assert "One stands in the other" in shown
    assert "2 pairs share their text" in shown


def test_a_window_keeps_reports_of_other_weeks_apart(reports):
    assert pairs(run("copies", reports, "-f", "jsonl", "--window", 3)) == set()


def test_a_share_is_asked_for(reports):
    assert len(pairs(run("copies", reports, "-f", "jsonl", "--least", 0.9))) <= 2
    with pytest.raises(UsageError):
        runut.copies([reports], least=0)


def test_an_index_knows_what_was_read_before(reports, tmp_path):
    index, later = tmp_path / "seen", tmp_path / "later.jsonl"
    assert run("copies", reports, "--index", index).returncode == 0
    later.write_text(json.dumps({"text": f"{MATCH}\nSelesai.", "outlet": "Suara Laut"}) + "\n", encoding="utf-8")
    assert pairs(run("copies", later, "-f", "jsonl", "--index", index)) == {("Warta Muara", "Suara Laut")}
    again = run("copies", reports, "-f", "jsonl", "--index", index)
    assert ("Kabar Hulu", "Kabar Hulu") not in pairs(again)


def test_the_same_page_in_two_places_is_told(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(FIRE, encoding="utf-8")
    (row,) = [one for one in runut.copies([tmp_path], workers=1) if isinstance(one, runut.CopyRow)]
    assert row.reason == "copy.same_page"
    assert (row.of_first, row.of_second) == (1.0, 1.0)


def test_nothing_read_is_exit_1_and_wrong_usage_exit_2(reports, tmp_path):
    assert run("copies", tmp_path / "absent.txt").returncode == 1
    assert run("copies", reports, tmp_path / "absent.txt").returncode == 0
    assert run("copies", EXAMPLES, "--format", "stone").returncode == 2
    assert run("copies", EXAMPLES, "--least", 2).returncode == 2
    (tmp_path / "text").write_text("no index", encoding="utf-8")
    assert run("copies", reports, "--index", tmp_path / "text").returncode == 1
