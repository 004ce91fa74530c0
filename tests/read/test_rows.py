"""Rows of JSON Lines, JSON and CSV become pages; a broken row is rejected by its line and the others go on."""

import gzip
import json
from datetime import date

import pytest
from msgspec.structs import replace

from runut.errors import UsageError
from runut.read import read
from runut.records import Metadata, Origin, Page, Rejection

ROW = {
    "sumber": "kabartimur.example",
    "judul": "Harga beras turun",
    "isi_berita": "Harga beras turun.\r\nPedagang lega.",
    "author": "Rina Putri",
    "tanggal_publikasi": "Selasa, 5 Mar 2024 07:00 WIB",
    "url": "https://kabartimur.example/1",
    "tags": "beras, pangan",
}
METADATA = Metadata(
    title="Harga beras turun",
    outlet="kabartimur.example",
    byline=("Rina Putri",),
    published=date(2024, 3, 5),
    keywords=("beras", "pangan"),
)
TEXT = "Harga beras turun.\nPedagang lega."


def csv_of(*rows, mark=","):
    quoted = [[f'"{cell}"' if isinstance(cell, str) else str(cell) for cell in row] for row in rows]
    return "\n".join(mark.join(row) for row in quoted) + "\n"


FORMS = {
    "JSON Lines": ("a.jsonl", json.dumps(ROW), "application/jsonl", 1),
    "with blank lines": ("a.jsonl", "\n\n" + json.dumps(ROW) + "\n\n", "application/jsonl", 3),
    "with a mark": ("a.jsonl", "\ufeff" + json.dumps(ROW), "application/jsonl", 1),
    "by content": ("a.txt", json.dumps(ROW) + "\n" + json.dumps({}) + "\n", "application/jsonl", 1),
    "a JSON object": ("a.json", json.dumps(ROW, indent=1), "application/json", 1),
    "a JSON list": ("a.json", json.dumps([ROW]), "application/json", 1),
    "a wrapped JSON list": ("a.json", json.dumps({"count": 1, "articles": [ROW]}), "application/json", 1),
    "CSV": ("a.csv", csv_of(ROW, ROW.values()), "text/csv", 2),
    "semicolons": ("a.csv", csv_of(ROW, ROW.values(), mark=";"), "text/csv", 2),
    "tabs": ("a.tsv", csv_of(ROW, ROW.values(), mark="\t"), "text/csv", 2),
    "CSV by content": ("a", csv_of(ROW, ROW.values()), "text/csv", 2),
}


@pytest.mark.parametrize(("name", "content", "media_type", "line"), FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_row_is_a_page(given, name, content, media_type, line, packed):
    data = gzip.compress(content.encode()) if packed else content
    page = given(name + ".gz" * packed, data)[0]
    assert isinstance(page, Page)
    assert (page.text, page.media_type, replace(page.metadata, origins=())) == (TEXT, media_type, METADATA)
    assert Origin("published", "column tanggal_publikasi") in page.metadata.origins
    assert page.source.endswith(f"{name}{'.gz' * packed}:{line}")
    assert page.url == ROW["url"]


FIELDS = {
    "a mapping goes before guesses": ({"text": "x", "lead": "y"}, {"text": "lead"}, {"text": "y"}),
    "and takes its column from them": (
        {"text": "x", "title": "y"},
        {"outlet": "title"},
        {"outlet": "y", "title": None},
    ),
    "without case, with blanks": (
        {"Isi Berita": "x", "Published At": "2024-03-05"},
        {},
        {"published": date(2024, 3, 5)},
    ),
    "a summary is no deck": ({"text": "x", "summary": "y", "description": "z"}, {}, {"deck": None}),
    "a subtitle is": ({"text": "x", "subjudul": "y"}, {}, {"deck": "y"}),
    "lists stay lists": ({"text": "x", "authors": ["A", "B"]}, {}, {"byline": ("A", "B")}),
    "also as strings": ({"text": "x", "tags": "['beras', 'pangan']"}, {}, {"keywords": ("beras", "pangan")}),
    "objects by their names": ({"text": "x", "publisher": {"name": "Kabar"}}, {}, {"outlet": "Kabar"}),
    "nulls say nothing": ({"text": "x", "title": "N/A", "author": None, "outlet": "nan"}, {}, {"outlet": None}),
    "paragraphs are lines": ({"content": ["x", "y"]}, {}, {"text": "x\ny"}),
    "a blank text gives way": ({"text": " ", "content": "x"}, {}, {"text": "x"}),
    "an html field is read as HTML": ({"html": "<title>T</title><p>x<p>y"}, {}, {"text": "x\n\ny", "title": "T"}),
    "so is markup in a text": ({"content": "<p>x</p><p>y</p>"}, {}, {"text": "x\n\ny"}),
    "an address is no outlet": ({"text": "x", "source": "https://a.example"}, {}, {"outlet": None}),
    "the host of the address neither": ({"text": "x", "url": "https://a.example/1"}, {}, {"outlet": None}),
    "lone surrogates are replaced": (
        {"text": "x\ud800", "title": "\udfff"},
        {},
        {"text": "x\ufffd", "title": "\ufffd"},
    ),
    "the day of scraping": ({"text": "x", "scraped": "2025-06-18"}, {}, {"fetched": date(2025, 6, 18)}),
    "a line feed in a title is a space": ({"text": "x", "title": "a\nb"}, {}, {"title": "a b"}),
}


@pytest.mark.parametrize(("row", "fields", "wanted"), FIELDS.values(), ids=FIELDS)
def test_fields(given, row, fields, wanted):
    (page,) = given("a.jsonl", json.dumps(row), fields=fields)
    assert isinstance(page, Page)
    for name, value in wanted.items():
        assert getattr(page, name, None) == value or getattr(page.metadata, name) == value


BROKEN = {
    "not JSON": ("a.jsonl", '{"text": "x"}\n{"text": \n{"text": "y"}\n', 2, "not valid JSON"),
    "not an object": ("a.jsonl", '{"text": "x"}\n[1]\n{"text": "y"}\n', 2, "not a JSON object"),
    "no text": ("a.jsonl", '{"text": "x"}\n{"t": "x"}\n{"text": "y"}\n', 2, "no text"),
    "nested without end": ("a.jsonl", '{"text": "x"}\n' + "[" * 100_000 + '\n{"text": "y"}\n', 2, "too deep"),
    "a number without end": (
        "a.jsonl",
        '{"text": "x"}\n{"a": ' + "1" * 9_000 + '}\n{"text": "y"}\n',
        2,
        "not valid JSON",
    ),
    "too few columns": ("a.csv", "text,title\nx,1\n2\ny,3\n", 3, "1 columns, the header 2"),
    "too many columns": ("a.csv", "text,title\nx,1\n2,3,4\ny,3\n", 3, "3 columns, the header 2"),
    "damaged": ("a.jsonl", b'{"text": "x"}\n{"text": "' + b"\xff" * 50 + b'"}\n{"text": "y"}\n', 2, "damaged"),
}


@pytest.mark.parametrize(("name", "content", "line", "what"), BROKEN.values(), ids=BROKEN)
def test_a_broken_row_is_rejected_and_the_others_go_on(given, name, content, line, what):
    one, broken, other = given(name, content)
    assert (one.text, other.text) == ("x", "y")
    assert isinstance(broken, Rejection)
    assert broken.where.endswith(f"{name}:{line}")
    assert what in broken.what
    assert broken.mend


def test_a_csv_without_a_known_column_says_which_it_has(given):
    (rejection,) = given("a.csv", "nomor,nama\n1,x\n2,y\n")
    assert "nomor, nama" in rejection.mend
    (page,) = given("a.csv", "nomor,nama\n1,x\n", fields={"text": "nama"})
    assert page.text == "x"


def test_lines_in_quoted_cells_count(given):
    one, other = given("a.csv", 'title,text\na,"x\ny"\nb,z\n')
    assert (one.text, one.source[-2:]) == ("x\ny", ":2")
    assert (other.text, other.source[-2:]) == ("z", ":4")


def test_a_nul_in_a_cell_is_a_space(given):
    (page,) = given("a.csv", "title,text\na,x\0y\n")
    assert page.text == "x y"


def test_a_file_of_broken_rows_is_given_up(given):
    found = given("a.jsonl", "{\n" * 5_000)
    assert len(found) == 1_001
    assert "the rest was not read" in found[-1].what


def test_rows_are_read_one_by_one(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "x"}\n' * 100_000)
    pages = read([file])
    assert next(pages).source.endswith(":1")
    assert next(pages).source.endswith(":2")


def test_a_mapping_of_no_field_is_wrong_usage():
    with pytest.raises(UsageError, match="'isi' is not a field"):
        read(["x"], fields={"isi": "text"})
