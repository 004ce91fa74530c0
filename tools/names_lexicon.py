"""What large text tells of words: how often capitalised, and clusters by their neighbours. Called by train_names."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from typing import Any

import numpy as np

from tools.names_texts import WEIGHTS, raw_sentences

FAKED = {
    "id_ID",
    "en_US",
    "en_GB",
    "en_IN",
    "de_DE",
    "fr_FR",
    "es_ES",
    "it_IT",
    "nl_NL",
    "tr_TR",
    "pt_BR",
    "sv_SE",
    "pl_PL",
}

LISTED = {"id"}  # languages whose words are marked by lists (a try in English found fewer names)


def lexicon(code: str, least: int = 4, contexts: int = 1200, dims: int = 64) -> None:
    """How often each word is capitalised inside sentences, and two grains of clusters by their neighbours."""
    sentences = list(raw_sentences(code))
    inner: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for words in sentences:
        for at, word in enumerate(words):
            counts[word.lower()] += 1
            if at and word[0].isalpha():
                inner[word.lower()] += 1
                capitals[word.lower()] += word[0].isupper()
    vocabulary = sorted(word for word, n in counts.items() if n >= least and word[0].isalpha())
    row = {word: n for n, word in enumerate(vocabulary)}
    column = {word: n for n, (word, _) in enumerate(counts.most_common(contexts))}
    table = np.zeros((len(vocabulary), 2 * contexts), dtype=np.float32)
    for words in sentences:
        lower = [word.lower() for word in words]
        for at, word in enumerate(lower):
            if word in row:
                if at and lower[at - 1] in column:
                    table[row[word], column[lower[at - 1]]] += 1
                if at + 1 < len(lower) and lower[at + 1] in column:
                    table[row[word], contexts + column[lower[at + 1]]] += 1
    total = table.sum()
    expected = np.outer(table.sum(1), table.sum(0)) / max(total, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log(table / expected)
    pmi[~np.isfinite(pmi)] = 0
    vectors = _svd(np.maximum(pmi, 0), dims)
    coarse, fine = _kmeans(vectors, 64), _kmeans(vectors, 400)
    lines, extra = [], listed_words() if code in LISTED else {}
    for n, word in enumerate(vocabulary):
        share = capitals[word] / inner[word] if inner[word] else 0.5
        grade = 0 if share < 0.02 else 1 if share < 0.2 else 2 if share < 0.6 else 3 if share < 0.95 else 4
        told = f"{grade} a{coarse[n]} b{fine[n]} {extra.pop(word, '')}"
        lines.append(f"{word}\t{told.strip()}")
    lines += [f"{word}\t? {told}" for word, told in sorted(extra.items())]
    out = WEIGHTS / code / "names.words.tsv"
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(out, len(lines), "words", out.stat().st_size, "bytes")


def listed_words() -> dict[str, str]:
    """Words of name lists: given names (`nf`), family names (`nl`) by faker, words of Indonesian districts (`nd`)."""
    from faker.config import AVAILABLE_LOCALES  # type: ignore[import-not-found]

    from tools.build_gazetteer import districts

    found: dict[str, set[str]] = {}
    for locale in sorted(FAKED & set(AVAILABLE_LOCALES)):
        people = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for kind, mark in (("first_names", "nf"), ("last_names", "nl")):
            for name in getattr(people, kind, ()):
                for word in name.split():
                    found.setdefault(word.lower(), set()).add(mark)
    for name in districts():
        for word in re.findall(r"[A-Za-z'-]{4,}", name):
            found.setdefault(word.lower(), set()).add("nd")
    return {word: " ".join(sorted(marks)) for word, marks in found.items() if len(word) > 2 and word.isascii()}


def _svd(table: Any, dims: int) -> Any:
    rng = np.random.default_rng(20261122)
    basis, _ = np.linalg.qr(table @ rng.standard_normal((table.shape[1], dims + 16), dtype=np.float32))
    for _ in range(3):
        basis, _ = np.linalg.qr(table @ (table.T @ basis))
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    vectors = (basis @ left)[:, :dims] * np.sqrt(values[:dims])
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def _kmeans(vectors: Any, k: int, rounds: int = 20) -> Any:
    rng = np.random.default_rng(k)
    centres = vectors[rng.choice(len(vectors), k, replace=False)]
    for _ in range(rounds):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        for c in range(k):
            members = vectors[nearest == c]
            if len(members):
                mean = members.mean(0)
                centres[c] = mean / (np.linalg.norm(mean) + 1e-9)
    return np.argmax(vectors @ centres.T, axis=1)
