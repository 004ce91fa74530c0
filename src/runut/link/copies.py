"""Copies: pairs of reports of which one stands in the other, wholly or in part.

Theory of operation. Whoever copies keeps runs of words, however much is cut, reordered or put around them; whoever
writes anew on the same event does not, but for names and formulas. So two reports are candidates when they share at
least two rare runs (a fair sample is indexed) or one rare sentence. What many reports carry is boilerplate, or a
dispatch that everybody prints: it leads only to the newest that carry it, and only where there is much of it. Each
candidate is then counted exactly, on all its runs, and both ways: an excerpt inside a long report has a low overlap as
a share of both, and a high one as a share of itself. Only kept text counts: reports that share their promotions are no
copies.

Memory: 11 bytes for each sampled run and sentence, 4 for each run, some 30 a report; with a window, only of reports not
older than it. Time a report does not grow with their number but for the logarithm of a search. No pair is compared that
shares nothing.

Method: Broder 1997 (containment by sampled shingles) with exact verification instead of sketches, since MinHash misses
containment.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from statistics import median_low
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.errors import InputError
from runut.link.postings import Met, Postings
from runut.link.profile import Profile
from runut.link.runs import batches, hashed

FILED, HUBS = 60, 3
"""Reports from which a run or sentence is common, and the newest of them it leads to."""
RARE_RUN, RARE_SENTENCE, COMMON_RUN, ENOUGH = 8, 16, 2, 16
"""What a key shared by two reports counts, and what makes them candidates."""
LEAST = 0.3
"""Least share of the smaller report that must stand in the other."""
FEWEST_FORGOTTEN = 1024
"""Reports out of the window, from which it is worth while to forget them."""
RECENT = 101
"""The middle one of the days of so many reports is today: one report dated next century makes none old."""
NO_DAY = -1
MAGIC = b"runut copies 1\n"


class Copy(NamedTuple):
    """Numbers of two reports, i < j; the share of the word runs of each that stands in the other."""

    i: int
    j: int
    of_i: float
    of_j: float


class Copies:
    """An index of reports that tells of each new one which older ones it shares its text with.

    Reports are numbered in the order they come. A run that becomes common does so for those that come after:
    reports added at once are judged by all of them, so their order changes nothing.

    Args:
        window: days two reports may be apart, and after which a report is forgotten; None for ever.
        least: least share of one report that must stand in the other.
    """

    def __init__(self, window: int | None = None, least: float = LEAST) -> None:
        self.window, self.least = window, least
        self._postings = Postings(FILED, HUBS)
        self._runs: list[NDArray[np.uint32]] = []
        self._starts = array("q", [0])  # of the blocks of runs, in all runs
        self._ends = array("q", [0])  # of the runs of each report; the first is where the first begins
        self._numbers, self._days = array("q"), array("i")
        self._added = 0
        self._recent: deque[int] = deque(maxlen=RECENT)

    def __len__(self) -> int:
        """Reports remembered."""
        return len(self._numbers)

    @property
    def added(self) -> int:
        """Reports that came so far."""
        return self._added

    @property
    def nbytes(self) -> int:
        """Memory of what is remembered, in bytes."""
        runs = sum(block.nbytes for block in self._runs)
        small = (self._starts, self._ends, self._numbers, self._days)
        return self._postings.nbytes + runs + sum(one.itemsize * len(one) for one in small)

    def add(
        self, texts: Sequence[str], days: Sequence[int | None] | None = None, numbers: Sequence[int] | None = None
    ) -> tuple[Copy, ...]:
        """Add reports; the pairs of each with an older one, or one added with it, in order of numbers.

        Args:
            texts: the kept text of each, one sentence a line.
            days: of publication, as proleptic ordinals; None for what is unknown, which counts as of today.
            numbers: to call them by, rising; otherwise they are counted.
        """
        found = self._found(self._file(texts, days or [None] * len(texts), numbers))
        self._forget()
        return found

    def candidates(self, texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Add reports; the numbers of those pairs of them that are worth comparing, in order."""
        i, j = self._candidates(self._file(texts, [None] * len(texts), None))
        return tuple(zip(i.tolist(), j.tolist()))

    def write(self, file: BinaryIO) -> None:
        """Keep all that is remembered, to be read by `Copies.read`."""
        settings = {"window": self.window, "least": self.least, "added": self._added, "recent": list(self._recent)}
        file.write(MAGIC + json.dumps(settings).encode() + b"\n")
        runs = np.concatenate([np.zeros(0, np.uint32), *self._runs])
        for one in (self._postings.packed(), runs, *map(np.asarray, (self._ends, self._numbers, self._days))):
            np.lib.format.write_array(file, one, allow_pickle=False)

    @classmethod
    def read(cls, file: BinaryIO, where: str = "copies") -> Copies:
        """What `write` has kept.

        Raises:
            InputError: the file holds something else; `where` names it.
        """
        try:
            if file.readline() != MAGIC:
                raise ValueError("another beginning")
            settings = json.loads(file.readline())
            entries, runs, ends, numbers, days = (np.lib.format.read_array(file, allow_pickle=False) for _ in range(5))
            self = cls(settings["window"], settings["least"])
            self._added = settings["added"]
            self._recent.extend(settings["recent"])
        except (ValueError, KeyError, EOFError) as error:
            raise InputError(f"no index of copies: {error}", where, "name another file, or remove it") from error
        self._postings.unpack(entries)
        self._runs, self._starts = [runs], array("q", [0, len(runs)])
        self._ends, self._numbers = array("q", ends.tobytes()), array("q", numbers.tobytes())
        self._days = array("i", days.tobytes())
        return self

    def _file(self, texts: Sequence[str], days: Sequence[int | None], numbers: Sequence[int] | None) -> Met:
        """Add reports to what is remembered; where they meet others."""
        first, keys, owners = len(self), [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)]
        at = first
        for batch in batches(texts):
            one = hashed(batch)
            keys.append(one.keys)
            owners.append(one.of + at)
            at += len(batch)
            self._runs.append(one.runs)
            self._starts.append(self._starts[-1] + len(one.runs))
            self._ends.extend((np.cumsum(one.sizes) + self._ends[-1]).tolist())
        self._numbers.extend(numbers or range(self._added, self._added + len(texts)))
        self._added += len(texts)
        for day in days:
            if day is not None:
                self._recent.append(day)
            self._days.append(day if day is not None else self._today())
        return self._postings.add(np.concatenate(keys), np.concatenate(owners))

    def _today(self) -> int:
        return median_low(self._recent) if self._recent else NO_DAY

    def _found(self, met: Met) -> tuple[Copy, ...]:
        i, j = self._candidates(met)
        if not len(i):
            return ()
        runs = {at: self._runs_of(at) for at in {*i.tolist(), *j.tolist()}}
        common = _common([(runs[a], runs[b]) for a, b in zip(i.tolist(), j.tolist())])
        found = []
        for a, b, count in zip(i.tolist(), j.tolist(), common):
            of_a, of_b = count / max(1, len(runs[a])), count / max(1, len(runs[b]))
            if max(of_a, of_b) >= self.least:
                found.append(Copy(self._numbers[a], self._numbers[b], of_a, of_b))
        return tuple(found)

    def _candidates(self, met: Met) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Places of older and newer report of each pair worth counting, in order."""
        pairs = met.b.astype(np.uint64) << np.uint64(32) | met.a.astype(np.uint64)
        order = np.argsort(pairs, kind="stable")
        pairs, counts = pairs[order], _counted(met)[order]
        heads = np.flatnonzero(np.concatenate((np.ones(min(1, len(pairs)), bool), pairs[1:] != pairs[:-1])))
        pairs = pairs[heads][np.add.reduceat(counts, heads) >= ENOUGH] if len(heads) else pairs
        i, j = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64((1 << 32) - 1)).astype(np.int64)
        if self.window is not None:
            days = np.asarray(self._days)
            near = (np.abs(days[i] - days[j]) <= self.window) | (days[i] == NO_DAY) | (days[j] == NO_DAY)
            i, j = i[near], j[near]
        return i, j

    def _runs_of(self, at: int) -> NDArray[np.uint32]:
        start, end = self._ends[at], self._ends[at + 1]
        block = bisect_right(self._starts, start) - 1
        return self._runs[block][start - self._starts[block] : end - self._starts[block]] if end > start else _NONE

    def _forget(self) -> None:
        """Forget what is out of the window, once it is a quarter of all: the cost of it is shared by many."""
        if self.window is None or not self._recent:
            return
        days = np.asarray(self._days)
        kept = (days >= self._today() - self.window) | (days == NO_DAY)
        gone = len(kept) - int(kept.sum())
        if gone < max(FEWEST_FORGOTTEN, len(kept) // 4):
            return
        ends = np.asarray(self._ends)
        sizes = np.diff(ends)[kept]
        whose = np.repeat(kept, np.diff(ends))
        runs = np.concatenate([_NONE, *self._runs])[whose]
        self._postings.keep(np.where(kept, np.cumsum(kept) - 1, -1))
        self._runs, self._starts = [runs], array("q", [0, len(runs)])
        self._ends = array("q", np.cumsum(np.concatenate(([0], sizes))).astype(np.int64).tobytes())
        self._numbers = array("q", np.asarray(self._numbers)[kept].tobytes())
        self._days = array("i", days[kept].tobytes())


_NONE = np.zeros(0, np.uint32)


def copies(reports: Sequence[Profile], least: float = LEAST) -> tuple[Copy, ...]:
    """The pairs of which at least `least` of one stands in the other, in order of positions."""
    return Copies(least=least).add([one_text(one) for one in reports])


def candidates(reports: Sequence[Profile]) -> tuple[tuple[int, int], ...]:
    """Pairs of positions, in order, that share rare runs of words or a rare sentence, or much of what is common."""
    return Copies().candidates([one_text(one) for one in reports])


def one_text(report: Profile) -> str:
    """The kept text of a report as `Copies` reads it."""
    return "\n".join([" ".join(line.words) for line in report.lines])


def _counted(met: Met) -> NDArray[np.int64]:
    """What each entry met counts."""
    sentence = met.key >> np.uint32(31) == 1
    return np.where(met.carried > FILED, COMMON_RUN, np.where(sentence, RARE_SENTENCE, RARE_RUN))


def _common(pairs: Sequence[tuple[NDArray[np.uint32], NDArray[np.uint32]]]) -> list[int]:
    """How many runs each pair has in common."""
    sides = [side for pair in pairs for side in pair]
    sizes = [len(one) + len(other) for one, other in pairs]
    packed = np.repeat(np.arange(len(pairs), dtype=np.uint64) << np.uint64(32), sizes) | np.concatenate(sides)
    packed.sort()
    twice = packed[1:][packed[1:] == packed[:-1]] >> np.uint64(32)
    counts: list[int] = np.bincount(twice.astype(np.int64), minlength=len(pairs)).tolist()
    return counts
