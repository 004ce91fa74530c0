"""Independent support: families of reprints, planted by editing, counted; and the time one large story takes.

Pairs of reports that careful readers call independent (`id_stories`) are each printed again by outlets that do not
exist, with sentences left out and words changed. A claim that reprints of one report carry rests on one source, a claim
of both families on two; what both families heard one speaker say may count once and is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from bench.data import rows
from bench.stories import known_day
from runut import pipeline
from runut.consolidate import cast, consolidate
from runut.records import Claim, Metadata, Page, StoryDraft

PAIRS = 40
LEFT_OUT, CHANGED = 0.15, 0.03  # shares of sentences and of words
LARGE, LARGER = 100, 500
SIZES = (2, 10, 50, LARGE, LARGER)
LENGTH = 15  # sentences of a report in the large story
SENTENCES = re.compile(r"(?<=[.!?][\"” ])\s*(?=[A-Z\"“])")


def run(data: Path, split: str) -> dict[str, float]:
    news = {row["id"]: row for row in rows(data, "id_news_3days", split)}
    file = data / "id_stories" / f"relations_{split}.jsonl"
    if not news or not file.is_file():
        return {}
    relations = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    pairs = [(r["a"], r["b"]) for r in relations if r["relation"] == "independent" and r["confidence"] == "high"]
    return {**counted(pairs[:PAIRS], news), **timed(data, split, news)}


def counted(pairs: Sequence[tuple[str, str]], news: dict[str, Any]) -> dict[str, float]:
    right = error = count = lost = 0
    for n, pair in enumerate(pairs):
        random = Random(n)
        pages, family = [], {}
        for one in pair:
            for k in range(1 + random.randrange(1, 4)):
                page = _page(
                    news[one],
                    f"{one}#{k}",
                    f"Kabar {n}-{one}-{k}" if k else None,
                    _edited(news[one]["isi_berita"], random, k),
                )
                pages.append(page)
                family[page.source] = one
        brief = pipeline.brief(pages)
        sources = {report.id: report.source for report in brief.reports}
        for story in brief.stories:
            for claim in story.claims:
                homes = {family[sources[m.report]] for m in claim.members}
                if len({m.report for m in claim.members}) < 2 or (
                    len(homes) > 1 and _said(claim, homes, family, sources)
                ):
                    continue
                count += 1
                right += claim.support.independent == len(homes)
                error += abs(claim.support.independent - len(homes))
        lost += len(brief.stories) > 2
    print(f"{count} shared claims of {len(pairs)} pairs of families; {lost} families fell apart")
    return {"exact": right / max(1, count), "mean_error": error / max(1, count)}


def timed(data: Path, split: str, news: dict[str, Any]) -> dict[str, float]:
    """CPU-seconds of one story of reports that share what they tell and no sentence to the letter."""
    members: dict[str, list[str]] = {}
    for row in rows(data, "id_stories", split):
        members.setdefault(row["story"], []).append(row["id"])
    largest = max(sorted(members.values()), key=len)
    pool = [s for one in largest for s in SENTENCES.split(news[one]["isi_berita"]) if len(s) > 40]
    random = Random(0)
    pages = [
        Page(
            f"large:{n}", "text/plain",
            "\n".join(_changed(random.choice(pool), random, 0.1) for _ in range(LENGTH)),
            metadata=Metadata(title=f"Berita {n}", outlet=f"Kabar {n}", language="id"),
        )
        for n in range(LARGER)
    ]  # fmt: skip
    seconds = {size: _seconds(pages[:size]) for size in SIZES}
    rates = {f"reports_per_cpu_s_{size}": size / max(taken, 1e-3) for size, taken in seconds.items()}
    return {"seconds_100_reports": seconds[LARGE], "growth_500_over_100": seconds[LARGER] / seconds[LARGE], **rates}


def _seconds(pages: Sequence[Page]) -> float:
    reports, entities = pipeline.annotated(pages)
    draft = StoryDraft("large", tuple(sorted(report.id for report in reports)), (), (), (), ())
    by_id = {report.id: report for report in reports}
    start = process_time()
    consolidate(draft, by_id, cast(entities))
    return process_time() - start


def _page(row: dict[str, Any], source: str, outlet: str | None, text: str) -> Page:
    published = known_day(row["tanggal_publikasi"])
    meta = Metadata(title=row["judul"], outlet=outlet or row["sumber"], language="id", published=published)
    return Page(source, "text/plain", text, metadata=meta)


def _edited(text: str, random: Random, turn: int) -> str:
    if not turn:
        return text
    kept = [s for s in SENTENCES.split(text) if random.random() >= LEFT_OUT] or [text]
    return "\n".join(_changed(sentence, random, CHANGED) for sentence in kept)


def _changed(sentence: str, random: Random, share: float) -> str:
    """Some lower-case words left out."""
    return " ".join(w for w in sentence.split() if not (w.islower() and w.isalpha() and random.random() < share))


def _said(claim: Claim, homes: set[str], family: dict[str, str], sources: dict[str, str]) -> bool:
    return all(any(m.quotes for m in claim.members if family[sources[m.report]] == home) for home in homes)
