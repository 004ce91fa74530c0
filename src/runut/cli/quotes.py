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
    """How quotes or stories are written."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


SUFFIXES = {".json": Format.json, ".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".csv": Format.csv}


def quotes(
    inputs: options.InputsArgument,
    *,
    format: options.FormatOption[Format] = None,
    views: Annotated[
        bool,
        typer.Option("--views", help="Also list what somebody wants, plans, praises or believes without being quoted."),
    ] = False,
    shared: options.Reading,
    quality: options.QualityOption = False,
) -> None:
    """List who said what: speaker and role, the words, medium, time, and the chain of sources.

    Where no word of saying tells who speaks, the speaker is concluded and the row has a reason (`runut explain`).
    With --views, rows of kind "view" tell in the report's own words what somebody wants or thinks; nobody said them.

    - csv: one line a quote for spreadsheets; a cell that would be taken for a formula has an apostrophe before it.
    - json, jsonl: the same with every offset.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    with shared.reading() as how:
        found = runut.quotes(inputs, quality=quality, views=views, **how)
    if chosen is Format.csv:
        text = quotes_csv(found.quotes)
    elif chosen is Format.json:
        text = to_list(found.quotes)
    elif chosen is Format.jsonl:
        text = to_lines(found.quotes)
    else:
        width, color = streams.screen(shared.output)
        text = quotes_terminal(found.quotes, shared.words, width=width, color=color)
    shared.finish(text, found.rejected, read=found.reports)
