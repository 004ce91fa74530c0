"""What a headline says that somebody says: `Ani: Harga Turun`, `Harga Turun, Kata Ani`, `Ani Sebut Harga Turun`.

Theory of operation. Headlines set off the speaker with a colon, or tell it as sentences do, but capitals say nothing
there and Indonesian verbs drop their prefix ("Sebut" for "menyebut", table `inflection`). So a headline is read like a
sentence in which only names keep their capitals. Before a colon stands somebody only if it is a name that ends there, a
title, or a word for a body or group ("Polisi: ..."); else the colon only parts a topic from what is told of it.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cache

from runut.annotate.cues import Cue, Lexicon, Word, lexicon
from runut.annotate.draft import Draft
from runut.annotate.frames import Frame, frames
from runut.annotate.marks import marked
from runut.annotate.sayings import sayings
from runut.annotate.sayings_parts import Saying
from runut.annotate.triggers import Inflection
from runut.annotate.wording import closed
from runut.language import language
from runut.records import Quote, Speaker, cut

SPEAKING = frozenset({"person", "organization"})  # of those a headline may name before a colon
SHORTEST = 3  # words of what a headline says
LONGEST_TITLE = 6  # words of a speaker without a name
TITLES = frozenset({"title"})


def told_by_colon(draft: Draft, known: Lexicon, start: int, end: int, name: str) -> Quote | None:
    """The quote of a headline in which somebody stands before a colon."""
    page = draft.report.page
    colon = page.find(":", start, end)
    speaker = _before_colon(draft, known, start, colon) if colon > start else None
    if speaker is None:
        return None
    marks = [mark for mark in marked(page, colon + 1, end) if not page[colon + 1 : mark.start].strip()]
    if marks and len(page[marks[0].end : end].split()) > 1:
        marks = []  # the marks hold only a part
    a, b = (marks[0].inner, marks[0].outer) if marks else (colon + 1, end)
    while a < b and page[a].isspace():
        a += 1
    if len(page[a:b].split()) < SHORTEST:
        return None
    return Quote(
        id=name, kind="direct" if marks else "indirect", content=(cut(page, a, b),), cue=None, speakers=(speaker,),
        reason="quote.headline",
    )  # fmt: skip


def told(draft: Draft) -> list[tuple[Frame, Saying]]:
    """The acts of saying that the headlines of a report tell as sentences do."""
    known = _headline_lexicon(draft.language.code)
    found = []
    for frame in frames(draft, known, TITLES):
        plain = frame._replace(words=[_uncapital(draft, word) for word in frame.words])
        hits = known.hits(plain.words)
        found += [(plain, said) for said in sayings(plain.words, hits, known) if said.hit and said.speaker]
    return found


def _before_colon(draft: Draft, known: Lexicon, start: int, colon: int) -> Speaker | None:
    page = draft.report.page
    before = [pair for pair in draft.mentions_in(start, colon) if not page[pair[0].span.end : colon].strip()]
    if before:
        return Speaker(before[0][1].id, before[0][0].span) if before[0][1].type in SPEAKING else None
    words = re.findall(r"[\w-]+", page[start:colon].casefold())
    groups = closed(draft.language).groups
    somebody = any(word in known.titles or word in groups or known.has(word, "institution") for word in words)
    if not somebody or len(words) > LONGEST_TITLE or any(known.verbal(word) for word in words):
        return None
    end = colon
    while page[end - 1].isspace():
        end -= 1
    return Speaker(None, cut(page, start, end))


def _uncapital(draft: Draft, word: Word) -> Word:
    """The word with a capital only where a name stands."""
    if not word.capital or word.marked:
        return word
    named = any(m.span.start <= word.start < m.span.end for m, _ in draft.mentions_in(word.start - 40, word.end + 40))
    return word._replace(capital=named)


@cache
def _headline_lexicon(code: str) -> Lexicon:
    """The lexicon of a language with the forms verbs of saying take in headlines."""
    known = copy(lexicon(code))
    rules = [
        (re.compile(row.pattern), row.replace)
        for row in language(code).rows(Inflection)
        if row.voice == "bare" and row.pattern
    ]
    known.cues = dict(known.cues)
    for form, cue in list(known.cues.items()):
        if cue.voice != "active" or " " in form:
            continue
        for pattern, replacements in rules:
            if pattern.search(form):
                for new in replacements:
                    bare = pattern.sub(new, form, count=1)
                    known.cues[bare] = _free(cue)
    return known


def _free(cue: Cue) -> Cue:
    return Cue(
        forms=cue.forms, examples=cue.examples, kind=cue.kind, voice="free", takes=cue.takes, additive=cue.additive
    )
