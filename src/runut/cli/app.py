"""The command line: parse, call, present. Exit status 0 done, 1 nothing could be read or done, 2 wrong usage.

A command is a function in a module of its own; `COMMANDS` below is the order in which `runut --help` shows them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

import runut
from runut.cli.brief import brief
from runut.cli.check import check
from runut.cli.clean import clean
from runut.cli.compare import compare
from runut.cli.copies import copies
from runut.cli.events import events
from runut.cli.explain import explain, schema
from runut.cli.lineage import lineage
from runut.cli.quotes import quotes
from runut.cli.spell_out import spell_out
from runut.cli.stories import stories
from runut.cli.streams import fail
from runut.errors import RunutError, UsageError

COMMANDS = (brief, compare, check, clean, quotes, events, stories, lineage, copies, explain, schema)

app = typer.Typer(
    name="runut",
    help="From many reports of one event to one sourced account: who said it, who copied whom, where they differ.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command()(spell_out(command))


def main() -> None:
    """Run the command line; errors are told as what, where and how to mend."""
    try:
        app()
    except UsageError as error:
        fail(error, 2)
    except RunutError as error:
        fail(error, 1)
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _version(show: bool) -> None:
    if show:
        typer.echo(f"runut {runut.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    tables: Annotated[
        list[Path] | None,
        typer.Option(
            "--tables",
            help="Folder of tables of your own (outlets, agencies, aliases, roles …), before ours. May be repeated.",
            metavar="DIR",
        ),
    ] = None,
) -> None:
    """From many reports of one event to one sourced account."""
    if tables:
        runut.use_tables(*tables)
