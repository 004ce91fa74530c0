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
    *,
    format: options.FormatOption[Format] = None,
    shared: options.Reading,
    quality: options.QualityOption = False,
) -> None:
    """Tell which reports support a statement, contradict it or do not mention it, on how many independent sources."""
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    with shared.reading() as how:
        found = runut.check(statement, inputs, quality=quality, **how)
    if chosen is Format.json:
        text = to_object(found)
    elif chosen is Format.markdown:
        text = check_markdown(found, shared.words)
    else:
        width, color = streams.screen(shared.output)
        text = check_terminal(found, shared.words, width=width, color=color)
    shared.finish(text, found.rejected, read=found.reports)
