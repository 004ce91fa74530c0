"""Train the line labeller: `python -m tools.train_clean [--data DIR] [--cv 8] [--out FILE]`. Model card:
docs/models/clean.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pycrfsuite

from bench.clean import lines, mean_f1, of_row
from bench.clean_score import body_of, shingle_f1
from bench.clean_sets import SETS, Gold
from bench.data import rows
from runut.clean import clean, labels
from runut.clean.features import features
from runut.clean.lines import Line
from runut.records import Page, Report
from tools import clean_data
from tools.clean_data import Sample

OUT = Path("src/runut/language/any/clean.crfsuite")
GOLD_WEIGHT = 4  # times each gold page is seen: it is worth more than silver
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 150, "feature.possible_transitions": True}


def train(samples: Sequence[tuple[list[list[str]], Sequence[str]]], out: Path) -> pycrfsuite.Tagger:
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
    """The label of each line of a silver page: the first model's where allowed, else the likeliest allowed.

    A line of the body that the first model would drop is a paragraph, list or heading by its shape: its other guesses
    about such a line are worth nothing.
    """
    best = crf.tag(own)
    known = crf.labels()
    found = []
    for n, choice in enumerate(one.allowed):
        if choice is None or best[n] in choice:
            found.append(best[n])
        elif "paragraph" in choice:
            running = "stop" in own[n] or len(one.lines[n].text) > 100
            numbered = "numbered@start" in own[n] or "listing" in own[n]
            found.append("paragraph" if running else "list" if numbered else "heading")
        else:
            found.append(max((k for k in known if k in choice), key=lambda k: (crf.marginal(k, n), k)))
    return found


def fit(gold: Sequence[Sample], silver: Sequence[Sample], data: Path, out: Path, made: int) -> pycrfsuite.Tagger:
    """A first model on gold alone labels silver and bare texts; the second is trained on all."""
    exact = [(features_of(one), one.labels) for one in gold]
    with tempfile.TemporaryDirectory() as folder:
        first = train(exact, Path(folder) / "first")
        more = [(own, within(first, own, one)) for one in silver if (own := features_of(one))]

        def label(page: Page, own: tuple[Line, ...]) -> list[str]:
            return list(first.tag(features(own, page.url)))

        composed = list(clean_data.composed(data, gold, label, made)) if made else []
        more += [(features(one.lines, one.page.url), one.labels) for one in composed]
    return train([*(exact * GOLD_WEIGHT), *more], out)


def crossval(
    gold: Sequence[Sample], silver: Sequence[Sample], data: Path, folds: int, made: int, use_silver: bool = True
) -> dict[str, float]:
    """The bench's figures for flattened pages, each page cleaned with weights that never saw it (nor its HTML)."""
    found = {row["id"]: row for row in rows(data, "id_lines", "open")}
    keys = sorted({one.key for one in (*gold, *silver)}, key=lambda key: sha256(key.encode()).hexdigest())
    reports: dict[str, Report] = {}
    bodies: dict[tuple[str, bool], Report] = {}
    for fold in range(folds):
        out = frozenset(keys[fold::folds])
        with tempfile.TemporaryDirectory() as folder:
            crf = fit(
                [one for one in gold if one.key not in out],
                [one for one in silver if one.key not in out and use_silver],
                data,
                Path(folder) / "model",
                made,
            )
            labels.tagger = lambda: (crf, b"")  # noqa: B023
            reports |= {key: of_row(found[key]) for key in out if key in found}
            bodies |= {(one.key, bool(one.page.hints)): clean([one.page])[0] for one in silver if one.key in out}
    order = sorted(found)
    figures = lines([found[key] for key in order], [reports[key] for key in order])
    for name, prefix in PREFIXES.items():
        score = shingle_f1 if name == "scrapinghub" else mean_f1
        for kind, markup in (("flat", False), ("html", True)):
            pairs = [
                (body_of(bodies[key, markup]), page)
                for key, page in keyed(data, name, prefix)
                if (key, markup) in bodies
            ]
            figures[f"{name}.{kind}_f1"] = score(pairs)
    return figures


PREFIXES = {"scrapinghub": "sh-", "fundus_eval": "fundus-", "fundus_multi": "multi-"}


def keyed(data: Path, name: str, prefix: str) -> list[tuple[str, Gold]]:
    found = rows(data, f"extract_{name}", "open")
    keys = [prefix + (row["id"][:8] if name == "scrapinghub" else row["id"]) for row in found]
    return list(zip(keys, SETS[name](found), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--cv", type=int, default=0, help="folds of a cross-validation by page; nothing is written")
    parser.add_argument("--made", type=int, default=250, help="pages to put together")
    parser.add_argument("--no-silver", action="store_true")
    args = parser.parse_args()
    gold = clean_data.gold(args.data)
    silver = [
        *clean_data.silver(args.data, markup=False),
        *clean_data.silver(args.data, markup=True),
        *clean_data.gold_marked(args.data, gold),
    ]
    print(f"{len(gold)} gold pages, {len(silver)} silver", file=sys.stderr)
    if args.cv:
        for key, value in crossval(gold, silver, args.data, args.cv, args.made, not args.no_silver).items():
            print(f"{key:24} {value:.4f}")
        return
    fit(gold, silver, args.data, args.out, args.made)


if __name__ == "__main__":
    main()
