"""How alike two texts are, by their words: shingles, containment, cosine.

All shares lie in 0..1; two empty sides are not alike (0).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set

from runut.text.fold import fold

WORD = re.compile(r"\w+(?:[-'.,]\w+)*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded for comparison; numbers keep their inner marks, compounds their hyphens."""
    return tuple(WORD.findall(fold(text)))


def shingles(tokens: Sequence[str], size: int) -> frozenset[str]:
    """Every run of `size` words; the whole text where it is shorter."""
    if len(tokens) <= size:
        return frozenset((" ".join(tokens),)) if tokens else frozenset()
    return frozenset(" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1))


def containment(part: Set[str], whole: Set[str]) -> float:
    """The share of `part` that stands in `whole` (Broder 1997)."""
    return len(part & whole) / len(part) if part else 0.0


def cosine(
    one: Mapping[str, float], other: Mapping[str, float], idf: Mapping[str, float], unseen: float = 1.0
) -> float:
    """Cosine of two bags of words (word to count), each count weighted by `idf`, words not in it by `unseen`."""
    a = {word: count * idf.get(word, unseen) for word, count in one.items()}
    b = {word: count * idf.get(word, unseen) for word, count in other.items()}
    if len(a) > len(b):
        a, b = b, a
    dot = math.fsum(weight * b[word] for word, weight in a.items() if word in b)
    norm = math.sqrt(math.fsum(w * w for w in a.values()) * math.fsum(w * w for w in b.values()))
    return min(1.0, dot / norm) if norm else 0.0
