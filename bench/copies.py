"""Copies: planted edits of news reports found again, degrees of reuse told apart, speed and memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time

from bench.data import rows
from bench.scoring import prf
from bench.stories import indonesian, report
from runut.link.align import Aligner
from runut.link.copies import copies
from runut.link.dependence import depend
from runut.link.profile import profiles
from runut.link.rarity import Rarity
from runut.records import Report

DEGREES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
EDITS = ("excerpt", "cut", "reorder", "swap", "retouch", "embed")
LABELS = ("cut", "light", "heavy", "non")
FEWEST = 6


def run(data: Path, split: str) -> dict[str, float]:
    return {**planted(list(indonesian(data, split).values())), **clough(data, split)}


def planted(reports: list[Report]) -> dict[str, float]:
    """Each edit at each degree: the share of the smaller report's words that stand in the other."""
    random = Random(1)
    seen = profiles([one for one in reports if len(one.sentences) >= FEWEST], ())
    natural = {at for copy in copies(seen, 0.1) for at in (copy.i, copy.j)}
    texts = {one.id: [sentence.span.text for sentence in one.sentences] for one in reports}
    bases = [one for at, one in enumerate(seen) if at not in natural]
    wanted: dict[frozenset[str], tuple[str, float]] = {}
    origins = {one.id: {one.id} for one in bases}
    made = []
    for number, (base, other) in enumerate(pairwise([*bases, bases[0]])):
        edit, degree = EDITS[number % len(EDITS)], DEGREES[number // len(EDITS) % len(DEGREES)]
        lines = _edited(edit, degree, texts[base.id], texts[other.id], random)
        origins[f"{base.id}.{edit}"] = {base.id, other.id} if edit in ("swap", "embed") else {base.id}
        made.append(report(f"{base.id}.{edit}", None, "\n".join(lines), "id", None, None))
        wanted[frozenset((base.id, f"{base.id}.{edit}"))] = (edit, degree)
    pool = profiles([*(one for one in reports if one.id in {b.id for b in bases}), *made], ())
    began = process_time()
    found = copies(pool, 0.2)
    spent = process_time() - began
    pairs = {frozenset((pool[one.i].id, pool[one.j].id)): max(one.of_i, one.of_j) for one in found}
    for edit in EDITS:
        shares = [
            sum(pair in pairs for pair, made in wanted.items() if made == (edit, degree))
            / max(1, sum(made == (edit, degree) for made in wanted.values()))
            for degree in DEGREES
        ]
        print(f"{edit:8}", *(f"{degree:.1f}: {share:.3f}" for degree, share in zip(DEGREES, shares)))
    half = [pair for pair, (_, degree) in wanted.items() if degree >= 0.5]
    low = [pair for pair, (_, degree) in wanted.items() if degree < 0.5]
    given = [pair for pair, share in pairs.items() if share >= 0.3]
    tracemalloc.start()
    copies(pool, 0.2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {
        "planted.precision_c50": sum(bool(set.intersection(*map(origins.__getitem__, pair))) for pair in given)
        / max(1, len(given)),
        "planted.recall_c50": sum(pair in pairs for pair in half) / len(half),
        "planted.recall_c30": sum(pair in pairs for pair in low) / len(low),
        "reports_per_cpu_s": len(pool) / spent,
        "bytes_per_report": peak / len(pool),
    }


def _edited(edit: str, degree: float, lines: list[str], foreign: list[str], random: Random) -> list[str]:
    """An edit of which (for `embed`: in which) `degree` of the words are the report's."""
    keep = max(2, round(degree * len(lines)))
    if edit == "excerpt":
        begin = random.randrange(len(lines) - keep + 1)
        return lines[begin : begin + keep]
    if edit == "cut":
        return [lines[at] for at in sorted(random.sample(range(len(lines)), keep))]
    if edit == "reorder":
        return random.sample(lines, keep)
    if edit == "swap":
        others = iter(foreign * (1 + len(lines) // len(foreign)))
        kept = set(random.sample(range(len(lines)), keep))
        return [line if at in kept else next(others) for at, line in enumerate(lines)]
    if edit == "embed":
        return [*foreign[: len(lines)], *lines[:keep], *foreign[len(lines) :]]
    return [_retouched(line, 1 - degree, random) for line in lines]


def _retouched(line: str, share: float, random: Random) -> str:
    """A sentence with a word replaced here and there, so that runs of five words break in `share` of places."""
    words = line.split()
    return " ".join(f"{word[::-1]}" if random.random() < share / 5 else word for word in words)


def clough(data: Path, split: str) -> dict[str, float]:
    """The four degrees of reuse of the short answers, by the share of their runs of words that stand in the source."""
    wanted, given = [], []
    for row in rows(data, "reuse_clough_en", split):
        source, answer = profiles([report(name, None, row[name], "en", None, None) for name in ("source", "text")], ())
        found = depend(source, answer, Aligner(Rarity((source, answer))))
        wanted.append(row["label"])
        reworded = "heavy" if found.score >= 0.2 else "non"
        given.append("cut" if found.verbatim_b >= 0.5 else "light" if found.verbatim_b >= 0.2 else reworded)
    if not wanted:
        return {}
    return {"clough.macro_f1": sum(_f1(label, given, wanted) for label in LABELS) / len(LABELS)}


def _f1(label: str, given: Iterable[str], wanted: Iterable[str]) -> float:
    pairs = list(zip(given, wanted))
    right = sum(g == w == label for g, w in pairs)
    return prf(right, sum(g == label for g, _ in pairs), sum(w == label for _, w in pairs))[2]
