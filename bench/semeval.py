"""Pairs of news articles that readers graded (SemEval-2022 task 8): closeness against grades. For `bench.stories`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.data import rows
from bench.stories_sets import report
from runut.link.closeness import closenesses
from runut.link.profile import profiles
from runut.link.snapshot import Snapshot
from runut.records import Report
from runut.text.vectors import encoder

SAME = 2.0
"""A pair graded so or better (1 the same, 4 unrelated) tells one story, as the set's README has it."""


class Graded(NamedTuple):
    """Two reports; `grade` 0 to 1; whether graded as one story; `group`: of articles that pairs connect."""

    reports: tuple[Report, Report]
    grade: float
    same: bool
    group: str


def graded(data: Path, split: str) -> list[Graded]:
    """The pairs of human texts; machine translations are left out."""
    found: dict[str, Report] = {}
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    pairs = []
    for row in rows(data, "pairs_semeval22t8", split):
        if not row.get("augmented_translation"):
            both = []
            for side in "12":
                text = row[f"text{side}"].strip()
                if text not in found:
                    found[text] = report(f"a{len(found):05}", None, text, row[f"lang{side}"], None, None)
                both.append(found[text])
            home[root(both[0].id)] = root(both[1].id)
            pairs.append(((both[0], both[1]), float(row["overall"])))
    return [Graded(both, (4 - overall) / 3, overall <= SAME, root(both[0].id)) for both, overall in pairs]


def semeval(data: Path, split: str) -> dict[str, float]:
    """Pearson's r of closeness with the grades, and average precision of the pairs that tell one story."""
    pairs = graded(data, split)
    if not pairs:
        return {}
    snapshot = Snapshot.of(profiles([one for pair in pairs for one in pair.reports], ()))
    source = encoder()
    print("semeval:", len(pairs), "pairs of human texts,", "with the encoder" if source else "without the encoder")
    grades = np.array([one.grade for one in pairs])
    same = np.array([one.same for one in pairs])
    across = np.array([one.reports[0].language != one.reports[1].language for one in pairs])
    figures = {}
    for name, using in (("", source), ("plain_", None)):
        given = np.array(closenesses([one.reports for one in pairs], encoder=using, snapshot=snapshot))
        figures[f"semeval.{name}pearson"] = pearson(given, grades)
        figures[f"semeval.{name}same_story_ap"] = average_precision(given, same)
        for part, which in (("within", ~across), ("across", across)):
            if which.sum() > 1:
                figures[f"semeval.{name}pearson_{part}"] = pearson(given[which], grades[which])
                figures[f"semeval.{name}same_story_ap_{part}"] = average_precision(given[which], same[which])
    return figures


def pearson(one: Sequence[float] | np.ndarray, other: Sequence[float] | np.ndarray) -> float:
    """Pearson's correlation."""
    return float(np.corrcoef(one, other)[0, 1])


def average_precision(scores: np.ndarray, wanted: np.ndarray) -> float:
    """The mean of the precisions at each wanted one, the highest score first."""
    right = wanted[np.argsort(-scores, kind="stable")].astype(float)
    precisions = right.cumsum() / np.arange(1, len(right) + 1)
    return float((precisions * right).sum() / max(1.0, right.sum()))
