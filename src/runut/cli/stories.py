"""`runut stories`: which reports tell one event, one row a story."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.present.csv import stories_csv
from runut.present.listing import to_lines, to_list
from runut.present.stories_terminal import stories_terminal
from runut.present.story_rows import story_rows


class Format(StrEnum):
    """How stories are written."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


SUFFIXES = {".json": Format.json, ".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".csv": Format.csv}


def stories(
    inputs: options.InputsArgument,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write the stories; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    workers: options.WorkersOption = None,
    quality: options.QualityOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """List the stories that the reports tell: title, outlets, days, and how many independent sources stand behind each.

    csv: one line a story for spreadsheets; a cell that would be taken for a formula has an apostrophe before it.
    json, jsonl: the same with the ids of reports and of related stories.
    """
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    with streams.Progression(words, show=not quiet) as progress:
        found = runut.brief(
            inputs, language=language, fields=options.fields(field), workers=workers, quality=quality, watch=progress
        )
    rows = story_rows(found)
    if chosen is Format.csv:
        text = stories_csv(rows)
    elif chosen is Format.json:
        text = to_list(rows)
    elif chosen is Format.jsonl:
        text = to_lines(rows)
    else:
        width, color = streams.screen(output)
        text = stories_terminal(rows, words, width=width, color=color)
    streams.finish(text, output, found.rejected, words, read=found.reports)
