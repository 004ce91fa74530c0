"""Whether two sentences say the same where no story tells their words' weight.

Theory of operation. In a story a word weighs by how few of its sentences have it; two sentences alone, or two alerts of
a line each, have no such measure. Then what they leave unmatched tells most: how much of either the other lacks, in
order, and of which kind; and whether the words left over are near in sense. All measures are of both directions, the
lesser and the greater, so that the pair has no first. A logistic model weighs them (`tools/train_alone.py`), with the
encoder's cosine where it is asked for, else with that of word vectors.

Measures after Madnani, Tetreault and Chodorow, "Re-examining machine translation metrics for paraphrase
identification" (NAACL 2012), and the soft alignment of word vectors after Mihalcea, Corley and Strapparava (AAAI 2006).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from runut.consolidate.likeness import Profile, first_look, profile, rarity
from runut.consolidate.units import Unit, Word
from runut.language import trained
from runut.text.vectors import Vectors, encoder, likeness, static_vectors

LONGEST = 150  # words of a unit whose order is compared
FAR = 0.5  # cosine under which a word has no counterpart
GRAMS = (1, 2, 3, 4)
KINDS = ("number", "name", "word")


def same(x: Unit, y: Unit, *, quality: bool = False) -> float:
    """Probability, 0 to 1, that two sentences of one language say the same.

    Args:
        quality: ask the encoder too; it must be installed.
    """
    weights = _weights()["encoder" if quality else "static"]
    found = measures(x, y, quality=quality)
    total = weights["bias"] + sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def whole(units: Sequence[Unit]) -> Unit:
    """The units of one short text as one; at least one."""
    first, last = units[0], units[-1]
    words = tuple(word for unit in units for word in unit.words)
    said = 2 * sum(word.said for word in words) > len(words)
    return first._replace(end=last.end, part=0, parts=1, said=said, words=words)


def measures(x: Unit, y: Unit, *, quality: bool = False) -> dict[str, float]:
    """What the model weighs; the same for (y, x)."""
    weight = rarity((x, y))
    p, q = profile(x, weight), profile(y, weight)
    found = first_look(x, y, p, q)
    found |= _left_over(x, y, p, q)
    found |= _in_order(x, y)
    found |= _near(x, y, weight)
    texts = [" ".join(word.text for word in unit.words) for unit in (x, y)]
    sources: dict[str, Vectors | None] = {"vectors": static_vectors(), "encoder": encoder() if quality else None}
    for name, source in sources.items():
        if source is not None:
            vectors = source.encode(texts, x.language)
            found[name] = float(likeness(vectors[:1], vectors[1:])[0, 0])
    return found


def _both(name: str, one: float, other: float) -> dict[str, float]:
    return {f"{name}.least": min(one, other), f"{name}.most": max(one, other)}


def _left_over(x: Unit, y: Unit, p: Profile, q: Profile) -> dict[str, float]:
    """How many words of each kind only one of the two has."""
    found: dict[str, float] = {}
    for kind in KINDS:
        mine, yours = ({word.key for word in unit.words if word.kind == kind} for unit in (x, y))
        found |= _both(f"only_{kind}", len(mine - yours) / 5, len(yours - mine) / 5)
        found[f"both_{kind}"] = len(mine & yours) / 5
        found[f"equal_{kind}"] = float(mine == yours)
    return found | _both("mass", p.mass / 20, q.mass / 20)


def _in_order(x: Unit, y: Unit) -> dict[str, float]:
    """Shared word sequences: n-grams, the longest common subsequence, the edit distance."""
    mine, yours = ([word.text.casefold() for word in unit.words[:LONGEST]] for unit in (x, y))
    sizes = [max(1, len(one)) for one in (mine, yours)]
    found: dict[str, float] = {}
    for n in GRAMS:
        left, right = ({tuple(one[i : i + n]) for i in range(len(one) - n + 1)} for one in (mine, yours))
        common = len(left & right)
        found |= _both(f"grams{n}", common / max(1, len(left)), common / max(1, len(right)))
    longest, distance = _sequence(mine, yours)
    found |= _both("sequence", longest / sizes[0], longest / sizes[1])
    found |= _both("words", sizes[0] / 20, sizes[1] / 20)
    found |= {"edits": distance / 20, "edit_share": distance / max(sizes), "length": min(sizes) / max(sizes)}
    return found | {"longer": abs(sizes[0] - sizes[1]) / 10}


def _sequence(mine: Sequence[str], yours: Sequence[str]) -> tuple[int, int]:
    """Length of the longest common subsequence, and the edit distance in words (Levenshtein)."""
    common = [0] * (len(yours) + 1)
    distance = list(range(len(yours) + 1))
    for i, one in enumerate(mine):
        next_common, next_distance = [0], [i + 1]
        for j, other in enumerate(yours):
            next_common.append(common[j] + 1 if one == other else max(common[j + 1], next_common[j]))
            next_distance.append(min(distance[j] + (one != other), distance[j + 1] + 1, next_distance[j] + 1))
        common, distance = next_common, next_distance
    return common[-1], distance[-1]


def _near(x: Unit, y: Unit, weight: Mapping[str, float]) -> dict[str, float]:
    """How near each content word of one comes to its nearest in the other."""
    mine, yours = ([word for word in unit.words[:LONGEST] if word.kind != "light"] for unit in (x, y))
    if not mine or not yours:
        return dict.fromkeys(
            (f"{n}.{end}" for n in ("near", "gap", "nearest", "far") for end in ("least", "most")), 0.0
        )
    vectors = static_vectors()
    near = likeness(*(vectors.encode([word.text for word in some], x.language) for some in (mine, yours))).tolist()
    for row, word in zip(near, mine):
        for n, other in enumerate(yours):
            if word.key == other.key:
                row[n] = 1.0
    sides = [([max(row) for row in near], mine), ([max(column) for column in zip(*near)], yours)]
    looked = [_side(best, words, weight) for best, words in sides]
    found: dict[str, float] = {}
    for name, one, other in zip(("near", "gap", "nearest", "far"), *looked, strict=True):
        found |= _both(name, one, other)
    return found


def _side(
    best: Sequence[float], words: Sequence[Word], weight: Mapping[str, float]
) -> tuple[float, float, float, float]:
    heavy = [weight[word.key] for word in words]
    total = sum(heavy) or 1.0
    mean = sum(w * value for w, value in zip(heavy, best)) / total
    gap = sum(w * (1 - value) for w, value in zip(heavy, best))
    return mean, gap / 20, min(best), sum(value < FAR for value in best) / 5


@cache
def _weights() -> dict[str, dict[str, float]]:
    return trained("alone.json", dict[str, dict[str, float]])
