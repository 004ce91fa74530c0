"""Layouts met in the wild, each as a page of its own: what is kept as the article, what is dropped."""

from itertools import pairwise
from time import process_time

import pytest

from runut.clean import clean
from runut.read.html import html_page
from runut.records import Page, Report

TITLE = "Tanggul Sungai Jebol, Ratusan Warga Desa Mengungsi"
BODY = [
    "Kabarlembah.com, DEMAK - Ratusan warga desa mengungsi ke balai kecamatan setelah tanggul sungai jebol Rabu malam.",
    "Kepala desa mengatakan air mulai masuk ke rumah warga sekitar pukul sembilan malam dan naik dengan cepat.",
    '"Kami tidak sempat membawa apa-apa selain anak-anak dan surat tanah," kata seorang warga di pengungsian.',
    "Dinas pekerjaan umum sudah mengirim dua alat berat untuk menutup tanggul yang jebol sepanjang dua belas meter.",
    "Menurut petugas, perbaikan baru dapat dimulai setelah tinggi air turun, yang diperkirakan besok siang.",
]
ENGLISH = [
    "DEMAK, Indonesia - Hundreds of villagers spent the night in a district hall after a dike gave way on Wednesday.",
    "The village head said the water entered the first houses at about nine in the evening and rose quickly.",
    '"We had no time to take anything but the children and the land papers," said a woman at the shelter.',
    "The public works office has sent two excavators to close the gap, which is twelve metres long, officials said.",
    "Repairs can start only after the water has fallen, which is expected to happen tomorrow at noon.",
]
SECOND = [
    "Harga cabai rawit di pasar kota naik dua kali lipat dalam sepekan karena panen gagal di tiga kecamatan.",
    "Pedagang mengaku hanya mendapat setengah dari kiriman biasanya, sementara pembeli mulai mengurangi belanja.",
    "Pemerintah kota berencana menggelar pasar murah akhir pekan ini untuk menekan harga, ujar kepala dinas.",
]
MENU = ["Beranda", "Nasional", "Ekonomi", "Olahraga", "Masuk"]
FOOT = ["Tentang Kami", "Pedoman Media Siber", "Copyright © 2020 Kabar Lembah"]


def report(lines: list[str] | str, **fields: object) -> Report:
    text = lines if isinstance(lines, str) else "\n".join(lines)
    (found,) = clean([Page(source="a.txt", media_type="text/plain", text=text, **fields)])  # type: ignore[arg-type]
    return found


def kept(found: Report) -> str:
    """The body, one block a line."""
    kinds = ("dateline", "paragraph", "heading", "list", "quote")
    return "\n".join(block.span.text for block in found.blocks if block.kind in kinds)


def holds_each_once(found: Report, sentences: list[str]) -> bool:
    body = kept(found).replace("\n", " ")
    return all(body.count(sentence[-60:]) == 1 for sentence in sentences)


def test_an_article_glued_into_one_line_and_then_its_tails_and_pieces_is_kept_once():
    tails = ["".join(BODY[n:]) for n in range(len(BODY) - 1)]
    lines = [tails[0]]
    for n, piece in enumerate(BODY):
        lines += [piece, tails[n + 1]] if n + 1 < len(tails) else [piece]
    assert holds_each_once(report(lines), BODY)


def test_a_glued_article_whose_pieces_are_cut_off_is_kept_as_the_one_line():
    found = report(["".join(BODY), BODY[0], BODY[1][:40]])
    assert holds_each_once(found, BODY)
    assert "drop.repeat" in {cut.reason for cut in found.dropped}


def test_words_glued_where_tags_were_lost_stay_as_they_stand():
    glued = "Menurut pemimpin tertinggi desaKiai Sanusi, tanggul itu sudahlama retak dan tidak pernah diperbaiki."
    assert glued in kept(report([*BODY[:3], glued, *BODY[3:]]))


@pytest.mark.parametrize("parts", [BODY, ENGLISH], ids=["Indonesian", "English"])
def test_a_page_of_one_line_is_its_article(parts):
    text = " ".join(parts)
    assert kept(report(text)).replace("\n", " ") == text


def test_a_page_cut_off_within_a_word_keeps_its_last_line():
    assert BODY[4][:57] in kept(report([TITLE, *BODY[:4], BODY[4][:57]]))


def test_a_page_cut_off_before_its_first_paragraph_ends_has_a_body():
    assert "Ratusan warga desa" in kept(report(BODY[0][:100]))


def test_of_two_articles_on_a_page_the_lines_are_all_accounted_for_and_the_first_is_kept():
    found = report([*MENU, TITLE, *BODY, "Harga Cabai Rawit Naik Dua Kali Lipat", *SECOND, *FOOT])
    assert holds_each_once(found, BODY)
    assert found.title is not None
    assert found.title.text == TITLE
    told = [block.span.text for block in found.blocks] + [cut.span.text for cut in found.dropped]
    assert all(any(line in one for one in told) for line in SECOND)


def test_a_live_blog_keeps_its_entries():
    entries = [line for n, text in enumerate(ENGLISH) for line in (f"{10 - n}:15", text)]
    body = kept(report(["Dike breaks in Demak: live updates", *entries]))
    assert all(text in body.replace("\n", " ") for text in ENGLISH[1:])


def test_a_live_blog_in_html_keeps_its_entries_in_order():
    entries = "".join(
        f"<article class='live-entry'><time>{10 - n}.15 WIB</time><h2>Kabar ke-{n + 1} dari tanggul</h2><p>{text}</p>"
        "</article>"
        for n, text in enumerate(BODY)
    )
    found = clean([html_page("a", f"<html><body><nav><a href='/'>Beranda</a></nav><main><h1>{TITLE}</h1>{entries}")])[0]
    places = [kept(found).find(text[-50:]) for text in BODY]
    assert min(places) >= 0
    assert all(one < other for one, other in pairwise(places))


def test_a_photo_page_has_captions_that_name_their_photographer():
    captions = [
        "Warga menyelamatkan perabot dari rumah yang terendam di Demak, Rabu (8/1/2020). (Foto: Rudi Salim)",
        "Petugas memasang karung pasir di tepi sungai, Kamis (9/1/2020). (Foto: Rudi Salim)",
    ]
    found = report([TITLE, *captions, *BODY[:3]])
    assert [block.span.text for block in found.blocks if block.kind == "caption"] == captions
    assert [credit.name for credit in found.credits if credit.role == "photo"] == ["Rudi Salim"]


LISTS = {
    "bullets": ["• Beras dan mi instan", "• Selimut dan tikar", "• Susu dan popok bayi", "• Air bersih"],
    "dashes": ["- Beras dan mi instan", "- Selimut dan tikar", "- Susu dan popok bayi", "- Air bersih"],
    "numbers": ["1. Beras dan mi instan", "2. Selimut dan tikar", "3. Susu dan popok bayi", "4. Air bersih"],
}


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_a_list_amid_the_article_is_kept(rows):
    lead = "Bantuan yang paling dibutuhkan warga di pengungsian saat ini menurut relawan adalah sebagai berikut:"
    body = kept(report([TITLE, *BODY[:3], lead, *rows, *BODY[3:]]))
    assert all(row in body for row in rows)


def test_a_list_and_a_table_in_the_article_of_a_page_with_markup_are_kept():
    rows = "".join(f"<li>{one}</li>" for one in ("Beras dan mi instan", "Selimut dan tikar", "Susu dan popok bayi"))
    cells = "".join(f"<tr><td>{one}</td><td>{n} keluarga</td></tr>" for n, one in enumerate(("Karang", "Sayung"), 40))
    said = [f"<p>{text}</p>" for text in BODY]
    found = clean(
        [
            html_page(
                "a.html",
                "<html><body><nav><ul><li><a href='/n'>Nasional</a></li><li><a href='/e'>Ekonomi</a></li></ul></nav>"
                f"<article><h1>{TITLE}</h1><div class='article-content'>{''.join(said[:3])}<ul>{rows}</ul>{said[3]}"
                f"<table>{cells}</table>{said[4]}</div></article><footer><a href='/t'>Tentang Kami</a></footer>",
            )
        ]
    )[0]
    body = kept(found)
    assert all(one in body for one in ("Selimut dan tikar", "Susu dan popok bayi", "Karang 40", "Sayung 41"))
    assert "Ekonomi" not in body


def test_a_fact_check_keeps_the_post_it_quotes():
    post = '"AWAS!! Bendungan di hulu sudah retak dan air akan sampai ke kota malam ini. Sebarkan sebelum dihapus!!"'
    lines = [
        "Cek Fakta: Tidak Benar Bendungan di Hulu Retak",
        "Kabarlembah.com, Jakarta - Beredar di media sosial sebuah unggahan yang menyebut bendungan di hulu retak.",
        "Unggahan itu dibagikan salah satu akun Facebook pada 8 Januari 2020. Berikut isi unggahannya:",
        post,
        "Lalu benarkah bendungan di hulu retak? Berikut hasil penelusurannya.",
        "Penelusuran dilakukan dengan menghubungi pengelola bendungan, yang menyatakan kabar itu tidak benar.",
    ]
    assert all(line[-50:] in kept(report(lines)) for line in lines[2:])


WIDE = [
    "村では水曜日の夜に川の堤防が切れ、数百人の住民が役場に避難した。けが人はいないという。",
    "村長によると、水は午後九時ごろに最初の家に入り、急に高くなったと話している。",
    "県は重機を二台送り、十二メートルにわたって壊れた堤防をふさぐ作業を始める予定だ。",
    "作業は水位が下がった後に始まる見通しで、明日の正午ごろになると担当者は説明した。",
]


def test_an_article_in_a_script_without_blanks_has_a_body():
    items = "".join(f"<li><a href='/{n}'>{one}</a></li>" for n, one in enumerate(("国内", "経済", "天気")))
    said = "".join(f"<p>{text}</p>" for text in WIDE)
    page = html_page(
        "a", f"<html lang='ja'><body><ul>{items}</ul><article><h1>堤防が切れる</h1>{said}</article></body>"
    )
    assert all(text in kept(clean([page])[0]) for text in WIDE)
    assert all(text in kept(report(["国内", "経済", "天気", "堤防が切れる", *WIDE])) for text in WIDE)


HUGE = {
    "one line of words": "kata " * 60_000,
    "one line without blanks": "kata" * 60_000,
    "very many short lines": "menu\n" * 30_000,
    "very many sentences": (BODY[1] + "\n") * 3_000,
    "marks alone": ". , ; " * 40_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_the_time_for_any_page_is_bounded(text):
    start = process_time()
    report(text)
    assert process_time() - start < 20
