"""What the commands share: the interface's language, field options, progress, writing, telling what failed."""

from __future__ import annotations

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

from runut.errors import RunutError, UsageError
from runut.present.plain import line, plain
from runut.present.words import Words
from runut.records import Rejection

T = TypeVar("T")
PIPE_WIDTH = 100  # columns where standard output is no terminal


class Ui(StrEnum):
    """Languages of the interface."""

    en = "en"
    id = "id"


InputsArgument = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input, in any mix.")
]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", help="Write to FILE.", metavar="FILE")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", help="Take all inputs to be in this language (id, en).", metavar="CODE")
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        help="Which field of JSONL or CSV rows holds what, e.g. text=isi_berita. May be repeated. "
        "What: text, html, title, deck, url, date, outlet, byline, keywords, language.",
        metavar="WHAT=NAME",
    ),
]
UiOption = Annotated[Ui | None, typer.Option("--ui", help="Language of the interface; by your locale otherwise.")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes side by side; as many as cores otherwise.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


def words(ui: Ui | None) -> Words:
    """The interface's words: as asked for, else by the locale."""
    return Words((ui or locale_ui()).value)


def locale_ui() -> Ui:
    """The interface's language by the locale: Indonesian or English."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    told = told or locale.getlocale()[0] or ""
    return Ui.id if told.casefold().startswith(("id", "in_")) else Ui.en


def fields(given: list[str] | None) -> dict[str, str]:
    """`--field` pairs as a mapping.

    Raises:
        UsageError: a pair is not WHAT=NAME.
    """
    found = {}
    for pair in given or []:
        what, equals, name = pair.partition("=")
        if not (what and equals and name):
            raise UsageError("a field is given as WHAT=NAME", f"--field {pair}", "write for example --field text=body")
        found[what] = name
    return found


def screen(output: Path | None) -> tuple[int | None, bool]:
    """Columns (None: the terminal's own) and whether to colour."""
    terminal = sys.stdout.isatty() and output is None
    return (None if terminal else PIPE_WIDTH), terminal and "NO_COLOR" not in os.environ


def write(text: str, output: Path | None) -> None:
    """To the file, else to standard output.

    Raises:
        RunutError: the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunutError(
            f"the output cannot be written: {error.strerror}", str(output), "choose another file with -o"
        ) from error


def tell_rejected(rejected: Iterable[Rejection], words: Words) -> None:
    """Each input that could not be read, on standard error."""
    err = Console(stderr=True, highlight=False, markup=False)
    for one in rejected:
        err.print(Text.assemble((line(one.source), "bold"), f": {line(one.what)}"), soft_wrap=True)
        err.print(Text(f"  {words('where')}: {line(one.where)}", style="dim"), soft_wrap=True)
        err.print(Text(f"  {words('mend')}: {line(one.mend)}", style="dim"), soft_wrap=True)


def fail(error: RunutError, status: int) -> NoReturn:
    """Tell the error on standard error and stop."""
    Console(stderr=True, highlight=False, markup=False).print(Text(plain(str(error))), soft_wrap=True)
    sys.exit(status)


class Progression:
    """Progress on standard error, where that is a terminal. Use as a context; call it around what is gone through."""

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

    def __enter__(self) -> Progression:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        task = self._bar.add_task(self._words(stage), total=None)
        for item in items:
            yield item
            self._bar.advance(task)
