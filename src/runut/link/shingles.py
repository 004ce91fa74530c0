"""Runs of words as 64-bit numbers, the same on every machine, and a fair sample of them.

Sampling by the number itself (keep those divisible by `every`) keeps the same runs in every text, so shares measured on
the samples are unbiased, and an excerpt meets the long report it stands in (Broder 1997: containment by mod-sampling).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

MASK = (1 << 64) - 1
TURN = 0x9E3779B97F4A7C15  # odd, from the golden ratio: spreads the bits of one step over the next


def shingles(words: Sequence[str], size: int, every: int = 1) -> array[int]:
    """The distinct runs of `size` words, sorted; with `every`, about one in so many, the same ones in every text."""
    numbers = [_number(word) for word in words]
    found = set()
    for run in zip(*(numbers[at:] for at in range(size))):
        value = 0
        for number in run:
            value = ((value ^ number) * TURN) & MASK
        value ^= value >> 32
        if value % every == 0:
            found.add(value)
    return array("Q", sorted(found))


def shared(a: array[int], b: array[int]) -> int:
    """How many runs two texts have in common."""
    if len(a) > len(b):
        a, b = b, a
    return len(set(a).intersection(b))


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
