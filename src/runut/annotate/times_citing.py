"""What the words before a time make of it: the date of a citing, or of something to come; which time dates a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import ClassVar

from runut.annotate.draft import Draft
from runut.language import Language, Row
from runut.records import TimeExpression
from runut.text import agencies

REACH = 90  # code points between the word of citing and its date
SENTENCE = re.compile(r"[.!?;\"“”]\s|\n")
AHEAD = 120  # code points looked back for a word of the future
CLAUSE = re.compile(r"[.,;:!?\"“”\n][^.,;:!?\"“”\n]*$")
NEXT_WORD = re.compile(r"\w+(?:\s*\([^)\n]{1,12}\))?\s+")
"""One word with what stands beside it in brackets: the day whose verb follows at once."""
WORDS_OF_DATING = 2  # words between a comma and the date of a citing ("dikutip AFP, di Jakarta, Rabu")


class FutureWord(Row, frozen=True):
    """Words that put what they govern into the future."""

    table: ClassVar[str] = "future_words"

    future: bool = True


class CitingWord(Row, frozen=True):
    """Words that cite another publication."""

    table: ClassVar[str] = "citing_words"

    alone: bool
    """Whether the word cites by itself; else only together with the name of an agency or outlet."""


def is_citation(draft: Draft, time: TimeExpression) -> bool:
    """Whether the time dates the citing of a source ("dikutip dari AFP, Rabu (18/6)"), not what is told."""
    page, at = draft.report.page, time.span.start
    start = max(0, at - REACH)
    for word in reversed(draft.language.matcher(CitingWord).find(page, start, at)):
        if SENTENCE.search(page, word.end, at) or _past_citing(draft, word.end, at):
            return False
        if word.row.alone or agencies.find(page, max(start, word.start - REACH), at):
            return True
    return False


def is_announced(draft: Draft, time: TimeExpression) -> bool:
    """Whether the sentence, as far as the time, speaks of what is to come."""
    page, at = draft.report.page, time.span.start
    ends = [max(0, at - 2 * AHEAD), *(stop.end() for stop in SENTENCE.finditer(page, max(0, at - 2 * AHEAD), at))]
    return any(word.row.future for word in draft.language.matcher(FutureWord).find(page, ends[-1], at))


def future_before(page: str, start: int, at: int, known: Language) -> bool:
    """Whether the clause that ends at `at`, looked for from `start` on, has a word of the future."""
    start = max(start, at - AHEAD)
    clause = CLAUSE.search(page, start, at)
    words = known.matcher(FutureWord).find(page, clause.start() if clause else start, at)
    return any(word.row.future for word in words) and all(word.row.future for word in words)


def future_after(page: str, at: int, end: int, known: Language) -> bool:
    """Whether the words from `at` to the end of the sentence speak of what is to come."""
    stop = SENTENCE.search(page, at, min(end, at + AHEAD // 2))
    words = known.matcher(FutureWord).find(page, at, stop.start() if stop else min(end, at + AHEAD // 2))
    return any(word.row.future for word in words)


def future_next(page: str, at: int, known: Language) -> bool:
    """Whether the expression that begins at `at` is itself what is to come ("Saturday will be ...")."""
    day = NEXT_WORD.match(page, at)
    if day is None:
        return False
    words = known.matcher(FutureWord).find(page, day.end(), day.end() + AHEAD // 2)
    return any(word.row.future and word.start == day.end() for word in words)


def time_of(draft: Draft, start: int, end: int) -> TimeExpression | None:
    """The time that dates what `page[start:end]` tells: none that dates a citing.

    Single days come before longer stretches, stretches before those with an open end; of equals the first.
    """
    times = draft.report.times
    first = bisect_left(times, start, key=lambda one: one.span.start)
    found = []
    for one in times[first:]:
        if one.span.start >= end:
            break
        if one.interval is not None and one.span.end <= end and not is_citation(draft, one):
            found.append(one)
    return min(found, key=_looseness, default=None)


def _past_citing(draft: Draft, start: int, at: int) -> bool:
    """Whether what is cited has begun between the word of citing at `start` and the time at `at`.

    It has where another time, the citing's own, stands between, or more than a few words since the last comma
    ("dikutip dari AFP, X menyerang Y pada Senin").
    """
    page = draft.report.page
    comma = page.rfind(",", start, at)
    if comma >= 0 and len(page[comma + 1 : at].replace("(", " ").split()) > WORDS_OF_DATING:
        return True
    times = draft.report.times
    first = bisect_left(times, start, key=lambda one: one.span.start)
    between = [one for one in times[first : first + 3] if one.span.end <= at and one.interval is not None]
    return any(any(c.isalpha() for c in page[one.span.end : at]) for one in between)


def _looseness(time: TimeExpression) -> tuple[bool, int]:
    interval = time.interval
    if interval is None or interval.start is None or interval.end is None:
        return True, 0
    return False, min(1, (interval.end - interval.start).days)
