"""Which units of a story state the same claim.

Theory of operation. Wordings (units with the same keys in the same order) count once, so thirty reprints cost what one
does. Candidates come from an index of each wording's rarest keys; only they are scored (`likeness`). Claims then grow
by joining the likeliest pairs first, and each join is verified as a whole: the mean likeness between all wordings of
the two sides must hold too, so that a chain of look-alikes makes no claim. What a report states twice makes one claim
(`restated`). Last, a wording that states two claims at
once may join a second one it is like as a whole; a sentence can so stand in more than one claim.

What must not happen: one report's lead swallowing all that follows; two answers of one interview taken for one.
Tried and left: connected components (chains), one-to-one matching (a lead restates several sentences).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from runut.consolidate.alone import same
from runut.consolidate.likeness import Profile, across_look, first_look, profile, rarity, second_look, weigh
from runut.consolidate.restated import joined
from runut.consolidate.units import Unit

RAREST = 12  # keys of a wording that find its candidates
NEAREST = 4  # candidates of one wording in one other report
CANDIDATES = 48  # candidates of one wording in all
PAIRS, LEAST = 24_000, 6  # pairs scored in a story; in long ones each wording has fewer candidates, but so many
COMMON = 500  # wordings of one key that are looked through
LINK = 0.4  # likeness that joins by itself
BEST = 0.3  # likeness that joins where each is the other's best
WHOLE = 0.35  # mean likeness of the wordings of a claim
RIVALS = 0.5  # the same where both sides have two reports in common: their sentences have partners already
SHORT = 2  # content words of a unit that can only state what another nearly repeats
MATCHED = 0.4  # how far it must
LARGE = 64  # pairs between two groups above which some may have been left unscored
SCORED = 0.2  # share of them that must have been scored, or as many as both have wordings
SECOND = 0.5  # mean likeness that lets a wording stand in a second claim
FEW = 4  # wordings up to which a story is too short to weigh its words: alerts, headlines
ALONE = LINK / 0.5  # what makes an even chance of `alone.same` just enough to join

Pair = tuple[int, int]


class Wording(NamedTuple):
    """Units that say the same in the same words, by report and place, and the reports that use it."""

    units: tuple[Unit, ...]
    reports: frozenset[str]


class Claims(NamedTuple):
    """Groups of wordings (indexes), each one claim, and the likeness of the pairs that were scored."""

    wordings: tuple[Wording, ...]
    groups: tuple[tuple[int, ...], ...]
    likeness: Mapping[Pair, float]


def align(units: Sequence[Unit], *, alerts: bool = True, quality: bool = False) -> Claims:
    """The claims of a story.

    Args:
        units: of all its reports; their order changes nothing.
        alerts: whether a story of a few sentences is weighed as sentences alone are.
        quality: those by the encoder too.
    """
    wordings = _wordings(units)
    if len({unit.report for unit in units}) < 2:
        return Claims(wordings, tuple((n,) for n in range(len(wordings))), {})
    first = [wording.units[0] for wording in wordings]
    across = len({unit.language for unit in first}) > 1
    weight = rarity(first)
    profiles = [profile(unit, weight, across) for unit in first]
    if alerts and len(wordings) <= FEW and not across:
        likeness, best = _lone(wordings, profiles, quality)
    else:
        likeness, best = _scores(wordings, profiles)
    groups = _groups(wordings, likeness, best)
    groups = joined(groups, [{unit.report: unit for unit in wording.units} for wording in wordings], profiles)
    return Claims(wordings, _seconds(wordings, groups, likeness), likeness)


def _wordings(units: Sequence[Unit]) -> tuple[Wording, ...]:
    same: dict[tuple[str, ...], list[Unit]] = {}
    for unit in sorted(units, key=lambda u: (u.report, u.sentence, u.part)):
        same.setdefault(tuple(w.text.casefold() for w in unit.words) or (unit.report, str(unit.start)), []).append(unit)
    return tuple(Wording(tuple(group), frozenset(unit.report for unit in group)) for group in same.values())


def _lone(
    wordings: Sequence[Wording], profiles: Sequence[Profile], quality: bool
) -> tuple[dict[Pair, float], set[Pair]]:
    pairs = _candidates(wordings, [_findable(p) for p in profiles])
    return {(x, y): ALONE * same(wordings[x].units[0], wordings[y].units[0], quality=quality) for x, y in pairs}, set()


def _scores(wordings: Sequence[Wording], profiles: Sequence[Profile]) -> tuple[dict[Pair, float], set[Pair]]:
    first = [wording.units[0] for wording in wordings]
    looks: dict[Pair, dict[str, float]] = {}
    scores: dict[Pair, float] = {}
    short: set[Pair] = set()
    for pair in _candidates(wordings, [_findable(p) for p in profiles]):
        x, y = pair
        if first[x].language != first[y].language:
            looks[pair] = across_look(first[x], first[y], profiles[x], profiles[y])
            scores[pair] = weigh(looks[pair], "across_first")
            continue
        looks[pair] = first_look(first[x], first[y], profiles[x], profiles[y])
        scores[pair] = weigh(looks[pair], "first")
        if min(len(profiles[x].bag), len(profiles[y].bag)) <= SHORT and looks[pair]["across"] < MATCHED:
            short.add(pair)
    top: dict[tuple[int, str], float] = {}
    for (x, y), score in scores.items():
        for one, other in ((x, y), (y, x)):
            for report in wordings[other].reports:
                top[one, report] = max(top.get((one, report), 0.0), score)
    after = _neighbours(wordings)
    final: dict[Pair, float] = {}
    best: set[Pair] = set()
    for (x, y), score in scores.items():
        best_x = min(top[x, report] for report in wordings[y].reports)
        best_y = min(top[y, report] for report in wordings[x].reports)
        steps = [(after[x][n], after[y][n]) for n in (0, 1)]
        beside = max(_score(scores, a, b) for a, b in steps)
        along = max(max(_score(scores, a, y), _score(scores, x, b)) for a, b in steps)
        look = "second" if first[x].language == first[y].language else "across_second"
        final[x, y] = weigh(second_look(looks[x, y], score, best_x, best_y, beside, along), look)
        if (x, y) in short:
            final[x, y] *= MATCHED
        elif score >= best_x and score >= best_y:
            best.add((x, y))
    return final, best


def _findable(one: Profile) -> Mapping[str, float]:
    """The keys that find a unit's candidates; those that other languages may meet it by are among them."""
    if not one.met:
        return one.bag
    found = dict(one.bag)
    for weight, keys in one.met:
        for key, value in keys:
            found[key] = max(found.get(key, 0.0), weight * value)
    return found


def _candidates(wordings: Sequence[Wording], bags: Sequence[Mapping[str, float]]) -> list[Pair]:
    index: dict[str, list[int]] = {}
    for n, bag in enumerate(bags):
        for key in bag:
            index.setdefault(key, []).append(n)
    most = max(LEAST, min(CANDIDATES, PAIRS // max(1, len(bags))))
    found: set[Pair] = set()
    for n, bag in enumerate(bags):
        shared: dict[int, float] = {}
        for key in sorted((k for k in bag if len(index[k]) > 1), key=lambda k: (len(index[k]), k))[:RAREST]:
            for other in index[key][:COMMON]:
                if other != n:
                    shared[other] = shared.get(other, 0.0) + bag[key]
        taken: dict[str, int] = {}
        count = 0
        for other in sorted(shared, key=lambda o: (-shared[o], o)):
            if count == most:
                break
            outside = [r for r in wordings[other].reports if wordings[n].reports != {r}]
            if any(taken.get(report, 0) < NEAREST for report in outside):
                found.add((min(n, other), max(n, other)))
                count += 1
                for report in outside:
                    taken[report] = taken.get(report, 0) + 1
    return sorted(found)


def _neighbours(wordings: Sequence[Wording]) -> list[tuple[int | None, int | None]]:
    place = {(u.report, u.sentence, u.part): n for n, wording in enumerate(wordings) for u in wording.units}
    line = {spot: order for order, spot in enumerate(sorted(place))}
    spots = sorted(place)
    found: list[tuple[int | None, int | None]] = []
    for wording in wordings:
        unit = wording.units[0]
        at = line[unit.report, unit.sentence, unit.part]
        around = [spots[i] if 0 <= i < len(spots) else None for i in (at - 1, at + 1)]
        before, behind = (place[s] if s is not None and s[0] == unit.report else None for s in around)
        found.append((before, behind))
    return found


def _score(scores: Mapping[Pair, float], x: int | None, y: int | None) -> float:
    return 0.0 if x is None or y is None else scores.get((min(x, y), max(x, y)), 0.0)


def _groups(
    wordings: Sequence[Wording], likeness: Mapping[Pair, float], best: set[Pair]
) -> tuple[tuple[int, ...], ...]:
    home = list(range(len(wordings)))
    groups = {n: _Group([n], set(w.reports), Counter(w.reports) if len(w.reports) == 1 else Counter(), {})
              for n, w in enumerate(wordings)}  # fmt: skip
    for (x, y), score in likeness.items():
        if len(wordings[x].reports | wordings[y].reports) > 1:
            groups[x].near[y] = groups[y].near[x] = (score, 1)
    for (x, y), score in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if score < (BEST if (x, y) in best else LINK):
            continue
        a, b = sorted((home[x], home[y]))
        if a == b:
            continue
        one, other = groups[a], groups[b]
        if _mean(one, other, one.near.get(b, (0.0, 0))) < (RIVALS if len(one.reports & other.reports) > 1 else WHOLE):
            continue
        for n in other.members:
            home[n] = a
        one.members.extend(other.members)
        one.reports.update(other.reports)
        one.lone.update(other.lone)
        for n, (total, scored) in groups.pop(b).near.items():
            if n != a:
                before = one.near.get(n, (0.0, 0))
                one.near[n] = groups[n].near[a] = (before[0] + total, before[1] + scored)
                del groups[n].near[b]
        del one.near[b]
    return tuple(tuple(sorted(group.members)) for _, group in sorted(groups.items()))


class _Group(NamedTuple):
    """A claim as it grows: wordings, reports, how many wordings each report has for itself, and the sum and count of
    scores between it and each other group.
    """

    members: list[int]
    reports: set[str]
    lone: Counter[str]
    near: dict[int, tuple[float, int]]


def _mean(one: _Group, other: _Group, scores: tuple[float, int]) -> float:
    """As `mean_likeness`, from sums kept while groups grow."""
    total, scored = scores
    few, many = sorted((one.lone, other.lone), key=len)
    count = len(one.members) * len(other.members) - sum(n * many[report] for report, n in few.items())
    return _share(total, scored, count, len(one.members) + len(other.members))


def _share(total: float, scored: int, count: int, size: int) -> float:
    if count > LARGE and scored >= min(SCORED * count, size):
        return total / scored
    return total / count if count else 0.0


def _seconds(
    wordings: Sequence[Wording], groups: Sequence[tuple[int, ...]], likeness: Mapping[Pair, float]
) -> tuple[tuple[int, ...], ...]:
    home = {n: g for g, group in enumerate(groups) for n in group}
    near: dict[tuple[int, int], bool] = {}
    for (x, y), score in likeness.items():
        if score >= SECOND and home[x] != home[y]:
            near[x, home[y]] = near[y, home[x]] = True
    grown = [list(group) for group in groups]
    for n, g in sorted(near):
        others = [m for m in groups[g] if len(wordings[m].reports | wordings[n].reports) > 1]
        if len(groups[g]) > 1 and others and mean_likeness([n], list(groups[g]), wordings, likeness) >= SECOND:
            grown[g].append(n)
    return tuple(tuple(sorted(group)) for group in grown)


def mean_likeness(
    left: Sequence[int], right: Sequence[int], wordings: Sequence[Wording], likeness: Mapping[Pair, float]
) -> float:
    """Mean likeness between two groups. Pairs that were no candidates count nothing, but in large groups, where
    candidates are many and only the nearest are scored, they are left out while a part of all is scored.
    """
    total, scored, count = 0.0, 0, 0
    for x in left:
        for y in right:
            if len(wordings[x].reports | wordings[y].reports) > 1:
                score = likeness.get((min(x, y), max(x, y)))
                total += score or 0.0
                scored += score is not None
                count += 1
    return _share(total, scored, count, len(left) + len(right))
