"""The best labels of sentences by the tagger's weights, all sentences of a report abreast.

Theory of operation. A linear-chain model scores a word by the sum of the weights of its features. Nearly all features
are those of one form, its own or a neighbour's (`features`), so their sums are kept by form: a word costs a few
look-ups instead of some sixty. The best path is found one word after the other, in all sentences at once. The labels
are those that CRFsuite itself finds (a test says so), at a third of the time.

The file is read as CRFsuite's `crf1d_model.c` writes it: a header, features of 20 bytes each (kind, source, label,
weight), and a table of the features' names.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from runut.annotate.features import EDGE, casing, near, own, shape

HEADER, TABLE = struct.Struct("<4sI4sIIIIIIIII"), struct.Struct("<4sIIIII")
FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
CHUNK = 12  # bytes before the features: name, size, count
STATE = 0  # kind of feature: of a word; others are of two labels in a row
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
        self.shifted: dict[str, dict[str, int]] = {where: {} for where in OFFSETS}
        """The same without their offsets, by offset."""
        for name, n in self.ids.items():
            if name[:2] in self.shifted:
                self.shifted[name[:2]][name[2:]] = n
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
        return self.sums([[self.ids.get(name, none) for name in names] for names in groups])

    def sums(self, groups: Sequence[Sequence[int]]) -> Floats:
        """The same for features given by their rows."""
        starts = [0, *itertools.accumulate(map(len, groups[:-1]))]
        total: Floats = np.add.reduceat(self.state[list(itertools.chain.from_iterable(groups))], starts)
        return total


class Decoder:
    """Labels words by a model.

    Args:
        weights: of the model.
        lexicon: lower-case words to what large text tells of them, as `features.features` takes it.
    """

    def __init__(self, weights: Weights, lexicon: Mapping[str, str]) -> None:
        self.weights, self.lexicon = weights, lexicon
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
        paths = _best(self.scores(sentences, places), [len(words) for words in sentences], self.weights.transition)
        return [[self.weights.labels[label] for label in path] for path in paths]

    def scores(self, sentences: Sequence[Sequence[str]], places: Sequence[Sequence[str]]) -> Floats:
        """How well each label fits each word by its features alone: (words of all sentences, labels)."""
        if self._count > MOST_FORMS:
            self._forms, self._count = {}, 0
        get, state, none = self.weights.ids.get, self.weights.state, len(self.weights.ids)
        forms_at = [0, 0]  # two places without a form stand around every sentence
        shift: list[int] = []
        left: list[int] = []
        right: list[int] = []
        around: list[int] = []
        more: list[tuple[int, int]] = []  # words and the features that few have
        for number, (words, known) in enumerate(zip(sentences, places, strict=True)):
            mode, first, n = casing(words), len(left), len(words)
            lower = [word.lower() for word in words]
            forms = lower if mode == "n" else words
            forms_at += [*self._kept(forms, mode), 0, 0]
            shift += [2 * number + 2] * n
            left += [get(f"b-{a}|{b}", none) for a, b in zip([EDGE, *lower], lower)]
            right += [get(f"b+{a}|{b}", none) for a, b in zip(lower, [*lower[1:], EDGE])]
            shapes = [shape(form) for form in forms]
            near_by = zip([EDGE, *shapes], shapes, [*shapes[1:], EDGE])
            around += [none] * n if mode == "n" else [get(f"sh3{mode}{a}|{b}|{c}", none) for a, b, c in near_by]
            more += [(first, get("-1^", none)), (first, get("-1^" + mode, none)), (first + n - 1, get("+1$", none))]
            for at, place in enumerate(known):
                if place:
                    told = ((at, f"g{mode}{place}"), (at + 1, f"g-1{place}"), (at - 1, f"g+1{place}"))
                    more += [(first + to, get(name, none)) for to, name in told if 0 <= to < n]
        row, words_at = np.array(forms_at), np.arange(len(left)) + np.array(shift)
        found: Floats = self._sums[row[words_at], OWN]
        for what, offset in ((BEFORE, -1), (AFTER, 1), (BEFORE_2, -2), (AFTER_2, 2)):
            found += self._sums[row[words_at + offset], what]
        found += state[left]
        found += state[right]
        found += state[around]
        where, which = zip(*more)
        np.add.at(found, list(where), state[list(which)])
        return found

    def _kept(self, forms: Sequence[str], mode: str) -> list[int]:
        """Where the sums of each form stand."""
        kept = self._forms.setdefault(mode, {})
        new = [form for form in dict.fromkeys(forms) if form not in kept]
        groups: list[list[int]] = []
        none, ids, offsets = len(self.weights.ids), self.weights.ids, self.weights.shifted.values()
        for form in new:
            known = self.lexicon.get(form.lower(), "")
            beside = near(form, mode, known)
            groups.append([ids.get(name, none) for name in own(form, mode, known)])
            groups += [[at.get(name, none) for name in beside] for at in offsets]
            self._count += 1
            kept[form] = self._count
        if new:
            while self._count >= len(self._sums):
                self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            told = self.weights.sums(groups).reshape(len(new), *self._sums.shape[1:])
            self._sums[self._count - len(new) + 1 : self._count + 1] = told
        return [kept[form] for form in forms]


def _best(rows: Floats, sizes: Sequence[int], transition: Floats) -> list[list[int]]:
    """The path of labels with the highest sum for each sentence (Viterbi); of equals that with the first labels."""
    order = sorted(range(len(sizes)), key=lambda n: -sizes[n])  # the longest first: those still open lead
    lengths = [sizes[n] for n in order]
    begins = [0, *itertools.accumulate(sizes)]
    starts = np.array([begins[n] for n in order])
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
    paths: list[list[int]] = [[] for _ in sizes]
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
