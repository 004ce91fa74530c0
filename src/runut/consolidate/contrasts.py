"""Words whose exchange changes the sense: to hope for expect, to conclude for suspect, to accept for refuse.

A row is one sense with its forms; `contrasts` names the senses that cannot stand in its place. The relation holds both
ways, and across languages, since senses have the same names in all.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from runut.language import Language, Row


class Contrast(Row, frozen=True):
    """Forms of one sense, and what it is not."""

    table: ClassVar[str] = "contrasts"

    sense: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    contrasts: tuple[str, ...]
    kind: Annotated[
        Literal["wording", "certainty", "polarity"], Meta(description="the kind of difference an exchange makes")
    ] = "wording"


def contrast_of(word: str, known: Language) -> Contrast | None:
    """The row that lists a word, if any. Stems would not do: "tingkat" (level) is not "meningkat" (to rise)."""
    return known.matcher(Contrast).lookup(word)


def opposed(one: Contrast, other: Contrast) -> bool:
    """Whether the two senses cannot stand for each other."""
    return other.sense in one.contrasts or one.sense in other.contrasts
