"""Which reports carry a key: sorted segments of (key, report), merged as they grow; 8 bytes an entry.

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


class Met(NamedTuple):
    """Entries whose key an older report carries: `a` the newer report, `b` the older, and of the key: its number and
    how many reports carry it."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    key: NDArray[np.uint32]
    carried: NDArray[np.int64]


class Postings:
    """Keys and the reports that carry them.

    Args:
        most: reports from which a key is common; `hubs`: of a common key, the newest it still leads to.
    """

    def __init__(self, most: int, hubs: int) -> None:
        self._most, self._hubs = most, hubs
        self._segments: list[Numbers] = []

    def __len__(self) -> int:
        return sum(map(len, self._segments))

    @property
    def nbytes(self) -> int:
        """Memory of the entries."""
        return sum(one.nbytes for one in self._segments)

    def add(self, keys: NDArray[np.uint32], reports: NDArray[np.int64]) -> Numbers:
        """File entries; gives them packed, for `meet`. Reports are numbered upwards."""
        fresh = keys.astype(np.uint64) << HALF | reports.astype(np.uint64)
        fresh.sort()
        fresh = fresh[np.concatenate((np.ones(min(1, len(fresh)), bool), fresh[1:] != fresh[:-1]))]
        if len(fresh):
            self._segments.append(fresh)
        while len(self._segments) > 1 and len(self._segments[-2]) < 2 * len(self._segments[-1]):
            merged = np.concatenate((self._segments[-2], self._segments.pop()))
            merged.sort(kind="stable")
            self._segments[-1] = self._capped(merged)
        return fresh

    def meet(self, fresh: Numbers) -> Met:
        """The older reports that carry a key of `fresh`, filed before; of common keys the newest few."""
        heads = fresh & ~LOW
        carried = np.zeros(len(fresh), np.int64)
        spans = []
        for segment in self._segments:
            low = np.searchsorted(segment, heads)
            hits = np.flatnonzero(segment[np.minimum(low, len(segment) - 1)] >> HALF == fresh >> HALF)
            low = low[hits]
            high = np.searchsorted(segment, fresh[hits])
            end = np.searchsorted(segment, heads[hits] + (LOW + np.uint64(1)))
            carried[hits] += end - low
            older = high > low
            spans.append((segment, hits[older], low[older], high[older]))
        found = []
        for segment, hits, low, high in spans:
            low = np.where(carried[hits] > self._most, np.maximum(low, high - self._hubs), low)
            counts = high - low
            at = np.repeat(hits, counts)
            inner = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
            found.append((at, (segment[np.repeat(low, counts) + inner] & LOW).astype(np.int64)))
        at = np.concatenate([one for one, _ in found]) if found else np.zeros(0, np.int64)
        b = np.concatenate([other for _, other in found]) if found else np.zeros(0, np.int64)
        return Met((fresh[at] & LOW).astype(np.int64), b, (fresh[at] >> HALF).astype(np.uint32), carried[at])

    def keep(self, numbers: NDArray[np.int64]) -> None:
        """Forget reports and renumber the others: `numbers` gives the new number of each, -1 of the forgotten."""
        kept = []
        for segment in self._segments:
            new = numbers[(segment & LOW).astype(np.int64)]
            kept.append(((segment & ~LOW) | new.astype(np.uint64))[new >= 0])
        self._segments = [one for one in kept if len(one)]

    def packed(self) -> Numbers:
        """All entries in order, for keeping."""
        whole = np.concatenate([np.zeros(0, np.uint64), *self._segments])
        whole.sort()
        return whole

    def unpack(self, entries: Numbers) -> None:
        """Take kept entries in place of all there are."""
        self._segments = [entries] if len(entries) else []

    def _capped(self, entries: Numbers) -> Numbers:
        more = self._most + 1
        if len(entries) <= more:
            return entries
        common = entries[:-more] >> HALF == entries[more:] >> HALF
        return entries[~np.concatenate((common, np.zeros(more, bool)))] if common.any() else entries
