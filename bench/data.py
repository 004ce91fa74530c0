"""Reading data sets: `<data>/<set>/<split>.jsonl`."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from runut.language import language
from runut.text.months import Month, day_of


def rows(data: Path, name: str, split: str) -> list[dict[str, Any]]:
    """The rows of a set, or [] (said on standard error) where it is not there."""
    file = data / name / f"{split}.jsonl"
    if not file.is_file():
        print(f"left out: {name} ({split}.jsonl is not in {data})", file=sys.stderr)
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def published(row: dict[str, Any]) -> date | None:
    """The day of an article of id_news_3days, as its column tells ("Rabu, 18 Jun 2025"), else that of the scraping."""
    months = language("id").matcher(Month)
    stated = re.search(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", str(row.get("tanggal_publikasi") or ""))
    month = months.lookup(stated[2]) if stated else None
    if stated and month:
        return day_of(int(stated[3]), month.number, int(stated[1]))
    return date.fromisoformat(row["scraped"])
