"""Words whose exchange changes the sense: to hope for expect, to conclude for suspect, to accept for refuse.

A row is one sense with its forms; `contrasts` names the senses that cannot stand in its place. The relation holds both
ways, and across languages, since senses have the same names in all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from runut.language import Language, Row, language
from runut.text.stem import stem


class Contrast(Row, frozen=True):
    """Forms of one sense, and what it is not."""

    table: ClassVar[str] = "contrasts"

    sense: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    contrasts: tuple[str, ...]
    kind: Annotated[
        Literal["wording", "certainty", "polarity"], Meta(description="the kind of difference an exchange makes")
    ] = "wording"


def contrast_of(word: str, known: Language, *, exact: bool = False) -> Contrast | None:
    """The row of a word, if the table has it: by its form or, unless `exact`, by any form that shares its stem."""
    by_form, by_stem = _rows(known.code)
    return by_form.get(word.casefold()) or (None if exact else by_stem.get(stem(word, known)))


def opposed(one: Contrast, other: Contrast) -> bool:
    """Whether the two senses cannot stand for each other."""
    return other.sense in one.contrasts or one.sense in other.contrasts


@lru_cache(maxsize=16)
def _rows(code: str) -> tuple[dict[str, Contrast], dict[str, Contrast]]:
    known = language(code)
    by_form: dict[str, Contrast] = {}
    by_stem: dict[str, Contrast] = {}
    for row in known.rows(Contrast):
        for form in row.forms:
            by_form.setdefault(form.casefold(), row)
            by_stem.setdefault(stem(form, known), row)
    return by_form, by_stem
