"""Where sentences end. In each text `|` marks the boundaries to be found; it stands on no page."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.language import language
from runut.text.sentences import split

CASES = {
    "two plain sentences": ("id", "Sungai meluap. | Warga mengungsi."),
    "a line end without a stop": ("id", "Banjir di Hulu\n| Warga mengungsi."),
    "an honorific": ("id", "Pasien dirawat dr. Sari. | Ia pulih."),
    "a street and a number": ("id", "Alamatnya Jl. Kenanga No. 5. | Toko itu tutup."),
    "an initial inside a name": ("id", "Bupati Slamet B. Raharja hadir. | Acara selesai."),
    "an initial before a function word": ("id", "Juara Grup A. | Dia menang."),
    "academic degrees": ("id", "Rina Hartono, S.H., M.H. memimpin sidang. | Sidang ditunda."),
    "thousands with stops": ("id", "Harganya Rp 1.000.000 sebulan. | Mahal."),
    "a decimal with a point": ("en", "Growth was 5.3 percent. | Prices fell."),
    "a date in brackets": ("id", "Ia tiba Selasa (5/11/2019). | Ia pulang Rabu."),
    "a clock with a point": ("id", "Gempa terjadi pukul 13.55 WIB. | Warga panik."),
    "a site's name in a dateline": ("id", "Kabarkita.com, MEDAN - Warga panik. | Mereka lari."),
    "a quote whose tag begins in lower case": ("id", '"Kami pulang." kata dia. | Ia diam.'),
    "a question and its tag": ("en", '"Are you ready?" she asked. | He was.'),
    "a quote of three sentences with a tag": ("id", '"Kami siap. | Kami kuat. | Kami pulang," kata Rahman.'),
    "a quote that goes on after its tag": ("id", '"Kami siap," kata Rahman. | "Kami kuat. | Kami pulang."'),
    "curly quotes": ("id", "Ia berkata, “Kami siap.” | “Kami kuat,” katanya."),
    "words glued where a tag was lost": ("id", "Tambang itu ilegal.| Warga menolaknya. | Polisi datang."),
    "a quote glued to the next sentence": ("id", 'Ia berkata, "Kami pulang."| Warga diam.'),
    "a bracket glued to the next sentence": ("id", "Ia tiba Selasa (5/11).| Warga diam."),
    "a site's name with a capital": ("id", "Berita itu dimuat Kabarkita.Com kemarin."),
    "an address": ("en", "Write to www.example.Tickets.org today. | Do."),
    "an ellipsis before lower case": ("id", "Ia ... diam. | Lalu pergi."),
    "several marks": ("id", "Tolong!!! | Warga lari."),
    "a numbered item": ("id", "1. Beras mahal.\n| 2. Gula mahal."),
    "a title in English": ("en", "Gov. Hill met Mr. Brown. | They left."),
    "a country before a name": ("en", "The U.S. Senate met. | It rose."),
    "a country at the end": ("en", "He left the U.S. | The others stayed."),
    "hours": ("en", "It opened at 9 a.m. | They came."),
    "a month with a day": ("en", "He died on Oct. 5. | She lived."),
    "a company": ("en", "Hill Corp. Chairman Ann Wood left. | She sold."),
    "a sentence that opens with a figure": ("en", "They lost. | 12 people left."),
    "blank text": ("id", ""),
}


@pytest.mark.parametrize(("code", "marked"), CASES.values(), ids=CASES.keys())
def test_boundaries(code, marked):
    parts = marked.split("|")
    page = "".join(parts)
    assert [page[a:b] for a, b in split(page, 0, len(page), language(code))] == [p.strip() for p in parts if p.strip()]


def test_only_the_piece_asked_for_is_split():
    page = "Satu. Dua. Tiga."
    assert [page[a:b] for a, b in split(page, 6, 10, language("id"))] == ["Dua."]


@given(st.text(alphabet="aB1 .\"“”!\n()…'", max_size=60))
def test_sentences_are_in_order_and_hold_every_character_that_is_no_blank(page):
    spans = split(page, 0, len(page), language("id"))
    at = 0
    for start, end in spans:
        assert start >= at
        assert start < end
        assert not page[at:start].strip()
        at = end
    assert not page[at:].strip()


@pytest.mark.parametrize("piece", [".", '."', ". ", ".A", "?!", "a.", "\n", '"', "A. "])
def test_time_grows_with_length_only(piece):
    page = piece * 100_000
    began = time.process_time()
    split(page, 0, len(page), language("id"))
    assert time.process_time() - began < 2
