"""The brief as JSON (docs/reference), and the JSON Schema of that form, made from the record types."""

from __future__ import annotations

from typing import Any

import msgspec

from runut.records import Brief


def to_json(brief: Brief) -> str:
    """The brief as one JSON document, indented, ending in a newline."""
    return indented(brief)


def indented(value: object) -> str:
    """Records, or lists of them, as one JSON document, indented, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `to_json`'s output."""
    found = msgspec.json.schema(Brief)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
