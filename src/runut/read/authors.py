"""The names in author fields: one a field, several in one, a login, a link, or the house itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from runut.text.signatures import same_house, signers

MAX_AUTHORS = 50
LONGEST = 300  # code points of a field
LOGINS = frozenset({"admin", "administrator", "editor", "redaksi", "redaktion", "newsroom", "staff", "webmaster"})
WIRE = re.compile(r"[a-z]{2,4}")  # as agencies sign
ADDRESS = re.compile(r"https?:|www\.|@|\w\.\w+/")


def authors(fields: Iterable[Sequence[str]], outlet: str | None = None) -> tuple[str, ...]:
    """The people that the first of `fields` with any names; else the first house named as author; else ().

    Args:
        fields: the values of each field, the likeliest field first.
        outlet: of the report, to tell the house from a person.
    """
    houses: list[str] = []
    for values in fields:
        people: list[str] = []
        for value in values[:MAX_AUTHORS]:
            if not value.strip() or len(value) > LONGEST or ADDRESS.search(value) or value.casefold() in LOGINS:
                continue
            if WIRE.fullmatch(value):
                houses.insert(0, value)
            elif same_house(value, outlet):
                houses.append(value)
            else:
                named = [value[start:end] for start, end in signers(value)]
                people.extend(name for name in named if not same_house(name, outlet))
        if people:
            return tuple(dict.fromkeys(people))[:MAX_AUTHORS]
    return tuple(houses[:1])
