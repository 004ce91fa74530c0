"""`python -m tools.train_lineage [--data DIR]`: the weights of dependence, `language/any/lineage.json`.

Logistic regression over the measures of `runut.link.dependence` on the labelled pairs of `id_stories` open (common
source, reprint, excerpt against independent and different; doubtful labels count half), and, with a small weight, on
the short answers of `reuse_clough_en` (cut and light revision against none). Prints
cross-validation by story, which also chooses the least score of a dependent pair.
"""

from __future__ import annotations

import argparse
import json
import os
from math import exp
from pathlib import Path
from random import Random

import numpy as np

from bench.data import rows
from bench.stories import indonesian, report
from runut.link.align import Aligner
from runut.link.dependence import measures
from runut.link.profile import profiles
from runut.link.rarity import Rarity
from tools.train_stories import newton

PLACE = Path(__file__).parent.parent / "src/runut/language/any/lineage.json"
DEPENDENT = {"common_source", "reprint", "excerpt"}
LEASTS = [n / 100 for n in range(25, 71, 5)]
FOLDS, ROUNDS, L2 = 8, 6, 1.0
Sample = tuple[dict[str, float], float, float]


def labelled_pairs(data: Path) -> tuple[list[Sample], list[str]]:
    """The labelled pairs, and the story of each."""
    news = indonesian(data, "open")
    story = {row["id"]: row["story"] for row in rows(data, "id_stories", "open")}
    seen = {one.id: one for one in profiles([news[name] for name in story], ())}
    aligner = Aligner(Rarity(seen.values()))
    text = (data / "id_stories/relations_open.jsonl").read_text(encoding="utf-8")
    found, stories = [], []
    for row in map(json.loads, text.splitlines()):
        a, b = seen[row["a"]], seen[row["b"]]
        sure = 1.0 if row["confidence"] == "high" else 0.5
        found.append((measures(a, b, aligner.align(a, b), aligner), float(row["relation"] in DEPENDENT), sure))
        stories.append(story[row["a"]])
    return found, stories


def answers(data: Path) -> list[Sample]:
    found = []
    for row in rows(data, "reuse_clough_en", "open"):
        if row["label"] == "heavy":
            continue
        both = [report(name, None, row[name], "en", None, None) for name in ("source", "text")]
        source, answer = profiles(both, ())
        aligner = Aligner(Rarity((answer, source)))
        pair = measures(source, answer, aligner.align(source, answer), aligner)
        found.append((pair, float(row["label"] != "non"), 0.5))
    return found


def fitted(samples: list[Sample], names: list[str]) -> dict[str, float]:
    """Weights by name, "1" the constant."""
    x = np.array([[measures[name] for name in names] for measures, _, _ in samples])
    found = newton(x, np.array([y for _, y, _ in samples]), np.array([sure for *_, sure in samples]), L2)
    return {name: round(float(value), 4) for name, value in zip([*names, "1"], found)}


def predict(weights: dict[str, float], measures: dict[str, float]) -> float:
    """The score of a pair."""
    return 1 / (1 + exp(-weights["1"] - sum(weights[name] * value for name, value in measures.items())))


def scores(samples: list[tuple[float, float]]) -> dict[float, float]:
    """F1 of the dependent by least score."""
    result = {}
    for least in LEASTS:
        right = sum(p >= least and y for p, y in samples)
        result[least] = round(2 * right / (sum(p >= least for p, _ in samples) + sum(y for _, y in samples)), 3)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    data = parser.parse_args().data
    (pairs, stories), extra = labelled_pairs(data), answers(data)
    names = sorted(pairs[0][0])
    pooled = []
    for seed in range(ROUNDS):
        order = sorted(set(stories))
        Random(seed).shuffle(order)
        fold = {story: n % FOLDS for n, story in enumerate(order)}
        for held in range(FOLDS):
            inside = [one for one, story in zip(pairs, stories) if fold[story] != held]
            weights = fitted(inside + extra, names)
            pooled += [(predict(weights, m), y) for (m, y, _), story in zip(pairs, stories) if fold[story] == held]
    told = scores(pooled)
    print("cross-validated by story:", told)
    weights = fitted(pairs + extra, names)
    print("fitted:", scores([(predict(weights, m), y) for m, y, _ in pairs]))
    print("answers:", scores([(predict(weights, m), y) for m, y, _ in extra]))
    good = [least for least in LEASTS if told[least] >= max(told.values()) - 0.005]
    least = good[len(good) // 2]
    print(least, weights)
    PLACE.write_text(json.dumps({"measures": weights, "least": least}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
