"""The lineage of stories for people: a tree for a terminal, and one SVG drawing for all of them."""

from __future__ import annotations

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from runut.present.arrange import stories
from runut.present.plain import line
from runut.present.sheet import LINK, QUIET, STRONG, columns, printed
from runut.present.svg import lineages_svg
from runut.present.terminal import lineage_tree
from runut.present.words import Words
from runut.records import Brief


def lineage_terminal(brief: Brief, words: Words, *, width: int | None = None, color: bool = True) -> str:
    """A tree for each story: sources, what derives from them, how much of it.

    Args:
        brief: whose stories to show.
        words: the interface's language.
        width: columns; the terminal's own where None.
        color: whether to give ANSI styles.
    """
    views = stories(brief, words)
    parts = [
        part
        for view in views
        for part in (
            Rule(Text(line(view.title), style=f"{STRONG} {LINK}"), align="left", style=LINK),
            Padding(lineage_tree(view, words), (0, 0, 1, 2)),
        )
    ]
    last = Text(words.count("stories", len(views)), style=QUIET)
    return printed([*parts, last], width=columns(width), color=color)


def lineage_drawing(brief: Brief, words: Words) -> str:
    """An SVG document, the stories one below the other."""
    views = stories(brief, words)
    return lineages_svg([(view.title, view.nodes, view.edges) for view in views], words("lineage"))
