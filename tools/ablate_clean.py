"""What each group of the line labeller's features adds: `python -m tools.ablate_clean [--data DIR]`.

Gold pages alone (`id_lines`), two folds, labels without the rules that follow: line accuracy without navigation, mean
over pages, of all features and of all but one group.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from tools import clean_data
from tools.train_clean import features_of, train

GROUPS = {
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
Rows = Sequence[Sequence[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    gold = sorted(clean_data.gold(args.data), key=lambda one: sha256(one.key.encode()).hexdigest())
    known = [(features_of(one), one.labels) for one in gold]
    for name, pattern in GROUPS.items():
        print(f"without {name:36} {_accuracy(known, re.compile(pattern)):.4f}", flush=True)


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


if __name__ == "__main__":
    main()
