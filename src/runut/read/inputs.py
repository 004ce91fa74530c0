"""Which inputs there are, and who reads each.

An input that cannot be read becomes a rejection and the others go on. In folders, which are read with all below them,
hidden files and those of other types are passed over silently; a file named by the user is always told about.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from runut.errors import InputError
from runut.read.bounds import MAX_PAGE_CHARS, SAMPLE
from runut.read.decode import decode, encoding
from runut.read.fields import Names
from runut.read.html import html_page
from runut.read.rows import read_rows
from runut.read.sniff import OTHER, SUFFIXES, kind, suffix
from runut.read.stream import Stream
from runut.records import Page, Rejection

STDIN = "-"


def read(
    inputs: Iterable[str | Path],
    *,
    fields: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Page | Rejection]:
    """Pages of all inputs, and a rejection for each that cannot be read, as they are read.

    Args:
        inputs: paths of files and folders; "-" is standard input.
        fields: names of the fields of rows, over the usual guesses: {"text": "isi_berita"}.
        stdin: bytes of standard input, where it is not the process's own.

    Raises:
        UsageError: `fields` maps what is no field.
    """
    names = Names(fields)  # at the call, not at the first page, so that wrong usage is told at once
    return _each(list(inputs), names, stdin)


def _each(inputs: list[str | Path], names: Names, stdin: BinaryIO | None) -> Iterator[Page | Rejection]:
    for given in inputs:
        source = shown(given)
        if source == STDIN:
            yield from _read(stdin or sys.stdin.buffer, source, names, named=True)
            continue
        try:
            folder = stat.S_ISDIR(os.stat(given).st_mode)
        except (OSError, ValueError) as error:
            yield _rejected(error, source)
            continue
        if not folder:
            yield from _file(given, names, named=True)
            continue
        any_read = False
        for one in _folder(given, names):
            any_read = True
            yield one
        if not any_read:
            yield Rejection(
                source,
                "nothing in the folder can be read",
                source,
                "put reports in it, as .txt, .html, .jsonl or .csv, plain or gzipped",
            )


def shown(path: str | Path) -> str:
    """A path as text: bytes of a file name that are not UTF-8 shown as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _folder(folder: str | Path, names: Names) -> Iterator[Page | Rejection]:
    """All below a folder, by code point of the names; links to folders are not followed, so there are no circles."""
    waiting = [os.fspath(folder)]
    while waiting:
        path = waiting.pop()
        try:
            if os.path.isdir(path) and (path == os.fspath(folder) or not os.path.islink(path)):
                inside = sorted(name for name in os.listdir(path) if not name.startswith("."))
                waiting.extend(os.path.join(path, name) for name in reversed(inside))
                continue
            if os.path.isdir(path) or suffix(path) in OTHER:
                continue
            if not os.path.islink(path) and not stat.S_ISREG(os.stat(path).st_mode):
                continue
        except OSError as error:
            yield _rejected(error, shown(path))
            continue
        yield from _file(path, names, named=suffix(path) in SUFFIXES)


def _file(path: str | Path, names: Names, *, named: bool) -> Iterator[Page | Rejection]:
    source = shown(path)
    try:
        with open(path, "rb") as file:
            yield from _read(file, source, names, named=named)
    except (OSError, ValueError) as error:
        yield _rejected(error, source)


def _read(file: BinaryIO, source: str, names: Names, *, named: bool) -> Iterator[Page | Rejection]:
    """The pages of one file; where it was not `named`, nothing if it is no text."""
    try:
        stream = Stream(file, source)
        try:
            codec = encoding(stream.head, source, html=True, rows=SUFFIXES.get(suffix(source)) in ("jsonl", "csv"))
        except InputError:
            if named:
                raise
            return
        if len(stream.head) < SAMPLE and not stream.head.strip():
            raise InputError(
                "the file is empty" if source != STDIN else "standard input is empty", source, "leave it out"
            )
        yield from _pages(stream, source, codec, names)
    except InputError as error:
        yield Rejection(source, error.what, error.where, error.mend)
    except OSError as error:
        yield _rejected(error, source)


def _pages(stream: Stream, source: str, codec: str, names: Names) -> Iterator[Page | Rejection]:
    found = kind(source, stream.head.decode(codec, "replace"), names)
    if found not in ("text", "html"):
        if codec.startswith(("utf-16", "utf-32")):  # whose line feeds are not one byte
            text = stream.whole().decode(codec, "replace")
            stream, codec = Stream(io.BytesIO(text.encode("utf-8", "replace")), source), "utf-8"
        yield from read_rows(stream, source, found, codec, names)
        return
    data = stream.whole()
    text = decode(data, encoding(data, source, html=found == "html"), source)
    if found == "html":
        yield html_page(source, text)
        return
    if len(text) > MAX_PAGE_CHARS:
        raise InputError(
            f"the text is longer than {MAX_PAGE_CHARS:,} characters",
            source,
            "split it: one report a file, or JSON Lines with one report a line",
        )
    if not text.strip("\ufeff\ufffd \t\n").strip():
        raise InputError("there is no text in it", source, "leave it out")
    yield Page(source=source, media_type="text/plain", text=text)


def _rejected(error: OSError | ValueError, source: str) -> Rejection:
    """What the system says of a path."""
    match error:
        case FileNotFoundError():
            return Rejection(source, "there is no such file or folder", source, "check the path")
        case PermissionError():
            return Rejection(source, "reading it is not permitted", source, "change its permissions, or copy it")
        case OSError():
            return Rejection(
                source, f"it cannot be read: {error.strerror or error}", source, "check the path and its disk"
            )
    return Rejection(source, f"not a path: {error}", source, "check the path")
