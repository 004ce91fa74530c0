"""Reports made by the thousand for measuring speed: words by Zipf's law, some reports cut out of earlier ones.

`python -m bench.generated SIZE [ENGINE]` measures one size in a process of its own, for its peak of memory, and prints
one JSON object: reports per CPU-second (without making them), peak in MB, bytes a report, share of planted pairs found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.link.copies import Copies

CHUNK, WORDS = 4000, 60_000
SHORTEST, LONGEST = 150, 350
COPIED = 0.1
"""Share of reports that are a piece of at least half of an earlier one."""
RESERVE = 2000
"""Earlier reports that may be copied from."""
PERMUTATIONS, BANDS = 128, 32
"""Of the peers' sketches: most pairs of a Jaccard coefficient above .4 meet, half of a report that is copied."""
Add = Callable[[Sequence[str]], list[tuple[int, int]]]


class Made(NamedTuple):
    """Some thousand reports, one sentence a line, and which pairs of numbers are copies."""

    texts: list[str]
    planted: list[tuple[int, int]]


def made(size: int) -> Iterator[Made]:
    """Reports, `CHUNK` at a time, the same at every call."""
    random = np.random.default_rng(7)
    words = _words()
    reserve: list[tuple[int, list[str]]] = []
    for first in range(0, size, CHUNK):
        lengths = random.integers(SHORTEST, LONGEST, min(CHUNK, size - first))
        ranks = np.minimum((WORDS + 1.0) ** random.random(int(lengths.sum())), WORDS).astype(int) - 1
        texts, planted, at = [], [], 0
        for number, length in enumerate(lengths.tolist(), first):
            if reserve and random.random() < COPIED:
                origin, lines = reserve[int(random.integers(len(reserve)))]
                keep = int(random.integers((len(lines) + 1) // 2, len(lines) + 1))
                begin = int(random.integers(len(lines) - keep + 1))
                lines = lines[begin : begin + keep]
                planted.append((origin, number))
            else:
                spoken = words[ranks[at : at + length]].tolist()
                cuts = [*range(0, length, int(random.integers(12, 24))), length]
                lines = [" ".join(spoken[a:b]).capitalize() + "." for a, b in pairwise(cuts)]
                if len(reserve) < RESERVE:
                    reserve.append((number, lines))
                elif random.random() < 0.1:
                    reserve[int(random.integers(RESERVE))] = (number, lines)
            at += length
            texts.append("\n".join(lines))
        yield Made(texts, planted)


@cache
def _words() -> NDArray[np.object_]:
    random = np.random.default_rng(3)
    found: dict[str, None] = {}
    while len(found) < WORDS:
        parts = [f"{'bcdgjklmnprstwy'[c]}{'aiueo'[v]}" for c, v in random.integers((0, 0), (15, 5), (4, 2))]
        found["".join(parts[: int(random.integers(2, 5))]) + "nkst"[: int(random.integers(0, 2))]] = None
    return np.array(list(found), dtype=object)


def ours() -> tuple[Add, Copies]:
    index = Copies()
    return lambda texts: [(one.i, one.j) for one in index.add(texts)], index


def rensa() -> Add:
    from rensa import RMinHash, RMinHashLSH

    near = RMinHashLSH(threshold=0.4, num_perm=PERMUTATIONS, num_bands=BANDS)
    count = 0

    def add(texts: Sequence[str]) -> list[tuple[int, int]]:
        nonlocal count
        found = []
        for sketch in RMinHash.from_token_sets(list(map(_shingles, texts)), num_perm=PERMUTATIONS, seed=42):
            found += [(other, count) for other in near.query(sketch)]
            near.insert(count, sketch)
            count += 1
        return found

    return add


def datasketch() -> Add:
    from datasketch import MinHash, MinHashLSH

    near = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    count = 0

    def add(texts: Sequence[str]) -> list[tuple[int, int]]:
        nonlocal count
        found = []
        for text in texts:
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([one.encode() for one in _shingles(text)])
            found += [(other, count) for other in near.query(sketch)]
            near.insert(count, sketch)
            count += 1
        return found

    return add


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 5]) for at in range(len(words) - 4)]


PEERS: dict[str, Callable[[], Add]] = {"rensa": rensa, "datasketch": datasketch}


def main(size: int, engine: str = "runut") -> None:
    add, index = ours() if engine == "runut" else (PEERS[engine](), None)
    spent, right, planted = 0.0, 0, 0
    for chunk in made(size):
        began = process_time()
        found = add(chunk.texts)
        spent += process_time() - began
        right += len(set(found) & set(chunk.planted))
        planted += len(chunk.planted)
    peak = next(row for row in Path("/proc/self/status").read_text().splitlines() if row.startswith("VmHWM"))
    told = {"rate": size / spent, "peak_mb": int(peak.split()[1]) / 1024, "recall": right / max(1, planted)}
    if index is not None:
        told["bytes"] = index.nbytes / size
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:3])
