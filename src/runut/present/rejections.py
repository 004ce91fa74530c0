"""Inputs that could not be read, for a terminal: what, where, how to mend; the first few of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from runut.present.plain import line
from runut.present.sheet import DIM, STRONG, WARN
from runut.present.words import Words
from runut.records import Rejection

MOST = 20  # told one by one; a folder of broken rows would fill screens


def rejections(rejected: Sequence[Rejection], words: Words) -> Iterator[Text]:
    """Three lines for each of the first 20, and how many more there are."""
    for one in rejected[:MOST]:
        yield Text.assemble((line(one.source), STRONG), f": {line(one.what)}")
        yield Text(f"  {words('where')}: {line(one.where)}", style=DIM)
        yield Text(f"  {words('mend')}: {line(one.mend)}", style=DIM)
    if len(rejected) > MOST:
        yield Text(words.count("rejected_more", len(rejected) - MOST), style=WARN)
