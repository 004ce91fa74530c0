"""The worst misses of a bench by name, the same way in every bench."""

from __future__ import annotations

from collections.abc import Iterable

WORST = 20
LONGEST = 150  # code points of a line


def worst(title: str, misses: Iterable[tuple[float, str]]) -> None:
    """Print the twenty gravest of (how grave, what), the gravest first; of equally grave ones in the order given."""
    found = sorted(misses, key=lambda one: -one[0])
    print(f"{title}: {len(found)} misses" + (f", the {WORST} worst" if len(found) > WORST else ""))
    for _, what in found[:WORST]:
        line = " ".join(what.split())
        print(f"  {line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}")
