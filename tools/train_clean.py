"""Train the line labeller: `python -m tools.train_clean [--data DIR] [--cv 8] [--out FILE]`. Model card: docs/models/clean.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from runut.clean.features import features
from runut.clean.labels import BODY
from runut.clean.lines import Line
from runut.records import Page
from tools import clean_data
from tools.clean_data import Sample

OUT = Path("src/runut/language/any/clean.crfsuite")
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 150, "feature.possible_transitions": True}


def train(samples: Sequence[tuple[list[list[str]], Sequence[str]]], out: Path) -> pycrfsuite.Tagger:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for rows, labels in samples:
        trainer.append(rows, list(labels))
    trainer.train(str(out))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(out))
    return tagger


def features_of(sample: Sample) -> list[list[str]]:
    return features(sample.lines, sample.page.url)


def within(tagger: pycrfsuite.Tagger, rows: list[list[str]], allowed: Sequence[frozenset[str] | None]) -> list[str]:
    """The most probable label of each line among those allowed."""
    best = tagger.tag(rows)
    known = tagger.labels()
    found = []
    for n, choice in enumerate(allowed):
        if choice is None or best[n] in choice:
            found.append(best[n])
        else:
            found.append(max((one for one in known if one in choice), key=lambda one: (tagger.marginal(one, n), one)))
    return found


def fit(gold: Sequence[Sample], silver: Sequence[Sample], data: Path, out: Path, made: int) -> pycrfsuite.Tagger:
    """A first model on gold alone labels silver and bare texts; the second is trained on all."""
    exact = [(features_of(one), one.labels) for one in gold]
    with tempfile.TemporaryDirectory() as folder:
        first = train(exact, Path(folder) / "first")
        more = [(rows, within(first, rows, one.allowed)) for one in silver if (rows := features_of(one))]

        def label(page: Page, lines: tuple[Line, ...]) -> list[str]:
            return list(first.tag(features(lines, page.url)))

        composed = list(clean_data.composed(data, gold, label, made)) if made else []
        more += [(features(one.lines, one.page.url), one.labels) for one in composed]
    return train([*exact, *exact, *more], out)


def crossval(gold: Sequence[Sample], silver: Sequence[Sample], data: Path, folds: int, made: int) -> dict[str, float]:
    """By page: line accuracy with and without navigation (means over pages), furniture recall, body line F1."""
    total: list[tuple[float, float]] = []
    furniture = [0, 0]
    for fold in range(folds):
        test = gold[fold::folds]
        keys = {one.key for one in test}
        rest = [one for one in gold if one.key not in keys]
        with tempfile.TemporaryDirectory() as folder:
            tagger = fit(rest, [s for s in silver if s.key not in keys], data, Path(folder) / "model", made)
            for one in test:
                given = tagger.tag(features_of(one))
                pairs = list(zip(one.labels, given, strict=True))
                inside = [pair for pair in pairs if pair[0] != "navigation"]
                total.append((_same(pairs), _same(inside)))
                outside = [pair for pair in pairs if pair[0] in ("navigation", "related", "promo", "artefact")]
                furniture[0] += sum(pair[1] not in BODY for pair in outside)
                furniture[1] += len(outside)
                for a, b in pairs:
                    if a != b:
                        CONFUSED[a, b] = CONFUSED.get((a, b), 0) + 1
    return {
        "line_accuracy": sum(one for one, _ in total) / len(total),
        "line_accuracy_no_nav": sum(one for _, one in total) / len(total),
        "furniture_recall": furniture[0] / furniture[1],
    }


CONFUSED: dict[tuple[str, str], int] = {}


def _same(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(a == b for a, b in pairs) / max(1, len(pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--cv", type=int, default=0, help="folds of a cross-validation by page; nothing is written")
    parser.add_argument("--made", type=int, default=250, help="pages to put together")
    parser.add_argument("--no-silver", action="store_true")
    args = parser.parse_args()
    gold = clean_data.gold(args.data)
    silver = [] if args.no_silver else list(clean_data.silver(args.data))
    print(f"{len(gold)} gold pages, {len(silver)} silver", file=sys.stderr)
    if args.cv:
        for key, value in crossval(gold, silver, args.data, args.cv, args.made).items():
            print(f"{key:24} {value:.4f}")
        print(sorted(CONFUSED.items(), key=lambda one: -one[1])[:24])
        return
    fit(gold, silver, args.data, args.out, args.made)


if __name__ == "__main__":
    main()
