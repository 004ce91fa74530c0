"""Files, folders and standard input in; pages and rejections out, never an exception."""

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as hypothetically
from hypothesis import strategies as st

from runut.read import read
from runut.records import Page, Rejection

NEWS = "JAKARTA - Harga beras turun.\n\nPedagang lega.\n"


def only(found):
    (one,) = found
    return one


READ = {
    "plain text, as it is": ("a.txt", NEWS.encode(), NEWS),
    "with Windows line ends": ("a.txt", b"a\r\nb\rc\n", "a\nb\nc\n"),
    "with a mark": ("a.txt", b"\xef\xbb\xbfa", "a"),
    "UTF-16 with a mark": ("a.txt", NEWS.encode("utf-16"), NEWS),
    "UTF-16 without": ("a.txt", NEWS.encode("utf-16-le"), NEWS),
    "windows-1252": ("a.txt", ("Presiden berkata “ya”. " * 9).encode("cp1252"), "Presiden berkata “ya”. " * 9),
    "gzip": ("a.txt.gz", gzip.compress(NEWS.encode()), NEWS),
    "gzip under another name": ("a.txt", gzip.compress(NEWS.encode()), NEWS),
    "HTML by name": ("a.html", b"<p>a</p>", "a"),
    "HTML by content": ("a.txt", b"<!DOCTYPE html><html><body><p>a</p></body></html>", "a"),
    "text called HTML": ("a.html", b"a\nb < c", "a\nb < c"),
    "HTML in its declared encoding": (
        "a.html",
        '<meta charset="shift_jis"><p>東京の米</p>'.encode("shift_jis"),
        "東京の米",
    ),
    "HTML in UTF-8 that declares another": ("a.html", '<meta charset="latin1"><p>é</p>'.encode(), "é"),
    "a few bad bytes become U+FFFD": ("a.txt", "é".encode() * 9 + b"\xff a", "é" * 9 + "\ufffd a"),
    "control characters become spaces": ("a.txt", b"a\x00b\x1b[31mc\x07" + b"d" * 500, "a b [31mc " + "d" * 500),
    "bidirectional marks stay": ("a.txt", "a\u202eb\u200fc".encode(), "a\u202eb\u200fc"),
    "a file without a suffix": ("berita", NEWS.encode(), NEWS),
    "text that begins like JSON": ("a.txt", b"{Catatan} Harga turun", "{Catatan} Harga turun"),
}


@pytest.mark.parametrize(("name", "content", "text"), READ.values(), ids=READ)
def test_what_is_read(given, name, content, text):
    page = only(given(name, content))
    assert isinstance(page, Page), page
    assert page.text == text
    assert page.source.endswith(name)


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", NEWS)
    return file.getvalue()


FONTS = "".join(f"<font color={n}>" for n in range(3_000))
REJECTED = {
    "an empty file": ("a.txt", b"", "empty"),
    "blanks only": ("a.txt", b" \n \n", "empty"),
    "an empty gzip": ("a.txt.gz", gzip.compress(b""), "empty"),
    "control characters only": ("a.txt", b"\x01\x02", "no text"),
    "binary data": ("a.txt", bytes(range(256)) * 20, "binary"),
    "an image": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
    "an archive": ("a.txt", zipped(), "ZIP"),
    "binary data in gzip": ("a.gz", gzip.compress(bytes(range(256)) * 20), "binary"),
    "an encoding that cannot be told": ("a.txt", "東京の米の値段".encode("shift_jis") * 9, "encoding"),
    "much invalid UTF-8": ("a.txt", ("é".encode() + b"\xff ") * 90, "encoding"),
    "a cut-off gzip": ("a.txt.gz", gzip.compress(os.urandom(50_000).hex().encode())[:-20_000], "damaged"),
    "a gzip of zeros": ("a.txt.gz", gzip.compress(b" " * 150_000_000, 1), "longer than"),
    "a gzip of empty lines": ("a.jsonl.gz", gzip.compress(b"\n" * 120_000_000, 1), "times its size"),
    "a line of 50 MB": ("a.txt", b"kata " * 10_000_000, "longer than 20,000,000 bytes"),
    "a line of 5 MB": ("a.txt", b"kata " * 1_000_000, "longer than 2,000,000 characters"),
    "a row of 50 MB": ("a.jsonl", b'{"text": "' + b"kata " * 10_000_000 + b'"}', "longer than 20,000,000 bytes"),
    "a cell of 50 MB": ("a.csv", b"title,text\na,b" + b"c" * 50_000_000, "longer than 20,000,000 bytes"),
    "a quotation never closed": ("a.csv", b'title,text\na,"' + (b"c" * 999 + b"\n") * 21_000, "not valid CSV"),
    "HTML nested 100,000 deep": ("a.html", b"<div>" * 100_000 + b"x", "tags"),
    "HTML nested 10,000 deep": ("a.html", b"<b><div>" * 5_000 + b"x" + b"</b>" * 5_000, "nested too deep"),
    "a million tags": ("a.html", b"<p>x</p>" * 1_000_000, "tags"),
    "a tag of 200,000 attributes": (
        "a.html",
        b"<p " + b"".join(b"a%d " % n for n in range(200_000)) + b">x",
        "attributes",
    ),
    "formatting without end": ("a.html", f"<p>{FONTS}</p>{'<p>x' * 3_000}".encode(), "formatting"),
    "HTML without text": ("a.html", b"<html><script>x</script></html>", "shows no text"),
    "JSON that is none": ("a.json", b'{"text": ', "not valid JSON"),
    "JSON nested without end": ("a.json", b"[" * 100_000, "too deep"),
    "JSON Lines without rows": ("a.csv", b"title,text\n", "no rows"),
}


@pytest.mark.parametrize(("name", "content", "what"), REJECTED.values(), ids=REJECTED)
def test_what_is_rejected(given, name, content, what):
    rejection = given(name, content)[0]
    assert isinstance(rejection, Rejection), rejection.text[:100]
    assert what in rejection.what
    assert name in rejection.where
    assert rejection.mend


def test_nested_html_below_the_bound_is_read(given):
    assert only(given("a.html", b"<div>" * 2_000 + b"x" + b"</div>" * 2_000)).text == "x"


def test_many_attributes_in_a_script_are_no_tag(given):
    code = "if (a<b " + " ".join(f"c{n}" for n in range(2_000)) + ") {}"
    assert only(given("a.html", f"<p>x</p><script>{code}</script>")).text == "x"


def test_a_missing_path_is_rejected_and_the_others_go_on(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)
    missing, page = read([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert isinstance(missing, Rejection)
    assert "no such file" in missing.what
    assert page.text == NEWS


@pytest.mark.parametrize("path", ["a\0b", "x" * 5_000, ""])
def test_an_impossible_path_is_rejected(path):
    assert isinstance(only(read([path])), Rejection)


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(NEWS + name)


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path):
    make(tmp_path, "b.txt", "B.txt", "a/z.txt", "a/é.html", "c", ".hidden.txt", ".git/x.txt", "notes.md", "x.py")
    (tmp_path / "image.png").write_bytes(b"\x89PNG" + bytes(50))
    (tmp_path / "unknown.bin").write_bytes(bytes(range(256)))
    found = [page.source.removeprefix(f"{tmp_path}/") for page in read([tmp_path])]
    assert found == ["B.txt", "a/z.txt", "a/é.html", "b.txt", "c"]


def test_a_broken_file_in_a_folder_is_told_about(tmp_path):
    make(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    assert [type(one).__name__ for one in read([tmp_path])] == ["Page", "Rejection", "Page"]


def test_a_folder_with_nothing_to_read_is_rejected(tmp_path):
    (tmp_path / "sub").mkdir()
    make(tmp_path, "notes.md", ".hidden")
    assert "nothing in the folder" in only(read([tmp_path])).what


def test_links_make_no_circles(tmp_path):
    make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "x.txt")
    found = list(read([tmp_path]))
    assert [type(one).__name__ for one in found] == ["Page", "Page", "Rejection"]


def test_a_folder_without_permission_is_told_about(tmp_path, monkeypatch):
    """The system's refusal is played, since tests may run as root, who may read everything."""
    make(tmp_path, "a.txt", "closed/b.txt")
    listed = os.listdir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "listdir", refuse)
    page, rejection = read([tmp_path])
    assert page.text.startswith(NEWS)
    assert "not permitted" in rejection.what


def test_pipes_in_folders_are_passed_over(tmp_path):
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert isinstance(only(read([tmp_path])), Page)


def test_a_file_name_that_is_no_text(tmp_path):
    file = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(file)).write_text(NEWS)
    page = only(read([tmp_path]))
    assert page.source.endswith("/\ufffd.txt")


def test_standard_input(tmp_path):
    make(tmp_path, "a.txt")
    found = list(read(["-", tmp_path / "a.txt"], stdin=io.BytesIO(b'{"text": "x"}\n{"text": "y"}\n')))
    assert [page.source for page in found[:2]] == ["-:1", "-:2"]
    assert len(found) == 3
    assert only(read(["-"], stdin=io.BytesIO(gzip.compress(NEWS.encode())))).text == NEWS
    assert "standard input is empty" in only(read(["-"], stdin=io.BytesIO())).what


def test_very_many_files(tmp_path):
    for number in range(1_500):
        (tmp_path / f"{number}.txt").write_text("x")
    assert sum(isinstance(one, Page) for one in read([tmp_path])) == 1_500


NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a", "a.txt.gz"])
BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from([b'{"text":', b'"', b"\\ud800", b"}", b"\n", b",", b"text", b"<p", b">", b"\x1f\x8b\x08"])
    ).map(b"".join),
)


@hypothetically(NAMES, BYTES)
@example("a.csv", b'text,title\n"')
@example("a.json", b"\xff\xfe[")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_no_bytes_raise(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    found = list(read([file]))
    assert found
    for one in found:
        if isinstance(one, Page):
            assert one.text.strip()
            one.text.encode("utf-8")
            assert not one.hints or len(one.hints) == len(one.text.split("\n"))
        else:
            assert one.what
            assert one.where
            assert one.mend


@hypothetically(st.permutations(["a.txt", "b.html", "c.jsonl", "folder", "none"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_the_order_of_inputs_changes_no_page(tmp_path, order):
    make(tmp_path, "a.txt", "b.html", "folder/d.txt")
    (tmp_path / "c.jsonl").write_text('{"text": "x"}\n{\n')
    found = {one.source: one for one in read([tmp_path / name for name in order])}
    assert found == {one.source: one for one in read([tmp_path / name for name in sorted(order)])}
