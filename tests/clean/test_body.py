"""What the second look is sure of, whatever its forests say: comments, pages without a sentence, appeals."""

import pytest

from runut.clean import clean
from runut.clean.labels import BODY
from runut.clean.markup import place
from runut.read.html import html_page
from runut.records import Page

STORY = (
    "The reservoir above the village rose by two metres in one night, the water board said on Monday.",
    "Farmers on the lower terraces moved their cattle before dawn and waited for the gates to open.",
    "The board will decide this week whether the old spillway can be used again before the rains.",
)


def kept(page: Page) -> str:
    report = clean([page])[0]
    return "\n".join(block.span.text for block in report.blocks if block.kind in BODY)


@pytest.mark.parametrize(
    ("element", "is_comments"),
    {
        "a list of comments": ("ol.comment-list", True),
        "a frame for a service of comments": ("div#disqus_thread", True),
        "the form to answer": ("div#respond.reply-form", True),
        "a column that fits its screen": ("div.embed-responsive", False),
        "an article that puts comments off": ("div.post.noloaddisqus", False),
    }.values(),
)
def test_an_element_is_for_comments_by_its_name(element, is_comments):
    assert place(f"html body {element} p", "p").comment is is_comments


def test_comments_below_an_article_are_no_part_of_it():
    said = "My uncle lives below that dam and nobody from the board ever came to see the cracks in it."
    story = "".join(f"<p>{one}</p>" for one in STORY)
    page = html_page(
        "a",
        f"<h1>Reservoir rises overnight</h1><article>{story}</article>"
        f"<div id='comments'><ol class='comment-list'><li><p>{said}</p></li></ol></div>",
    )
    text = kept(page)
    assert STORY[1] in text
    assert said not in text


def test_a_long_flattened_page_without_a_sentence_has_no_body():
    places = ("Hilir", "Muara", "Lembah", "Bukit", "Tanjung")
    lines = [f"Warga {place} {n} Gelar Lomba Perahu" for n in range(1, 10) for place in places]
    assert kept(Page(source="a", media_type="text/plain", text="\n".join(lines))) == ""


def test_an_appeal_between_paragraphs_is_dropped():
    text = "\n".join((STORY[0], "SCROLL TO CONTINUE WITH THE STORY", *STORY[1:]))
    report = clean([Page(source="a", media_type="text/plain", text=text)])[0]
    assert ("drop.promo", "SCROLL TO CONTINUE WITH THE STORY") in {
        (one.reason, one.span.text) for one in report.dropped
    }
