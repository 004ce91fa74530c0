"""Likeness of texts, with figures that can be checked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.similarity import containment, cosine, shingles, words


def test_words_are_folded_and_keep_numbers_and_compounds_whole():
    assert words("“Anak-anak” itu membawa 1.000 buku.") == ("anak-anak", "itu", "membawa", "1.000", "buku")


def test_shingles_are_runs_of_words():
    assert shingles(("a", "b", "c"), 2) == {"a b", "b c"}
    assert shingles(("a",), 3) == {"a"}
    assert shingles((), 3) == frozenset()


def test_containment_has_a_direction():
    part, whole = frozenset("ab"), frozenset("abcd")
    assert (containment(part, whole), containment(whole, part)) == (1.0, 0.5)


def test_cosine_weighs_rare_words_more():
    one, idf = {"beras": 1.0, "dan": 1.0}, {"beras": 3.0, "dan": 0.1}
    assert cosine(one, one, idf) == pytest.approx(1.0)
    assert cosine(one, {"beras": 1.0}, idf) > 0.9
    assert cosine(one, {"dan": 1.0}, idf) < 0.1


def test_empty_texts_are_not_alike():
    assert not containment(set(), set())
    assert not cosine({}, {}, {})


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_likeness_lies_between_none_and_all(one, other):
    a, b = shingles(one, 2), shingles(other, 2)
    assert 0 <= containment(a, b) <= 1
    assert containment(a, a) == bool(a)
    counts = [{word: float(words.count(word)) for word in words} for words in (one, other)]
    assert 0 <= cosine(*counts, {}) <= 1
    assert cosine(*counts, {}) == cosine(*counts[::-1], {})
