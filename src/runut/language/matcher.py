"""Finding the rows of a table in text: one pass for all literal forms, one regular expression per pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from runut.errors import TableError
from runut.language.alternation import alternation
from runut.language.rows import Row

R = TypeVar("R", bound=Row)


class Match(NamedTuple, Generic[R]):
    """A row found in a text, at `text[start:end]`."""

    row: R
    start: int
    end: int
    found: re.Match[str]


class Matcher(Generic[R]):
    """The compiled rows of one table.

    Args:
        rows: the rows, in the table's order; of two rows with one form the first wins.
        ignore_case: whether forms and patterns match in any case.

    Raises:
        TableError: a pattern does not compile.
    """

    def __init__(self, rows: Sequence[R], *, ignore_case: bool) -> None:
        self._fold = str.casefold if ignore_case else str
        flags = re.IGNORECASE if ignore_case else 0
        self._by_form: dict[str, R] = {}
        for row in rows:
            for form in row.forms:
                self._by_form.setdefault(self._fold(form), row)
        self._forms = re.compile(alternation(self._by_form, bounded=True), flags) if self._by_form else None
        self._patterns = [(row, _compiled(row, flags)) for row in rows if row.pattern]

    def lookup(self, form: str) -> R | None:
        """The row that lists exactly this form, if any."""
        return self._by_form.get(self._fold(form))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Match[R]]:
        """Every match in `text[start:end]`, by start, longer first."""
        stop = len(text) if end is None else end
        return sorted(self._each(text, start, stop), key=lambda match: (match.start, -match.end))

    def first(self, text: str, start: int = 0, end: int | None = None) -> Match[R] | None:
        """The first match of `find`."""
        found = self.find(text, start, end)
        return found[0] if found else None

    def _each(self, text: str, start: int, end: int) -> Iterator[Match[R]]:
        if self._forms is not None:
            for found in self._forms.finditer(text, start, end):
                yield Match(self._by_form[self._fold(found.group())], found.start(), found.end(), found)
        for row, pattern in self._patterns:
            for found in pattern.finditer(text, start, end):
                yield Match(row, found.start(), found.end(), found)


def _compiled(row: Row, flags: int) -> re.Pattern[str]:
    try:
        return re.compile(row.pattern or "", flags)
    except re.error as error:
        raise TableError(
            f"a pattern does not compile: {error}",
            f"table {row.table}: {row.pattern}",
            "mend the regular expression",
        ) from error
