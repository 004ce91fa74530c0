"""Furniture memory: lines that many reports of one outlet share.

Theory of operation. What a site prints on every page is not of any one article. So the lines of all pages of one
outlet are counted, each page once; a line that at least three pages and a fifth of the outlet's carry is common.
Reprints of one article would make its sentences look common: a page most of whose text others share is a copy, and
says nothing about furniture. The memory is learnt from the pages of one call and from nothing else, in any order
alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from runut.clean.labels import BODY, Label
from runut.clean.lines import Line, folded
from runut.clean.shape import Shape

LEAST = 3  # pages of an outlet that must carry a line
SHARE = 0.2
COPY = 0.7  # share of a page's characters in common lines from which the page is a copy of others


def remember(pages: Sequence[tuple[str | None, Sequence[Line]]]) -> list[Mapping[str, int] | None]:
    """For each page its outlet's memory: folded line to the number of pages that carry it; None where too few.

    Args:
        pages: outlet key and lines of each page.
    """
    sizes = Counter(outlet for outlet, _ in pages)
    counts: dict[str | None, Counter[str]] = {}
    for outlet, lines in pages:
        if sizes[outlet] >= LEAST:
            counts.setdefault(outlet, Counter()).update({folded(line.text) for line in lines})
    classes = {
        outlet: {key: n for key, n in found.items() if key and n >= LEAST and n >= SHARE * sizes[outlet]}
        for outlet, found in counts.items()
    }
    return [None if _is_copy(lines, classes.get(outlet)) else classes.get(outlet) for outlet, lines in pages]


def without_shared(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label], memory: Mapping[str, int] | None
) -> list[Label]:
    """The labels; kept lines that many pages of the outlet carry are furniture, running text apart."""
    return [
        "furniture"
        if memory and label in BODY and folded(line.text) in memory and not one.runs(foreign=False)
        else label
        for line, one, label in zip(lines, shapes, labels, strict=True)
    ]


def _is_copy(lines: Sequence[Line], common: Mapping[str, int] | None) -> bool:
    if not common:
        return False
    shared = sum(len(line.text) for line in lines if folded(line.text) in common)
    return shared > COPY * sum(len(line.text) for line in lines)
