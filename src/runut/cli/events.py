"""`runut events`: who did what to whom, one row an event."""

from __future__ import annotations

from enum import StrEnum

import typer

import runut
from runut.cli import options, streams
from runut.present.csv import events_csv
from runut.present.listing import to_lines, to_list
from runut.present.plover import codable, to_plover
from runut.present.polecat import to_polecat
from runut.present.rows_terminal import events_terminal


class Format(StrEnum):
    """How events are written."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    plover = "plover"
    polecat = "polecat"


SUFFIXES = {
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".ndjson": Format.jsonl,
    ".csv": Format.csv,
    ".tsv": Format.polecat,
}


def events(
    inputs: options.InputsArgument,
    *,
    format: options.FormatOption[Format] = None,
    shared: options.Reading,
    quality: options.QualityOption = False,
) -> None:
    """List who did what to whom, when and where, coded in PLOVER, and who vouches for it.

    - csv: one line an event for spreadsheets; a cell that would be taken for a formula has an apostrophe before it.
    - plover: PLOVER records as JSONL, but for events without the actor, recipient or date that PLOVER requires.
    - polecat: POLECAT's 40 tab-separated columns; what is not known is empty.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    with shared.reading() as how:
        found = runut.events(inputs, quality=quality, **how)
    if chosen is Format.csv:
        text = events_csv(found.events)
    elif chosen is Format.json:
        text = to_list(found.events)
    elif chosen is Format.jsonl:
        text = to_lines(found.events)
    elif chosen is Format.plover:
        text = to_plover(found.events, runut.__version__)
    elif chosen is Format.polecat:
        text = to_polecat(found.events, found.entities, runut.__version__)
    else:
        width, color = streams.screen(shared.output)
        text = events_terminal(found.events, shared.words, width=width, color=color)
    left_out = sum(not codable(row) for row in found.events) if chosen is Format.plover else 0
    if left_out and not shared.quiet:
        typer.echo(shared.words.count("uncodable", left_out), err=True)
    shared.finish(text, found.rejected, read=found.reports)
