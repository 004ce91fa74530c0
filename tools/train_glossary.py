"""`python -m tools.train_glossary [--data DIR]`: `language/<code>/glossary.tsv`, words with their English counterparts.

IBM Model 1 (Brown et al. 1993) in both directions over sentence pairs, on the keys that `consolidate.units` gives
words: senses or stems. A pair is kept where both directions think it likely; its strength is their geometric mean.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

from bench.data import rows
from runut.consolidate.senses import sense_key
from runut.consolidate.units import LightWord
from runut.language import language
from runut.text.stem import stem
from runut.text.tokens import tokenize

SETS = ("parallel_news_en_id", "parallel_bbc_en_id", "parallel_ntrex_en_id")
PLACE = Path(__file__).parent.parent / "src/runut/language/id/glossary.tsv"
ROUNDS = 8
LEAST, MOST = 0.12, 4  # strength a pair needs; counterparts of one word
SEEN = 2  # sentences a word must stand in

Keys = tuple[str, ...]


def keys(text: str, code: str) -> Keys:
    known = language(code)
    light = known.matcher(LightWord)
    found = []
    for token in tokenize(text):
        if token.text[0].isalpha() and light.lookup(token.text) is None:
            root = stem(token.text, known)
            found.append(sense_key(token.text, root, known) or root)
    return tuple(sorted(set(found)))


def pairs(data: Path, sets: Sequence[str]) -> list[tuple[Keys, Keys]]:
    found = [(keys(row["ind"], "id"), keys(row["en"], "en")) for name in sets for row in rows(data, name, "open")]
    return [(a, b) for a, b in found if a and b]


def model(some: Sequence[tuple[Keys, Keys]]) -> dict[tuple[str, str], float]:
    """p(right | left) by expectation maximisation; a word may also come from nothing."""
    chance: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(ROUNDS):
        counts: Counter[tuple[str, str]] = Counter()
        totals: Counter[str] = Counter()
        for left, right in some:
            for word in right:
                share = [(one, chance[one, word]) for one in (*left, "")]
                whole = sum(value for _, value in share)
                for one, value in share:
                    counts[one, word] += value / whole
                    totals[one] += value / whole
        chance = defaultdict(float, {pair: count / totals[pair[0]] for pair, count in counts.items() if count > 1e-4})
    return dict(chance)


def glossary(some: Sequence[tuple[Keys, Keys]]) -> dict[str, list[tuple[str, float]]]:
    there, back = model(some), model([(b, a) for a, b in some])
    seen = Counter(key for left, _ in some for key in left)
    found: dict[str, list[tuple[str, float]]] = {}
    for (mine, theirs), value in there.items():
        strength = sqrt(value * back.get((theirs, mine), 0.0))
        if mine and strength >= LEAST and seen[mine] >= SEEN and mine != theirs:
            found.setdefault(mine, []).append((theirs, round(strength, 2)))
    return {key: sorted(found[key], key=lambda one: (-one[1], one[0]))[:MOST] for key in sorted(found)}


def write(found: dict[str, list[tuple[str, float]]], place: Path = PLACE) -> None:
    lines = ("\t".join([key, *(f"{word} {value:.2f}" for word, value in words)]) for key, words in found.items())
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    parser.add_argument("--sets", nargs="*", default=SETS)
    args = parser.parse_args()
    write(glossary(pairs(args.data, args.sets)))


if __name__ == "__main__":
    main()
