"""The interface speaks each of its languages in full."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import runut.present
from runut.errors import UsageError
from runut.present.words import LANGUAGES, Words
from runut.records import Interval

HOME = Path(runut.present.__file__).parent
TABLES = {
    code: tomllib.loads((files("runut.present.words") / f"{code}.toml").read_text(encoding="utf-8"))["word"]
    for code in LANGUAGES
}


# keys put together in code from one of these and a value of an enumeration
FAMILIES = (
    "kind_", "relation_", "quote_", "basis_", "block_", "credit_", "said_", "aux_", "size_", "pair_", "verdict_",
    "level_",
)  # fmt: skip


def test_every_language_has_every_key_with_the_same_blanks_to_fill():
    blanks = {code: {k: sorted(re.findall(r"\{(\w+)\}", v)) for k, v in t.items()} for code, t in TABLES.items()}
    assert blanks["en"] == blanks["id"]


@pytest.mark.parametrize("key", sorted(TABLES["en"]))
def test_every_key_is_used(key):
    sources = [*HOME.rglob("*.py"), *HOME.rglob("*.html"), *(HOME.parent / "cli").glob("*.py"), HOME.parent / "api.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    stem = key.removesuffix("_one").removesuffix("_range")
    family = next((p for p in FAMILIES if key.startswith(p)), None)
    assert f'"{stem}"' in code or f'"{key}"' in code or (family is not None and family in code), key


def interval(start, end):
    return Interval(start and date.fromisoformat(start), end and date.fromisoformat(end), "stated")


@pytest.mark.parametrize(
    ("phrase", "start", "end", "en", "id"),
    [
        ("one day", "2024-05-04", "2024-05-04", "4 May 2024", "4 Mei 2024"),
        ("days of one month", "2024-10-28", "2024-10-31", "28–31 Oct 2024", "28–31 Okt 2024"),
        ("days of two months", "2024-10-28", "2024-11-03", "28 Oct – 3 Nov 2024", "28 Okt – 3 Nov 2024"),
        ("open start", None, "2024-11-03", "until 3 Nov 2024", "sampai 3 Nov 2024"),
        ("open end", "2024-11-03", None, "from 3 Nov 2024", "sejak 3 Nov 2024"),
    ],
)
def test_an_interval_is_written_as_people_write_it(phrase, start, end, en, id):
    assert Words("en").interval(interval(start, end)) == en
    assert Words("id").interval(interval(start, end)) == id


def test_an_interface_language_nobody_wrote_is_refused():
    with pytest.raises(UsageError, match="ui: fr"):
        Words("fr")
