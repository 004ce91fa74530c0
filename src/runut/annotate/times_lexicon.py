"""The words of time of a language, found in a text and given one letter each.

The grammar (`times_grammar`) is written over these letters, so that it holds in every language whose table
`time_words` fills the roles. Letters beside those of `ROLES`: `N` number, `Y` number that may be a year, `o` ordinal,
`#` date in figures, `c` clock in figures, `e` decade in figures, `M`/`m` month by name (in lower case or abbreviated),
`W`/`w` weekday likewise, `,` `(` `)` `-` themselves, `~` any other text between two of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.language import Language, Row, language
from runut.language.alternation import alternation
from runut.text.months import Month, Weekday
from runut.text.numbers import NumberWord, figures, number_phrase, words_value

Role = Literal[
    "unit", "one_unit", "vague", "day", "last", "this", "next", "ago", "recent", "later", "earlier", "previous",
    "following", "ahead", "from_now", "part", "daypart", "today", "since", "until", "from", "after", "every", "clock",
    "zone", "meridiem", "date", "season", "holiday", "rate", "recurring", "of", "in", "by",
    "latest", "and", "half", "told_day", "bar",
]  # fmt: skip

ROLES: dict[Role, str] = {
    "unit": "U",  # day, week, ...
    "one_unit": "u",  # a number and a unit in one word: one week
    "vague": "V",  # a number that is not told: several
    "day": "O",  # a day counted from today: yesterday
    "last": "L", "this": "T", "next": "X",  # which of its kind, seen from today
    "ago": "A", "from_now": "g",  # so long before or after today
    "recent": "R", "ahead": "D",  # the stretch up to today, or from today on
    "later": "K", "earlier": "B", "following": "k", "previous": "b",  # counted from the day last spoken of
    "part": "Q",  # early, middle, late
    "daypart": "p", "today": "J",  # morning; of this very day
    "since": "S", "until": "H", "from": "F", "after": "a",  # leave an end open
    "every": "E", "recurring": "r", "rate": "j",  # of every so often; by so long a stretch
    "clock": "C", "zone": "Z", "meridiem": "z",
    "date": "G",  # the word "date" itself
    "season": "s", "holiday": "h",
    "of": "f", "in": "i",  # small words inside or before an expression
    "by": "y",  # before a time to come
    "latest": "l",  # the last that is over
    "and": "&", "half": "q",  # joins two days; one half of a year
    "told_day": "d",  # a day counted from the one last spoken of, in one expression
    "bar": "!",  # a number after it tells no time: age, law
}  # fmt: skip

FIGURES = (
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}(?![\d-])|\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/-])"
    r"|\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<decade>(?:1\d|20)\d0(?:-an|['’]?s)(?!\w))"
    r"|(?P<clock>(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?![\d/]|[.,]\d))"
    r"|(?P<ordinal>\d{1,2}(?:{suffix})(?!\w))"
    r"|(?P<figures>\d+(?:[.,]\d+)*)(?![\w%])"
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


class TimeWord(Row, frozen=True):
    """Words that make expressions of time."""

    table: ClassVar[str] = "time_words"

    role: Role
    unit: str | None = None
    """Of units their name, of parts `early|mid|late`, of parts of the day their TIMEX name, of zones the offset."""
    value: float | None = None
    """Of days the distance from today, of seasons the first month, of units 2 where the word is a plural.

    Of halves which one, of days told the distance.
    """
    last: int | None = None
    """Of seasons the last month; over 12 it lies in the next year."""


class Lexeme(NamedTuple):
    """A word or sign of time at `page[start:end]`, with its letter and what it stands for."""

    letter: str
    start: int
    end: int
    value: float = 0
    unit: str = ""
    text: str = ""
    last: int = 0


class _Form(NamedTuple):
    letter: str
    value: float
    unit: str
    last: int


class _Lexicon(NamedTuple):
    pattern: re.Pattern[str]
    forms: dict[str, _Form]
    doubles: dict[str, _Form]  # forms that are a weekday or month when they have a capital and something else if not


def lex(page: str, start: int, end: int, known: Language) -> tuple[tuple[Lexeme, ...], str]:
    """The lexemes of `page[start:end]` and their letters; a `~` lexeme stands where other text lies between two."""
    lexicon = _lexicon(known.code)
    found: list[Lexeme] = []
    at = start
    for match in lexicon.pattern.finditer(page, start, end):
        one = _lexeme(match, page, start, lexicon, known)
        if one is None:
            continue
        if page[at : one.start].strip():
            found.append(Lexeme("~", at, one.start))
        found.append(one)
        at = one.end
    for at, one in enumerate(found):  # a word that is a unit or opens a clock time, as what follows tells
        if one.letter == "C" and one.unit and (found[at + 1].letter if at + 1 < len(found) else "~") not in "Nc":
            found[at] = one._replace(letter="U")
    return tuple(found), "".join(one.letter for one in found)


@cache
def _lexicon(code: str) -> _Lexicon:
    known = language(code)
    forms: dict[str, _Form] = {}
    for row in known.rows(TimeWord):
        for form in row.forms:
            forms.setdefault(form.casefold(), _Form(ROLES[row.role], row.value or 0, row.unit or "", row.last or 0))
    doubles: dict[str, _Form] = {}
    names = [("M", row) for row in known.rows(Month)] + [("W", row) for row in known.rows(Weekday)]
    for letter, name in names:
        for form in name.forms:
            one = _Form(letter.lower() if name.abbreviated else letter, name.number, "", 0)
            if forms.setdefault(form.casefold(), one) is not one:
                doubles[form.casefold()] = one
    for word in known.rows(NumberWord):
        for form in word.forms if word.role == "ordinal" else ():
            forms.setdefault(form.casefold(), _Form("o", word.value, "", 0))
    prefix, suffix = (_affixes(known, role) for role in ("prefix", "suffix"))
    figures = FIGURES.replace("{suffix}", suffix)
    pattern = (
        r"(?P<mark>[,()/]|[-–—─])|(?<!\w)(?:"
        rf"(?=\d)(?<!\d[.,])(?<!\D/)(?:(?<![^\W\d_]-)|(?<= [IV]-)|(?<=[IV][IV]-))(?:{figures})"
        rf"|(?P<form>{alternation(forms)})(?!\w)(?P<stop>\.(?=[ ,]*\d))?"
        rf"|(?P<phrase>{number_phrase(code)})|(?:{prefix})(?P<nth>\d{{1,2}})(?!\w)"
        r"|(?<!-)(?P<roman>I{1,3}|IV)(?![\w.]))"
    )
    return _Lexicon(re.compile(pattern, re.IGNORECASE), forms, doubles)


def _affixes(known: Language, role: str) -> str:
    return alternation(form for row in known.rows(NumberWord) if row.role == role for form in row.forms)


def _lexeme(match: re.Match[str], page: str, begin: int, lexicon: _Lexicon, known: Language) -> Lexeme | None:
    text, start, end = match.group(), match.start(), match.end()
    if match["form"]:
        return _word(match, page, begin, lexicon)
    if match["mark"]:
        return Lexeme("-" if text in "-–—─" else text, start, end, text=text)
    if match["date"]:
        return Lexeme("#", start, end, text=text)
    if match["clock"]:
        return Lexeme("c", start, end, figures(text, known) or 0, text=text)
    if match["decade"]:
        return Lexeme("e", start, end, int(text[:4]), text=text)
    if match["ordinal"] or match["nth"]:
        return Lexeme("o", start, end, int(re.sub(r"\D", "", text)), text=text)
    if match["roman"]:
        return Lexeme("o", start, end, ROMAN[text], text=text) if text in ROMAN else None
    value = figures(text, known) if match["figures"] else words_value(text, known)
    if value is None:
        return None
    year = len(text) == 4 and text.isdigit() and 1000 <= value <= 2199
    return Lexeme("Y" if year else "N", start, end, value, text=text)


def _word(match: re.Match[str], page: str, begin: int, lexicon: _Lexicon) -> Lexeme:
    text, start = match["form"], match.start()
    form = lexicon.forms[text.casefold()]
    other = lexicon.doubles.get(text.casefold())
    capital = text[0].isupper()
    if other is not None and capital and (text[1:].islower() or not page[begin:start].strip()) and start > begin:
        form = other
    letter = form.letter
    if letter in "MW" and not capital:
        letter = letter.lower()
    return Lexeme(
        letter, start, match.end() if letter in "mw" else match.end("form"), form.value, form.unit, text, form.last
    )
