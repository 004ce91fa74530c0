"""Copies among very many reports, pair by pair as they are found.

Reports come in batches: each is cleaned, its kept text goes to a file on disk and its numbers to the index of
`runut.link.copies`; a pair is told with the sentences that show it, read back from the file. Memory holds one batch and
the index (about 1.6 kB a report of 250 words), so a million reports fit in 2 GB, and a window of days bounds it
whatever comes. With an `index` both are kept, and the next call compares new reports with all that came before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from runut import pipeline
from runut.api import Watch, processes, unwatched
from runut.batch.kept import Kept, Texts, kept
from runut.errors import RunutError, UsageError
from runut.link.copies import LEAST, Copies, Copy
from runut.link.profile import WORD, spelt
from runut.link.runs import RUN
from runut.link.shingles import shingles
from runut.present.copy_rows import CopyRow, CopySide
from runut.read import read
from runut.records import Evidence, Page, Rejection, Span

BATCH = 4096
"""Reports read before they are compared."""
SHOWN = 2
"""Pairs of sentences shown for a pair of reports."""
WHOLE = 0.8
"""Share of a report from which all of it is held to stand in the other."""
SAME_PAGE, SAME, CONTAINED, PARTLY = "copy.same_page", "copy.same", "copy.contained", "copy.partly"
TEXTS = ".texts"
"""What is added to the name of an index for its file of texts."""


def copies(
    inputs: Iterable[str | Path],
    *,
    window: int | None = None,
    least: float = LEAST,
    index: str | Path | None = None,
    language: str | None = None,
    fields: Mapping[str, str] | None = None,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    watch: Watch = unwatched,
) -> Iterator[CopyRow | Rejection]:
    """Pairs of reports that share their text, and the inputs that could not be read, as they are found.

    Args:
        inputs: files, folders and "-" (standard input), read once, in their order.
        window: days two reports may be apart, after which a report is forgotten; None for ever. A report without a
            date counts as of the day it comes among.
        least: least share of one report's runs of words that must stand in the other, above 0, at most 1.
        index: file in which what was read is kept for the next call, with another beside it ("NAME.texts") that holds
            the texts; its own `window` and `least` hold. None to keep nothing.
        language, fields, workers, stdin, watch: as of `brief`.

    Raises:
        UsageError: `least`, `window` or `workers` out of range.
        RunutError: the index cannot be read or written.
    """
    if not 0 < least <= 1:
        raise UsageError("a share is above 0 and at most 1", f"least: {least}", "give for example 0.5")
    if window is not None and window < 0:
        raise UsageError("there are no negative days", f"window: {window}", "give 0 or more")
    place = Path(index) if index is not None else None
    found = watch("reading", read(inputs, fields=fields, stdin=stdin))
    return _stream(found, _opened(place, Copies(window, least)), place, language, workers)


def _opened(place: Path | None, new: Copies) -> Copies:
    if place is None or not place.exists():
        return new
    try:
        with place.open("rb") as file:
            return Copies.read(file, str(place))
    except OSError as error:
        raise RunutError(f"the index cannot be read: {error.strerror}", str(place), "name another file") from error


def _stream(
    found: Iterable[Page | Rejection], seen: Copies, place: Path | None, language: str | None, workers: int | None
) -> Iterator[CopyRow | Rejection]:
    found = iter(found)
    with ExitStack() as stack:
        texts = Texts(stack.enter_context(_texts(place, empty=not seen.added)))
        spread = stack.enter_context(processes(workers, BATCH, unwatched))
        while batch := list(islice(found, BATCH)):
            yield from (one for one in batch if isinstance(one, Rejection))
            pages = [one for one in batch if isinstance(one, Page)]
            reports = pipeline.reports(pages, language=language, spread=spread)
            for report in reports:
                for other in report.also_at:
                    yield _same_page(kept(report), other)
            new = [kept(report) for report in reports]
            numbers = [texts.add(one) for one in new]
            for copy in seen.add([one.text for one in new], [one.day for one in new], numbers):
                first, second = texts.get(copy.i), texts.get(copy.j)
                if (first.id, first.source) != (second.id, second.source):  # else read once more
                    yield _row(copy, first, second)
        if place is not None:
            texts.flush()
            _keep(seen, place)


def _texts(place: Path | None, *, empty: bool) -> BinaryIO:
    if place is None:
        return cast(BinaryIO, TemporaryFile())
    beside = place.with_name(place.name + TEXTS)
    try:
        return beside.open("w+b" if empty else "r+b")
    except OSError as error:
        raise RunutError(f"the texts cannot be opened: {error.strerror}", str(beside), "name another index") from error


def _keep(seen: Copies, place: Path) -> None:
    """All or nothing: an index half written would be found at the next call."""
    half = place.with_name(place.name + ".part")
    try:
        with half.open("wb") as file:
            seen.write(file)
        os.replace(half, place)
    except OSError as error:
        raise RunutError(f"the index cannot be kept: {error.strerror}", str(place), "name another file") from error


def _same_page(one: Kept, other: str) -> CopyRow:
    side = _side(one)
    twin = CopySide(
        report=side.report, source=other, outlet=side.outlet, title=side.title, published=side.published
    )  # fmt: skip
    return CopyRow(first=side, second=twin, of_first=1.0, of_second=1.0, reason=SAME_PAGE, evidence=())


def _row(copy: Copy, first: Kept, second: Kept) -> CopyRow:
    whole = (copy.of_i >= WHOLE, copy.of_j >= WHOLE)
    return CopyRow(
        first=_side(first),
        second=_side(second),
        of_first=round(copy.of_i, 4),
        of_second=round(copy.of_j, 4),
        reason=SAME_PAGE if first.id == second.id else SAME if all(whole) else CONTAINED if any(whole) else PARTLY,
        evidence=_shown(first, second),
    )


def _side(one: Kept) -> CopySide:
    published = date.fromordinal(one.day) if one.day is not None else None
    return CopySide(report=one.id, source=one.source, outlet=one.outlet, title=one.title, published=published)


def _shown(first: Kept, second: Kept) -> tuple[Evidence, ...]:
    """The sentences that share most runs of words, as they stand in both."""
    ours, theirs = (
        [shingles([spelt(w) for w in WORD.findall(text)], RUN) for *_, text in one.lines] for one in (first, second)
    )
    filed: dict[int, list[int]] = {}
    for j, runs in enumerate(theirs):
        for run in runs:
            filed.setdefault(run, []).append(j)
    pairs: dict[tuple[int, int], int] = {}
    for i, runs in enumerate(ours):
        for run in runs:
            for j in filed.get(run, ()):
                pairs[i, j] = pairs.get((i, j), 0) + 1
    best = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    found: list[Evidence] = []
    used: set[tuple[bool, int]] = set()
    for i, j in best:
        if len(found) < 2 * SHOWN and not {(True, i), (False, j)} & used:
            used |= {(True, i), (False, j)}
            found += [Evidence(one.id, Span(*one.lines[at])) for one, at in ((first, i), (second, j))]
    return tuple(found)
