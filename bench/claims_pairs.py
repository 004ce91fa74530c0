"""Sets of single sentences for the bench `claims`: paraphrases (MSRP), contradictions (IndoNLI)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import and_, eq
from pathlib import Path
from typing import NamedTuple

from bench.claims_across import printed
from bench.data import rows
from bench.scoring import prf
from runut.annotate import annotate
from runut.consolidate import cast
from runut.consolidate.alone import same, whole
from runut.consolidate.cast import Cast
from runut.consolidate.check import check
from runut.consolidate.units import Unit, units
from runut.link import identify
from runut.records import Report, StoryDraft
from runut.text.vectors import encoder


class Pair(NamedTuple):
    """Two texts as reports of one block, each as one unit."""

    reports: dict[str, Report]
    cast: Cast
    left: Unit
    right: Unit


def pairs_of(texts: Sequence[tuple[str, str]], code: str) -> list[Pair]:
    """Pairs of texts, read by the stages of `annotate`."""
    return [pair_of(one, other, code) for one, other in texts]


def pair_of(one: str, other: str, code: str) -> Pair:
    """Two texts, read by the stages of `annotate`."""
    reports, entities = identify([annotate(printed(key, [text], code)) for key, text in (("a", one), ("b", other))])
    known = {report.id: report for report in reports}
    named = cast(entities)
    sides = [units(known[key], named.of(key)) for key in ("a", "b")]
    left, right = (whole(side) for side in sides)
    return Pair(known, named, left, right)


def paraphrases(data: Path, split: str) -> dict[str, float]:
    """MSRP: whether two sentences of the news say the same. With the encoder where it is installed."""
    gold = rows(data, "sentpairs_msrp_en", split)
    pairs = pairs_of([(row["s1"], row["s2"]) for row in gold], "en")
    wanted = [row["label"] == 1 for row in gold]
    figures = {}
    for name, quality in (("msrp", encoder() is not None), ("msrp.without_encoder", False)):
        given = [same(pair.left, pair.right, quality=quality) > 0.5 for pair in pairs]
        if given:
            figures[f"{name}.accuracy"] = sum(map(eq, given, wanted)) / len(gold)
            figures[f"{name}.f1"] = prf(sum(map(and_, given, wanted)), sum(given), sum(wanted))[2]
    return figures


def contradictions(data: Path, split: str) -> dict[str, float]:
    """IndoNLI: the verdict of `check` on a hypothesis, the premise being the only report."""
    gold = rows(data, "nli_indonli", split)
    given = [_verdict(row["premise"], row["hypothesis"]) for row in gold]
    if not gold:
        return {}
    named = {"supports": "e", "contradicts": "c", "silent": "n"}
    against = [row["label"] == "c" for row in gold]
    found = [one == "contradicts" for one in given]
    precision, recall, _ = prf(sum(map(and_, found, against)), sum(found), sum(against))
    borne = prf(
        sum(one == "supports" and row["label"] == "e" for one, row in zip(given, gold)),
        given.count("supports"),
        sum(row["label"] == "e" for row in gold),
    )
    return {
        "indonli.contradiction_precision": precision,
        "indonli.contradiction_recall": recall,
        "indonli.support_precision": borne[0],
        "indonli.support_recall": borne[1],
        "indonli.accuracy": sum(named[one] == row["label"] for one, row in zip(given, gold)) / len(gold),
    }


def _verdict(premise: str, hypothesis: str) -> str:
    pair = pair_of(premise, hypothesis, "id")
    draft = StoryDraft("s", ("a",), (), (), (), ())
    found = check(pair.reports["b"], [draft], {"a": pair.reports["a"]}, pair.cast)
    return found.findings[0].verdict
