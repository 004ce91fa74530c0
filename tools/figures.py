"""Run the benches and write docs/figures.md: `python -m tools.figures [NAME ...]` (all of them where none is named).

Each figure is printed by the command that heads its table; figures of benches not named stay as they were.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docs" / "figures.md"
HEAD = """# Figures

What the benches print of this tree on the open files of the project's data sets, which were also used to tune it and,
where a model card in [models/](models/) says so, to train it; unseen texts will score lower. Cross-validated figures
stand in the model cards. Speeds were measured on a busy two-core machine; ratios hold better than figures.
"""


def main() -> None:
    names = sys.argv[1:] or _bench("--names").split()
    told = _sections()
    for name in names:
        print(f"== {name}", flush=True)
        told[name] = _section(json.loads(_bench(name).strip().split("\n")[-1]))
    FILE.write_text(HEAD + "".join(told[name] for name in sorted(told)), encoding="utf-8")


def _bench(*args: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "bench", *args], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _sections() -> dict[str, str]:
    if not FILE.exists():
        return {}
    parts = re.split(r"(?m)^(?=\n## )", FILE.read_text(encoding="utf-8"))[1:]
    return {part.split()[1]: part for part in parts}


def _section(told: dict[str, Any]) -> str:
    rows = "".join(f"| `{key}` | {_number(value)} |\n" for key, value in told["figures"].items())
    return f"\n## {told['bench']}\n\n`python -m bench {told['bench']}`\n\n| figure | value |\n|---|---|\n{rows}"


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}" if abs(value) < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
