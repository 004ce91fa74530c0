"""The best labels of sentences by the tagger's weights, all sentences of a report abreast.

Theory of operation. A linear-chain model scores a word by the sum of the weights of its features. Nearly all features
are those of one form, its own or a neighbour's (`features`), so their sums are kept by form: a word costs a few
look-ups instead of some sixty. The best path is found one word after the other, in all sentences at once. The labels
are those that CRFsuite itself finds (a test says so), at a third of the time.

The file is read as CRFsuite's `crf1d_model.c` writes it: a header, features of 20 bytes each (kind, source, label,
weight), and a table of the features' names.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from runut.annotate.features import EDGE, casing, near, own, shape, shifted

HEADER, TABLE = struct.Struct("<4sI4sIIIIIIIII"), struct.Struct("<4sIIIII")
FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
CHUNK = 12  # bytes before the features: name, size, count
STATE = 0  # kind of feature: of a word; others are of two labels in a row
MODES = "nmt"  # what `casing` tells
MOST_FORMS = 50_000  # kept with their sums
OWN, BEFORE, AFTER, BEFORE_2, AFTER_2 = range(5)
OFFSETS = ("-1", "+1", "-2", "+2")
"""Of what a form adds to its neighbours: "-1" to the word after it, and so on; in this order after its own."""
Floats = npt.NDArray[np.float64]


class Weights:
    """A trained model: its labels, what each feature adds to each, and what a label adds to the next."""

    def __init__(self, data: bytes) -> None:
        *_, labels, _, at_features, at_labels, at_names, _, _ = HEADER.unpack_from(data)
        self.labels = _strings(data, at_labels)
        self.ids = {name: n for n, name in enumerate(_strings(data, at_names))}
        count = int.from_bytes(data[at_features + CHUNK - 4 : at_features + CHUNK], "little")
        told = np.frombuffer(data, FEATURE, count, at_features + CHUNK)
        words, pairs = told[told["kind"] == STATE], told[told["kind"] != STATE]
        self.state = np.zeros((len(self.ids) + 1, labels))  # the last row is that of features nobody has seen
        self.state[words["source"], words["label"]] = words["weight"]
        self.transition = np.zeros((labels, labels))
        self.transition[pairs["source"], pairs["label"]] = pairs["weight"]

    def of(self, groups: Sequence[Sequence[str]]) -> Floats:
        """What each group of features, none empty, adds to each label: (groups, labels)."""
        none = len(self.ids)
        told = [self.ids.get(name, none) for names in groups for name in names]
        starts = np.cumsum([0, *map(len, groups[:-1])])
        total: Floats = np.add.reduceat(self.state[told], starts)
        return total


class Decoder:
    """Labels words by a model.

    Args:
        weights: of the model.
        lexicon: lower-case words to what large text tells of them, as `features.features` takes it.
    """

    def __init__(self, weights: Weights, lexicon: Mapping[str, str]) -> None:
        self.weights, self.lexicon = weights, lexicon
        self._edges = {mode: weights.of((("-1^", "-1^" + mode), ("+1$",))) for mode in MODES}
        self._forms: dict[str, dict[str, int]] = {}  # by casing
        self._count = 0
        self._sums = np.zeros((1024, len(OFFSETS) + 1, len(weights.labels)))  # the first is of no form

    def tag(self, sentences: Sequence[Sequence[str]], places: Sequence[Sequence[str]]) -> list[list[str]]:
        """A label for every word.

        Args:
            sentences: their tokens; none is empty.
            places: for each token "" or what the gazetteer knows it as.
        """
        if not sentences:
            return []
        paths = _best([self.scores(*both) for both in zip(sentences, places, strict=True)], self.weights.transition)
        return [[self.weights.labels[label] for label in path] for path in paths]

    def scores(self, words: Sequence[str], places: Sequence[str]) -> Floats:
        """How well each label fits each word of a sentence by its features alone, (words, labels)."""
        mode = casing(words)
        lower = [word.lower() for word in words]
        forms = lower if mode == "n" else words
        if self._count > MOST_FORMS:
            self._forms, self._count = {}, 0
        kept = self._kept(forms, mode)
        sums = self._sums[[0, 0, *kept, 0, 0]]
        n = len(words)
        found: Floats = sums[2 : n + 2, OWN] + sums[1 : n + 1, BEFORE] + sums[3 : n + 3, AFTER]
        found += sums[:n, BEFORE_2] + sums[4 : n + 4, AFTER_2]
        ids, state = self.weights.ids, self.weights.state
        none = len(ids)
        before, after = [EDGE, *lower[:-1]], [*lower[1:], EDGE]
        found += state[[ids.get(f"b-{a}|{b}", none) for a, b in zip(before, lower)]]
        found += state[[ids.get(f"b+{a}|{b}", none) for a, b in zip(lower, after)]]
        if mode != "n":
            shapes = [shape(form) for form in forms]
            around = zip([EDGE, *shapes[:-1]], shapes, [*shapes[1:], EDGE])
            found += state[[ids.get(f"sh3{mode}{a}|{b}|{c}", none) for a, b, c in around]]
        for at, place in enumerate(places):
            if place:
                for to, name in ((at, f"g{mode}{place}"), (at + 1, f"g-1{place}"), (at - 1, f"g+1{place}")):
                    if 0 <= to < n:
                        found[to] += state[ids.get(name, none)]
        edges = self._edges[mode]
        found[0] += edges[0]
        found[-1] += edges[1]
        return found

    def _kept(self, forms: Sequence[str], mode: str) -> list[int]:
        """Where the sums of each form stand."""
        kept = self._forms.setdefault(mode, {})
        new = [form for form in dict.fromkeys(forms) if form not in kept]
        groups: list[tuple[str, ...]] = []
        for form in new:
            known = self.lexicon.get(form.lower(), "")
            beside = near(form, mode, known)
            groups += (own(form, mode, known), *(shifted(where, beside) for where in OFFSETS))
            self._count += 1
            kept[form] = self._count
        if new:
            while self._count >= len(self._sums):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            told = self.weights.of(groups).reshape(len(new), *self._sums.shape[1:])
            self._sums[self._count - len(new) + 1 : self._count + 1] = told
        return [kept[form] for form in forms]


def _best(scores: Sequence[Floats], transition: Floats) -> list[list[int]]:
    """The path of labels with the highest sum for each sentence (Viterbi); of equals that with the first labels."""
    order = sorted(range(len(scores)), key=lambda n: -len(scores[n]))  # the longest first: those still open lead
    lengths = [len(scores[n]) for n in order]
    rows = np.concatenate([scores[n] for n in order])
    starts = np.cumsum([0, *lengths[:-1]])
    turned = np.ascontiguousarray(transition.T)
    ends = rows[starts]
    backs: list[npt.NDArray[np.intp]] = []
    open_ = len(order)
    for at in range(1, lengths[0]):
        while lengths[open_ - 1] <= at:
            open_ -= 1
        through = ends[:open_, None, :] + turned
        backs.append(through.argmax(axis=2))
        ends[:open_] = through.max(axis=2) + rows[starts[:open_] + at]
    paths: list[list[int]] = [[] for _ in scores]
    for row, n in enumerate(order):
        label = int(ends[row].argmax())
        path = [label]
        for back in reversed(backs[: lengths[row] - 1]):
            label = int(back[row, label])
            path.append(label)
        paths[n] = path[::-1]
    return paths


def _strings(data: bytes, at: int) -> list[str]:
    """The strings of a table of the file, by their numbers."""
    *_, count, offset = TABLE.unpack_from(data, at)
    found = []
    for start in np.frombuffer(data, "<u4", count, at + offset).tolist():
        first = at + start + 8
        size = int.from_bytes(data[first - 4 : first], "little")
        found.append(data[first : first + size - 1].decode())
    return found
