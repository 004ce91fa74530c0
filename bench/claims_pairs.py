"""Sets of single sentences for the bench `claims`: paraphrases (MSRP), contradictions (IndoNLI)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.annotate import annotate
from runut.consolidate import cast
from runut.consolidate.alone import whole
from runut.consolidate.cast import Cast
from runut.consolidate.units import Unit, units
from runut.link import identify
from runut.records import Block, Report, cut


class Pair(NamedTuple):
    """Two texts as reports of one block, each as one unit."""

    reports: dict[str, Report]
    cast: Cast
    left: Unit
    right: Unit


def pairs_of(texts: Sequence[tuple[str, str]], code: str) -> list[Pair]:
    """Pairs of texts, read by the stages of `annotate`."""
    return [_pair(one, other, code) for one, other in texts]


def _pair(one: str, other: str, code: str) -> Pair:
    reports, entities = identify([annotate(alone(key, text, code)) for key, text in (("a", one), ("b", other))])
    known = {report.id: report for report in reports}
    named = cast(entities)
    sides = [units(known[key], named.of(key)) for key in ("a", "b")]
    left, right = (whole(side) for side in sides)
    return Pair(known, named, left, right)


def alone(key: str, text: str, code: str) -> Report:
    """A report of one paragraph."""
    page = " ".join(text.split())
    return Report(
        id=key, source=key, also_at=(), media_type="text/plain", page=page, language=code, outlet=None, title=None,
        deck=None, dateline=None, byline=(), published=None, credits=(), keywords=(),
        blocks=(Block("paragraph", cut(page, 0, len(page))),), dropped=(),
    )  # fmt: skip
