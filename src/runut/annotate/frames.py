"""Frames: the sentences of a block with every quotation in marks taken as one word.

A stop inside a quotation ends no frame, so `"Yes. I did," said Ann.` is one; a stop before a quotation or a capital
that a page has glued on ("selesai.Ia pulang") ends one all the same. Words glued by lost links ("kepadaTempo",
"Putinmengatakan") are taken apart where one half is a word of the tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from runut.annotate.cues import Lexicon, Word
from runut.annotate.draft import Draft
from runut.annotate.marks import Marked, marked
from runut.text.sentences import split
from runut.text.tokens import Token

READ = frozenset({"deck", "paragraph", "list", "quote"})
STOPS = ".!?…"
ASKING = "!?…"
NAMED_AFTER = re.compile(r" (?:[A-Z][\w.'’-]* ){1,3}([a-z]+)\b")
GLUED = re.compile(r"(?<=[a-z\d]{2}\.)(?!(?:Com|Net|Org|Co|Id)\b)(?=[A-Z]\w+[\s,])")
INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST = 300  # words of a frame; a longer one is no sentence and is cut, for bounded time
SHORTEST_WHOLE = 3  # letters up to which a token is not looked into
SHORTEST_GLUED = 8  # letters of a cue that may be glued to the end of a name


class Frame(NamedTuple):
    """One sentence: its words, a quotation in marks counting as one."""

    block: int
    start: int
    end: int
    words: list[Word]
    marks: dict[int, Marked]  # by where they start
    first: bool  # whether it opens its block


def frames(draft: Draft, lexicon: Lexicon, kinds: frozenset[str] = READ) -> list[Frame]:
    """The frames of the blocks that can hold quotes (or those of the `kinds` given), in the page's order."""
    page = draft.report.page
    tokens = list(chain.from_iterable(draft.tokens))
    starts = [token.start for token in tokens]
    junk = [(one.span.start, one.span.end) for one in draft.report.dropped]
    found: list[Frame] = []
    for number, block in enumerate(draft.report.blocks):
        if block.kind not in kinds:
            continue
        begin, stop = block.span.start, block.span.end
        inside = [pair for pair in junk if pair[0] < stop and pair[1] > begin]
        marks = marked(page, begin, stop, inside)
        heads = [mark.start for mark in marks]
        for a, b in _sentences(page, begin, stop, marks, draft, lexicon):
            span = tokens[bisect_left(starts, a) : bisect_left(starts, b)]
            own = marks[bisect_left(heads, a) : bisect_left(heads, b)]
            words = _words(page, span, own, lexicon)
            by_start = {mark.start: mark for mark in own}
            for n in range(0, len(words), LONGEST):
                piece = words[n : n + LONGEST]
                head, tail = (a if n == 0 else piece[0].start), (b if n + LONGEST >= len(words) else piece[-1].end)
                found.append(Frame(number, head, tail, piece, by_start, head == begin))
    return found


def _sentences(
    page: str, start: int, end: int, marks: Sequence[Marked], draft: Draft, lexicon: Lexicon
) -> list[tuple[int, int]]:
    pieces: list[str] = []
    at = start
    for mark in marks:
        stop = page[mark.outer - 1] in STOPS and not _told_after(page, mark, lexicon)
        a, b = mark.inner + 1, mark.outer - stop
        if at < a < b:
            pieces += [page[at:a], "x" * (b - a)]
            at = b
    text = "".join([*pieces, page[at:end]])
    glued = [mark.start - start for mark in marks if mark.start > start and text[mark.start - start - 1] in STOPS]
    found: list[tuple[int, int]] = []
    for a, b in split(text, 0, len(text), draft.language):
        heads = glued[bisect_right(glued, a) : bisect_left(glued, b)]
        cuts = [a, *sorted({*heads, *(glue.start() for glue in GLUED.finditer(text, a + 1, b))}), b]
        found.extend((start + x, start + y) for x, y in pairwise(cuts) if text[x:y].strip())
    return found


def _told_after(page: str, mark: Marked, lexicon: Lexicon) -> bool:
    """Whether a name and a word of saying follow a question or cry (`"Why?" Ann asked.`), which ends no sentence."""
    if page[mark.outer - 1] not in ASKING:
        return False
    named = NAMED_AFTER.match(page, mark.end)
    cue = lexicon.cues.get(named[1]) if named else None
    return cue is not None and cue.voice == "free"


def _words(page: str, tokens: list[Token], marks: list[Marked], lexicon: Lexicon) -> list[Word]:
    words: list[Word] = []
    at = clear = 0
    following = marks[0].start if marks else len(page)
    for token in tokens:
        start, end, text = token.start, token.end, token.text
        if start < clear:
            continue
        while start >= following:
            mark = marks[at]
            low = '",' if "," in page[mark.outer : mark.end] else '"'
            words.append(Word(low, mark.start, mark.end, False, True, page[mark.inner].islower()))
            clear, at = mark.end, at + 1
            following = marks[at].start if at < len(marks) else len(page)
        if start < clear:
            continue
        low = text.lower()
        if text == low:
            words.append(Word(low, start, end, False))
        elif len(text) <= SHORTEST_WHOLE or (len(text) <= SHORTEST_GLUED + 2 and text[1:] == low[1:]):
            words.append(Word(low, start, end, text[0].isupper()))
        else:
            words.extend(_apart(token, lexicon))
    return [word for n, word in enumerate(words) if word.low != "." or n >= len(words) - 2]  # "Mr." stops nothing


def _apart(token: Token, lexicon: Lexicon) -> Iterable[Word]:
    """The words of a token that may hold glued ones."""
    text, start = token.text, token.start
    parts: Iterable[str] = [text]
    if text[0].islower() and (seam := INNER_CAPITAL.search(text)):
        head = text[: seam.start()]
        if head in lexicon.roles or head in lexicon.cues:
            parts = [head, text[seam.start() :]]
    elif len(text) > SHORTEST_GLUED + 2 and text[0].isupper():
        parts = _cue_glued(text, lexicon)
    for part in parts:
        yield Word(part.lower(), start, start + len(part), part[0].isupper())
        start += len(part)


def _cue_glued(text: str, lexicon: Lexicon) -> Iterable[str]:
    """The parts of a token that ends or goes on after a cue ("PemerintahRusiamengatakanIran"); else all of it."""
    parts: list[str] = []
    for part in INNER_CAPITAL.split(text):
        for size in range(SHORTEST_GLUED, len(part) - 2):
            cue = lexicon.cues.get(part[-size:])
            if cue is not None and cue.voice == "active":
                parts += [part[:-size], part[-size:]]
                break
        else:
            parts.append(part)
    return parts if any(part in lexicon.cues for part in parts) else [text]
