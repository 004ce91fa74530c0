"""Which reports are worth comparing with a new one: those filed under the words that tell most.

Each report is filed under its few most telling words. What two reports' shared index words weigh together is a lower
bound of their cosine, the same seen from either, whoever came first. A word files a bounded number of reports (the
last ones), so that the cost of a question does not grow with what has been read; one that as many reports of a few
days carry tells little about them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WORDS = 40
"""Most telling words a report is filed under."""
FILED = 2_000
"""Most reports that a word files: the last ones."""
DENSE = 8
"""Slots for each that is met, up to which all are counted and none is sorted."""
SLACK = 1.5
"""A word's file is cut to `FILED` when it is so many times longer."""

Floats = NDArray[np.float64]
Slots = NDArray[np.int64]


class Keys(NamedTuple):
    """What a report is filed under: digests, ascending, and the weight of each."""

    words: list[int]
    weights: list[int]


def keys(words: NDArray[np.uint32], weights: Floats | NDArray[np.uint16]) -> Keys:
    """The most telling words of a report by their weight, the lower digest of equals."""
    order = np.lexsort((words, -weights.astype(np.int64)))[:WORDS]
    kept = np.sort(order[weights[order] > 0])
    return Keys(words[kept].tolist(), weights[kept].tolist())


class Filing:
    """Reports by the words they are filed under."""

    def __init__(self) -> None:
        self._slots: dict[int, array[int]] = {}
        self._weights: dict[int, array[int]] = {}

    def file(self, slot: int, own: Keys) -> None:
        """File a report."""
        for word, weight in zip(own.words, own.weights):
            slots = self._slots.get(word)
            if slots is None:
                self._slots[word], self._weights[word] = array("i", (slot,)), array("i", (weight,))
                continue
            slots.append(slot)
            self._weights[word].append(weight)
            if len(slots) > SLACK * FILED:
                del slots[:-FILED], self._weights[word][:-FILED]

    def bounds(self, own: Keys) -> tuple[Slots, Floats]:
        """The reports that share words with `own`, ascending, and what these weigh together."""
        slots, products = [], []
        for word, weight in zip(own.words, own.weights):
            filed = self._slots.get(word)
            if filed is not None:
                slots.append(np.array(filed[-FILED:], dtype=np.int64))
                products.append(np.array(self._weights[word][-FILED:], dtype=np.float64) * weight)
        if not slots:
            return np.zeros(0, np.int64), np.zeros(0)
        laid = np.concatenate(slots)
        if laid.max() < DENSE * len(laid):
            totals = np.bincount(laid, np.concatenate(products)).astype(np.float64)
            met = np.flatnonzero(totals).astype(np.int64)
            return met, totals[met]
        found, place = np.unique(laid, return_inverse=True)
        return found, np.bincount(place, np.concatenate(products), len(found)).astype(np.float64)

    def drop(self, gone: NDArray[np.bool_], words: Iterable[int]) -> None:
        """Take reports out of the files of `words`; `gone`: whether each slot is one of them."""
        for word in sorted(set(words)):
            filed = self._slots.get(word)
            if filed is None:
                continue
            kept = ~gone[np.array(filed, dtype=np.int64)]
            if kept.any():
                self._slots[word] = _some(filed, kept)
                self._weights[word] = _some(self._weights[word], kept)
            else:
                del self._slots[word], self._weights[word]

    @property
    def size(self) -> int:
        """Bytes, nearly."""
        entry = 2 * (64 + 50)  # two arrays and their places in two dictionaries
        return sum(entry + 8 * len(filed) for filed in self._slots.values())


def _some(filed: Sequence[int], kept: NDArray[np.bool_]) -> array[int]:
    return array("i", np.array(filed, dtype=np.int32)[kept].tolist())
