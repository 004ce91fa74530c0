"""The catalogue of reason codes, one table for each stage that judges."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from runut.errors import TableError, UnknownCodeError
from runut.records import Reason

STAGES = ("clean", "annotate", "link", "consolidate")


@cache
def catalogue() -> dict[str, Reason]:
    """Every reason by its code, in the order of the stages.

    Raises:
        TableError: a table is malformed or a code stands twice.
    """
    found: dict[str, Reason] = {}
    for stage in STAGES:
        place = files("runut.language") / "any" / "reasons" / f"{stage}.toml"
        rows = tomllib.loads(place.read_text(encoding="utf-8")).get("row", [])
        for reason in msgspec.convert(rows, list[Reason]):
            if reason.code in found:
                raise TableError("a reason code stands twice", f"{stage}.toml: {reason.code}", "rename one")
            found[reason.code] = reason
    return found


def explain(code: str) -> Reason:
    """The reason of a code.

    Raises:
        UnknownCodeError: no table lists the code.
    """
    reasons = catalogue()
    if code not in reasons:
        near = [known for known in reasons if known.split(".")[0] == code.split(".", maxsplit=1)[0]] or list(reasons)
        raise UnknownCodeError("no such reason code", code, "known ones: " + ", ".join(near))
    return reasons[code]
