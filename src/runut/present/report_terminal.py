"""Cleaned reports for a terminal: the report as it would be read, and the page against the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.head import facts
from runut.present.pieces import BODY, Piece, marked, pieces
from runut.present.plain import line
from runut.present.sheet import DIM, LINK, QUIET, STRONG, WARN, printed
from runut.present.words import Words
from runut.records import Report

CODE = 22  # columns of a reason code
INDENT = {"list": "– ", "quote": "│ "}
READING = 90  # columns a paragraph is set in


def reports_terminal(
    reports: Sequence[Report], words: Words, *, dropped: bool = False, width: int | None = None, color: bool = True
) -> str:
    """Each report: its head, its paragraphs and captions.

    Args:
        reports: cleaned.
        words: the interface's language.
        dropped: whether to show what was dropped, in place, dim, with its reason.
        width: columns; the terminal's own where None.
        color: whether to give ANSI styles.
    """
    parts = [part for report in reports for part in _report(report, words, dropped=dropped)]
    return printed(parts or [Text(words("no_reports"), style=WARN)], width=width, color=color)


def reports_diff(reports: Sequence[Report], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """The page against the report: its lines with their numbers, + kept and as what, - dropped and why.

    What is dropped inside a kept line stands as [-words-]{reason}. Arguments as of `reports_terminal`.
    """
    parts = [part for report in reports for part in _diff(report, words)]
    return printed(parts or [Text(words("no_reports"), style=WARN)], width=width, color=color)


def _report(report: Report, words: Words, *, dropped: bool) -> Iterator[RenderableType]:
    yield _rule(report)
    yield Padding(Text(line(report.title.text) if report.title else words("title_unknown"), style=STRONG), (1, 0, 0, 2))
    if report.deck:
        yield Padding(Text(line(report.deck.text), style="italic"), (0, 0, 0, 2))
    head = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    head.add_column(style=DIM, no_wrap=True)
    head.add_column(overflow="fold")
    for label, said in facts(report, words):
        head.add_row(label, Text(line(said)))
    yield Padding(head, (1, 0, 1, 2))
    for piece in pieces(report):
        if piece.kind is None:
            if dropped:
                yield _dropped(piece)
        elif piece.kind in BODY or piece.kind == "caption":
            yield Padding(_kept(piece, dropped=dropped), (0, 0, 1, 2))
    if report.dropped and not dropped:
        yield Padding(Text(words.count("hidden", len(report.dropped)), style=QUIET), (0, 0, 1, 2))


def _rule(report: Report) -> RenderableType:
    return Rule(Text(line(report.source), style=f"{STRONG} {LINK}"), align="left", style=LINK)


def _kept(piece: Piece, *, dropped: bool) -> RenderableType:
    style = {"heading": STRONG, "caption": QUIET, "dateline": DIM}.get(piece.kind or "", "")
    text = _runs(piece, "{words} [{reason}]") if dropped else Text(piece.kept)
    text.stylize(style)
    grid = Table.grid(padding=0)
    grid.add_column(no_wrap=True, style=DIM)
    grid.add_column(max_width=READING)
    grid.add_row(INDENT.get(piece.kind or "", ""), text)
    return grid


def _runs(piece: Piece, form: str) -> Text:
    """The piece on one line, with what is dropped inside it dim and told by `form`."""
    text = Text()
    for words, reason in marked(piece):
        if reason:
            text.append(form.format(words=words.strip(), reason=reason), style=f"{DIM} strike")
        else:
            text.append(words)
    return text


def _dropped(piece: Piece) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=CODE, style=f"{DIM} {WARN}", no_wrap=True)
    grid.add_column(ratio=1, style=DIM)
    grid.add_row(piece.reason, Text(line(piece.parts[0].text)))
    return Padding(grid, (0, 0, 0, 2))


def _diff(report: Report, words: Words) -> Iterator[RenderableType]:
    yield _rule(report)
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=5, justify="right", style=DIM)
    grid.add_column(width=1)
    grid.add_column(width=CODE, no_wrap=True)
    grid.add_column(ratio=1)
    for piece in pieces(report):
        number = str(piece.line)
        if piece.kind is None:
            text = Text(line(piece.parts[0].text), style=f"{DIM} red")
            grid.add_row(number, Text("-", style="red"), Text(piece.reason, style=f"{DIM} red"), text)
        else:
            kind = Text(words(f"block_{piece.kind}"), style="green")
            grid.add_row(number, Text("+", style="green"), kind, _runs(piece, "[-{words}-]{{{reason}}}"))
    yield Padding(grid, (0, 0, 1, 0))
