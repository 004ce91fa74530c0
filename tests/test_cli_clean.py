"""`runut clean` as a user meets it."""

import json

import pytest

import runut
from tests.test_cli import EXAMPLES, run

PAGE = EXAMPLES / "ferry" / "lintas-timur.txt"


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


def test_the_report_is_printed_without_what_stands_around_it():
    done = run("clean", PAGE)
    told = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert "132 orang telah dievakuasi ke Raha termasuk sebelas anak" in " ".join(told.split())
    assert "ADVERTISEMENT" not in told
    assert "--show-dropped" in told


def test_dropped_pieces_are_shown_on_demand_in_both_languages():
    for ui, basis in (("en", "stated on the page"), ("id", "tertulis di halaman")):
        told = run("clean", PAGE, "--show-dropped", "--ui", ui).stdout.decode()
        assert "ADVERTISEMENT" in told
        assert "drop.inline_artefact" in told
        assert basis in told


def test_text_is_the_body_for_a_corpus():
    told = run("clean", PAGE, "--format", "text").stdout.decode()
    assert "Bagikan" not in told
    assert "membuka tab baru" not in told
    assert '"Kebakaran ini tragedi yang dapat dicegah.' in told


def test_the_diff_holds_every_line_of_the_page(page):
    told = run("clean", PAGE, "--diff").stdout.decode()
    numbers = {int(row[:5]) for row in told.splitlines() if row[:5].strip().isdigit()}
    assert numbers == {n for n, line in enumerate(page.split("\n"), 1) if line.strip()}
    assert "[-, membuka tab baru-]{drop.inline_artefact}" in told


def test_json_is_a_list_of_reports_with_verbatim_spans(page):
    (told,) = json.loads(run("clean", PAGE, "-f", "json").stdout)
    assert told["page"] == page
    for one in (*told["blocks"], *told["dropped"]):
        assert page[one["span"]["start"] : one["span"]["end"]] == one["span"]["text"]
    assert "quotes" not in told


def test_jsonl_is_one_report_a_line_and_reads_back_in(tmp_path):
    out = tmp_path / "reports.jsonl"
    assert run("clean", EXAMPLES, "-o", out).returncode == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == [one.id for one in runut.clean([EXAMPLES]).reports]
    again = run("clean", out, "--field", "text=body", "--field", "outlet=outlet", "-f", "text")
    assert again.returncode == 0


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".txt", b"Kapal Feri"), (".json", b"["), (".jsonl", b'{"id"'), (".md", b"# Kapal Feri")]
)
def test_the_suffix_of_the_output_decides_its_form(tmp_path, suffix, begins):
    out = tmp_path / f"clean{suffix}"
    assert run("clean", EXAMPLES / "ferry" / "kabar-teluk.txt", "-o", out).returncode == 0
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "args",
    [
        ("--diff", "--format", "json"), ("--diff", "--show-dropped"), ("--show-dropped", "--format", "text"),
        ("--show-dropped", "--format", "jsonl"), ("--format", "html"), ("--workers", "0"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_2_without_a_traceback(args):
    done = run("clean", PAGE, *args)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_nothing_readable_is_exit_1_and_says_why(tmp_path):
    done = run("clean", tmp_path / "tiada.txt")
    assert done.returncode == 1
    assert b"tiada.txt" in done.stderr


def test_a_bad_input_is_told_and_the_others_are_cleaned(tmp_path):
    done = run("clean", PAGE, tmp_path / "tiada.txt", "-f", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert b"tiada.txt" in done.stderr


def test_a_page_from_a_pipe_is_cleaned(page):
    assert run("clean", "-", "-f", "text", stdin=page.encode()).stdout == run("clean", PAGE, "-f", "text").stdout


def test_the_number_of_workers_changes_no_byte(tmp_path):
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(f"Judul {n}\n{PAGE.read_text(encoding='utf-8')}", encoding="utf-8")
    one, two = (run("clean", tmp_path, "-f", "jsonl", "--workers", n).stdout for n in (1, 2))
    assert one == two
    assert one.count(b"\n") == 40
