"""Words that lost the space between them where a link was stripped ("Putinmengatakan", "PresidenDonald", "RIHarun").

Theory of operation. Scraped pages glue a name to its neighbour. A token is parted where a capital follows a small
letter and what stands before is a role, a place or a common word; where an acronym runs into a name; or where its tail
is a verb, a function word or a word seldom capitalised, and the whole is no word that large text knows. What stands
alone elsewhere in the report counts as known. Names with a capital inside ("McDowell", "MotoGP") stay whole. So do
tokens no language has words for: more than `LONGEST` letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from runut.annotate.gazetteer import gazetteer
from runut.annotate.lexis import AgencyVerb, Honorific, LegalForm, PlaceHead, RoleNoun
from runut.annotate.phrases import capital_forms
from runut.language import Language, language
from runut.text.detect import FunctionWord
from runut.text.tokens import Token

SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
TO_ACRONYM = re.compile(r"(?<=[a-z])(?=[A-Z]{2,}$)")
FROM_ACRONYM = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2,}$)")
AFTER_ACRONYM = re.compile(r"(?<=[A-Z]{2})(?=([a-z]{3,})(?:[A-Z]|$))")
NUMBERED = re.compile(r"[A-Za-z]{3,}[a-z](?=\d{1,2}$)")
HEAD, TAIL = 3, 4  # letters a part must have; a shorter tail needs a head that large text knows as a name
VERB = range(12, 5, -1)  # letters of a verb or function word after which more is glued on
LONGEST = 60
COMMON = "01"  # grades of words that large text seldom capitalises
NAMES = "34"  # grades of words that large text mostly capitalises


def unglue(
    tokens: Sequence[Token], spoken: Language, lexicon: dict[str, str], seen: Set[str] = frozenset()
) -> tuple[Token, ...]:
    """The tokens with glued ones parted; offsets still count in the page.

    Args:
        tokens: of a sentence.
        lexicon: lower-case words to what large text tells of them (`tagger.lexicon`).
        seen: the tokens of the whole report.
    """
    found: list[Token] = []
    for token in tokens:
        cut = _cut(token.text, spoken, lexicon, seen) if HEAD <= len(token.text) <= LONGEST else 0
        if cut:
            found.append(Token(token.text[:cut], token.start, token.start + cut))
            rest = Token(token.text[cut:], token.start + cut, token.end)
            found += unglue((rest,), spoken, lexicon, seen)
        else:
            found.append(token)
    return tuple(found)


def _cut(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where a token is to be parted; 0 for nowhere."""
    if text.islower():
        return 0
    if not text.isalpha():
        return _at_mark(text, spoken, lexicon)
    if text.isupper():
        return _between_acronyms(text, spoken, lexicon, seen)
    if text[1:].islower():
        return _before_word(text, spoken, lexicon, seen) if len(text) >= HEAD + TAIL else 0
    return _at_seam(text, spoken, lexicon, seen)


def _at_mark(text: str, spoken: Language, lexicon: dict[str, str]) -> int:
    """Where a hyphen ties a dateline's place to the first word, or the number of a list is glued to a word."""
    at = text.find("-")
    places = gazetteer(spoken.code)
    if at == 0 and text[1:2].isupper():
        return 1
    if at > HEAD and text[at + 1 : at + 2].isupper() and places.get(text[:at]) and not places.get(text):
        return at
    numbered = NUMBERED.match(text)
    known = numbered is not None and lexicon.get(numbered.group().casefold(), "?")[0] in "012"
    return numbered.end() if numbered is not None and known and text.casefold() not in lexicon else 0


def _between_acronyms(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where two acronyms the report knows run together ("PTPLN")."""
    heads = capital_forms(spoken.code, LegalForm)
    new = text.casefold() not in lexicon
    cuts = range(2, len(text) - 1) if len(text) >= HEAD + 2 else ()
    return next((at for at in cuts if text[at:] in seen and (text[:at] in heads or (new and text[:at] in seen))), 0)


def _at_seam(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where the letters change from small to capital or back, if both sides are words."""
    heads, tails = _parts(spoken.code)
    new = text.casefold() not in lexicon
    seam = SEAM.search(text)
    if seam is not None:
        head, tail = text[: seam.start()], text[seam.start() :]
        known = new and len(head) >= TAIL and head.casefold() in lexicon
        loose = new and head.islower() and len(head) >= HEAD and head in lexicon
        both = new and head in seen and tail in seen
        placed = len(head) >= TAIL and gazetteer(spoken.code).get(head) is not None
        named = tail in seen or tail.casefold() in tails or lexicon.get(tail.casefold(), "0")[0] in NAMES
        if (
            head.casefold() in heads
            or known
            or loose
            or both
            or (placed and named)
            or tail in capital_forms(spoken.code, LegalForm)
        ):
            return seam.start()
        inner = _before_word(head, spoken, lexicon, seen) if new and head[1:].islower() and head[0].isupper() else 0
        if inner:
            return inner
    seam = TO_ACRONYM.search(text)
    if seam is not None and new:
        head = text[: seam.start()]
        loose = head.islower() and len(head) >= HEAD and head in lexicon
        if loose or (len(head) >= HEAD and head.casefold() in heads) or (head in seen and text[seam.start() :] in seen):
            return seam.start()
    seam = FROM_ACRONYM.search(text)
    if seam is not None and (new or text[: seam.start()] in capital_forms(spoken.code, LegalForm)):
        tail = text[seam.start() :]
        if (
            text[: seam.start()] in capital_forms(spoken.code, LegalForm)
            or tail in seen
            or lexicon.get(tail.casefold(), "0")[0] in NAMES
        ):
            return seam.start()
    seam = AFTER_ACRONYM.search(text)
    return seam.start() if seam is not None and new and seam.group(1) in tails else 0


def _before_word(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where a name runs into a common word."""
    _, tails = _parts(spoken.code)
    whole = text.casefold() in lexicon
    for size in range(len(text) - HEAD, 1, -1):
        head, tail = text[:-size], text[-size:]
        grade = lexicon.get(head.casefold(), "?")[0]
        name = grade in NAMES or (len(head) >= TAIL and head in seen and grade not in COMMON)
        common = size > TAIL and len(head) >= TAIL and lexicon.get(tail, "?")[0] in COMMON
        listed = tail in tails and (size >= TAIL or name)
        if (common and name and (grade in NAMES or not whole)) or (not whole and (common or listed)):
            return len(head)
        if name and not whole and len(head) >= TAIL and any(tail[:n] in tails for n in VERB if n < size):
            return len(head)
    return 0


@cache
def _parts(code: str) -> tuple[frozenset[str], frozenset[str]]:
    spoken = language(code)
    words = {form.casefold() for kind in (FunctionWord, AgencyVerb) for row in spoken.rows(kind) for form in row.forms}
    heads = {form.split()[-1].casefold() for row in spoken.rows(RoleNoun) for form in row.forms}
    heads |= {form.casefold() for row in spoken.rows(PlaceHead) for form in row.forms}
    heads |= {name.split()[-1].casefold() for name in gazetteer(code).countries()}
    heads = {word for word in heads | words if len(word) >= HEAD}
    heads |= {form.casefold() for row in spoken.rows(Honorific) for form in row.forms if len(form) >= HEAD}
    return frozenset(heads), frozenset(words)
