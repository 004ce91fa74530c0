"""Which reports carry a key: sorted segments of (key, report), merged as they grow; 8 to 9 bytes an entry.

New entries are a segment of their own; segments of like size are merged, so that there are few and an entry is moved
seldom (a log-structured merge tree, O'Neil et al. 1996). Of a key that more than `most` reports carry only the newest
are kept: it stays known as common, and costs no more.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
LOW = np.uint64((1 << 32) - 1)
HALF = np.uint64(32)
BUCKET, LARGE = 8, 1 << 18
"""Entries that share a place of the directory of a segment; a smaller segment is quicker searched without."""


class Met(NamedTuple):
    """Entries whose key an older report carries: `a` the newer report, `b` the older; the key, in how many reports."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    key: NDArray[np.uint32]
    carried: NDArray[np.int64]


class Segment:
    """Sorted entries, with a directory of where those with each beginning of a key start, if they are many."""

    def __init__(self, entries: Numbers) -> None:
        self.entries = entries
        self._shift = np.uint64(64 - max(1, (len(entries) // BUCKET).bit_length()))
        self._starts: NDArray[np.uint32] | None = None
        if len(entries) >= LARGE:
            counts = np.bincount((entries >> self._shift).astype(np.intp), minlength=1 << int(64 - self._shift))
            self._starts = np.concatenate((np.zeros(1, np.uint32), np.cumsum(counts, dtype=np.uint32)))

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def nbytes(self) -> int:
        """Memory of the entries and the directory."""
        return self.entries.nbytes + (0 if self._starts is None else self._starts.nbytes)

    def carried(self, keys: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which of `keys` (sorted, in the high half) stand here, by place in `keys`, and where each first does."""
        if self._starts is None:
            low = np.searchsorted(self.entries, keys)
            hits = np.flatnonzero(self.entries[np.minimum(low, len(self) - 1)] >> HALF == keys >> HALF)
            return hits, low[hits]
        buckets = keys >> self._shift
        low, end = self._starts[buckets].astype(np.int64), self._starts[buckets + np.uint64(1)].astype(np.int64)
        at = np.flatnonzero(low < end)
        low, end, keys = low[at], end[at], keys[at]
        found, where = [], []
        while len(at):
            entries = self.entries[low]
            here = entries >> HALF == keys >> HALF
            found.append(at[here])
            where.append(low[here])
            on = (entries < keys) & (low + 1 < end)
            at, low, end, keys = at[on], low[on] + 1, end[on], keys[on]
        hits, first = np.concatenate([_NO_PLACE, *found]), np.concatenate([_NO_PLACE, *where])
        order = np.argsort(hits)
        return hits[order], first[order]


_NO_PLACE = np.zeros(0, np.int64)


class Postings:
    """Keys and the reports that carry them.

    Args:
        most: reports from which a key is common; `hubs`: of a common key, the newest it still leads to.
    """

    def __init__(self, most: int, hubs: int) -> None:
        self._most, self._hubs = most, hubs
        self._segments: list[Segment] = []

    def __len__(self) -> int:
        return sum(map(len, self._segments))

    @property
    def nbytes(self) -> int:
        """Memory of the entries."""
        return sum(one.nbytes for one in self._segments)

    def add(self, keys: NDArray[np.uint32], reports: NDArray[np.int64]) -> Numbers:
        """File entries; gives them packed, for `meet`. Reports are numbered upwards."""
        fresh: Numbers = keys.astype(np.uint64) << HALF | reports.astype(np.uint64)
        fresh.sort()
        fresh = fresh[np.concatenate((np.ones(min(1, len(fresh)), bool), fresh[1:] != fresh[:-1]))]
        if len(fresh):
            self._file(fresh)
        return fresh

    def meet(self, fresh: Numbers) -> Met:
        """The older reports that carry a key of `fresh`, filed before; of common keys the newest few."""
        heads = fresh & ~LOW
        carried = np.zeros(len(fresh), np.int64)
        spans = []
        for segment in self._segments:
            hits, low = segment.carried(heads)
            high = np.searchsorted(segment.entries, fresh[hits])
            end = np.searchsorted(segment.entries, heads[hits] + (LOW + np.uint64(1)))
            carried[hits] += end - low
            older = high > low
            spans.append((segment.entries, hits[older], low[older], high[older]))
        found = []
        for entries, hits, low, high in spans:
            low = np.where(carried[hits] > self._most, np.maximum(low, high - self._hubs), low)
            counts = high - low
            at = np.repeat(hits, counts)
            inner = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
            found.append((at, (entries[np.repeat(low, counts) + inner] & LOW).astype(np.int64)))
        at = np.concatenate([one for one, _ in found]) if found else np.zeros(0, np.int64)
        b = np.concatenate([other for _, other in found]) if found else np.zeros(0, np.int64)
        return Met((fresh[at] & LOW).astype(np.int64), b, (fresh[at] >> HALF).astype(np.uint32), carried[at])

    def keep(self, numbers: NDArray[np.int64]) -> None:
        """Forget reports and renumber the others: `numbers` gives the new number of each, -1 of the forgotten."""
        kept = []
        for segment in self._segments:
            new = numbers[(segment.entries & LOW).astype(np.int64)]
            kept.append(((segment.entries & ~LOW) | new.astype(np.uint64))[new >= 0])
        self._segments = [Segment(one) for one in kept if len(one)]

    def packed(self) -> Numbers:
        """All entries in order, for keeping."""
        whole = np.concatenate([np.zeros(0, np.uint64), *(one.entries for one in self._segments)])
        whole.sort()
        return whole

    def unpack(self, entries: Numbers) -> None:
        """Take kept entries in place of all there are."""
        self._segments = [Segment(entries)] if len(entries) else []

    def _file(self, entries: Numbers) -> None:
        """A new segment, merged with those before it that are not twice as large."""
        parts = [entries]
        size = len(entries)
        while self._segments and len(self._segments[-1]) < 2 * size:
            parts.append(self._segments.pop().entries)
            size += len(parts[-1])
        for part in parts[1:]:
            entries = np.concatenate((entries, part))
            entries.sort(kind="stable")  # two sorted runs: a merge
        self._segments.append(Segment(self._capped(entries) if len(parts) > 1 else entries))

    def _capped(self, entries: Numbers) -> Numbers:
        more = self._most + 1
        if len(entries) <= more:
            return entries
        common = entries[:-more] >> HALF == entries[more:] >> HALF
        return entries[~np.concatenate((common, np.zeros(more, bool)))] if common.any() else entries
