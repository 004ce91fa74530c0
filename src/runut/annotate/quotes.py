"""Who said what: direct, indirect and mixed quotes.

Theory of operation. `frames` turns blocks into sentences in which a quotation in marks is one word, `clauses` reads
each for cues, speakers and what is said, `speakers` keeps track of whom the text is about, `media` tells how and
through whom. Here they meet, and three things are decided: what stands in marks decides the kind; a quotation
without a cue goes on from the last speaker; a quote goes on from the one before (`continues`) when the same speaker
needs no new naming. What was said of the occasion (medium, house, day) holds until the utterance ends.
"""

from __future__ import annotations

from typing import NamedTuple

from runut.annotate.cues import Lexicon, lexicon
from runut.annotate.draft import Draft
from runut.annotate.frames import Frame, frames
from runut.annotate.media import cites, medium
from runut.annotate.sayings import Range, Saying, sayings
from runut.annotate.speakers import Heard, Scene
from runut.records import Interval, Quote, QuoteKind, Span, Speaker, cut

MANY = 5  # words from which a quotation without a cue is speech, not a title or a scare quote
WORDY = 30  # code points, likewise


def quotes(draft: Draft) -> Draft:
    """The draft with its quotes."""
    known = lexicon(draft.language.code)
    scene = Scene(draft, known)
    found: list[Quote] = []
    for frame in frames(draft, known):
        spoken = False
        for said in sayings(frame.words, known):
            quote = _quote(draft, known, scene, frame, said, found)
            if quote is not None:
                found.append(quote)
                spoken = True
        scene.pass_over(frame, spoken)
    return draft.with_report(quotes=tuple(found))


def _quote(draft: Draft, known: Lexicon, scene: Scene, frame: Frame, said: Saying, before: list[Quote]) -> Quote | None:
    content, kind = _content(draft, known, frame, said.content)
    if not content:
        return None
    last = before[-1] if before else None
    page = draft.report.page
    hit = said.hit
    if hit is None and not _speech(content, frame):
        return None
    clitic = cue = None
    if hit is not None:
        start, end = frame.words[hit.first].start, frame.words[hit.last - 1].end
        cue = cut(page, start, end - hit.clitic)
        clitic = (end - hit.clitic, end) if hit.clitic else None
    heard = scene.hear(frame, said.speaker, clitic) if hit is not None else Heard(last.speakers if last else (), True)
    scene.speaks(heard.speakers)
    additive = hit is not None and hit.cue.additive
    goes_on = last is not None and _same(last.speakers, heard.speakers) and (heard.anaphoric or additive)
    around = [
        page[frame.words[part.first].start : frame.words[part.last - 1].end]
        for part in said.around
        if part.first < part.last
    ]
    how = next((m for text in around if (m := medium(text, draft.language))), None)
    through = [
        name
        for part in said.around
        if part.first < part.last
        for name, _, _ in cites(page, frame.words[part.first].start, frame.words[part.last - 1].end, draft.language)
    ]
    when = _when(draft, frame, said)
    if goes_on and last is not None:
        how, when = how or last.medium, when or last.time
        via = "; ".join(through) or last.via
    else:
        via = "; ".join(through) or None
    return Quote(
        id=f"{draft.report.id}.q{len(before)}", kind=kind, content=content, cue=cue, speakers=heard.speakers,
        medium=how, via=via, time=when, continues=last.id if goes_on and last is not None else None,
    )  # fmt: skip


def _content(
    draft: Draft, known: Lexicon, frame: Frame, parts: tuple[Range, ...]
) -> tuple[tuple[Span, ...], QuoteKind]:
    """The words said as spans, split at marks and at dropped pieces, and the kind they make."""
    page = draft.report.page
    spans: list[tuple[int, int]] = []
    quoted = plain = False
    for part in parts:
        run: tuple[int, int] | None = None
        for word in frame.words[part.first : part.last]:
            if word.marked and not _nested_single(page, frame.marks[word.start].start, part, frame):
                mark = frame.marks[word.start]
                if run:
                    spans.append(run)
                run = None
                spans.append((mark.inner, mark.outer))
                quoted = True
            else:
                run = (run[0], word.end) if run else (word.start, word.end)
                plain = plain or word.low.isalnum()
        if run:
            spans.append(run)
    cut_off = known.circumstance
    out: list[Span] = []
    for start, end in spans:
        if (start, end) == spans[-1] and (found := cut_off.search(page, start, end)) and found.start() > start:
            end = found.start()
        for a, b in _without_junk(draft, start, end):
            while a < b and page[a] in " \t\xa0,;:.–—-" and page[a : a + 2] != "..":
                a += 1
            while b > a and page[b - 1] in " \t\xa0,;–—":
                b -= 1
            if any(ch.isalnum() for ch in page[a:b]):
                out.append(cut(page, a, b))
    kind: QuoteKind = "mixed" if quoted and plain else "direct" if quoted else "indirect"
    return tuple(out), kind


def _nested_single(page: str, at: int, part: Range, frame: Frame) -> bool:
    """Single marks around a piece of a clause are the report's, unless they are all there is."""
    return page[at] in "'‘’‚" and part.last - part.first > 1


def _without_junk(draft: Draft, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    for one in draft.report.dropped:
        if one.span.start < end and one.span.end > at:
            out.append((at, one.span.start))
            at = one.span.end
    out.append((at, end))
    return [(a, b) for a, b in out if a < b]


def _speech(content: tuple[Span, ...], frame: Frame) -> bool:
    """Whether marked words that no cue introduces are speech."""
    text = content[0].text
    return len(text.split()) >= MANY and (text[0].isupper() or text[0] in ".…'\"") and len(text) >= WORDY


def _same(a: tuple[Speaker, ...], b: tuple[Speaker, ...]) -> bool:
    if not a or not b:
        return False
    if any(one.entity for one in a + b):
        return [one.entity for one in a] == [one.entity for one in b]
    return True


class _Day(NamedTuple):
    start: int
    interval: Interval


def _when(draft: Draft, frame: Frame, said: Saying) -> Interval | None:
    """The day that the words around a saying give it."""
    for part in said.around:
        if part.first >= part.last:
            continue
        a, b = frame.words[part.first].start, frame.words[part.last - 1].end
        for one in draft.report.times:
            if one.kind == "interval" and one.interval is not None and a <= one.span.start and one.span.end <= b:
                return one.interval
    return None
