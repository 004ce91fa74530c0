"""Where commands write: standard output or a file, progress and failures on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from runut.errors import RunutError
from runut.present.plain import plain
from runut.present.rejections import rejections
from runut.present.words import Words
from runut.records import Rejection

T = TypeVar("T")
PIPE_WIDTH = 100  # columns where standard output is no terminal


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


def flush() -> None:
    """Let whoever reads standard output have what was written so far."""
    sys.stdout.flush()


def finish(text: str, output: Path | None, rejected: Sequence[Rejection], words: Words, *, read: object) -> None:
    """Write what a command has to say, then what could not be read; exit 1 where nothing was.

    Args:
        read: the reports that were read, or their number; false where there is none.
    """
    write(text, output)
    tell_rejected(rejected, words)
    if not read:
        raise typer.Exit(1)


def tell_rejected(rejected: Sequence[Rejection], words: Words) -> None:
    """The inputs that could not be read, on standard error."""
    err = Console(stderr=True, highlight=False, markup=False)
    for part in rejections(rejected, words):
        err.print(part, soft_wrap=True)


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

    def __call__(self, stage: str, items: Iterable[T], /) -> Iterator[T]:
        """The same items, counted as they pass."""
        task = self._bar.add_task(self._words(stage), total=None)
        for item in items:
            yield item
            self._bar.advance(task)
