"""Vectors of sentences: near where the sense is near, whatever stands beside them, with and without the encoder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.text.e5 import E5, weights_place
from runut.text.pieces import Pieces
from runut.text.vectors import Kept, encoder, likeness, static_vectors

MEANT = {
    "a strike over pay": ("Buruh pelabuhan mogok kerja menuntut upah", "Port workers went on strike over wages"),
    "a flood": (
        "Banjir merendam ratusan rumah warga di desa itu",
        "Floods submerged hundreds of houses in the village",
    ),
    "a verdict": ("Hakim menjatuhkan hukuman penjara lima tahun", "The judge handed down a five-year prison sentence"),
    "a bank's rate": ("Bank sentral menaikkan suku bunga acuan", "The central bank raised its benchmark interest rate"),
    "a goal": ("Penyerang itu mencetak gol kemenangan timnya", "The striker scored the winning goal for his team"),
    "an eruption": ("Gunung api meletus dan menyemburkan abu", "The volcano erupted and spewed ash"),
}


@pytest.fixture(scope="module")
def model() -> E5:
    place = weights_place()
    if place is None:
        pytest.skip("runut[meaning] is not installed")
    return E5(place)


@pytest.mark.parametrize("about", MEANT)
def test_a_static_vector_is_nearest_to_its_translation(about: str) -> None:
    ours = static_vectors().encode([MEANT[about][0]], "id")
    theirs = static_vectors().encode([english for _, english in MEANT.values()], "en")
    assert list(MEANT)[int(likeness(ours, theirs)[0].argmax())] == about


@pytest.mark.parametrize("about", MEANT)
def test_an_encoded_vector_is_nearest_to_its_translation(about: str, model: E5) -> None:
    ours = model.encode([MEANT[about][0]])
    theirs = model.encode([english for _, english in MEANT.values()])
    assert list(MEANT)[int(likeness(ours, theirs)[0].argmax())] == about


def test_an_encoded_vector_does_not_depend_on_its_neighbours(model: E5) -> None:
    texts = [text for pair in MEANT.values() for text in pair]
    alone = np.concatenate([model.encode([text]) for text in texts])
    assert (model.encode(texts) == alone).all()


def test_a_text_of_any_length_can_be_encoded(model: E5) -> None:
    assert np.isfinite(model.encode(["", "banjir " * 2_000, "x" * 2_000])).all()


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_a_static_vector_has_length_one_or_nothing_and_ignores_its_neighbours(texts: list[str]) -> None:
    source = static_vectors()
    together = source.encode(texts, "id")
    lengths = np.linalg.norm(together, axis=1)
    assert ((abs(lengths - 1) < 1e-4) | (lengths == 0)).all()
    alone = np.concatenate([source.encode([text], "id") for text in texts])
    assert (likeness(together, together) == likeness(alone, alone)).all()


KNOWN_BY_LETTERS = {
    "an unknown name is the same in both languages": ("Zyqwravić", "Zyqwravić", True),
    "a number however grouped": ("1.250.000", "1,250,000", True),
    "two unknown names are not": ("Zyqwravić", "Xaborlund", False),
}


@pytest.mark.parametrize("phrase", KNOWN_BY_LETTERS)
def test_names_and_numbers_meet_by_their_letters(phrase: str) -> None:
    ours, theirs, same = KNOWN_BY_LETTERS[phrase]
    source = static_vectors()
    assert (likeness(source.encode([ours], "id"), source.encode([theirs], "en"))[0, 0] > 0.5) == same


def test_nothing_to_encode_gives_no_rows() -> None:
    assert static_vectors().encode([], "id").shape == (0, 256)


def test_a_text_without_words_is_nothing() -> None:
    assert not static_vectors().encode(["… — !"], "id").any()


def test_what_is_kept_is_not_encoded_again_and_is_bounded() -> None:
    asked: list[str] = []

    def encode(texts: object, code: str) -> np.ndarray:
        asked.extend(texts)  # type: ignore[call-overload]
        return np.array([[len(text)] for text in texts], np.float32)  # type: ignore[attr-defined]

    source = Kept(encode, most=2)
    assert source.encode(["a", "bb", "a"], "id").ravel().tolist() == [1, 2, 1]
    assert source.encode(["bb", "ccc"], "id").ravel().tolist() == [2, 3]
    assert source.encode(["a"], "id").ravel().tolist() == [1]
    assert asked == ["a", "bb", "ccc", "a"]


CUTS = {
    "the likelier cut": ("abc", [0, 1]),
    "a letter without a piece": ("ax", [2, 5]),
    "letters without a piece are one": ("axx", [2, 5]),
    "blanks are one": ("abc   a", [0, 1, 2]),
    "nothing": ("  ", []),
}


@pytest.mark.parametrize("phrase", CUTS)
def test_pieces(phrase: str) -> None:
    text, ids = CUTS[phrase]
    pieces = Pieces(["▁ab", "c", "▁a", "b", "▁", "<unk>"], [-1, -1, -2, -2, -9, 0], {}, 5, frozenset({5}))
    assert pieces(text) == ids


def test_without_the_extra_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runut.text.vectors.weights_place", lambda: None)
    encoder.cache_clear()
    assert encoder() is None
    encoder.cache_clear()
