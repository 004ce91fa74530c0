"""People by any of their names, as a user's own table tells them; runut ships none."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from runut.language import Row, language


class KnownPerson(Row, frozen=True):
    """A person by all their names: spellings, nicknames, acronyms."""

    table: ClassVar[str] = "people"
    ignore_case: ClassVar[bool] = False

    name: str
    """What all forms are one under."""


def person(form: str) -> str | None:
    """The one name of the person called `form`; None where no table lists them."""
    return _rows().get(form)


@cache
def _rows() -> dict[str, str]:
    return {form: row.name for row in language("any").rows(KnownPerson) for form in row.forms}
