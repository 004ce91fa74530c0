"""Runs of words as numbers, the same on every machine, and a fair sample of them.

A word is 30 bits of its BLAKE2 digest, a run the sum of its words times one odd multiplier for each place (multilinear
hashing, Lemire and Kaser 2014). Sampling by the number itself (keep those divisible by `every`) keeps the same runs in
every text, so shares measured on samples are unbiased, and an excerpt meets the long report it stands in (Broder 1997).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

MULTIPLIERS = (0x2E3779B9, 0x1F58476D, 0x394D049B, 0x27D4EB2F, 0x31848BAB)
"""30 bits each: a run stays below 2^63."""
LONGEST = len(MULTIPLIERS)
BITS = 30


def shingles(words: Sequence[str], size: int, every: int = 1) -> array[int]:
    """The distinct runs of `size` words (at most `LONGEST`), sorted; with `every`, about one in so many."""
    found = np.unique(_runs(words, size))
    return array("Q", (found if every == 1 else found[found % np.uint64(every) == 0]).tobytes())


def runs(words: Sequence[str], size: int) -> list[int]:
    """The runs of `size` words (at most `LONGEST`), as they stand."""
    found: list[int] = _runs(words, size).tolist()
    return found


def shared(a: array[int], b: array[int]) -> int:
    """How many runs two texts have in common."""
    if len(a) > len(b):
        a, b = b, a
    return len(set(a).intersection(b))


def _runs(words: Sequence[str], size: int) -> NDArray[np.uint64]:
    numbers = np.fromiter(map(_number, words), np.uint64, len(words))
    count = max(0, len(words) - size + 1)
    found = np.zeros(count, np.uint64)
    for at, by in enumerate(MULTIPLIERS[:size]):
        found += numbers[at : at + count] * np.uint64(by)
    return found


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> (32 - BITS)
