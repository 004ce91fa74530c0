"""Institutions by any of their names, in any language: one table, one name each."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from runut.language import Row, language
from runut.text.agencies import by_name


class Institution(Row, frozen=True):
    """An institution by all its names in all languages."""

    table: ClassVar[str] = "institutions"
    ignore_case: ClassVar[bool] = False

    name: str
    """What all its forms are one under."""


def institution(form: str) -> str | None:
    """The one name of the institution, agency or outlet called `form`; None where no table lists it."""
    row = _rows().get(form)
    if row is not None:
        return row
    agency = by_name(form)
    return agency.name if agency is not None and not agency.word else None


@cache
def _rows() -> dict[str, str]:
    return {form: row.name for row in language("any").rows(Institution) for form in row.forms}
