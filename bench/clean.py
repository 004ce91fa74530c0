"""Cleaning: line labels, body and metadata on gold lines; body, title, date and author on extraction sets; speed.

Peers (trafilatura, resiliparse, newspaper4k, justext) are measured in the same run where they are installed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any

from bench.clean_peers import PEERS
from bench.clean_score import FIELDS, body_of, labels_of, meta_score, shingle_f1, token_f1
from bench.clean_sets import SETS, Gold
from bench.data import rows
from bench.scoring import prf
from runut.clean import clean
from runut.read import read
from runut.records import Page, Report
from tools.clean_data import flat, html_of

FURNITURE = ("navigation", "related", "promo", "artefact", "repeat")
BODY = ("paragraph", "dateline_paragraph", "heading", "list", "quote")


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    found = rows(data, "id_lines", split)
    figures |= lines(found, [of_row(row) for row in found])
    own = peer = 0.0
    for name, reader in SETS.items():
        pages = list(reader(rows(data, f"extract_{name}", split)))
        if pages:
            figures |= {f"{name}.{key}": value for key, value in articles(data, name, pages).items()}
    texts = [row["isi_berita"] for row in rows(data, "id_news_3days", split)]
    if texts:
        pages_ = [Page(source=str(n), media_type="text/plain", text=text) for n, text in enumerate(texts)]
        clean(pages_[:50])
        start = process_time()
        clean(pages_)
        figures["flat_pages_per_cpu_s"] = len(pages_) / (process_time() - start)
    own, peer = (sum(figures.pop(f"{name}.{who}_s", 0.0) for name in SETS) for who in ("own", "trafilatura"))
    if own and peer:
        figures["html_speed_ratio"] = peer / own
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


def articles(data: Path, name: str, pages: Sequence[Gold]) -> dict[str, float]:
    """Figures of one extraction set, from HTML, flattened, and of the peers."""
    folder = data / f"extract_{name}"
    score = shingle_f1 if name == "scrapinghub" else segment_f1 if name == "trafilatura" else mean_f1
    found = {}
    start = process_time()
    for page in pages:
        known = next(one for one in read([folder / page.file]))
        if not isinstance(known, Page):
            print(f"rejected: {page.file}: {known.what}", file=sys.stderr)
            known = Page(source=page.file, media_type="text/html", text="")
        found[page.file] = Page(
            source=page.file, media_type=known.media_type, text=known.text, url=page.url, hints=known.hints,
            metadata=known.metadata,
        )  # fmt: skip
    reports = {file: clean([page])[0] for file, page in found.items()}
    figures = {"own_s": process_time() - start, "html_f1": score([(body_of(reports[p.file]), p) for p in pages])}
    bare = [
        clean([Page(source=p.file, media_type="text/plain", text=flat(html_of(data, folder.name, p.file)), url=p.url)])[
            0
        ]
        for p in pages
    ]
    figures["flat_f1"] = score([(body_of(one), p) for one, p in zip(bare, pages, strict=True)])
    peers = {}
    for peer, extract in PEERS.items():
        start = process_time()
        texts = [extract(html_of(data, folder.name, p.file)) for p in pages]
        if peer == "trafilatura_fast":
            figures["trafilatura_s"] = process_time() - start
        peers[peer] = score([(text, p) for text, p in zip(texts, pages, strict=True)])
    if "trafilatura" in peers:
        figures |= {
            "peer_trafilatura_f1": max(v for k, v in peers.items() if "traf" in k),
            "peer_best_f1": max(peers.values()),
        }
    return figures | heads([(reports[p.file], p) for p in pages])


def heads(pairs: Sequence[tuple[Report, Gold]]) -> dict[str, float]:
    """Shares of titles, days and authors that are right, of those gold has."""
    titles = [bool(r.title) and _norm(r.title.text) == _norm(p.title) for r, p in pairs if p.title]
    days = [bool(r.published) and r.published.start == p.day for r, p in pairs if p.day]
    authors = [{_norm(b.text) for b in r.byline} == {_norm(a) for a in p.authors} for r, p in pairs if p.authors]
    named = {"title": titles, "date": days, "author": authors}
    return {key: sum(one) / len(one) for key, one in named.items() if one}


def mean_f1(pairs: Sequence[tuple[str, Gold]]) -> float:
    return sum(token_f1(text, page.body) for text, page in pairs) / len(pairs)


def segment_f1(pairs: Sequence[tuple[str, Gold]]) -> float:
    right = sum(part in text for text, page in pairs for part in page.parts)
    wrong = sum(part in text for text, page in pairs for part in page.without)
    return prf(right, right + wrong, sum(len(page.parts) for _, page in pairs))[2]


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


def _norm(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
