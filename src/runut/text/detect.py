"""Which language a text is in: function words first, a statistical model where they do not decide."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

from runut.language import Row, read_rows

SAMPLE = 4_000  # code points looked at
LEAST = 1_000  # code points the model is shown: more tell it nothing new, and it is slow
ENOUGH = 0.08  # share of function words that decides
CLEAR = 2.0  # the first language must have this many times the second's
# Languages of newspapers near ours; the rest of the model's hundred only mislead on short texts.
CANDIDATES = [
    "ar", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "jv", "ko", "ms", "nl", "pl", "pt", "ru", "ta",
    "th", "tl", "tr", "uk", "ur", "vi", "zh",
]  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")


class FunctionWord(Row, frozen=True):
    """Words that carry grammar and betray their language."""

    table: ClassVar[str] = "function_words"


def detect(text: str) -> str:
    """BCP 47 code of the language of `text`; `und` where there are too few words to tell."""
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    if len(words) < 3:
        return "und"
    shares = sorted((sum(map(forms.__contains__, words)) / len(words), code) for code, forms in _lists().items())
    (second, _), (first, code) = shares[-2], shares[-1]
    if first >= ENOUGH and first >= CLEAR * second:
        return code
    return str(_identifier().classify(" ".join(words)[:LEAST])[0])


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The function words of every language that has a table of them."""
    codes = sorted(folder.name for folder in files("runut.language").iterdir() if folder.is_dir())
    found = {code: frozenset(form for row in read_rows(code, FunctionWord) for form in row.forms) for code in codes}
    return {code: forms for code, forms in found.items() if forms}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loading its model takes a while: only when needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(CANDIDATES)
    return identifier
