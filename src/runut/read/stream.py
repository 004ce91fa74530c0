"""Bytes of one input, decompressed and bounded: a head to look at, whole pages, or rows line by line."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from runut.errors import InputError
from runut.read.bounds import FREE_BYTES, MAX_PAGE_BYTES, MAX_RATIO, MAX_SKIPPED_BYTES, SAMPLE

GZIP = b"\x1f\x8b\x08"
CHUNK = 1 << 20
OVERLONG = None  # stands for a line longer than MAX_PAGE_BYTES


class Stream:
    """One open input. Reading never goes back.

    Args:
        file: bytes as they are stored.
        where: path, for errors.

    Raises:
        InputError: (every method too) the compressed data are damaged, or blow up beyond any text's ratio.
        OSError: (every method too) the device fails.
    """

    def __init__(self, file: BinaryIO, where: str) -> None:
        self._stored = _Stored(file)
        self._file: BinaryIO = cast(BinaryIO, self._stored)
        self._where = where
        self._given = 0
        self.compressed = self._stored.peek(len(GZIP)) == GZIP
        if self.compressed:
            self._file = cast(BinaryIO, gzip.GzipFile(fileobj=self._file, mode="rb"))
        self.head = self._read(SAMPLE)

    def whole(self) -> bytes:
        """All bytes, head included.

        Raises:
            InputError: more than `MAX_PAGE_BYTES`.
        """
        parts, size = [self.head], len(self.head)
        while size <= MAX_PAGE_BYTES and (part := self._read(min(CHUNK, MAX_PAGE_BYTES + 1 - size))):
            parts.append(part)
            size += len(part)
        if size > MAX_PAGE_BYTES:
            raise InputError(
                f"longer than {MAX_PAGE_BYTES:,} bytes, too long for one page",
                self._where,
                "split it: one report a page, or JSON Lines with one report a line",
            )
        return b"".join(parts)

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        r"""Lines without their \n, numbered from 1; OVERLONG for one that is too long. Vast blanks are passed over.

        Raises:
            InputError: a line does not end within `MAX_SKIPPED_BYTES`.
        """
        pending: list[bytes] = []
        size = 0
        number = 1
        chunk = self.head
        while chunk:
            if not size and chunk.isspace():
                number += chunk.count(b"\n")
                chunk = self._read(CHUNK)
                continue
            *ended, rest = chunk.split(b"\n")
            for line in ended:
                size += len(line)
                yield number, b"".join([*pending, line]) if size <= MAX_PAGE_BYTES else OVERLONG
                pending.clear()
                size = 0
                number += 1
            if rest:
                size += len(rest)
                if size > MAX_SKIPPED_BYTES:
                    raise InputError(
                        f"a line is longer than {MAX_SKIPPED_BYTES:,} bytes; the rest was not read",
                        self._where,
                        "end each row with a line feed",
                    )
                if size > MAX_PAGE_BYTES:
                    pending.clear()
                else:
                    pending.append(rest)
            chunk = self._read(CHUNK)
        if size:
            yield number, b"".join(pending) if size <= MAX_PAGE_BYTES else OVERLONG

    def _read(self, size: int) -> bytes:
        """Up to `size` bytes, fewer only at the end."""
        parts = []
        while size > 0:
            part = self._part(size)
            if not part:
                break
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _part(self, size: int) -> bytes:
        try:
            part = self._file.read(size)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(
                f"the gzip data are damaged or cut off: {error}", self._where, "compress or fetch it again"
            ) from error
        self._given += len(part)
        if self.compressed and self._given > max(FREE_BYTES, MAX_RATIO * self._stored.taken):
            raise InputError(
                f"unpacks to more than {MAX_RATIO} times its size, as no text does; the rest was not read",
                self._where,
                "if it is what you mean to read, decompress it first",
            )
        return part


class _Stored:
    """Stored bytes, counted, with a few to look at first."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._ahead = b""
        self.taken = 0

    def peek(self, size: int) -> bytes:
        """The next bytes, left to be read."""
        while len(self._ahead) < size and (more := self._file.read(size - len(self._ahead))):
            self._ahead += more
        return self._ahead

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if size < 0:
            given, self._ahead = self._ahead + self._file.read(), b""
        else:
            given, self._ahead = self._ahead[:size], self._ahead[size:]
            if len(given) < size:
                given += self._file.read(size - len(given))
        self.taken += len(given)
        return given
