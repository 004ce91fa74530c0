"""How likely two units state the same thing: features of words, weighed by a trained logistic model.

Words weigh by their rarity among the story's own units and in the language at large: what every sentence of a story
says (its town, its minister) tells its sentences apart badly. A second look knows the first scores of all candidates:
whether each unit is the other's best in its report, and whether their neighbours agree too, since rewriters keep order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import exp, log, sqrt
from typing import NamedTuple

from runut.consolidate.glossary import Forms, forms
from runut.consolidate.units import Unit
from runut.language import language, trained
from runut.text.static import Floats
from runut.text.vectors import static_vectors

COMMON = 0.4  # weight left to the commonest word of the language
LONGEST = 150  # words of a unit whose order is compared
PART = 0.3  # weight of a single word of a name
KIND = {"word": 1.0, "number": 1.2, "name": 1.0, "light": 0.0}


class Profile(NamedTuple):
    """What of a unit is compared.

    Fields:
        bag: weight of each content key; `norm` its length, `mass` its sum.
        order: all keys in the order of the words, light ones too; `places` where each stands in it.
        grams: character 4-grams of its letters: glued words and other spellings still share them.
        pairs: content keys that follow each other, light words left out.
        met: of each content word its weight and the keys other languages may meet it by; () in stories of one.
        sense: static vector of the words; None in stories of one language and for languages without word vectors.
    """

    bag: Mapping[str, float]
    norm: float
    mass: float
    order: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    grams: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    met: tuple[tuple[float, Forms], ...] = ()
    sense: Floats | None = None


def rarity(units: Sequence[Unit]) -> dict[str, float]:
    """The weight of every key of a story: rarity among its units, tempered by rarity in the language.

    A word that few sentences of the story have tells them apart, but less so where every report has it.
    """
    seen: Counter[str] = Counter()
    usual: dict[str, float] = {}
    for unit in units:
        size, counts = _background(unit.language)
        for key, word in {w.key: w for w in unit.words if w.kind != "light"}.items():
            seen[key] += 1
            rare = (
                log((1 + size) / (1 + counts.get(word.text.casefold(), 0))) / log(1 + size)
                if word.kind == "word"
                else 0.8
            )
            usual[key] = min(usual.get(key, 1.0), rare)
    own = {key: log(1 + (len(units) + 1) / (count + 0.5)) for key, count in sorted(seen.items())}
    return {key: value * (COMMON + (1 - COMMON) * usual[key]) for key, value in own.items()}


def profile(unit: Unit, weight: Mapping[str, float], across: bool = False) -> Profile:
    """A unit made ready to compare; `across`: also with units in other languages."""
    bag = {w.key: weight[w.key] * KIND[w.kind] for w in unit.words if w.kind != "light"}
    for word in unit.words:
        if word.kind == "name":  # its words too: one thing may be two entities, and the words of a name tell something
            bag.setdefault(word.stem, weight[word.key] * PART)
    letters = "".join(w.text for w in unit.words).casefold()
    grams = frozenset(letters[i : i + 4] for i in range(max(0, len(letters) - 3)))
    content = [w.key for w in unit.words if w.kind != "light"]
    pairs = frozenset((a, b) for a, b in pairwise(content) if a != b)
    norm = sqrt(sum(v * v for v in bag.values()))
    order = tuple(w.key for w in unit.words[:LONGEST])
    words = {w.key: w for w in unit.words if w.kind != "light"} if across else {}
    met = tuple((weight[key] * KIND[w.kind], forms(w, unit.language)) for key, w in words.items())
    sense = None
    if across and static_vectors().knows(unit.language):
        sense = static_vectors().encode([" ".join(w.text for w in unit.words)], unit.language)[0]
    places: dict[str, tuple[int, ...]] = {}
    for n, key in enumerate(order):
        places[key] = (*places.get(key, ()), n)
    return Profile(bag, norm, sum(bag.values()), order, places, grams, pairs, met, sense)


def first_look(x: Unit, y: Unit, p: Profile, q: Profile) -> dict[str, float]:
    """Features of a pair by itself."""
    shared = sorted(p.bag.keys() & q.bag.keys())
    common = sum(p.bag[k] for k in shared)
    small, large = sorted((p.mass, q.mass))
    grams = len(p.grams & q.grams)
    fewest = min(len(p.grams), len(q.grams))
    letters = grams / fewest if fewest else 0.0
    run = _longest_run(p.order, q.places)
    pairs = len(p.pairs & q.pairs)
    names = [k for k in shared if k.startswith("@")]
    return {
        "cosine": sum(p.bag[k] ** 2 for k in shared) / (p.norm * q.norm) if p.norm and q.norm else 0.0,
        "within": common / small if small else 0.0,
        "across": common / large if large else 0.0,
        "letters": letters,
        "letters_short": letters * max(0.0, 1 - fewest / 40),
        "letters_both": 2 * grams / (len(p.grams) + len(q.grams)) if fewest else 0.0,
        "run": min(1.0, run / 8),
        "run_share": run / max(1, min(len(p.order), len(q.order))),
        "pairs": pairs / max(1, min(len(p.pairs), len(q.pairs))),
        "pairs_many": min(1.0, pairs / 5),
        "common": min(1.0, common / 20),
        "small": min(1.0, small / 20),
        "number": float(any(k.startswith("#") for k in shared)),
        "names": min(1.0, len(names) / 3),
        "only_names": float(len(names) == len(shared)),
        "said": float(x.said and y.said),
        "said_one": float(x.said != y.said),
        "apart": abs(x.place - y.place),
        "leads": float(x.place == 0 and y.place == 0),
        "lead": float((x.place == 0) != (y.place == 0)),
    }


def across_look(x: Unit, y: Unit, p: Profile, q: Profile) -> dict[str, float]:
    """Features of a pair in two languages; not where they stand, since newsrooms that translate also reorder."""
    mine, yours = _met(p, q), _met(q, p)
    masses = [sum(weight for weight, _ in one.met) for one in (p, q)]
    shares = sorted(common / mass if mass else 0.0 for common, mass in zip((mine, yours), masses, strict=True))
    grams = len(p.grams & q.grams)
    numbers = [{w.key for w in unit.words if w.kind == "number"} for unit in (x, y)]
    names = len({w.key for w in x.words if w.kind == "name"} & {w.key for w in y.words if w.kind == "name"})
    sizes = sorted((len(p.met) + 1, len(q.met) + 1))
    # where a language has no word vectors, the larger share stands in: it is of the same order in pairs that are one
    meaning = shares[1] if p.sense is None or q.sense is None else round(float(p.sense @ q.sense), 3)
    return {
        "meaning": meaning,
        "least": shares[0],
        "most": shares[1],
        "common": min(1.0, (mine + yours) / 40),
        "letters": grams / max(1, min(len(p.grams), len(q.grams))),
        "number": min(1.0, len(numbers[0] & numbers[1]) / 2),
        "no_number": float(bool(numbers[0]) and bool(numbers[1]) and not numbers[0] & numbers[1]),
        "names": min(1.0, names / 3),
        "size": sizes[0] / sizes[1],
        "said": float(x.said and y.said),
        "said_one": float(x.said != y.said),
    }


def second_look(
    first: Mapping[str, float], score: float, best_x: float, best_y: float, beside: float, along: float
) -> dict[str, float]:
    """The features with what the first scores around the pair add.

    Args:
        score: the pair's first score; best_x, best_y: the best of either unit in the other's report.
        beside: the best first score among the pairs one step on or back in both reports.
        along: the best where only one of the two reports takes that step.
    """
    return {
        **first,
        "score": score,
        "best": float(score >= best_x) + float(score >= best_y),
        "behind": (best_x - score) + (best_y - score),
        "beside": beside,
        "along": along,
    }


def weigh(features: Mapping[str, float], look: str) -> float:
    """Probability, 0 to 1, that a pair with these features states the same thing."""
    weights = _weights()[look]
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> dict[str, dict[str, float]]:
    return trained("likeness.json", dict[str, dict[str, float]])


@cache
def _background(code: str) -> tuple[int, dict[str, int]]:
    """Reports counted for a language, and in how many of them each word stands."""
    place = language(code).weights("frequency.tsv")
    if place is None:
        return 1000, {}
    first, *lines = place.read_text(encoding="utf-8").splitlines()
    return int(first), {word: int(count) for word, count in (line.split("\t") for line in lines)}


def _met(p: Profile, q: Profile) -> float:
    """Weight of the first's words that the second meets, by how surely."""
    there: dict[str, float] = {}
    for _, keys in q.met:
        for key, value in keys:
            there[key] = max(there.get(key, 0.0), value)
    return sum(weight * max((v * there[key] for key, v in keys if key in there), default=0.0) for weight, keys in p.met)


def _longest_run(left: Sequence[str], right: Mapping[str, Sequence[int]]) -> int:
    """Length of the longest run of keys in both; of the right, where each key stands."""
    best = 0
    before: dict[int, int] = {}
    for key in left:
        here = right.get(key)
        if here is None:
            before = {}
            continue
        before = {n: before.get(n - 1, 0) + 1 for n in here}
        best = max(best, *before.values())
    return best
