"""Folding keeps what is compared and knows the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.fold import fold, fold_with_offsets

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


def test_the_way_back():
    page = "xx  “Kami\u00a0 siap” yy"
    folded = fold_with_offsets(page, 2, len(page))
    at = folded.text.index("kami siap")
    start, end = folded.back(at, at + len("kami siap"))
    assert page[start:end] == "Kami\u00a0 siap"


@given(st.text(max_size=40))
def test_offsets_rise_and_folding_twice_changes_nothing_in_plain_text(page):
    folded = fold_with_offsets(page, 0, len(page))
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.text == fold(page)
    assert "  " not in folded.text
