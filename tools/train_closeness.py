"""`python -m tools.train_closeness [--data DIR]`: the weights of closeness, `language/any/closeness.json`.

Ridge regression and boosted trees on the graded pairs of `pairs_semeval22t8` (open half, human texts), in several
languages and across, five times over with a fifth held out for the figures printed (pairs that share an article in one
fold), then on all. Words are weighed by the statistics of the texts at hand, as the bench does. The mean vector of news
in each language is that of the same texts, for Indonesian of articles of `id_news_3days`.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import msgspec
import numpy as np

from bench.semeval import Graded, graded, pearson
from bench.stories_sets import indonesian
from runut.link.closeness import UNIT, Floats, Graders, beginnings, features, grades
from runut.link.profile import profiles
from runut.link.snapshot import Snapshot
from runut.text.vectors import Vectors, encoder
from tools.boosting import boost

PLACE = Path(__file__).parent.parent / "src/runut/language/any/closeness.json"
L2, FOLDS = 5.0, 5


def ridge(x: Floats, y: Floats) -> Floats:
    """Weights of the columns of `x`, the last the constant; columns count alike whatever their unit."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    scaled = (x - mean) / spread
    scaled[:, -1] = 1
    penalty = np.eye(x.shape[1]) * L2
    penalty[-1, -1] = 0
    found = np.linalg.solve(scaled.T @ scaled + penalty, scaled.T @ y)
    weights = found / spread
    weights[-1] = found[-1] - (found[:-1] * mean[:-1] / spread[:-1]).sum()
    return np.asarray(weights)


def folds(groups: list[str]) -> Floats:
    """A fold for each pair: pairs that share an article, even through others, stand in one."""
    names = sorted(set(groups))
    return np.array([names.index(group) % FOLDS for group in groups])


def graders(x: Floats, y: Floats) -> Graders:
    names = [str(at) for at in range(x.shape[1] - 1)]
    trees = boost(names, x[:, :-1], y, np.ones(len(y)), rounds=60, depth=3, rate=0.1, l2=2e-3)
    return Graders(tuple(round(float(value), 5) for value in ridge(x, y)), trees)


def means(data: Path, pairs: list[Graded], source: Vectors) -> dict[str, tuple[int, ...]]:
    reports = {one.id: one for pair in pairs for one in pair.reports}
    some = [*reports.values(), *list(indonesian(data, "open").values())[::16]]
    vectors = beginnings(some, source)
    by_language: dict[str, list[Floats]] = {}
    for one in some:
        by_language.setdefault(one.language, []).append(vectors[one.id])
    return {
        code: tuple(np.rint(np.mean(rows, axis=0) * UNIT).astype(int).tolist())
        for code, rows in sorted(by_language.items())
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    data = parser.parse_args().data
    source = encoder()
    if source is None:
        raise SystemExit("the extra `meaning` is not installed")
    pairs = graded(data, "open")
    snapshot = Snapshot.of(profiles([report for one in pairs for report in one.reports], ()))
    y = np.array([one.grade for one in pairs])
    fold = folds([one.group for one in pairs])
    middle = means(data, pairs, source)
    content: dict[str, object] = {"means": middle}
    for name, using in (("plain", None), ("sense", source)):
        x = features([one.reports for one in pairs], using, middle, snapshot)
        held = np.zeros(len(y))
        for number in range(FOLDS):
            held[fold == number] = grades(graders(x[fold != number], y[fold != number]), x[fold == number])
        print(f"{name}: held out r = {pearson(held, y):.4f}", flush=True)
        content[name] = msgspec.to_builtins(graders(x, y))
    PLACE.write_text(json.dumps(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
