"""Quotes and events as tables for a terminal, under a line for each report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.plain import flat, line
from runut.present.rows import EventRow, Party, QuoteRow, chain
from runut.present.sheet import DIM, LINK, QUIET, STRONG, columns, printed
from runut.present.words import Words
from runut.records import Attribution

Row = TypeVar("Row", QuoteRow, EventRow)
Cells = tuple[RenderableType, RenderableType, RenderableType]  # who or what kind; the words; what is told of it

UNNAMED = "…"
WIDE = 110  # columns from which what is told of a row has a column of its own
ABOUT = 36  # columns of that
FIRST = 24  # columns of who speaks, or of what kind of event it is
QUADS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}


def quotes_terminal(rows: Sequence[QuoteRow], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """Who said what: speaker and role; the words; kind, medium, addressee, time and chain of sources.

    Args:
        rows: quotes, report by report.
        words: the interface's language.
        width: columns; the terminal's own where None. From 110 on what is told of a quote stands beside its words.
        color: whether to give ANSI styles.
    """
    columns_ = columns(width)
    parts = _parts(rows, lambda group: _quotes(group, words), columns_, words)
    last = Text(words.count("quotes_found", len(rows)) if rows else words("no_quotes"), style=QUIET)
    return printed([*parts, last], width=columns_, color=color)


def events_terminal(rows: Sequence[EventRow], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """Who did what to whom: type and modes; parties and the words; time, place, quantities and chain of sources.

    Arguments as of `quotes_terminal`.
    """
    columns_ = columns(width)
    parts = _parts(rows, lambda group: (_event(row, words) for row in group), columns_, words)
    last = Text(words.count("events_found", len(rows)) if rows else words("no_events"), style=QUIET)
    return printed([*parts, last], width=columns_, color=color)


def _parts(
    rows: Sequence[Row], cells: Callable[[Iterable[Row]], Iterator[Cells]], width: int, words: Words
) -> Iterator[RenderableType]:
    for _, group in groupby(rows, key=lambda row: row.report):
        listed = list(group)
        yield _rule(listed[0], words)
        table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), expand=True)
        table.add_column(width=FIRST)
        table.add_column(ratio=1)
        if width >= WIDE:
            table.add_column(width=ABOUT)
        for first, said, about in cells(listed):
            if width >= WIDE:
                table.add_row(first, said, about)
            else:
                table.add_row(first, Group(said, about))
        yield Padding(table, (0, 0, 0, 2))


def _rule(row: QuoteRow | EventRow, words: Words) -> RenderableType:
    label = row.outlet or row.source.rsplit("/", 1)[-1]
    title = Text(line(label), style=f"{STRONG} {LINK}")
    if row.published:
        title.append(f" · {words.interval(row.published)}", style=f"{DIM} not bold")
    if row.title:
        title.append(f" · {line(row.title)}", style="default not bold")
    return Rule(title, align="left", style=LINK)


def _quotes(rows: Iterable[QuoteRow], words: Words) -> Iterator[Cells]:
    introduced: set[str | None] = set()  # a role is told where its bearer first speaks
    for row in rows:
        names = [_party(party, introduced) for party in row.speakers]
        yield Group(*(names or [Text(UNNAMED, style=STRONG)])), *_quote(row, words)


def _party(party: Party, introduced: set[str | None]) -> Text:
    text = Text(line(party.name), style=STRONG)
    if party.role and party.entity not in introduced:
        text.append(f"\n{line(party.role)}", style=f"{DIM} not bold")
        introduced.add(party.entity)
    return text


def _quote(row: QuoteRow, words: Words) -> tuple[RenderableType, RenderableType]:
    marks = ("“", "”") if row.kind == "direct" else ("", "")
    about = [
        words(f"said_{row.kind}"),
        row.medium or "",
        words("to", name=row.addressee.name) if row.addressee else "",
        words.interval(row.time) if row.time else "",
        words("continues") if row.continues else "",
        words("concluded") if row.reason and not row.continues else "",
        words("via", name=row.via) if row.via else "",
    ]
    return Text(f"{marks[0]}{line(row.text)}{marks[1]}"), _about(about, row.attribution)


def _event(row: EventRow, words: Words) -> Cells:
    code = Text(row.type, style=f"{STRONG} {QUADS[row.quad]}")
    if row.mode:
        code.append(f" {row.mode}", style="not bold")
    for auxiliary in row.auxiliary:
        code.append(f"\n{words(f'aux_{auxiliary}')}", style=f"{DIM} not bold")
    who = Text(_names(row.actors), style=STRONG)
    if row.recipients:
        who.append(" → ", style="not bold").append(_names(row.recipients))
    about = [
        words.interval(row.time) if row.time else "",
        row.place.name if row.place else "",
        *(f"{words(f'size_{one.what}')}: {one.span.text}" for one in row.quantities),
    ]
    return code, Group(who, _evidence(row)), _about(about, row.attribution)


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(line(party.name) for party in parties) or UNNAMED


def _evidence(row: EventRow) -> Text:
    """The clause with its trigger underlined."""
    start, end = row.trigger.start - row.evidence.start, row.trigger.end - row.evidence.start
    text = row.evidence.text
    if not 0 <= start < end <= len(text):
        return Text(line(text))
    return Text.assemble(flat(text[:start]), (flat(text[start:end]), "underline"), flat(text[end:]))


def _about(facts: Sequence[str], attribution: tuple[Attribution, ...]) -> RenderableType:
    told = [" · ".join(line(fact) for fact in facts if fact), line(chain(attribution))]
    return Text("\n".join(one for one in told if one), style=DIM)
