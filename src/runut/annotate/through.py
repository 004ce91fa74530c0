"""Citings set off inside a sentence, taken out of its words: `Samudra, citing two officials, said ...`.

Theory of operation. What a house cites between commas, at the end, or in a relative clause ("yang mengutip Bahtera")
tells of the source, not of what was said, and would else be read as words of the speaker or of what is said. A citing
that opens the sentence stays: there it is a circumstance like any other, and the outlet's own.
"""

from __future__ import annotations

from bisect import bisect_left

from runut.annotate.citings import CiteCue, Citing, citings
from runut.annotate.cues import Lexicon
from runut.annotate.frames import Frame
from runut.annotate.sayings_parts import ENDS
from runut.language import Language


def cites_inward(page: str, spoken: Language) -> bool:
    """Whether a page has any word by which who cites stands before what is cited."""
    return any(cue.row.inward for cue in spoken.matcher(CiteCue).find(page))


def without_citings(frame: Frame, page: str, known: Lexicon, spoken: Language) -> tuple[Frame, tuple[Citing, ...]]:
    """The frame without the citings set off in it, and these."""
    cues = [cue for cue in spoken.matcher(CiteCue).find(page, frame.start, frame.end) if cue.row.inward]
    if not cues:
        return frame, ()
    words = frame.words
    starts = [word.start for word in words]
    cited = citings(page, frame.start, frame.end, spoken)
    out: set[int] = set()
    taken: list[Citing] = []
    for cue in cues:
        own = [one for one in cited if one.start == cue.start]
        first = bisect_left(starts, cue.start)
        if not own or first == 0 or first >= len(words):
            continue
        relative = known.has(words[first - 1].low, "relative") or known.has(words[first].low, "relative")
        begin = first - (known.has(words[first - 1].low, "relative") and first > 1)
        comma = words[begin - 1].low == ","
        end = bisect_left(starts, own[-1].end)
        closed = end >= len(words) or words[end].low in ENDS or words[end].low == ","
        if not closed or not (comma or relative):
            continue
        out.update(range(begin - comma, end))
        if comma and end < len(words) and words[end].low == ",":
            out.add(end)
        taken += own
    if not taken:
        return frame, ()
    citers = [one for one in cited if one.way == "beside" and any(one.end <= other.start for other in taken)]
    kept = [word for n, word in enumerate(words) if n not in out]
    if not kept or not any(word.low.isalnum() for word in kept):
        return frame, ()
    return frame._replace(words=kept), (*citers[-1:], *taken)
