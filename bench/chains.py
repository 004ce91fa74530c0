"""Chains of attribution: houses a report leans on (`id_quotes`, citations), whom it credits (`id_lines`, meta.credits).

The whole way: `clean`, then `annotate`. A citation counts as found if its house is credited or stands in a chain.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bench.attributions import fold
from bench.data import rows
from bench.scoring import prf
from runut.annotate import annotate
from runut.clean import clean
from runut.records import Metadata, Page, Report
from runut.text.agencies import by_host, by_name

HOUSES = frozenset({"agency", "photo", "partner", "outlet"})
WORST = 20


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    misses: list[str] = []
    if found := rows(data, "id_quotes", split):
        figures["citations.f1"] = _citations(found, misses)
    if found := rows(data, "id_lines", split):
        figures["credits.f1"] = _credits(found, misses)
    print(*misses[: 2 * WORST], sep="\n")
    return figures


def _citations(found: list[dict[str, Any]], misses: list[str]) -> float:
    n: Counter[str] = Counter()
    for row in found:
        house = by_host(row["outlet"])
        metadata = Metadata(
            title=row["title"] or None,
            outlet=house.name if house else row["outlet"],
            published=date.fromisoformat(row["published_date"]),
        )
        report = _cleaned(Page(row["id"], "text/plain", row["text"], metadata=metadata), "id")
        report = annotate(report).report
        chains = [one for held in (*report.quotes, *report.events) for one in held.attribution]
        given = {_name(one.name) for one in chains if one.by in ("cite", "credit")}
        given |= {_name(credit.name) for credit in report.credits if credit.role in HOUSES}
        _count(
            n, {_name(one["name"]) for one in row["citations"]}, given - {_name(report.outlet or "")}, row["id"], misses
        )
    return prf(n["right"], n["given"], n["gold"])[2]


def _credits(found: list[dict[str, Any]], misses: list[str]) -> float:
    n: Counter[str] = Counter()
    for row in found:
        report = annotate(_cleaned(Page(row["id"], "text/plain", row["text"]), row["language"])).report
        gold = {name for one in row["meta"]["credits"] or () for name in _names(one["name"])}
        given = {name for credit in report.credits for name in _names(credit.name)}
        _count(n, gold, given, row["id"], misses)
    return prf(n["right"], n["given"], n["gold"])[2]


def _cleaned(page: Page, code: str) -> Report:
    return clean([page], code)[0]


def _names(credited: str) -> set[str]:
    """The names of a credit: "A, B and C" are three, a house is one however it is written."""
    parts = [credited] if by_name(credited) else re.split(r"/|,\s|;\s|\s&\s|\s(?:and|dan)\s", credited)
    return {_name(part) for part in parts if part.strip()}


def _name(name: str) -> str:
    house = by_name(name)
    return fold(house.name if house else name)


def _count(n: Counter[str], gold: set[str], given: set[str], where: str, misses: list[str]) -> None:
    n["right"] += len(gold & given)
    n["given"] += len(given)
    n["gold"] += len(gold)
    if gold != given:
        misses.append(f"{where}: missing {sorted(gold - given)}, too much {sorted(given - gold)}")
