"""Which reports carry a key: sorted segments of (key, report), merged as they grow; some 11 bytes an entry.

New entries are a segment of their own; segments of like size are merged, so that there are few and an entry is moved
seldom (a log-structured merge tree, O'Neil et al. 1996). Of a key that more than `most` reports carry only the newest
are kept: it stays known as common, and costs no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
LOW = np.uint64((1 << 32) - 1)
HALF = np.uint64(32)
SPARSE, MOST_PLACES = 16, 32
"""Bits a key of what may be known, at least; the power of two of all of them, at most."""
PART = 1 << 17  # entries gone through at once


class Met(NamedTuple):
    """Entries whose key an older report carries: `a` the newer report, `b` the older; the key, in how many reports."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    key: NDArray[np.uint32]
    carried: NDArray[np.int64]


class Known:
    """Which keys there may be: bits, `SPARSE` or more a key, so that few keys are looked for that nobody carries.

    Method: Bloom 1970 with one function, the key itself, which is as good as random.
    """

    def __init__(self) -> None:
        self._bits, self._places = np.zeros(1 << 13, np.uint8), 16
        self._marked = 0

    @property
    def nbytes(self) -> int:
        """Memory of the bits."""
        return self._bits.nbytes

    def may(self, entries: Numbers) -> NDArray[np.bool_]:
        """Whether the key of each was marked, or one like it."""
        at = entries >> np.uint64(64 - self._places)
        return np.asarray(self._bits[at >> np.uint64(3)] >> (at & np.uint64(7)).astype(np.uint8) & np.uint8(1), bool)

    def mark(self, entries: Numbers, others: Iterable[Numbers]) -> None:
        """Mark the keys of `entries`; where they are too many the bits are laid out anew, also for `others`."""
        self._marked += len(entries)
        if self._marked * SPARSE > 1 << self._places and self._places < MOST_PLACES:
            self._places = min(MOST_PLACES, (2 * self._marked * SPARSE).bit_length())
            self._bits = np.zeros(1 << (self._places - 3), np.uint8)
            for one in others:
                self._set(one)
        self._set(entries)

    def _set(self, entries: Numbers) -> None:
        for part in range(0, len(entries), PART):
            at = entries[part : part + PART] >> np.uint64(64 - self._places)
            np.bitwise_or.at(self._bits, at >> np.uint64(3), np.uint8(1) << (at & np.uint64(7)).astype(np.uint8))


class Postings:
    """Keys and the reports that carry them.

    Args:
        most: reports from which a key is common; `hubs`: of a common key, the newest it still leads to.
    """

    def __init__(self, most: int, hubs: int) -> None:
        self._most, self._hubs = most, hubs
        self._segments: list[Numbers] = []
        self._known = Known()

    def __len__(self) -> int:
        return sum(map(len, self._segments))

    @property
    def nbytes(self) -> int:
        """Memory of entries and bits."""
        return self._known.nbytes + sum(one.nbytes for one in self._segments)

    def add(self, keys: NDArray[np.uint32], reports: NDArray[np.int64]) -> Met:
        """File entries; gives the older ones, or those before them, with their keys; of common keys the newest few.

        Args:
            keys, reports: entry by entry; reports are numbered upwards.
        """
        fresh: Numbers = keys.astype(np.uint64) << HALF | reports.astype(np.uint64)
        fresh.sort()
        fresh = fresh[_first(fresh)]
        met = self._met(fresh)
        self._known.mark(fresh, self._segments)
        if len(fresh):
            self._file(fresh)
        return met

    def _met(self, fresh: Numbers) -> Met:
        at = np.arange(len(fresh))
        begins = _first(fresh >> HALF)
        first = np.maximum.accumulate(np.where(begins, at, 0))
        sizes = np.bincount(np.cumsum(begins) - 1)
        carried = np.repeat(sizes, sizes)
        later = at > first
        spans = [(fresh, at[later], first[later], at[later])]
        asked = np.flatnonzero(self._known.may(fresh))
        heads = fresh[asked] & ~LOW
        for segment in self._segments:
            low = np.searchsorted(segment, heads)
            hits = np.flatnonzero(segment[np.minimum(low, len(segment) - 1)] >> HALF == heads >> HALF)
            end = np.searchsorted(segment, heads[hits] + (LOW + np.uint64(1)))
            carried[asked[hits]] += end - low[hits]
            spans.append((segment, asked[hits], low[hits], end))
        found = []
        for entries, hits, low, end in spans:
            low = np.where(carried[hits] > self._most, np.maximum(low, end - self._hubs), low)
            counts = end - low
            at = np.repeat(hits, counts)
            inner = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
            found.append((at, (entries[np.repeat(low, counts) + inner] & LOW).astype(np.int64)))
        at = np.concatenate([one for one, _ in found])
        b = np.concatenate([other for _, other in found])
        return Met((fresh[at] & LOW).astype(np.int64), b, (fresh[at] >> HALF).astype(np.uint32), carried[at])

    def keep(self, numbers: NDArray[np.int64]) -> None:
        """Forget reports and renumber the others: `numbers` gives the new number of each, -1 of the forgotten."""
        kept = []
        for segment in self._segments:
            new = numbers[(segment & LOW).astype(np.int64)]
            kept.append(((segment & ~LOW) | new.astype(np.uint64))[new >= 0])
        self._take(one for one in kept if len(one))

    def packed(self) -> Numbers:
        """All entries in order, for keeping."""
        whole = np.concatenate([np.zeros(0, np.uint64), *self._segments])
        whole.sort()
        return whole

    def unpack(self, entries: Numbers) -> None:
        """Take kept entries in place of all there are."""
        self._take([entries] if len(entries) else [])

    def _take(self, segments: Iterable[Numbers]) -> None:
        self._segments, self._known = [], Known()
        for one in segments:
            self._known.mark(one, self._segments)
            self._segments.append(one)

    def _file(self, entries: Numbers) -> None:
        """A new segment, merged with those before it that are not twice as large."""
        parts, size = [entries], len(entries)
        while self._segments and len(self._segments[-1]) < 2 * size:
            parts.append(self._segments.pop())
            size += len(parts[-1])
        if len(parts) > 1:
            whole = np.concatenate(parts)
            parts.clear()  # memory for two at the most
            whole.sort(kind="stable")  # of sorted runs: merges
            entries = self._capped(whole)
        self._segments.append(entries)

    def _capped(self, entries: Numbers) -> Numbers:
        more = self._most + 1
        gone = []
        for first in range(0, len(entries) - more, PART):
            part = entries[first : first + PART + more]
            common = (part[more:] ^ part[:-more]) <= LOW  # the same key so many entries on
            if common.any():
                gone.append(first + np.flatnonzero(common))
        return np.delete(entries, np.concatenate(gone)) if gone else entries


def _first(values: Numbers) -> NDArray[np.bool_]:
    """Which of sorted values are the first of their kind."""
    found = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
