"""A user's own tables: the same form as ours, checked the same way, standing before ours."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import runut
from runut.errors import TableError, UsageError

PAGE = "BANDUNG - Jalan ke kebun teh longsor pada Senin.\n\nWarga menutup jalan, demikian dilansir Kabarpos.\n"
ROW = """about = "Houses of ours."
[[row]]
forms = ["{form}"]
name = "Kabarpos Raya"
kind = "agency"
examples = ["Demikian dilansir Kabarpos.", "Menurut Kabarpos, jalan ditutup."]
"""


def write(folder, form="Kabarpos", name="agencies"):
    (folder / "any").mkdir(exist_ok=True)
    (folder / "any" / f"{name}.toml").write_text(ROW.replace("{form}", form), encoding="utf-8")
    return folder


def run(tmp_path, *args, text=PAGE):
    page = tmp_path / "laporan.txt"
    page.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "runut", *map(str, args), "brief", str(page), "-f", "json"]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})


def test_a_house_of_the_user_is_credited_under_the_name_the_table_gives(tmp_path):
    own = write(tmp_path)
    names = [c["name"] for c in json.loads(run(tmp_path, "--tables", own).stdout)["reports"][0]["credits"]]
    assert "Kabarpos Raya" in names


@pytest.mark.parametrize(
    ("phrase", "make", "says"),
    [
        ("a row that misses its example", lambda f: write(f, form="Kabarlain"), "does not match its example"),
        ("a table nobody knows", lambda f: write(f, name="agency"), "there is no table"),
        ("an empty folder", lambda f: f, "holds no tables"),
        ("a missing folder", lambda f: f / "tiada", "no such folder"),
    ],
)
def test_a_malformed_table_is_refused_with_its_place(tmp_path, phrase, make, says):
    with pytest.raises(TableError, match=says) as caught:
        runut.use_tables(make(tmp_path))
    assert str(tmp_path) in caught.value.where
    assert caught.value.mend


HOW_TO = Path(runut.__file__).parents[2] / "docs" / "how-to" / "own-tables.md"
TOLD = (
    "Penghulu Rina Sari mengatakan panen di Sukatenang naik. Sari Wulandari menanam padi di Sukatenang.\n\n"
    "Kata Cik Sari, harga turun, demikian dilansir Kabarpos.\n"
)


def test_the_tables_of_the_how_to_work_as_it_says(tmp_path):
    """Its four examples, put where it says, change what is read."""
    if not HOW_TO.is_file():
        pytest.skip("the documents are not part of an installed package")
    own, text = tmp_path / "mine", HOW_TO.read_text(encoding="utf-8")
    named = ("any/agencies", "any/people", "id/roles", "id/place_names")
    for name, table in zip(named, re.findall(r"```toml\n(.*?)```", text, re.DOTALL), strict=True):
        file = own / f"{name}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(table, encoding="utf-8")
    brief = json.loads(run(tmp_path, "--tables", own, text=TOLD).stdout)
    entities = {form: one for one in brief["entities"] for form in (one["name"], *one["aliases"])}
    assert "Kabarpos Raya" in [credit["name"] for credit in brief["reports"][0]["credits"]]
    assert entities["Cik Sari"]["id"] == entities["Sari Wulandari"]["id"]
    assert "join.table" in [join["reason"] for join in entities["Cik Sari"]["joins"]]
    assert [role["title"] for role in entities["Rina Sari"]["roles"]] == ["Penghulu"]
    place = entities["Sukatenang"]["location"]
    assert (place["latitude"], place["longitude"], place["country"], place["region"]) == (-6.71, 107.02, "IDN", "ID-JB")


def test_tables_named_too_late_are_refused_rather_than_half_used(tmp_path):
    from runut.text.agencies import by_name

    by_name("Reuters")
    with pytest.raises(UsageError, match="before anything is read"):
        runut.use_tables(write(tmp_path))
