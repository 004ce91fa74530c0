"""Words that lost the space between them where a link was stripped ("Putinmengatakan", "PresidenDonald", "RIHarun").

Theory of operation. Scraped pages glue a name to its neighbour. A token is parted where a capital follows a small
letter and what stands before is a role, a place or a common word; where an acronym runs into a name; or where its tail
is a verb, a function word or a word seldom capitalised, and the whole is no word that large text knows. What stands
alone elsewhere in the report counts as known, and so does a short name where the word before it precedes it elsewhere
too ("Rina Lo" tells that "Rina Lotidak" is "Rina Lo tidak"). Of several cuts that which leaves a known name wins.
Names with a capital inside ("McDowell", "MotoGP") stay whole. So do tokens no language has words for: more than
`LONGEST` letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from runut.annotate.gazetteer import gazetteer
from runut.annotate.lexis import AgencyVerb, Demonym, Honorific, LegalForm, PlaceHead, RoleNoun
from runut.annotate.phrases import capital_forms, phrases
from runut.language import Language, language
from runut.text.detect import FunctionWord
from runut.text.institutions import Institution
from runut.text.tokens import Token
from runut.text.verbs import is_verb

SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
TO_ACRONYM = re.compile(r"(?<=[a-z])(?=[A-Z]{2,}$)")
FROM_ACRONYM = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z]{2,}$)")
AFTER_ACRONYM = re.compile(r"(?<=[A-Z]{2})(?=([a-z]{3,})(?:[A-Z]|$))")
NUMBERED = re.compile(r"[A-Za-z]{3,}[a-z](?=\d{1,2}$)")
HEAD, TAIL = 3, 4  # letters a part must have; a shorter tail needs a head that large text knows as a name
LONG = 7  # letters of a common word that may follow a name nobody knows
VERB = range(12, 5, -1)  # letters of a verb or function word after which more is glued on
LONGEST = 60
COMMON = "01"  # grades of words that large text seldom capitalises
NAMES = "34"  # grades of words that large text mostly capitalises
PERSONAL = {"nf", "nl"}  # marks of given and family names in the lexicon

Pairs = Set[tuple[str, str]]


def unglue(
    tokens: Sequence[Token],
    spoken: Language,
    lexicon: dict[str, str],
    seen: Set[str] = frozenset(),
    pairs: Pairs = frozenset(),
) -> tuple[Token, ...]:
    """The tokens with glued ones parted; offsets still count in the page.

    Args:
        tokens: of a sentence.
        lexicon: lower-case words to what large text tells of them (`tagger.lexicon`).
        seen: the tokens of the whole report.
        pairs: its tokens with the one before each.
    """
    found: list[Token] = []
    for token in tokens:
        rest = token
        while HEAD <= len(rest.text) <= LONGEST:
            cut = _after_pair(found[-1].text, rest.text, spoken, pairs) if found and pairs else 0
            cut = cut or _cut(rest.text, spoken, lexicon, seen)
            if not cut:
                break
            found.append(Token(rest.text[:cut], rest.start, rest.start + cut))
            rest = Token(rest.text[cut:], rest.start + cut, rest.end)
        found.append(rest)
    return tuple(found)


def _after_pair(before: str, text: str, spoken: Language, pairs: Pairs) -> int:
    """Where a word ends that the report has after the same word elsewhere, if a function word is run into it."""
    if not (before[0].isupper() and text[0].isupper() and text[1:].islower()):
        return 0
    _, tails = _parts(spoken.code)
    return next((at for at in range(len(text) - 2, 1, -1) if text[at:] in tails and (before, text[:at]) in pairs), 0)


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
    tail = text[at + 1 :]
    if at > HEAD and tail[:1].isupper() and places.get(text[:at]) and not places.get(text):
        return at
    if at > 1 and _of_country(text[:at], spoken) and _of_country(tail, spoken) and not places.get(text):
        return at
    numbered = NUMBERED.match(text)
    known = numbered is not None and lexicon.get(numbered.group().casefold(), "?")[0] in "012"
    return numbered.end() if numbered is not None and known and text.casefold() not in lexicon else 0


def _of_country(word: str, spoken: Language) -> bool:
    """Whether a word names a country or its people ("US-Israeli")."""
    place = gazetteer(spoken.code).get(word)
    return (place is not None and place.kind == "country") or phrases(spoken, Demonym).get([word]) is not None


def _between_acronyms(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where two acronyms the report knows run together ("PTPLN")."""
    heads = capital_forms(spoken.code, LegalForm)
    new = text.casefold() not in lexicon
    cuts = range(2, len(text) - 1) if len(text) >= HEAD + 2 else ()
    bodies = _acronyms(spoken.code)
    return next(
        (
            at
            for at in cuts
            if (text[:at], text[at:]) in bodies
            or (text[at:] in seen and (text[:at] in heads or (new and text[:at] in seen)))
        ),
        0,
    )


def _at_seam(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where the letters change from small to capital or back, if both sides are words."""
    new = text.casefold() not in lexicon
    seam = SEAM.search(text)
    if seam is not None and (at := _to_capital(text, seam.start(), new, spoken, lexicon, seen)):
        return at
    seam = TO_ACRONYM.search(text)
    if seam is not None and new and _to_acronym(text[: seam.start()], text[seam.start() :], spoken, lexicon, seen):
        return seam.start()
    seam = FROM_ACRONYM.search(text)
    if seam is not None and _from_acronym(text[: seam.start()], text[seam.start() :], new, spoken, lexicon, seen):
        return seam.start()
    seam = AFTER_ACRONYM.search(text)
    if seam is None or not new:
        return 0
    tail = seam.group(1)
    common = len(tail) > TAIL and lexicon.get(tail, "?")[0] in COMMON
    told = common or tail in _parts(spoken.code)[1] or (len(tail) >= LONG and is_verb(tail, spoken))
    return seam.start() if told else 0


def _to_capital(text: str, at: int, new: bool, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where a word that runs into a capitalised one is to be parted: there, or before that if it is two itself."""
    heads, tails = _parts(spoken.code)
    head, tail = text[:at], text[at:]
    if head.casefold() in heads or tail in capital_forms(spoken.code, LegalForm):
        return at
    next_ = SEAM.split(tail)[0]
    named = next_ in seen or next_.casefold() in tails or lexicon.get(next_.casefold(), "0")[0] in NAMES
    if len(head) >= TAIL and gazetteer(spoken.code).get(head) is not None and (named or tail.casefold() in lexicon):
        return at
    if not new:
        return 0
    word = head.islower() and len(head) >= HEAD
    listed = (word or (named and len(head) >= TAIL)) and head.casefold() in lexicon
    both = head in seen and tail in seen
    personal = min(len(head), len(tail)) >= TAIL and (_personal(head, lexicon) or _personal(tail, lexicon))
    if listed or both or personal:
        return at
    return _before_word(head, spoken, lexicon, seen) if head[1:].islower() and head[0].isupper() else 0


def _to_acronym(head: str, tail: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> bool:
    """Whether a word runs into an acronym ("JaksaKPK")."""
    role = len(head) >= HEAD and head.casefold() in _parts(spoken.code)[0]
    loose = head.islower() and len(head) >= HEAD and head in lexicon
    return loose or role or (head in seen and tail in seen)


def _from_acronym(head: str, tail: str, new: bool, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> bool:
    """Whether an acronym runs into a name ("RIBudi"), or into one that runs into a word itself."""
    legal = head in capital_forms(spoken.code, LegalForm)
    named = tail in seen or lexicon.get(tail.casefold(), "0")[0] in NAMES
    return legal or (new and (named or (len(tail) >= HEAD + TAIL and _before_word(tail, spoken, lexicon, seen) > 0)))


def _personal(word: str, lexicon: dict[str, str]) -> bool:
    """Whether a list of given or family names has the word."""
    return not PERSONAL.isdisjoint(lexicon.get(word.casefold(), "").split())


def _before_word(text: str, spoken: Language, lexicon: dict[str, str], seen: Set[str]) -> int:
    """Where a name runs into a common word: after a known name if it can be, else before a known word."""
    _, tails = _parts(spoken.code)
    whole = text.casefold() in lexicon
    other = 0
    for size in range(len(text) - HEAD + 1, 1, -1):
        head, tail = text[:-size], text[-size:]
        grade = lexicon.get(head.casefold(), "?")[0]
        name = grade in NAMES or (head in seen and grade not in COMMON)
        listed = tail in tails and (size >= TAIL or (name and len(head) >= HEAD))
        if len(head) < HEAD:
            if listed and head in seen and not whole and size > TAIL:
                return len(head)
            continue
        common = size > TAIL and len(head) >= TAIL and lexicon.get(tail, "?")[0] in COMMON
        long = common and size >= LONG
        if common and name and (grade in NAMES or not whole):
            return len(head)
        if name and not whole and (listed or (len(head) >= TAIL and any(tail[:n] in tails for n in VERB if n < size))):
            return len(head)
        if not whole and (long or listed):
            other = other or len(head)
    return other


@cache
def _acronyms(code: str) -> frozenset[tuple[str, str]]:
    """Names of institutions that are two acronyms ("DPR RI")."""
    forms = (form.split() for row in language(code).rows(Institution) for form in row.forms)
    return frozenset((form[0], form[1]) for form in forms if len(form) == 2 and all(word.isupper() for word in form))


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
