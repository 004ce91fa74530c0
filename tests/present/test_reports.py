"""A cleaned report is shown as it would be read; what was dropped is shown in place, with its reason, or not at all."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut import pipeline
from runut.present.listing import cleaned, to_list
from runut.present.pieces import BODY, body, body_text, pieces
from runut.present.report_terminal import reports_diff, reports_terminal
from runut.present.report_text import reports_markdown, reports_text
from runut.present.words import Words
from runut.records import Block, Credit, Dateline, Dropped, Interval, KnownBy, Page, Text
from tests.factories import report, span
from tests.present.test_renderers import HOSTILE

EN, ID = Words("en"), Words("id")
TEXT = (
    "Beranda Indeks\n"
    "Banjir di Lembah Awan\n"
    "LEMBAH AWAN, Kabar Satu - Air naik, buka tautan baru, sejak pagi.\n"
    "\n"
    "Warga menunggu(baca juga: lain)di atap.\n"
    "Foto: Rina\n"
    "Pasang iklan di sini"
)
KINDS = {
    "Banjir di Lembah Awan": "title",
    "LEMBAH AWAN, Kabar Satu -": "dateline",
    "Air naik, buka tautan baru, sejak pagi.": "paragraph",
    "Warga menunggu(baca juga: lain)di atap.": "paragraph",
    "Foto: Rina": "caption",
}
DROPPED = {
    "Beranda Indeks": "drop.navigation",
    ", buka tautan baru": "drop.inline_artefact",
    "(baca juga: lain)": "drop.inline_related",
    "Pasang iklan di sini": "drop.promo",
}
FLOOD = report(
    TEXT, blocks=tuple(Block(kind, span(TEXT, text)) for text, kind in KINDS.items()),
    dropped=tuple(Dropped(code, span(TEXT, text)) for text, code in DROPPED.items()),
    title=Text(22, 43, "Banjir di Lembah Awan"), dateline=Dateline(span(TEXT, "LEMBAH AWAN"), span(TEXT, "Kabar Satu")),
    credits=(Credit("Rina", "photo", Text(0, 4, "Rina")),),
)  # fmt: skip


def test_pieces_stand_in_the_order_of_the_page_with_their_line():
    assert [(piece.kind, piece.line) for piece in pieces(FLOOD)] == [
        (None, 1), ("title", 2), ("dateline", 3), ("paragraph", 3), ("paragraph", 5), ("caption", 6), (None, 7),
    ]  # fmt: skip


def test_what_is_dropped_inside_a_paragraph_leaves_neither_gap_nor_glued_words():
    assert [piece.kept for piece in body(FLOOD)] == [
        "LEMBAH AWAN, Kabar Satu - Air naik, sejak pagi.",
        "Warga menunggu di atap.",
    ]


def test_text_is_title_and_paragraphs_one_a_line():
    assert reports_text([FLOOD]) == (
        "Banjir di Lembah Awan\nLEMBAH AWAN, Kabar Satu - Air naik, sejak pagi.\nWarga menunggu di atap.\n"
    )


def test_several_reports_as_text_are_told_apart_by_their_source():
    told = reports_text([FLOOD, replace(FLOOD, source="dua.txt", title=None)])
    assert told.startswith("==> r1.txt <==\nBanjir di")
    assert "\n\n==> dua.txt <==\nLEMBAH" in told


def test_the_terminal_tells_the_head_and_how_much_is_hidden():
    shown = reports_terminal([FLOOD], EN, color=False, width=80)
    for words in ("Banjir di Lembah Awan", "Kabar Satu", "date not stated", "Rina (photo)", "r1.txt", "Foto: Rina"):
        assert words in shown
    assert "4 pieces of the page are not the report" in shown
    assert "buka tautan" not in shown
    assert "Beranda" not in shown


@pytest.mark.parametrize("words", [EN, ID], ids=["en", "id"])
def test_dropped_pieces_are_shown_in_place_with_their_reasons(words):
    for shown in (
        reports_terminal([FLOOD], words, dropped=True, color=False, width=120),
        reports_markdown([FLOOD], words, dropped=True),
    ):
        plain = shown.replace("\\", "")
        at = [plain.index(text) for text in ("Beranda Indeks", "Air naik", "buka tautan baru", "Pasang iklan")]
        assert at == sorted(at)
        for code in DROPPED.values():
            assert code in plain


def test_markdown_without_dropped_pieces_holds_only_the_article():
    shown = reports_markdown([FLOOD], EN)
    assert shown.startswith("# Banjir di Lembah Awan\n")
    assert "Air naik, sejak pagi" in shown
    assert "tautan" not in shown
    assert "*Foto: Rina*" in shown


def test_the_diff_accounts_for_every_line_and_marks_what_is_dropped_inside():
    assert reports_diff([FLOOD], EN, color=False).splitlines() == [
        "=== r1.txt",
        "    1 - drop.navigation        Beranda Indeks",
        "    2 + title                  Banjir di Lembah Awan",
        "    3 + dateline               LEMBAH AWAN, Kabar Satu -",
        "    3 + paragraph              Air naik[-, buka tautan baru-]{drop.inline_artefact}, sejak pagi.",
        "    5 + paragraph              Warga menunggu[-(baca juga: lain)-]{drop.inline_related}di atap.",
        "    6 + caption                Foto: Rina",
        "    7 - drop.promo             Pasang iklan di sini",
    ]
    assert "keterangan foto" in reports_diff([FLOOD], ID, color=True, width=100)


def test_json_holds_what_cleaning_fills_and_the_body_but_nothing_read_later():
    (told,) = json.loads(to_list([cleaned(FLOOD)]))
    assert told["body"] == "LEMBAH AWAN, Kabar Satu - Air naik, sejak pagi.\nWarga menunggu di atap."
    assert {"blocks", "dropped", "credits", "page", "published"} <= set(told)
    assert not {"quotes", "events", "sentences", "times"} & set(told)


def test_nothing_a_page_says_is_markup_or_reaches_a_screen_as_a_command():
    page = f"Judul{HOSTILE}\nIsi {HOSTILE} lagi\nBuang {HOSTILE}"
    lines = page.split("\n")
    hostile = report(
        page, source=f"a{HOSTILE}.txt", title=Text(None, None, lines[0]), deck=Text(None, None, HOSTILE),
        byline=(Text(None, None, HOSTILE),), blocks=(Block("paragraph", span(page, lines[1])),),
        dropped=(Dropped("drop.promo", span(page, lines[2])),),
    )  # fmt: skip
    for shown in (
        reports_terminal([hostile], EN, dropped=True, color=False, width=300),
        reports_diff([hostile], EN, color=False),
        reports_text([hostile]),
    ):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[bold]x[/bold]" in shown
    shown = reports_markdown([hostile], EN, dropped=True)
    assert "<script" not in shown.replace("\\<", "")
    assert "](javascript" not in shown


def test_no_report_says_so():
    assert "No input could be read" in reports_terminal([], EN, color=False)
    assert reports_text([]) == ""
    assert reports_markdown([], EN) == ""
    assert reports_diff([], EN, color=False) == ""


@settings(deadline=None)
@given(st.lists(st.sampled_from([*KINDS, *DROPPED, "", "BACA JUGA: x", "Jakarta, Kabar - Air naik."]), max_size=12))
def test_any_page_is_accounted_for_piece_by_piece(lines):
    text = "\n".join(lines)
    for one in pipeline.reports([Page("a.txt", "text/plain", text)]):
        told = "".join(part.text for piece in pieces(one) for part in piece.parts)
        assert "".join(told.split()) == "".join(text.split())
        assert all(piece.kind in BODY for piece in body(one))
        assert body_text(one).count("\n") <= len(lines)


def test_how_much_was_dropped_for_what_is_told_where_it_is_shown():
    for shown in (
        reports_terminal([FLOOD], EN, dropped=True, width=200, color=False),
        reports_diff([FLOOD], EN, width=200, color=True),
    ):
        assert "4 pieces of the page are not the report: drop.inline_artefact 1, drop.inline_related 1" in shown


def test_a_long_word_is_never_cut_short():
    long = "Beranda" + "Indeks" * 40
    page = report(long, dropped=(Dropped("drop.navigation", span(long, long)),))
    for shown in (
        reports_terminal([page], EN, dropped=True, width=60, color=False),
        reports_diff([page], EN, width=60, color=True),
    ):
        letters = "".join(re.findall("[A-Za-z]+", re.sub("\x1b\\[[0-9;]*m", "", shown)))
        assert letters.count("Indeks") == 40


def test_the_field_that_gives_the_date_is_named():
    day = Interval(date(2024, 3, 5), date(2024, 3, 5), "metadata")
    page = replace(FLOOD, published=day, known_by=(KnownBy("published", "meta pubdate"),))
    assert "5 Mar 2024 (from metadata: meta pubdate)" in reports_terminal([page], EN, width=100, color=False)
