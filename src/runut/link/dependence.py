"""Whether two reports of one story rest on the same words: a dispatch, a statement, or one on the other.

What carries: sentences that match one to one, above all the second best (one alike sentence may be a formula, or one
quotation that both heard), runs of words in common, more in many separate stretches than in one long one, and
quotations that stand in both: two people who hear the same speech do not cut the same sentences out of it, though one
is chance. What does not: a lead like the other's, for everybody opens with the event itself; the words of an index, a
verdict or a bulletin alone. So no single matched sentence decides.

Weights: `language/any/lineage.json`, trained by `tools/train_lineage.py`.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import NamedTuple

import msgspec

from runut.language import trained
from runut.link.align import Aligner, Alignment, Runs
from runut.link.profile import Profile
from runut.records import LineageRelation

MOST_QUOTES = 3
LEAD = 2
"""Sentences that make the lead."""
MANY, FEW = 0.04, 100
"""Stretches in common, for each word of the shorter report, that are as many as can be; words it counts as at least."""
MOST_COMPARED = 60
QUOTE_ALIKE = 0.6
"""Share of the distinct words of the shorter of two quotations that stand in the other."""
REPRINT_COVERED, REPRINT_VERBATIM = 0.75, 0.55
EXCERPT_COVERED, EXCERPT_VERBATIM, EXCERPT_LONGER = 0.85, 0.7, 1.3


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the measures ("1" the constant), and the least score of two dependent reports."""

    measures: dict[str, float]
    least: float


@cache
def weights() -> Weights:
    """The shipped weights."""
    return trained("lineage.json", Weights)


class Dependence(NamedTuple):
    """How `a` and `b` hang together.

    Fields:
        score: the share of such pairs that rest on the same words.
        alignment: their matched sentences; `verbatim_a`, `verbatim_b`: share of each one's runs of words in the other.
        across: whether they are in two languages.
    """

    score: float
    alignment: Alignment
    verbatim_a: float
    verbatim_b: float
    words_a: int
    words_b: int
    across: bool = False

    @property
    def dependent(self) -> bool:
        """Whether they are held to rest on the same words."""
        return self.score >= weights().least

    @property
    def relation(self) -> LineageRelation:
        """What `b` would be if it came from `a`."""
        if self.across:
            return "translation"
        one = self.alignment
        if min(one.a, one.b) >= REPRINT_COVERED and min(self.verbatim_a, self.verbatim_b) >= REPRINT_VERBATIM:
            return "reprint"
        if self.contained:
            return "excerpt"
        return "rewrite"

    @property
    def contained(self) -> bool:
        """Whether `b` stands nearly word for word in a longer `a`."""
        return (
            self.alignment.b >= EXCERPT_COVERED
            and self.verbatim_b >= EXCERPT_VERBATIM
            and self.words_a >= EXCERPT_LONGER * self.words_b
        )

    @property
    def flipped(self) -> Dependence:
        """The same, seen from the other report."""
        return Dependence(
            self.score,
            self.alignment.flipped,
            self.verbatim_b,
            self.verbatim_a,
            self.words_b,
            self.words_a,
            self.across,
        )


def depend(a: Profile, b: Profile, aligner: Aligner) -> Dependence:
    """How two reports in one language hang together."""
    alignment = aligner.align(a, b)
    ours, theirs = aligner.runs(a).long, aligner.runs(b).long
    common = len(ours & theirs)
    by = weights().measures
    total = by["1"] + sum(by.get(name, 0.0) * value for name, value in measures(a, b, alignment, aligner).items())
    return Dependence(
        1 / (1 + exp(-max(-30.0, min(30.0, total)))), alignment,
        common / len(ours) if ours else 0.0, common / len(theirs) if theirs else 0.0, len(a.words), len(b.words),
    )  # fmt: skip


def measures(a: Profile, b: Profile, alignment: Alignment, aligner: Aligner) -> dict[str, float]:
    """What the score is made of, each 0 to 1."""
    ours, theirs = aligner.runs(a), aligner.runs(b)
    smaller = min(len(ours.short), len(theirs.short))
    best = sorted((match.alike for match in alignment.matches), reverse=True)
    reworded = quotes_reworded(a, b)
    return {
        "runs": len(ours.short & theirs.short) / smaller if smaller else 0.0,
        "covered": max(alignment.a, alignment.b),
        "second": best[1] if len(best) > 1 else 0.0,
        "lead": max((match.alike for match in alignment.matches if min(match.i, match.j) < LEAD), default=0.0),
        "stretches": min(1.0, stretches(ours, theirs) / (MANY * max(FEW, min(len(a.words), len(b.words))))),
        "quotes": min(quotes_in_common(ours, theirs), MOST_QUOTES) / MOST_QUOTES,
        "a_quote": float(reworded >= 1),
        "two_quotes": float(reworded >= 2),
    }


def stretches(a: Runs, b: Runs) -> int:
    """How many unbroken stretches of words of one report stand in the other, in the report that has fewer."""
    return min(_stretches(a, b), _stretches(b, a))


def _stretches(one: Runs, other: Runs) -> int:
    inside = [run in other.long for run in one.in_order]
    return sum(here and not before for here, before in zip(inside, [False, *inside]))


def quotes_reworded(a: Profile, b: Profile) -> int:
    """Quotations of `a` of which one of `b` has most of the words, each used once: papers spell speech each its way."""
    left = [frozenset(words) for words in b.quoted[:MOST_COMPARED]]
    count = 0
    for ours in map(frozenset, a.quoted[:MOST_COMPARED]):
        shares = [(len(ours & theirs) / min(len(ours), len(theirs)), -at) for at, theirs in enumerate(left)]
        share, at = max(shares, default=(0.0, 0))
        if share >= QUOTE_ALIKE:
            count += 1
            del left[-at]
    return count


def quotes_in_common(a: Runs, b: Runs) -> int:
    """Quotations of `a` that share a run of words with a quotation of `b`, or the other way: the fewer."""
    ours, theirs = frozenset().union(*a.quoted), frozenset().union(*b.quoted)
    return min(
        sum(not runs.isdisjoint(theirs) for runs in a.quoted), sum(not runs.isdisjoint(ours) for runs in b.quoted)
    )
