"""Which phrases of two sentences fill the same place: who, whom, when, where of one verb and of its like.

Theory of operation. A slot is a phrase with the predicate it belongs to and what it tells of that: who did it, to whom,
when, where, how. Two slots are one where their words meet, their predicates meet, and the other slots of the two
predicates meet too; a logistic model weighs that (`tools/train_slots.py`), and slots pair one to one, likeliest first.
What is left unpaired on one side is what only that sentence tells.

The task and its measure: Weiss et al., "QA-Align: Representing cross-text content overlap by aligning
question-answer propositions" (EMNLP 2021).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import Literal, NamedTuple

from runut.consolidate.units import Word
from runut.language import trained
from runut.text.static import Floats
from runut.text.vectors import likeness, static_vectors

LIKELY = 0.14  # probability from which two slots are one
LIGHT = 0.3  # weight of a light word

Role = Literal["actor", "recipient", "time", "place", "manner", "reason"]


class Slot(NamedTuple):
    """A phrase that fills a place of a predicate.

    Fields:
        words: of the phrase; `predicate` those of its verb; `role` what it tells of it.
    """

    words: tuple[Word, ...]
    predicate: tuple[Word, ...]
    role: Role


class Pairing(NamedTuple):
    """Two slots (indexes) that are one, and how likely."""

    left: int
    right: int
    score: float


def pair(left: Sequence[Slot], right: Sequence[Slot], code: str, weight: Mapping[str, float]) -> tuple[Pairing, ...]:
    """The slots of two sentences of one language that are one, each in one pair at most, by place.

    Args:
        code: BCP 47 code of the language.
        weight: of the words' keys; those that are missing weigh 1.
    """
    scored = sorted((-probability(look), n, m) for n, row in enumerate(looks(left, right, code, weight))
                    for m, look in enumerate(row))  # fmt: skip
    found: list[Pairing] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, n, m in scored:
        if -score >= LIKELY and n not in taken[0] and m not in taken[1]:
            found.append(Pairing(n, m, -score))
            taken[0].add(n)
            taken[1].add(m)
    return tuple(sorted(found))


def looks(
    left: Sequence[Slot], right: Sequence[Slot], code: str, weight: Mapping[str, float]
) -> list[list[dict[str, float]]]:
    """What the model weighs, for every pair of slots."""
    if not left or not right:
        return [[] for _ in left]
    phrases, verbs = (_near(left, right, code, predicate) for predicate in (False, True))
    found = [
        [_look(one, other, phrases[n][m], verbs[n][m], weight) for m, other in enumerate(right)]
        for n, one in enumerate(left)
    ]
    tops = [max(look["across"] for look in row) for row in found]
    columns = [max(row[m]["across"] for row in found) for m in range(len(right))]
    beside = [[_beside(n, m, left, right, found) for m in range(len(right))] for n in range(len(left))]
    for n, row in enumerate(found):
        for m, look in enumerate(row):
            look["behind"] = look["across"] - max(tops[n], columns[m])
            look["beside"] = beside[n][m]
            look["beside_across"] = beside[n][m] * look["across"]
            look["beside_act"] = beside[n][m] * look["act"]
    return found


def probability(look: Mapping[str, float]) -> float:
    """How likely two slots are one, 0 to 1."""
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * value for name, value in look.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _look(one: Slot, other: Slot, phrase: float, verb: float, weight: Mapping[str, float]) -> dict[str, float]:
    mine, yours = (_bag(slot.words, weight) for slot in (one, other))
    common = sum(min(mine[key], yours[key]) for key in sorted(mine.keys() & yours.keys()))
    small, large = sorted((sum(mine.values()), sum(yours.values())))
    verbs = [{word.key for word in slot.predicate} | {word.stem for word in slot.predicate} for slot in (one, other)]
    act = float(bool(verbs[0] & verbs[1]))
    within, across = common / small if small else 0.0, common / large if large else 0.0
    sides = {one.role, other.role} <= {"actor", "recipient"}
    bare = [not any(word.kind != "light" for word in slot.words) for slot in (one, other)]
    return {
        "within": within,
        "across": across,
        "first": float(_met(one.words[:1], other.words[:1])),
        "last": float(_met(one.words[-1:], other.words[-1:])),
        "same": float([w.key for w in one.words] == [w.key for w in other.words]),
        "bare": float(any(bare)),
        "both_bare": float(all(bare)),
        "phrase": phrase,
        "verb": verb,
        "act": act,
        "role": float(one.role == other.role),
        "sides": float(sides),
        "mixed": float(one.role != other.role and not sides),
        "act_within": act * within,
        "act_across": act * across,
        "act_role": act * float(one.role == other.role),
        "verb_across": verb * across,
        "verb_role": verb * float(one.role == other.role),
        "role_within": within * float(one.role == other.role),
        "all": act * float(one.role == other.role) * within,
        "phrase_role": phrase * float(one.role == other.role),
        "size": min(len(one.words), len(other.words)) / max(1, len(one.words), len(other.words)),
        "head_role": float(_met(one.words[-1:], other.words[-1:])) * float(one.role == other.role),
    }


def _bag(words: Sequence[Word], weight: Mapping[str, float]) -> dict[str, float]:
    return {word.key: weight.get(word.key, 1.0) * (LIGHT if word.kind == "light" else 1.0) for word in words}


def _met(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return any(a.key == b.key or a.stem == b.stem for a in left for b in right)


def _beside(
    n: int, m: int, left: Sequence[Slot], right: Sequence[Slot], found: Sequence[Sequence[Mapping[str, float]]]
) -> float:
    """How well another slot of the one predicate meets another of the other's."""
    mine = [i for i, slot in enumerate(left) if i != n and slot.predicate == left[n].predicate]
    yours = [j for j, slot in enumerate(right) if j != m and slot.predicate == right[m].predicate]
    return max((found[i][j]["across"] for i in mine for j in yours), default=0.0)


def _near(left: Sequence[Slot], right: Sequence[Slot], code: str, predicate: bool) -> list[list[float]]:
    """Cosines of the phrases, or of the predicates, by their word vectors."""
    texts = [
        [" ".join(word.text for word in (slot.predicate if predicate else slot.words)) for slot in side]
        for side in (left, right)
    ]
    vectors: list[Floats] = [static_vectors().encode(side, code) for side in texts]
    near: list[list[float]] = likeness(*vectors).tolist()
    return near


@cache
def _weights() -> dict[str, float]:
    return trained("slots.json", dict[str, float])
