"""What each line of a page is: a conditional random field over lines.

Labels are those of the line-label guide in docs/models/clean.md: title, deck, byline, date, dateline_paragraph,
paragraph, heading, caption, credit, keywords, list, quote; and what is not the report: related, promo, navigation,
artefact. Method: linear-chain CRF (Lafferty, McCallum and Pereira 2001), weights trained by `python -m
tools.train_clean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from runut.clean.features import features
from runut.clean.lines import Line
from runut.clean.shape import Shape
from runut.language import language

Label = Literal[
    "title", "deck", "byline", "date", "dateline_paragraph", "paragraph", "heading", "caption", "credit",
    "keywords", "list", "quote", "related", "promo", "navigation", "artefact", "repeat", "furniture", "aside", "unread",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)
KEPT: tuple[Label, ...] = ("dateline_paragraph", "heading", "list", "paragraph", "quote")
BODY: frozenset[str] = frozenset(KEPT)
DROPPED = frozenset({"related", "promo", "navigation", "artefact", "repeat", "furniture", "aside", "unread"})
WEIGHTS = "clean.crfsuite"


class Verdict(NamedTuple):
    """The labeller's word on each line: the most probable labels together, and how probable each label is (lines,
    kinds).
    """

    labels: list[Label]
    kinds: tuple[Label, ...]
    table: NDArray[np.float64]

    def chance(self, *kinds: Label) -> NDArray[np.float64]:
        """How probable it is of each line that it is of one of these kinds."""
        at = [self.kinds.index(kind) for kind in kinds]
        result: NDArray[np.float64] = self.table[:, at].sum(1) if len(at) > 1 else self.table[:, at[0]]
        return result

    def best(self, n: int, among: Sequence[Label]) -> Label:
        """The most probable of some labels of one line; the first of those alike."""
        return max(among, key=lambda kind: self.table[n, self.kinds.index(kind)])


def label(lines: Sequence[Line], shapes: Sequence[Shape], url: str | None) -> Verdict:
    """What each line is; lines, their shapes and the address as `features` takes them."""
    crf, _ = tagger()
    return judged(crf, lines, shapes, url)


def judged(crf: pycrfsuite.Tagger, lines: Sequence[Line], shapes: Sequence[Shape], url: str | None) -> Verdict:
    """What a labeller says of the lines of a page."""
    kinds = tuple(crf.labels())
    if not lines:
        return Verdict([], kinds, np.zeros((0, len(kinds))))
    best = list(crf.tag(features(lines, url, shapes)))
    marginal = crf.marginal
    every = range(len(lines))
    return Verdict(best, kinds, np.array([[marginal(kind, n) for n in every] for kind in kinds]).T)


@cache
def tagger() -> tuple[pycrfsuite.Tagger, bytes]:
    """The labeller, and the bytes it reads from: it does not keep them alive itself."""
    weights = language("any").weights(WEIGHTS)
    assert weights is not None, f"the installation lacks {WEIGHTS}"
    data = weights.read_bytes()
    crf = pycrfsuite.Tagger()
    crf.open_inmemory(data)
    return crf, data
