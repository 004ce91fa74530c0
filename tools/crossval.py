"""Cross-validation of trained parts on open data: `python -m tools.crossval NAME [--data DIR]`.

A name is that of a tool `tools.train_NAME` with a function `cross_validated(data) -> dict[str, float]`. The last line
printed is one JSON object of the figures, as a bench prints it; the bench itself measures what is shipped.
"""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    figures = import_module(f"tools.train_{args.name}").cross_validated(args.data)
    for key, value in figures.items():
        print(f"{key:48} {value:.4f}")
    print(json.dumps({"crossval": args.name, "figures": figures}))


if __name__ == "__main__":
    main()
