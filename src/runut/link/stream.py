"""Reports one at a time: each joins a story or opens one, and what turns out otherwise is put right and logged.

Theory of operation. A report is measured against its nearest of the last days (window.py) and decided at once: it joins
the story to whose members it is alike in the mean, as average linkage has it, or opens one. What came later may say
otherwise of what was decided before; so now and then, at the latest when reports leave the window, the pairs that
changed are scored again and the stories they touch are grouped anew (`settle`). After that the stories are what
`link` makes of the same reports at once under the same snapshot, whatever order they came in; merges, splits and moves
are logged. A story keeps its id while reports join: the id comes from the report that opened it.

Nothing needs the archive: a report leaves when it is more than `days` older than those that come, and with it all that
is kept of it; its story stays open while another member is there. Time for a report does not depend on how many there
have been, and little on how many the window holds: only rows that changed are settled again, at intervals that grow
with the window.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from runut.link.entry import TERMS, Entry, entry, number
from runut.link.groups import SCORED, connected
from runut.link.kept import Kept
from runut.link.measures import AT
from runut.link.pairs import CERTAIN, scored, settle, settle_one, weights
from runut.link.profile import WORD, Profile, profile, spelt
from runut.link.rarity import Rarity
from runut.link.snapshot import SHIPPED, Snapshot
from runut.link.stories import LIKELY, OPENS, Told, together, why
from runut.link.window import NEAR, Measured, Window
from runut.records import Decision, Evidence, Report, Revision, cut

DAYS = 14
"""Days that may lie between two reports that are compared, unless said otherwise."""
OFTEN, SHARE = 128, 4
"""Reports after which all is settled: so many, or one in so many of the window."""
LATEST = 15
"""Reports whose middle day is the day it is."""
SURE = 0.7
"""Least mean likeness at which a report joins a story at once; a lower one waits until all is settled."""
SHOWN = 4
"""Words shown for a join."""
AGAIN, RELATES = "story.again", "story.opens_related"
MERGED, SPLIT, MOVED = "story.merged", "story.split", "story.moved"


class Outcome(NamedTuple):
    """What came of a report.

    Fields:
        kept: to restore it by; None where it was there already.
        gone: ids of reports that left the window before it came.
    """

    decision: Decision
    kept: Kept | None
    gone: tuple[str, ...]


class Stream:
    """Stories as reports come. Pure: no disk, no clock but the days of the reports.

    Args:
        snapshot: the statistics words are weighed by, the same as long as the stream runs.
        days: that may lie between two reports that are compared.
    """

    def __init__(self, snapshot: Snapshot = SHIPPED, days: int = DAYS) -> None:
        self.snapshot, self.days = snapshot.name, days
        self.window = Window(days, gathered=False)
        self.homes: dict[int, str] = {}
        self.members: dict[str, list[int]] = {}
        self.related: dict[str, set[str]] = {}
        self.clock: int | None = None
        self._rarity = Rarity((), snapshot)
        self._swept: int | None = None
        self._timeless: list[int] = []
        self._days: deque[int] = deque(maxlen=LATEST)
        self._fresh: list[int] = []
        self._last = ""

    def add(self, report: Report) -> Outcome:
        """Where a report belongs, with what was put right on the occasion."""
        if report.id in self.window.place:
            home = self.homes[self.window.place[report.id]]
            return Outcome(self._decision(report.id, home, AGAIN, 1.0, None, ()), None, ())
        seen = profile(report, ())
        made = entry(seen, report.outlet, self._rarity)
        self._tick(made.day)
        revisions, gone = self._sweep()
        measured = self.window.measure(made, self.clock)
        partners = tuple(self.window.at(slot).id for slot in measured.slots.tolist())
        when = made.day if made.day is not None else self.clock
        slot = self._put(made, measured, when)
        self._last = report.id
        settle_one(self.window, slot)
        decision = self._decide(slot, report, seen)
        if len(self._fresh) >= max(OFTEN, len(self.window) // SHARE):
            revisions += self.settle()
        home = self.homes[slot]
        related = tuple(sorted(self.related.get(home, ())))
        decision = Decision(
            report=decision.report, story=decision.story, reason=decision.reason, score=decision.score,
            fellow=decision.fellow, evidence=decision.evidence, related=related, snapshot=self.snapshot,
            revisions=revisions,
        )  # fmt: skip
        return Outcome(decision, Kept(made, measured, when, partners), gone)

    def settle(self) -> tuple[Revision, ...]:
        """Score what changed, group the stories it touches anew; what came out otherwise."""
        changed = settle(self.window)
        changed[self._fresh] = True
        self._fresh = []
        slots = sorted(self.homes)
        pairs = scored(self.window, slots, LIKELY)
        place = {slot: n for n, slot in enumerate(slots)}
        found: list[list[int]] = []
        for part in connected(len(slots), ((place[i], place[j]) for i, j in pairs)):
            some = [slots[n] for n in part]
            if changed[some].any():
                found += self._grouped(some)
        revisions = self._rename(found)
        self._relate(pairs)
        return revisions

    def restore(self, kept: Kept, story: str) -> None:
        """Put a report back that a stream under the same snapshot had, in the order they had come."""
        there = np.array([self.window.place.get(name, -1) for name in kept.partners], np.int64)
        held = np.flatnonzero(there >= 0)
        old = kept.measured
        measured = Measured(there[held], old.side[held], old.ranks[held], old.cosines[held], old.measures[held])
        self._tick(kept.entry.day)
        self._home(self._put(kept.entry, measured, kept.day), story)
        self._last = kept.entry.id

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The open stories: report ids by story id, as far as the reports are in the window, in order of ids."""
        return {
            name: tuple(sorted(self.window.at(slot).id for slot in self.members[name])) for name in sorted(self.members)
        }

    @property
    def bytes(self) -> int:
        """Memory held, nearly."""
        return self.window.bytes + 400 * len(self.homes)

    def _tick(self, day: int | None) -> None:
        """The day it is, by the last reports: a wrong date moves nothing. What came before any day stands there."""
        if day is not None:
            self._days.append(day)
            self.clock = sorted(self._days)[len(self._days) // 2]
            self.window.day[self._timeless] = self.clock
            self._timeless = []

    def _put(self, made: Entry, measured: Measured, day: int | None) -> int:
        slot = self.window.add(made, measured, day)
        if day is None:
            self._timeless.append(slot)
        self._fresh.append(slot)
        return slot

    def _decide(self, slot: int, report: Report, seen: Profile) -> Decision:
        window = self.window
        by_story: dict[str, list[tuple[float, int, int]]] = {}
        for column in np.flatnonzero(window.score[slot] >= LIKELY).tolist():
            other = int(window.near[slot, column])
            by_story.setdefault(self.homes[other], []).append((float(window.score[slot, column]), -other, column))
        best, chosen = max(weights().join, SURE) ** 2, None
        for name in sorted(by_story):
            size = min(len(self.members[name]), SCORED)
            mean = sum(score * score for score, *_ in by_story[name]) / size
            if max(by_story[name])[0] >= CERTAIN:
                mean = 1.0
            if mean >= best and (chosen is None or mean > best):
                best, chosen = mean, name
        related = {name for name, pairs in by_story.items() if max(pairs)[0] >= weights().related}
        if chosen is None:
            name = self._new(report.id)
            self._home(slot, name)
            self._relates(name, related)
            reason = RELATES if related else OPENS
            return self._decision(report.id, name, reason, 1.0, None, ())
        self._home(slot, chosen)
        self._relates(chosen, related - {chosen})
        score, other, column = max(by_story[chosen])
        measures = window.measures[slot, column]
        pair = Told(score, float(measures[AT["copied"]]), bool(measures[AT["quoted"]]), column >= NEAR)
        shown = self._shown(slot, -other, report, seen)
        return self._decision(report.id, chosen, why(pair), round(best**0.5, 4), window.at(-other).id, shown)

    def _decision(
        self, report: str, story: str, reason: str, score: float, fellow: str | None, shown: tuple[Evidence, ...]
    ) -> Decision:
        related = tuple(sorted(self.related.get(story, ())))
        return Decision(
            report=report, story=story, reason=reason, score=min(1.0, score), fellow=fellow, evidence=shown,
            related=related, snapshot=self.snapshot,
        )  # fmt: skip

    def _shown(self, slot: int, other: int, report: Report, seen: Profile) -> tuple[Evidence, ...]:
        """The first places of the words that weigh most in both reports."""
        ours, theirs = self.window.at(slot), self.window.at(other)
        common, a, b = np.intersect1d(ours.words, theirs.words, assume_unique=True, return_indices=True)
        heavy = ours.weights[TERMS, a].astype(np.int64) * theirs.weights[TERMS, b]
        wanted = set(common[np.lexsort((common, -heavy))[:SHOWN]].tolist())
        found = []
        for line in seen.lines:
            if wanted and not wanted.isdisjoint(map(number, line.words)):
                for word in WORD.finditer(report.page, line.start, line.end):
                    if number(spelt(word.group())) in wanted:
                        wanted.remove(number(spelt(word.group())))
                        found.append(Evidence(report.id, cut(report.page, word.start(), word.end())))
        return tuple(found)

    def _sweep(self) -> tuple[tuple[Revision, ...], tuple[str, ...]]:
        """Let go of what is too old to be compared, some days at once."""
        if self.clock is None or (self._swept is not None and self.clock <= self._swept + self.days // 4):
            return (), ()
        self._swept = self.clock
        old = [slot for slot in self.homes if self.window.day[slot] < self.clock - self.days]
        if not old:
            return (), ()
        revisions = self.settle()
        gone = tuple(self.window.at(slot).id for slot in old)
        for slot in old:
            name = self.homes.pop(slot)
            self.members[name].remove(slot)
            if not self.members[name]:
                del self.members[name]
                self.related.pop(name, None)
        self.window.drop(old)
        return revisions, gone

    def _grouped(self, slots: Sequence[int]) -> list[list[int]]:
        place = {slot: n for n, slot in enumerate(slots)}
        pairs = scored(self.window, slots, LIKELY)
        scores = {(min(place[i], place[j]), max(place[i], place[j])): value for (i, j), value in pairs.items()}
        return [[slots[n] for n in group] for group in together(len(slots), scores, weights().join)]

    def _rename(self, found: Sequence[Sequence[int]]) -> tuple[Revision, ...]:
        """Give the groups the ids of the stories they go on with; what moved from one to another."""
        if not found:
            return ()
        revisions: list[Revision] = []
        held: dict[tuple[str, int], list[int]] = {}
        for n, group in enumerate(found):
            for slot in group:
                held.setdefault((self.homes[slot], n), []).append(slot)
        names: dict[int, str] = {}
        taken: set[str] = set()
        for name, n in sorted(held, key=lambda one: (-len(held[one]), self._first(held[one]), one[0])):
            if n not in names and name not in taken:
                names[n] = name
                taken.add(name)
        before = {slot: self.homes[slot] for group in found for slot in group}
        left = {name: len(self.members[name]) for name in {*before.values()}}
        for n in range(len(found)):
            if n not in names:
                names[n] = self._new(self._first(found[n]))
        for (name, n), some in sorted(held.items(), key=lambda one: (one[0][0], names[one[0][1]])):
            if names[n] != name:
                fresh = names[n] not in left
                reason = SPLIT if fresh else MERGED if len(some) == left[name] else MOVED
                moved = tuple(sorted(self.window.at(slot).id for slot in some))
                revisions.append(Revision(reason=reason, story=names[n], other=name, reports=moved, after=self._last))
                for slot in some:
                    self.members[name].remove(slot)
                    self._home(slot, names[n])
                if not self.members[name]:
                    self._merge(name, names[n])
        return tuple(revisions)

    def _first(self, slots: Iterable[int]) -> str:
        """The id of the earliest of some reports, the lowest of equals."""
        return min((self.window.day[slot], self.window.at(slot).id) for slot in slots)[1]

    def _new(self, report: str) -> str:
        """An id for a story that this report opens, unlike any that is open."""
        for turn in range(len(self.members) + 1):
            text = report if not turn else f"{report}\x00{turn}"
            name = "s" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
            if name not in self.members:
                return name
        raise AssertionError("more names than stories")

    def _home(self, slot: int, name: str) -> None:
        self.homes[slot] = name
        self.members.setdefault(name, []).append(slot)

    def _merge(self, name: str, into: str) -> None:
        del self.members[name]
        others = self.related.pop(name, set()) - {into}
        for other in others:
            self.related.get(other, set()).discard(name)
        self.related.get(into, set()).discard(name)
        self._relates(into, others)

    def _relates(self, name: str, others: Iterable[str]) -> None:
        for other in others:
            if other != name and other in self.members:
                self.related.setdefault(name, set()).add(other)
                self.related.setdefault(other, set()).add(name)

    def _relate(self, pairs: dict[tuple[int, int], float]) -> None:
        for (i, j), value in sorted(pairs.items()):
            if value >= weights().related and self.homes[i] != self.homes[j]:
                self._relates(self.homes[i], [self.homes[j]])
