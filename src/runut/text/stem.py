"""Words to keys that their inflected forms share: a light stemmer driven by a table of affixes.

The key need not be a word. What counts is that forms of one root meet ("mengirim", "kiriman", "dikirimkan") and
that roots seldom collide; so, where a prefix has swallowed a root's first letter, every root gives that letter up.
Steps run in order; in each the first row that matches and leaves enough of the word is applied. The method is that
of affix-stripping stemmers (Lovins 1968; for Indonesian Asian, Williams and Tahaghoghi 2005) without their dictionary.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, ClassVar

from msgspec import Meta

from runut.language import Language, Row, language


class Affix(Row, frozen=True):
    """A piece of a word that a step takes off, or changes."""

    table: ClassVar[str] = "affixes"

    step: Annotated[int, Meta(ge=0, description="0: words left as they are; then in order, one row a step")]
    gives: Annotated[str, Meta(description="what stands in the place of the piece")] = ""
    keep: Annotated[int, Meta(description="letters the word must still have")] = 4


def stem(word: str, known: Language) -> str:
    """The key of one word, in lower case; halves of a reduplicated word ("kota-kota") count once."""
    return _stem(word.casefold(), known.code)


@lru_cache(maxsize=200_000)
def _stem(word: str, code: str) -> str:
    first, hyphen, second = word.partition("-")
    if hyphen and first:
        left, right = _strip(first, code), _strip(second, code)
        return left if left == right else word.replace("-", "")
    return _strip(word, code)


def _strip(word: str, code: str) -> str:
    steps = _steps(code)
    for step in sorted(steps):
        for row, pattern in steps[step]:
            shorter = pattern.sub(row.gives, word, count=1)
            if shorter != word and len(shorter) >= row.keep:
                word = shorter
                break
            if step == 0 and pattern.fullmatch(word):
                return word
    return word


@lru_cache(maxsize=16)
def _steps(code: str) -> dict[int, list[tuple[Affix, re.Pattern[str]]]]:
    steps: dict[int, list[tuple[Affix, re.Pattern[str]]]] = {}
    for row in language(code).rows(Affix):
        pattern = row.pattern or "|".join(rf"\b{re.escape(form)}\b" for form in row.forms)
        steps.setdefault(row.step, []).append((row, re.compile(pattern)))
    return steps
