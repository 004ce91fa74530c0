"""Quotes and events as tables for a terminal, under a line for each report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.plain import flat, line
from runut.present.rows import EventRow, Party, QuoteRow, chain
from runut.present.sheet import DIM, LINK, QUIET, STRONG, WARN, printed
from runut.present.words import Words
from runut.records import Quantity

Row = TypeVar("Row", QuoteRow, EventRow)

UNNAMED = "…"
FIRST = 24  # columns of who speaks, or of what kind of event it is
QUADS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}


def quotes_terminal(rows: Sequence[QuoteRow], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """Who said what: speaker and role; the words; kind, medium, addressee, time and chain of sources."""
    parts = _parts(rows, lambda row: _quote(row, words), words.count("quotes_found", len(rows)), words)
    return printed(parts or [Text(words("no_quotes"), style=WARN)], width=width, color=color)


def events_terminal(rows: Sequence[EventRow], words: Words, *, width: int | None = None, color: bool = True) -> str:
    """Who did what to whom: type and modes; parties and the words; time, place, quantities and chain of sources."""
    parts = _parts(rows, lambda row: _event(row, words), words.count("events_found", len(rows)), words)
    return printed(parts or [Text(words("no_events"), style=WARN)], width=width, color=color)


def _parts(
    rows: Sequence[Row], cells: Callable[[Row], tuple[RenderableType, RenderableType]], count: str, words: Words
) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for _, group in groupby(rows, key=lambda row: row.report):
        listed = list(group)
        parts.append(_rule(listed[0], words))
        table = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
        table.add_column(width=FIRST)
        table.add_column(ratio=1)
        for row in listed:
            table.add_row(*cells(row))
        parts.append(Padding(table, (0, 0, 0, 2)))
    return [*parts, Text(count, style=QUIET)] if parts else []


def _rule(row: QuoteRow | EventRow, words: Words) -> RenderableType:
    label = row.outlet or row.source.rsplit("/", 1)[-1]
    title = Text(line(label), style=f"{STRONG} {LINK}")
    if row.title:
        title.append(f"  {line(row.title)}", style="default not bold")
    if row.published:
        title.append(f"  {words.interval(row.published)}", style=f"{DIM} not bold")
    return Rule(title, align="left", style=LINK)


def _quote(row: QuoteRow, words: Words) -> tuple[RenderableType, RenderableType]:
    who: list[RenderableType] = [_party(party) for party in row.speakers] or [Text(UNNAMED, style=STRONG)]
    marks = ("“", "”") if row.kind == "direct" else ("", "")
    said = Text(f"{marks[0]}{line(row.text)}{marks[1]}")
    about = [
        words(f"said_{row.kind}"),
        row.medium or "",
        words("to", name=row.addressee.name) if row.addressee else "",
        words.interval(row.time) if row.time else "",
        words("continues") if row.continues else "",
        words("via", name=row.via) if row.via else "",
        chain(row.attribution),
    ]
    return Group(*who), Group(said, _about(about))


def _party(party: Party) -> Text:
    text = Text(line(party.name), style=STRONG)
    if party.role:
        text.append(f"\n{line(party.role)}", style=f"{DIM} not bold")
    return text


def _event(row: EventRow, words: Words) -> tuple[RenderableType, RenderableType]:
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
        *(_quantity(one, words) for one in row.quantities),
        chain(row.attribution),
    ]
    return code, Group(who, _evidence(row), _about(about))


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(line(party.name) for party in parties) or UNNAMED


def _evidence(row: EventRow) -> Text:
    """The clause with its trigger underlined."""
    start, end = row.trigger.start - row.evidence.start, row.trigger.end - row.evidence.start
    text = row.evidence.text
    if not 0 <= start < end <= len(text):
        return Text(line(text))
    return Text.assemble(flat(text[:start]), (flat(text[start:end]), "underline"), flat(text[end:]))


def _quantity(one: Quantity, words: Words) -> str:
    said = one.span.text if not one.unit or one.unit in one.span.text else f"{one.span.text} {one.unit}"
    return f"{words(f'size_{one.what}')}: {said}"


def _about(parts: Sequence[str]) -> Text:
    return Text(" · ".join(line(part) for part in parts if part), style=DIM)
