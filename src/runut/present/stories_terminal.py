"""Stories as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from runut.present.plain import line
from runut.present.sheet import DIM, LINK, QUIET, STRONG, columns, printed
from runut.present.story_rows import StoryRow
from runut.present.words import Words
from runut.records import Interval

OUTLETS = 3  # named; of more only the number is told


def stories_terminal(rows: Sequence[StoryRow], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """One line or two a story: id, title with outlets, reports, independent sources, days of publication.

    Args:
        rows: stories.
        words: the interface's language.
        width: columns; the terminal's own where None.
        color: whether to give ANSI styles.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=f"{STRONG} {LINK}", expand=True)
    table.add_column(words("column_story"), style=DIM, no_wrap=True)
    table.add_column(words("column_title"), ratio=1)
    table.add_column(words("column_reports"), justify="right")
    table.add_column(words("column_sources"), justify="right")
    table.add_column(words("column_published"))
    for row in rows:
        table.add_row(
            Text(row.id), _title(row), str(len(row.reports)), str(row.independent),
            words.interval(Interval(row.first, row.last, "metadata") if row.first else None),
        )  # fmt: skip
    count = Text(words.count("stories", len(rows)), style=QUIET)
    return printed([table, count] if rows else [count], width=columns(width), color=color)


def _title(row: StoryRow) -> Text:
    shown = [line(name) for name in row.outlets[:OUTLETS]]
    more = len(row.outlets) - len(shown)
    outlets = ", ".join(shown) + (f" +{more}" if more else "")
    return Text.assemble(line(row.title), (f"\n{outlets}" if outlets else "", DIM))
