"""`runut explain` and `runut schema`: what the output means."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

import runut
from runut.cli import options


def explain(
    code: Annotated[str | None, typer.Argument(help="A reason code such as drop.promo; left out: all.")] = None,
    ui: options.UiOption = None,
) -> None:
    """Tell what a reason code means, and what its evidence shows."""
    console = Console(highlight=False, markup=False)
    indonesian = (ui or options.locale_ui()) is options.Ui.id
    if code is None:
        for reason in runut.reasons().values():
            title = reason.title_id if indonesian else reason.title_en
            console.print(Text.assemble((f"{reason.code:28}", "bold cyan"), title))
        return
    reason = runut.explain(code)
    console.print(Text(reason.code, style="bold cyan"), Text(reason.title_id if indonesian else reason.title_en))
    console.print(Text(reason.about_id if indonesian else reason.about_en))
    for example in reason.examples:
        console.print(Text(f"  – {example}", style="dim"))


def schema() -> None:
    """Print the JSON Schema of `runut brief --format json`."""
    sys.stdout.write(json.dumps(runut.schema(), indent=1, ensure_ascii=False) + "\n")
