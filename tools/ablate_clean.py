"""What each group of features adds to cleaning: `python -m tools.ablate_clean [--data DIR]`.

The labeller: gold pages alone (`id_lines`), two folds, labels without the rules that follow; line accuracy without
navigation, mean over pages, of all features and of all but one group. The second look: pages with a known body, in
three folds by page, all measures and all but one group; token F1 of the lines it keeps against those of the body, mean
over pages, with markup and flattened, by forests of fewer trees than are shipped.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from bench.clean_score import token_f1
from runut.clean import body, markup, signs, surroundings
from tools import clean_data, clean_forest
from tools.clean_data import Sample
from tools.clean_forest import Known
from tools.train_clean import Parts, features_of, first_looks, fold_models, parts_of, samples, train

LABELLER = {
    "nothing": r"$^",
    "length and final mark": r"w\d+$|end|stop$|cap\d+&w",
    "case, figures, marks": r"start|cap\d+$|num|upper|inner_stop|colon|comma|quoted|dateline|dated",
    "function words": r"fw|runs",
    "cue words": r".*@|first=|says=",
    "place in the page": r"place|from0|to_end|lines\d|gap|nogap",
    "place against the article": r"before|after|inside|near",
    "neighbours": r"(?:pp?|ff?)(?:w\d|end|:|none)",
    "repetition, shared words, address": r"again|shares|slug",
}
TREES = 80  # of a forest: enough to tell measures apart
Rows = Sequence[Sequence[str]]
Looked = Sequence[tuple[Sample, Known]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    gold = sorted(clean_data.gold(args.data), key=lambda one: sha256(one.key.encode()).hexdigest())
    known = [(features_of(one), one.labels) for one in gold]
    for name, pattern in LABELLER.items():
        print(f"labeller without {name:44} {_accuracy(known, re.compile(pattern)):.4f}", flush=True)
    own, marked, others = samples(args.data)
    parts = parts_of([*own, *marked, *others], "page")
    with tempfile.TemporaryDirectory() as folder:
        looked = first_looks(others, fold_models(own, marked, args.data, parts, Path(folder)), parts)
    for kind, groups in (("markup", surroundings.GROUPS + markup.GROUPS), ("flat", surroundings.GROUPS + signs.GROUPS)):
        pages = [(one, seen) for one, seen in looked if bool(one.page.hints) == (kind == "markup") and one.allowed]
        for name, columns in _without(groups):
            print(f"second look ({kind}) without {name:36} {_second(pages, parts, columns):.4f}", flush=True)


def _accuracy(known: Sequence[tuple[Rows, Sequence[str]]], left_out: re.Pattern[str]) -> float:
    found = [([[f for f in row if not left_out.match(f)] for row in rows], labels) for rows, labels in known]
    scores = []
    for fold in range(2):
        with tempfile.TemporaryDirectory() as folder:
            crf = train(found[1 - fold :: 2], Path(folder) / "model")
            for rows, labels in found[fold::2]:
                pairs = [(a, b) for a, b in zip(labels, crf.tag(rows), strict=True) if a != "navigation"]
                scores.append(sum(a == b for a, b in pairs) / max(1, len(pairs)))
    return sum(scores) / len(scores)


def _without(groups: Sequence[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """Each group's name with the columns of all others."""
    total = sum(count for _, count in groups)
    yield "nothing", list(range(total))
    at = 0
    for name, count in groups:
        yield name, [n for n in range(total) if not at <= n < at + count]
        at += count


def _second(pages: Looked, parts: Parts, columns: list[int]) -> float:
    scores = []
    for out in parts:
        forest = clean_forest.fit(
            [seen._replace(rows=seen.rows[:, columns]) for one, seen in pages if one.key not in out], TREES
        )
        for one, seen in pages:
            if one.key in out:
                kept = forest.chances(seen.rows[:, columns]) >= body.KEEP
                scores.append(token_f1(_text(one, kept), _text(one, np.array(one.body, bool))))
    return sum(scores) / len(scores)


def _text(one: Sample, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str:
    return "\n".join(line.text for line, known in zip(one.lines, kept, strict=True) if known)


if __name__ == "__main__":
    main()
