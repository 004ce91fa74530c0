"""What the words before a time make of it: the date of a citing, or of something to come; which time dates a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import ClassVar

from runut.annotate.draft import Draft
from runut.language import Language, Row, language
from runut.records import TimeExpression

REACH = 90  # code points between the word of citing and its date
SENTENCE = re.compile(r"[.!?;\"“”]\s|\n")
AHEAD = 120  # code points looked back for a word of the future
CLAUSE = re.compile(r"[.,;:!?\"“”\n][^.,;:!?\"“”\n]*$")


class FutureWord(Row, frozen=True):
    """Words that put what they govern into the future."""

    table: ClassVar[str] = "future_words"


class CitingWord(Row, frozen=True):
    """Words that cite another publication."""

    table: ClassVar[str] = "citing_words"


def is_citation(draft: Draft, time: TimeExpression) -> bool:
    """Whether the time dates the citing of a source ("dikutip dari AFP, Rabu (18/6)"), not what is told."""
    page, at = draft.report.page, time.span.start
    words = list(_forms(draft.language.code, CitingWord).finditer(page, max(0, at - REACH), at))
    return bool(words) and SENTENCE.search(page, words[-1].end(), at) is None


def is_future(draft: Draft, time: TimeExpression) -> bool:
    """Whether the clause before the time speaks of what is to come."""
    return future_before(draft.report.page, 0, time.span.start, draft.language)


def future_before(page: str, start: int, at: int, known: Language) -> bool:
    """Whether the clause that ends at `at`, looked for from `start` on, has a word of the future."""
    start = max(start, at - AHEAD)
    clause = CLAUSE.search(page, start, at)
    return _forms(known.code, FutureWord).search(page, clause.start() if clause else start, at) is not None


def time_of(draft: Draft, start: int, end: int) -> TimeExpression | None:
    """The time that dates what `page[start:end]` tells: the first interval inside it that dates no citing."""
    times = draft.report.times
    first = bisect_left(times, start, key=lambda one: one.span.start)
    for one in times[first:]:
        if one.span.start >= end:
            break
        if one.kind == "interval" and one.interval is not None and one.span.end <= end and not is_citation(draft, one):
            return one
    return None


@cache
def _forms(code: str, kind: type[Row]) -> re.Pattern[str]:
    forms = sorted({form for row in language(code).rows(kind) for form in row.forms}, key=lambda f: (-len(f), f))
    return re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms) or r"(?!)", re.IGNORECASE)
