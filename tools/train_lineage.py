"""`python -m tools.train_lineage [--data DIR]`: the weights of dependence, `language/any/lineage.json`.

Logistic regression over the measures of `runut.link.dependence` on the labelled pairs of `id_stories` open (common
source, reprint, excerpt against independent and different; doubtful labels count half), and, with a small weight, on
the short answers of `reuse_clough_en` (cut and light revision against none). Prints five-fold cross-validation.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from random import Random

from bench.data import rows
from bench.stories import indonesian, report
from runut.link.align import Aligner
from runut.link.dependence import measures
from runut.link.profile import profiles
from runut.link.rarity import Rarity
from tools.train_stories import newton, predict

PLACE = Path(__file__).parent.parent / "src/runut/language/any/lineage.json"
DEPENDENT = {"common_source", "reprint", "excerpt"}
Sample = tuple[dict[str, float], float, float]


def labelled_pairs(data: Path) -> list[Sample]:
    news = indonesian(data, "open")
    ids = [row["id"] for row in rows(data, "id_stories", "open")]
    seen = {one.id: one for one in profiles([news[name] for name in ids], ())}
    aligner = Aligner(Rarity(seen.values()))
    text = (data / "id_stories/relations_open.jsonl").read_text(encoding="utf-8")
    found = []
    for row in map(json.loads, text.splitlines()):
        a, b = seen[row["a"]], seen[row["b"]]
        sure = 1.0 if row["confidence"] == "high" else 0.5
        found.append((measures(a, b, aligner.align(a, b)), float(row["relation"] in DEPENDENT), sure))
    return found


def answers(data: Path) -> list[Sample]:
    found = []
    for row in rows(data, "reuse_clough_en", "open"):
        if row["label"] == "heavy":
            continue
        both = [report(name, None, row[name], "en", None, None) for name in ("source", "text")]
        source, answer = profiles(both, ())
        aligner = Aligner(Rarity((answer, source)))
        found.append((measures(source, answer, aligner.align(source, answer)), float(row["label"] != "non"), 0.5))
    return found


def scores(samples: list[tuple[float, float]]) -> dict[float, float]:
    """F1 of the dependent by least score."""
    result = {}
    for least in (n / 100 for n in range(25, 71, 5)):
        right = sum(p >= least and y for p, y in samples)
        result[least] = round(2 * right / (sum(p >= least for p, _ in samples) + sum(y for _, y in samples)), 3)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    data = parser.parse_args().data
    pairs, extra = labelled_pairs(data), answers(data)
    names = sorted(pairs[0][0])
    pooled = []
    for seed in range(5):
        order = list(range(len(pairs)))
        Random(seed).shuffle(order)
        for fold in range(5):
            held = set(order[fold::5])
            weights = newton([one for n, one in enumerate(pairs) if n not in held] + extra, names, 1.0)
            pooled += [(predict(weights, pairs[n][0]), pairs[n][1]) for n in sorted(held)]
    print("cross-validated:", scores(pooled))
    weights = newton(pairs + extra, names, 1.0)
    print("fitted:", scores([(predict(weights, m), y) for m, y, _ in pairs]))
    print("answers:", scores([(predict(weights, m), y) for m, y, _ in extra]))
    print(weights)
    PLACE.write_text(json.dumps({"measures": weights, "least": 0.35}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
