"""`python -m tools.train_alone [--data DIR]`: the weights of `consolidate.alone`, `language/any/alone.json`.

Two logistic regressions over its measures on the sentence pairs of `sentpairs_msrp_en`, one with the encoder's cosine
and one with that of word vectors. Prints the accuracy and F1 of ten-fold cross-validation. Needs `runut[meaning]`.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from bench.claims_pairs import Pair, pairs_of
from bench.data import rows
from bench.scoring import prf
from runut.consolidate.alone import measures
from tools.ridge import newton, sigmoid

PLACE = Path(__file__).parent.parent / "src/runut/language/any/alone.json"
RIDGE, FOLDS = 20.0, 10
Array = Any


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    data = parser.parse_args().data
    gold = rows(data, "sentpairs_msrp_en", "open")
    pairs = pairs_of([(row["s1"], row["s2"]) for row in gold], "en")
    y = np.array([float(row["label"]) for row in gold])
    table = {}
    for kind in ("static", "encoder"):
        found = [_measures(pair, kind == "encoder") for pair in pairs]
        names = list(found[0])
        x = np.array([list(one.values()) for one in found])
        p = np.zeros(len(y))
        for fold in range(FOLDS):
            held = np.arange(len(y)) % FOLDS == fold
            p[held] = sigmoid(x[held], newton(x[~held], y[~held], RIDGE))
        hit = float(((p > 0.5) & (y > 0)).sum())
        figures = {"accuracy": float(((p > 0.5) == (y > 0)).mean()), "f1": prf(hit, (p > 0.5).sum(), y.sum())[2]}
        print(json.dumps({f"cv.msrp.{kind}.{key}": round(value, 4) for key, value in figures.items()}))
        table[kind] = dict(zip(["bias", *names], [round(float(v), 4) for v in newton(x, y, RIDGE)]))
    PLACE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _measures(pair: Pair, quality: bool) -> dict[str, float]:
    return measures(pair.left, pair.right, quality=quality)


if __name__ == "__main__":
    main()
