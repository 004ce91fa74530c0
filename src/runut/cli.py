"""The command line: parse, call, present. Exit status 0 done, 1 nothing could be read or done, 2 wrong usage."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

import runut
from runut.errors import RunutError, UsageError
from runut.present.json import schema, to_json
from runut.present.markdown import to_markdown
from runut.present.plain import line, plain
from runut.present.terminal import to_terminal
from runut.present.words import Words
from runut.records import Brief

T = TypeVar("T")
app = typer.Typer(
    name="runut",
    help="From many reports of one event to one sourced account: who said it, who copied whom, where they differ.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How a brief is written."""

    terminal = "terminal"
    json = "json"
    markdown = "markdown"
    html = "html"


class Ui(StrEnum):
    """Languages of the interface."""

    en = "en"
    id = "id"


SUFFIXES = {".json": Format.json, ".md": Format.markdown, ".markdown": Format.markdown, ".html": Format.html}
UiOption = Annotated[Ui | None, typer.Option("--ui", help="Language of the interface; by your locale otherwise.")]


def main() -> None:
    """Run the command line; errors are told as what, where and how to mend."""
    try:
        app()
    except UsageError as error:
        _fail(error, 2)
    except RunutError as error:
        _fail(error, 1)
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
) -> None:
    """From many reports of one event to one sourced account."""


@app.command()
def brief(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input, in any mix.")
    ],
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write the brief; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to FILE.", metavar="FILE")] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="Take all inputs to be in this language (id, en).", metavar="CODE")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            help="Which field of JSONL or CSV rows holds what, e.g. text=isi_berita. May be repeated. "
            "What: text, html, title, deck, url, date, outlet, byline, keywords, language.",
            metavar="WHAT=NAME",
        ),
    ] = None,
    ui: UiOption = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes side by side; as many as cores otherwise.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
) -> None:
    """Read reports and give one sourced account per story.

    Plain text (whole pages with menus and promotions are fine), HTML, JSONL and CSV, each also gzipped.
    """
    words = Words((ui or _ui()).value)
    chosen = format or SUFFIXES.get(output.suffix.casefold() if output else "", Format.terminal)
    with _Progress(words, show=not quiet) as progress:
        found = runut.brief(inputs, language=language, fields=_fields(field), workers=workers, watch=progress)
    text = _render(found, chosen, words, to_file=output is not None)
    if output is None:
        sys.stdout.write(text)
    else:
        _write(output, text)
    if chosen is not Format.terminal or output is not None:
        _tell_rejected(found, words)
    if not found.reports:
        raise typer.Exit(1)


@app.command()
def explain(
    code: Annotated[
        str | None, typer.Argument(help="A reason code such as drop.promo; all of them if left out.")
    ] = None,
    ui: UiOption = None,
) -> None:
    """Tell what a reason code means, and what its evidence shows."""
    console, indonesian = Console(highlight=False, markup=False), (ui or _ui()) is Ui.id
    if code is None:
        for reason in runut.reasons().values():
            title = reason.title_id if indonesian else reason.title_en
            console.print(Text.assemble((f"{reason.code:28}", "bold cyan"), title))
        return
    reason = runut.explain(code)
    console.print(Text(reason.code, style="bold cyan"), Text(reason.title_id if indonesian else reason.title_en))
    console.print(Text(reason.about_id if indonesian else reason.about_en))
    for example in reason.examples:
        console.print(Text(f"  – {example}", style="dim"))


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of `runut brief --format json`."""
    sys.stdout.write(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n")


def _render(found: Brief, chosen: Format, words: Words, *, to_file: bool) -> str:
    if chosen is Format.json:
        return to_json(found)
    if chosen is Format.markdown:
        return to_markdown(found, words)
    if chosen is Format.html:
        from runut.present.html import to_html  # the template engine takes a while to load

        return to_html(found, words)
    screen = sys.stdout.isatty() and not to_file
    color = screen and "NO_COLOR" not in os.environ
    return to_terminal(found, words, width=None if screen else 100, color=color)


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunutError(
            f"the brief cannot be written: {error.strerror}", str(output), "choose another file with -o"
        ) from error


def _fields(given: list[str] | None) -> dict[str, str]:
    fields = {}
    for pair in given or []:
        what, equals, name = pair.partition("=")
        if not (what and equals and name):
            raise UsageError("a field is given as WHAT=NAME", f"--field {pair}", "write for example --field text=body")
        fields[what] = name
    return fields


def _ui() -> Ui:
    """The interface's language by the locale: Indonesian or English."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    told = told or locale.getlocale()[0] or ""
    return Ui.id if told.casefold().startswith(("id", "in_")) else Ui.en


def _tell_rejected(found: Brief, words: Words) -> None:
    err = Console(stderr=True, highlight=False, markup=False)
    for one in found.rejected:
        err.print(Text.assemble((line(one.source), "bold"), f": {line(one.what)}"), soft_wrap=True)
        err.print(Text(f"  {words('where')}: {line(one.where)}", style="dim"), soft_wrap=True)
        err.print(Text(f"  {words('mend')}: {line(one.mend)}", style="dim"), soft_wrap=True)


def _fail(error: RunutError, status: int) -> NoReturn:
    Console(stderr=True, highlight=False, markup=False).print(Text(plain(str(error))), soft_wrap=True)
    sys.exit(status)


class _Progress:
    """Progress on standard error, where that is a terminal."""

    def __init__(self, words: Words, *, show: bool) -> None:
        self._words = words
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not (show and sys.stderr.isatty()),
        )

    def __enter__(self) -> _Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        task = self._bar.add_task(self._words(stage), total=None)
        for item in items:
            yield item
            self._bar.advance(task)
