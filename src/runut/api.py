"""What Python programs call: the same as the commands."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol, TypedDict, TypeVar, Unpack

from msgspec import Struct

from runut import pipeline
from runut.annotate.encoded import need_encoder
from runut.errors import InputError, UsageError
from runut.language import own_tables, set_before
from runut.present.rows import EventRow, QuoteRow, event_rows, quote_rows
from runut.read import read
from runut.records import Brief, Check, Comparison, Entity, Page, Rejection, Report

T = TypeVar("T")
Call = TypeVar("Call", bound=Callable[..., Any])


class Cleaned(Struct, frozen=True):
    """What `clean` gives: reports without annotations, and the inputs that could not be read."""

    reports: tuple[Report, ...]
    rejected: tuple[Rejection, ...]


class Quotes(Struct, frozen=True):
    """What `quotes` gives: a row for each quote, the entities their ids name, and what could not be read."""

    quotes: tuple[QuoteRow, ...]
    entities: tuple[Entity, ...]
    rejected: tuple[Rejection, ...]
    reports: int


class Events(Struct, frozen=True):
    """What `events` gives: a row for each event, the entities their ids name, and what could not be read."""

    events: tuple[EventRow, ...]
    entities: tuple[Entity, ...]
    rejected: tuple[Rejection, ...]
    reports: int


class Watch(Protocol):
    """Wraps what a stage goes through, to show progress."""

    def __call__(self, stage: str, items: Iterable[T], /) -> Iterable[T]:
        """The same items in the same order."""
        ...


FEW = 32  # reports below which starting processes costs more than it saves
CHUNK = 8  # reports handed to a process at once


def unwatched(_stage: str, items: Iterable[T]) -> Iterable[T]:
    """Progress that nobody looks at."""
    return items


class Reading(TypedDict, total=False):
    """What every call that reads may be given by keyword.

    Fields:
        language: BCP 47 code all inputs are taken to be in; detected for each report where None.
        fields: which field of a JSONL or CSV row holds what, as {"text": "isi_berita"}; guessed where absent.
        workers: processes that read reports side by side; as many as cores where None. Changes no byte.
        stdin: what "-" reads; the process's standard input where None.
        watch: wraps what is gone through, stage by stage ("reading", "cleaning", "annotating"), to show progress.
    """

    language: str | None
    fields: Mapping[str, str] | None
    workers: int | None
    stdin: BinaryIO | None
    watch: Watch


class Work(NamedTuple):
    """What was read, and how the work on it is spread."""

    pages: list[Page]
    rejected: list[Rejection]
    language: str | None
    spread: pipeline.Spread


@contextmanager
def reading(
    inputs: Iterable[str | Path],
    *,
    language: str | None = None,
    fields: Mapping[str, str] | None = None,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    watch: Watch = unwatched,
) -> Iterator[Work]:
    """Read `inputs`, and hold the processes that work on them; keywords as of `Reading`.

    Raises:
        UsageError: `workers` below one.
    """
    pages, rejected = _pages(inputs, fields, stdin, watch)
    with processes(workers, len(pages), watch) as spread:
        yield Work(pages, rejected, language, spread)


def _told(call: Call) -> Call:
    """The same call; `help` and `inspect.signature` tell each keyword of `Reading` instead of `**how`."""
    signature = inspect.signature(call)
    own = [one for one in signature.parameters.values() if one.kind is not one.VAR_KEYWORD]
    shared = [one for one in inspect.signature(reading).parameters.values() if one.kind is one.KEYWORD_ONLY]
    vars(call)["__signature__"] = signature.replace(parameters=[*own, *shared])
    return call


@_told
def brief(inputs: Iterable[str | Path], *, quality: bool = False, **how: Unpack[Reading]) -> Brief:
    """Read `inputs` and give one account per story.

    Args:
        inputs: files, folders and "-" (standard input), in any mix and order; the order changes nothing.
        quality: find names by the encoder too: better, but a twentieth as fast; needs the extra `meaning`.
        how: language, fields, workers, stdin, watch, as `runut.api.Reading` tells.

    Returns:
        The brief; inputs that could not be read stand in its `rejected`, the others are briefed.

    Raises:
        UsageError: `workers` below one, or `quality` without the extra `meaning`.
    """
    _ready(quality)
    with reading(inputs, **how) as work:
        return pipeline.brief(work.pages, work.rejected, language=work.language, quality=quality, spread=work.spread)


@_told
def clean(inputs: Iterable[str | Path], **how: Unpack[Reading]) -> Cleaned:
    """Read `inputs` and tell the report of each page from what stands around it.

    Arguments and errors as of `brief`.

    Returns:
        The reports by source, their sentences, times, quotes and events empty.
    """
    with reading(inputs, **how) as work:
        reports = pipeline.reports(work.pages, language=work.language, spread=work.spread)
    return Cleaned(reports, pipeline.in_order(work.rejected))


@_told
def quotes(
    inputs: Iterable[str | Path], *, quality: bool = False, views: bool = False, **how: Unpack[Reading]
) -> Quotes:
    """Read `inputs` and give who said what: one row a quote, by report and by where it stands.

    Args:
        views: also give rows of kind "view": what somebody wants, plans, praises or believes, in the report's words.

    Other arguments and errors as of `brief`; the reports are not joined to stories.
    """
    reports, entities, rejected = _annotated(inputs, quality, views, how)
    return Quotes(quote_rows(reports, entities), entities, rejected, len(reports))


@_told
def events(inputs: Iterable[str | Path], *, quality: bool = False, **how: Unpack[Reading]) -> Events:
    """Read `inputs` and give who did what to whom: one row an event, by report and by where it stands.

    Arguments and errors as of `brief`; the reports are not joined to stories.
    """
    reports, entities, rejected = _annotated(inputs, quality, False, how)
    return Events(event_rows(reports, entities), entities, rejected, len(reports))


def compare(
    first: str | Path,
    second: str | Path,
    *,
    language: str | None = None,
    fields: Mapping[str, str] | None = None,
    quality: bool = False,
    stdin: BinaryIO | None = None,
) -> Comparison:
    """Set two reports side by side.

    Args:
        first, second: files with one report each; "-" is standard input.
        language, fields, quality, stdin: as of `brief`.

    Raises:
        InputError: one of them cannot be read.
        UsageError: one of them holds no report or several.
    """
    _ready(quality)
    one, other = (_one_page(given, fields, stdin) for given in (first, second))
    return pipeline.compare(one, other, language=language, quality=quality)


@_told
def check(statement: str, inputs: Iterable[str | Path], *, quality: bool = False, **how: Unpack[Reading]) -> Check:
    """Which reports support a statement, contradict it or do not mention it, on how many independent sources.

    Arguments as of `brief`; `language` is that of the inputs, the statement's own is detected.

    Raises:
        UsageError: the statement has no word, or `workers` is below one.
    """
    if not any(letter.isalnum() for letter in statement):
        raise UsageError("there is no statement to check", f"statement: {statement!r}", "write a sentence")
    _ready(quality)
    with reading(inputs, **how) as work:
        return pipeline.check(
            statement, work.pages, work.rejected, language=work.language, quality=quality, spread=work.spread
        )


def _annotated(
    inputs: Iterable[str | Path], quality: bool, views: bool, how: Reading
) -> tuple[tuple[Report, ...], tuple[Entity, ...], tuple[Rejection, ...]]:
    _ready(quality)
    with reading(inputs, **how) as work:
        reports, entities = pipeline.annotated(
            work.pages, language=work.language, quality=quality, spread=work.spread, views=views
        )
    return reports, entities, pipeline.in_order(work.rejected)


def _ready(quality: bool) -> None:
    if quality:
        need_encoder()


def _one_page(given: str | Path, fields: Mapping[str, str] | None, stdin: BinaryIO | None) -> Page:
    pages, rejected = _pages([given], fields, stdin, unwatched)
    if rejected and not pages:
        raise InputError(rejected[0].what, rejected[0].where, rejected[0].mend)
    if len(pages) != 1:
        raise UsageError(f"{len(pages)} reports where one is compared", str(given), "give a file with one report")
    return pages[0]


def _pages(
    inputs: Iterable[str | Path], fields: Mapping[str, str] | None, stdin: BinaryIO | None, watch: Watch
) -> tuple[list[Page], list[Rejection]]:
    found = list(watch("reading", read(inputs, fields=fields, stdin=stdin)))
    pages = [one for one in found if isinstance(one, Page)]
    return pages, [one for one in found if isinstance(one, Rejection)]


@contextmanager
def processes(workers: int | None, pages: int, watch: Watch) -> Iterator[pipeline.Spread]:
    """The work of stages over as many processes as are worth their start for so many pages."""
    if workers is not None and workers < 1:
        raise UsageError("there must be at least one worker", f"workers: {workers}", "give 1 or more")
    workers = workers or os.cpu_count() or 1
    if workers == 1 or pages < FEW:
        yield lambda stage, work, items: watch(stage, map(work, items))
        return
    with ProcessPoolExecutor(workers, initializer=set_before, initargs=(own_tables(),)) as pool:
        yield lambda stage, work, items: watch(stage, pool.map(work, items, chunksize=CHUNK))
