"""What runut finds in examples/ is what was reviewed. A wanted change: `make golden`, then read the diff."""

import json

import pytest

from tools.golden import FILE, golden

WANTED = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found():
    return json.loads(golden())


@pytest.mark.parametrize("report", WANTED["reports"])
def test_a_report_is_read_as_reviewed(found, report):
    assert found["reports"][report] == WANTED["reports"][report]


@pytest.mark.parametrize("part", ["entities", "stories"])
def test_the_reports_together_are_told_as_reviewed(found, part):
    assert found[part] == WANTED[part]
