"""Train the line labeller and the forests of the second look: `python -m tools.train_clean [--data DIR] [--home DIR]`.
Cross-validation: `python -m tools.crossval clean`. Model card: docs/models/clean.md.

Theory of operation. The labeller learns from pages labelled by hand alone, flattened and with their markup, and from
pages put together: pages of which only the body is known would have to be labelled by a first model, and its errors on
what is no body are learnt again (labels lose two points so). What those pages know, which lines are of the body, is
what the forests learn; they rest on what the labeller says, so each page is labelled for them by a model of three that
did not see it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pycrfsuite

from runut.clean import body
from runut.clean.amend import amend
from runut.clean.features import features
from runut.clean.forest import Forest
from runut.clean.labels import WEIGHTS, judged
from runut.clean.lines import Line
from runut.clean.shape import shape
from runut.records import Page
from runut.text.agencies import registrable
from tools import clean_data, clean_forest
from tools.clean_data import Sample
from tools.clean_forest import Known

HOME = Path("src/runut/language/any")
FOLDS = 3
MADE = 150  # pages put together
GOLD_WEIGHT = 4  # times each gold page is seen
GOLD_LINES = 5  # what a gold page weighs in the forests
SETTINGS = {"c1": 0.1, "c2": 0.5, "max_iterations": 150, "feature.possible_transitions": True}
Parts = Sequence[frozenset[str]]


def samples(data: Path) -> tuple[list[Sample], list[Sample], list[Sample]]:
    """Gold pages, those of them that have it with markup, and pages of which the body is known."""
    gold = clean_data.gold(data)
    known = [
        one
        for markup in (False, True)
        for one in (*clean_data.silver(data, markup=markup), *clean_data.segmented(data, markup=markup))
    ]
    return gold, list(clean_data.gold_marked(data, gold)), known


def train(samples: Sequence[tuple[list[list[str]], Sequence[str]]], out: Path) -> pycrfsuite.Tagger:
    """A labeller trained on features and labels of pages, opened."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for own, given in samples:
        trainer.append(own, list(given))
    trainer.train(str(out))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(out))
    return tagger


def features_of(sample: Sample) -> list[list[str]]:
    return features(sample.lines, sample.page.url)


def within(crf: pycrfsuite.Tagger, own: list[list[str]], one: Sample) -> list[str]:
    """The label of each line of a page: the first model's where allowed, else the likeliest allowed."""
    best = crf.tag(own)
    return [
        best[n]
        if choice is None or best[n] in choice
        else max((k for k in crf.labels() if k in choice), key=lambda k: (crf.marginal(k, n), k))
        for n, choice in enumerate(one.allowed)
    ]


def fit(gold: Sequence[Sample], marked: Sequence[Sample], data: Path, out: Path, made: int = MADE) -> pycrfsuite.Tagger:
    """A first model on gold alone labels what is not known of pages with markup and of bare texts; the second is
    trained on all.
    """
    exact: list[tuple[list[list[str]], Sequence[str]]] = [(features_of(one), one.labels) for one in gold]
    with tempfile.TemporaryDirectory() as folder:
        first = train(exact, Path(folder) / "first")
        more: list[tuple[list[list[str]], Sequence[str]]] = [
            (own, within(first, own, one)) for one in marked if (own := features_of(one))
        ]

        def label(page: Page, own: tuple[Line, ...]) -> list[str]:
            return list(first.tag(features(own, page.url)))

        composed = list(clean_data.composed(data, gold, label, made)) if made else []
        more += [(features_of(one), one.labels) for one in composed]
    return train([*(exact * GOLD_WEIGHT), *more], out)


def parts_of(samples: Sequence[Sample], by: str, folds: int = FOLDS) -> list[frozenset[str]]:
    """The keys of pages in parts; a page stays with its other forms, and `by` outlet with its outlet."""
    groups = {one.key: group(one.key, one.page.url, by) for one in samples}
    order = sorted(set(groups.values()), key=lambda key: sha256(key.encode()).hexdigest())
    place = {key: n % folds for n, key in enumerate(order)}
    return [frozenset(key for key, own in groups.items() if place[own] == n) for n in range(folds)]


def group(key: str, url: str | None, by: str) -> str:
    """What is left out together with a page."""
    host = urlsplit(url or "").hostname
    return key if by == "page" else registrable(host) if host else key.rsplit("_", 1)[0]


def fold_models(
    gold: Sequence[Sample], marked: Sequence[Sample], data: Path, parts: Parts, to: Path
) -> list[pycrfsuite.Tagger]:
    """One labeller for each part, trained on the others."""
    return [
        fit([g for g in gold if g.key not in out], [m for m in marked if m.key not in out], data, to / f"{n}")
        for n, out in enumerate(parts)
    ]


def first_looks(
    samples: Sequence[Sample], models: Sequence[pycrfsuite.Tagger], parts: Parts
) -> list[tuple[Sample, Known]]:
    """Pages as the forests see them, each labelled by the model that did not see it."""
    found = []
    for one in samples:
        told = np.array([known is not None for known in one.body], bool)
        for crf, out in zip(models, parts, strict=True):
            if one.key in out and told.any():
                shapes = [shape(line) for line in one.lines]
                verdict = judged(crf, one.lines, shapes, one.page.url)
                given = amend(one.page, one.lines, verdict.labels)
                seen = body.measures(one.lines, shapes, verdict, given, one.page.url)
                own = clean_forest.weights(one.lines) * (GOLD_LINES if one.labels else 1)
                found.append((one, Known(seen[told], np.array(one.body)[told].astype(bool), own[told])))
    return found


def fit_forests(looked: Sequence[tuple[Sample, Known]]) -> dict[str, Forest]:
    """A forest for pages with markup, one for flattened text."""
    return {
        body.MARKED: clean_forest.fit([known for one, known in looked if one.page.hints]),
        body.FLAT: clean_forest.fit([known for one, known in looked if not one.page.hints]),
    }


def cross_validated(data: Path) -> dict[str, float]:
    """By page and by outlet, for `python -m tools.crossval clean`."""
    from tools.crossval_clean import cross_validated as figures

    return figures(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--home", type=Path, default=HOME, help="where the weights are written")
    args = parser.parse_args()
    gold, marked, known = samples(args.data)
    print(f"{len(gold)} gold pages, {len(marked)} with markup, {len(known)} with a known body", file=sys.stderr)
    fit(gold, marked, args.data, args.home / WEIGHTS)
    every = [*gold, *marked, *known]
    parts = parts_of(every, "page")
    with tempfile.TemporaryDirectory() as folder:
        models = fold_models(gold, marked, args.data, parts, Path(folder))
        for name, forest in fit_forests(first_looks(every, models, parts)).items():
            clean_forest.write(forest, name, args.home)


if __name__ == "__main__":
    main()
