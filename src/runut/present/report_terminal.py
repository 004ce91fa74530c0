"""Cleaned reports for a terminal: the report as it would be read, and the page against the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.head import facts
from runut.present.pieces import Piece, marked, pieces, told
from runut.present.plain import line
from runut.present.sheet import DIM, LINK, QUIET, STRONG, WARN, columns, printed
from runut.present.words import Words
from runut.records import Report

CODE = 22  # columns of a reason code
INDENT = {"list": "– ", "quote": "│ "}
INSIDE = "[-{words}-]{{{reason}}}"  # what is dropped inside a kept line
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
    return printed(parts or [Text(words("no_reports"), style=WARN)], width=columns(width), color=color)


def reports_diff(reports: Sequence[Report], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """The page against the report: its lines with their numbers, + kept and as what, - dropped and why.

    What is dropped inside a kept line stands as [-words-]{reason}. Arguments as of `reports_terminal`.
    """
    if not color:  # one line of the page is one line of the text, for other programs to read
        return "\n".join(_plain_diff(report, words) for report in reports)
    parts = [part for report in reports for part in _diff(report, words)]
    return printed(parts or [Text(words("no_reports"), style=WARN)], width=columns(width), color=color)


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
    for out, group in groupby(told(report, dropped=dropped), key=lambda piece: piece.kind is None):
        if out:
            yield _dropped(list(group))
        else:
            yield from (_kept(piece, dropped=dropped) for piece in group)
    if report.dropped:
        said = _tally(report, words) if dropped else words.count("hidden", len(report.dropped))
        yield Padding(Text(said, style=QUIET), (0, 0, 1, 2))


def _tally(report: Report, words: Words) -> str:
    """How much was dropped for which reason, the most first."""
    counts = Counter(one.reason for one in report.dropped)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    reasons = ", ".join(f"{reason} {count}" for reason, count in most)
    told = words.count("dropped_pieces", len(report.dropped))
    return f"{told}: {reasons}\n{words('explain_hint', code=most[0][0])}"


def _rule(report: Report) -> RenderableType:
    return Rule(Text(line(report.source), style=f"{STRONG} {LINK}"), align="left", style=LINK)


def _kept(piece: Piece, *, dropped: bool) -> RenderableType:
    text = _runs(piece, "{words} [{reason}]") if dropped else Text(piece.kept)
    text.stylize({"heading": STRONG, "caption": QUIET}.get(piece.kind or "", ""))
    mark = INDENT.get(piece.kind or "", "")
    grid = Table.grid()
    if mark:
        grid.add_column(no_wrap=True, style=DIM)
    grid.add_column(max_width=READING, overflow="fold")
    grid.add_row(*([mark] if mark else []), text)
    return Padding(grid, (0, 0, 1, 2))


def _runs(piece: Piece, form: str) -> Text:
    """The piece on one line, with what is dropped inside it dim and told by `form`."""
    text = Text()
    for words, reason in marked(piece):
        if reason:
            text.append(form.format(words=words.strip(), reason=reason), style=f"{DIM} strike")
        else:
            text.append(words)
    return text


def _dropped(group: list[Piece]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=CODE, style=f"{DIM} {WARN}", no_wrap=True)
    grid.add_column(ratio=1, style=DIM, overflow="fold")
    for piece in group:
        grid.add_row(piece.reason, Text(line(piece.parts[0].text)))
    return Padding(grid, (0, 0, 1, 2))


def _plain_diff(report: Report, words: Words) -> str:
    rows = [f"=== {line(report.source)}"]
    for piece in pieces(report):
        mark, what = ("-", piece.reason) if piece.kind is None else ("+", words(f"block_{piece.kind}"))
        text = line(piece.parts[0].text) if piece.kind is None else _runs(piece, INSIDE).plain.strip()
        rows.append(f"{piece.line:>5} {mark} {what:{CODE}} {text}")
    return "\n".join(rows) + "\n"


def _diff(report: Report, words: Words) -> Iterator[RenderableType]:
    yield _rule(report)
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=5, justify="right", style=DIM)
    grid.add_column(width=1)
    grid.add_column(width=CODE, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for piece in pieces(report):
        number = str(piece.line)
        if piece.kind is None:
            text = Text(line(piece.parts[0].text), style=f"{DIM} red")
            grid.add_row(number, Text("-", style="red"), Text(piece.reason, style=f"{DIM} red"), text)
        else:
            kind = Text(words(f"block_{piece.kind}"), style="green")
            grid.add_row(number, Text("+", style="green"), kind, _runs(piece, INSIDE))
    yield Padding(grid, (0, 0, 1, 0))
    if report.dropped:
        yield Padding(Text(_tally(report, words), style=QUIET), (0, 0, 1, 2))
