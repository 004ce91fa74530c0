"""The language of a text, told by its function words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.detect import detect

CASES = {
    "an Indonesian sentence": ("Harga beras di pasar itu naik karena hujan.", "id"),
    "an English sentence": ("The price of rice in the market rose after the rain.", "en"),
    "a German sentence": ("Der Preis für Reis ist nach dem Regen auf dem Markt gestiegen.", "de"),
    "too few words": ("Harga beras", "und"),
    "figures only": ("1 2 3 4 5", "und"),
    "nothing": ("", "und"),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES.keys())
def test_language(text, code):
    assert detect(text) == code


@given(st.text(max_size=80))
def test_any_text_has_a_code_and_case_does_not_matter_to_it(text):
    assert 2 <= len(detect(text)) <= 3
    assert not text.isascii() or detect(text.upper()) == detect(text.lower())
