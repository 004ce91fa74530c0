"""The rules of the house that no other tool checks."""

import importlib
import inspect
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


SOURCE = {path: path.read_text(encoding="utf-8") for path in MODULES if "src" in path.parts}
CODES = sorted(runut.reasons())


def test_every_reason_code_given_in_code_is_in_the_catalogue():
    categories = "|".join(sorted({code.split(".")[0] for code in CODES}))
    given = {
        code: path.name
        for path, text in SOURCE.items()
        for code in re.findall(rf'"((?:{categories})(?:\.[a-z0-9_]+)+)"', text)
        if not code.endswith((".json", ".toml", ".tsv"))
    }
    assert {code: where for code, where in given.items() if code not in CODES} == {}


@pytest.mark.parametrize("code", CODES)
def test_every_reason_code_of_the_catalogue_is_given_somewhere(code):
    """By its whole code, or put together (f"drop.{label}") from a head and a value that the code or a table names."""
    code_text = "\n".join(SOURCE.values())
    tables = [path for path in (ROOT / "src").rglob("*.toml") if path.parent.name not in ("reasons", "words")]
    values = code_text + "\n".join(path.read_text(encoding="utf-8") for path in tables)
    heads = [head for head in set(re.findall(r'f"([a-z]+\.[a-z_]*)\{', code_text)) if code.startswith(head)]
    assert f'"{code}"' in code_text or any(re.search(rf'["\']{code.removeprefix(head)}["\']', values) for head in heads)


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


@pytest.mark.parametrize("call", [runut.brief, runut.clean, runut.quotes, runut.events, runut.check])
def test_a_call_tells_every_keyword_by_name(call):
    parameters = inspect.signature(call).parameters.values()
    assert {"language", "fields", "workers", "stdin", "watch"} <= {one.name for one in parameters}
    assert not [one.name for one in parameters if one.kind is one.VAR_KEYWORD]
    with pytest.raises(TypeError, match="langauge"):
        call(*["x"] * (2 if call is runut.check else 1), langauge="id")
