"""Full dates in languages that have no tables here: names of months and order of numerals from CLDR (babel).

Read are `28. April 2023`, `28 avril 2023`, `28 de abril de 2023`, `2023年4月28日`, and `28.04.2023` in the order the
language writes. English and Indonesian have tables, which `months` reads; their papers do not follow one order, so
CLDR's is not asked for them.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from runut.text.months import Dated, day_of

TABLED = frozenset({"en", "id"})
YEAR = re.compile(r"(?:19|20)\d\d")  # without one no date is full
SEARCHED = 400  # code points of a line
LINKS = r"(?:d[eo]l?\s+|d['’]\s*)?"  # "28 de abril del 2023"


class Calendar(NamedTuple):
    """How a language writes dates."""

    pattern: re.Pattern[str]
    months: dict[str, int]  # casefolded names, without a final stop
    day_first: bool


def foreign_date(text: str, start: int, end: int, code: str | None) -> Dated | None:
    """The first full date in `text[start:end]` as the language writes it; None in a language of our own tables.

    Args:
        code: BCP 47, as pages state it ("de", "pt-BR").
    """
    if not code or YEAR.search(text, start, end) is None:
        return None
    calendar = _calendar(code.replace("_", "-"))
    if calendar is None:
        return None
    for match in calendar.pattern.finditer(text, start, min(end, start + SEARCHED)):
        if (found := _read(match, calendar)) is not None:
            return Dated(found, match.start(), match.end())
    return None


def _read(match: re.Match[str], calendar: Calendar) -> date | None:
    if name := match["m"] or match["n"]:
        month = calendar.months[name.casefold().rstrip(".")]
        return day_of(int(match["y"] or match["z"]), month, int(match["d"] or match["e"]))
    if match["cy"]:
        return day_of(int(match["cy"]), int(match["cm"]), int(match["cd"]))
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if calendar.day_first else (second, first)
    return day_of(int(match["ny"]), month, day)


@lru_cache(maxsize=64)
def _calendar(code: str) -> Calendar | None:
    if code.split("-", maxsplit=1)[0].lower() in TABLED:
        return None
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    months = {
        name.casefold().rstrip("."): number
        for context in locale.months.values()
        for width in ("wide", "abbreviated")
        for number, name in context[width].items()
        if not name[:1].isdigit()
    }
    names = "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name))) or "(?!)"
    year = r"(?:19|20)\d\d"
    pattern = re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|º|°|er)?\s*{LINKS}(?P<m>{names})\.?,?\s*{LINKS}(?P<y>{year})(?!\d)"
        rf"|(?<!\w)(?P<n>{names})\.?\s+(?P<e>\d{{1,2}})\.?,?\s+(?P<z>{year})(?!\d)"
        rf"|(?P<cy>{year})\s*[年년]\s*(?P<cm>\d{{1,2}})\s*[月월]\s*(?P<cd>\d{{1,2}})\s*[日일]"
        rf"|(?<![\d./-])(?P<a>\d{{1,2}})(?P<mark>[./-])\s?(?P<b>\d{{1,2}})(?P=mark)\s?(?P<ny>{year})(?!\d)",
        re.IGNORECASE,
    )
    short = str(locale.date_formats["short"].pattern)
    return Calendar(pattern, months, short.find("d") < short.find("M"))
