"""Sentences and their translations: is the nearest vector in the other language the right one, and how fast and large.

P@1 is the mean of both directions over the sentences of NTREX. Speed, start and memory are taken in a process of their
own for each source of vectors, one thread; the encoder's figures are left out where the extra `meaning` is missing.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from bench.data import rows
from runut.text.vectors import Vectors, encoder, likeness, static_vectors

SIDES = {"en": "en", "ind": "id"}
SECONDS = 3.0  # how long static vectors are timed
MISSING = "left out: encoder (pip install runut[meaning])"


def run(data: Path, split: str) -> dict[str, float]:
    given = rows(data, "parallel_ntrex_en_id", split)
    if not given:
        return {}
    texts = json.dumps({code: [row[field].strip() for row in given] for field, code in SIDES.items()})
    figures: dict[str, float] = {}
    for name in ("encoder", "static"):
        done = subprocess.run(
            [sys.executable, "-m", "bench.meaning", name],
            input=texts, capture_output=True, text=True, check=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        figures |= json.loads(done.stdout) if done.stdout.strip() else {}
        sys.stderr.write(done.stderr)
    return figures


def measure(name: str, texts: dict[str, list[str]]) -> dict[str, float]:
    """The figures of one source of vectors; `texts`: the sentences and their translations, by language."""
    began = time.process_time()
    source: Vectors | None = encoder() if name == "encoder" else static_vectors()
    if source is None:
        print(MISSING, file=sys.stderr)
        return {}
    source.encode(["Satu kalimat."], "id")
    start = time.process_time() - began
    began = time.process_time()
    ours, theirs = (source.encode(texts[code], code) for code in SIDES.values())
    spent, count = time.process_time() - began, 2 * len(texts["en"])
    if name == "static":
        began, count = time.process_time(), 0
        while time.process_time() - began < SECONDS:
            count += sum(len(source.encode(texts[code], code)) for code in SIDES.values())
        spent = time.process_time() - began
    alike = likeness(ours, theirs)
    right = np.arange(len(ours))
    found = ((alike.argmax(axis=1) == right).mean() + (alike.argmax(axis=0) == right).mean()) / 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    extra = "" if name == "encoder" else "static_"
    return {
        f"ntrex.p1_{name}": round(float(found), 4),
        f"{name}_sentences_per_cpu_s": round(count / spent, 1),
        f"{extra}start_s": round(start, 3),
        f"{extra}peak_mb": round(peak, 1),
    }


if __name__ == "__main__":
    if figures := measure(sys.argv[1], json.load(sys.stdin)):
        print(json.dumps(figures))
