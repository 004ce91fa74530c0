"""`runut quotes`: who said what, one row a quote."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.present.csv import quotes_csv
from runut.present.listing import to_lines, to_list
from runut.present.rows_terminal import quotes_terminal


class Format(StrEnum):
    """How quotes are written."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


SUFFIXES = {".json": Format.json, ".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".csv": Format.csv}


def quotes(
    inputs: options.InputsArgument,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write the quotes; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    workers: options.WorkersOption = None,
    quality: options.QualityOption = False,
    quiet: options.QuietOption = False,
    views: Annotated[
        bool,
        typer.Option("--views", help="Also list what somebody wants, plans, praises or believes without being quoted."),
    ] = False,
) -> None:
    """List who said what: speaker and role, the words, medium, time, and the chain of sources.

    Where no word of saying tells who speaks, the speaker is concluded and the row has a reason (`runut explain`).
    With --views, rows of kind "view" tell in the report's own words what somebody wants or thinks; nobody said them.

    csv: one line a quote for spreadsheets; a cell that would be taken for a formula has an apostrophe before it.
    json, jsonl: the same with every offset.
    """
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    with streams.Progression(words, show=not quiet) as progress:
        found = runut.quotes(
            inputs,
            language=language,
            fields=options.fields(field),
            workers=workers,
            quality=quality,
            watch=progress,
            views=views,
        )
    if chosen is Format.csv:
        text = quotes_csv(found.quotes)
    elif chosen is Format.json:
        text = to_list(found.quotes)
    elif chosen is Format.jsonl:
        text = to_lines(found.quotes)
    else:
        width, color = streams.screen(output)
        text = quotes_terminal(found.quotes, words, width=width, color=color)
    streams.finish(text, output, found.rejected, words, read=found.reports)
