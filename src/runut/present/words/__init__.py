"""The words of the interface, one table a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from babel.dates import format_date

from runut.errors import UsageError
from runut.records import Interval

LANGUAGES = ("en", "id")


class Words:
    """The interface in one language.

    Args:
        code: "en" or "id".

    Raises:
        UsageError: another code.
    """

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise UsageError("the interface does not speak this language", f"ui: {code}", "choose en or id")
        self.code = code
        self._words = _table(code)

    def __call__(self, key: str, **fill: object) -> str:
        """The words for `key`, with its {…} filled; raises KeyError for a key that no table lists."""
        return self._words[key].format(**fill)

    def count(self, key: str, n: int, **fill: object) -> str:
        """`n` of a thing, in singular or plural."""
        return self(f"{key}_one", **fill) if n == 1 else self(key, n=n, **fill)

    def day(self, day: date) -> str:
        """A day as people write it ("4 Nov 2024")."""
        return str(format_date(day, "d MMM y", locale=self.code))

    def interval(self, interval: Interval | None) -> str:
        """An interval as people write it; "date not stated" for None."""
        if interval is None or (interval.start is None and interval.end is None):
            return self("date_unknown")
        start, end = interval.start, interval.end
        if start is None:
            assert end is not None
            return self("before", day=self.day(end))
        if end is None:
            return self("after", day=self.day(start))
        if start == end:
            return self.day(start)
        if (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{self.day(end)}"
        if start.year == end.year:
            return f"{format_date(start, 'd MMM', locale=self.code)} – {self.day(end)}"
        return f"{self.day(start)} – {self.day(end)}"


@cache
def _table(code: str) -> Mapping[str, str]:
    text = files("runut.present.words").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    words: Mapping[str, str] = tomllib.loads(text)["word"]
    return words
