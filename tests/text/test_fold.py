"""Folding keeps what is compared, and only that."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.fold import fold

CASES = {
    "case": ("Sungai MELUAP", "sungai meluap"),
    "curly quotes": ("“Kami siap,” kata ’dia’", "\"kami siap,\" kata 'dia'"),
    "dashes": ("Bogor–Depok — kota", "bogor-depok - kota"),
    "blanks": (" satu\u00a0\n dua\t", "satu dua"),
    "ligatures": ("ﬁlm", "film"),
    "a letter and its accent": ("Cafe\u0301", "café"),
    "signs that show nothing": ("ke\u00adlas\u200b", "kelas"),
    "an ellipsis": ("lalu…", "lalu..."),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "folded"), CASES.values(), ids=CASES.keys())
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_case_and_blanks_around_change_nothing_and_no_run_of_blanks_stays(text):
    assert fold(f" {text}\n") == fold(text)
    assert fold(text.casefold()) == fold(text) or not text.isascii()
    assert not re.search(r"\s\s|^\s|\s$", fold(text))
