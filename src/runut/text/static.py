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
BATCH = 4_000  # words summed at once
LETTERS = 5  # letters that two forms must share at their beginning
SHARE = 0.7  # of the longer form
OWN, NOTHING = -1, -2


class Table(NamedTuple):
    """The word vectors of a language.

    Fields:
        rows: (n, 256) int8, memory-mapped; scales: (n,) weight of the word over the length of its row.
        places: row of each form, case folded; ordered: the forms sorted.
        unknown: weight of a form without a row.
    """

    rows: npt.NDArray[np.int8]
    scales: Floats
    places: dict[str, int]
    ordered: tuple[str, ...]
    unknown: float


class Static:
    """Vectors of sentences from shipped word vectors."""

    def encode(self, texts: Sequence[str], code: str) -> Floats:
        """See `runut.text.vectors.Vectors.encode`; a language without a table has only its names and numbers."""
        known = language(code)
        found = np.zeros((len(texts), DIMENSIONS), np.float32)
        words = [_words(text, known.code) for text in texts]
        at = 0
        while at < len(texts):
            stop, count = at, 0
            while stop < len(texts) and (stop == at or count + len(words[stop]) <= BATCH):
                count += len(words[stop])
                stop += 1
            found[at:stop] = _sums(words[at:stop], known.code)
            at = stop
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return (found / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _words(text: str, code: str) -> list[tuple[int, str]]:
    """Row and form of each word that tells anything; OWN where the form makes its own direction."""
    places = _table(code).places
    found = []
    for form in TOKEN.findall(fold(text)):
        at = places.get(form)
        if at is None:
            at = _near(form, code)
        if at != NOTHING:
            found.append((at, form))
    return found


def _sums(words: Sequence[list[tuple[int, str]]], code: str) -> Floats:
    """The weighted sum of the word vectors of each text."""
    table = _table(code)
    sums = np.zeros((len(words), DIMENSIONS), np.float32)
    flat = [at for some in words for at, _ in some]
    full = [n for n, some in enumerate(words) if some]
    if not flat:
        return sums
    places = np.array(flat)
    rows = table.rows[places] * table.scales[places][:, None]
    own = np.flatnonzero(places == OWN)
    if own.size:
        forms = [form for some in words for _, form in some]
        rows[own] = [_direction(forms[n]) for n in own]
        rows[own] *= table.unknown
    starts = np.cumsum([0] + [len(words[n]) for n in full[:-1]])
    sums[full] = np.add.reduceat(rows, starts, axis=0)
    return sums


@lru_cache(maxsize=200_000)
def _near(form: str, code: str) -> int:
    """The row that stands for a form without one; OWN for numbers and names, NOTHING for signs and single letters."""
    table = _table(code)
    if not form[0].isalnum() or (len(form) == 1 and form.isalpha()):
        return NOTHING
    if form[0].isdigit():
        return OWN
    plain = without_clitics(form, language(code))
    if plain in table.places:
        return table.places[plain]
    at = bisect_left(table.ordered, form)
    best = max(table.ordered[max(0, at - 1) : at + 1], key=lambda one: _shared(one, form), default="")
    shared = _shared(best, form)
    return table.places[best] if shared >= max(LETTERS, SHARE * max(len(best), len(form))) else OWN


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
        return Table(np.zeros((1, DIMENSIONS), np.int8), np.zeros(1, np.float32), {}, (), 1.0)
    with as_file(place) as file:
        rows = np.load(file, mmap_mode="r")
    first, *lines = listed.read_text(encoding="utf-8").splitlines()
    parts = [line.split("\t") for line in lines]
    forms = [form for form, _ in parts]
    scales = np.array([scale for _, scale in parts], np.float32)
    return Table(rows, scales, {form: at for at, form in enumerate(forms)}, tuple(sorted(forms)), float(first))
