"""Which sequences of lexemes are expressions of time, and how each is read.

Theory of operation. Every rule is a regular expression over the letters of `times_lexicon`, and a reader. At each
place the longest match whose reader accepts it wins; of equal length the earlier rule. Readers never guess: where the
anchor they need is not known, they say `vague`. A word that opens or closes an interval (since, until, from) is taken
into the expression before it. The rules hold for both orders (`tahun lalu`, `last year`), so that languages differ
only in their tables.

Method after rule-based taggers of TIMEX3 (HeidelTime, Strötgen & Gertz 2013), reduced to newspapers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from runut.annotate import times_rules as read
from runut.annotate.times_calendar import Days
from runut.annotate.times_lexicon import Lexeme, lex
from runut.annotate.times_rules import Reading, When
from runut.language import Language

Reader = Callable[[Sequence[Lexeme], When], Reading | None]

DAY = r"(?:[No]f?[Mm](?:,?Y)?|[Mm][No](?:,?Y)?|#)"
BACK, SHIFT = r"[LTXJO]", r"[LTXbk]"

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?:O,?)?(?:U?[Ww],?)?G?(?:\({DAY}\)|{DAY})[LXTJO]?p?", read.day),
        (rf"O,?U?[Ww]p?|[QBK]?U?W(?:p?[LXTJO]?p?)|{SHIFT}W(?:fp|p)?|Wp?(?:U{SHIFT}|f?{SHIFT}U)", read.weekday),
        (r"[QBK]?Op?J?|[QBK]?(?:Jp|pJ|pT|Tp)", read.deictic),
        (r"(?:[NV]U|u|U)A|(?:[NV]U|u)[Lg]", read.ago),
        (r"(?:[NV]U|u)R|f?[RL]N?U|[NV]UL[JT]", read.recent),
        (r"(?:[NV]U|u)(?:D|X)|XNU", read.ahead),
        (r"(?:[NV]U|u|U)-?[KBkb]|[kb]U", read.narrated),
        (rf"(?:[QBK]f*)?(?:U{BACK}|{SHIFT}U)|Qf*U|U", read.unit),
        (rf"(?:Qf*-?)?(?:U?M(?:,?Y|[LTXRJ])?|{SHIFT}M|M(?:U{SHIFT}|f?{SHIFT}U)|m,?Y)", read.month),
        (r"(?:Qf*-?)?U?Y", read.year),
        (r"U?e", read.decade),
        (r"[No](?:-|H)[No][Mm](?:,?Y)?|[Mm]N-N(?:,?Y)?|NM(?:-|H)NM(?:,?Y)?", read.days),
        (r"U?M(?:-|H)M(?:U?Y)?", read.months),
        (r"U?Y[-/H]Y", read.years),
        (r"o-?U(?:f*(?:U?Y|[LTX]U))?|U[oN][-/]?(?:U?Y|U[LTX])?|Yo-?U", read.quarter),
        (rf"{SHIFT}s|s[LTXJ]?(?:U?Y)?", read.season),
        (r"a?C[cN](?:(?:-|H)C?[cN])?p?[zZ]?|a?[cN]zZ?|a?cZ", read.clock),
        (r"E(?:N?U|W|M|p|u)|r", read.recurring),
        (r"[NV]-?U|u|[No]?j", read.duration),
        (r"h", read.holiday),
    )
)
OPEN = {"S", "H", "F"}
STARTS = frozenset("OUWwGNoMm#(QBKJpTXLbkuVfRYesaCcErjh")


class Found(NamedTuple):
    """An expression at `page[start:end]` and its reading."""

    start: int
    end: int
    reading: Reading


def expressions(page: str, start: int, end: int, known: Language, when: Callable[[int], When]) -> Iterator[Found]:
    """The expressions of `page[start:end]`, in order.

    Args:
        when: what is known at an offset of the page; called for each candidate, after the earlier ones were given out.
    """
    lexemes, letters = lex(page, start, end, known)
    at = 0
    while at < len(letters):
        best = _longest(page, lexemes, letters, at, when) if letters[at] in STARTS else None
        if best is None:
            at += 1
            continue
        size, reading = best
        first = at
        if reading.kind == "interval" and reading.days:
            first, reading = _opened(lexemes, letters, at, reading, when(lexemes[at].start).anchor)
        yield Found(lexemes[first].start, lexemes[at + size - 1].end, reading)
        at += size


def _longest(
    page: str, lexemes: Sequence[Lexeme], letters: str, at: int, when: Callable[[int], When]
) -> tuple[int, Reading] | None:
    tried = [(match.end() - at, rule) for pattern, rule in RULES if (match := pattern.match(letters, at))]
    for size, rule in sorted(tried, key=lambda pair: -pair[0]):
        if read.is_barred(page, lexemes, at, size):
            continue
        reading = rule(lexemes[at : at + size], when(lexemes[at].start))
        if reading is not None:
            return size, reading
    return None


def _opened(
    lexemes: Sequence[Lexeme], letters: str, at: int, reading: Reading, anchor: date | None
) -> tuple[int, Reading]:
    """The reading with the end opened that a word before it opens, and where the expression then begins."""
    first = at
    while first and letters[first - 1] in "GUif" and at - first < 2:
        first -= 1
    if not first or letters[first - 1] not in OPEN or reading.days is None:
        return at, reading
    start, end = reading.days
    days = {"S": Days(start, anchor), "H": Days(None, end), "F": Days(start, None)}[letters[first - 1]]
    if days.start and days.end and days.start > days.end:
        return at, reading
    return first - 1, reading._replace(days=days)
