"""Word vectors distilled from the encoder, one table a language, and sentences as their weighted mean.

A table holds a row of 8-bit values for each word form and a scale that carries the word's weight (rare words tell
more); tables of different languages share one space. A form that no table row has is looked for without what is
written onto it, then beside the known form with which it shares the longest beginning. A number, and a name no table
knows, get a direction of their own from their letters: it is the same in every language, so they still meet.

Tables are distilled by `tools/distil_vectors.py`; after Arora et al. 2017 (weighted mean of word vectors) and Reimers
and Gurevych 2020 (a student learns the teacher's space).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import as_file
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from runut.language import language
from runut.text.fold import fold
from runut.text.tokens import TOKEN, without_clitics

Floats = npt.NDArray[np.float32]

DIMENSIONS = 256
ROWS, WORDS = "vectors.npy", "vectors.tsv"
BATCH = 16  # texts summed at once
MORE = 200_000  # forms without a row whose place is remembered
LETTERS = 5  # letters that two forms must share at their beginning
SHARE = 0.7  # of the longer form
OWN, NOTHING = -1, -2
SIGNS = frozenset(".,;:!?\"'()[]-–—/%&")  # the commonest of what tells nothing, left out early


class Table(NamedTuple):
    """The word vectors of a language.

    Fields:
        rows: (n, 256) int8, memory-mapped.
        scales: weight of each word over the length of its row, then 0 for NOTHING and OWN.
        places: row of each form, case folded.
        unknown: weight of a form without a row.
    """

    rows: npt.NDArray[np.int8]
    scales: Floats
    places: Places
    unknown: float


class Places(dict[str, int]):
    """Where the row of a form is, or of the form that stands for it; OWN for numbers and names, NOTHING for signs."""

    def __init__(self, forms: Sequence[str], code: str) -> None:
        super().__init__((form, at) for at, form in enumerate(forms))
        self._ordered = sorted(forms)
        self._known = language(code)
        self._most = len(forms) + MORE

    def __missing__(self, form: str) -> int:
        at = self._near(form)
        if len(self) < self._most:
            self[form] = at
        return at

    def _near(self, form: str) -> int:
        if not form[0].isalnum() or (len(form) == 1 and form.isalpha()):
            return NOTHING
        plain = without_clitics(form, self._known)
        if form[0].isdigit() or not self._ordered or plain in self:
            return self.get(plain, OWN)
        at = bisect_left(self._ordered, form)
        best = max(self._ordered[max(0, at - 1) : at + 1], key=lambda one: _shared(one, form))
        alike = _shared(best, form) >= max(LETTERS, SHARE * max(len(best), len(form)))
        return self[best] if alike else OWN


class Static:
    """Vectors of sentences from shipped word vectors."""

    def knows(self, code: str) -> bool:
        """Whether the language has word vectors."""
        return len(_table(language(code).code).scales) > 2

    def encode(self, texts: Sequence[str], code: str) -> Floats:
        """See `runut.text.vectors.Vectors.encode`; a language without a table has only its names and numbers."""
        table = _table(language(code).code)
        sums = np.zeros((len(texts), DIMENSIONS), np.float32)
        for start in range(0, len(texts), BATCH):
            forms = [[w for w in TOKEN.findall(fold(text)) if w not in SIGNS] for text in texts[start : start + BATCH]]
            full = [n for n, some in enumerate(forms) if some]
            if full:
                starts = np.cumsum([0] + [len(forms[n]) for n in full[:-1]])
                words = _vectors([form for some in forms for form in some], table)
                sums[[start + n for n in full]] = np.add.reduceat(words, starts, axis=0)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return (sums / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _vectors(forms: Sequence[str], table: Table) -> Floats:
    """The weighted vector of each form."""
    find = table.places.__getitem__
    places = np.array([find(form) for form in forms])
    vectors: Floats = table.rows[places] * table.scales[places][:, None]
    own = np.flatnonzero(places == OWN)
    if own.size:
        vectors[own] = [_direction(forms[n]) for n in own.tolist()]
        vectors[own] *= np.float32(table.unknown)
    return vectors


def _shared(one: str, other: str) -> int:
    """Letters that both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=20_000)
def _direction(form: str) -> Floats:
    """A direction of length 1 from the letters of a form, or from the digits of a number however grouped."""
    plain = "".join(letter for letter in form if letter.isalnum())
    signs = np.unpackbits(np.frombuffer(blake2b(plain.encode(), digest_size=DIMENSIONS // 8).digest(), np.uint8))
    return ((signs * np.float32(2) - 1) / np.float32(DIMENSIONS**0.5)).astype(np.float32)


@cache
def _table(code: str) -> Table:
    place, listed = language(code).weights(ROWS), language(code).weights(WORDS)
    if place is None or listed is None:
        return Table(np.zeros((2, DIMENSIONS), np.int8), np.zeros(2, np.float32), Places((), code), 1.0)
    with as_file(place) as file:
        rows = np.asarray(np.load(file, mmap_mode="r"))
    first, *lines = listed.read_text(encoding="utf-8").splitlines()
    parts = [line.split("\t") for line in lines]
    scales = np.array([*(scale for _, scale in parts), 0, 0], np.float32)
    return Table(rows, scales, Places([form for form, _ in parts], code), float(first))
