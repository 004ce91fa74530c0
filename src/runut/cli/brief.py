"""`runut brief`: read reports and give one sourced account per story."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.present.json import to_json
from runut.present.markdown import to_markdown
from runut.present.terminal import to_terminal


class Format(StrEnum):
    """How a brief is written."""

    terminal = "terminal"
    json = "json"
    markdown = "markdown"
    html = "html"


class Focus(StrEnum):
    """What stands first in a brief."""

    account = "account"
    differences = "differences"


SUFFIXES = {".json": Format.json, ".md": Format.markdown, ".markdown": Format.markdown, ".html": Format.html}


def brief(
    inputs: options.InputsArgument,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write the brief; by the suffix of -o otherwise, else terminal."),
    ] = None,
    focus: Annotated[
        Focus,
        typer.Option("--focus", help="What stands first; differences: what the reports dispute, then the account."),
    ] = Focus.account,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    workers: options.WorkersOption = None,
    quality: options.QualityOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Read reports and give one sourced account per story.

    Plain text (whole pages with menus and promotions are fine), HTML, JSONL and CSV, each also gzipped.
    """
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    with streams.Progression(words, show=not quiet) as progress:
        found = runut.brief(
            inputs, language=language, fields=options.fields(field), workers=workers, quality=quality, watch=progress
        )
    if chosen is Format.json:
        text = to_json(found)
    elif chosen is Format.markdown:
        text = to_markdown(found, words, focus.value)
    elif chosen is Format.html:
        from runut.present.html import to_html  # the template engine takes a while to load

        text = to_html(found, words, focus.value)
    else:
        width, color = streams.screen(output)
        text = to_terminal(found, words, width=width, color=color, focus=focus.value)
    told = chosen is Format.terminal and output is None  # that view tells the rejected ones itself
    streams.finish(text, output, () if told else found.rejected, words, read=found.reports)
