"""What each line of a page is: a conditional random field over lines.

Labels are those of the line-label guide in docs/models/clean.md: title, deck, byline, date, dateline_paragraph,
paragraph, heading, caption, credit, keywords, list, quote; and what is not the report: related, promo, navigation,
artefact. Method: linear-chain CRF (Lafferty, McCallum and Pereira 2001), weights trained by `python -m
tools.train_clean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, get_args

import pycrfsuite

from runut.clean.features import features
from runut.clean.lines import Line
from runut.language import language

Label = Literal[
    "title", "deck", "byline", "date", "dateline_paragraph", "paragraph", "heading", "caption", "credit",
    "keywords", "list", "quote", "related", "promo", "navigation", "artefact", "repeat", "furniture", "aside", "unread",
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)
BODY = frozenset({"dateline_paragraph", "paragraph", "heading", "list", "quote"})
DROPPED = frozenset({"related", "promo", "navigation", "artefact", "repeat", "furniture", "aside", "unread"})
WEIGHTS = "clean.crfsuite"


def label(lines: Sequence[Line], url: str | None) -> list[Label]:
    """The most probable label of each line; lines and address as `features` takes them."""
    if not lines:
        return []
    crf, _ = tagger()
    return list(crf.tag(features(lines, url)))


@cache
def tagger() -> tuple[pycrfsuite.Tagger, bytes]:
    """The labeller, and the bytes it reads from: it does not keep them alive itself."""
    weights = language("any").weights(WEIGHTS)
    assert weights is not None, f"the installation lacks {WEIGHTS}"
    data = weights.read_bytes()
    crf = pycrfsuite.Tagger()
    crf.open_inmemory(data)
    return crf, data
