"""`python -m tools.train_slots [--data DIR]`: the weights of `consolidate.slots`, `language/any/slots.json`.

A logistic regression over its measures on the question-answer pairs of `align_qa_propositions_en`. Prints the F1 of
one-to-one alignments in five-fold cross-validation by topic.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.claims_slots import Case, cases
from bench.scoring import prf
from runut.consolidate import slots
from tools.ridge import newton
from tools.train_alone import RIDGE

PLACE = Path(__file__).parent.parent / "src/runut/language/any/slots.json"
FOLDS = 5
Array = Any


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    every = list(cases(parser.parse_args().data, "open"))
    topics = sorted({case.topic for case in every})
    counts = [0, 0, 0]
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        table = fitted([case for case in every if case.topic not in held])
        slots._weights = lambda table=table: table  # type: ignore[assignment]
        for case in (c for c in every if c.topic in held):
            ours = {(one.left, one.right) for one in slots.pair(case.left, case.right, "en", case.weight)}
            for n, size in enumerate((len(ours & case.gold), len(ours), len(case.gold) + case.missed)):
                counts[n] += size
    print(json.dumps({"cv.qa_align": [round(value, 4) for value in prf(*counts)]}))
    PLACE.write_text(json.dumps(fitted(every), indent=1) + "\n", encoding="utf-8")


def fitted(some: Sequence[Case]) -> dict[str, float]:
    """The weights of a logistic regression on all pairs of slots of some cases."""
    found, y = [], []
    for case in some:
        for n, row in enumerate(slots.looks(case.left, case.right, "en", case.weight)):
            found += row
            y += [float((n, m) in case.gold) for m in range(len(row))]
    x = np.array([list(look.values()) for look in found])
    names = ["bias", *found[0]]
    return dict(zip(names, [round(float(v), 4) for v in newton(x, np.array(y), RIDGE)]))


if __name__ == "__main__":
    main()
