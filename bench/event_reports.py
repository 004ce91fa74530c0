"""Sentences and articles as reports of one paragraph; used by `bench.events`."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bench.data import rows
from runut.annotate import annotate
from runut.annotate.entities import entities
from runut.annotate.events import events
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.annotate.times import times
from runut.language import language
from runut.records import Annotation, Block, Interval, Report, cut


def read(text: str, language: str, published: date | None = None) -> Annotation:
    day = Interval(published, published, "metadata") if published else None
    return annotate(
        Report(
            "r", "bench", (), "text/plain", text, language, None, None, None, None, (), day, (), (),
            (Block("paragraph", cut(text, 0, len(text))),), (),
        )
    )  # fmt: skip


def speed(data: Path, split: str) -> dict[str, float]:
    """Reports a CPU-second of the step `events` alone, on news articles."""
    texts: Iterable[str] = [row["isi_berita"] for row in rows(data, "id_news_3days", split)[:100]]
    drafts = []
    for text in texts:
        draft = segment(
            Report(
                "r", "bench", (), "text/plain", text, "id", None, None, None, None, (), None, (), (),
                (Block("paragraph", cut(text, 0, len(text))),), (),
            ),
            language("id"),
        )  # fmt: skip
        for step in (times, entities, quotes):
            draft = step(draft)
        drafts.append(draft)
    if not drafts:
        return {}
    events(drafts[0])
    begun = time.process_time()
    for draft in drafts:
        events(draft)
    return {"reports_per_cpu_s": len(drafts) / (time.process_time() - begun)}
