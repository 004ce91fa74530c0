"""Sentence boundaries by rules over tables of abbreviations.

Theory of operation. A line end always ends a sentence. A run of stops (with the closing quotes and brackets glued to
it) may end one; it does not where
- what follows begins in lower case: `"Kami pulang." kata dia` is one sentence;
- it is an abbreviation that a name or a number must follow (`Dr. Sari`, `No. 5`), or an initial;
- it is an abbreviation that may also end a sentence (`dll.`, `U.S.`) and what follows is no function word or other
  opener;
- it numbers an item at the head of the line (`1. Beras`).
A stop with nothing after it but a capitalised word, as pages with lost tags have it (`selesai.Namun`), ends a sentence
where the word before is all lower case; names of sites (`Kabar.Com`), addresses and numbers are left alone.

Rejected: a model that learns boundaries (the rules are right more often on news and faster); joining lines that end
without a stop (headings and list items would run into paragraphs).
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal

from runut.language import Language, Row, read_rows
from runut.text.detect import FunctionWord
from runut.text.months import Month

OPENING = "\"'“‘«‹(["
STOP = re.compile(  # a run of stops and line ends with what closes them; the set comes first, for `re` scans for it
    r"[.!?…\n](?<![.!?…\n]{2})[.!?…\n]*+[\"”’»›')\]]*+(?:(?<=\n)|(?=[\s\"'“‘«‹(\[]|[^\W\d_a-z]))"
)
LONGEST = 12  # code points of the longest abbreviation
BLANKS = (" ", "\n", "\t", "\u00a0")
REACH = 24  # code points looked back for the word before a stop
GLUED_WORD = 3  # letters a lower-case word must have for a stop glued to the next word to end a sentence
DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})")
ADDRESS = re.compile(r"://|www\.|@")


class Abbreviation(Row, frozen=True):
    """Words that end in a stop without ending a sentence."""

    table: ClassVar[str] = "abbreviations"
    ignore_case: ClassVar[bool] = False

    before: Literal["name", "number", "any"] = "name"
    """What must follow for the stop not to end a sentence; `any`: all but a function word with a capital."""


class Starter(Row, frozen=True):
    """Words that open sentences far more often than they open names; function words are such too."""

    table: ClassVar[str] = "sentence_starters"


class Domain(Row, frozen=True):
    """Last parts of the names of sites."""

    table: ClassVar[str] = "domains"


def split(page: str, start: int, end: int, language: Language) -> tuple[tuple[int, int], ...]:
    """The sentences of `page[start:end]` as (start, end) pairs without the blanks around them."""
    code = language.code
    found: list[tuple[int, int]] = []
    begin = start
    for stop in STOP.finditer(page, start, end):
        at, after = stop.span()
        line = page.rfind("\n", at, after) + 1
        after = line or _ending(page, begin, at, after, end, code)
        if not after:
            continue
        found.append((begin, after))
        begin = after
    found.append((begin, end))
    return tuple(pair for a, b in found if (pair := _trim(page, a, b))[0] < pair[1])


def _ending(page: str, begin: int, at: int, after: int, end: int, code: str) -> int:
    """Where the sentence whose stop stands at `at` ends, or 0 where it does not end there."""
    if after >= end:
        return 0
    glued = not page[after].isspace()
    rest = page[after : after + REACH].lstrip() or page[after : min(end, after + 1000)].lstrip()
    if not rest:
        return 0
    next_word = rest.lstrip(OPENING) if rest[0] in OPENING else rest
    if next_word[:1].islower():
        return 0
    piece = page[max(begin, at - REACH) : at]
    word = piece[max(map(piece.rfind, BLANKS)) + 1 :].lstrip(OPENING)
    if glued:
        return _glued(page, begin, at, after, word, next_word)
    if page[at] != "." or page[at : at + 2] == "..":
        return after
    if len(word) > LONGEST or _ends(word, next_word, code):
        at_head = NUMBERING.fullmatch(word) is not None and not page[begin : at - len(word)].strip()
        return 0 if at_head else after
    return 0


def _ends(word: str, next_word: str, code: str) -> bool:
    kind = _known(code).get(word) or ("any" if _is_initial(word) or DOTTED.fullmatch(word) else None)
    if kind is None:
        return True
    if kind == "number":
        return not next_word[:1].isdigit()
    if kind == "name":
        return False
    following = re.match(r"[^\W\d_]+", next_word)
    return following is not None and following[0].casefold() in _starters(code)


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _glued(page: str, begin: int, at: int, after: int, word: str, next_word: str) -> int:
    letters = re.search(r"[^\W\d_]*$", word)
    tail = letters[0] if letters else ""
    plain = len(tail) >= GLUED_WORD and tail.islower()
    if not (plain or page[at - 1 : at] in ')”"' or after > at + 1) or not re.match(
        r"[^\W\d_a-z][^\W\d_A-Z]", next_word
    ):
        return 0
    following = re.match(r"[^\W\d_]+", next_word)
    if following is None or following[0].casefold() in _domains() or ADDRESS.search(word):
        return 0
    if page[after - 1] == '"' and after > at + 1 and page.count('"', begin, after - 1) % 2 == 0:
        return after - 1  # the mark opens the next sentence
    return after


def _trim(page: str, start: int, end: int) -> tuple[int, int]:
    while start < end and page[start].isspace():
        start += 1
    while end > start and page[end - 1].isspace():
        end -= 1
    return start, end


@cache
def _known(code: str) -> dict[str, str]:
    """Abbreviations without their stop, and what must follow them."""
    rows = [row for one in (code, "any") for row in read_rows(one, Abbreviation)]
    found = {form.removesuffix("."): row.before for row in reversed(rows) for form in row.forms}
    months = [row for row in read_rows(code, Month) if row.abbreviated]
    return {form: "number" for row in months for form in row.forms} | found


@cache
def _starters(code: str) -> frozenset[str]:
    rows = (*read_rows(code, FunctionWord), *read_rows(code, Starter))
    return frozenset(form for row in rows for form in row.forms)


@cache
def _domains() -> frozenset[str]:
    return frozenset(part for row in read_rows("any", Domain) for form in row.forms for part in form.split(".") if part)
