"""Which sentences of two reports say the same in nearly the same words, and in what order.

Two sentences match by the weight of the words they share (rare words weigh more), counted against the weight of the
shorter one, so that a sentence cut down by an editor still matches the fuller one. Each sentence matches at most one
other: the best pairs first. Only sentences with a rare word in common are compared.

Method: greedy one-to-one alignment by weighted overlap, as in work on text reuse (Clough et al. 2002, METER).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from runut.link.profile import Line, Profile
from runut.link.rarity import Rarity
from runut.link.shingles import runs

FEWEST = 4
"""Words a sentence needs to be compared."""
TELLING = 2.0  # nats a word must tell to make two sentences candidates
SHARED = 0.5
"""Least share of the shorter sentence's weight that must stand in the other."""
DICE = 0.3
"""Least share of both together."""
MOST = 400  # sentences of one report compared
KEPT = 512  # reports whose weighed sentences are kept
ALIGNED = 2_048  # pairs whose alignment is kept

Weighed = tuple[tuple[dict[str, float], float], ...]
SHORT_RUN, LONG_RUN, QUOTED_RUN = 3, 5, 4
"""Words of runs that formulas too have in common, of runs that are copied, and of runs inside quotations."""


class Runs(NamedTuple):
    """The runs of words of a report.

    Fields:
        short, long: distinct ones; `in_order`: the long ones as they stand; `quoted`: of each quotation.
    """

    short: frozenset[int]
    long: frozenset[int]
    in_order: tuple[int, ...]
    quoted: tuple[frozenset[int], ...]


class Match(NamedTuple):
    """Sentences `a.lines[i]` and `b.lines[j]`; `share` of the shorter's weight in the other, `alike` of both."""

    i: int
    j: int
    share: float
    alike: float


class Alignment(NamedTuple):
    """Matches of two reports, by `i`; `a` and `b`: share of each report's words in matched sentences."""

    matches: tuple[Match, ...]
    a: float
    b: float
    in_order: float

    @property
    def flipped(self) -> Alignment:
        """The same, seen from the other report."""
        matches = tuple(sorted(Match(m.j, m.i, m.share, m.alike) for m in self.matches))
        return Alignment(matches, self.b, self.a, self.in_order)


class Aligner:
    """Aligns reports of one collection; keeps the weighed words and the runs of the reports it saw last."""

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self._seen: dict[str, Weighed] = {}
        self._runs: dict[str, Runs] = {}
        self._aligned: dict[tuple[str, str], Alignment] = {}

    def runs(self, one: Profile) -> Runs:
        """The runs of words of a report."""
        if one.id not in self._runs:
            if len(self._runs) >= KEPT:
                self._runs.clear()
            as_they_stand = tuple(runs(one.words, LONG_RUN))
            self._runs[one.id] = Runs(
                frozenset(runs(one.words, SHORT_RUN)),
                frozenset(as_they_stand),
                as_they_stand,
                tuple(frozenset(runs(words, QUOTED_RUN)) for words in one.quoted),
            )
        return self._runs[one.id]

    def align(self, a: Profile, b: Profile) -> Alignment:
        """The matches between two reports in one language, the same seen from either."""
        if a.id > b.id:
            return self.align(b, a).flipped
        found = self._aligned.get((a.id, b.id))
        if found is None:
            if len(self._aligned) >= ALIGNED:
                self._aligned.clear()
            found = self._aligned[a.id, b.id] = self._align(a, b)
        return found

    def _align(self, a: Profile, b: Profile) -> Alignment:
        ours, theirs = self._weighed(a), self._weighed(b)
        filed: dict[str, list[int]] = {}
        for j, (bag, _) in enumerate(theirs):
            for word, weight in bag.items():
                if weight >= TELLING:
                    filed.setdefault(word, []).append(j)
        found: list[Match] = []
        for i, (bag, mass) in enumerate(ours):
            near = {j for word, weight in bag.items() if weight >= TELLING for j in filed.get(word, ())}
            for j in sorted(near):
                other, others = theirs[j]
                common = fsum(map(bag.__getitem__, bag.keys() & other.keys()))  # exact: no order of words shows
                share, alike = common / min(mass, others), 2 * common / (mass + others)
                if share >= SHARED and alike >= DICE:
                    found.append(Match(i, j, share, alike))
        found.sort(key=lambda match: (-match.alike, match.i, match.j))
        ours_used: set[int] = set()
        theirs_used: set[int] = set()
        kept: list[Match] = []
        for match in found:
            if match.i not in ours_used and match.j not in theirs_used:
                ours_used.add(match.i)
                theirs_used.add(match.j)
                kept.append(match)
        kept.sort()
        return Alignment(
            tuple(kept), covered(a.lines, ours_used), covered(b.lines, theirs_used), in_order([m.j for m in kept])
        )

    def _weighed(self, one: Profile) -> Weighed:
        if one.id not in self._seen:
            if len(self._seen) >= KEPT:
                self._seen.clear()
            self._seen[one.id] = self._weigh(one)
        return self._seen[one.id]

    def _weigh(self, one: Profile) -> Weighed:
        known = self.rarity.known(one.language)
        weighed = []
        for line in one.lines[:MOST]:
            bag = {word: known[word] + 0.1 for word in line.words}
            enough = len(line.words) >= FEWEST
            weighed.append((bag if enough else {}, sum(bag.values()) if enough else 0.0))
        return tuple(weighed)


def covered(lines: Sequence[Line], used: set[int]) -> float:
    """The share of the words of `lines` that stand in the lines `used`."""
    whole = sum(len(line.words) for line in lines)
    return sum(len(lines[at].words) for at in used) / whole if whole else 0.0


def in_order(sequence: Sequence[int]) -> float:
    """The share of a sequence that its longest increasing part makes up."""
    tails: list[int] = []
    for value in sequence:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails) / len(sequence) if sequence else 0.0
