"""The slower tagger (`--quality`): the encoder reads each sentence, and is weighed with the fast tagger.

Theory of operation. The fast tagger sees a word, its neighbours and what large text tells of each; it does not know
that a company can "acquire". multilingual-e5-small does: its upper layers, changed by matrices of low rank trained on
the same labelled sentences (Hu et al. 2021, LoRA), give a state for each word, and a head of one hidden layer how
likely each label is. The two taggers err differently, so their logarithms of likelihood are added, weighed, and the
likeliest row of labels that fits together is taken (Viterbi). One head serves all languages, as the encoder does.

Sums are rounded before they are compared, so that the last bits, which differ between processors, decide little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file

import numpy as np
import numpy.typing as npt

from runut.annotate.tagger import marginals, tag
from runut.errors import UsageError
from runut.language import Language
from runut.text.e5 import E5, weights_place

Floats = npt.NDArray[np.float32]
HEAD = "names.head.npz"
LABELS = ("O", *(f"{begin}-{kind}" for kind in ("PER", "ORG", "LOC", "EVT") for begin in "BI"))
STYLES = ("", "A", "B", "C", "D")
"""The habits of labelled sets, as of the fast tagger (`tools/train_names.py`); "" follows none."""
ENCODER = 0.5  # weight of what the encoder holds for likely; the rest is the fast tagger's
DIGITS = 3
NEVER = np.float32(-1e4)


def need_encoder() -> None:
    """Make sure that the encoder is installed.

    Raises:
        UsageError: it is not.
    """
    if weights_place() is None:
        raise UsageError(
            "the quality tagger needs the encoder, which is not installed",
            "quality",
            "install it: pip install 'runut[meaning]'",
        )


def encoded(sentences: Sequence[Sequence[str]], spoken: Language, style: str = "") -> list[list[str]]:
    """A label for each word of each sentence, as `tagger.tag` gives them.

    Labels that the head does not know (products, laws) are the fast tagger's where it is sure of no other name.

    Raises:
        UsageError: the encoder is not installed.
    """
    need_encoder()
    weights = spoken.weights(HEAD)
    if weights is None:
        return [tag(words, spoken, style) for words in sentences]
    with as_file(weights) as file:
        likely = _likelihoods(sentences, str(file), style)
    found = []
    for words, deep in zip(sentences, likely):
        fast = marginals(words, spoken, LABELS, style)
        both = deep if fast is None else ENCODER * deep + (1 - ENCODER) * fast
        labels = best(np.round(both, DIGITS))
        others = tag(words, spoken, style)
        found.append([theirs if ours == "O" and theirs not in LABELS else ours for ours, theirs in zip(labels, others)])
    return found


def best(scores: Floats) -> list[str]:
    """The row of labels with the highest sum in which each "I-" goes on from its own kind."""
    if not len(scores):
        return []
    follows = _follows()
    total = scores[0] + np.where([label[0] == "I" for label in LABELS], NEVER, np.float32(0))
    back = []
    for row in scores[1:]:
        ways = total[:, None] + follows
        from_ = ways.argmax(axis=0)
        back.append(from_)
        total = ways[from_, np.arange(len(LABELS))] + row
    at = int(total.argmax())
    labels = [LABELS[at]]
    for from_ in reversed(back):
        at = int(from_[at])
        labels.append(LABELS[at])
    return labels[::-1]


def _likelihoods(sentences: Sequence[Sequence[str]], place: str, style: str) -> list[Floats]:
    """What the encoder holds for likely: for each sentence logarithms, (words, labels)."""
    head = _head(place)
    at = STYLES.index(style)
    found = []
    for states in _encoder(place).words(sentences):
        hidden = _gelu(states @ head["h.w"] + head["h.b"] + head["h.s"][at])
        scores = hidden @ head["o.w"] + head["o.b"] + head["o.s"][at]
        scores = scores - scores.max(axis=1, keepdims=True, initial=NEVER)
        found.append((scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(np.float32))
    return found


def _gelu(x: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, by the hyperbolic tangent."""
    found: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return found


@cache
def _follows() -> Floats:
    return np.array([[NEVER if b[0] == "I" and a[1:] != b[1:] else 0 for b in LABELS] for a in LABELS], np.float32)


@cache
def _head(place: str) -> Mapping[str, Floats]:
    with np.load(place) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


@cache
def _encoder(place: str) -> E5:
    weights = weights_place()
    assert weights is not None
    head = _head(place)
    names = sorted(name.removesuffix(".A") for name in head if name.endswith(".A"))
    return E5(weights, {f"{name}.w": (head[f"{name}.A"] @ head[f"{name}.B"]).T for name in names})
