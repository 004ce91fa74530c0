"""The command line as a user meets it: exit status, streams, formats, languages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import runut

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(*args, stdin=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "runut", *map(str, args)],
        input=stdin,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "100", **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def ferry():
    return run("brief", EXAMPLES / "ferry", "--format", "json")


def test_a_brief_as_json_goes_to_standard_output_and_nothing_else_does(ferry):
    assert ferry.returncode == 0
    assert json.loads(ferry.stdout)["schema"] == "runut/brief/1"
    assert ferry.stderr == b""


def test_the_same_reports_from_a_pipe_give_the_same_account(ferry):
    page = (EXAMPLES / "ferry" / "kabar-teluk.txt").read_bytes()
    told = json.loads(run("brief", "-", "--format", "json", stdin=page).stdout)
    known = next(r for r in json.loads(ferry.stdout)["reports"] if r["source"].endswith("kabar-teluk.txt"))
    assert told["reports"][0]["page"] == known["page"]
    assert told["reports"][0]["id"] == known["id"]


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".json", b"{"), (".md", b"# "), (".html", b"<!doctype html>"), (".txt", "╭".encode())]
)
def test_the_suffix_of_the_output_decides_its_form(tmp_path, suffix, begins):
    out = tmp_path / f"brief{suffix}"
    assert run("brief", EXAMPLES / "ferry" / "pantau-laut.txt", "-o", out).returncode == 0
    assert out.read_bytes().startswith(begins)


def test_one_bad_input_is_told_and_the_others_are_briefed(tmp_path):
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    done = run("brief", EXAMPLES / "ferry" / "pantau-laut.txt", empty, tmp_path / "tiada.txt", "-f", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(told["reports"]) == 1
    assert {Path(one["source"]).name for one in told["rejected"]} == {"kosong.txt", "tiada.txt"}
    for one in told["rejected"]:
        assert one["what"]
        assert one["where"]
        assert one["mend"]
        assert one["what"].encode() in done.stderr


def test_nothing_readable_is_exit_1_and_says_why(tmp_path):
    done = run("brief", tmp_path / "tiada.txt")
    assert done.returncode == 1
    assert b"tiada.txt" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "args",
    [("brief",), ("brief", "x", "--format", "pdf"), ("brief", "x", "--field", "text"), ("tell",), ("brief", "--oops")],
)
def test_wrong_usage_is_exit_2_without_a_traceback(args):
    done = run(*args)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_version_and_the_help_of_every_command():
    assert run("--version").stdout.decode().strip() == f"runut {runut.__version__}"
    for command in ("brief", "explain", "schema"):
        assert run(command, "--help").returncode == 0


def test_a_reason_code_is_told_in_both_languages():
    code = next(iter(runut.reasons()))
    reason = runut.explain(code)
    assert reason.title_en in run("explain", code).stdout.decode()
    assert reason.title_id in run("explain", code, LC_ALL="id_ID.UTF-8").stdout.decode()
    assert reason.title_id in run("explain", code, "--ui", "id").stdout.decode()


def test_an_unknown_reason_code_is_exit_1_and_names_near_ones():
    done = run("explain", "drop.nonsense")
    assert done.returncode == 1
    assert b"drop." in done.stderr.replace(b"drop.nonsense", b"")


def test_an_output_that_cannot_be_written_is_told(tmp_path):
    done = run("brief", EXAMPLES / "ferry" / "pantau-laut.txt", "-o", tmp_path / "no" / "such" / "out.json")
    assert done.returncode == 1
    assert b"mend" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_schema_is_json():
    assert json.loads(run("schema").stdout)["$schema"]
