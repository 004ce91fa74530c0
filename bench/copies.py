"""Copies: planted edits of news reports found again, furniture that is none, degrees of reuse; speed and memory.

Speed is measured on generated reports (`bench.generated`), each size in a process of its own. A million take some
minutes: `RUNUT_BENCH_SIZES=10000,100000,1000000 python -m bench copies`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time

from bench.data import rows
from bench.generated import PEERS, made, ours
from bench.scoring import prf
from bench.stories import indonesian, report
from runut import pipeline
from runut.link.align import Aligner
from runut.link.copies import copies
from runut.link.profile import profiles
from runut.link.rarity import Rarity
from runut.records import Metadata, Page, Report

DEGREES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
EDITS = ("excerpt", "cut", "reorder", "swap", "retouch", "embed")
LABELS = ("cut", "light", "heavy", "non")
FEWEST = 6
FURNISHED = 40
BESIDE = {"rensa": 10_000, "datasketch": 3_000}
"""Generated reports that a peer is measured on."""
SITES = {
    "Warta Muara": (
        ["Beranda", "Nasional", "Ekonomi", "Olahraga", "Masuk | Daftar"],
        ["Baca juga: Lima cara merawat sepeda tua di musim hujan", "Dapatkan kabar terbaru kami lewat saluran WhatsApp",
         "Bagikan", "Terpopuler", "Hak cipta Warta Muara 2025. Dilarang menyalin isi tanpa izin redaksi kami."],
    ),
    "Kabar Hulu": (
        ["Menu", "Cari", "ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT"],
        ["Simak berita pilihan kami langsung di ponsel Anda, klik di sini untuk berlangganan", "Tag: hulu, kabar",
         "Lihat juga video pilihan redaksi", "Copyright Kabar Hulu, semua hak dilindungi undang-undang yang berlaku"],
    ),
}  # fmt: skip


def run(data: Path, split: str) -> dict[str, float]:
    news = list(indonesian(data, split).values())
    return {**planted(news), **furniture(news), **clough(data, split), **beside_peers(), **by_size()}


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
    found = copies(pool, 0.2)
    pairs = {frozenset((pool[one.i].id, pool[one.j].id)): max(one.of_i, one.of_j) for one in found}
    for edit in EDITS:
        shares = [
            sum(pair in pairs for pair, made in wanted.items() if made == (edit, degree))
            / max(1, sum(made == (edit, degree) for made in wanted.values()))
            for degree in DEGREES
        ]
        print(f"{edit:8}", *(f"{degree:.1f}: {share:.3f}" for degree, share in zip(DEGREES, shares)))
    right = {pair: bool(set.intersection(*map(origins.__getitem__, pair))) for pair in pairs}
    for degree in DEGREES:
        near = [right[pair] for pair, share in pairs.items() if degree <= share < degree + 0.1]
        print(f"precision at containment {degree:.1f}: {sum(near) / max(1, len(near)):.3f} of {len(near)}")
    half = [pair for pair, (_, degree) in wanted.items() if degree >= 0.5]
    low = [pair for pair, (_, degree) in wanted.items() if degree < 0.5]
    given = [pair for pair, share in pairs.items() if share >= 0.3]
    return {
        "planted.precision_c50": sum(right[pair] for pair in given) / max(1, len(given)),
        "planted.recall_c50": sum(pair in pairs for pair in half) / len(half),
        "planted.recall_c30": sum(pair in pairs for pair in low) / len(low),
    }


def furniture(reports: list[Report]) -> dict[str, float]:
    """Pages of one text in two sites' furniture are copies, pages of two texts in one site's are none."""
    texts = [one for one in reports if 6 <= len(one.blocks) <= 25][:FURNISHED]
    lines = [[block.span.text for block in one.blocks] for one in texts]
    pages = [
        Page(f"{one.id}.{site}", "text/plain", "\n".join((*head, *rows, *foot)), metadata=Metadata(outlet=site))
        for one, rows in zip(texts, lines)
        for site, (head, foot) in SITES.items()
    ]
    cleaned = pipeline.reports(pages, language="id")
    seen = profiles(cleaned, ())
    source = {one.id: one.source.rpartition(".")[0] for one in cleaned}
    found = [(source[seen[one.i].id], source[seen[one.j].id]) for one in copies(seen)]
    same = {a for a, b in found if a == b}
    alike = {frozenset((texts[one.i].id, texts[one.j].id)) for one in copies(profiles(texts, ()), 0.2)}
    false = [pair for pair in found if pair[0] != pair[1] and frozenset(pair) not in alike]
    return {"furniture.recall": len(same) / len(texts), "furniture.false_pairs": float(len(false))}


def beside_peers() -> dict[str, float]:
    """How many times as many reports a CPU-second as rensa and datasketch, chunk by chunk in turn."""
    ratios = {}
    for name, peer in PEERS.items():
        try:
            adds = (ours()[0], peer())
        except ImportError:
            print(f"left out: {name} is not installed", file=sys.stderr)
            continue
        spent = [0.0, 0.0]
        for chunk in made(BESIDE[name]):
            for at, add in enumerate(adds):
                began = process_time()
                add(chunk.texts)
                spent[at] += process_time() - began
        ratios[f"speed_ratio_{name}"] = spent[1] / spent[0]
    return ratios


def by_size() -> dict[str, float]:
    """Speed and memory at each size; `flatness`: the rate at the largest over that at the smallest."""
    sizes = [int(size) for size in os.environ.get("RUNUT_BENCH_SIZES", "10000,100000").split(",")]
    told = {}
    for size in sizes:
        ran = subprocess.run(
            [sys.executable, "-m", "bench.generated", str(size)], check=True, capture_output=True, text=True
        )
        told[size] = json.loads(ran.stdout)
        print(f"{size:9,} generated reports:", {name: round(value, 3) for name, value in told[size].items()})
    last = told[max(sizes)]
    return {
        **{f"reports_per_cpu_s.{size}": one["rate"] for size, one in told.items()},
        **{f"peak_mb.{size}": one["peak_mb"] for size, one in told.items()},
        "flatness": last["rate"] / told[min(sizes)]["rate"],
        "bytes_per_report": last["bytes"],
        "peak_mb": last["peak_mb"],
        "generated.recall": last["recall"],
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
    """The four degrees of reuse of the short answers, by the share of their runs of words that stand in the source.

    Runs of five words tell what is copied, of three what is reworded; the bounds were set on the open half.
    """
    wanted, given = [], []
    for row in rows(data, "reuse_clough_en", split):
        source, answer = profiles([report(name, None, row[name], "en", None, None) for name in ("source", "text")], ())
        aligner = Aligner(Rarity((source, answer)))
        ours, theirs = aligner.runs(answer), aligner.runs(source)
        long, short = (len(a & b) / max(1, len(a)) for a, b in ((ours.long, theirs.long), (ours.short, theirs.short)))
        wanted.append(row["label"])
        given.append("cut" if long >= 0.5 else "light" if long >= 0.35 else "heavy" if short >= 0.05 else "non")
    if not wanted:
        return {}
    return {"clough.macro_f1": sum(_f1(label, given, wanted) for label in LABELS) / len(LABELS)}


def _f1(label: str, given: Iterable[str], wanted: Iterable[str]) -> float:
    pairs = list(zip(given, wanted))
    right = sum(g == w == label for g, w in pairs)
    return prf(right, sum(g == label for g, _ in pairs), sum(w == label for _, w in pairs))[2]
