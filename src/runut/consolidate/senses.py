"""Words that news paraphrases exchange without a change of sense.

Each row of `synonyms` is a group of forms with one sense; groups of different languages share a sense's name, so that
a report and its translation meet. What is near but not the same (to hope, to expect) stands in different groups.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, ClassVar

from msgspec import Meta

from runut.language import Language, Row, language
from runut.text.stem import stem


class Synonym(Row, frozen=True):
    """Words of one sense."""

    table: ClassVar[str] = "synonyms"

    sense: Annotated[
        str, Meta(pattern=r"^[a-z_]+$", description="English name of the sense, the same in all languages")
    ]


def sense_key(word: str, root: str, known: Language) -> str | None:
    """The sense of a word, by its form or by its stem; None for words without near-synonyms.

    A stem that forms of two senses share ("mengangkat", "berangkat") tells nothing: there only the forms count.
    """
    by_form, by_stem = _keys(known.code)
    return by_form.get(word.casefold()) or by_stem.get(root)


@lru_cache(maxsize=16)
def _keys(code: str) -> tuple[dict[str, str], dict[str, str]]:
    known = language(code)
    by_form: dict[str, str] = {}
    by_stem: dict[str, set[str]] = {}
    for row in known.rows(Synonym):
        for form in row.forms:
            by_form.setdefault(form.casefold(), "~" + row.sense)
            by_stem.setdefault(stem(form, known), set()).add("~" + row.sense)
    return by_form, {root: min(senses) for root, senses in by_stem.items() if len(senses) == 1}
