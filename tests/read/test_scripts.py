"""Scripts are cut out before parsing only where nothing else could be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.read.flatten import flatten
from runut.read.html import HTMLTree
from runut.read.scripts import without_scripts

CUT = {
    "a script": ("<p>a</p><script>b < c</script><p>d</p>", "<p>a</p><p>d</p>"),
    "with attributes": ('<script async src="/x.js"></script>a', "a"),
    "a style": ("<style media='print'>p {}</style>a", "a"),
    "one after another": ("<script>a</script><script>b</script>c", "c"),
}
LEFT = {
    "data for machines": '<script type="application/ld+json">{}</script>',
    "a script without end": "<p>a</p><script>b",
    "a start tag without end": "<script </script>a",
    "an element that only begins alike": "<scripture>a</scripture>",
    "the name in an attribute": '<meta content="what <script> does"><p>a</p><p>b</p>',
    "a script that writes a script": "<script>write('<script src=x><\\/script>')</script><p>a</p>",
}


@pytest.mark.parametrize(("html", "rest"), CUT.values(), ids=CUT)
def test_cut(html: str, rest: str) -> None:
    assert without_scripts(html) == rest


@pytest.mark.parametrize("html", LEFT.values(), ids=LEFT)
def test_left(html: str) -> None:
    assert without_scripts(html) == html


PIECES = st.lists(
    st.sampled_from(["<script>", "</script>", "<style>", "</style>", "<p>", "</p>", "w", "<script a='b'>"]),
    max_size=14,
)


@given(PIECES)
def test_the_page_reads_the_same(pieces: list[str]) -> None:
    html = "<body>" + "".join(f"{piece}{n} " if piece == "w" else piece for n, piece in enumerate(pieces))
    assert _text(without_scripts(html)).split() == _text(html).split()


def _text(html: str) -> str:
    return flatten(HTMLTree.parse(html).document.html)[0]
