"""The slower tagger that `--quality` asks for."""

import numpy as np
import pytest
from msgspec.structs import replace

import runut
from runut.annotate import encoded as module
from runut.annotate.encoded import LABELS, best, encoded
from runut.annotate.names import names, readable
from runut.annotate.segment import segment
from runut.errors import UsageError
from runut.language import language
from runut.text.e5 import weights_place
from tests.annotate.drafts import report

installed = pytest.mark.skipif(weights_place() is None, reason="the extra `meaning` is not installed")

ROWS = {
    "each word its likeliest label where they fit": (["B-PER", "I-PER", "O"], ["B-PER", "I-PER", "O"]),
    "no name begins inside": (["O", "I-ORG", "O"], ["O", "B-ORG", "O"]),
    "nor goes on from another kind": (["B-PER", "I-ORG"], ["B-PER", "I-PER"]),
    "no words, no labels": ([], []),
}


def words(sentence: str) -> list[str]:
    return sentence.split()


@pytest.mark.parametrize(("likely", "expected"), ROWS.values(), ids=ROWS.keys())
def test_the_best_row_of_labels(likely, expected):
    """Labels that do not fit together give way to the next likely ones that do."""
    scores = np.full((len(likely), len(LABELS)), -9, np.float32)
    for row, label in enumerate(likely):
        scores[row, LABELS.index(label)] = 0
        second = {"I-ORG": "B-ORG" if row == 1 and likely[0] == "O" else "I-PER"}.get(label, label)
        scores[row, LABELS.index(second)] = max(scores[row, LABELS.index(second)], -1)
    assert best(scores) == expected


def test_without_the_encoder_it_says_how_to_install_it(monkeypatch):
    """Nothing is read before the user learns what is missing."""
    monkeypatch.setattr(module, "weights_place", lambda: None)
    with pytest.raises(UsageError) as raised:
        runut.brief(["no-such-file"], quality=True)
    assert "runut[meaning]" in raised.value.mend


@installed
def test_it_finds_names_in_both_languages():
    """One head serves all languages."""
    sentences = {
        "id": words("Gubernur Jawa Barat Rina Wulandari bertemu pengurus Bank Mandiri di Bandung."),
        "en": words("The minister Jonathan Whitfield met officials of Barclays in London."),
    }
    found = {code: encoded([sentence], language(code))[0] for code, sentence in sentences.items()}
    assert found["id"][3:5] == ["B-PER", "I-PER"]
    assert found["en"][2:4] == ["B-PER", "I-PER"]


@installed
def test_what_a_sentence_gives_does_not_depend_on_its_neighbours():
    """Batches are filled with sentences of one length only."""
    spoken = language("id")
    one, other = words("Menteri Perhubungan Sari Dewi tiba di Medan"), words("Polres Bogor menahan dua orang")
    assert encoded([one, other, one], spoken) == [encoded([each], spoken)[0] for each in (one, other, one)]


@installed
def test_a_draft_that_asks_for_quality_is_read_by_it(monkeypatch):
    """`names` takes the labels of the slower tagger where the draft says so."""
    asked = []
    monkeypatch.setattr(
        "runut.annotate.names.encoded", lambda given, spoken: asked.append(given) or [["O"] * len(w) for w in given]
    )
    draft = segment(report("Rina Sari tiba di Medan."), language("id"))
    names(draft, readable(draft))
    assert not asked
    draft = replace(draft, quality=True)
    names(draft, readable(draft))
    assert asked == [[["Rina", "Sari", "tiba", "di", "Medan", "."]]]
