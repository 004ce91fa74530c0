"""The words said, as spans of the page: without marks, cut at quotations and dropped pieces, trimmed."""

from __future__ import annotations

from runut.annotate.cues import Lexicon
from runut.annotate.draft import Draft
from runut.annotate.frames import Frame
from runut.annotate.marks import SINGLE
from runut.annotate.sayings_parts import Range
from runut.records import QuoteKind, Span, cut

HEAD = ' \t\xa0,;:–—-"”'
TAIL = ' \t\xa0,;–—"“'
MANY = 5  # words from which a quotation without a cue is speech, not a title or a scare quote
WORDY = 30  # code points, likewise


def contents(
    draft: Draft, known: Lexicon, frame: Frame, parts: tuple[Range, ...]
) -> tuple[tuple[Span, ...], QuoteKind]:
    """The spans of what was said, and the kind of quote they make."""
    page = draft.report.page
    pieces: list[tuple[int, int]] = []
    quoted = plain = False
    for part in parts:
        fresh = True
        for word in frame.words[part.first : part.last]:
            mark = frame.marks.get(word.start) if word.marked else None
            if mark is not None and not (_is_single(page, mark.start) and part.last - part.first > 1):
                pieces.append((mark.inner, mark.outer))
                fresh = quoted = True
            else:
                pieces.append((word.start, word.end) if fresh else (pieces.pop()[0], word.end))
                fresh, plain = False, plain or word.low.isalnum()
    if pieces:
        pieces[-1] = _without_circumstance(page, pieces[-1], known)
    spans = [span for piece in pieces for one in _without_junk(draft, *piece) if (span := _trimmed(page, *one))]
    return tuple(spans), "mixed" if quoted and plain else "direct" if quoted else "indirect"


def _is_single(page: str, at: int) -> bool:
    return page[at] in SINGLE and page[at : at + 2] != "''"


def is_speech(content: tuple[Span, ...]) -> bool:
    """Whether a quotation in marks that no cue introduces is speech rather than a title or a scare quote."""
    text = content[0].text
    return len(text.split()) >= MANY and len(text) >= WORDY and (text[0].isupper() or text[0] in ".…'\"")


def _without_circumstance(page: str, piece: tuple[int, int], known: Lexicon) -> tuple[int, int]:
    found = known.circumstance.search(page, *piece)
    return (piece[0], found.start()) if found else piece


def _without_junk(draft: Draft, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for one in draft.report.dropped:
        if one.span.start < end and one.span.end > at:
            found.append((at, one.span.start))
            at = one.span.end
    found.append((at, end))
    return [(a, b) for a, b in found if a < b]


def _trimmed(page: str, start: int, end: int) -> Span | None:
    while start < end and page[start] in HEAD:
        start += 1
    while end > start and page[end - 1] in TAIL:
        end -= 1
    return cut(page, start, end) if any(ch.isalnum() for ch in page[start:end]) else None
