"""Sentences that carry on what somebody said, though no mark and no word of saying tells so.

Theory of operation. Reporters often give the second sentence of a statement in plain words: `Ani said the bridge was
old. However, it can still be used. "We check it daily," she said.` A sentence is taken for such a one only where all of
this holds: it follows indirect speech in the same paragraph, the very next quote is by the same speaker, it has no
quotation, citing or pronoun of the speaker of its own, and does not open with a word by which a reporter takes over
(table `turning_words`: "meanwhile", "padahal"). The speaker is concluded, so the quote carries a reason; whether it is
the reporter who speaks no rule can tell for certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from runut.annotate.cues import Lexicon
from runut.annotate.draft import Draft
from runut.annotate.frames import Frame
from runut.annotate.sayings_parts import ENDS
from runut.language import Row
from runut.records import Quote, Span, Speaker, cut

MOST = 3  # sentences in a row
SHORTEST = 4  # words
OPENING = 4  # words among which a sentence names its subject


class TurningWord(Row, frozen=True):
    """Words with which a reporter goes on in his own voice."""

    table: ClassVar[str] = "turning_words"


def may_carry_on(draft: Draft, known: Lexicon, frame: Frame, speakers: Sequence[Speaker]) -> bool:
    """Whether a sentence without a quote can be the words of those who spoke before it."""
    words = frame.words
    if len(words) < SHORTEST or words[-1].low not in ENDS or any(word.marked or word.low == ":" for word in words):
        return False
    turn = draft.language.matcher(TurningWord).first(draft.report.page, frame.start, words[min(2, len(words) - 1)].end)
    if turn is not None and turn.start == frame.start:
        return False
    if any(known.has(word.low, "pronoun") for word in words[:OPENING]):
        return False
    own = {speaker.entity for speaker in speakers}
    return not any(entity.id in own for _, entity in draft.mentions_in(frame.start, frame.end))


def carried(draft: Draft, frames: Sequence[Frame], before: Quote, name: str) -> Quote:
    """The quote that sentences make which carry on `before`."""
    page = draft.report.page
    return Quote(
        id=name, kind="indirect", content=tuple(_plain(page, frame) for frame in frames), cue=None,
        speakers=before.speakers, medium=before.medium, via=before.via, time=before.time, continues=before.id,
        reason="quote.goes_on",
    )  # fmt: skip


def _plain(page: str, frame: Frame) -> Span:
    last = frame.words[-2] if frame.words[-1].low == "." else frame.words[-1]
    return cut(page, frame.words[0].start, last.end)
