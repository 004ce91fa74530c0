"""Numbers, their bounds and what they count."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.language import language
from runut.text.numbers import figures, find_numbers, words_value

# text: (number's own words, value, low, high, kind, unit)
CASES = {
    ("id", "Ada 12 orang di sana."): [("12", 12, 12, 12, "count", "person")],
    ("id", "Sedikitnya 12 rumah roboh."): [("12", 12, 12, None, "count", None)],
    ("id", "Lebih dari 300 siswa hadir."): [("300", 300, 300, None, "count", None)],
    ("id", "Ada 300-an siswa."): [("300", 300, 270, 330, "count", None)],
    ("id", "Bus itu memuat hingga 20 orang."): [("20", 20, None, 20, "count", "person")],
    ("id", "Nilainya Rp1,2 triliun."): [("Rp1,2 triliun", 1.2e12, 1.2e12, 1.2e12, "money", "IDR")],
    ("id", "Harganya Rp 1.000.000 sebulan."): [("Rp 1.000.000", 1e6, 1e6, 1e6, "money", "IDR")],
    ("id", "Biayanya Rp10-15 miliar."): [("Rp10-15 miliar", 1e10, 1e10, 1.5e10, "money", "IDR")],
    ("id", "Harga naik 2,5 persen."): [("2,5", 2.5, 2.5, 2.5, "percent", "%")],
    ("id", "Harga naik 10-15%."): [("10-15", 10, 10, 15, "percent", "%")],
    ("id", "Antara 10 dan 15 rumah roboh."): [("10 dan 15", 10, 10, 15, "count", None)],
    ("id", "Dua puluh lima perahu hilang."): [("Dua puluh lima", 25, 25, 25, "count", None)],
    ("id", "Dua belas perahu dan seratus jala."): [
        ("Dua belas", 12, 12, 12, "count", None),
        ("seratus", 100, 100, 100, "count", None),
    ],
    ("id", "Puluhan rumah roboh."): [("Puluhan", None, 10, 99, "count", None)],
    ("id", "Puluhan ribu warga mengungsi."): [("Puluhan ribu", None, 1e4, 9.9e4, "count", "person")],
    ("id", "Ia finis di urutan ke-7."): [("ke-7", 7, 7, 7, "ordinal", None)],
    ("id", "Ia menang 3-1 di laga KTT G20."): [],
    ("id", "Ia bermain di Liga 1."): [("1", 1, 1, 1, "label", None)],
    ("id", "Harganya 40 juta paun."): [("40 juta", 4e7, 4e7, 4e7, "money", "GBP")],
    ("id", "Luasnya 200 meter persegi."): [("200", 200, 200, 200, "measure", "m2")],
    ("id", "Pada 2019 ia pulang."): [("2019", 2019, 2019, 2019, "year", None)],
    ("en", "At least 1,200 people fled."): [("1,200", 1200, 1200, None, "count", "person")],
    ("en", "About two hundred and five boats sank."): [
        ("two hundred and five", 205, 205 * 0.9, 205 * 1.1, "count", None)
    ],
    ("en", "It cost $5.3 billion."): [("$5.3 billion", 5.3e9, 5.3e9, 5.3e9, "money", "USD")],
    ("en", "It cost $5bn."): [("$5bn", 5e9, 5e9, 5e9, "money", "USD")],
    ("en", "Twenty-five boats sank; half a million fled."): [
        ("Twenty-five", 25, 25, 25, "count", None),
        ("half a million", 5e5, 5e5, 5e5, "count", None),
    ],
    ("en", "Dozens of houses fell."): [("Dozens", None, 24, 99, "count", None)],
    ("en", "A dog on an A4 page with 4G."): [],
    ("en", "The 5th try took 10 to 15 minutes."): [
        ("5th", 5, 5, 5, "ordinal", None),
        ("10 to 15", 10, 10, 15, "measure", "min"),
    ],
}


@pytest.mark.parametrize(("code", "text"), CASES.keys())
def test_numbers(code, text):
    found = [
        (text[n.start : n.end], n.value, n.low, n.high, n.kind, n.unit)
        for n in find_numbers(text, 0, len(text), language(code))
    ]
    wanted = CASES[code, text]
    assert [one[:1] + one[4:] for one in found] == [one[:1] + one[4:] for one in wanted]
    for got, want in zip(found, wanted, strict=True):
        assert got[1:4] == pytest.approx(want[1:4])


def test_what_is_counted_and_the_whole_phrase():
    text = "Sedikitnya 12 perahu nelayan hilang."
    (number,) = find_numbers(text, 0, len(text), language("id"))
    assert text[slice(*number.noun)] == "perahu"
    assert text[slice(*number.whole)] == "Sedikitnya 12"


def test_pieces_to_skip_hold_no_number():
    text = "Pada 5 Mei ada 3 tamu."
    assert [n.value for n in find_numbers(text, 0, len(text), language("id"), skip=[(5, 10)])] == [3]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [("1.000", "id", 1000), ("1.000", "en", 1.0), ("1,5", "id", 1.5), ("1,500", "en", 1500), ("1.2.3", "en", None)],
)
def test_figures(text, code, value):
    assert figures(text, language(code)) == value


def test_words():
    assert words_value("seribu dua ratus tiga puluh empat", language("id")) == 1234
    assert words_value("nineteen", language("en")) == 19
    assert words_value("puluhan", language("id")) is None


PIECES = [
    "12",
    "1.000",
    "2,5",
    "dua",
    "puluh",
    "ribu",
    "lebih",
    "sekitar",
    "Rp",
    "orang",
    "persen",
    "-",
    ".",
    "ke-",
    "x",
]


@given(
    st.lists(st.sampled_from([*PIECES, " ", "\n", "“", "é"]), max_size=20).map("".join), st.sampled_from(["id", "en"])
)
def test_numbers_lie_in_the_text_in_order_and_within_their_bounds(text, code):
    at = 0
    for number in find_numbers(text, 0, len(text), language(code)):
        assert at <= number.start < number.end <= len(text)
        assert 0 <= number.whole[0] <= number.start
        assert number.end <= number.whole[1] <= len(text)
        low, value, high = number.low, number.value, number.high
        assert low is None or high is None or low <= high
        assert value is None or low is None or low <= value
        assert value is None or high is None or value <= high
        at = number.end


@pytest.mark.parametrize("piece", ["1.", "dua ", "1 ", "Rp", "10-", "satu-", "9"])
def test_time_grows_with_length_only(piece):
    page = piece * 20_000
    began = time.process_time()
    find_numbers(page, 0, len(page), language("id"))
    assert time.process_time() - began < 2
