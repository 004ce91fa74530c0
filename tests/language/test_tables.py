"""Every table of language knowledge is tested against its own examples."""

import importlib
import pkgutil
import tomllib
from importlib.resources import files

import pytest

import runut
from runut.language import read_rows
from runut.language.own import check, kinds
from runut.language.reasons import catalogue

for module in pkgutil.walk_packages(runut.__path__, "runut."):
    if module.name.endswith("__main__"):
        continue
    importlib.import_module(module.name)


KINDS = kinds()
TABLES = [
    (folder.name, file.name.removesuffix(".toml"))
    for folder in sorted(files("runut.language").iterdir(), key=lambda f: f.name)
    if folder.is_dir() and not folder.name.startswith("_")
    for file in sorted(folder.iterdir(), key=lambda f: f.name)
    if file.name.endswith(".toml")
]
ROWS = [
    pytest.param(row, id=f"{code}/{table}/{n}")
    for code, table in TABLES
    if table in KINDS
    for n, row in enumerate(read_rows(code, KINDS[table]), 1)
]


@pytest.mark.parametrize(("code", "table"), TABLES)
def test_every_table_has_a_row_type_and_says_what_it_is_about(code, table):
    text = (files("runut.language") / code / f"{table}.toml").read_text(encoding="utf-8")
    assert table in KINDS, f"no row type declares table {table!r}"
    assert tomllib.loads(text).get("about")


@pytest.mark.parametrize("row", ROWS)
def test_a_row_matches_its_examples_and_none_of_its_not_examples(row):
    check([row], "")


@pytest.mark.parametrize("table", sorted({table for _, table in TABLES} & KINDS.keys()))
def test_no_form_stands_twice_in_one_file(table):
    for code in ("any", "id", "en"):
        forms = [form for row in read_rows(code, KINDS[table]) for form in row.forms]
        twice = sorted({form for form in forms if forms.count(form) > 1})
        assert not twice, f"{code}/{table}.toml: {twice}"


def test_every_reason_is_told_in_both_languages():
    for reason in catalogue().values():
        assert reason.title_en
        assert reason.title_id
        assert reason.about_en
        assert reason.about_id
