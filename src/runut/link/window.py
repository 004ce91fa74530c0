"""The reports that are compared with each other, each with its nearest: rows of numbers, one report a row.

A report that comes looks who is filed under its words, is measured against the best of them, and takes its place in
the row of each that is nearer to it than to another. What stands in the rows depends on which reports there are, never
on which came first (as long as no word of the index overflows): a row holds the best few of all by one symmetric
measure, the lower digest of equals. Reports in other languages have places of their own, found by names and numbers.

Memory is bounded by the reports held; `bytes` states it. What goes (`drop`) frees its place for what comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.link.entry import NAMES, NUMBERS, TERMS, Entry
from runut.link.filing import Filing, Keys, keys
from runut.link.measures import MEASURES, WHOLE, cosines

NEAR, ACROSS = 24, 8
"""Partners kept of a report in its own language, and in others."""
COLUMNS = NEAR + ACROSS
LEAST = 0.02
"""Least weight of shared index words."""
UNLIKE = 0.06
"""Reports in one language whose terms have a lower cosine are not compared further."""
FEW = 64
"""Reports from which a collection is not small."""
NOBODY = -1
START = 256
SIDES = ((0, slice(0, NEAR)), (1, slice(NEAR, COLUMNS)))


class Measured(NamedTuple):
    """A report with whom it was measured against when it came: enough to put it back without measuring again.

    Fields:
        slots: of the others; `side`: 0 for one language, 1 for two.
        ranks: by which they are chosen, cosines (whole numbers), measures (m, MEASURES).
    """

    slots: NDArray[np.int64]
    side: NDArray[np.int8]
    ranks: NDArray[np.int64]
    cosines: NDArray[np.float64]
    measures: NDArray[np.float32]


class Window:
    """Reports side by side.

    Args:
        span: days that may lie between two reports that are compared; None for any.
        gathered: whether somebody gathered these reports and no others: the fewer, the likelier of one event.
    """

    def __init__(self, span: int | None = None, *, gathered: bool = True) -> None:
        self.span, self.gathered = span, gathered
        self.entries: list[Entry | None] = []
        self.place: dict[str, int] = {}
        self.near = np.full((START, COLUMNS), NOBODY, np.int32)
        self.rank = np.full((START, COLUMNS), -1, np.int64)
        self.cosine = np.zeros((START, COLUMNS))
        self.measures = np.zeros((START, COLUMNS, len(MEASURES)), np.float32)
        self.first = np.zeros((START, COLUMNS))
        self.score = np.zeros((START, COLUMNS))
        self.day = np.zeros(START, np.int32)
        self.code = np.zeros(START, np.int16)
        self.key = np.zeros(START, np.int64)
        self.dirty = np.zeros(START, np.bool_)
        self.few = 0.0
        self._codes: dict[str, int] = {}
        self._spoken: Counter[int] = Counter()
        self._free: list[int] = []
        self._keys: list[tuple[Keys, Keys] | None] = []
        self._filed = (Filing(), Filing())
        self._asked: tuple[Entry, tuple[Keys, Keys]] | None = None

    def __len__(self) -> int:
        return len(self.place)

    def at(self, slot: int) -> Entry:
        """The report in a place."""
        found = self.entries[slot]
        assert found is not None
        return found

    @property
    def smallness(self) -> float:
        """How few reports were gathered: one over their number, 0 beyond `FEW` and in a stream."""
        return 1 / len(self) if self.gathered and 0 < len(self) <= FEW else 0.0

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages met, by their numbers in `code`."""
        return tuple(self._codes)

    def measure(self, one: Entry, day: int | None = None) -> Measured:
        """Compare a report with those that are there.

        Args:
            day: where it stands in time when its own day is not known.
        """
        own = _keys(one)
        self._asked = one, own
        code = self._codes.get(one.language, NOBODY)
        when = one.day if one.day is not None else day
        chosen = []
        for side, filed in enumerate(self._filed):
            others = self._spoken.total() - self._spoken[code]
            if not (others if side else self._spoken[code]):
                continue
            slots, bounds = filed.bounds(own[side])
            wanted = (bounds >= LEAST * WHOLE) & ((self.code[slots] == code) != bool(side))
            if self.span is not None and when is not None:
                wanted &= abs(self.day[slots] - when) <= self.span
            slots, ranks = slots[wanted], bounds[wanted].astype(np.int64)
            limit = NEAR if not side else ACROSS
            # it enters its own row, or that of another: which of both is known before anything is measured
            best = np.lexsort((self.key[slots], -ranks))[:limit]
            enters = self._above(slots, ranks, one.key, SIDES[side][1])
            enters[best] = True
            chosen.append((slots[enters], ranks[enters], side))
        slots = np.concatenate([np.zeros(0, np.int64), *(some for some, _, _ in chosen)])
        ranks = np.concatenate([np.zeros(0, np.int64), *(some for _, some, _ in chosen)])
        sides = np.repeat(np.array([side for *_, side in chosen], np.int8), [len(some) for some, _, _ in chosen])
        if not len(slots):
            return Measured(slots, sides.astype(np.int8), ranks, np.zeros(0), np.zeros((0, len(MEASURES)), np.float32))
        whole, found = cosines(one, [self.at(slot) for slot in slots.tolist()])
        return Measured(slots, sides, ranks, whole, found.astype(np.float32))

    def add(self, one: Entry, measured: Measured, day: int | None = None) -> int:
        """Put a measured report into its place and into the rows of its partners; its slot."""
        slot = self._slot()
        own = self._asked[1] if self._asked and self._asked[0] is one else _keys(one)
        self.entries[slot], self.place[one.id], self._keys[slot] = one, slot, own
        when = one.day if one.day is not None else day
        self.day[slot] = 0 if when is None else when
        self.code[slot] = self._codes.setdefault(one.language, len(self._codes))
        self.key[slot] = one.key
        self._spoken[int(self.code[slot])] += 1
        for side, columns in SIDES:
            self._filed[side].file(slot, own[side])
            mine = np.flatnonzero(measured.side == side)
            if not len(mine):
                continue
            best = mine[np.lexsort((self.key[measured.slots[mine]], -measured.ranks[mine]))][
                : columns.stop - columns.start
            ]
            self._write(
                np.full(len(best), slot), np.arange(len(best)) + columns.start, measured, best, measured.slots[best]
            )
            theirs = mine[self._above(measured.slots[mine], measured.ranks[mine], int(self.key[slot]), columns)]
            if len(theirs):
                rows = measured.slots[theirs]
                self._write(rows, columns.start + self._last(rows, columns), measured, theirs, np.full(len(rows), slot))
                self.dirty[rows] = True
            self._sort(np.append(measured.slots[theirs], slot), columns)
        self.dirty[slot] = True
        return slot

    def drop(self, slots: Sequence[int]) -> None:
        """Forget reports; rows that named them are to be scored anew."""
        gone = np.zeros(len(self.near), np.bool_)
        gone[list(slots)] = True
        for side in (0, 1):
            words = [word for slot in slots if (own := self._keys[slot]) for word in own[side].words]
            self._filed[side].drop(gone, words)
        named = (self.near >= 0) & gone[self.near]
        touched = np.flatnonzero(named.any(axis=1) & ~gone)
        self.near[named], self.rank[named] = NOBODY, -1
        for part in (self.cosine, self.measures, self.first, self.score):
            part[named] = 0
        for slot in slots:
            del self.place[self.at(slot).id]
            self._spoken[int(self.code[slot])] -= 1
            self.entries[slot], self._keys[slot] = None, None
            self.near[slot], self.rank[slot], self.dirty[slot] = NOBODY, -1, False
            for part in (self.cosine, self.measures, self.first, self.score):
                part[slot] = 0
            self._free.append(slot)
        for _, columns in SIDES:
            self._sort(touched, columns)
        self.dirty[touched] = True

    @property
    def bytes(self) -> int:
        """Memory held, nearly: rows, entries and files."""
        rows = (self.near, self.rank, self.cosine, self.measures, self.first, self.score, self.day, self.key)
        objects = 900  # of an entry, its id, its keys as lists
        return (
            sum(part.nbytes for part in rows)
            + sum(one.size + objects for one in self.entries if one is not None)
            + sum(filed.size for filed in self._filed)
        )

    def _slot(self) -> int:
        if self._free:
            return self._free.pop()
        slot = len(self.entries)
        self.entries.append(None)
        self._keys.append(None)
        if slot == len(self.near):
            for name in ("near", "rank", "cosine", "measures", "first", "score", "day", "code", "key", "dirty"):
                old = getattr(self, name)
                fill = NOBODY if name in ("near", "rank") else 0
                grown = np.full((len(old) * 3 // 2, *old.shape[1:]), fill, old.dtype)
                grown[: len(old)] = old
                setattr(self, name, grown)
        return slot

    def _above(self, rows: NDArray[np.int64], ranks: NDArray[np.int64], key: int, columns: slice) -> NDArray[np.bool_]:
        """Whether a report of these ranks would stand in each of these rows."""
        if not len(rows):
            return np.zeros(0, np.bool_)
        last = columns.start + self._last(rows, columns)
        lowest = self.rank[rows, last]
        tied = (ranks == lowest) & (key < self.key[self.near[rows, last]])
        return np.asarray((ranks > lowest) | tied)

    def _last(self, rows: NDArray[np.int64], columns: slice) -> NDArray[np.int64]:
        """The place in each row that goes first: an empty one, else of the least rank, the higher key of equals."""
        ranks = self.rank[rows, columns]
        least = ranks.min(axis=1, keepdims=True)
        keyed = np.where(ranks == least, self.key[self.near[rows, columns]], -1)
        return np.asarray(keyed.argmax(axis=1))

    def _write(
        self, rows: NDArray[np.int64], at: NDArray[np.int64], new: Measured, which: NDArray[np.int64],
        others: NDArray[np.int64],
    ) -> None:  # fmt: skip
        self.near[rows, at], self.rank[rows, at] = others, new.ranks[which]
        self.cosine[rows, at], self.measures[rows, at] = new.cosines[which], new.measures[which]
        self.first[rows, at] = self.score[rows, at] = 0

    def _sort(self, rows: NDArray[np.int64], columns: slice) -> None:
        """The nearest first, by cosine; empty places last."""
        wanted = np.where(self.near[rows, columns] < 0, -1.0, self.cosine[rows, columns])
        order = np.lexsort((self.key[self.near[rows, columns]], -wanted), axis=1)
        by = rows[:, None], columns.start + order
        for name in ("near", "rank", "cosine", "measures", "first", "score"):
            part = getattr(self, name)
            part[rows, columns] = part[by]


def _keys(one: Entry) -> tuple[Keys, Keys]:
    """What a report is filed under: its terms; and for other languages, its names and numbers."""
    shared = np.maximum(one.weights[NAMES], one.weights[NUMBERS])
    return keys(one.words, one.weights[TERMS]), keys(one.words, shared)
