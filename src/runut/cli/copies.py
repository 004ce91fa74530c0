"""`runut copies`: which reports stand in others, among as many as there are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO, TypeVar

import typer

import runut
from runut.api import Watch
from runut.cli import options, streams
from runut.errors import RunutError
from runut.present.copies_terminal import copies_total, copy_terminal
from runut.present.copy_rows import CopyRow
from runut.present.csv import copies_csv
from runut.present.listing import to_lines
from runut.records import Rejection

T = TypeVar("T")


class Format(StrEnum):
    """How copies are written."""

    terminal = "terminal"
    jsonl = "jsonl"
    csv = "csv"


SUFFIXES = {".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".csv": Format.csv}


def copies(
    inputs: options.InputsArgument,
    *,
    format: options.FormatOption[Format] = None,
    least: Annotated[
        float, typer.Option("--least", help="Least share of one report that must stand in the other.", metavar="SHARE")
    ] = 0.3,
    window: Annotated[
        int | None,
        typer.Option(
            "--window", min=0, help="Days two reports may be apart; older ones are forgotten.", metavar="DAYS"
        ),
    ] = None,
    index: Annotated[
        Path | None,
        typer.Option(
            "--index", help="Keep what was read in FILE, and compare with what it holds from before.", metavar="FILE"
        ),
    ] = None,
    shared: options.Reading,
) -> None:
    """List pairs of reports that share their text: how much of each stands in the other, with the sentences alike.

    Pairs are written as they are found; a million reports fit in 2 GB of memory, and a window bounds it whatever comes.
    Only what the reports say counts: pages that share their promotions are no copies.

    - jsonl, csv: one line a pair, written as it is found.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    rejected: list[Rejection] = []
    with shared.reading() as how:
        watch = how["watch"] = _Counting(how["watch"])
        found = runut.copies(inputs, window=window, least=least, index=index, **how)
        with _open(shared.output) as file:
            for piece in _told(found, rejected, chosen, shared):
                file.write(piece)
    streams.tell_rejected(rejected, shared.words)
    if watch.passed == len(rejected):
        raise typer.Exit(1)


class _Counting:
    """Progress that also counts what passes."""

    def __init__(self, progress: Watch) -> None:
        self._progress, self.passed = progress, 0

    def __call__(self, stage: str, items: Iterable[T], /) -> Iterator[T]:
        for item in self._progress(stage, items):
            self.passed += 1
            yield item


def _told(
    found: Iterable[CopyRow | Rejection], rejected: list[Rejection], format: Format, shared: options.Reading
) -> Iterator[str]:
    """The pairs as text, one by one; what could not be read goes to `rejected`."""
    width, color = streams.screen(shared.output)
    words, count = shared.words, 0
    if format is Format.csv:
        yield copies_csv(())
    for one in found:
        if isinstance(one, Rejection):
            rejected.append(one)
            continue
        count += 1
        if format is Format.csv:
            yield copies_csv((one,), head=False)
        elif format is Format.jsonl:
            yield to_lines((one,))
        else:
            yield copy_terminal(one, words, width=width, color=color)
    if format is Format.terminal:
        yield copies_total(count, words, width=width, color=color)


@contextmanager
def _open(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file.

    Raises:
        RunutError: the file cannot be written.
    """
    if output is None:
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise RunutError(
            f"the output cannot be written: {error.strerror}", str(output), "choose another file with -o"
        ) from error
