"""Whether two reports of one story rest on the same words: a dispatch, a statement, or one on the other.

What carries: sentences that match one to one, above all the second best (one alike sentence may be a formula, or one
quotation that both heard), runs of words in common, and quotations that stand in both: two people who hear the same
speech do not cut the same sentences out of it, though one is chance. What does not: the words of an index, a verdict or
a bulletin alone; so no single matched sentence decides.

Weights: `language/any/lineage.json`, trained by `tools/train_lineage.py`.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import NamedTuple

import msgspec

from runut.language import language
from runut.link.align import Aligner, Alignment
from runut.link.profile import Profile
from runut.link.shingles import shared, shingles
from runut.records import LineageRelation

RUN, QUOTED_RUN, VERBATIM_RUN = 3, 4, 5
MOST_QUOTES = 3
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
    place = language("und").weights("lineage.json")
    if place is None:
        raise FileNotFoundError("language/any/lineage.json")
    return msgspec.json.decode(place.read_bytes(), type=Weights)


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
    ours, theirs = shingles(a.words, VERBATIM_RUN), shingles(b.words, VERBATIM_RUN)
    common = shared(ours, theirs)
    total = weights().measures["1"]
    total += sum(weights().measures.get(name, 0.0) * value for name, value in measures(a, b, alignment).items())
    return Dependence(
        1 / (1 + exp(-max(-30.0, min(30.0, total)))), alignment,
        common / len(ours) if ours else 0.0, common / len(theirs) if theirs else 0.0, len(a.words), len(b.words),
    )  # fmt: skip


def measures(a: Profile, b: Profile, alignment: Alignment) -> dict[str, float]:
    """What the score is made of, each 0 to 1."""
    ours, theirs = shingles(a.words, RUN), shingles(b.words, RUN)
    smaller = min(len(ours), len(theirs))
    best = sorted((match.alike for match in alignment.matches), reverse=True)
    reworded = quotes_reworded(a, b)
    return {
        "runs": shared(ours, theirs) / smaller if smaller else 0.0,
        "covered": max(alignment.a, alignment.b),
        "second": best[1] if len(best) > 1 else 0.0,
        "quotes": min(quotes_in_common(a, b), MOST_QUOTES) / MOST_QUOTES,
        "a_quote": float(reworded >= 1),
        "two_quotes": float(reworded >= 2),
    }


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


def quotes_in_common(a: Profile, b: Profile) -> int:
    """Quotations of `a` that share a run of words with a quotation of `b`, or the other way: the fewer."""
    ours = [set(shingles(words, QUOTED_RUN)) for words in a.quoted]
    theirs = [set(shingles(words, QUOTED_RUN)) for words in b.quoted]
    all_ours, all_theirs = set().union(*ours), set().union(*theirs)
    return min(
        sum(not runs.isdisjoint(all_theirs) for runs in ours), sum(not runs.isdisjoint(all_ours) for runs in theirs)
    )
