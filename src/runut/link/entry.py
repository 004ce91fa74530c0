"""What is kept of a report to compare it with others: numbers only, a few kilobytes, no text.

A word is 30 bits of its BLAKE2 digest. Its weight in a vector of length 1 (rarity times logarithm of its count) is a
whole number, so that cosines are sums of whole numbers: the same whatever the order of comparing, on every machine.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.link.profile import Profile
from runut.link.rarity import Rarity
from runut.link.shingles import shingles
from runut.text.vectors import static_vectors

TERMS, NAMES, HEAD, TITLE, NUMBERS = range(5)
SCALE = 1 << 14
"""A weight of 1; the cosine of two vectors is counted in units of `SCALE ** 2`."""
RUN, EVERY = 4, 2  # words of a run, and one in how many runs is looked at
QUOTED_RUN = 5
MOST_WORDS = 1_500
"""Most words of a report compared: the heaviest."""
MOST_RUNS = 4_000
TOLD = 90
"""Words of title and lead that the vector of meaning is made of."""
MEANING = 127

Ints = NDArray[np.uint32]


class Entry(NamedTuple):
    """A report as it is compared.

    Fields:
        words: digests of its words, ascending.
        weights: for each word its weight as one of terms, names, head, title and numbers; (5, n).
        runs, quotes: digests of runs of words of the text, and of its quotations, ascending.
        meaning: direction of title and lead in the space that languages share; empty where the language has none.
        key: digest of the id, which decides between equals.
    """

    id: str
    language: str
    day: int | None
    outlet: int
    words: Ints
    weights: NDArray[np.uint16]
    runs: NDArray[np.uint64]
    quotes: NDArray[np.uint64]
    meaning: NDArray[np.int8]
    key: int

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        return self.words.nbytes + self.weights.nbytes + self.runs.nbytes + self.quotes.nbytes + self.meaning.nbytes


def entry(one: Profile, outlet: str | None, rarity: Rarity) -> Entry:
    """The entry of a report under the statistics of `rarity`."""
    terms = list(one.terms)
    words = terms + [name for name in one.names if name not in one.terms]
    known = rarity.known(one.language)
    rare = np.array([known[word] for word in words])
    counts = np.zeros((5, len(words)))
    counts[TERMS, : len(terms)] = list(one.terms.values())
    at = {word: place for place, word in enumerate(words)}
    counts[NAMES, [at[name] for name in one.names]] = list(one.names.values())
    for field, some in ((HEAD, one.head), (TITLE, one.title), (NUMBERS, one.numbers)):
        counts[field, [at[word] for word in some if word in at]] = 1
    heavy = np.where(counts > 0, 1 + np.log(np.where(counts > 0, counts, 1)), 0.0) * rare
    lengths = np.sqrt((heavy * heavy).sum(axis=1, keepdims=True))
    weights = np.rint(heavy * (SCALE / np.where(lengths > 0, lengths, 1))).astype(np.uint16)
    digests = np.array(list(map(number, words)), dtype=np.uint32)
    if len(words) > MOST_WORDS:
        heaviest = np.lexsort((digests, -weights[TERMS].astype(np.int32)))[:MOST_WORDS]
        digests, weights = digests[heaviest], weights[:, heaviest]
    digests, first = np.unique(digests, return_index=True)
    quotes = sorted({run for quoted in one.quoted for run in shingles(quoted, QUOTED_RUN)})
    return Entry(
        one.id, one.language, one.day, _outlet(outlet), digests, np.ascontiguousarray(weights[:, first]),
        _runs(shingles(one.words, RUN, EVERY)), _runs(quotes), _meaning(one), key(one.id),
    )  # fmt: skip


@lru_cache(maxsize=1 << 18)
def number(word: str) -> int:
    """30 bits of a word's digest."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") >> 2


def key(name: str) -> int:
    """The digest of an id."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big") >> 1


def _runs(found: Iterable[int]) -> NDArray[np.uint64]:
    some = found if isinstance(found, array) else list(found)
    return np.array(some[:MOST_RUNS], dtype=np.uint64)


def _meaning(one: Profile) -> NDArray[np.int8]:
    if not static_vectors().knows(one.language):
        return np.zeros(0, np.int8)
    told = [*one.opening]
    (vector,) = static_vectors().encode([" ".join(told[:TOLD])], one.language)
    return np.asarray(np.rint(vector * MEANING), dtype=np.int8)


def _outlet(name: str | None) -> int:
    return number(name.casefold()) + 1 if name else 0
