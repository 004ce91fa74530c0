"""What Python programs call: the same as the commands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from runut import pipeline
from runut.errors import UsageError
from runut.read import read
from runut.records import Brief, Page, Rejection

T = TypeVar("T")


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


def brief(
    inputs: Iterable[str | Path],
    *,
    language: str | None = None,
    fields: Mapping[str, str] | None = None,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    watch: Watch = unwatched,
) -> Brief:
    """Read `inputs` and give one account per story.

    Args:
        inputs: files, folders and "-" (standard input), in any mix and order; the order changes nothing.
        language: BCP 47 code all inputs are taken to be in; detected for each report where None.
        fields: which field of a JSONL or CSV row holds what, as {"text": "isi_berita"}; guessed where absent.
        workers: processes that read reports side by side; as many as cores where None. Changes no byte.
        stdin: what "-" reads; the process's standard input where None.
        watch: wraps what is gone through, stage by stage ("reading", "annotating"), to show progress.

    Returns:
        The brief; inputs that could not be read stand in its `rejected`, the others are briefed.

    Raises:
        UsageError: `workers` below one.
    """
    if workers is not None and workers < 1:
        raise UsageError("there must be at least one worker", f"workers: {workers}", "give 1 or more")
    found = list(watch("reading", read(inputs, fields=fields, stdin=stdin)))
    pages = [one for one in found if isinstance(one, Page)]
    rejected = [one for one in found if isinstance(one, Rejection)]
    with _spread(workers or os.cpu_count() or 1, len(pages), watch) as spread:
        return pipeline.brief(pages, rejected, language=language, spread=spread)


@contextmanager
def _spread(workers: int, pages: int, watch: Watch) -> Iterator[pipeline.Spread]:
    if workers == 1 or pages < FEW:
        yield lambda work, reports: watch("annotating", map(work, reports))
        return
    with ProcessPoolExecutor(workers) as pool:
        yield lambda work, reports: watch("annotating", pool.map(work, reports, chunksize=CHUNK))
