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
    *,
    format: options.FormatOption[Format] = None,
    shared: options.Showing,
    quality: options.QualityOption = False,
) -> None:
    """Set two reports side by side: what is the same, agrees, moved, is more precise, differs, is missing."""
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    found = runut.compare(first, second, language=shared.language, fields=shared.fields, quality=quality)
    if chosen is Format.json:
        text = to_object(found)
    elif chosen is Format.markdown:
        text = comparison_markdown(found, shared.words)
    else:
        width, color = streams.screen(shared.output)
        text = comparison_terminal(found, shared.words, width=width, color=color)
    shared.finish(text)
