"""Which inputs there are, and who reads each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from runut.records import Page, Rejection


def read(inputs: Iterable[str | Path]) -> Iterator[Page | Rejection]:
    """Pages of all inputs, and a rejection for each that cannot be read.

    Args:
        inputs: paths of files and folders; "-" is standard input.
    """
    for given in inputs:
        path = Path(given)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
            yield Page(source=str(file), media_type="text/plain", text=text)
