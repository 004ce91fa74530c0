"""Words that lost the space between them where a link was stripped ("Putinmengatakan", "PresidenDonald").

Theory of operation. Scraped pages glue a name to its neighbour. A token is parted where a capital follows a small
letter and what stands before is a role, a country or a common word; or where its tail is a verb, a function word or a
word seldom capitalised, and the whole is no word that large text knows. Names with a capital inside ("McDowell",
"MotoGP") stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from runut.annotate.gazetteer import gazetteer
from runut.annotate.lexis import AgencyVerb, Honorific, RoleNoun
from runut.language import Language, language
from runut.text.detect import FunctionWord
from runut.text.tokens import Token

SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
HEAD, TAIL = 3, 4  # letters a part must have; a shorter tail needs a head that large text knows as a name
COMMON = "01"  # grades of words that large text seldom capitalises
NAMES = "34"  # grades of words that large text mostly capitalises


def unglue(tokens: Sequence[Token], spoken: Language, lexicon: dict[str, str]) -> tuple[Token, ...]:
    """The tokens with glued ones parted; offsets still count in the page."""
    found: list[Token] = []
    for token in tokens:
        text = token.text
        cut = 0
        if len(text) > HEAD + TAIL - 1 and text.isalpha():
            cut = _cut(text, spoken, lexicon)
        if cut:
            found.append(Token(text[:cut], token.start, token.start + cut))
            rest = Token(text[cut:], token.start + cut, token.end)
            found += unglue((rest,), spoken, lexicon)
        else:
            found.append(token)
    return tuple(found)


def _cut(text: str, spoken: Language, lexicon: dict[str, str]) -> int:
    """Where a token is to be parted; 0 for nowhere."""
    heads, tails = _parts(spoken.code)
    seam = SEAM.search(text)
    if seam is not None:
        head = text[: seam.start()].casefold()
        known = len(head) >= TAIL and head in lexicon and text.casefold() not in lexicon
        return seam.start() if head in heads or known else 0
    if not (text[0].isupper() and text[1:].islower()):
        return 0
    whole = text.casefold() in lexicon
    for size in range(len(text) - HEAD, 1, -1):
        head, tail = text[:-size].casefold(), text[-size:]
        name = lexicon.get(head, "0")[0] in NAMES
        common = size > TAIL and len(head) >= TAIL and lexicon.get(tail, "?")[0] in COMMON
        listed = tail in tails and (size >= TAIL or name)
        if (common and name) or (not whole and (common or listed)):
            return len(text) - size
    return 0


@cache
def _parts(code: str) -> tuple[frozenset[str], frozenset[str]]:
    spoken = language(code)
    words = {form.casefold() for kind in (FunctionWord, AgencyVerb) for row in spoken.rows(kind) for form in row.forms}
    heads = {form.casefold() for row in spoken.rows(RoleNoun) for form in row.forms if " " not in form}
    heads |= {name.split()[-1].casefold() for name in gazetteer(code).countries()}
    heads = {word for word in heads | words if len(word) >= HEAD}
    heads |= {form.casefold() for row in spoken.rows(Honorific) for form in row.forms if len(form) >= HEAD}
    return frozenset(heads), frozenset(words)
