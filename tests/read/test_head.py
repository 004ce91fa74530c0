"""What the head of a page says of its report becomes metadata; what it may only mean does not."""

from datetime import date

import pytest
from msgspec.structs import replace

from runut.read.html import html_page
from runut.records import Metadata

JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "not this"},
  {"@type": "NewsArticle", "headline": "Harga beras turun", "datePublished": "2024-03-05T07:00:00+07:00",
   "author": [{"@type": "Person", "name": "Rina Putri"}, {"@type": "Person", "name": "Joko Susilo"}],
   "publisher": {"@type": "Organization", "name": "Kabar Timur"}, "keywords": ["beras", "pangan"],
   "inLanguage": "id", "url": "https://kabartimur.example/1"}]}</script>"""

SAID = {
    "JSON-LD of an article": (
        JSON_LD,
        {
            "title": "Harga beras turun",
            "published": date(2024, 3, 5),
            "byline": ("Rina Putri", "Joko Susilo"),
            "outlet": "Kabar Timur",
            "keywords": ("beras", "pangan"),
            "language": "id",
        },
    ),
    "OpenGraph": (
        '<meta property="og:title" content="Rice gets cheaper"><meta property="og:site_name" content="The Bay Post">'
        '<meta property="article:published_time" content="2024-03-05"><meta property="article:tag" content="rice">'
        '<meta property="og:locale" content="en_GB">',
        {
            "title": "Rice gets cheaper",
            "outlet": "The Bay Post",
            "published": date(2024, 3, 5),
            "keywords": ("rice",),
            "language": "en-GB",
        },
    ),
    "the title element, without the site's part": (
        '<title>Rice gets cheaper | The Bay Post</title><meta property="og:site_name" content="The Bay Post">',
        {"title": "Rice gets cheaper", "outlet": "The Bay Post"},
    ),
    "a printed Indonesian date": (
        '<meta name="pubdate" content="Selasa, 5 Mar 2024 07:00 WIB">',
        {"published": date(2024, 3, 5)},
    ),
    "of one moment, the local day": (
        '<meta name="pubdate" content="2024-03-04T23:30:00Z">'
        '<meta property="article:published_time" content="2024-03-05T06:30:00+07:00">',
        {"published": date(2024, 3, 5)},
    ),
    "an author that is a link is none": ('<meta property="article:author" content="https://x.example/rina">', {}),
    "nor is a login": ('<meta name="author" content="rina-putri">', {}),
    "nor what the picture is by": ('<meta itemprop="author" content="(Image: Bay Pictures)">', {}),
    "the house is, where nobody else is named": (
        '<meta name="author" content="Kabar Timur Media"><meta property="og:site_name" content="Kabar Timur">',
        {"outlet": "Kabar Timur", "byline": ("Kabar Timur Media",)},
    ),
    "people go before the house": (
        '<meta name="author" content="Kabar Timur"><meta property="article:author" content="Rina Putri">'
        '<meta property="og:site_name" content="Kabar Timur">',
        {"outlet": "Kabar Timur", "byline": ("Rina Putri",)},
    ),
    "several authors in one field": (
        '<meta name="author" content="By Ann Lee, Eva Lang and Bob Fox, Oslo">',
        {"byline": ("Ann Lee", "Eva Lang", "Bob Fox")},
    ),
    "an agency signs in small letters": (
        '<meta name="author" content="dpa"><meta property="og:site_name" content="Kabar Timur">',
        {"outlet": "Kabar Timur", "byline": ("dpa",)},
    ),
    "the editor apart from the author": (
        '<meta name="content_author" content="Rina Putri"><meta name="content_editor" content="Joko Susilo">',
        {"byline": ("Rina Putri",), "editors": ("Joko Susilo",)},
    ),
    "what JSON-LD only refers to": (
        """<script type="application/ld+json">{"@graph": [
        {"@type": "Article", "headline": "Rice", "author": {"@id": "#ann"}, "publisher": {"@id": "#post"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
        {"@type": "Organization", "@id": "#post", "name": "The Bay Post"}]}</script>""",
        {"title": "Rice", "byline": ("Ann Lee",), "outlet": "The Bay Post"},
    ),
    "what another script describes": (
        """<script type="application/ld+json">{"@type": "Article", "headline": "Rice", "author": {"@id": "#a"}}</script>
        <script type="application/ld+json">{"@type": "Person", "@id": "#a", "name": "Ann Lee"}</script>""",
        {"title": "Rice", "byline": ("Ann Lee",)},
    ),
    "a reference to nothing names nobody": (
        '<script type="application/ld+json">{"@type": "Article", "headline": "Rice", "author": {"@id": "#x"}}</script>',
        {"title": "Rice"},
    ),
    "a description is no deck": ('<meta name="description" content="All about rice.">', {}),
    "keywords for search engines are none": ('<meta name="keywords" content="news, latest news">', {}),
    "broken JSON-LD says nothing": ('<script type="application/ld+json">{"@type": "NewsArticle",</script>', {}),
    "nor does JSON-LD nested without end": ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", {}),
    "nor a list of other articles": (
        '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": '
        '[{"@type": "NewsArticle", "headline": "Other"}]}</script>',
        {},
    ),
    "nor markup inside a script": ("""<script>x = '<meta property="og:title" content="no">'</script>""", {}),
}


@pytest.mark.parametrize(("html", "said"), SAID.values(), ids=SAID)
def test_head(html: str, said: dict[str, object]) -> None:
    page = html_page("x.html", f"<html><head>{html}</head><body><p>Beras</p></body></html>")
    assert replace(page.metadata, origins=()) == Metadata(**said)  # type: ignore[arg-type]
    assert page.text == "Beras"


def test_the_address_a_page_gives_itself() -> None:
    html = '<head><link rel="canonical" href="https://kabartimur.example/1"></head><p>a'
    assert html_page("x.html", html).url == "https://kabartimur.example/1"
    assert html_page("x.html", '<link rel="canonical" href="/1"><p>a').url is None


def test_it_is_told_where_each_field_stands() -> None:
    markup = (
        '<meta name="pubdate" content="2024-03-05"><title>Harga beras turun</title>'
        '<script type="application/ld+json">{"@type": "Article", "author": {"name": "Rina Putri"}}</script>'
    )
    page = html_page("x.html", f"<html><head>{markup}</head><body><p>Beras</p></body></html>")
    assert {(one.what, one.field) for one in page.metadata.origins} == {
        ("title", "title element"),
        ("published", "meta pubdate"),
        ("byline", "json-ld author"),
    }
