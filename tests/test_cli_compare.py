"""`runut compare`, `runut check` and `runut brief --focus` as a user meets them, and the calls they stand on."""

import json

import pytest

import runut
from tests.test_cli import EXAMPLES, run

FERRY, TALKS = EXAMPLES / "ferry", EXAMPLES / "talks"
PAIR = (FERRY / "kabar-teluk.txt", FERRY / "suara-pelabuhan.html")


@pytest.fixture(scope="module")
def comparison():
    return runut.compare(*PAIR)


def relation(comparison, words):
    (pair,) = [p for p in comparison.pairs if any(words in m.span.text for m in (*p.first, *p.second))]
    return pair.relation


@pytest.mark.parametrize(
    ("phrase", "words", "wanted"),
    [
        ("what both tell in other words agrees", "136 orang", "agrees"),
        ("a quotation with another word differs", "kejahatan yang dapat dicegah", "differs"),
        ("what only the first tells is only there", "KNKT memperkirakan", "only_in_first"),
    ],
)
def test_two_reports_are_set_side_by_side(comparison, phrase, words, wanted):
    assert relation(comparison, words) == wanted


def test_the_same_report_twice_is_the_same_throughout():
    found = runut.compare(PAIR[0], PAIR[0])
    assert {pair.relation for pair in found.pairs} == {"same"}
    assert not any(pair.moved for pair in found.pairs)


def test_a_comparison_turned_round_tells_the_same_from_the_other_side(comparison):
    turned = runut.compare(*PAIR[::-1])
    swap = {"only_in_first": "only_in_second", "only_in_second": "only_in_first"}
    assert sorted(pair.relation for pair in turned.pairs) == sorted(
        swap.get(pair.relation, pair.relation) for pair in comparison.pairs
    )


def test_a_comparison_is_written_in_each_form(tmp_path):
    out = tmp_path / "c.json"
    assert run("compare", *PAIR, "-o", out).returncode == 0
    assert json.loads(out.read_bytes())["schema"] == "runut/comparison/1"
    told = run("compare", *PAIR, "--format", "markdown", "--ui", "id").stdout.decode()
    assert "**tragedi**" in told
    assert "**kejahatan**" in told
    assert "hanya di yang pertama" in run("compare", *PAIR, LC_ALL="id_ID.UTF-8").stdout.decode()


def test_what_cannot_be_compared_is_told(tmp_path):
    missing = run("compare", PAIR[0], tmp_path / "tiada.txt")
    assert missing.returncode == 1
    assert b"tiada.txt" in missing.stderr
    several = run("compare", PAIR[0], TALKS / "rows.jsonl")
    assert several.returncode == 2
    assert b"rows.jsonl" in several.stderr


CHECKS = {
    "a number that most tell otherwise": (
        "Indonesia will buy 500,000 tons of rice a year from Vietnam.", TALKS, {"supports": 1, "contradicts": 3},
    ),
    "what all that tell it tell in other words": (
        "Tujuh orang menderita luka bakar.", FERRY, {"supports": 3},
    ),
    "a subject in common is no support": ("Harga beras naik tajam di Jakarta.", TALKS, {}),
    "what nobody speaks of": ("Tim nasional memenangi kejuaraan bulu tangkis di Osaka.", EXAMPLES, {}),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "where", "wanted"), CHECKS.values(), ids=CHECKS)
def test_a_statement_is_held_against_reports(statement, where, wanted):
    found = runut.check(statement, [where], workers=1)
    counts = {v: sum(one.verdict == v for one in found.findings) for v in ("supports", "contradicts")}
    assert {verdict: count for verdict, count in counts.items() if count} == wanted
    assert found.support.reports == counts["supports"]
    assert found.support.independent <= found.support.reports
    assert {one.report for one in found.findings} == {report.id for report in found.reports}
    pages = {report.id: report.page for report in found.reports}
    for one in found.findings:
        for shown in one.sentences:
            assert pages[shown.report][shown.span.start : shown.span.end] == shown.span.text


def test_a_check_is_written_in_each_form():
    done = run("check", CHECKS["a number that most tell otherwise"][0], TALKS, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["schema"] == "runut/check/1"
    told = run("check", CHECKS["a number that most tell otherwise"][0], TALKS, LC_ALL="id_ID.UTF-8").stdout.decode()
    assert "Mendukung: 1 laporan" in told
    assert "Menyangkal: 3 laporan" in told
    assert "# Indonesia will buy" in run("check", "Indonesia will buy rice.", TALKS, "-f", "markdown").stdout.decode()


def test_a_check_without_words_or_reports_is_told(tmp_path):
    assert run("check", "…", TALKS).returncode == 2
    assert run("check", "Harga beras naik.", tmp_path / "tiada.txt").returncode == 1


@pytest.mark.parametrize(("form", "mark"), [("terminal", ""), ("markdown", "## "), ("html", "<h2>")])
def test_the_focus_decides_what_stands_first(form, mark):
    heads = [mark + head for head in ("Where it comes from", "Where the reports differ", "The account")]
    for focus, order in (("account", [0, 1, 2]), ("differences", [1, 2, 0])):
        told = run("brief", FERRY, "--format", form, "--focus", focus).stdout.decode()
        places = [told.index(heads[n]) for n in order]
        assert places == sorted(places), focus
