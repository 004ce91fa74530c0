"""Pairs of reports that share their text, for a terminal, pair by pair."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from runut.language import explain
from runut.present.copy_rows import CopyRow, CopySide
from runut.present.plain import line
from runut.present.sheet import DIM, LINK, QUIET, STRONG, columns, printed
from runut.present.words import Words


def copy_terminal(row: CopyRow, words: Words, *, width: int | None = None, color: bool = True) -> str:
    """Why the two are held to share text; each with its share in the other; the sentences most alike.

    Args:
        row: the pair.
        words: the interface's language.
        width: columns; the terminal's own where None.
        color: whether to give ANSI styles.
    """
    reason = explain(row.reason)
    title = reason.title_id if words.code == "id" else reason.title_en
    parts: list[Text | Padding] = [Text(title, style=f"{STRONG} {LINK}")]
    for side, share, shown in ((row.first, row.of_first, 0), (row.second, row.of_second, 1)):
        parts.append(Padding(_side(side, share, words), (0, 0, 0, 2)))
        if row.evidence:
            parts.append(Padding(Text(f"“{line(row.evidence[shown].span.text)}”", style=DIM), (0, 0, 0, 4)))
    return printed([*parts, Text()], width=columns(width), color=color)


def copies_total(count: int, words: Words, *, width: int | None = None, color: bool = True) -> str:
    """How many pairs there were."""
    told = words.count("copies_found", count) if count else words("no_copies")
    return printed([Text(told, style=QUIET)], width=columns(width), color=color)


def _side(side: CopySide, share: float, words: Words) -> Text:
    about = [line(one) for one in (side.outlet, side.title) if one]
    day = words.day(side.published) if side.published else words("date_unknown")
    found = Text(line(side.source), style=STRONG)
    found.append(f" · {' · '.join([*about, day])} · ", style=f"{DIM} not bold")
    return found.append(words("copy_share", share=f"{share:.0%}"), style="not bold")
