"""`runut clean`: the report of each page, and what of the page is not the report."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.errors import UsageError
from runut.present.listing import cleaned, to_lines, to_list
from runut.present.report_terminal import reports_diff, reports_terminal
from runut.present.report_text import reports_markdown, reports_text


class Format(StrEnum):
    """How cleaned reports are written."""

    terminal = "terminal"
    text = "text"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


SUFFIXES = {
    ".txt": Format.text,
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".ndjson": Format.jsonl,
    ".md": Format.markdown,
    ".markdown": Format.markdown,
}


def clean(
    inputs: options.InputsArgument,
    *,
    format: options.FormatOption[Format] = None,
    show_dropped: Annotated[
        bool,
        typer.Option(
            "--show-dropped", help="Show what is not the report, in place and with its reason (terminal, markdown)."
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show the page against the report: + kept and as what, - dropped and why."),
    ] = False,
    shared: options.Reading,
) -> None:
    """Tell the report of each page from what stands around it: menus, promotions, related links, repeats.

    - terminal, markdown: title, deck, outlet, date and how it is known, byline, credits, paragraphs and captions.
    - text: only title and paragraphs, one a line.
    - json, jsonl: all fields, with blocks and dropped pieces by offset, and known_by: the field of the HTML head or the
      column that says what no words of the page show.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    if diff and (show_dropped or format not in (None, Format.terminal)):
        raise UsageError("--diff is a view of its own", "--diff", "leave out --format and --show-dropped")
    if show_dropped and chosen not in (Format.terminal, Format.markdown):
        raise UsageError(
            f"{chosen} does not show dropped pieces in place",
            "--show-dropped",
            "choose --format terminal or markdown; json and jsonl list them under `dropped`",
        )
    with shared.reading() as how:
        found = runut.clean(inputs, **how)
    width, color = streams.screen(shared.output)
    if diff:
        text = reports_diff(found.reports, shared.words, width=width, color=color)
    elif chosen is Format.text:
        text = reports_text(found.reports)
    elif chosen is Format.markdown:
        text = reports_markdown(found.reports, shared.words, dropped=show_dropped)
    elif chosen is Format.json:
        text = to_list(map(cleaned, found.reports))
    elif chosen is Format.jsonl:
        text = to_lines(map(cleaned, found.reports))
    else:
        text = reports_terminal(found.reports, shared.words, dropped=show_dropped, width=width, color=color)
    shared.finish(text, found.rejected, read=found.reports)
