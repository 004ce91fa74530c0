"""The stories of a stream as a table for a terminal, with what was put right."""

from __future__ import annotations

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.language.reasons import explain
from runut.present.plain import line
from runut.present.sheet import DIM, LINK, QUIET, STRONG, columns, printed
from runut.present.words import Words
from runut.records import Interval, Revision, Running, RunningStory

OUTLETS = 3  # named; of more only the number is told
LATEST = 20
"""Of what was put right, the last so many."""


def running_terminal(found: Running, words: Words, *, width: int | None = None, color: bool = True) -> str:
    """One line or two a story: id, title with outlets, reports, days, whether it is open; then what was put right.

    Args:
        found: the stream.
        words: the interface's language.
        width, color: as of `to_terminal`.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=f"{STRONG} {LINK}", expand=True)
    table.add_column(words("column_story"), style=DIM, no_wrap=True)
    table.add_column(words("column_title"), ratio=1)
    table.add_column(words("column_reports"), justify="right")
    table.add_column(words("column_published"))
    table.add_column(words("column_open"), justify="center")
    for story in found.stories:
        published = words.interval(Interval(story.first, story.last, "metadata") if story.first else None)
        table.add_row(Text(story.id), _title(story), str(len(story.reports)), published, "●" if story.open else "")
    told = [words.count("stories", len(found.stories)), words("snapshot", name=found.snapshot)]
    parts: list[RenderableType] = [table] if found.stories else []
    if found.revisions:
        parts.append(Rule(Text(words("revisions"), style=STRONG), align="left", style=LINK))
        parts += [_revision(one, words) for one in found.revisions[-LATEST:]]
    return printed([*parts, Text("  ·  ".join(told), style=QUIET)], width=columns(width), color=color)


def _title(story: RunningStory) -> Text:
    shown = [line(name) for name in story.outlets[:OUTLETS]]
    more = len(story.outlets) - len(shown)
    outlets = ", ".join(shown) + (f" +{more}" if more else "")
    return Text.assemble(line(story.title), (f"\n{outlets}" if outlets else "", DIM))


def _revision(one: Revision, words: Words) -> Text:
    reason = explain(one.reason)
    title = reason.title_id if words.code == "id" else reason.title_en
    told = words.count("reports", len(one.reports))
    return Text.assemble((title, LINK), f": {one.other} → {one.story} ({told})  ", (one.reason, DIM))
