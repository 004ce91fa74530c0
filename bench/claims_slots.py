"""QA-Align: which question-answer pairs of two sentences say the same, one to one (`align_qa_propositions_en`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bench.claims_pairs import pair_of
from bench.data import rows
from bench.scoring import prf
from runut.consolidate.likeness import rarity
from runut.consolidate.slots import Role, Slot, pair
from runut.consolidate.units import Unit, Word

ROLES: Mapping[str, Role] = {"when": "time", "where": "place", "how": "manner", "why": "reason"}

ASKS = frozenset(
    [
        "did",
        "does",
        "do",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "have",
        "will",
        "would",
        "can",
        "could",
        "might",
        "may",
        "should",
        "must",
    ]
)
PASSIVE = frozenset(["was", "were", "is", "are"])
PLACEHOLDERS = frozenset(["someone", "something"])


class Case(NamedTuple):
    """The slots of two sentences, the weight of their words, the pairs that gold has."""

    topic: str
    left: tuple[Slot, ...]
    right: tuple[Slot, ...]
    weight: Mapping[str, float]
    gold: frozenset[tuple[int, int]]
    missed: int


def cases(data: Path, split: str) -> Iterator[Case]:
    """Every pair of sentences of the set."""
    for row in rows(data, "align_qa_propositions_en", split):
        read = pair_of(row["s1"], row["s2"], "en")
        left, right = (
            tuple(_slot(qa, unit, read.reports[unit.report].page) for qa in row[side])
            for unit, side in ((read.left, "qas_1"), (read.right, "qas_2"))
        )
        place = [{qa["qa_uuid"]: n for n, qa in enumerate(row[side])} for side in ("qas_1", "qas_2")]
        single = [(one["sent1"][0]["qa_uuid"], one["sent2"][0]["qa_uuid"]) for one in row["alignments"]
                  if len(one["sent1"]) == len(one["sent2"]) == 1]  # fmt: skip
        known = frozenset((place[0][a], place[1][b]) for a, b in single if a in place[0] and b in place[1])
        weight = rarity((read.left, read.right))
        yield Case(row["topic"] or row["id"].split("~!~")[0], left, right, weight, known, len(single) - len(known))


def propositions(data: Path, split: str) -> dict[str, float]:
    """F1 of one-to-one alignments, over all pairs of sentences."""
    hit = given = wanted = 0
    for case in cases(data, split):
        ours = {(one.left, one.right) for one in pair(case.left, case.right, "en", case.weight)}
        hit += len(ours & case.gold)
        given += len(ours)
        wanted += len(case.gold) + case.missed
    return {"qa_align.f1": prf(hit, given, wanted)[2]} if wanted else {}


def _slot(qa: Mapping[str, Any], unit: Unit, page: str) -> Slot:
    """The slot of a question and its answer."""
    return Slot(_words(qa["answer"], unit, page), _words(qa["verb"], unit, page), _role(qa["question"]))


def _role(question: str) -> Role:
    """What a question asks for: in "What did someone file?", "What was filed?" what the act is done to."""
    first, second, *rest = question.casefold().rstrip("?").split()
    if first not in ("who", "what"):
        return ROLES.get(first, "manner")
    done_to = second in ASKS and (
        bool(set(rest[:2]) & PLACEHOLDERS) or (second in PASSIVE and not rest[-1].endswith("ing"))
    )
    return "recipient" if done_to or (set(rest[:2]) & {"being", "been"}) else "actor"


def _words(text: str, unit: Unit, page: str) -> tuple[Word, ...]:
    """The words of a sentence that a piece of it names, whatever its blanks and marks."""
    letters = [n for n in range(unit.start, unit.end) if page[n].isalnum()]
    wanted = "".join(sign for sign in text if sign.isalnum())
    at = "".join(page[n] for n in letters).find(wanted)
    if at < 0 or not wanted:
        return ()
    start, end = letters[at], letters[at + len(wanted) - 1] + 1
    return tuple(word for word in unit.words if word.start < end and word.end > start)
