"""Chains of attribution: houses a report leans on (`id_quotes`, citations), whom it credits (`id_lines`, meta.credits).

The whole way: `clean`, then `annotate`, whose reports per CPU-second are told (without the first report, which loads
the tables). A citation counts as found if its house is credited or stands in a chain.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bench.attributions import fold
from bench.data import rows
from bench.scoring import prf
from bench.worst import worst
from runut.annotate import annotate
from runut.clean import clean
from runut.records import Metadata, Page, Report
from runut.text.agencies import by_host, by_name

HOUSES = frozenset({"agency", "photo", "partner", "outlet"})

Misses = list[tuple[float, str]]


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    spent = [0.0, 0.0]
    for name, key, measure in (("id_quotes", "citations", _citations), ("id_lines", "credits", _credits)):
        if found := rows(data, name, split):
            if not spent[0]:
                _annotated(_cleaned(Page("first", "text/plain", found[0]["text"]), "id"), [0.0, 0.0])
            misses: Misses = []
            figures[f"{key}.f1"] = measure(found, misses, spent)
            worst(key, misses)
    figures["reports_per_cpu_s"] = spent[0] / spent[1] if spent[1] else 0.0
    return figures


def _citations(found: list[dict[str, Any]], misses: Misses, spent: list[float]) -> float:
    n: Counter[str] = Counter()
    for row in found:
        house = by_host(row["outlet"])
        metadata = Metadata(
            title=row["title"] or None,
            outlet=house.name if house else row["outlet"],
            published=date.fromisoformat(row["published_date"]),
        )
        report = _cleaned(Page(row["id"], "text/plain", row["text"], metadata=metadata), "id")
        report = _annotated(report, spent)
        chains = [one for held in (*report.quotes, *report.events) for one in held.attribution]
        given = {_name(one.name) for one in chains if one.by in ("cite", "credit")}
        given |= {_name(credit.name) for credit in report.credits if credit.role in HOUSES}
        _count(
            n, {_name(one["name"]) for one in row["citations"]}, given - {_name(report.outlet or "")}, row["id"], misses
        )
    return prf(n["right"], n["given"], n["gold"])[2]


def _credits(found: list[dict[str, Any]], misses: Misses, spent: list[float]) -> float:
    n: Counter[str] = Counter()
    for row in found:
        report = _annotated(_cleaned(Page(row["id"], "text/plain", row["text"]), row["language"]), spent)
        gold = {name for one in row["meta"]["credits"] or () for name in _names(one["name"])}
        given = {name for credit in report.credits for name in _names(credit.name)}
        _count(n, gold, given, row["id"], misses)
    return prf(n["right"], n["given"], n["gold"])[2]


def _annotated(report: Report, spent: list[float]) -> Report:
    begun = time.process_time()
    found = annotate(report).report
    spent[:] = [spent[0] + 1, spent[1] + time.process_time() - begun]
    return found


def _cleaned(page: Page, code: str) -> Report:
    return clean([page], code)[0]


def _names(credited: str) -> set[str]:
    """The names of a credit: "A, B and C" are three, a house is one however it is written."""
    parts = [credited] if by_name(credited) else re.split(r"/|,\s|;\s|\s&\s|\s(?:and|dan)\s", credited)
    return {_name(part) for part in parts if part.strip()}


def _name(name: str) -> str:
    house = by_name(name)
    return fold(house.name if house else name)


def _count(n: Counter[str], gold: set[str], given: set[str], where: str, misses: Misses) -> None:
    n["right"] += len(gold & given)
    n["given"] += len(given)
    n["gold"] += len(gold)
    if gold != given:
        misses.append((len(gold ^ given), f"{where}: missing {sorted(gold - given)}, too much {sorted(given - gold)}"))
