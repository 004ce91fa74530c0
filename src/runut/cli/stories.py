"""`runut stories`: which reports tell one event, one row a story; of a stream, from run to run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import runut
from runut.cli import options, streams
from runut.cli.quotes import SUFFIXES, Format
from runut.errors import UsageError
from runut.present.csv import running_csv, stories_csv
from runut.present.listing import to_lines, to_list, to_object
from runut.present.running_terminal import running_terminal
from runut.present.stories_terminal import stories_terminal
from runut.present.story_rows import story_rows


def stories(
    inputs: options.InputsArgument,
    *,
    format: options.FormatOption[Format] = None,
    state: Annotated[
        Path | None,
        typer.Option(
            "--state",
            metavar="FILE",
            help="Take the reports one after the other, keep the stories in FILE, and go on from it the next time.",
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option("--days", min=1, help="As a stream: days that may lie between reports compared (14 otherwise)."),
    ] = None,
    follow: Annotated[
        bool,
        typer.Option("--follow", help="As a stream: one JSON line for each report as it comes, with where it went."),
    ] = False,
    shared: options.Reading,
    quality: options.QualityOption = False,
) -> None:
    """List the stories that the reports tell: title, outlets, days, and how many independent sources stand behind each.

    - csv: one line a story for spreadsheets; a cell that would be taken for a formula has an apostrophe before it.
    - json, jsonl: the same with the ids of reports and of related stories.

    With --state, --days or --follow the reports are a stream: each joins a story or opens one as it comes, only those
    of the last days are compared, ids of stories stay, and what turns out otherwise later (merged, split, moved) is
    put right and told. `runut explain CODE` tells what a reason means. Who has it from whom is not looked into then.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    if state is not None or days is not None or follow:
        if shared.workers is not None:
            raise UsageError("a stream is read by one process", f"--workers {shared.workers}", "leave --workers out")
        if follow and (format is not None or shared.output is not None):
            raise UsageError("--follow writes JSON lines to standard output", "--follow", "leave --format and -o out")
        _stream(inputs, chosen, (state, days, follow), shared)
        return
    with shared.reading() as how:
        found = runut.brief(inputs, quality=quality, **how)
    rows = story_rows(found)
    if chosen is Format.csv:
        text = stories_csv(rows)
    elif chosen is Format.json:
        text = to_list(rows)
    elif chosen is Format.jsonl:
        text = to_lines(rows)
    else:
        width, color = streams.screen(shared.output)
        text = stories_terminal(rows, shared.words, width=width, color=color)
    shared.finish(text, found.rejected, read=found.reports)


def _stream(
    inputs: list[str],
    chosen: Format,
    stream_options: tuple[Path | None, int | None, bool],
    shared: options.Reading,
) -> None:
    """Read the inputs as a stream, then tell all its stories; or each report as it comes."""
    state, days, follow = stream_options
    came = 0
    with shared.reading() as how, runut.Stream(state, days=days) as stream:
        for decision in stream.read(inputs, language=shared.language, fields=shared.fields, watch=how["watch"]):
            came += 1
            if follow:
                streams.write(to_lines([decision]), None)
                streams.flush()
        if follow:
            shared.finish("", stream.rejected, read=came)
            return
        found = stream.told()
        rejected = stream.rejected
    if chosen is Format.csv:
        text = running_csv(found.stories)
    elif chosen is Format.json:
        text = to_object(found)
    elif chosen is Format.jsonl:
        text = to_lines(found.stories)
    else:
        width, color = streams.screen(shared.output)
        text = running_terminal(found, shared.words, width=width, color=color)
    shared.finish(text, rejected, read=came)
