"""Files of many reports: JSON Lines, JSON and CSV, one page a row; a broken row is rejected and the others go on.

Rows are read one by one, so files may be larger than memory; a JSON document, which cannot be, is bounded as a page is.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from runut.errors import InputError
from runut.read.bounds import MAX_BROKEN_ROWS, MAX_FIELDS, MAX_PAGE_BYTES
from runut.read.decode import wholesome
from runut.read.fields import Names, row_page
from runut.read.sniff import Kind, delimiter
from runut.read.stream import OVERLONG, Stream
from runut.records import Page, Rejection

MEDIA: dict[Kind, str] = {"jsonl": "application/jsonl", "json": "application/json", "csv": "text/csv"}


class Row(NamedTuple):
    """A row of `number`, or why there is none."""

    number: int  # line where it starts, of a JSON array the place in it; from 1
    fields: dict[str, Any]
    fault: str | None = None
    mend: str = ""


def read_rows(stream: Stream, source: str, kind: Kind, codec: str, names: Names) -> Iterator[Page | Rejection]:
    """The pages of all rows, and a rejection for each broken one.

    Args:
        stream: the file.
        source: path as given; rows are `source:number`.
        kind: jsonl, json or csv.
        codec: of the file, one in which a line feed is one byte.
        names: of the fields.

    Raises:
        InputError: the file, or what is left of it, cannot be read.
    """
    rows = {"jsonl": _jsonl, "csv": _csv}.get(kind)
    found = rows(stream, source, codec, names) if rows else _json(stream, source, codec)
    broken = read = 0
    for row in found:
        place = f"{source}:{row.number}"
        try:
            if row.fault:
                raise InputError(row.fault, place, row.mend)
            page = row_page(place, row.fields, names, MEDIA[kind])
        except InputError as error:
            broken += 1
            yield Rejection(place, error.what, error.where, error.mend)
        else:
            read += 1
            yield page
        if broken >= MAX_BROKEN_ROWS:
            raise InputError(
                f"more than {MAX_BROKEN_ROWS:,} rows are broken; the rest was not read",
                source,
                "mend the first of them and read the file again",
            )
    if not read and not broken:
        raise InputError("no rows in it", source, "give a file with one report a row")


def _jsonl(stream: Stream, source: str, codec: str, names: Names) -> Iterator[Row]:
    for number, line in stream.lines():
        if line is OVERLONG:
            yield _overlong(number)
            continue
        text = line.decode(codec, "replace").strip("\ufeff \t\r\n\x00")
        if text:
            yield _object(number, text)


def _object(number: int, text: str) -> Row:
    try:
        value = json.loads(text, strict=False)
    except RecursionError:
        return Row(number, {}, "the JSON is nested too deep", "give a flat object")
    except ValueError as error:
        return Row(number, {}, f"not valid JSON: {error}", "give one JSON object a line")
    if not isinstance(value, dict):
        return Row(number, {}, "not a JSON object", "give one JSON object a line, its fields named")
    return Row(number, value)


def _json(stream: Stream, source: str, codec: str) -> Iterator[Row]:
    try:
        value = json.loads(stream.whole().decode(codec, "replace"), strict=False)
    except RecursionError as error:
        raise InputError("the JSON is nested too deep", source, "give a list of flat objects") from error
    except ValueError as error:
        raise InputError(f"not valid JSON: {error}", source, "give a JSON object, or a list of objects") from error
    if isinstance(value, dict):  # one report, or a wrapper around a list of them
        lists = [one for one in value.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
        value = lists[0] if len(lists) == 1 and len(value) <= 5 else [value]
    if not isinstance(value, list):
        raise InputError("neither a JSON object nor a list of them", source, "give a list of objects")
    for number, fields in enumerate(value, 1):
        if isinstance(fields, dict):
            yield Row(number, fields)
        else:
            yield Row(number, {}, "not a JSON object", "give a list of objects, their fields named")


def _csv(stream: Stream, source: str, codec: str, names: Names) -> Iterator[Row]:
    if csv.field_size_limit() < MAX_PAGE_BYTES:
        csv.field_size_limit(MAX_PAGE_BYTES)  # global to the process; only ever raised
    lines = _Lines(stream, codec)
    mark = delimiter(stream.head.decode(codec, "replace"), names) or ("\t" if source.endswith(".tsv") else ",")
    reader = csv.reader(lines, delimiter=mark)
    header: list[str] | None = None
    while True:
        start = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(start, {}, f"not valid CSV: {error}", 'close every quotation mark and double those inside ("")')
            continue
        if lines.overlong:
            yield _overlong(start)
            lines.overlong = False
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = cells[:MAX_FIELDS]
            if names.column(header, "text", "html") is None:
                given = wholesome(", ".join(cell.strip()[:40] for cell in header[:12]))
                raise InputError(
                    "no column is known to hold the text",
                    f"{source}:{start}",
                    f"name it (fields: text=COLUMN); the first row says: {given}",
                )
        elif len(cells) != len(header):
            fault = f"the row has {len(cells):,} columns, the header {len(header):,}"
            yield Row(start, {}, fault, "put texts with separators or line feeds in quotation marks")
        else:
            yield Row(start, dict(zip(header, cells, strict=True)))


class _Lines:
    """The decoded lines of a CSV file, counted."""

    def __init__(self, stream: Stream, codec: str) -> None:
        self._lines = stream.lines()
        self._codec = codec
        self.number = 0
        self.overlong = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is OVERLONG:
            self.overlong = True
            return "\n"
        text = line.decode(self._codec, "replace")
        return text.removeprefix("\ufeff") + "\n" if self.number == 1 else text + "\n"


def _overlong(number: int) -> Row:
    return Row(number, {}, f"longer than {MAX_PAGE_BYTES:,} bytes", "split it: one report a row")
