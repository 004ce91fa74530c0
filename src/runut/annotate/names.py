"""Names in a report: where each stands and of what type it is. Joining them is another step (`joins.py`).

Theory of operation. `spotting` reads each sentence alone; here the report helps. A sentence that is a title, or has no
casing at all, is weak evidence: a name there counts if the report's running text names it too, or if its words are
seldom written in lower case. What the running text names is then looked for wherever the tagger passed over it, a
person also by each part of the name. Wrong and worse than missing: common words as names ("Pada", "Senin").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from runut.annotate.draft import Draft
from runut.annotate.encoded import encoded
from runut.annotate.features import casing
from runut.annotate.gazetteer import Place
from runut.annotate.lexis import Body, NotName
from runut.annotate.listed import shapes
from runut.annotate.phrases import Phrases, phrases
from runut.annotate.spotting import LISTED_ONLY, one_person, spot
from runut.annotate.tagger import Spot, lexicon, tags
from runut.annotate.unglue import unglue
from runut.language import Language, Row
from runut.records import EntityType
from runut.text.tokens import Token, tokenize

COMMON = "01"  # grades of words that large text seldom capitalises


class Name(NamedTuple):
    """A name at tokens `first` to `past` of a sentence, `page[start:end]`; `text` has its glued words parted."""

    sentence: int
    first: int
    past: int
    start: int
    end: int
    text: str
    type: EntityType
    place: Place | None = None
    row: Row | None = None
    """The row of the table that lists it, if one does."""

    @property
    def listed(self) -> bool:
        """Whether a table or the gazetteer knows it."""
        return self.row is not None or self.place is not None


def readable(draft: Draft) -> list[tuple[Token, ...]]:
    """Tokens of the sentences, then of the keywords and credits, in which only listed names are looked for."""
    report = draft.report
    pieces = [*report.keywords, *(credit.evidence for credit in report.credits)]
    spans = sorted({(piece.start, piece.end) for piece in pieces if piece.start is not None and piece.end is not None})
    covered = [(tokens[0].start, tokens[-1].end) for tokens in draft.tokens if tokens]
    starts = [start for start, _ in sorted(covered)]
    ends = [end for _, end in sorted(covered)]
    extra = []
    for start, end in spans:
        at = bisect_left(starts, start + 1) - 1
        if at < 0 or ends[at] <= start:
            extra.append(tokenize(report.page, start, end))
    grades = lexicon(draft.language.code)
    seen = frozenset(token.text for tokens in draft.tokens for token in tokens)
    pairs = frozenset((a.text, b.text) for tokens in draft.tokens for a, b in pairwise(tokens))
    return [unglue(tokens, draft.language, grades, seen, pairs) for tokens in (*draft.tokens, *extra)]


def names(draft: Draft, read: Sequence[Sequence[Token]]) -> list[list[Name]]:
    """The names of each of `readable`'s pieces, by where they stand; none overlap."""
    spoken, page = draft.language, draft.report.page
    sentences = [[plain(token.text) for token in tokens] for tokens in read]
    modes = [casing(words) if words else "m" for words in sentences]
    modes[len(draft.tokens) :] = [LISTED_ONLY] * (len(read) - len(draft.tokens))
    shaped = _shaped(draft, read)
    labels = _labels(sentences, modes, draft)
    found = [spot(words, spoken, mode, shaped[n], labels[n]) for n, (words, mode) in enumerate(zip(sentences, modes))]
    known = _known(sentences, modes, found, spoken)
    kept = []
    for words, mode, here in zip(sentences, modes, found):
        here = _shorter(here, words, known) if mode == "t" else here
        sure = [one for one in _parted(here, words, known, spoken) if _trusted(one, words, mode, known, spoken)]
        kept.append(_with_known(sure, words, mode, known))
    return [
        [_name(page, n, read[n], words, one) for one in here] for n, (words, here) in enumerate(zip(sentences, kept))
    ]


def plain(word: str) -> str:
    """A token without the possessive written onto it."""
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 2 else word


def _labels(sentences: Sequence[list[str]], modes: Sequence[str], draft: Draft) -> list[list[str]]:
    """What the tagger asked for says of each word; nothing of words that are no sentence."""
    whole = [n for n, (words, mode) in enumerate(zip(sentences, modes)) if words and mode != LISTED_ONLY]
    if draft.quality:
        told = encoded([sentences[n] for n in whole], draft.language)
    else:
        told = tags([sentences[n] for n in whole], draft.language)
    by_place = dict(zip(whole, told))
    return [by_place.get(n, []) for n in range(len(sentences))]


def _shaped(draft: Draft, read: Sequence[Sequence[Token]]) -> list[list[Spot]]:
    """For each sentence the names whose shape tells them."""
    found: list[list[Spot]] = [[] for _ in read]
    starts = [tokens[0].start if tokens else -1 for tokens in read]
    order = sorted(range(len(starts)), key=lambda n: starts[n])
    begins = [starts[n] for n in order]
    for start, end, kind, row in shapes(draft.report.page, draft.language):
        at = bisect_left(begins, start + 1) - 1
        if at < 0:
            continue
        tokens = read[order[at]]
        inside = [n for n, token in enumerate(tokens) if token.start >= start and token.end <= end]
        if inside and tokens[inside[0]].start == start:
            found[order[at]].append(Spot(inside[0], inside[-1] + 1, kind, None, row))
    return found


def _known(sentences: list[list[str]], modes: list[str], found: list[list[Spot]], spoken: Language) -> Phrases[Spot]:
    """Names of running text: persons and organisations of several words, and each part of a person's name."""
    whole: dict[tuple[str, ...], Spot] = {}
    parts: dict[tuple[str, ...], Spot] = {}
    for words, mode, here in zip(sentences, modes, found):
        if mode != "m":
            continue
        for one in here:
            key = tuple(words[one.first : one.past])
            if len(key) == 1 and not one.listed and phrases(spoken, NotName).get(key) is not None:
                continue
            if one.first or len(key) > 1:
                whole.setdefault(key, one)
            if one.type == "person" and len(key) > 1:
                for part in key:
                    if len(part) > 2 and part[0].isupper():
                        parts.setdefault((part,), one)
    return Phrases([*whole.items(), *parts.items()])


def _parted(here: list[Spot], words: list[str], known: Phrases[Spot], spoken: Language) -> list[Spot]:
    """Bodies and places that run on into a person the report names elsewhere ("PN Bogor Rina") are parted from it.

    Where only one word, no head of a body, is left before the person, all of it is a person's name.
    """
    found: list[Spot] = []
    for one in here:
        begin = one.past
        if not one.listed and one.type in {"organization", "place"} and one.past - one.first > 1:
            while begin > one.first and _of_person(words[begin - 1], known):
                begin -= 1
        rest = words[one.first : begin]
        if begin == one.past:
            found.append(one)
        elif len(rest) < 2 and not any(phrases(spoken, Body).get([word.casefold()]) or word.isupper() for word in rest):
            found.append(one._replace(type="person"))
        else:
            found += [one._replace(past=begin), Spot(begin, one.past, "person")]
    return one_person(found)


def _shorter(here: list[Spot], words: list[str], known: Phrases[Spot]) -> list[Spot]:
    """Persons of a title without a word before the name that running text does not have ("Suruh Rina Sari")."""
    found = []
    for one in here:
        if one.type == "person" and one.past - one.first > 2:
            full = known.get(words[one.first + 1 : one.past])
            if full is not None and full.type == "person" and known.get(words[one.first : one.past]) is None:
                one = one._replace(first=one.first + 1)
        found.append(one)
    return found


def _of_person(word: str, known: Phrases[Spot]) -> bool:
    hit = known.get([word])
    return hit is not None and hit.type == "person" and not hit.listed and not word.isupper()


def _trusted(one: Spot, words: list[str], mode: str, known: Phrases[Spot], spoken: Language) -> bool:
    """Whether a found name stands: listed in a table, named in running text, or made of words that are names."""
    if one.listed:
        return True
    key = words[one.first : one.past]
    if len(key) == 1 and phrases(spoken, NotName).get(key) is not None:
        return False
    if known.get(key) is not None and (one.first or len(key) > 1 or mode != "m"):
        return True
    grades = lexicon(spoken.code)
    told = [grades.get(word.lower(), "?")[0] for word in key if word[0].isalpha()]
    if not told:
        return False
    if mode == "m" and one.first:
        return True
    common = sum(grade in COMMON for grade in told)
    if mode != "m" and len(told) == 1 and told[0] == "?":
        return False
    if mode == "m":
        return common < len(told) if len(told) > 1 else told[0] not in COMMON + "2"
    return common == 0


def _with_known(sure: list[Spot], words: list[str], mode: str, known: Phrases[Spot]) -> list[Spot]:
    """Adds names of running text that the tagger passed over here."""
    taken = [False] * len(words)
    for one in sure:
        taken[one.first : one.past] = [True] * (one.past - one.first)
    added = list(sure)
    for hit in known.find(words) if mode not in {"n", LISTED_ONLY} else []:
        if not any(taken[hit.first : hit.past]):
            added.append(hit.row._replace(first=hit.first, past=hit.past))
    return one_person(sorted(added, key=lambda one: one.first))


def _name(page: str, sentence: int, tokens: Sequence[Token], words: list[str], one: Spot) -> Name:
    start = tokens[one.first].start
    end = tokens[one.past - 1].start + len(words[one.past - 1])
    text = page[start:end]
    for token, after in reversed(list(pairwise(tokens[one.first : one.past]))):
        if token.end == after.start and token.text[-1].isalnum() and after.text[0].isalnum():
            text = f"{text[: token.end - start]} {text[token.end - start :]}"  # a lost link had glued them
    return Name(sentence, one.first, one.past, start, end, text, one.type, one.place, one.row)
