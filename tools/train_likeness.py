"""`python -m tools.train_likeness [--data DIR]`: the weights of likeness, `language/any/likeness.json`.

For one language, two logistic regressions over the features of `consolidate.likeness` on the sentence pairs of
`id_claims`: the first sees a pair by itself, the second also the first scores around it. Where a sentence is several
units, only its likeliest pair of units is a positive. Prints the figures of leave-one-pair-out cross-validation with
the claims formed as `align` forms them. For two languages the same on the documents of two parallel sets, each set
tried with the weights of the other; the glossary must then come from a third (`train_glossary --sets`).
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.claims import annotated
from bench.claims_across import Document, documents, links
from bench.data import rows
from bench.scoring import prf
from runut.consolidate import likeness
from runut.consolidate.cast import cast
from runut.consolidate.units import Unit, units
from runut.link import identify
from tools.ridge import newton, sigmoid

PLACE = Path(__file__).parent.parent / "src/runut/language/any/likeness.json"
RIDGE = 5.0
PARALLEL = (("parallel_bbc_en_id", "block"), ("parallel_ntrex_en_id", "doc"))
AROUND = ("score", "best", "behind", "beside", "along")
Array = Any


class Case(NamedTuple):
    """One pair of articles: units, features, which pairs of units are linked, which count, links of sentences."""

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    features: Array
    linked: Array
    counts: Array
    gold: set[tuple[int, int]]


def cases(data: Path) -> tuple[list[Case], list[str]]:
    pages = {row["id"]: row["isi_berita"] for row in rows(data, "id_news_3days", "open")}
    found, names = [], []
    for row in rows(data, "id_claims", "open"):
        reports, entities = identify([annotated(row[side], pages) for side in "ab"])
        mentions = cast(entities)
        by_id = {report.id: report for report in reports}
        sides = [by_id[row[side]["article"]] for side in "ab"]
        left, right = (units(report, mentions.of(report.id)) for report in sides)
        number = [{int(s.id.rsplit(".s", 1)[1]): n for n, s in enumerate(report.sentences)} for report in sides]
        gold = {(number[0][a], number[1][b]) for one in row["alignments"] for a in one["a"] for b in one["b"]}
        weight = likeness.rarity(left + right)
        p, q = ([likeness.profile(unit, weight) for unit in side] for side in (left, right))
        looks = [[likeness.first_look(x, y, a, b) for y, b in zip(right, q)] for x, a in zip(left, p)]
        names = list(looks[0][0])
        features = np.array([[list(look.values()) for look in line] for line in looks])
        linked = np.array([[float((x.sentence, y.sentence) in gold) for y in right] for x in left])
        counts = np.ones_like(linked)
        for pair in sorted(gold):
            same = [(i, j) for i, x in enumerate(left) for j, y in enumerate(right) if (x.sentence, y.sentence) == pair]
            for i, j in sorted(same, key=lambda ij: -features[ij][0])[1:]:
                linked[i, j] = counts[i, j] = 0
        found.append(Case(left, right, features, linked, counts, gold))
    return found, names


def across(data: Path, name: str, by: str) -> tuple[list[Case], list[str]]:
    """Documents of a parallel set as pairs of reports."""
    found, names = [], []
    for document in documents(data, name, by, "open"):
        left, right = document.left, document.right
        weight = likeness.rarity(left + right)
        p, q = ([likeness.profile(unit, weight, True) for unit in side] for side in (left, right))
        looks = [[likeness.across_look(x, y, a, b) for y, b in zip(right, q)] for x, a in zip(left, p)]
        names = list(looks[0][0])
        features = np.array([[list(look.values()) for look in line] for line in looks])
        linked = np.array([[float(a == b) for b in document.lines[1]] for a in document.lines[0]])
        found.append(Case(left, right, features, linked, np.ones_like(linked), document.gold()))
    return found, names


def train(some: Sequence[Case]) -> tuple[Array, Array]:
    first = fit([c.features for c in some], some)
    return first, fit([around(c.features, sigmoid(c.features, first)) for c in some], some)


def fit(features: Sequence[Array], some: Sequence[Case]) -> Array:
    kept = [c.counts.ravel() > 0 for c in some]
    x = np.concatenate([f.reshape(-1, f.shape[2])[k] for f, k in zip(features, kept)])
    y = np.concatenate([c.linked.ravel()[k] for c, k in zip(some, kept)])
    return newton(x, y, RIDGE)


def around(features: Array, s: Array) -> Array:
    n, m = s.shape
    pad = np.zeros((n + 2, m + 2))
    pad[1:-1, 1:-1] = s
    best_x, best_y = s.max(1, keepdims=True), s.max(0, keepdims=True)
    beside = np.maximum(pad[:-2, :-2], pad[2:, 2:])
    along = np.maximum.reduce([pad[:-2, 1:-1], pad[2:, 1:-1], pad[1:-1, :-2], pad[1:-1, 2:]])
    best = (s >= best_x).astype(float) + (s >= best_y)
    return np.concatenate([features, np.stack([s, best, best_x + best_y - 2 * s, beside, along], 2)], 2)


def table(weights: tuple[Array, Array], names: list[str], kind: str = "") -> dict[str, dict[str, float]]:
    first, second = ([round(float(v), 4) for v in w] for w in weights)
    return {
        kind + "first": dict(zip(["bias", *names], first)),
        kind + "second": dict(zip(["bias", *names, *AROUND], second)),
    }


def translations(data: Path) -> dict[str, dict[str, float]]:
    """The weights for pairs in two languages: of either parallel set tried on the other, then of both."""
    sets = {name: across(data, name, by)[0] for name, by in PARALLEL}
    names = next(across(data, name, by)[1] for name, by in PARALLEL)
    figures = {}
    for tried, some in sets.items():
        other = [case for name, inside in sets.items() if name != tried for case in inside]
        held = table(train(other), names, "across_")
        likeness._weights = lambda held=held, kept=likeness._weights: kept() | held  # type: ignore[assignment]
        linked, first = [0, 0, 0], [0, 0]
        for case in some:
            ours = links(Document(case.left, case.right, ((), ())))
            for k, size in enumerate((ours & case.gold, ours, case.gold)):
                linked[k] += len(size)
            best = case_best(case, held)
            first[0] += best[0]
            first[1] += best[1]
        figures[f"across.{tried}.link"] = prf(*linked)
        figures[f"across.{tried}.p1"] = first[0] / first[1]
    print(json.dumps(figures))
    return table(train([case for some in sets.values() for case in some]), names, "across_")


def case_best(case: Case, weights: dict[str, dict[str, float]]) -> tuple[int, int]:
    """How many linked units of the left find theirs first, of how many."""
    w = weights["across_first"]
    scores = sigmoid(case.features, np.array([w["bias"], *(v for k, v in w.items() if k != "bias")]))
    wanted = [n for n in range(len(case.left)) if case.linked[n].any()]
    return sum(bool(case.linked[n, scores[n].argmax()]) for n in wanted), len(wanted)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    data = parser.parse_args().data
    foreign = translations(data)
    every, names = cases(data)
    linked, shared = [0, 0, 0], [0, 0, 0]
    for n, case in enumerate(every):
        held = table(train(every[:n] + every[n + 1 :]), names)
        likeness._weights = lambda held=held: held  # type: ignore[assignment]
        ours = links(Document(case.left, case.right, ((), ())))
        for k, size in enumerate((ours & case.gold, ours, case.gold)):
            linked[k] += len(size)
        for side in (0, 1):
            mine, gold = {p[side] for p in ours}, {p[side] for p in case.gold}
            for k, size in enumerate((mine & gold, mine, gold)):
                shared[k] += len(size)
    print(json.dumps({"cv.alignment": prf(*linked), "cv.shared_sentence": prf(*shared)}))
    PLACE.write_text(json.dumps(table(train(every), names) | foreign, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
