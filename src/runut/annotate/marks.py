"""Quotation marks paired: which pieces of a block stand in marks.

Theory of operation. Straight marks do not say whether they open or close, typographic ones are often the wrong way
round, and pages lose some. So state decides first (outside, a mark opens; inside, it closes) and the shape around a
mark (blank before, letter after: opening; stop or letter before, blank after: closing) overrules it only where the
state cannot be: a closing shape outside is stray, a typographic opening mark in opening shape inside means that the
one before was never closed. An opening shape inside that two closing ones follow opens a quotation within. Single
marks count only outside double ones, where they are no apostrophes. A mark that opens a block and is never closed runs
to the block's end: the usage of newspapers for speech over several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

DOUBLE = '"“”„‟«»″'
OPENING = "“„«"
SINGLE = "'‘’‚‛"
MARK = re.compile(f"[{DOUBLE}]|(?<![^\\W_])[{SINGLE}](?=[^\\W_])|``|''")
BLANK = " \t\n\xa0\u2009\u202f"
TRIM_LEFT = BLANK
TRIM_RIGHT = BLANK + ","


class Marked(NamedTuple):
    """`page[start:end]` with its marks; `page[inner:outer]` without marks, blanks and a closing comma."""

    start: int
    end: int
    inner: int
    outer: int
    closed: bool


def marked(page: str, start: int, end: int, junk: Iterable[tuple[int, int]] = ()) -> list[Marked]:
    """The pieces of `page[start:end]` in quotation marks, outermost only; `junk` pieces are passed over."""
    skip = list(junk)
    found: list[Marked] = []
    begin = width = -1
    inner = False
    at = start
    while mark := MARK.search(page, at, end):
        at = mark.end()
        if any(a <= mark.start() < b for a, b in skip):
            continue
        if page[mark.start()] in SINGLE and mark.group() != "''":
            if begin < 0 and (close := _single(page, mark.end(), end)) > 0:
                found.append(_piece(page, mark.start(), mark.end(), close, close + 1, True))
                at = close + 1
            continue
        if begin < 0:
            if not _closes(page, mark, start, end):
                begin, width = mark.start(), mark.end() - mark.start()
        elif inner:
            inner = False
        elif _nests(page, mark, start, end):
            inner = True
        elif _reopens(page, mark, start, end):
            begin, width = mark.start(), mark.end() - mark.start()
        else:
            found.append(_piece(page, begin, begin + width, mark.start(), mark.end(), True))
            begin = -1
    if begin >= 0 and (not page[start:begin].strip() or page[start:begin].rstrip()[-1:] in ":,"):
        found.append(_piece(page, begin, begin + width, end, end, False))
    return [piece for piece in found if piece.inner < piece.outer]


def _piece(page: str, start: int, inner: int, outer: int, end: int, closed: bool) -> Marked:
    while inner < outer and page[inner] in TRIM_LEFT:
        inner += 1
    while outer > inner and page[outer - 1] in TRIM_RIGHT:
        outer -= 1
    return Marked(start, end, inner, outer, closed)


def _closes(page: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark has the shape of a closing one and no other."""
    before = page[mark.start() - 1] if mark.start() > start else " "
    after = page[mark.end()] if mark.end() < end else " "
    return before not in BLANK and (after in BLANK or after in ".,;:!?)")


def _reopens(page: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark met inside a quotation opens another: only a typographic one can say so."""
    if page[mark.start()] not in OPENING:
        return False
    before = page[mark.start() - 1] if mark.start() > start else " "
    after = page[mark.end()] if mark.end() < end else " "
    return before in BLANK and after.isupper()


def _nests(page: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark met inside a quotation opens one within it: it opens by its shape, and the next two close."""
    if not _opens(page, mark, start, end):
        return False
    at = mark.end()
    for _ in range(2):
        after = MARK.search(page, at, end)
        while after is not None and page[after.start()] in SINGLE and after.group() != "''":
            after = MARK.search(page, after.end(), end)
        if after is None or not _closes(page, after, start, end):
            return False
        at = after.end()
    return True


def _opens(page: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark has the shape of an opening one and no other."""
    before = page[mark.start() - 1] if mark.start() > start else " "
    return before in BLANK and mark.end() < end and page[mark.end()].isalnum()


def _single(page: str, start: int, end: int) -> int:
    """Where a single mark opened before `start` closes, -1 if it does not within the line's reach."""
    for at in range(start, min(end, start + 400)):
        ch = page[at]
        if ch in DOUBLE or ch == "\n":
            return -1
        if ch in SINGLE and not (at + 1 < end and page[at + 1].isalnum()) and at > start:
            return at
    return -1
