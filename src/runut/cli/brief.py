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
    *,
    format: options.FormatOption[Format] = None,
    focus: Annotated[
        Focus,
        typer.Option("--focus", help="What stands first; differences: what the reports dispute, then the account."),
    ] = Focus.account,
    shared: options.Reading,
    quality: options.QualityOption = False,
) -> None:
    """Read reports and give one sourced account per story.

    Plain text (whole pages with menus and promotions are fine), HTML, JSONL and CSV, each also gzipped.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    with shared.reading() as how:
        found = runut.brief(inputs, quality=quality, **how)
    if chosen is Format.json:
        text = to_json(found)
    elif chosen is Format.markdown:
        text = to_markdown(found, shared.words, focus.value)
    elif chosen is Format.html:
        from runut.present.html import to_html  # the template engine takes a while to load

        text = to_html(found, shared.words, focus.value)
    else:
        width, color = streams.screen(shared.output)
        text = to_terminal(found, shared.words, width=width, color=color, focus=focus.value)
    told = chosen is Format.terminal and shared.output is None  # that view tells the rejected ones itself
    shared.finish(text, () if told else found.rejected, read=found.reports)
