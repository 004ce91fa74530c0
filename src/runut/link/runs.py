"""Many texts at once to numbers for their runs of words and their sentences, the same on every machine.

A word is the polynomial of its code points, a run the sum of its words times one odd multiplier for each place, a
sentence the polynomial of its words, all modulo 2^64 and read from the high bits. The polynomials are differences of
running sums, so a whole batch is a few passes of numpy and no word is ever a string. Words are maximal stretches of
letters, marks and digits, case folded; in scripts without blanks between words every character is one.

Method: Karp and Rabin 1987; multilinear hashing, Lemire and Kaser 2014; sampling by the number itself, Broder 1997.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

RUN, EVERY = 5, 8
"""Words of a run; one run in so many is sampled."""
SENTENCE = 8
"""Least words of a sentence that is a key of its own."""
LONGEST = 240_000
"""Characters of a text that are read."""
BATCH = 1 << 16
"""Characters hashed at once: what fits a processor's cache."""
LETTER, UNSPACED = 1, 2
UNSPACED_RANGES = (
    (0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3040, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00),
    (0x20000, 0x32400),
)  # fmt: skip
BY_LETTER, BY_WORD, MIX = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93
PLACES = (0x9FB21C651E98DF25, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
Numbers = NDArray[np.uint64]


class Hashed(NamedTuple):
    """Texts as numbers.

    Fields:
        runs: the distinct runs of each text, sorted, 32 bits each; `sizes`: how many each text has.
        keys: the sampled runs (below 2^31) and the sentences (from 2^31) of all texts; `of`: whose each is.
    """

    runs: NDArray[np.uint32]
    sizes: NDArray[np.int64]
    keys: NDArray[np.uint32]
    of: NDArray[np.int64]


def batches(texts: Sequence[str]) -> list[Sequence[str]]:
    """Texts cut into batches that are hashed fastest; order and number stay."""
    found, first, size = [], 0, 0
    for at, text in enumerate(texts):
        if size and size + len(text) > BATCH:
            found.append(texts[first:at])
            first, size = at, 0
        size += len(text)
    return [*found, texts[first:]] if texts else []


def hashed(texts: Sequence[str]) -> Hashed:
    """The numbers of `texts`, each with one sentence a line."""
    folded = [text[:LONGEST].casefold() for text in texts]
    letters = np.frombuffer("\n".join((*folded, "")).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds()[letters]
    alone = kinds == UNSPACED
    inside, spoken = kinds == LETTER, kinds != 0
    starts = np.flatnonzero(spoken[1:] & (~inside[:-1] | alone[1:])) + 1
    if spoken[:1].any():
        starts = np.concatenate(([0], starts))
    ends = np.flatnonzero(spoken[:-1] & (~inside[1:] | alone[:-1]))  # the last letter is a line feed
    words = _polynomials(letters.astype(np.uint64) + np.uint64(1), BY_LETTER, starts, ends + 1)
    words ^= words >> np.uint64(32)
    words *= np.uint64(MIX)
    words ^= words >> np.uint64(29)
    bounds = np.searchsorted(starts, np.cumsum([0, *(len(text) + 1 for text in folded)]))
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), np.diff(bounds))
    runs, of = _runs(words, owner)
    sampled = (runs & np.uint64(EVERY - 1)) == 0
    lines = np.concatenate(([0], np.searchsorted(starts, np.flatnonzero(letters == 10))))
    firsts, lasts = lines[:-1], lines[1:]
    long = lasts - firsts >= SENTENCE
    firsts, lasts = firsts[long], lasts[long]
    sentences = _polynomials(words, BY_WORD, firsts, lasts) >> np.uint64(33)
    keys = (runs[sampled] >> np.uint64(17), sentences | np.uint64(1 << 31))
    return Hashed(
        (runs >> np.uint64(16)).astype(np.uint32),
        np.bincount(of, minlength=len(texts)),
        np.concatenate(keys).astype(np.uint32),
        np.concatenate((of[sampled], owner[firsts])),
    )


def _runs(words: Numbers, owner: NDArray[np.int64]) -> tuple[Numbers, NDArray[np.int64]]:
    """The distinct runs of 48 bits and whose they are, sorted by both."""
    count = max(0, len(words) - RUN + 1)
    whole = np.zeros(count, np.uint64)
    for at, by in enumerate(PLACES):
        whole += words[at : at + count] * np.uint64(by)
    one = owner[:count] == owner[RUN - 1 :] if count else np.zeros(0, bool)
    packed = owner[:count][one].astype(np.uint64) << np.uint64(48) | whole[one] >> np.uint64(16)
    packed.sort()
    fresh = np.ones(len(packed), bool)
    np.not_equal(packed[1:], packed[:-1], out=fresh[1:])
    packed = packed[fresh]
    return packed & np.uint64((1 << 48) - 1), (packed >> np.uint64(48)).astype(np.int64)


def _polynomials(values: Numbers, base: int, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Numbers:
    """The polynomials in `base` of `values[start:end]`."""
    powers, inverses = _powers(base, 1 << max(16, len(values).bit_length()))
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * powers[: len(values)], out=sums[1:])
    return np.asarray((sums[ends] - sums[starts]) * inverses[starts], np.uint64)


@cache
def _powers(base: int, count: int) -> tuple[Numbers, Numbers]:
    def powers(of: int) -> Numbers:
        factors = np.full(count, of, np.uint64)
        factors[0] = 1
        return np.cumprod(factors, dtype=np.uint64)

    return powers(base), powers(pow(base, -1, 1 << 64))


@cache
def _kinds() -> NDArray[np.uint8]:
    """For every code point whether it is part of a word, or one by itself."""
    found = np.zeros(0x110000, np.uint8)
    for start, end in ((0, 0x20000), *UNSPACED_RANGES[-1:]):
        found[start:end] = [(c := chr(n)).isalnum() or category(c)[0] == "M" for n in range(start, end)]
    for start, end in UNSPACED_RANGES:
        found[start:end] *= UNSPACED
    return found
