"""What a report states twice: its lead and the paragraph that tells it in full, a paraphrase and the words themselves.

Reports of one event seldom repeat themselves alike: what one gives in its lead and once more below, the other gives
once. Two claims whose sentences restate each other in every report that has both are one claim. A report's own
sentences share its names and wording, so they must be liker to each other than sentences of two reports need be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from runut.consolidate.likeness import Profile, first_look, weigh
from runut.consolidate.units import Unit

RESTATED = 0.78  # likeness of two sentences of one report that say one thing
NEAREST = 3  # sentences of its report that each is compared with
RAREST = 12  # keys that find them
COVERED = 0.3  # share of the lighter sentence's weight that the two must have in common
COMMON = 40  # sentences of one report with a key that are looked through

Pair = tuple[int, int]


def joined(
    groups: Sequence[tuple[int, ...]], reports: Sequence[Mapping[str, Unit]], profiles: Sequence[Profile]
) -> tuple[tuple[int, ...], ...]:
    """The groups of wordings (indexes), those put together that restate each other.

    Args:
        reports: for each wording its unit in each report that has it.
        profiles: of each wording.
    """
    home = {n: g for g, group in enumerate(groups) for n in group}
    near: dict[Pair, dict[str, float]] = {}
    for report, n, m, score in _likely(reports, profiles):
        g, h = sorted((home[n], home[m]))
        if g != h:
            scores = near.setdefault((g, h), {})
            scores[report] = max(scores.get(report, 0.0), score)
    having = [{report for n in group for report in reports[n]} for group in groups]
    into = list(range(len(groups)))
    for (g, h), scores in sorted(near.items(), key=lambda item: (-max(item[1].values()), item[0])):
        both = len(having[g] & having[h])
        if sum(scores.values()) >= RESTATED * both:
            into = [into[g] if one == into[h] else one for one in into]
    found: dict[int, list[int]] = {}
    for g, group in enumerate(groups):
        found.setdefault(into[g], []).extend(group)
    return tuple(tuple(sorted(group)) for group in found.values())


def _likely(
    reports: Sequence[Mapping[str, Unit]], profiles: Sequence[Profile]
) -> Iterator[tuple[str, int, int, float]]:
    """Pairs of wordings of one report, and how likely they say one thing."""
    index: dict[tuple[str, str], list[int]] = {}
    for n, units in enumerate(reports):
        for report in sorted(units):
            for key in profiles[n].bag:
                index.setdefault((report, key), []).append(n)
    scored: dict[Pair, float] = {}
    for n, units in enumerate(reports):
        bag = profiles[n].bag
        for report, unit in sorted(units.items()):
            shared: dict[int, float] = {}
            for key in sorted(bag, key=lambda k: (len(index[report, k]), k))[:RAREST]:
                for other in index[report, key][:COMMON]:
                    if other != n:
                        shared[other] = shared.get(other, 0.0) + bag[key]
            least = COVERED * profiles[n].mass
            near = (other for other in shared if shared[other] >= min(least, COVERED * profiles[other].mass))
            for other in sorted(near, key=lambda o: (-shared[o], o))[:NEAREST]:
                pair = (min(n, other), max(n, other))
                if pair not in scored:
                    look = first_look(unit, reports[other][report], profiles[n], profiles[other])
                    scored[pair] = weigh(look, "first")
                if scored[pair] >= RESTATED:
                    yield report, *pair, scored[pair]
