"""The kept texts of reports on disk, each found again by the number of its first byte."""

from __future__ import annotations

import zlib
from typing import BinaryIO

import msgspec

from runut.language import language
from runut.records import Report
from runut.text.sentences import split

TEXT = frozenset({"paragraph", "list", "quote"})
SIZE = 4  # bytes that tell how long a text is
QUICK = 1  # level of compression: twice as fast as the next for a tenth more bytes


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a report: how to name it, and its sentences with where they stand on the page."""

    id: str
    source: str
    outlet: str | None
    title: str | None
    day: int | None
    lines: tuple[tuple[int, int, str], ...]

    @property
    def text(self) -> str:
        """One sentence a line."""
        return "\n".join([text.replace("\n", " ") for _, _, text in self.lines])


def kept(report: Report) -> Kept:
    """What is kept of a cleaned report: no furniture, captions or credits, nothing that was dropped."""
    spoken = language(report.language)
    holes = [(one.span.start, one.span.end) for one in report.dropped]
    lines = []
    for block in report.blocks:
        inside = [hole for hole in holes if hole[0] < block.span.end and hole[1] > block.span.start]
        if block.kind in TEXT:
            for start, end in split(report.page, block.span.start, block.span.end, spoken):
                lines += [(a, b, report.page[a:b]) for a, b in _around(start, end, inside)]
    day = report.published and (report.published.start or report.published.end)
    title = report.title.text if report.title else None
    return Kept(report.id, report.source, report.outlet, title, day.toordinal() if day else None, tuple(lines))


class Texts:
    """Kept texts in a file, one after the other.

    Args:
        file: open for reading and writing; texts are added at its end.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._end = file.seek(0, 2)

    def add(self, one: Kept) -> int:
        """Keep a text; gives its number, higher than all before."""
        packed = zlib.compress(msgspec.msgpack.encode(one), QUICK)
        self._file.seek(self._end)
        self._file.write(len(packed).to_bytes(SIZE, "little") + packed)
        number, self._end = self._end, self._end + SIZE + len(packed)
        return number

    def get(self, number: int) -> Kept:
        """The text of a number that `add` gave."""
        self._file.seek(number)
        size = int.from_bytes(self._file.read(SIZE), "little")
        return msgspec.msgpack.decode(zlib.decompress(self._file.read(size)), type=Kept)

    def flush(self) -> None:
        """Have everything on disk."""
        self._file.flush()


def _around(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of `start` to `end` without the holes, which are in order."""
    found = []
    for a, b in sorted(holes):
        if a < end and b > start:
            found.append((start, a))
            start = max(start, b)
    return [(a, b) for a, b in (*found, (start, end)) if a < b]
