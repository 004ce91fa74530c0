"""Rows and reports as JSON: one list, or one object a line. And a report as `runut clean` tells it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from runut.present.json import indented
from runut.present.pieces import body
from runut.records import Report

READ = ("sentences", "times", "quotes", "events", "views", "chains")  # what `annotate` adds to a report


def to_list(items: Iterable[object]) -> str:
    """One JSON list, indented, ending in a newline."""
    return indented(tuple(items))


def to_object(item: object) -> str:
    """One JSON object, indented, ending in a newline."""
    return indented(item)


def to_lines(items: Iterable[object]) -> str:
    """One JSON object a line (JSONL)."""
    return "".join(msgspec.json.encode(item).decode() + "\n" for item in items)


def cleaned(report: Report) -> dict[str, Any]:
    """A report's fields that cleaning fills, and `body`: its paragraphs as text, one a line, without the title."""
    fields = {name: getattr(report, name) for name in report.__struct_fields__ if name not in READ}
    return {**fields, "body": "\n".join(piece.kept for piece in body(report))}
