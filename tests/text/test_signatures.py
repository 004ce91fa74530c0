"""Who signs a text, in any language; what is nobody's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.signatures import by_words, is_person, same_house, signers

SIGNED = {
    "one writer": ("By Ann Lee", ["Ann Lee"]),
    "a bare name": ("Ann Lee", ["Ann Lee"]),
    "Indonesian": ("Oleh Rina Kartika dan Budi Hartono", ["Rina Kartika", "Budi Hartono"]),
    "German, with where from": ("Von Eva Lang und Max Kolb, Oslo", ["Eva Lang", "Max Kolb"]),
    "French": ("Par Luc Morel et Anne Petit", ["Luc Morel", "Anne Petit"]),
    "Spanish": ("Por Marta Ruiz y Pablo Gil", ["Marta Ruiz", "Pablo Gil"]),
    "a label": ("Autor: Eva Lang", ["Eva Lang"]),
    "three with commas": ("By Ann Lee, Bob Fox and Eva Lang", ["Ann Lee", "Bob Fox", "Eva Lang"]),
    "two with a slash": ("Ann Lee/Bob Fox", ["Ann Lee", "Bob Fox"]),
    "Chinese": ("\u5218\u6d0b\u3001\u738b\u82b3", ["\u5218\u6d0b", "\u738b\u82b3"]),
    "a degree": ("Ann Lee, Ph.D.", ["Ann Lee, Ph.D."]),
    "a small word inside a name": ("Jo\u00e3o Dias e Silva", ["Jo\u00e3o Dias e Silva"]),
    "a particle": ("Karl von Stein", ["Karl von Stein"]),
    "up to the date": ("By Ann Lee 12 May 2024", ["Ann Lee"]),
    "up to the section": ("By Ann Lee | Sport", ["Ann Lee"]),
    "single names": ("Budi, Sari", ["Budi", "Sari"]),
    "a login": ("ann-lee", []),
    "a number": ("105092", []),
    "a picture's source": ("(Image: Bay Pictures)", []),
    "an appeal": ("By signing up you agree to our terms", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "names"), SIGNED.values(), ids=SIGNED)
def test_signers(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in signers(text)] == names


@given(st.text(max_size=400))
def test_spans_lie_in_the_text_in_order_and_name_persons(text: str) -> None:
    spans = signers(text)
    assert all(0 <= a < b <= len(text) and is_person(text[a:b]) for a, b in spans)
    assert list(spans) == sorted(spans)


HOUSES = {
    "itself": ("Kabar Kota", "Kabar Kota", True),
    "its address": ("kabarkota.com", "Kabar Kota", True),
    "its letters": ("K-TV", "ktv", True),
    "its initials": ("BPD", "Bay Post Daily", True),
    "its company": ("Kabar Kota Media", "Kabar Kota", True),
    "part of its name": ("Bay Post", "The Bay Post", True),
    "a person": ("Ann Lee", "The Bay Post", False),
    "a person whose first name begins like it": ("Le Van Minh", "Le Port", False),
    "no outlet": ("Ann Lee", None, False),
}


@pytest.mark.parametrize(("name", "outlet", "same"), HOUSES.values(), ids=HOUSES)
def test_same_house(name: str, outlet: str | None, same: bool) -> None:
    assert same_house(name, outlet) is same


def test_a_by_word_may_follow_the_date() -> None:
    text = "12 May 2024 by Ann Lee"
    assert [text[at:] for at in by_words(text)] == ["by Ann Lee"]
    assert by_words("12 May 2024") == ()
