"""Reports to stories: who belongs together, and why.

Likely pairs come from an index of telling words (window.py), each gets a score (pairs.py), and average linkage over
the scores makes the stories (groups.py): no order of arrival, no chaining through one doubtful report. Stories that are
still alike are of one running thread: `related`. Ids come from the members, so the same reports give the same ids.

Every report says why it is there: it opened the story (the earliest known, else the first by id), or it joined its most
alike fellow because they copy, quote or tell the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from runut.link.align import Aligner
from runut.link.copies import candidates
from runut.link.entry import entry
from runut.link.groups import groups
from runut.link.lineage import LARGE, lineage
from runut.link.measures import AT
from runut.link.pairs import CERTAIN, settle, weights
from runut.link.profile import WORD, Profile, profiles, spelt
from runut.link.rarity import Rarity
from runut.link.snapshot import Snapshot
from runut.link.sources import Houses
from runut.link.window import NEAR, Window
from runut.records import Entity, Evidence, Report, Span, StoryDraft, StoryJoin, cut

COPIED = 0.5
"""Root of the share of word runs in common from which a join is one of copies."""
TOUCHED = 0.1
"""As above, from which two reports of a story are aligned sentence by sentence."""
ALONE, OPENS = "story.alone", "story.opens"
JOINS_COPY, JOINS_QUOTE, JOINS_WORDS = "story.joins_by_copy", "story.joins_by_quote", "story.joins_by_words"
JOINS_ACROSS, JOINS_GROUP = "story.joins_across_languages", "story.joins_by_group"

LIKELY = 0.05
"""A pair of a lower score holds nothing together."""
CLOSEST = 5
"""Fellows a report of a large story is aligned with."""
SHOWN = 2
"""Pairs of sentences or words shown for a join."""


class Told(NamedTuple):
    """What is known of a pair: the score, the root of the share of text in common, a quotation in common, languages."""

    score: float
    copied: float
    quoted: bool
    across: bool


class Compared:
    """The pairs of a settled window by the places of both, the lower first."""

    def __init__(self, window: Window) -> None:
        self.pairs: dict[tuple[int, int], Told] = {}
        rows, columns = np.nonzero((window.near >= 0) & (window.score > 0))
        copied = window.measures[rows, columns, AT["copied"]]
        quoted = window.measures[rows, columns, AT["quoted"]]
        told = zip(
            rows.tolist(), window.near[rows, columns].tolist(), window.score[rows, columns].tolist(), copied.tolist(),
            (quoted > 0).tolist(), (columns >= NEAR).tolist(),
        )  # fmt: skip
        self.partners: dict[int, dict[int, None]] = {}
        for i, j, *pair in told:
            self.pairs[min(i, j), max(i, j)] = Told(*pair)
            self.partners.setdefault(i, {})[j] = None
            self.partners.setdefault(j, {})[i] = None

    def best(self, at: int, inside: frozenset[int]) -> tuple[float, int | None]:
        """The most alike scored partner among `inside`, the earlier of equals, and the score."""
        scored = [(self.pairs[min(at, n), max(at, n)].score, -n) for n in self.partners.get(at, ()) if n in inside]
        value, other = max(scored, default=(0.0, None))
        return value, None if other is None else -other

    def inside(self, group: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """Pairs of members that may share text, as positions in `group`."""
        place = {at: n for n, at in enumerate(group)}
        pairs = [
            (i, j) for i in group for j in self.partners.get(i, ()) if i < j and j in place and self._may_share(i, j)
        ]
        if len(group) > LARGE:
            pairs = self._closest(pairs)
        return tuple((place[i], place[j]) for i, j in pairs)

    def _closest(self, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs that are among the few best of either member."""
        best: dict[int, list[tuple[float, tuple[int, int]]]] = {}
        for pair in pairs:
            for at in pair:
                best.setdefault(at, []).append((-self.pairs[pair].score, pair))
        return sorted({pair for found in best.values() for _, pair in sorted(found)[:CLOSEST]})

    def _may_share(self, i: int, j: int) -> bool:
        pair = self.pairs[i, j]
        return pair.across or pair.copied >= TOUCHED or pair.quoted

    def why(self, at: int, other: int) -> str:
        """The reason code of a join between two scored partners."""
        return why(self.pairs[min(at, other), max(at, other)])


def why(pair: Told) -> str:
    """The reason code of a join by this pair."""
    if pair.across:
        return JOINS_ACROSS
    if pair.copied >= COPIED:
        return JOINS_COPY
    return JOINS_QUOTE if pair.quoted else JOINS_WORDS


def link(
    reports: Sequence[Report], entities: Sequence[Entity], snapshot: Snapshot | None = None
) -> tuple[StoryDraft, ...]:
    """The stories of `reports`, by their ids: who belongs together, who took it from whom.

    Args:
        reports: in any order, annotated or only cleaned.
        entities: of the whole brief; () where entities were not read.
        snapshot: the statistics words are weighed by; those of `reports` where None. With one the reports are taken
            as part of a larger collection: a stream of them under the same snapshot comes to the same stories.
    """
    by_id = {report.id: report for report in reports}
    seen = profiles(reports, entities)
    pages = [by_id[one.id].page for one in seen]
    rarity = Rarity(seen, snapshot)
    window = Window(gathered=snapshot is None)
    for one in seen:
        made = entry(one, by_id[one.id].outlet, rarity)
        window.add(made, window.measure(made))
    settle(window)
    compared = Compared(window)
    scores = {pair: told.score for pair, told in compared.pairs.items() if told.score >= LIKELY}
    found = together(len(seen), scores, weights().join)
    ids = [_id([seen[at].id for at in group]) for group in found]
    threads = _related(found, ids, scores)
    aligner, houses = Aligner(rarity), Houses(reports, entities)
    texts = _sharing(found, seen)
    drafts = []
    for name, group, shared in zip(ids, found, texts):
        members = [by_id[seen[at].id] for at in group]
        pairs = sorted({*compared.inside(group), *shared})
        sources, links = lineage(members, [seen[at] for at in group], pairs, aligner, houses)
        joins = _joins(group, seen, pages, compared, aligner)
        drafts.append(StoryDraft(name, tuple(one.id for one in members), sources, links, threads[name], joins))
    return tuple(sorted(drafts, key=lambda draft: draft.id))


def together(count: int, scores: Mapping[tuple[int, int], float], least: float) -> tuple[tuple[int, ...], ...]:
    """Positions grouped by the root mean square of their scores: a few sure pairs outweigh many other sides told.

    Copies are never parted.
    """
    tied = [pair for pair, value in scores.items() if value >= CERTAIN]
    return groups(count, {pair: value * value for pair, value in scores.items()}, least * least, tied)


def _id(members: Sequence[str]) -> str:
    return "s" + blake2b("\n".join(sorted(members)).encode(), digest_size=6).hexdigest()


def _sharing(found: Sequence[Sequence[int]], seen: Sequence[Profile]) -> list[list[tuple[int, int]]]:
    """For each group the pairs that share text, as positions in it, near in other ways or not."""
    place = {at: (number, n) for number, group in enumerate(found) for n, at in enumerate(group)}
    pairs: list[list[tuple[int, int]]] = [[] for _ in found]
    for i, j in candidates(seen):
        if place[i][0] == place[j][0] and len(found[place[i][0]]) <= LARGE:
            pairs[place[i][0]].append((place[i][1], place[j][1]))
    return pairs


def _related(
    found: Sequence[Sequence[int]], ids: Sequence[str], scores: Mapping[tuple[int, int], float]
) -> dict[str, tuple[str, ...]]:
    home = {at: name for name, group in zip(ids, found) for at in group}
    threads: dict[str, set[str]] = {name: set() for name in ids}
    for (i, j), value in scores.items():
        if value >= weights().related and home[i] != home[j]:
            threads[home[i]].add(home[j])
            threads[home[j]].add(home[i])
    return {name: tuple(sorted(others)) for name, others in threads.items()}


def _joins(
    group: Sequence[int],
    seen: Sequence[Profile],
    pages: Sequence[str],
    compared: Compared,
    aligner: Aligner,
) -> tuple[StoryJoin, ...]:
    if len(group) == 1:
        return (StoryJoin(seen[group[0]].id, ALONE, 1.0, ()),)
    opening = min(group, key=lambda at: (seen[at].day is None, seen[at].day or 0, seen[at].id))
    inside = frozenset(group)
    joins = []
    for at in group:
        if at == opening:
            joins.append(StoryJoin(seen[at].id, OPENS, 1.0, ()))
            continue
        value, fellow = compared.best(at, inside)
        if fellow is None:  # held by the group alone
            joins.append(StoryJoin(seen[at].id, JOINS_GROUP, 0.0, ()))
            continue
        shown = _shown(at, fellow, seen, pages, aligner)
        joins.append(StoryJoin(seen[at].id, compared.why(at, fellow), round(value, 4), shown))
    return tuple(joins)


def _shown(
    at: int, fellow: int, seen: Sequence[Profile], pages: Sequence[str], aligner: Aligner
) -> tuple[Evidence, ...]:
    """The most alike sentences of two reports; across languages the first names or numbers in common."""
    a, b = seen[at], seen[fellow]
    if a.language == b.language:
        best = sorted(aligner.align(a, b).matches, key=lambda match: (-match.alike, match.i))[:SHOWN]
        places = [(a.lines[match.i], b.lines[match.j]) for match in best]
        return tuple(
            Evidence(one.id, cut(pages[where], line.start, line.end))
            for ours, theirs in places
            for one, where, line in ((a, at, ours), (b, fellow, theirs))
        )
    common = sorted((a.names.keys() & b.names.keys()) | (a.numbers & b.numbers))
    found: list[Evidence] = []
    for word in common:
        spots = [_spot(one, pages[where], word) for one, where in ((a, at), (b, fellow))]
        if all(spots):
            found.extend(Evidence(one.id, span) for one, span in zip((a, b), spots) if span)
        if len(found) >= 2 * SHOWN:
            break
    return tuple(found)


def _spot(one: Profile, page: str, word: str) -> Span | None:
    """The first place where a word of the profile stands."""
    for line in one.lines:
        if word in line.words:
            for found in WORD.finditer(page, line.start, line.end):
                if spelt(found.group()) == word:
                    return cut(page, found.start(), found.end())
    return None
