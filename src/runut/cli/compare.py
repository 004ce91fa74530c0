"""`runut compare`: two reports side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.present.comparison import comparison_markdown, comparison_terminal
from runut.present.listing import to_object


class Format(StrEnum):
    """How a comparison or a check is written."""

    terminal = "terminal"
    json = "json"
    markdown = "markdown"


SUFFIXES = {".json": Format.json, ".md": Format.markdown, ".markdown": Format.markdown}


def compare(
    first: Annotated[str, typer.Argument(metavar="FIRST", help="A file with one report, or - for standard input.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="A file with the other report.")],
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write it; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    quality: options.QualityOption = False,
) -> None:
    """Set two reports side by side: what is the same, agrees, moved, is more precise, differs, is missing."""
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    found = runut.compare(first, second, language=language, fields=options.fields(field), quality=quality)
    if chosen is Format.json:
        text = to_object(found)
    elif chosen is Format.markdown:
        text = comparison_markdown(found, words)
    else:
        width, color = streams.screen(output)
        text = comparison_terminal(found, words, width=width, color=color)
    streams.write(text, output)
