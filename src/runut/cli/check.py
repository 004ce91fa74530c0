"""`runut check`: a statement held against reports."""

from __future__ import annotations

from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.cli.compare import SUFFIXES, Format
from runut.present.checking import check_markdown, check_terminal
from runut.present.listing import to_object


def check(
    statement: Annotated[str, typer.Argument(help="What is claimed, in one sentence or a few.")],
    inputs: options.InputsArgument,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write it; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    workers: options.WorkersOption = None,
    quality: options.QualityOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Tell which reports support a statement, contradict it or do not mention it, on how many independent sources."""
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    with streams.Progression(words, show=not quiet) as progress:
        found = runut.check(
            statement,
            inputs,
            language=language,
            fields=options.fields(field),
            workers=workers,
            quality=quality,
            watch=progress,
        )
    if chosen is Format.json:
        text = to_object(found)
    elif chosen is Format.markdown:
        text = check_markdown(found, words)
    else:
        width, color = streams.screen(output)
        text = check_terminal(found, words, width=width, color=color)
    streams.finish(text, output, found.rejected, words, read=found.reports)
