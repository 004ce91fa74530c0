"""Which pairs of reports are worth comparing at all: those that share words that tell much.

Each report is filed under its most telling words; a word that files very many reports (one dispatch may be printed by
hundreds) pairs each of them only with a few first ones. What two
reports' shared index words weigh together is a lower bound of their cosine; the best few partners of each are kept.
So the pairs grow with the number of reports, never with its square.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.link.rarity import Vector

WORDS = 40
"""Most telling words a report is filed under."""
FILED = 400
"""Most reports a word may file to pair each with each."""
HUBS = 20
"""Beyond that, each is paired with the first so many."""
PARTNERS = 40
"""Most partners kept for one report; a pair stays if either side keeps it."""
LEAST = 0.02


def neighbours(vectors: Sequence[Vector]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j), i < j, of vectors that share telling words, in order.

    Args:
        vectors: in an order that does not depend on that of the inputs: ties fall to the earlier.
    """
    filed: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        best = sorted(vector.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
        for word, weight in best:
            filed.setdefault(word, []).append((number, weight))
    shared: list[dict[int, float]] = [{} for _ in vectors]
    for word in sorted(filed):
        entries = filed[word]
        for at, (i, one) in enumerate(entries if len(entries) <= FILED else entries[:HUBS]):
            row = shared[i]
            for j, other in entries[at + 1 :]:
                row[j] = row.get(j, 0.0) + one * other
    mutual: list[list[tuple[float, int]]] = [[] for _ in vectors]
    for i, row in enumerate(shared):
        for j, weight in row.items():
            if weight >= LEAST:
                mutual[i].append((-weight, j))
                mutual[j].append((-weight, i))
    kept = {(min(i, j), max(i, j)) for i, row in enumerate(mutual) for _, j in sorted(row)[:PARTNERS]}
    return tuple(sorted(kept))
