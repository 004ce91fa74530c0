"""HTML becomes lines, one a block, each with a hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.read.html import html_page
from runut.records import Page

LINES = {
    "a block is a line": ("<div>Banjir surut</div><div>Warga pulang</div>", "Banjir surut\nWarga pulang"),
    "a paragraph has blank lines around it": ("<div>a</div><p>b</p><div>c</div>", "a\n\nb\n\nc"),
    "inline elements do not break": ("<p>The <b>river</b> <a href='/x'>rose</a>.</p>", "The river rose."),
    "line breaks of the source are spaces": ("<p>The river\n   rose</p>", "The river rose"),
    "br ends a line": ("<p>Oleh: Sari<br>Jakarta</p>", "Oleh: Sari\nJakarta"),
    "two br leave a blank line": ("<div>a<br><br>b</div>", "a\n\nb"),
    "more leave no more": ("<div>a<br><br><br><br>b</div>", "a\n\nb"),
    "cells of a row share a line": (
        "<table><tr><td>Air</td><td>3 m</td></tr><tr><td>x</td></tr></table>",
        "Air 3 m\nx",
    ),
    "a caption of a figure is a line": (
        "<figure><img alt='x'><figcaption>Foto: Antara</figcaption></figure>",
        "Foto: Antara",
    ),
    "text after a block is a line": ("<div>a</div>b", "a\nb"),
    "preformatted text keeps its lines": ("<pre>a\nb\n\n\nc</pre>", "a\nb\n\nc"),
    "character references are read": ("<p>Rp&nbsp;5 &lt;b&gt; &amp;amp; &#8220;ya&#8221;</p>", "Rp 5 <b> &amp; “ya”"),
    "scripts are not text": ("<p>a</p><script>var b = '<p>c</p>'; if (1 < 2) {}</script><p>d</p>", "a\n\nd"),
    "styles, comments and templates neither": (
        "<style>p{}</style><!-- b --><template><p>c</p></template><p>a</p>",
        "a",
    ),
    "form controls neither": ("<button>Cari</button><select><option>x</select><textarea>y</textarea><p>a</p>", "a"),
    "what is hidden neither": ("<p hidden>x</p><div style='color:red; display: none'><p>y</p></div><p>a</p>", "a"),
    "but where all is hidden it is": ("<div style='display:none'><p>a</p></div>", "a"),
    "a page hidden until its script runs is shown": ("<body style='visibility:hidden'><p>a</p></body>", "a"),
    "title and head are not on the page": ("<html><head><title>T</title></head><body><p>a</p></body></html>", "a"),
    "unclosed tags close": ("<p>a<p>b<ul><li>c<li>d", "a\n\nb\n\nc\nd"),
    "a stray < is text": ("<p>3 < 4</p>", "3 < 4"),
    "attributes with > are not text": ("<p title='a > b' data-x='<p>'>c</p>", "c"),
}


@pytest.mark.parametrize(("html", "text"), LINES.values(), ids=LINES)
def test_lines(html: str, text: str) -> None:
    page = html_page("x.html", html)
    assert page.text == text
    assert len(page.hints) == len(text.split("\n"))


def test_a_hint_tells_the_block_its_ancestors_and_links() -> None:
    html = """<body><div id="main" class="read wide"><h1 class="title">Judul</h1>
        <p>Ini <a href="/a">tautan</a></p></div><ul><li><a href="/b">Baca juga</a></li></ul></body>"""
    page = html_page("x.html", html)
    hints = dict(zip(page.text.split("\n"), page.hints, strict=True))
    assert hints["Judul"].tag == "h1"
    assert hints["Judul"].path == "html body div#main.read.wide h1.title"
    assert hints["Judul"].link_share == 0
    assert hints["Ini tautan"].link_share == 0.6
    assert hints["Baca juga"].tag == "li"
    assert hints["Baca juga"].link_share == 1
    assert hints[""].tag == ""


def test_paths_are_bounded() -> None:
    page = html_page("x.html", "<div class='a'>" * 200 + "x")
    assert page.hints[0].path == " ".join(["div.a"] * 16)


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=8)
BLOCK = st.sampled_from(["p", "div", "h2", "li", "section", "blockquote", "td"])
INLINE = st.sampled_from(["b", "span", "a", "em"])


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Some HTML and the words in it, each unlike the others."""
    words = draw(st.lists(WORDS, min_size=1, max_size=12, unique_by=str.casefold))
    words = [f"{number}w{word}" for number, word in enumerate(words)]
    html = ""
    for word in words:
        tag = draw(BLOCK if draw(st.booleans()) else INLINE)
        html += f"<{tag} class='unwanted'>{word} </{tag}><!--unwanted--><script>unwanted</script>"
    return html, words


@given(pages())
def test_every_word_shown_is_on_the_page_once_and_no_tag(page: tuple[str, list[str]]) -> None:
    html, words = page
    text = html_page("x.html", html).text
    assert text.split() == words


@given(st.text(st.sampled_from("<>/=\"' abp!-&;#x1\n"), max_size=200))
def test_any_markup_gives_as_many_hints_as_lines(html: str) -> None:
    page = _page(html)
    if page:
        assert len(page.hints) == len(page.text.split("\n"))
        assert all(0 <= hint.link_share <= 1 for hint in page.hints)
        assert page.text.split("\n") == [" ".join(line.split()) for line in page.text.split("\n")]


def _page(html: str) -> Page | None:
    from runut.errors import InputError

    try:
        return html_page("x.html", html)
    except InputError:
        return None


def test_an_article_hidden_behind_a_request_to_log_in_is_read():
    said = "".join(
        f"<p>Paragraf ke-{n} tentang tanggul yang jebol dan warga yang mengungsi ke balai desa.</p>" for n in range(30)
    )
    page = html_page("a", f"<main><h1>Tanggul Jebol</h1><p>Silakan masuk.</p><div style='display:none'>{said}</div>")
    assert "Paragraf ke-29" in page.text


def test_a_hidden_notice_beside_an_article_stays_hidden():
    said = "".join(f"<p>Paragraf ke-{n} tentang tanggul yang jebol dan warga yang mengungsi.</p>" for n in range(30))
    note = "<p>Kami memakai kuki untuk mengukur kunjungan.</p>" * 40
    page = html_page("a", f"<main><h1>Tanggul Jebol</h1>{said}</main><div style='display:none'>{note}</div>")
    assert "kuki" not in page.text
