"""`runut events`: who did what to whom, one row an event."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

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
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write the events; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    workers: options.WorkersOption = None,
    quality: options.QualityOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """List who did what to whom, when and where, coded in PLOVER, and who vouches for it.

    csv: one line an event for spreadsheets; a cell that would be taken for a formula has an apostrophe before it.
    plover: PLOVER records as JSONL, but for events without the actor, recipient or date that PLOVER requires.
    polecat: POLECAT's 40 tab-separated columns; what is not known is empty.
    """
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    with streams.Progression(words, show=not quiet) as progress:
        found = runut.events(
            inputs, language=language, fields=options.fields(field), workers=workers, quality=quality, watch=progress
        )
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
        width, color = streams.screen(output)
        text = events_terminal(found.events, words, width=width, color=color)
    left_out = sum(not codable(row) for row in found.events) if chosen is Format.plover else 0
    if left_out and not quiet:
        typer.echo(words.count("uncodable", left_out), err=True)
    streams.finish(text, output, found.rejected, words, read=found.reports)
