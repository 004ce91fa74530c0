"""The decoder finds the labels that CRFsuite finds with the same weights."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.annotate.features import features
from runut.annotate.tagger import _decoder, lexicon, tag, tags
from runut.language import language

WORDS = ["Rina", "menteri", "Menteri", "KPK", "di", "Oslo", ",", "(", "2024", "the", "visited", "SIAP", "Sari-Lie", "."]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["id", "en"]),
    st.lists(st.lists(st.one_of(st.sampled_from(WORDS), st.text("aBé1-", min_size=1, max_size=6)), min_size=1)),
)
def test_many_sentences_at_once_get_the_labels_each_gets_from_the_library(code: str, sentences: list[list[str]]):
    spoken = language(code)
    assert tags(sentences, spoken) == [tag(words, spoken) for words in sentences]


@pytest.mark.parametrize("words", [["Rina"], ["rina", "ke", "oslo"], ["Menteri", "Seni", "Rina", "Sari", "tiba", "."]])
def test_the_score_of_a_word_is_the_sum_of_its_features(words: list[str]):
    decoder = _decoder("id")
    assert decoder is not None
    places = ["", *["B-city"] * (len(words) - 1)]
    rows = features(words, places, lexicon("id"))
    assert decoder.scores([words], [places]) == pytest.approx(decoder.weights.of(rows))


def test_no_sentences_have_no_labels():
    assert tags([], language("id")) == []
