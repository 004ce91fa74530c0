"""Which language a text is in: function words first, a statistical model where they do not decide."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from runut.language import Row, read_rows

SAMPLE = 4_000  # code points looked at
ENOUGH = 0.08  # share of function words that decides
CLEAR = 2.0  # the first language must have this many times the second's
WORD = re.compile(r"[^\W\d_]+")


class FunctionWord(Row, frozen=True):
    """Words that carry grammar and betray their language."""

    table: ClassVar[str] = "function_words"


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(form for row in read_rows(code, FunctionWord) for form in row.forms) for code in ("en", "id")
    }


def detect(text: str) -> str:
    """BCP 47 code of the language of `text`; `und` where there are too few words to tell."""
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    if len(words) < 3:
        return "und"
    shares = sorted(((sum(w in forms for w in words) / len(words), code) for code, forms in _lists().items()))
    (second, _), (first, code) = shares[-2], shares[-1]
    if first >= ENOUGH and first >= CLEAR * second:
        return code
    from py3langid import classify  # loading its model takes a while: only where it is needed

    return str(classify(" ".join(words))[0])
