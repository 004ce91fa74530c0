"""Cleaning: line labels, body and metadata on gold lines; body, title, date and author on extraction sets; speed.

Peers (trafilatura, resiliparse, newspaper4k, justext) are measured in the same run where they are installed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from bench.clean_articles import FLAT, OWN, figures_of, side_by_side
from bench.clean_peers import PEERS
from bench.clean_score import FIELDS, body_of, labels_of, meta_score, token_f1
from bench.clean_sets import SETS
from bench.data import rows
from bench.scoring import prf
from runut.clean import clean
from runut.records import Page, Report

FURNITURE = ("navigation", "related", "promo", "artefact", "repeat")
BODY = ("paragraph", "dateline_paragraph", "heading", "list", "quote")


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    found = rows(data, "id_lines", split)
    figures |= lines(found, [of_row(row) for row in found])
    figures |= extraction(data, split)
    texts = [row["isi_berita"] for row in rows(data, "id_news_3days", split)]
    if texts:
        pages_ = [Page(source=str(n), media_type="text/plain", text=text) for n, text in enumerate(texts)]
        clean(pages_[:50])
        start = process_time()
        clean(pages_)
        figures["flat_pages_per_cpu_s"] = len(pages_) / (process_time() - start)
    return figures


def of_row(row: dict[str, Any]) -> Report:
    """The report of a page of `id_lines`."""
    return clean([Page(source=row["id"], media_type="text/plain", text=row["text"], url=row["url"])])[0]


def lines(found: Sequence[dict[str, Any]], reports: Sequence[Report]) -> dict[str, float]:
    """Figures of `id_lines`: means over pages, but for the recalls and the metadata, which are over all."""
    accuracy, inner, bodies = [], [], []
    furniture, junk, meta = [0, 0], [0, 0], Counter[str]()
    counts: Counter[tuple[str, str]] = Counter()
    for row, report in zip(found, reports, strict=True):
        given = labels_of(report, [one["n"] for one in row["lines"]])
        readings = [
            [one["label"] for one in row["lines"]],
            [one.get("alt_label") or one["label"] for one in row["lines"]],
        ]
        gold = max(readings, key=lambda one: sum(a == b for a, b in zip(one, given, strict=True)))
        pairs = list(zip(gold, given, strict=True))
        accuracy.append(sum(a == b for a, b in pairs) / len(pairs))
        rest = [(a, b) for a, b in pairs if a != "navigation"]
        inner.append(sum(a == b for a, b in rest) / max(1, len(rest)))
        bodies.append(max(token_f1(body_of(report), _gold_body(row, one)) for one in readings))
        counts.update(pairs)
        furniture[0] += sum(b not in BODY for a, b in pairs if a in FURNITURE)
        furniture[1] += sum(a in FURNITURE for a, _ in pairs)
        cut = " ".join(one.span.text for one in report.dropped)
        for one in row["lines"]:
            junk[0] += sum(text in cut for text in one["inline_junk"])
            junk[1] += len(one["inline_junk"])
        meta.update(meta_score(report, row["meta"]))
    if not accuracy:
        return {}
    kinds = sorted({a for a, _ in counts})
    f1 = [
        prf(
            counts[k, k],
            sum(n for (_, b), n in counts.items() if b == k),
            sum(n for (a, _), n in counts.items() if a == k),
        )[2]
        for k in kinds
    ]
    figures = {
        "line_accuracy": sum(accuracy) / len(accuracy),
        "line_accuracy_no_nav": sum(inner) / len(inner),
        "macro_f1": sum(f1) / len(f1),
        "body_f1": sum(bodies) / len(bodies),
        "furniture_recall": furniture[0] / max(1, furniture[1]),
        "inline_junk_recall": junk[0] / max(1, junk[1]),
        "meta_right": sum(meta[f + ".right"] for f in FIELDS) / max(1, sum(meta[f + ".gold"] for f in FIELDS)),
        "meta_wrong": sum(meta[f + ".wrong"] for f in FIELDS) / max(1, sum(meta[f + ".given"] for f in FIELDS)),
    }
    for field in FIELDS:
        figures[f"meta.{field}.right"] = meta[field + ".right"] / max(1, meta[field + ".gold"])
        figures[f"meta.{field}.wrong"] = meta[field + ".wrong"] / max(1, meta[field + ".given"])
    return {f"id_lines.{key}": value for key, value in figures.items()}


def extraction(data: Path, split: str) -> dict[str, float]:
    """Figures of the extraction sets: each, and the mean over sets where a figure is a score."""
    figures: dict[str, float] = {}
    seconds, pages_of = Counter[str](), Counter[str]()
    scores: dict[str, list[float]] = {}
    for name, reader in SETS.items():
        pages = list(reader(rows(data, f"extract_{name}", split)))
        if not pages:
            continue
        done = side_by_side(data, name, pages)
        found = figures_of(name, pages, done)
        print(table(name, len(pages), found), flush=True)
        figures |= {f"{name}.{key}": value for key, value in found.items()}
        seconds.update({one: side.seconds for one, side in done.sides.items()})
        pages_of.update({one: len(pages) for one in done.sides})
        for key in ("html_f1", "flat_f1", *(f"peer.{peer}.f1" for peer in PEERS)):
            scores.setdefault(key, []).append(found[key])
    figures |= {f"all.{key}": sum(values) / len(values) for key, values in scores.items()}
    figures |= {f"all.pages_per_cpu_s.{one}": pages_of[one] / seconds[one] for one in seconds}
    if seconds["trafilatura_fast"]:
        figures["html_speed_ratio"] = seconds["trafilatura_fast"] / seconds[OWN]
    return figures


def table(name: str, count: int, found: Mapping[str, float]) -> str:
    """One set for people: each cleaner with its F1, pages per CPU-second, pages it failed on."""
    f1 = {OWN: found["html_f1"], FLAT: found["flat_f1"]} | {peer: found[f"peer.{peer}.f1"] for peer in PEERS}
    lines = [f"{name}: {count} pages", f"  {'':18}{'F1':>7}{'pages/s':>9}{'failed':>8}"]
    for one in sorted(f1, key=lambda one: (-f1[one], one)):
        lines.append(f"  {one:18}{f1[one]:7.4f}{found[f'pages_per_cpu_s.{one}']:9.1f}{found[f'failed.{one}']:8}")
    told = [f"{key} {found[key]:.4f}" for key in ("title", "date", "author") if key in found]
    return "\n".join([*lines, *(["  runut: " + ", ".join(told)] if told else [])])


def _gold_body(row: dict[str, Any], labels: Sequence[str]) -> str:
    all_lines = row["text"].split("\n")
    kept = []
    for one, label in zip(row["lines"], labels, strict=True):
        if label in BODY:
            text = all_lines[one["n"] - 1]
            for piece in one["inline_junk"]:
                text = text.replace(piece, " ")
            kept.append(text)
    return "\n".join(kept)
