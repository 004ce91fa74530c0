"""A stream of reports as a user meets it: kept from run to run, told, killed and gone on with."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import runut
from tests.link.reports import FIRE, FIRE_ENGLISH, FIRE_REWORDED, MATCH, make
from tests.test_cli import EXAMPLES, run

REPORTS = (
    make("r1", FIRE, title="Pasar Tanjung Terbakar", outlet="Kabar Hulu", day=4),
    make("r2", FIRE_REWORDED, title="84 Kios Pasar Tanjung Hangus", outlet="Warta Muara", day=4),
    make("r3", MATCH, title="Persatuan Laut Menang", outlet="Kabar Hulu", day=5),
    make("r4", FIRE_ENGLISH, title="Fire destroys 84 stalls", code="en", outlet="Hill News", day=5),
)
KILLED = """
import os, sys
import runut
from tests.test_stream import REPORTS
stream = runut.Stream(sys.argv[1])
for report in REPORTS[:3]:
    stream.add(report)
os._exit(9)
"""


def told(stream):
    return sorted(sorted(story.reports) for story in stream.told().stories)


def test_a_stream_goes_on_from_its_state(tmp_path):
    with runut.Stream(tmp_path / "s") as stream:
        first = [stream.add(report) for report in REPORTS[:2]]
    with runut.Stream(tmp_path / "s") as stream:
        assert stream.add(REPORTS[0]).story == first[0].story
        joined = stream.add(REPORTS[3])
        stream.add(REPORTS[2])
        assert joined.story == first[0].story
        assert told(stream) == [["r1", "r2", "r4"], ["r3"]]
        (fire, match) = sorted(stream.told().stories, key=lambda story: -len(story.reports))
    assert (fire.outlets, fire.languages) == (("Hill News", "Kabar Hulu", "Warta Muara"), ("en", "id"))
    assert (str(fire.first), str(fire.last), fire.open) == ("2025-03-04", "2025-03-05", True)
    assert match.title == "Persatuan Laut Menang"


def test_what_add_has_returned_survives_a_process_that_is_killed(tmp_path):
    place = tmp_path / "s"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", KILLED, place], cwd=root, check=False, timeout=120)
    assert done.returncode == 9
    with runut.Stream(place) as stream, runut.Stream() as whole:
        for report in REPORTS[:3]:
            whole.add(report)
        assert told(stream) == told(whole) == [["r1", "r2"], ["r3"]]


def test_the_state_keeps_the_name_of_its_statistics_and_its_days(tmp_path):
    with runut.Stream(tmp_path / "s", days=3) as stream:
        assert (stream.snapshot, stream.days) == ("shipped", 3)
        assert stream.add(REPORTS[0]).snapshot == "shipped"
    with runut.Stream(tmp_path / "s") as stream:
        assert stream.days == 3
        assert stream.told().snapshot == "shipped"
    with pytest.raises(runut.UsageError):
        runut.Stream(tmp_path / "s", days=4)
    with pytest.raises(runut.UsageError):
        runut.Stream(days=0)


def test_a_state_may_stand_on_counts_of_its_own_and_then_takes_no_other(tmp_path):
    counts = runut.snapshot(REPORTS)
    assert counts.name == runut.snapshot(REPORTS[::-1]).name != "shipped"
    with runut.Stream(tmp_path / "s", snapshot=counts) as stream:
        assert stream.add(REPORTS[0]).snapshot == counts.name
    with runut.Stream(tmp_path / "s") as stream:
        assert stream.snapshot == counts.name
    with pytest.raises(runut.UsageError):
        runut.Stream(tmp_path / "s", snapshot=runut.snapshot(REPORTS[:1]))


def test_reports_that_left_the_window_are_still_told_and_nothing_is_kept_of_their_text(tmp_path):
    with runut.Stream(tmp_path / "s", days=2) as stream:
        for day in range(1, 25):
            stream.add(make(f"d{day:02}", f"{MATCH} Catatan {day}", day=day))
        stories = stream.told().stories
        assert sorted(name for story in stories for name in story.reports) == [f"d{day:02}" for day in range(1, 25)]
        assert stream.bytes_per_report > 0
    kept = sqlite3.connect(tmp_path / "s").execute("select count(*) from report where kept is not null").fetchone()[0]
    assert kept <= 12
    assert "Stadion Wirasaba" not in (tmp_path / "s").read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("what", ["a file that is none", "a state of another form"])
def test_a_file_that_is_no_state_is_told_as_such(tmp_path, what):
    place = tmp_path / "s"
    if what == "a file that is none":
        place.write_text("Pasar Tanjung terbakar." * 100, encoding="utf-8")
    else:
        runut.Stream(place).close()
        with sqlite3.connect(place) as base:
            base.execute("update meta set value = 'runut-stream-0' where name = 'form'")
    with pytest.raises(runut.InputError):
        runut.Stream(place)


def test_the_command_goes_on_from_run_to_run(tmp_path):
    state = tmp_path / "state"
    first = json.loads(run("stories", EXAMPLES / "ferry", "--state", state, "-f", "json").stdout)
    both = json.loads(run("stories", EXAMPLES / "talks", "--state", state, "-f", "json").stdout)
    assert (first["schema"], first["snapshot"]) == ("runut/stream/1", "shipped")
    assert first["stories"][0]["id"] in [story["id"] for story in both["stories"]]
    assert len(both["stories"]) > 1
    rows = list(csv.DictReader(io.StringIO(run("stories", EXAMPLES, "--state", state, "-f", "csv").stdout.decode())))
    assert [row["story"] for row in rows] == [story["id"] for story in both["stories"]]
    assert rows[0]["languages"] == "en; id"


def test_each_report_is_followed_as_it_comes_from_a_pipe():
    lines = [{"id": one.id, "text": one.page, "title": one.title.text} for one in REPORTS[:3]]
    piped = "".join(json.dumps(line) + "\n" for line in lines).encode()
    found = [json.loads(row) for row in run("stories", "-", "--follow", stdin=piped).stdout.splitlines()]
    assert len(found) == 3
    assert {row["reason"] for row in found} == {"story.opens", "story.joins_by_copy"}


@pytest.mark.parametrize("wrong", [["--follow", "-f", "json"], ["--days", "0"], ["--state", "s", "--workers", "2"]])
def test_wrong_usage_of_a_stream_is_exit_2(wrong):
    assert run("stories", EXAMPLES, *wrong).returncode == 2


@pytest.mark.parametrize(("ui", "word"), [("en", "statistics: shipped"), ("id", "statistik: shipped")])
def test_the_table_of_a_stream_speaks_the_language_of_the_interface(ui, word):
    assert word in run("stories", EXAMPLES, "--days", "14", "--ui", ui).stdout.decode()
