"""How many events of the seeds no event of their gold accounts for; used by `bench.events`.

The gold lists the events that must be found, not all that may be, so what it does not account for is an upper bound of
what is not in the text. The bench prints them by name for reading. The seeds lie beside the data: DIR/../seeds.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import runut
from runut.records import Entity, Event


def not_in_text(data: Path) -> tuple[dict[str, float], list[str]]:
    """Events per report that no gold event accounts for, and these by name."""
    home = data.resolve().parent
    gold_file, seeds = home / "gold" / "seeds.json", home / "seeds"
    if not (gold_file.is_file() and seeds.is_dir()):
        print(f"left out: seeds ({gold_file} or {seeds} is not there)", file=sys.stderr)
        return {}, []
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    forms = {one["name"]: {_fold(n) for n in (one["name"], *one["aliases"])} for one in gold["entities"]}
    brief = runut.brief([seeds])
    named = {entity.id: entity for entity in brief.entities}
    found = [
        f"{Path(report.source).name}: {event.type} {event.trigger.text!r} in {event.evidence.text!r}"
        for report in brief.reports
        for event in report.events
        if not any(_accounts(want, event, named, forms) for want in gold["events"])
    ]
    return {"not_in_text": len(found) / max(1, len(brief.reports))}, found


def _accounts(want: dict[str, Any], event: Event, named: dict[str, Entity], forms: dict[str, set[str]]) -> bool:
    def among(ids: tuple[str, ...], names: list[str]) -> bool:
        given = {_fold(n) for id_ in ids for n in (named[id_].name, *named[id_].aliases)}
        return any(given & (forms.get(name) or {_fold(name)}) for name in names)

    sides = among(event.actors, want["actors"]) and (
        not want.get("recipients") or among(event.recipients, want["recipients"])
    )
    return event.type in want["type"] and sides


def _fold(name: str) -> str:
    return " ".join(re.sub(r" \(as .*\)$", "", name).casefold().split())
