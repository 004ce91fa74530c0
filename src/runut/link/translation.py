"""Whether two reports in different languages are one text: sentences that carry the same names and numbers, in order.

Words differ between languages; names, numbers and rare loans do not (much). Sentences are matched by such anchors as
stand in both reports and are rare in either language, weighed by rarity, and what is matched must run in one order, for
a translator keeps the order and a rival newsroom does not. Without an encoder that is all the evidence there is;
where it is thin, nothing is said.
"""

from __future__ import annotations

from runut.link.align import MOST, Alignment, Match, covered, in_order
from runut.link.dependence import Dependence, weights
from runut.link.profile import Profile
from runut.link.rarity import Rarity

ANCHOR = 3.0
"""Nats a word must tell in either language to anchor a sentence."""
FEWEST = 3
"""Matched sentences needed."""
ALIKE = 0.5
SHARE, ORDER = 0.82, 0.85
"""Least share of the anchored sentences of the shorter report that are matched, and of these in order."""
COVERED = 1 / 3
"""Least share of the words of one of them in matched sentences: reports of one affair share a few names in order."""


def translate(a: Profile, b: Profile, rarity: Rarity) -> Dependence:
    """How two reports in two languages hang together."""
    ours, theirs = _anchored(a, b, rarity), _anchored(b, a, rarity)
    filed: dict[str, list[int]] = {}
    for j, bag in theirs.items():
        for word in bag:
            filed.setdefault(word, []).append(j)
    found = []
    for i, bag in ours.items():
        for j in sorted({j for word in bag for j in filed.get(word, ())}):
            other = theirs[j]
            common = sum(weight for word, weight in bag.items() if word in other)
            alike = 2 * common / (sum(bag.values()) + sum(other.values()))
            if alike >= ALIKE:
                found.append(Match(i, j, alike, alike))
    far = max(1, len(a.lines), len(b.lines))
    found.sort(key=lambda m: (-m.alike, abs(m.i / max(1, len(a.lines)) - m.j / max(1, len(b.lines))) * far, m.i, m.j))
    kept: dict[int, Match] = {}
    used: set[int] = set()
    for match in found:
        if match.i not in kept and match.j not in used:
            kept[match.i] = match
            used.add(match.j)
    matches = tuple(kept[i] for i in sorted(kept))
    ordered = in_order([match.j for match in matches])
    fewer = min(len(ours), len(theirs))
    share = len(matches) * ordered / fewer if fewer else 0.0
    alignment = Alignment(matches, covered(a.lines, set(kept)), covered(b.lines, used), ordered)
    held = len(matches) >= FEWEST and share >= SHARE and ordered >= ORDER and max(alignment.a, alignment.b) >= COVERED
    score = min(0.9, share) if held else 0.0
    return Dependence(score if score >= weights().least else 0.0, alignment, 0.0, 0.0, len(a.words), len(b.words), True)


def _anchored(one: Profile, other: Profile, rarity: Rarity) -> dict[int, dict[str, float]]:
    """The sentences of a report that carry anchors, with these and their weights."""
    known = other.terms
    found = {}
    for at, line in enumerate(one.lines[:MOST]):
        bag = {
            word: min(rarity.of(word, one.language), rarity.of(word, other.language))
            for word in line.words
            if word in known
        }
        bag = {word: weight for word, weight in bag.items() if weight >= ANCHOR}
        if bag:
            found[at] = bag
    return found
