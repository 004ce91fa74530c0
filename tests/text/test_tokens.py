"""Tokens keep their offsets, and what belongs together together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.language import language
from runut.text.tokens import tokenize, without_clitics

CASES = {
    "money glued to its sign": ("Rp1,2 triliun", "Rp|1,2|triliun"),
    "thousands": ("1.000.000 warga", "1.000.000|warga"),
    "a date in brackets": ("Selasa (5/11/2019)", "Selasa|(|5/11/2019|)"),
    "a clock": ("pukul 13.55 WIB", "pukul|13.55|WIB"),
    "hyphens": ("anak-anak Tae-yul", "anak-anak|Tae-yul"),
    "a dash between words": ("Bogor–Depok", "Bogor|–|Depok"),
    "letters with figures": ("G20 dan KRI-12", "G20|dan|KRI-12"),
    "dotted initials": ("the U.S. team", "the|U.S.|team"),
    "an initial": ("Slamet B. Raharja", "Slamet|B|.|Raharja"),
    "a stop at the end": ("Ia pulang.", "Ia|pulang|."),
    "an apostrophe": ("Jum'at", "Jum'at"),
}


@pytest.mark.parametrize(("text", "tokens"), CASES.values(), ids=CASES.keys())
def test_tokens(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens.split("|")


@given(st.text(max_size=50))
def test_a_token_quotes_the_page_and_nothing_but_blanks_is_left_out(page):
    at = 0
    for token in tokenize(page):
        assert page[token.start : token.end] == token.text
        assert not page[at : token.start].strip()
        at = token.end
    assert not page[at:].strip()


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Rumahnya", "rumah"),
        ("bertanya", "bertanya"),
        ("hanya", "hanya"),
        ("Pulanglah", "pulang"),
        ("sekolah", "sekolah"),
    ],
)
def test_clitics_come_off(word, stem):
    assert without_clitics(word, language("id")) == stem
    assert without_clitics(word, language("en")) == word.casefold()
