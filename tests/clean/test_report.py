"""Whole pages: what is the report, what is not and why, and whose it is."""

import itertools
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.clean import clean
from runut.clean.lines import lines_of
from runut.clean.metadata import keywords_of
from runut.language import explain
from runut.read.html import html_page
from runut.records import Metadata, Page, Report

BODY = [
    "Kabarkota.com, MALANG - Pemerintah kota menutup jembatan lama di sungai itu mulai Senin karena pilarnya retak.",
    "Wali kota mengatakan bahwa perbaikan akan memakan waktu tiga bulan dan biayanya ditanggung pemerintah provinsi.",
    "Warga yang hendak ke pasar harus memutar sejauh lima kilometer, kata seorang pedagang yang berjualan di sana.",
    "Menurut dinas pekerjaan umum, jembatan itu dibangun lebih dari lima puluh tahun lalu dan belum pernah diperbaiki.",
]
FLAT = "\n\n".join(
    [
        "Jembatan Lama di Kota Malang Ditutup Selama Tiga Bulan",
        "Pemerintah kota menutup jembatan lama karena pilarnya retak.",
        "Jembatan lama di Malang terlihat sepi, 3 Mei 2022. (ANTARA FOTO/Rudi Salim)",
        "Jembatan lama di Malang terlihat sepi, 3 Mei 2022. (ANTARA FOTO/Rudi Salim)",
        *BODY[:2],
        "Harga Cabai Melonjak, Pedagang Pasar Besar Keluhkan Sepi Pembeli",
        *BODY[2:],
        "Sumber : Reuters",
        "Baca Juga",
        "Berita Terkait",
        "Dapatkan berita pilihan setiap hari di kanal WhatsApp kami.",
        "Bagikan",
    ]
)


def page(text: str = FLAT, source: str = "a.txt", **fields: object) -> Page:
    return Page(source=source, media_type="text/plain", text=text, **fields)  # type: ignore[arg-type]


def one(text: str = FLAT, **fields: object) -> Report:
    (report,) = clean([page(text, **fields)])
    return report


def kind(report: Report, words: str) -> str:
    """What became of the first line that begins with `words`."""
    for block in report.blocks:
        if block.span.text.startswith(words):
            return block.kind
    return next(cut.reason for cut in report.dropped if cut.span.text.startswith(words))


def test_a_flattened_page_is_divided():
    report = one()
    assert report.title is not None
    assert report.title.text.startswith("Jembatan Lama di Kota Malang Ditutup")
    assert kind(report, "Jembatan lama di Malang terlihat sepi") == "caption"
    assert kind(report, "Kabarkota.com, MALANG -") == "dateline"
    assert kind(report, "Pemerintah kota menutup jembatan lama di sungai") == "paragraph"
    assert kind(report, "Wali kota mengatakan") == "paragraph"
    assert kind(report, "Harga Cabai Melonjak") == "drop.related"
    assert kind(report, "Sumber :") == "credit"
    assert kind(report, "Baca Juga") == "drop.related"
    assert kind(report, "Dapatkan berita") == "drop.promo"
    assert kind(report, "Bagikan") == "drop.navigation"


def test_a_caption_printed_twice_is_kept_once():
    assert [d.reason for d in one().dropped if d.span.text.startswith("Jembatan lama di Malang")] == ["drop.repeat"]


def test_what_the_page_says_of_itself_is_known_and_nothing_else():
    report = one()
    assert report.outlet == "Kabarkota.com"
    assert report.dateline is not None
    assert report.dateline.place is not None
    assert report.dateline.place.text == "MALANG"
    assert report.published is None
    assert report.byline == ()
    assert ("Reuters", "agency") in {(c.name, c.role) for c in report.credits}
    assert ("Antara", "photo") in {(c.name, c.role) for c in report.credits}
    assert report.language == "id"


def test_a_page_that_begins_with_its_dateline_has_no_title():
    assert one("\n".join(BODY)).title is None


def test_fields_beside_the_text_are_believed():
    known = Metadata(
        title="Jembatan ditutup", outlet="detikcom", published=date(2022, 5, 3), byline=("Rina",), keywords=("banjir",)
    )
    report = one("\n".join(BODY), metadata=known)
    assert report.title is not None
    assert (report.title.text, report.title.basis) == ("Jembatan ditutup", "metadata")
    assert report.outlet == "detik.com"
    assert report.published is not None
    assert (report.published.start, report.published.basis) == (date(2022, 5, 3), "metadata")
    assert [t.text for t in report.byline] == ["Rina"]
    assert [t.text for t in report.keywords] == ["banjir"]


def test_the_host_names_the_outlet():
    assert one(url="https://news.detik.com/berita/1").outlet == "detik.com"
    assert one(url="https://www.harian-lembah.co.id/berita/1").outlet == "harian-lembah.co.id"


def test_an_article_glued_into_one_line_gives_way_to_its_pieces():
    body = list(BODY[1:])
    glued = "".join(body)
    report = one("\n".join([glued, body[0], "".join(body[1:]), body[1], body[2]]))
    kept = [block.span.text for block in report.blocks if block.kind == "paragraph"]
    assert kept == body
    assert {d.reason for d in report.dropped} == {"drop.repeat"}


def test_lines_that_many_pages_of_an_outlet_share_are_furniture():
    line = "Catatan dari meja kami untuk pembaca setia"
    texts = [
        f"Jembatan nomor {n} di desa ke-{n} ditutup sejak kemarin, kata kepala desa yang bernama Pak {n} di kantornya."
        for n in range(12)
    ]
    pages = [
        page(
            "\n".join([*texts[3 * n : 3 * n + 2], line, texts[3 * n + 2]]), f"{n}.txt", url=f"https://kabar.example/{n}"
        )
        for n in range(4)
    ]
    for report in clean(pages):
        assert kind(report, line).startswith("drop.")


def test_identical_pages_are_one_report_with_two_sources():
    (report,) = clean([page(source="b.txt"), page(source="a.txt"), page(source="b.txt")])
    assert (report.source, report.also_at) == ("a.txt", ("b.txt",))


def test_publications_of_one_text_in_two_outlets_stay_two():
    assert len(clean([page(source="a"), page(source="b", url="https://news.detik.com/1")])) == 2


def test_the_order_of_pages_changes_nothing():
    pages = [page("\n".join(BODY[n:]), f"{n}.txt", url=f"https://kabar.example/{n % 2}") for n in range(4)]
    shuffled = pages[:]
    random.Random(1).shuffle(shuffled)
    assert clean(pages) == clean(shuffled)


def test_every_reason_given_is_in_the_catalogue():
    assert {cut.reason for cut in one().dropped}
    for cut in one().dropped:
        assert explain(cut.reason).about_id


WORDS = st.sampled_from(
    [
        *BODY,
        *FLAT.split("\n\n"),
        "",
        " ",
        "-",
        "Editor: A",
        "\x00",
        "\u202e",
        "Baca juga: X",
        "18/6/2025",
        "(a/b)",
        "AFP/A",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=40)), max_size=14))
def test_every_mark_is_accounted_for_and_blocks_never_overlap(parts):
    text = "\n".join(parts)
    report = one(text)
    spans = sorted((b.span.start, b.span.end) for b in report.blocks)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    covered = [False] * len(text)
    for span in [b.span for b in report.blocks] + [d.span for d in report.dropped]:
        assert text[span.start : span.end] == span.text
        covered[span.start : span.end] = [True] * (span.end - span.start)
    assert all(known or mark.isspace() for known, mark in zip(covered, text, strict=True))


PARAGRAPHS = [
    "Pemerintah kota menutup jembatan lama di sungai itu mulai Senin karena pilarnya retak dan dasarnya tergerus.",
    *BODY[1:],
]
MASTHEAD = "Kabar Lembah"
OWN_NAMES = {
    "name after place": (f"Malang, {MASTHEAD} - ", "Malang"),
    "name before place": (f"{MASTHEAD}, Malang - ", "Malang"),
    "capitals": (f"MALANG, {MASTHEAD} - ", "MALANG"),
}


@pytest.mark.parametrize(("opening", "place"), OWN_NAMES.values(), ids=OWN_NAMES)
def test_a_dateline_names_the_site_that_the_page_says_it_is(opening, place):
    report = one("\n".join([MASTHEAD, "Jembatan Lama di Malang Ditutup", opening + PARAGRAPHS[0], *PARAGRAPHS[1:]]))
    assert report.outlet == MASTHEAD
    assert report.dateline is not None
    assert report.dateline.place is not None
    assert report.dateline.place.text == place
    assert kind(report, opening.strip()) == "dateline"


def test_a_house_in_brackets_is_the_agency_not_the_outlet():
    report = one("\n".join(["THE VALLEY POST", "Old bridge closes", "MALANG, Indonesia (Bahari) - " + PARAGRAPHS[0]]))
    assert report.outlet is None
    assert ("Bahari", "agency") in {(c.name, c.role) for c in report.credits}


def test_the_site_with_its_motto_is_no_title():
    lines = [f"{MASTHEAD} - Suara dari Hulu", "Jembatan Lama di Malang Ditutup karena Pilarnya Retak"]
    report = one("\n".join([*lines, f"Malang, {MASTHEAD} - {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]))
    assert report.title is not None
    assert report.title.text == lines[1]


LONG_LINES = {
    "a glued list after a paragraph": "1. Kepala Dinas Pasar Rudi - Ketua Panitia Panen2. Kepala Dinas Air Sari -"
    " Bendahara Panitia Panen3. Kepala Dinas Jalan Budi - Sekretaris Panitia Panen4. Lurah Hulu Tono - Anggota",
    "a glued article that names its channel": " ".join(PARAGRAPHS) + "Baca Juga Harga Cabai Turun" + PARAGRAPHS[1],
    "an article that ends in its source": PARAGRAPHS[2][:-1] + ", dilansirReuters, Senin (4/5/2020).(Antara)",
}


@pytest.mark.parametrize("line", LONG_LINES.values(), ids=LONG_LINES)
def test_long_lines_of_the_body_are_never_furniture(line):
    assert not kind(one("\n".join([*PARAGRAPHS[:2], line])), line[:60]).startswith("drop.")


def test_a_furniture_line_tells_how_many_reports_carry_it():
    line = "Catatan meja kami: naskah panen"
    pages = [
        page(
            "\n".join([f"{text} Itu kata warga ke-{n}.", f"Warga ke-{n} pulang. {text}", line, f"{text} Hari ke-{n}."]),
            f"{n}.txt",
            url=f"https://kabar.example/{n}",
        )
        for n, text in enumerate(PARAGRAPHS)
    ]
    cuts = [cut for report in clean(pages) for cut in report.dropped if cut.span.text == line]
    assert len(cuts) == len(pages)
    assert all(cut.reports == len(pages) for cut in cuts if cut.reason == "drop.furniture")


def test_a_comment_beside_the_article_is_told_by_its_container():
    said = [f"<p>{text}</p>" for text in PARAGRAPHS]
    comment = "Saya setiap hari lewat jembatan itu dan menurut saya perbaikannya sudah terlambat sekali."
    html = (
        "<html><body><nav><ul><li><a href='/'>Beranda</a></li></ul></nav><article><h1>Jembatan Lama Ditutup</h1>"
        f"<div class='article-body'>{''.join(said)}<ul><li>Tutup: Senin</li></ul></div></article>"
        f"<div class='comments'><ul><li class='comment'><p>{comment}</p></li></ul></div></body></html>"
    )
    known = html_page("a.html", html)
    (report,) = clean([known])
    assert kind(report, comment[:30]).startswith("drop.")
    assert all(kind(report, text[:30]) == "paragraph" for text in PARAGRAPHS)


def test_a_page_of_two_short_sentences_is_a_report():
    report = one("MALANG - Jembatan lama di hulu ditutup.\n\nWarga kota memutar lewat pasar, lapor Reuters.")
    assert {block.kind for block in report.blocks} == {"dateline", "paragraph"}
    assert not report.dropped


def how(report: Report) -> dict[str, str]:
    return {one.what: one.field for one in report.known_by}


def test_what_no_span_shows_is_told_by_the_name_of_its_field():
    html = (
        '<html><head><meta property="og:title" content="Ditutup: Jembatan Lama"><meta name="pubdate" '
        'content="2022-05-04"><meta property="og:site_name" content="Kabar Kota"></head><body>'
        + "".join(f"<p>{line}</p>" for line in BODY)
        + "</body></html>"
    )
    (report,) = clean([html_page("a.html", html)])
    assert how(report) == {"outlet": "meta og:site_name", "title": "meta og:title", "published": "meta pubdate"}


def test_what_a_span_shows_needs_no_field():
    assert "title" not in how(one())


def test_the_outlet_is_known_by_the_address_the_dateline_or_the_copyright():
    assert how(one(url="https://www.example.id/a"))["outlet"] == "address"
    assert how(one())["outlet"] == "dateline"
    bare = FLAT.replace("Kabarkota.com, ", "") + "\n\n© 2022 Kompas.com. Hak cipta dilindungi undang-undang."
    report = one(bare)
    assert (report.outlet, how(report)["outlet"]) == ("Kompas.com", "copyright")
    (told,) = [known for known in report.known_by if known.what == "outlet"]
    assert told.span is not None
    assert report.page[told.span.start : told.span.end] == told.span.text


def test_the_copyright_of_an_agency_may_be_that_of_a_reprint():
    assert one(FLAT.replace("Kabarkota.com, ", "") + "\n\n© 2022 Reuters. All rights reserved.").outlet is None


def test_no_field_dates_a_report_after_it_was_fetched():
    late = Metadata(published=date(2022, 5, 9))
    assert one(metadata=late, fetched=date(2022, 5, 8)).published is None
    assert one(metadata=late, fetched=date(2022, 5, 9)).published is not None


def test_the_editor_of_a_field_is_credited_and_not_a_writer():
    report = one(metadata=Metadata(byline=("Rina Kartika",), editors=("Joko Susilo",)))
    assert [text.text for text in report.byline] == ["Rina Kartika"]
    assert ("Joko Susilo", "editor") in [(credit.name, credit.role) for credit in report.credits]


def test_the_house_alone_gives_way_to_a_writer_on_the_page():
    text = FLAT.replace("\n\nJembatan lama di Malang", "\n\nPenulis: Rina Kartika\n\nJembatan lama di Malang", 1)
    house = Metadata(outlet="Kabar Kota", byline=("Kabar Kota",))
    assert [one.text for one in one(text, metadata=house).byline] == ["Rina Kartika"]
    assert [one.text for one in one(metadata=house).byline] == ["Kabar Kota"]


@pytest.mark.parametrize(
    ("before", "title"),
    [("Daerah : ", ""), ("Kabar Daerah", ""), ("Foto: ", "Foto: ")],
    ids=["set apart", "glued", "part of the title"],
)
def test_a_title_is_given_without_a_kicker_of_its_own(before, title):
    words = "Jembatan Lama di Kota Malang Ditutup Selama Tiga Bulan"
    page_text = FLAT.replace(words, before + words, 1)
    report = one(page_text, metadata=Metadata(title=words))
    assert report.title is not None
    if report.title.start is not None:
        assert report.title.text == title + words
    assert report.title.text.endswith(words)


def test_a_date_in_another_language_is_read_by_what_the_page_says_of_its_language():
    lines = [f"<p>{line}</p>" for line in BODY]
    html = (
        f'<html lang="fr"><body><h1>Un pont ferm\u00e9 pour trois mois</h1><p>28 f\u00e9vrier 2022</p>{"".join(lines)}'
    )
    (report,) = clean([html_page("a.html", html)])
    assert report.published is not None
    assert report.published.start == date(2022, 2, 28)
    assert report.published.evidence[0].span.text == "28 f\u00e9vrier 2022"


KEYWORD_LINES = {
    "behind a label": (["Topik: banjir, jembatan"], ["banjir", "jembatan"]),
    "below a label": (["Tags", "banjir", "jembatan"], ["banjir", "jembatan"]),
    "three with marks": (["banjir, jembatan, sungai"], ["banjir", "jembatan", "sungai"]),
    "three lines": (["banjir", "jembatan", "sungai"], ["banjir", "jembatan", "sungai"]),
    "two words alone may be anything": (["banjir", "jembatan"], []),
    "a sentence is none": (["Tags", "Wali kota, kata pedagang, datang ke pasar itu pada hari Senin pagi."], []),
}


@pytest.mark.parametrize(("rows", "words"), KEYWORD_LINES.values(), ids=KEYWORD_LINES)
def test_keywords_of_lines_labelled_so(rows, words):
    text = "\n".join(rows)
    found = keywords_of(page(text), lines_of(page(text)))
    assert [keyword.text for keyword in found] == words
