"""What renderers for a terminal share: styles, the widest line, and printing to text instead of a screen."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType

DIM, STRONG, QUIET, WARN, LINK = "dim", "bold", "italic dim", "yellow", "cyan"
WIDEST = 120  # columns; longer lines are hard to read


def columns(width: int | None) -> int:
    """Columns to use: those given, else the terminal's own; at most 120."""
    return min(width or Console().width, WIDEST)


def printed(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The parts one below the other, as terminal text.

    Args:
        parts: what Rich can print; page text in it must be `Text`, never markup.
        width: columns.
        color: whether to give ANSI styles; without them no line ends in blanks.
    """
    out = StringIO()
    console = Console(file=out, force_terminal=color, no_color=not color, width=width, highlight=False, markup=False)
    for part in parts:
        console.print(part)
    shown = out.getvalue()
    return shown if color else "\n".join(row.rstrip() for row in shown.split("\n"))
