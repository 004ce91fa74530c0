"""Labelled sets of stories as reports, for the benches of `link`."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from bench.data import rows
from runut.annotate.segment import segment
from runut.language import language
from runut.records import Block, Interval, Report, cut, field_text

Labelled = list[tuple[Report, str]]
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
LEFT_OVER = re.compile(r"\s*(baca juga|advertisement|scroll to|lihat juga|pilihan editor|simak)", re.IGNORECASE)


def report(name: str, title: str | None, text: str, code: str, outlet: str | None, day: date | None) -> Report:
    """A report of plain fields: each line a paragraph."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip() and not LEFT_OVER.match(line):
            blocks.append(Block("paragraph", cut(text, at, at + len(line))))
        at += len(line) + 1
    bare = Report(
        id=name, source=name, also_at=(), media_type="text/plain", page=text, language=code, outlet=outlet,
        title=field_text(title) if title else None, deck=None, dateline=None, byline=(),
        published=Interval(day, day, "metadata") if day else None, credits=(), keywords=(), blocks=tuple(blocks),
        dropped=(),
    )  # fmt: skip
    return segment(bare, language(code)).report


def known_day(stated: str | None) -> date | None:
    """The day of "Rabu, 18 Jun 2025 13:55 WIB", "18/6/2025" or "2025-06-18T..."."""
    if stated is None:
        return None
    if found := re.search(r"(\d{4})-(\d\d)-(\d\d)", stated):
        return date(*map(int, found.groups()))
    if found := re.search(r"(\d{1,2})[ /](\w+)[ /](\d{4})", stated):
        month = found[2][:3].casefold()
        number = int(month) if month.isdigit() else MONTHS.index(month) + 1 if month in MONTHS else 0
        return date(int(found[3]), number, int(found[1])) if number else None
    return None


def indonesian(data: Path, split: str) -> dict[str, Report]:
    """The articles of `id_news_3days` by id, as reports."""
    return {
        row["id"]: report(
            row["id"], row["judul"], row["isi_berita"], "id", row["sumber"], known_day(row["tanggal_publikasi"])
        )
        for row in rows(data, "id_news_3days", split)
    }


def labelled(data: Path, split: str) -> dict[str, Labelled]:
    """Reports of each set with the label of their story; ids tell nothing, dates that are the key are hidden."""
    news = indonesian(data, split)
    found: dict[str, Labelled] = {
        "id_stories": [(news[row["id"]], row["story"]) for row in rows(data, "id_stories", split) if row["id"] in news],
        "news2018": [
            (report(r["id"], r["title"], r["text"], "en", r["domain"], known_day(r["date_publish"])), r["cluster"])
            for r in rows(data, "cluster_news2018_en", split)
        ],
        "ecbplus": [],
        "allsides": [],
    }  # fmt: skip
    for row in rows(data, "cluster_ecbplus_en", split):
        text = "\n".join(" ".join(words) for words in row["sents"].values())
        found["ecbplus"].append((report(_name(text), None, text, "en", None, None), row["subtopic"]))
    for row in rows(data, "cluster_allsides_en", split):
        text = "\n".join(row["paragraphs"])
        found["allsides"].append((report(_name(text), row["title"], text, "en", row["source"], None), row["cluster"]))
    return {name: list({one.id: (one, gold) for one, gold in rows}.values()) for name, rows in found.items() if rows}


def _name(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
