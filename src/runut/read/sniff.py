"""What an input is: its name says, unless its content says otherwise."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

from runut.read.fields import Names

Kind = Literal["text", "html", "jsonl", "json", "csv"]

SUFFIXES: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), "jsonl"),
    ".json": "json",
    **dict.fromkeys((".csv", ".tsv"), "csv"),
}
DELIMITERS = ",;\t|"
# Text files of other uses, passed over in folders; read as text when named.
OTHER = frozenset(
    f".{name}"
    for name in re.findall(
        r"\w+",
        "md rst xml rss atom yaml yml toml ini cfg conf log css js mjs ts py ipynb sh sql lock svg "
        "tex bib c h cpp java go rs rb php pl map pem key eml vtt srt",
    )
)

_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL
)
_TAGS = re.compile(r"</?(?:p|div|span|br|h[1-6]|li|ul|a|table|article|body|html|head|title|b|i|em|strong)\b", re.I)


def suffix(name: str) -> str:
    """The suffix of a file name without `.gz`: "page.html.gz" has ".html"."""
    path = PurePath(name)
    if path.suffix.lower() == ".gz":
        path = PurePath(path.stem)
    return path.suffix.lower()


def kind(name: str, text: str, names: Names) -> Kind:
    """What the input is.

    Args:
        name: of the file; "-" for standard input.
        text: its beginning, decoded.
        names: of the fields, to know a CSV header by.
    """
    named = SUFFIXES.get(suffix(name))
    if named in ("jsonl", "csv"):
        return named
    if _HTML.match(text):
        return "html"
    if named == "html":
        return "html" if _TAGS.search(text) else "text"
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        found = _json(start)
        if found or named == "json":
            return found or "json"
    if named is None and delimiter(text, names):
        return "csv"
    return "json" if named == "json" else "text"


def delimiter(text: str, names: Names) -> str | None:
    """What separates the columns of a CSV whose header has a known column; None without one."""
    header = text.lstrip("\ufeff\n").split("\n", 1)[0]
    for mark in sorted(DELIMITERS, key=lambda mark: (-header.count(mark), DELIMITERS.index(mark))):
        columns = [column.strip().strip('"') for column in header.split(mark)]
        if len(columns) > 1 and names.column(columns, "text", "html"):
            return mark
    return None


def _json(start: str) -> Kind | None:
    """JSON Lines where the first line is an object by itself, JSON where the text begins like it."""
    first, _, rest = start.partition("\n")
    if first.startswith("{") and rest.strip():
        try:
            json.loads(first, strict=False)
        except (ValueError, RecursionError):
            pass
        else:
            return "jsonl"
    return "json" if re.match(r'(?:\[\s*)?\{\s*"', start) else None
