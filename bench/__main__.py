"""`python -m bench NAME [--data DIR] [--split open]`: print a table for people and, last, one JSON object.

A bench is a module `bench/<name>.py` with `run(data: Path, split: str) -> dict[str, float]`, other modules here serve
several; a data set that is not there is left out and named on standard error, never an error.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
from pathlib import Path

NAMES = sorted(
    path.stem for path in Path(__file__).parent.glob("*.py") if "\ndef run(" in path.read_text(encoding="utf-8")
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure what is shipped.")
    parser.add_argument("name", choices=NAMES, nargs="?")
    parser.add_argument("--names", action="store_true", help="list the benches")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    parser.add_argument("--split", default="open")
    args = parser.parse_args()
    if args.names or not args.name:
        print("\n".join(NAMES))
        return
    figures = importlib.import_module(f"bench.{args.name}").run(args.data, args.split)
    width = max((len(key) for key in figures), default=0)
    for key, value in figures.items():
        print(f"{key:{width}}  {value:.4f}" if isinstance(value, float) else f"{key:{width}}  {value}")
    environment = {"python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
    print(json.dumps({"bench": args.name, "split": args.split, "figures": figures, "environment": environment}))


if __name__ == "__main__":
    main()
