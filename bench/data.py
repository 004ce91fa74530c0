"""Reading data sets: `<data>/<set>/<split>.jsonl`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def rows(data: Path, name: str, split: str) -> list[dict[str, Any]]:
    """The rows of a set, or [] (said on standard error) where it is not there."""
    file = data / name / f"{split}.jsonl"
    if not file.is_file():
        print(f"left out: {name} ({split}.jsonl is not in {data})", file=sys.stderr)
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
