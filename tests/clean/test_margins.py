"""Lines around an article that say what they are, whatever the labeller took them for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.clean.labels import LABELS, Label
from runut.clean.lines import lines_of
from runut.clean.margins import margins
from runut.records import LineHint, Page

BODY = "Pemerintah kota menutup jembatan lama di sungai itu mulai Senin karena pilarnya retak dan lapuk."
TITLE = "Jembatan Lama Ditutup Selama Tiga Bulan"


def labelled(above: list[str], below: list[str], *, taken: Label = "navigation", path: str = "") -> dict[str, Label]:
    """What lines above and below an article become that the labeller took for `taken`."""
    rows = [TITLE, *above, BODY, BODY + " ", *below]
    text = "\n".join(rows)
    hints = tuple(LineHint("p", path, 0.0) for _ in rows) if path else ()
    lines = lines_of(Page(source="a", media_type="text/plain", text=text, hints=hints))
    given: list[Label] = ["title", *([taken] * len(above)), "paragraph", "paragraph", *([taken] * len(below))]
    found = margins(text, lines, given)
    return {line.text: one for line, one in zip(lines, found, strict=True) if line.text != BODY}


ABOVE: dict[str, tuple[list[str], list[Label]]] = {
    "an Indonesian date": (["Rabu, 18 Jun 2025 13:55 WIB"], ["date"]),
    "a date with a view count": (["Senin, 15 Mei 2017 18:43 WIB | 699 Views"], ["date"]),
    "an English date": (["Published on May 12, 2024 8:30 am"], ["date"]),
    "a clock glued to the year": (["May 12, 202412:44 PM UTC"], ["date"]),
    "a sentence with a date is no date": (
        ["Warga kota itu masih mengingat banjir besar pada 12 Mei 2004 yang merusak pasar"],
        ["navigation"],
    ),
    "a by-word and a name": (["By Ann Lee"], ["byline"]),
    "names in capitals": (["By ANN LEE, BOB FOX and EVA LANG"], ["byline"]),
    "a label": (["Pewarta: rina"], ["byline"]),
    "the label on the next line": (["Rina Kartika", "Jurnalis"], ["byline", "byline"]),
    "the by-word alone": (["By", "Ann Lee"], ["byline", "byline"]),
    "a name beside the date": (["Rina Kartika", "Rabu, 18 Jun 2025 13:55 WIB"], ["byline", "date"]),
    "a name and its house beside the date": (
        ["Rina Kartika - kabarkota", "Rabu, 18 Jun 2025 13:55 WIB"],
        ["byline", "date"],
    ),
    "date and writer in one": (["May 12, 2024 by Ann Lee"], ["byline"]),
    "a name alone may be anybody": (["Rina Kartika"], ["navigation"]),
    "whom the title names is no writer": (["Jembatan Lama", "Rabu, 18 Jun 2025 13:55 WIB"], ["navigation", "date"]),
    "an appeal": (["By signing up you agree to our terms"], ["navigation"]),
    "a dateline of its own": (["Malang -"], ["dateline_paragraph"]),
}


@pytest.mark.parametrize(("lines", "labels"), ABOVE.values(), ids=ABOVE)
def test_above_the_body(lines: list[str], labels: list[Label]) -> None:
    found = labelled(lines, [])
    assert [found[line] for line in lines] == labels


BELOW: dict[str, tuple[list[str], list[Label]]] = {
    "an editor": (["Editor : Joko Susilo"], ["credit"]),
    "initials": (["(rk/js)"], ["credit"]),
    "a person in brackets": (["(Rina Kartika)"], ["credit"]),
    "writer and editor": (["(Reporter: Rina Kartika | Editor: Joko Susilo)"], ["credit"]),
    "English credits": (["Reporting by Ann Lee in Oslo; Editing by Bob Fox"], ["credit"]),
    "the writer alone": (["Penulis : Rina Kartika"], ["byline"]),
    "a teaser of another article": (["By Ann Lee"], ["navigation"]),
    "keywords below their label": (
        ["Tags:", "jembatan", ",", "sungai besar", "Berita Terkait", "Pasar"],
        ["keywords", "keywords", "navigation", "keywords", "navigation", "navigation"],
    ),
    "hashtags": (["#jembatan", "#sungai"], ["keywords", "keywords"]),
    "hashtags with a blank": (["# jembatan", "# sungai"], ["keywords", "keywords"]),
    "the head of a section": (["# Topik Hangat", "Baca kabar lain"], ["navigation", "navigation"]),
    "a label before a sentence": (["Tags:", BODY + " Lagi."], ["navigation", "navigation"]),
}


@pytest.mark.parametrize(("lines", "labels"), BELOW.values(), ids=BELOW)
def test_below_the_body(lines: list[str], labels: list[Label]) -> None:
    found = labelled([], lines)
    assert [found[line] for line in lines] == labels


def test_html_names_the_element_of_the_writer() -> None:
    assert labelled(["Eva Lang"], [], path="body article span.article__author")["Eva Lang"] == "byline"
    assert labelled(["Eva Lang"], [], path="body div.comment-author")["Eva Lang"] == "navigation"


def test_a_date_far_from_the_article_is_another_articles() -> None:
    mine, other = "Rabu, 18 Jun 2025 13:55 WIB", "Kamis, 19 Jun 2025 08:00 WIB"
    found = labelled([mine], [*(["Menu"] * 20), other], taken="date")
    assert found[mine] == "date"
    assert found[other] == "related"


def test_without_a_title_the_clause_above_the_writer_is_it() -> None:
    text = f"{TITLE}\nBy Ann Lee\n{BODY}"
    lines = lines_of(Page(source="a", media_type="text/plain", text=text))
    assert margins(text, lines, ["navigation", "navigation", "paragraph"]) == ["title", "byline", "paragraph"]


def test_a_page_without_a_body_stays_as_it_is() -> None:
    lines = lines_of(Page(source="a", media_type="text/plain", text="By Ann Lee\nMenu"))
    assert margins("By Ann Lee\nMenu", lines, ["navigation", "navigation"]) == ["navigation", "navigation"]


ROWS = st.sampled_from([TITLE, BODY, "By Ann Lee", "Tags:", "(rk)", "12 Mei 2024", "Editor", "Malang -", "#a", "x"])


@settings(max_examples=60)
@given(st.lists(st.tuples(ROWS, st.sampled_from(LABELS)), min_size=1, max_size=40))
def test_running_text_is_never_dropped(rows: list[tuple[str, Label]]) -> None:
    text = "\n".join(row for row, _ in rows)
    lines = lines_of(Page(source="a", media_type="text/plain", text=text))
    given_labels = [label for _, label in rows]
    found = margins(text, lines, given_labels)
    assert len(found) == len(lines)
    for line, before, after in zip(lines, given_labels, found, strict=True):
        assert line.text != BODY or before != "paragraph" or after == "paragraph"
