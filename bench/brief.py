"""The brief of the seeds, as `eval/score_brief.py` counts it; its figures unchanged.

The seeds, their gold and the scorer lie beside the data: DIR/../seeds, DIR/../gold/seeds.json, DIR/../eval.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import runut
from runut.present.json import to_json


def run(data: Path, split: str) -> dict[str, float]:
    home = data.resolve().parent
    scorer, gold, seeds = home / "eval" / "score_brief.py", home / "gold" / "seeds.json", home / "seeds"
    missing = [path for path in (scorer, gold, seeds) if not path.exists()]
    if missing:
        print(f"left out: seeds ({missing[0]} is not there)", file=sys.stderr)
        return {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brief.json"
        file.write_text(to_json(runut.brief([seeds])), encoding="utf-8")
        command = [sys.executable, str(scorer), str(file), str(gold), str(seeds)]
        told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    *table, figures = told.strip().split("\n")
    print("\n".join(table))
    found: dict[str, float] = json.loads(figures)
    return found
