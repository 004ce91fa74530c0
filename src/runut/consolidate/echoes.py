"""Titles, decks and captions that state again what the report's body states: members of that claim too.

They make no claims of their own (a title sharpens, a caption repeats) and add no support: each joins one claim that its
own report's body already states, the one that covers most of its words, where it covers enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.consolidate.units import Unit

KINDS = frozenset({"title", "deck", "caption"})
COVERED = 0.6  # share of its weight that the body's words must cover
FEWEST = 3  # content words needed to tell


def echoes(
    told: Sequence[Sequence[Unit]], outside: Sequence[Unit], weight: Mapping[str, float]
) -> dict[int, tuple[Unit, ...]]:
    """Which units from outside the body join which claim.

    Args:
        told: the units of each claim.
        outside: units of titles, decks and captions.
        weight: of keys, by rarity; a key that no body has weighs as the rarest.

    Returns:
        By the claim's place in `told`.
    """
    homes: dict[str, dict[str, set[int]]] = {}
    for n, units in enumerate(told):
        for unit in units:
            keys = homes.setdefault(unit.report, {})
            for key in _content(unit):
                keys.setdefault(key, set()).add(n)
    most = max(weight.values(), default=1.0)
    found: dict[int, list[Unit]] = {}
    for unit in outside:
        content = {key: weight.get(key, most) for key in _content(unit)}
        shared: dict[int, float] = {}
        for key, value in sorted(content.items()):
            for n in homes.get(unit.report, {}).get(key, ()):
                shared[n] = shared.get(n, 0.0) + value
        if len(content) < FEWEST or not shared:
            continue
        best = min(shared, key=lambda n: (-shared[n], n))
        if shared[best] >= COVERED * sum(content.values()):
            found.setdefault(best, []).append(unit)
    return {n: tuple(units) for n, units in found.items()}


def _content(unit: Unit) -> frozenset[str]:
    return frozenset(word.key for word in unit.words if word.kind != "light")
