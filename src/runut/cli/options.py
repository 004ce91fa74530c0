"""Arguments and options that commands share, and what they mean.

A command that shows something takes a `Showing`, one that reads inputs a `Reading`: records of options, which
`spell_out` tells Typer one by one.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from runut import api
from runut.cli import streams
from runut.errors import UsageError
from runut.present.words import Words
from runut.read.fields import GUESSES
from runut.records import Rejection

T = TypeVar("T")
F = TypeVar("F", bound=StrEnum)


class Ui(StrEnum):
    """Languages of the interface."""

    en = "en"
    id = "id"


InputsArgument = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input, in any mix.")
]
FormatOption = Annotated[
    F | None,
    typer.Option("--format", "-f", help="How to write what is found; by the suffix of -o otherwise, else terminal."),
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
        f"What: {', '.join(GUESSES)}.",
        metavar="WHAT=NAME",
    ),
]
UiOption = Annotated[Ui | None, typer.Option("--ui", help="Language of the interface; by your locale otherwise.")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes side by side; as many as cores otherwise.")
]
QualityOption = Annotated[
    bool,
    typer.Option(
        "--quality",
        help="Find names with the encoder too: better, but slower; needs pip install 'runut[meaning]'.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


@dataclass(frozen=True, slots=True)
class Showing:
    """Options of every command that shows what is found in reports."""

    output: OutputOption = None
    language: LanguageOption = None
    field: FieldOption = None
    ui: UiOption = None

    @property
    def words(self) -> Words:
        """The interface's words: as asked for, else by the locale."""
        return Words((self.ui or locale_ui()).value)

    @property
    def fields(self) -> dict[str, str]:
        """The `--field` pairs as a mapping.

        Raises:
            UsageError: a pair is not WHAT=NAME.
        """
        return dict(map(_pair, self.field or ()))

    def form(self, asked: F | None, suffixes: Mapping[str, F]) -> F | None:
        """The format asked for, else the one that the output's suffix names; None where neither does."""
        return asked or (suffixes.get(self.output.suffix.casefold()) if self.output else None)

    def finish(self, text: str, rejected: Sequence[Rejection] = (), *, read: object = True) -> None:
        """Write what a command has to say, then what could not be read; exit 1 where nothing was.

        Args:
            read: the reports that were read, or their number; false where there is none.
        """
        streams.finish(text, self.output, rejected, self.words, read=read)


@dataclass(frozen=True, slots=True)
class Reading(Showing):
    """Options of every command that reads any number of inputs."""

    workers: WorkersOption = None
    quiet: QuietOption = False

    @contextmanager
    def reading(self) -> Iterator[api.Reading]:
        """What the calls of `runut.api` take by keyword, with progress shown for as long as the context holds."""
        with streams.Progression(self.words, show=not self.quiet) as progress:
            yield {
                "language": self.language, "fields": self.fields, "workers": self.workers, "watch": progress,
            }  # fmt: skip


def locale_ui() -> Ui:
    """The interface's language by the locale: Indonesian or English."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    told = told or locale.getlocale()[0] or ""
    return Ui.id if told.casefold().startswith(("id", "in_")) else Ui.en


def _pair(given: str) -> tuple[str, str]:
    what, equals, name = given.partition("=")
    if not (what and equals and name):
        raise UsageError("a field is given as WHAT=NAME", f"--field {given}", "write for example --field text=body")
    return what, name
