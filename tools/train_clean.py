"""Train the line labeller: `python -m tools.train_clean [--data DIR] [--cv 3 [--by outlet]] [--out FILE]`. Model card:
docs/models/clean.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pycrfsuite

from bench.clean import lines, of_row
from bench.clean_score import body_of, mean_f1, shingle_f1
from bench.clean_sets import SETS, Gold
from bench.data import rows
from runut.clean import clean, labels, markup
from runut.clean.amend import amend
from runut.clean.features import features
from runut.clean.labels import Label
from runut.clean.lines import Line
from runut.records import Page, Report
from runut.text.agencies import registrable
from tools import clean_blocks, clean_data
from tools.clean_data import Sample

OUT = Path("src/runut/language/any/clean.crfsuite")
FOLDS = 3
MADE = 250  # pages put together
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
    gold: Sequence[Sample], silver: Sequence[Sample], data: Path, folds: int, made: int, by: str = "page"
) -> dict[str, float]:
    """The bench's figures; the weights never saw the page they clean, nor its HTML, nor (by outlet) its outlet."""
    found = {row["id"]: row for row in rows(data, "id_lines", "open")}
    groups = {one.key: _outlet(one) if by == "outlet" else one.key for one in (*silver, *gold)}
    order = sorted(set(groups.values()), key=lambda key: sha256(key.encode()).hexdigest())
    parts = [frozenset(key for key, group in groups.items() if group in order[n::folds]) for n in range(folds)]
    reports: dict[str, Report] = {}
    bodies: dict[tuple[str, bool], Report] = {}
    with tempfile.TemporaryDirectory() as folder:
        models = fold_models(gold, silver, data, parts, made, Path(folder))
        looked = first_looks(data, models, parts)
        for out, crf in zip(parts, models, strict=True):
            known = clean_blocks.fit([one for one in looked if one[0].key not in out])
            weights = markup.weights_of(known)
            labels.tagger = lambda: (crf, b"")  # noqa: B023
            markup.weights = lambda: weights  # noqa: B023
            reports |= {key: of_row(found[key]) for key in sorted(out) if key in found}
            bodies |= {(one.key, bool(one.page.hints)): clean([one.page])[0] for one in silver if one.key in out}
    order = sorted(found)
    figures = lines([found[key] for key in order], [reports[key] for key in order])
    for name, prefix in PREFIXES.items():
        score = shingle_f1 if name == "scrapinghub" else mean_f1
        for kind, marked in (("flat", False), ("html", True)):
            pairs = [
                (body_of(bodies[key, marked]), page)
                for key, page in keyed(data, name, prefix)
                if (key, marked) in bodies
            ]
            figures[f"{name}.{kind}_f1"] = score(pairs)
    return figures


def fold_models(
    gold: Sequence[Sample], silver: Sequence[Sample], data: Path, parts: Sequence[frozenset[str]], made: int, to: Path
) -> list[pycrfsuite.Tagger]:
    """One model for each part, trained on the others."""
    return [
        fit([g for g in gold if g.key not in out], [s for s in silver if s.key not in out], data, to / f"{n}", made)
        for n, out in enumerate(parts)
    ]


def first_looks(
    data: Path, models: Sequence[pycrfsuite.Tagger], parts: Sequence[frozenset[str]]
) -> list[tuple[clean_blocks.Marked, list[Label]]]:
    """HTML pages with their labels after the first look and the rules, each by the model that did not see it."""
    found = []
    for one in clean_blocks.pages(data):
        for crf, out in zip(models, parts, strict=True):
            if one.key in out:
                given = crf.tag(features(one.lines, one.page.url))
                found.append((one, amend(one.page, one.lines, given, None)))
    return found


def cross_validated(data: Path) -> dict[str, float]:
    """By page and by outlet, for `python -m tools.crossval clean`."""
    gold, silver = samples(data)
    return {
        f"cv_{by}.{key}": value
        for by in ("page", "outlet")
        for key, value in crossval(gold, silver, data, FOLDS, MADE, by).items()
    }


def samples(data: Path) -> tuple[list[Sample], list[Sample]]:
    gold = clean_data.gold(data)
    silver = [
        *clean_data.silver(data, markup=False),
        *clean_data.silver(data, markup=True),
        *clean_data.gold_marked(data, gold),
    ]
    return gold, silver


def _outlet(one: Sample) -> str:
    host = urlsplit(one.page.url or "").hostname
    return registrable(host) if host else one.key.rsplit("_", 1)[0]


PREFIXES = {"scrapinghub": "sh-", "fundus_eval": "fundus-", "fundus_multi": "multi-"}


def keyed(data: Path, name: str, prefix: str) -> list[tuple[str, Gold]]:
    found = rows(data, f"extract_{name}", "open")
    keys = [prefix + (row["id"][:8] if name == "scrapinghub" else row["id"]) for row in found]
    return list(zip(keys, SETS[name](found), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--cv", type=int, default=0, help="folds of a cross-validation; nothing is written")
    parser.add_argument("--by", choices=("page", "outlet"), default="page")
    parser.add_argument("--made", type=int, default=MADE, help="pages to put together")
    args = parser.parse_args()
    gold, silver = samples(args.data)
    print(f"{len(gold)} gold pages, {len(silver)} silver", file=sys.stderr)
    if args.cv:
        for key, value in crossval(gold, silver, args.data, args.cv, args.made, args.by).items():
            print(f"{key:24} {value:.4f}")
        return
    fit(gold, silver, args.data, args.out, args.made)
    keys = sorted({one.key for one in (*gold, *silver)}, key=lambda key: sha256(key.encode()).hexdigest())
    parts = [frozenset(keys[n::FOLDS]) for n in range(FOLDS)]
    with tempfile.TemporaryDirectory() as folder:
        models = fold_models(gold, silver, args.data, parts, args.made, Path(folder))
        clean_blocks.write(clean_blocks.fit(first_looks(args.data, models, parts)))


if __name__ == "__main__":
    main()
