"""`runut stories` and `runut lineage` as a user meets them."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest

import runut
from runut.present.csv import STORIES
from tests.test_cli import EXAMPLES, run


@pytest.fixture(scope="module")
def brief():
    return runut.brief([EXAMPLES], workers=1)


def test_every_story_is_a_row_in_every_format(brief):
    as_json = json.loads(run("stories", EXAMPLES, "-f", "json").stdout)
    as_lines = [json.loads(row) for row in run("stories", EXAMPLES, "-f", "jsonl").stdout.splitlines()]
    as_csv = list(csv.DictReader(io.StringIO(run("stories", EXAMPLES, "-f", "csv").stdout.decode())))
    assert as_json == as_lines
    assert list(as_csv[0]) == list(STORIES)
    assert [row["story"] for row in as_csv] == [row["id"] for row in as_json] == [story.id for story in brief.stories]
    assert sum(len(row["reports"]) for row in as_json) == len(brief.reports)


@pytest.mark.parametrize(("ui", "heading"), [("en", "independent"), ("id", "independen")])
def test_the_table_speaks_the_language_of_the_interface(ui, heading):
    shown = run("stories", EXAMPLES, "--ui", ui).stdout.decode()
    assert heading in shown.splitlines()[0]


def test_lineage_is_drawn_as_the_suffix_says(tmp_path, brief):
    for suffix, first in ((".svg", "<svg"), (".dot", "digraph"), (".graphml", "<?xml"), (".json", "{")):
        out = tmp_path / f"lineage{suffix}"
        assert run("lineage", EXAMPLES, "-o", out).returncode == 0
        assert out.read_text(encoding="utf-8").startswith(first)
    reports = {report.id for report in brief.reports}
    nodes = {node.get("id").partition("/")[2] for node in ET.parse(tmp_path / "lineage.graphml").iterfind(".//{*}node")}
    assert reports <= nodes
    ET.parse(tmp_path / "lineage.svg")


def test_the_tree_names_an_agency_that_is_not_among_the_inputs():
    shown = run("lineage", EXAMPLES / "ferry", "--ui", "en").stdout.decode()
    assert shown.count("Samudra") >= 1
    assert "not among the inputs" in shown


@pytest.mark.parametrize("command", ["stories", "lineage"])
def test_nothing_read_is_exit_1_and_wrong_usage_exit_2(command, tmp_path):
    assert run(command, tmp_path / "absent.txt").returncode == 1
    assert run(command, EXAMPLES, "--format", "stone").returncode == 2
    assert run(command, EXAMPLES, "--field", "text").returncode == 2
