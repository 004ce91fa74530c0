"""The rules of the house that no other tool checks."""

import importlib
import re
from pathlib import Path

import pytest

import runut

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for top in ("src", "bench", "tools", "tests") for path in (ROOT / top).rglob("*.py"))
FORBIDDEN = re.compile(r"^(utils?|helpers?|commons?|misc|core|base_\w+)$")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_named_after_one_thing(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: divide it"
    assert not FORBIDDEN.match(path.stem)


def test_the_public_names_are_those_promised_and_sorted():
    assert runut.__all__ == sorted(runut.__all__)
    assert all(hasattr(runut, name) for name in runut.__all__)


@pytest.mark.parametrize("path", [p for p in MODULES if "src" in p.parts], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_below_the_desk_reads_a_clock_or_dice(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(datetime\.now|date\.today|time\.time|utcnow|import random|import secrets|uuid4)\b", text)


def test_every_reason_code_given_in_code_is_in_the_catalogue():
    known, given = set(runut.reasons()), {}
    categories = {code.split(".")[0] for code in known}
    for path in MODULES:
        if "src" in path.parts:
            for code in re.findall(r'"([a-z]+\.[a-z0-9_]+)"', path.read_text(encoding="utf-8")):
                if code.split(".")[0] in categories and not code.endswith((".json", ".toml", ".tsv")):
                    given.setdefault(code, path.name)
    assert {code: where for code, where in given.items() if code not in known} == {}


def test_nothing_names_a_path_of_one_machine():
    found = []
    for path in [*MODULES, *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "Makefile", ROOT / ".ci" / "run"]:
        if re.search(r"(?<![\w.])/(work|home|root|farm)/", path.read_text(encoding="utf-8").replace("(work|home", "")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_the_package_is_importable_module_by_module():
    for path in sorted((ROOT / "src").rglob("*.py")):
        if path.stem != "__main__":
            importlib.import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
