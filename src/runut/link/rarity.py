"""How rare a word is: documents that carry it, in a background of news and in the running collection together.

A brief may hold two reports; from two documents alone every shared word is as common as can be. So each language may
ship `frequency.tsv`, counts over a few thousand news reports, to which the reports at hand are added. In a language
without counts every word starts equally rare and the collection teaches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log, sqrt
from operator import mul

from runut.language import language
from runut.link.profile import Profile

Vector = dict[str, float]
UNKNOWN = 1_000
"""Reports that stand for the background of a language without counts."""


class Rarity:
    """Inverse document frequency over background and collection.

    Args:
        collection: all reports compared; the order changes nothing.
    """

    def __init__(self, collection: Iterable[Profile]) -> None:
        self._own: dict[str, Counter[str]] = {}
        self._size: Counter[str] = Counter()
        self._known: dict[str, dict[str, float]] = {}
        self._called: dict[str, dict[str, tuple[str, ...]]] = {}
        for one in collection:
            self._own.setdefault(one.language, Counter()).update(one.terms.keys() | one.names.keys())
            self._size[one.language] += 1
            self._called.setdefault(one.language, {}).update(one.called)

    def of(self, word: str, code: str) -> float:
        """How many nats the presence of `word` tells in language `code`; 0 for what every report says.

        An entity (`#id`) is as rare as the rarest word of the name it has in that language.
        """
        known = self._known.setdefault(code, {})
        if word not in known and (name := self._called.get(code, {}).get(word)):
            known[word] = max(self.of(part, code) for part in name)
        elif word not in known:
            size, counts = background(code)
            own = self._own.get(code, Counter())[word]
            known[word] = max(0.0, log((1 + size + self._size[code]) / (1 + counts.get(word, 0) + own)))
        return known[word]

    def vector(self, counts: dict[str, float], code: str) -> Vector:
        """Counts to a vector of length 1: logarithm of the count times rarity."""
        known = self._known.setdefault(code, {})
        raw = {
            word: (known[word] if word in known else self.of(word, code)) * (1 + log(n) if n != 1 else 1.0)
            for word, n in counts.items()
        }
        weights = raw.values()
        length = sqrt(sum(map(mul, weights, weights)))
        return {word: weight / length for word, weight in raw.items() if weight} if length else {}


@cache
def background(code: str) -> tuple[int, dict[str, int]]:
    """Reports counted for a language, and in how many each word stands."""
    place = language(code).weights("frequency.tsv")
    if place is None:
        return UNKNOWN, {}
    first, *lines = place.read_text(encoding="utf-8").splitlines()
    return int(first), {word: int(count) for word, count in (line.split("\t") for line in lines)}


def dot(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum([weight * b[word] for word, weight in a.items() if word in b])
