"""The trained tagger: a label for every word of a sentence, and the names those labels make."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pycrfsuite

from runut.annotate.decoder import Decoder, Weights
from runut.annotate.features import cased, features
from runut.annotate.gazetteer import Place, gazetteer
from runut.language import Language, Row, language
from runut.records import EntityType

TYPES: dict[str, EntityType] = {
    "PER": "person", "ORG": "organization", "LOC": "place", "EVT": "event", "PROD": "product", "LAW": "law",
}  # fmt: skip
LEAST = 1e-6  # the likelihood below which labels are alike unlikely
Floats = npt.NDArray[np.float32]


class Spot(NamedTuple):
    """A name at `words[first:past]` of a sentence."""

    first: int
    past: int
    type: EntityType
    place: Place | None = None
    row: Row | None = None
    """The row of the table that lists it, or by which its neighbour tells what it is."""

    @property
    def listed(self) -> bool:
        """Whether a table or the gazetteer knows it."""
        return self.row is not None or self.place is not None


def tags(sentences: Sequence[Sequence[str]], spoken: Language) -> list[list[str]]:
    """A label for each word of each sentence: "O", "B-PER", "I-PER" and so on; all "O" without weights."""
    decoder = _decoder(spoken.code)
    if decoder is None:
        return [["O"] * len(words) for words in sentences]
    places = gazetteer(spoken.code)
    return decoder.tag(sentences, [places.tags(cased(words)) for words in sentences])


def tag(words: Sequence[str], spoken: Language, style: str = "") -> list[str]:
    """A label for each word of one sentence, as `tags` gives them; with the habits of a labelled set (`style`)."""
    tagger = _tagger(spoken.code)
    if tagger is None:
        return ["O"] * len(words)
    places = gazetteer(spoken.code).tags(cased(words))
    labels: list[str] = tagger.tag(features(words, places, lexicon(spoken.code), style))
    return labels


def marginals(words: Sequence[str], spoken: Language, labels: Sequence[str], style: str = "") -> Floats | None:
    """How likely each of `labels` is for each word, as logarithms, (words, labels); None without weights."""
    tagger = _tagger(spoken.code)
    if tagger is None:
        return None
    places = gazetteer(spoken.code).tags(cased(words))
    tagger.set(features(words, places, lexicon(spoken.code), style))
    known = set(tagger.labels())
    likely = [[tagger.marginal(one, at) if one in known else 0.0 for one in labels] for at in range(len(words))]
    logarithms: Floats = np.log(np.maximum(np.array(likely, np.float32).reshape(len(words), len(labels)), LEAST))
    return logarithms


def spots(labels: Sequence[str]) -> list[Spot]:
    """The names a row of labels makes, by where they stand."""
    found = []
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != "I-" + labels[first][2:]:
            if labels[first] != "O":
                found.append(Spot(first, at, TYPES[labels[first][2:]]))
            first = at
    return found


@cache
def lexicon(code: str) -> dict[str, str]:
    """Lower-case words to what large text tells of them: a grade of capitals (0 never to 4 always) and clusters."""
    file = language(code).weights("names.words.tsv")
    if file is None:
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return {word: told for word, _, told in (line.partition("\t") for line in lines)}


@cache
def _decoder(code: str) -> Decoder | None:
    weights = _weights(code)
    return None if weights is None else Decoder(Weights(weights), lexicon(code))


@cache
def _tagger(code: str) -> Any:
    weights = _weights(code)
    if weights is None:
        return None
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights)
    return tagger


@cache
def _weights(code: str) -> bytes | None:
    """The tagger's weights. Kept for as long as the tagger, which reads them in place without owning them."""
    file = language(code).weights("names.crfsuite")
    return None if file is None else file.read_bytes()
