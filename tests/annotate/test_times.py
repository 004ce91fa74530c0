"""Expressions of time: what is found, and which days it means. The anchor is Thursday 15 August 2019 if not said."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.annotate.segment import segment
from runut.annotate.times import is_citation, time_of, times
from runut.language import language
from runut.records import Block, Interval, Report, cut

ANCHOR = date(2019, 8, 15)


def read(page, code="id", anchor=ANCHOR, kinds=None):
    blocks, at = [], 0
    for number, line in enumerate(page.split("\n")):
        if line.strip():
            kind = kinds[number] if kinds else "paragraph"
            blocks.append(Block(kind, cut(page, at, at + len(line))))
        at += len(line) + 1
    published = Interval(anchor, anchor, "metadata") if anchor else None
    report = Report(
        id="r", source="", also_at=(), media_type="text/plain", page=page, language=code, outlet=None, title=None,
        deck=None, dateline=None, byline=(), published=published, credits=(), keywords=(), blocks=tuple(blocks),
        dropped=(),
    )  # fmt: skip
    return times(segment(report, language(code)))


def told(draft):
    def days(interval):
        if interval is None:
            return None
        if interval.start == interval.end:
            return str(interval.start)
        return f"{interval.start or ''}..{interval.end or ''}"

    return [
        (t.span.text, t.kind, t.value if t.kind in ("duration", "set") else days(t.interval))
        for t in draft.report.times
    ]


# sentence: what is found in it, as (words, days); a kind other than interval stands before the days
INDONESIAN = {
    "Ia tiba Selasa (13/8/2019).": [("Selasa (13/8/2019)", "2019-08-13")],
    "Ia tiba Selasa (13/8) pagi.": [("Selasa (13/8) pagi", "2019-08-13")],
    "Ia tiba pada Selasa, 13 Agustus 2019.": [("Selasa, 13 Agustus 2019", "2019-08-13")],
    "Ia lahir tanggal 17 Mei 1960.": [("17 Mei 1960", "1960-05-17")],
    "Hari ini Kamis (15/8) pasar tutup.": [("Hari ini Kamis (15/8)", "2019-08-15")],
    "Ia tiba pada hari Minggu.": [("hari Minggu", "2019-08-11")],
    "Ia tiba hari Kamis.": [("hari Kamis", "2019-08-15")],
    "Ia tiba Jumat lalu.": [("Jumat lalu", "2019-08-09")],
    "Senin (19/8) akan menjadi hari libur.": [("Senin (19/8)", "2019-08-19")],
    "Rabu akan menjadi hari libur.": [("Rabu", "2019-08-21")],
    "Perjanjian itu akan diteken di istana pada Rabu.": [("Rabu", "2019-08-21")],
    "Serikat buruh menyerukan aksi mogok di pelabuhan pada Rabu.": [("Rabu", "2019-08-21")],
    "Walikota menyerukan ketenangan pada Rabu.": [("Rabu", "2019-08-14")],
    "Lomba itu akan digelar Minggu depan.": [("Minggu depan", "2019-08-18")],
    "Panen itu selesai minggu lalu.": [("minggu lalu", "2019-08-05..2019-08-11")],
    "Pekan lalu harga naik.": [("Pekan lalu", "2019-08-05..2019-08-11")],
    "Pada akhir pekan ini pasar tutup.": [("akhir pekan ini", "2019-08-17..2019-08-18")],
    "Kemarin hujan, besok cerah, lusa juga.": [
        ("Kemarin", "2019-08-14"),
        ("besok", "2019-08-16"),
        ("lusa", "2019-08-17"),
    ],
    "Hujan turun tadi malam hingga pagi tadi.": [("tadi malam", "2019-08-14"), ("hingga pagi tadi", "..2019-08-15")],
    "Ia sakit sejak Senin.": [("sejak Senin", "2019-08-12..2019-08-15")],
    "Ia sakit sejak 2017.": [("sejak 2017", "2017-01-01..2019-08-15")],
    "Toko itu buka sampai tanggal 20 Agustus.": [("sampai tanggal 20 Agustus", "..2019-08-20")],
    "Tarif naik mulai Oktober 2019.": [("mulai Oktober 2019", "2019-10-01..")],
    "Bulan depan harga turun.": [("Bulan depan", "2019-09-01..2019-09-30")],
    "Tahun lalu harga naik.": [("Tahun lalu", "2018-01-01..2018-12-31")],
    "Pada Maret lalu harga naik.": [("Maret lalu", "2019-03-01..2019-03-31")],
    "Pada November lalu harga naik.": [("November lalu", "2018-11-01..2018-11-30")],
    "Harga naik pada awal bulan ini.": [("awal bulan ini", "2019-08-01..2019-08-10")],
    "Harga naik pada akhir tahun 2016.": [("akhir tahun 2016", "2016-09-01..2016-12-31")],
    "Sejak awal tahun harga naik.": [("Sejak awal tahun", "2019-01-01..2019-08-15")],
    "Harga naik dalam tiga tahun terakhir.": [("tiga tahun terakhir", "2016-08-15..2019-08-15")],
    "Harga naik untuk dua tahun ke depan.": [("dua tahun ke depan", "2019-08-15..2021-08-15")],
    "Ia pergi dua hari lalu.": [("dua hari lalu", "2019-08-13")],
    "Ia pergi 3 Agustus. Dua hari sebelumnya ia sakit.": [
        ("3 Agustus", "2019-08-03"),
        ("Dua hari sebelumnya", "2019-08-01"),
    ],
    "Pesta itu digelar 10-12 Agustus 2019.": [("10-12 Agustus 2019", "2019-08-10..2019-08-12")],
    "Ia menjabat pada 2014-2018.": [("2014-2018", "2014-01-01..2018-12-31")],
    "Pada musim 2017/2018 ia juara.": [("2017/2018", "2017-07-01..2018-06-30")],
    "Pada tahun 1990-an desa itu sepi.": [("tahun 1990-an", "1990-01-01..1999-12-31")],
    "Pada kuartal II 2019 laba naik.": [("kuartal II 2019", "2019-04-01..2019-06-30")],
    "Ekonomi tumbuh pada pekan kedua Juli.": [("pekan kedua Juli", "2019-07-08..2019-07-14")],
    "Laba naik pada semester I-2019.": [("semester I-2019", "2019-01-01..2019-06-30")],
    "Ia pergi Rabu pekan lalu.": [("Rabu pekan lalu", "2019-08-07")],
    "Jalan ditutup pada 14 dan 15 Agustus 2019.": [("14 dan 15 Agustus 2019", "2019-08-14..2019-08-15")],
    "Ia pergi 3 Agustus. Dikutip dari AFP, Rabu (14/8), dua hari sebelumnya ia sakit.": [
        ("3 Agustus", "2019-08-03"),
        ("Rabu (14/8)", "2019-08-14"),
        ("dua hari sebelumnya", "2019-08-01"),
    ],
    "Ia tiba Senin (12/8). Keesokan harinya ia sakit.": [
        ("Senin (12/8)", "2019-08-12"),
        ("Keesokan harinya", "2019-08-13"),
    ],
    "Gempa terjadi Rabu (14/8) pukul 05.10 WIB.": [
        ("Rabu (14/8)", "2019-08-14"),
        ("pukul 05.10 WIB", "clock 2019-08-14"),
    ],
    "Rapat itu berlangsung dua jam.": [("dua jam", "duration PT2H")],
    "Ia dipenjara selama 5 tahun.": [("5 tahun", "duration P5Y")],
    "Pasar itu buka setiap Senin.": [("setiap Senin", "set P1W")],
    "Ia sakit beberapa bulan lalu.": [("beberapa bulan lalu", "vague None")],
    "Jalan macet saat libur Lebaran.": [("libur Lebaran", "vague None")],
    # what only looks like a time
    "Saat ini ia sakit, hingga kini belum pulih.": [],
    "Aturan itu adalah UU Nomor 12 Tahun 2011.": [],
    "Ia petani berusia 31 tahun.": [],
    "Ia menonton Piala Dunia 2018 di rumah.": [],
    "Ada 300 orang dan 5.000 kursi.": [],
    # misprints: the weekday is believed
    "Ia tiba Selasa (14/8/2019).": [("Selasa (14/8/2019)", "2019-08-13")],
    "Ia tiba Rabu 13 Agustus.": [("Rabu 13 Agustus", "2019-08-14")],
    "Ia tiba Rabu (14/9/2019).": [("Rabu (14/9/2019)", "2019-08-14")],
}

ENGLISH = {
    "He left on Friday.": [("Friday", "2019-08-09")],
    "Friday will be hot.": [("Friday", "2019-08-16")],
    "On Friday he said he would leave.": [("Friday", "2019-08-09")],
    "The union called for a strike on Friday.": [("Friday", "2019-08-16")],
    "He will leave on Friday.": [("Friday", "2019-08-16")],
    "He left last week.": [("last week", "2019-08-05..2019-08-11")],
    "He left yesterday and returns tomorrow.": [("yesterday", "2019-08-14"), ("tomorrow", "2019-08-16")],
    "He left on Aug. 2, 2019.": [("Aug. 2, 2019", "2019-08-02")],
    "He left on 2 August.": [("2 August", "2019-08-02")],
    "He left on Wednesday, August 14.": [("Wednesday, August 14", "2019-08-14")],
    "He left two days ago.": [("two days ago", "2019-08-13")],
    "He left in May 2017.": [("May 2017", "2017-05-01..2017-05-31")],
    "He left in May.": [("May", "2019-05-01..2019-05-31")],
    "They may march again.": [],
    "It must close by October.": [("October", "2019-10-01..2019-10-31")],
    "It rained in the 1990s.": [("1990s", "1990-01-01..1999-12-31")],
    "Sales fell in the third quarter of 2018.": [("third quarter of 2018", "2018-07-01..2018-09-30")],
    "Sales fell in the first half of 2018.": [("first half of 2018", "2018-01-01..2018-06-30")],
    "He called at 10 p.m. Wednesday.": [("10 p.m.", "clock 2019-08-14"), ("Wednesday", "2019-08-14")],
    "He waited for three hours.": [("three hours", "duration PT3H")],
    "He is 31 years old.": [],
}


@pytest.mark.parametrize(("code", "sentence"), [("id", one) for one in INDONESIAN] + [("en", one) for one in ENGLISH])
def test_expressions(code, sentence):
    wanted = (INDONESIAN if code == "id" else ENGLISH)[sentence]
    found = [
        (words, str(what) if kind == "interval" else f"{kind} {what}")
        for words, kind, what in told(read(sentence, code))
    ]
    assert found == wanted


def test_yesterday_in_a_quotation_counts_from_the_day_of_the_speech():
    draft = read('"Besok kami pulang," kata Rahman, Selasa (13/8).')
    assert told(draft)[0] == ("Besok", "interval", "2019-08-14")


def test_without_an_anchor_nothing_is_guessed():
    draft = read("Ia tiba pekan lalu, pada hari Jumat, lahir 17 Mei 1960.", anchor=None)
    assert draft.report.published is None
    assert [kind for _, kind, _ in told(draft)] == ["vague", "vague", "interval"]


PUBLISHED = {
    "the date of a citing": ("Mengutip Reuters, Rabu (6/3/2019), harga naik.", None, "2019-03-06"),
    "what was said, dated in brackets": ('"Aman," kata Rahman, Rabu (6/3/2019).', None, "2019-03-06"),
    "a caption and a weekday that agree": (
        "Warga di pasar, 6 Maret 2019.\nHarga naik pada hari Rabu.", ["caption", "paragraph"], "2019-03-06",
    ),
    "a caption and a weekday that do not": (
        "Warga di pasar, 6 Maret 2019.\nHarga naik pada hari Senin.", ["caption", "paragraph"], None,
    ),
    "a caption alone": ("Warga di pasar, 6 Maret 2019.\nHarga naik.", ["caption", "paragraph"], None),
    "a date of history": ("Ia lahir pada 17 Mei 1960.", None, None),
    "what is announced": ("Lomba itu akan digelar di lapangan, Rabu (6/3/2019).", None, None),
    "a date without a year": ("Ia tiba Rabu (6/3).", None, None),
}  # fmt: skip


@pytest.mark.parametrize(("page", "kinds", "day"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_the_day_of_publication_is_concluded_or_not_known(page, kinds, day):
    published = read(page, anchor=None, kinds=kinds).report.published
    if day is None:
        assert published is None
    else:
        assert (str(published.start), str(published.end), published.basis) == (day, day, "inferred")
        assert published.evidence


CITINGS = {
    "Mengutip Reuters pada Rabu (14/8/2019), dua kota itu berdamai.": True,
    "Harga naik, dikutip dari Antara, Rabu (14/8).": True,
    "Demikian laporan AFP, Rabu (14/8).": True,
    "Korban melaporkan pencurian itu ke polisi pada Rabu (14/8).": False,
    '"Harga naik," kata Rahman, Rabu (14/8).': False,
    "Kota itu mengutip pajak. Ia tiba Rabu (14/8).": False,
    "Dikutip dari Antara, dua kota itu berdamai pada Rabu (14/8).": False,
}


@pytest.mark.parametrize("sentence", CITINGS)
def test_the_date_of_a_citing_dates_nothing_else(sentence):
    draft = read(sentence)
    (one,) = [t for t in draft.report.times if t.kind == "interval"]
    assert is_citation(draft, one) is CITINGS[sentence]
    assert (time_of(draft, 0, len(sentence)) is None) is CITINGS[sentence]


def test_the_time_after_that_of_a_citing_dates_what_is_told():
    draft = read("Dikutip dari AFP, Kamis (15/8/2019), Laos menyerang Peru pada Senin (12/8/2019).")
    assert time_of(draft, 0, len(draft.report.page)).span.text == "Senin (12/8/2019)"


def test_of_several_times_a_day_dates_a_clause_before_a_stretch_with_an_open_end():
    draft = read("Sejak 2017 ia sakit dan Rabu (14/8) ia meninggal.")
    assert time_of(draft, 0, len(draft.report.page)).span.text == "Rabu (14/8)"


WORDS = [
    "Senin",
    "(14/8)",
    "2019",
    "dua",
    "hari",
    "lalu",
    "sejak",
    "Mei",
    ",",
    "-",
    "pukul",
    "10.00",
    '"',
    "akhir",
    "ke-3",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_expressions_quote_the_page_do_not_overlap_and_are_in_order(words):
    page = " ".join(words)
    at = 0
    for one in read(page).report.times:
        assert page[one.span.start : one.span.end] == one.span.text
        assert one.span.start >= at
        at = one.span.end
        if one.interval and one.interval.start and one.interval.end:
            assert one.interval.start <= one.interval.end


@pytest.mark.parametrize("piece", ["1 ", "Senin ", '"Besok ', "(", "2019-", "dua hari lalu, ", "1/", "akan "])
def test_time_grows_with_length_only(piece):
    page = piece * 10_000
    began = time.process_time()
    read(page)
    assert time.process_time() - began < 5
