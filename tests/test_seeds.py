"""The two reports runut was first asked to read, against what a careful reader found in them."""

import json
import subprocess
import sys

import pytest

import runut
from tests.shared_data import HOME, needs_shared

pytestmark = [pytest.mark.shared, needs_shared]

AT_LEAST = {
    "spans verbatim on the page": 1.0,
    "pages wholly accounted for": 1.0,
    "body text F1 (characters)": 0.99,
    "metadata and dropped lines right": 0.97,
    "entities found": 0.90,
    "aliases merged": 0.90,
    "roles found": 0.85,
    "quotes found": 0.85,
    "quotes with the right speaker": 0.80,
    "quote dates right": 0.80,
    "quote media right": 1.0,
    "events found": 0.60,
    "reports traced to Reuters": 1.0,
    "shared claims counted as one source": 1.0,
    "claims aligned": 0.90,
    "relations right": 0.85,
    "differences named": 1.0,
}
EXACTLY = {"stories (gold 1)": 1, "false report-to-report derivations": 0, "false differences": 0}


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    out = tmp_path_factory.mktemp("seeds") / "brief.json"
    out.write_text(runut.to_json(runut.brief([HOME / "seeds"])), encoding="utf-8")
    command = [sys.executable, HOME / "eval" / "score_brief.py", out, HOME / "gold" / "seeds.json", HOME / "seeds"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().split("\n")[-1])


@pytest.mark.parametrize("measure", AT_LEAST)
def test_the_seeds_are_read_as_well_as_promised(figures, measure):
    assert figures[measure] >= AT_LEAST[measure]


@pytest.mark.parametrize("measure", EXACTLY)
def test_nothing_false_is_said_of_the_seeds(figures, measure):
    assert figures[measure] == EXACTLY[measure]
