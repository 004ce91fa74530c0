"""Every figure the project promises to measure is printed by its bench; benches to come stand here with the reason.

Benches are not run, which takes long and needs data: the keys are read from their source. A key is printed where the
bench's modules hold it as a string, or an f-string that makes it out of strings they hold.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from bench.__main__ import NAMES
from tests.shared_data import HOME, needs_shared

BENCH = Path(__file__).parent.parent / "bench"
TABLE = HOME / "figures.md"
NO_KEYS = {"published", "inferred"}  # other words the table sets as code
MISSING_BENCHES = {
    "archive": "there is no archive yet",
    "web": "there is no web application yet",
    "batch": "there is no batch yet",
}


@cache
def promised() -> dict[str, list[str]]:
    """Keys of each bench; S and K stand for every set or kind that the table names after "S in"."""
    if not TABLE.is_file():
        return {}
    found = {}
    for name, told in re.findall(r"^\| (\w+) \| (.+) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE):
        keys = [key for key in re.findall(r"`([\w.]+)`", told) if key not in NO_KEYS]
        for sign, listed in re.findall(r"\b([SK]) in ((?:\w+, )*\w+)", told):
            for key in [key for key in keys if key.startswith(f"{sign}.")]:
                keys.remove(key)
                keys += [key.replace(f"{sign}.", f"{one}.", 1) for one in listed.split(", ")]
        if name != "bench":
            found[name] = keys
    return found


@cache
def strings(name: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The strings of a bench and of the bench modules it imports, and its f-strings as patterns."""
    plain, made, waiting, seen = set(), [], [name], set()
    while waiting:
        module = waiting.pop()
        if module in seen or not (BENCH / f"{module}.py").is_file():
            continue
        seen.add(module)
        for node in ast.walk(ast.parse((BENCH / f"{module}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bench."):
                waiting.append(node.module.removeprefix("bench."))
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "(.*)" for p in node.values]
                if parts.count("(.*)") < len(parts):
                    made.append(re.compile("".join(parts)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
    return frozenset(plain), tuple(made)


def is_printed(name: str, key: str, depth: int = 3) -> bool:
    plain, made = strings(name)
    if key in plain or not depth:
        return key in plain
    matches = (pattern.fullmatch(key) for pattern in made)
    return any(match and all(is_printed(name, part, depth - 1) for part in match.groups()) for match in matches)


KEYS = [(name, key) for name, keys in promised().items() if name not in MISSING_BENCHES for key in keys]


@needs_shared
@pytest.mark.shared
def test_every_promised_bench_is_there_or_known_to_be_missing():
    assert len(promised()) > 15
    assert set(promised()) - set(NAMES) == set(MISSING_BENCHES)


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize(("name", "key"), KEYS, ids=[f"{name}: {key}" for name, key in KEYS])
def test_a_promised_figure_is_printed(name, key):
    assert is_printed(name, key)


@pytest.mark.parametrize(
    ("key", "printed"), [("id_quotes.direct_f1_80", True), ("id_quotes.sung_f1_80", False), ("nonsense", False)]
)
def test_a_key_put_together_in_the_bench_is_found_and_no_other(key, printed):
    assert is_printed("quotes", key) is printed
