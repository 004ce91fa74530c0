"""Train what the quality tagger adds to the encoder: changes of its upper layers, and a head over words.

    python -m tools.train_head -o src/runut/language/any/names.head.npz   # needs jax and the extra `meaning`

The lower layers stay as they are; their states are computed once, by the runtime that ships. Each weight of the
upper ones gets a product of two thin matrices added (Hu et al. 2021, LoRA). The sets are those of `train_names`, every
sentence that any set's open part holds left out; some also in lower case, in capitals and as titles. Three in five
sentences are read in their set's style, the others without. An hour on a busy core. Deterministic on one machine.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax
import jax.numpy as jnp
import numpy as np

from runut.annotate.encoded import HEAD, LABELS
from runut.text import e5_file
from runut.text.e5 import E5, weights_place
from runut.text.e5_file import DIMENSIONS as D
from runut.text.e5_file import HEADS, INNER, LAYERS, E5File
from tools.names_texts import WEIGHTS
from tools.train_names import SETS, STOP, Labelled, as_title, gold, measured, signature

LOW = 8  # layers left as they are
LENGTHS = (24, 40, 64, 104)  # pieces of a sentence: batches are filled up to one of these, longer ones left out
PIECES = 1280  # of a batch
HIDDEN, RANK, STYLES = 192, 12, 1 + len(SETS)
STYLED = 0.6  # share of sentences read in their set's style
WARM = 60  # steps in which the rate rises
Arrays = dict[str, Any]


class Sentence(NamedTuple):
    """A sentence ready for the upper layers: states (pieces, 384), and for each word first and last piece and label."""

    states: Any
    first: list[int]
    last: list[int]
    labels: list[int]
    style: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.train_head")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--until", type=float, help="stop after so many epochs of those planned")
    parser.add_argument("--few", type=int, help="only so many sentences, to try the tool")
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument(
        "--nerp", type=int, default=1300, help="sentences of NERP an epoch; it has four times the others'"
    )
    parser.add_argument("-o", type=Path, default=WEIGHTS / "any" / HEAD)
    args = parser.parse_args()
    place = weights_place()
    assert place is not None, "install the extra `meaning`"
    sentences = lower(place, list(labelled())[: args.few])
    file = E5File(place)
    fixed = {name: jnp.array(array) for name, array in upper_weights(file).items()}
    learned = train(fixed, sentences, args.epochs, args.until or args.epochs, args.rate, args.nerp)
    np.savez_compressed(args.o, **{name: np.array(array).astype(np.float16) for name, array in sorted(learned.items())})
    print(args.o, args.o.stat().st_size, "bytes")


def labelled() -> Iterator[tuple[int, Labelled]]:
    """Training sentences with the number of their style, and some of them again with other capitals."""
    for style, name in enumerate(SETS, 1):
        for n, (words, labels) in enumerate(gold(name, "train")):
            if not words or signature(words) in measured():
                continue
            yield style, (words, labels)
            if name == "ner_nerp_id":
                continue
            if n % 4 == 0:
                yield style, ([word.lower() for word in words], labels)
            elif n % 8 == 1:
                yield style, ([word.upper() for word in words], labels)
            elif n % 8 == 3 and len(words) < 18:
                bare = len(words) - (words[-1] == STOP)
                yield style, (as_title(words[:bare]), labels[:bare])


def lower(place: Path, pairs: list[tuple[int, Labelled]]) -> list[Sentence]:
    """The sentences as the lower layers of the shipped runtime read them."""
    whole, e5_file.LAYERS = e5_file.LAYERS, LOW
    encoder = E5(place)
    e5_file.LAYERS = whole
    parts = [(style, encoder.parts(words)[0], labels) for style, (words, labels) in pairs]
    parts = [one for one in parts if len(one[1].ids) <= LENGTHS[-1]]
    found: dict[int, Sentence] = {}
    for places, states in encoder.batches([part.ids for _, part, _ in parts]):
        for at, some in zip(places, states):
            style, part, labels = parts[at]
            first, last = zip(*part.ends)
            numbers = [LABELS.index(one) for one in labels]
            found[at] = Sentence(some.astype(np.float16), [*first], [*last], numbers, style)
    return [found[at] for at in range(len(parts))]


def upper_weights(file: E5File) -> Arrays:
    found: Arrays = {}
    for layer in range(LOW, LAYERS):
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            key = f"l{layer}.{name}"
            found[f"{key}.w"] = file.rows(f"{key}.w", INNER if name == "fo" else D)
            found[f"{key}.b"] = file.plain(f"{key}.b")
        for name in ("aln", "oln"):
            for part in "wb":
                found[f"l{layer}.{name}.{part}"] = file.plain(f"l{layer}.{name}.{part}")
    return found


def fresh() -> Arrays:
    """What is learned, before it is: changes that change nothing yet, and a random head."""
    rng = np.random.default_rng(1)
    made: Arrays = {}
    for layer in range(LOW, LAYERS):
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            inner, outer = INNER if name == "fo" else D, INNER if name == "fi" else D
            made[f"l{layer}.{name}.A"] = rng.standard_normal((inner, RANK)) / np.sqrt(inner)
            made[f"l{layer}.{name}.B"] = np.zeros((RANK, outer))
    made["h.w"] = rng.standard_normal((2 * D, HIDDEN)) / np.sqrt(2 * D)
    made["h.b"], made["h.s"] = np.zeros(HIDDEN), np.zeros((STYLES, HIDDEN))
    made["o.w"] = rng.standard_normal((HIDDEN, len(LABELS))) / np.sqrt(HIDDEN)
    made["o.b"], made["o.s"] = np.zeros(len(LABELS)), np.zeros((STYLES, len(LABELS)))
    return {name: jnp.array(array, jnp.float32) for name, array in made.items()}


def scores(learned: Arrays, fixed: Arrays, states: Any, mask: Any, last: Any, style: Any, key: Any) -> Any:
    """Scores of labels at every piece, (sentences, pieces, labels); `encoded.py` computes the same."""
    x = states.astype(jnp.float32)
    count, length, _ = x.shape
    bias = jnp.where(mask, 0.0, -1e9)[:, None, None, :]

    def linear(name: str, x: Any) -> Any:
        return x @ fixed[name + ".w"].T + fixed[name + ".b"] + (x @ learned[name + ".A"]) @ learned[name + ".B"]

    def norm(name: str, x: Any) -> Any:
        mean = x.mean(-1, keepdims=True)
        spread = ((x - mean) ** 2).mean(-1, keepdims=True)
        return (x - mean) / jnp.sqrt(spread + 1e-12) * fixed[name + ".w"] + fixed[name + ".b"]

    for layer in range(LOW, LAYERS):
        at = f"l{layer}."
        query, value, other = (
            linear(at + name, x).reshape(count, length, HEADS, D // HEADS).transpose(0, 2, 1, 3) for name in "qvk"
        )
        weights = jax.nn.softmax(query @ other.transpose(0, 1, 3, 2) / np.sqrt(D // HEADS) + bias, -1)
        mixed = (weights @ value).transpose(0, 2, 1, 3).reshape(count, length, D)
        x = norm(at + "aln", x + linear(at + "ao", mixed))
        x = norm(at + "oln", x + linear(at + "fo", jax.nn.gelu(linear(at + "fi", x))))
    both = jnp.concatenate([x, jax.nn.one_hot(last, length, dtype=x.dtype) @ x], -1)
    both = both * jax.random.bernoulli(key, 0.85, both.shape) / 0.85
    hidden = jax.nn.gelu(both @ learned["h.w"] + learned["h.b"] + learned["h.s"][style][:, None, :])
    return hidden @ learned["o.w"] + learned["o.b"] + learned["o.s"][style][:, None, :]


def loss(learned: Arrays, fixed: Arrays, batch: Any, key: Any) -> Any:
    states, mask, last, style, labels = batch
    likely = jax.nn.log_softmax(scores(learned, fixed, states, mask, last, style, key))
    each = -jnp.take_along_axis(likely, jnp.maximum(labels, 0)[..., None], -1)[..., 0]
    return jnp.where(labels >= 0, each, 0).sum() / jnp.maximum((labels >= 0).sum(), 1)


@jax.jit
def step(learned: Arrays, moved: Arrays, spread: Arrays, fixed: Arrays, batch: Any, key: Any, rate: Any, n: Any) -> Any:
    """One step of AdamW (Loshchilov and Hutter 2019), gradients cut to length 1."""
    value, slope = jax.value_and_grad(loss)(learned, fixed, batch, key)
    cut = jnp.minimum(1.0, 1.0 / (jnp.sqrt(sum((one**2).sum() for one in slope.values())) + 1e-9))
    moved = {name: 0.9 * moved[name] + 0.1 * slope[name] * cut for name in learned}
    spread = {name: 0.99 * spread[name] + 0.01 * (slope[name] * cut) ** 2 for name in learned}
    learned = {
        name: array
        - rate
        * (
            moved[name] / (1 - 0.9**n) / (jnp.sqrt(spread[name] / (1 - 0.99**n)) + 1e-8)
            + 0.01 * array * (name[-2:] in {".A", ".B", ".w"})
        )
        for name, array in learned.items()
    }
    return learned, moved, spread, value


def train(fixed: Arrays, sentences: list[Sentence], epochs: float, until: float, rate: float, nerp: int) -> Arrays:
    rng = np.random.default_rng(1)
    each = len(plan(sentences, rng, nerp))
    total, end = int(each * epochs), int(each * until)
    learned = fresh()
    moved = {name: jnp.zeros_like(array) for name, array in learned.items()}
    spread, key, n, lost = dict(moved), jax.random.PRNGKey(1), 0, []
    while n < end:
        for length, chosen in plan(sentences, rng, nerp)[: end - n]:
            n += 1
            now = rate * min(1, n / WARM) * max(0.02, 0.5 * (1 + np.cos(np.pi * n / total)))
            key, drop = jax.random.split(key)
            batch = filled([sentences[at] for at in chosen], length, rng)
            learned, moved, spread, value = step(learned, moved, spread, fixed, batch, drop, now, float(n))
            lost.append(float(value))
            if n % 40 == 0:
                print(n, "of", total, "loss", round(sum(lost[-40:]) / 40, 4), flush=True)
    return learned


def plan(sentences: list[Sentence], rng: np.random.Generator, nerp: int) -> list[tuple[int, list[int]]]:
    """The batches of one epoch: to how many pieces each is filled up, and which sentences it holds."""
    last = len(SETS)
    plenty = [at for at, one in enumerate(sentences) if one.style == last]
    used = [at for at, one in enumerate(sentences) if one.style != last]
    used += rng.choice(plenty, min(nerp, len(plenty)), replace=False).tolist()
    by_length: dict[int, list[int]] = {}
    for at in used:
        by_length.setdefault(next(n for n in LENGTHS if len(sentences[at].states) <= n), []).append(at)
    batches = []
    for length, some in by_length.items():
        mixed = [some[n] for n in rng.permutation(len(some))]
        size = PIECES // length
        batches += [(length, mixed[start : start + size]) for start in range(0, len(mixed), size)]
    return [batches[n] for n in rng.permutation(len(batches))]


def filled(some: list[Sentence], length: int, rng: np.random.Generator) -> tuple[Any, ...]:
    size = PIECES // length
    states, mask = np.zeros((size, length, D), np.float16), np.zeros((size, length), bool)
    last, labels, style = np.zeros((size, length), int), np.full((size, length), -1), np.zeros(size, int)
    mask[:, 0] = True
    for row, one in enumerate(some):
        states[row, : len(one.states)], mask[row, : len(one.states)] = one.states, True
        style[row] = one.style if rng.random() < STYLED else 0
        last[row, one.first], labels[row, one.first] = one.last, one.labels
    return states, mask, last, style, labels


if __name__ == "__main__":
    main()
