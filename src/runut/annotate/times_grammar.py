"""Which sequences of lexemes are expressions of time, and how each is read.

Theory of operation. Every rule is a regular expression over the letters of `times_lexicon` (its longer branches
first), and a reader. At each place the longest match whose reader accepts it wins; of equal length the earlier rule.
Readers never guess: where the anchor they need is not known, they say `vague`. A word that opens or closes an interval
(since, until, from) is taken into the expression after it. The rules hold for both orders (`tahun lalu`, `last year`),
so that languages differ only in their tables.

Method after rule-based taggers of TIMEX3 (HeidelTime, Strötgen & Gertz 2013), reduced to newspapers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from runut.annotate import times_days, times_lengths, times_periods
from runut.annotate.times_calendar import Days
from runut.annotate.times_lexicon import Lexeme, lex
from runut.annotate.times_reading import Reading, When
from runut.language import Language

Reader = Callable[[Sequence[Lexeme], When], Reading | None]

DAY = r"(?:[No]f?[Mm](?:,?Y)?|[Mm][No](?:,?Y)?|#)"
BACK, SHIFT = r"[LTXJO]", r"[LTXbk]"

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?:O,?)?(?:U?[Ww],?G?)?(?:\({DAY}\)|{DAY})[LXTJO]?p?", times_days.day),
        (
            rf"Wp?(?:U{SHIFT}|f?{SHIFT}U)|O,?U?[Ww]p?|[QBK]?U?W(?:p?[LXTJO]?p?)|p,?W|{SHIFT}W(?![,(]*[NoMm#])(?:fp|p)?",
            times_days.weekday,
        ),
        (r"[QBK]?Op?J?|[QBK]?(?:Jp|pJ|pT|Tp)", times_days.deictic),
        (r"(?:[NV]U|u|U)-?A|(?:[NV]U|u)[Lg]", times_days.ago),
        (r"(?:[NV]U|u)R|f?[RL]NU|f?RU(?![LTX])|[NV]UL[JT]", times_days.recent),
        (r"(?:[NV]U|u)(?:D|X)|XNU", times_days.ahead),
        (r"(?:[NV]U|u|U)-?[KBkb]|[kb]U", times_days.narrated),
        (rf"(?:[QBK]f*)?(?:U{BACK}|{SHIFT}U)|[QBK]f*U|U", times_periods.unit),
        (rf"(?:Qf*-?)?(?:M(?:U{SHIFT}|f?{SHIFT}U)|U?M(?:,?Y|[LTXRJ])?|{SHIFT}M|m,?Y)", times_periods.month),
        (r"(?:Qf*-?)?U?Y|UN", times_periods.year),
        (r"[NVo]{1,2}Uo?(?:f*(?:U?Y|[LTX]U|U[LTX]))|oNU", times_periods.first_months),
        (r"(?:Qf*-?)?U?e", times_periods.decade),
        (r"Q?f*(?:Uo|o-?U)", times_periods.century),
        (r"(?:U[oR]|oUf*)U?M(?:,?Y)?", times_periods.week_of_month),
        (r"[No][-H&][No][Mm](?:,?Y)?|[Mm]N-N(?:,?Y)?|NM(?:-|H)NM(?:,?Y)?", times_days.days),
        (r"U?M(?:-|H)M(?:U?Y)?", times_periods.months),
        (r"U?Y[-/H]Y", times_periods.years),
        (r"o-?U(?:f*(?:U?Y|[LTX]U))?|U[oN][-/]?(?:U?Y|U[LTX])?|Yo-?U|[LTX]Uf?o-?U", times_periods.quarter),
        (r"qf*(?:U?Y|[LTX]U|U[LTX])", times_periods.half),
        (r"d", times_days.told_day),
        (r"lU|fU(?:-?A)?|U-[AB]Uo?|U-[AB]oU", times_periods.told_quarter),
        (rf"{SHIFT}s|s[LTXJ]?(?:U?Y)?", times_periods.season),
        (r"a?C[cN](?:(?:-|H)C?[cN])?p?[zZ]?|a?[cN]zZ?|a?cZ", times_days.clock),
        (r"p(?:-|H)pZ?", times_days.clock),
        (r"E(?:N?U|W|M|p|u)|r", times_lengths.recurring),
        (r"[NV](?:(?:-|H)N)?-?U|u|[No]?j", times_lengths.duration),
        (r"h", times_lengths.holiday),
    )
)
OPEN = {"S", "H", "F"}
NAMED = re.compile(r"[^\s.!?:\"“”*-][\"”)]* \(?[^\W\d_a-z][\w'’-]*\)? ?$")  # a capital that opens no sentence
STARTS = frozenset("dqOUWwNoMm#QBKJpTXLbkuVfRYesaCcErjhl")


class Found(NamedTuple):
    """An expression at `page[start:end]` and its reading; `core` is what it was before a word opened an end."""

    start: int
    end: int
    reading: Reading
    core: Days | None


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
        first, core = at, reading.days
        if reading.kind == "interval" and reading.days:
            first, reading = _opened(letters, at, reading, when(lexemes[at].start).anchor)
        yield Found(lexemes[first].start, lexemes[at + size - 1].end, reading, core)
        at += size


def _longest(
    page: str, lexemes: Sequence[Lexeme], letters: str, at: int, when: Callable[[int], When]
) -> tuple[int, Reading] | None:
    tried = [(match.end() - at, rule) for pattern, rule in RULES if (match := pattern.match(letters, at))]
    if not tried:
        return None
    known = when(lexemes[at].start)
    if at and letters[at - 1] == "y":
        known = known._replace(future=True)
    for size, rule in sorted(tried, key=lambda pair: -pair[0]):
        if _is_barred(page, lexemes, at, size):
            continue
        reading = rule(lexemes[at : at + size], known)
        if reading is not None:
            return size, reading
    return None


def _opened(letters: str, at: int, reading: Reading, anchor: date | None) -> tuple[int, Reading]:
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


def _is_barred(page: str, lexemes: Sequence[Lexeme], at: int, size: int) -> bool:
    """Whether the words around make it no time: an age, a law's number, the year in a name."""
    first, last = lexemes[at], lexemes[at + size - 1]
    before = lexemes[at - 1] if at else None
    after = lexemes[at + size] if at + size < len(lexemes) else None
    if (before is not None and before.letter == "!") or (after is not None and after.letter == "!"):
        return True
    letters = "".join(one.letter for one in lexemes[at : at + size])
    if letters == "UY" and first.text[0].isupper() and before is not None and before.letter in "NY":
        return True  # "Nomor 12 Tahun 2011"
    if (
        letters in ("NU", "oU")
        and last.text[0].isupper()
        and first.text[0].isupper()
        and page[max(0, first.start - 40) : first.start].strip()
    ):
        return True  # "Perang Enam Hari"
    if letters == "j" and (before is None or before.letter != "i"):
        return True
    if letters == "Y" and before is not None and before.letter == "U":
        return True
    if letters in ("Y", "M"):
        bare = before is None or before.letter in ("~", ")")
        return bare and NAMED.search(page, max(0, first.start - 40), first.start) is not None
    return False
