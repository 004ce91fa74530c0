"""Sentence boundaries on documents joined with spaces, and the speed of splitting, beside other splitters."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.data import rows
from bench.scoring import prf
from bench.text_peers import PEERS
from runut.language import language
from runut.text.sentences import split

SIDES = {"en": "en", "ind": "id"}
SECONDS = 3.0  # how long each splitter is timed


def run(data: Path, split_name: str) -> dict[str, float]:
    documents = _documents(data, split_name)
    figures: dict[str, float] = {}
    if not documents:
        return figures
    right = given = wanted = 0
    for code in SIDES.values():
        counts = [0, 0, 0]
        for _, text, gold in (one for one in documents if one[0] == code):
            found = {end for _, end in split(text, 0, len(text), language(code))} - {len(text)}
            counts = [counts[0] + len(found & gold), counts[1] + len(found), counts[2] + len(gold)]
        figures[f"ntrex.boundary_f1.{code}"] = prf(*counts)[2]
        right, given, wanted = right + counts[0], given + counts[1], wanted + counts[2]
    figures["ntrex.boundary_f1"] = prf(right, given, wanted)[2]
    texts = [(text, language(code)) for code, text, _ in documents]
    figures["sentences_per_cpu_s"] = _speed(lambda text, known: len(split(text, 0, len(text), known)), texts)
    for name, peer in PEERS.items():
        counts = [0, 0, 0]
        for code, text, gold in documents:
            found = {len(text[:end].rstrip()) for end in peer.ends(text, code)} - {len(text)}
            counts = [counts[0] + len(found & gold), counts[1] + len(found), counts[2] + len(gold)]
        rate = _speed(peer.count, [(text, known.code) for text, known in texts])
        figures[f"peer.{name}.boundary_f1"] = prf(*counts)[2]
        figures[f"peer.{name}.sentences_per_cpu_s"] = rate
        figures[f"speed_ratio_{name}"] = figures["sentences_per_cpu_s"] / rate
    return figures


def _documents(data: Path, split_name: str) -> list[tuple[str, str, set[int]]]:
    """Language, text and inner boundaries (the ends of all sentences but the last) of each document."""
    found = []
    for _, group in itertools.groupby(rows(data, "parallel_ntrex_en_id", split_name), key=lambda row: row["doc"]):
        sentences = list(group)
        for field, code in SIDES.items():
            parts = [" ".join(row[field].split()) for row in sentences]
            text = " ".join(parts)
            ends = set(itertools.accumulate((len(part) + 1 for part in parts[:-1]), initial=-1)) - {-1}
            found.append((code, text, ends))
    return found


def _speed(work: Callable[..., int], texts: Sequence[tuple[str, object]]) -> float:
    """Sentences per CPU-second, one untimed pass first."""
    for text, known in texts:
        work(text, known)
    count, began = 0, time.process_time()
    while time.process_time() - began < SECONDS:
        count += sum(work(text, known) for text, known in texts)
    return count / (time.process_time() - began)
