"""Sentence boundaries by rules over tables of abbreviations."""

from __future__ import annotations

import re
from typing import ClassVar

from runut.language import Language, Matcher, Row

STOP = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s+[\"“‘«'(\[]*[^\s\"“‘«'(\[])|\n+")


class Abbreviation(Row, frozen=True):
    """Words that end in a stop without ending a sentence."""

    table: ClassVar[str] = "abbreviations"


def split(page: str, start: int, end: int, language: Language) -> tuple[tuple[int, int], ...]:
    """The sentences of `page[start:end]` as (start, end) pairs without the blanks around them."""
    known = language.matcher(Abbreviation)
    found: list[tuple[int, int]] = []
    begin = start
    for stop in STOP.finditer(page, start, end):
        if page[stop.start()] != "\n" and not _ends(page, stop, known, end):
            continue
        found.append((begin, stop.end()))
        begin = stop.end()
    found.append((begin, end))
    return tuple(pair for a, b in found if (pair := _trim(page, a, b))[0] < pair[1])


def _ends(page: str, stop: re.Match[str], known: Matcher[Abbreviation], end: int) -> bool:
    rest = page[stop.end() : min(end, stop.end() + 8)].lstrip().lstrip("\"“‘«'([")
    if rest[:1].islower():
        return False
    if page[stop.start()] != "." or stop.end() - stop.start() > 1:
        return True
    word = re.search(r"[\w.]*$", page[max(0, stop.start() - 20) : stop.start()])
    last = word.group() if word else ""
    if len(last) == 1 and last.isupper():
        return False
    return known.lookup(last + ".") is None


def _trim(page: str, start: int, end: int) -> tuple[int, int]:
    while start < end and page[start].isspace():
        start += 1
    while end > start and page[end - 1].isspace():
        end -= 1
    return start, end
