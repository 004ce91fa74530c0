"""How likely two units state the same thing: features of words, weighed by a trained logistic model.

Words weigh by their rarity among the story's own units and in the language at large: what every sentence of a story
says ("Borrell", "Seoul") tells its sentences apart badly. A second look knows the first scores of all candidates:
whether each unit is the other's best in its report, and whether their neighbours agree too, since rewriters keep order.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log, sqrt
from typing import NamedTuple

from runut.consolidate.units import Unit
from runut.language import language

KIND = {"word": 1.0, "number": 1.2, "name": 1.0, "light": 0.0}


class Profile(NamedTuple):
    """What of a unit is compared.

    Fields:
        bag: weight of each content key; `norm` its length, `mass` its sum.
        order: all keys in the order of the words, light ones too.
        grams: character 4-grams of its letters: glued words and other spellings still share them.
    """

    bag: Mapping[str, float]
    norm: float
    mass: float
    order: tuple[str, ...]
    grams: frozenset[str]


def rarity(units: Sequence[Unit]) -> dict[str, float]:
    """The weight of every key of a story: log of units over units that have it."""
    seen = Counter(key for unit in units for key in {w.key for w in unit.words if w.kind != "light"})
    return {key: log(1 + (len(units) + 1) / (count + 0.5)) for key, count in sorted(seen.items())}


def profile(unit: Unit, weight: Mapping[str, float]) -> Profile:
    """A unit made ready to compare."""
    bag = {w.key: weight[w.key] * KIND[w.kind] for w in unit.words if w.kind != "light"}
    letters = "".join(w.text for w in unit.words).casefold()
    grams = frozenset(letters[i : i + 4] for i in range(max(0, len(letters) - 3)))
    return Profile(
        bag, sqrt(sum(v * v for v in bag.values())), sum(bag.values()), tuple(w.key for w in unit.words), grams
    )


def first_look(x: Unit, y: Unit, p: Profile, q: Profile) -> dict[str, float]:
    """Features of a pair by itself."""
    shared = sorted(p.bag.keys() & q.bag.keys())
    common = sum(p.bag[k] for k in shared)
    small, large = sorted((p.mass, q.mass))
    grams = len(p.grams & q.grams)
    fewest = min(len(p.grams), len(q.grams))
    run = _longest_run(p.order, q.order)
    return {
        "cosine": sum(p.bag[k] ** 2 for k in shared) / (p.norm * q.norm) if p.norm and q.norm else 0.0,
        "within": common / small if small else 0.0,
        "across": common / large if large else 0.0,
        "letters": grams / fewest if fewest else 0.0,
        "letters_both": 2 * grams / (len(p.grams) + len(q.grams)) if fewest else 0.0,
        "run": min(1.0, run / 8),
        "run_share": run / max(1, min(len(p.order), len(q.order))),
        "common": min(1.0, common / 20),
        "small": min(1.0, small / 20),
        "number": float(any(k.startswith("#") for k in shared)),
        "said": float(x.said and y.said),
        "said_one": float(x.said != y.said),
        "apart": abs(x.place - y.place),
    }


def second_look(
    first: Mapping[str, float], score: float, best_x: float, best_y: float, beside: float
) -> dict[str, float]:
    """The features with what the first scores around the pair add.

    Args:
        score: the pair's first score; best_x, best_y: the best of either unit in the other's report.
        beside: the best first score among the pairs one step on or back in both reports.
    """
    return {
        **first,
        "score": score,
        "best": float(score >= best_x) + float(score >= best_y),
        "behind": (best_x - score) + (best_y - score),
        "beside": beside,
    }


def weigh(features: Mapping[str, float], look: str) -> float:
    """Probability, 0 to 1, that a pair with these features states the same thing."""
    weights = _weights()[look]
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> dict[str, dict[str, float]]:
    place = language("any").weights("likeness.json")
    assert place is not None, "the installation lacks language/any/likeness.json"
    return dict(json.loads(place.read_text(encoding="utf-8")))


def _longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    best = 0
    before: dict[int, int] = {}
    where: dict[str, list[int]] = {}
    for n, key in enumerate(right):
        where.setdefault(key, []).append(n)
    for key in left:
        here = {n: before.get(n - 1, 0) + 1 for n in where.get(key, ())}
        best = max(best, max(here.values(), default=0))
        before = here
    return best
