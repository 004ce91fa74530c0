"""The language of a text, told by its function words."""

import pytest

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
