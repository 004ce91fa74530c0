"""Who says what in one frame: the cue, the words of the speaker, the parts of what is said.

Theory of operation. A frame is read by its cues. Cues that follow the words said ("..., kata Ani", "..., Ann said")
are settled first, for what stands before them is theirs; cues that precede ("Ani mengatakan ...") take what is left
up to the frame's end. A quotation in marks is one word here, so one rule serves direct, indirect and mixed speech:
the kind only depends on what the words said consist of. A verb of saying that is negated, wished for or commanded
reports nothing. Verbs that only sometimes report (judge, call, ask, see) need more: a clause, a noun that stands for
one ("the need for"), a word that shows a view ("will", "likely"), or words in marks.
"""

from __future__ import annotations

from runut.annotate.cues import Cue, Hit, Lexicon, Word
from runut.annotate.sayings_after import following
from runut.annotate.sayings_before import leading, subject_before
from runut.annotate.sayings_parts import (
    ENDS,
    SEPARATORS,
    Range,
    Saying,
    can_name,
    is_pronoun,
    is_unreal,
    noun_phrase_end,
    only_circumstance,
    said_part,
    stops,
)

UNKNOWN = Cue(kind="speech", voice="bare", forms=(), examples=("", ""))
"""What stands between a quotation and a name is taken for a cue, known or not."""


def sayings(words: list[Word], hits: list[Hit], lexicon: Lexicon) -> list[Saying]:
    """The acts of saying in a frame with the cues `hits`, by where their words stand."""
    found: list[Saying] = []
    done = 0
    for hit in hits:
        if hit.first >= done and (said := following(words, hit, done, lexicon)):
            found.append(said)
            named = said.speaker.last if said.speaker is not None and said.after else 0
            done = max(said.content[-1].last, hit.last, named)
    for hit in hits:
        if hit.first >= done and (said := leading(words, hit, done, hits, found, lexicon)):
            found.append(said)
            done = said.content[-1].last
    found.extend(_bare(words, found, lexicon))
    return sorted(found, key=lambda said: said.content[0])


def occasion(words: list[Word], hits: list[Hit], lexicon: Lexicon) -> Saying | None:
    """A frame that only tells who said what stands before or after it: `Hal itu disampaikan Ani dalam rapat, ...`."""
    for hit in hits:
        if hit.cue.voice != "passive" or not hit.first:
            continue
        if not all(lexicon.has(word.low, "anaphor") or lexicon.has(word.low, "adverb") for word in words[: hit.first]):
            return None
        at = hit.last + (hit.last < len(words) and lexicon.has(words[hit.last].low, "agent"))
        end = at if hit.clitic else noun_phrase_end(words, at, lexicon)
        if end == at and not hit.clitic:
            return None
        return Saying(hit, None if hit.clitic else Range(at, end), True, (), (Range(end, len(words)),))
    return None


def announced(words: list[Word], hits: list[Hit], lexicon: Lexicon) -> Saying | None:
    """A frame that announces words to come: `Ani mengatakan:`."""
    if words[-1].low != ":" or len(words) < 3:
        return None
    for hit in reversed(hits):
        if hit.cue.voice in ("active", "free") and not hit.clitic and not is_unreal(words, hit.first, 0, lexicon):
            subject = subject_before(words, hit.first, 0, lexicon)
            if subject is not None:
                return Saying(hit, subject, False, (), (Range(hit.last, len(words)), Range(0, subject.first)))
    return None


def _bare(words: list[Word], found: list[Saying], lexicon: Lexicon) -> list[Saying]:
    """A quotation that is a whole frame, that only a citing or a name follows, or that a colon introduces."""
    if not found and (told := _after_colon(words, lexicon)):
        return [told]
    if not words[0].marked or any(said.content[0].first == 0 for said in found):
        return []
    if (
        len(words) > 3
        and not words[1].capital
        and words[1].low.isalpha()
        and (words[2].capital or is_pronoun(words, 2, lexicon))
    ):
        end = noun_phrase_end(words, 2, lexicon)
        unknown = lexicon.roles.get(words[1].low, frozenset()) <= {"adverb"} and words[1].low not in lexicon.cues
        if unknown and end > 2 and stops(words, end):
            return [Saying(Hit(UNKNOWN, 1, 2, 0), Range(2, end), True, (Range(0, 1),), (Range(end, len(words)),))]
    if len(words) > 3 and (words[1].capital or is_pronoun(words, 1, lexicon)):
        at = next(
            (
                n
                for n in range(1, min(len(words), 6))
                if not words[n].capital and words[n].low.isalpha() and not lexicon.roles.get(words[n].low)
            ),
            0,
        )
        if at > 1 and only_circumstance(words, at + 1, lexicon) and lexicon.verbal(words[at].low):
            return [
                Saying(Hit(UNKNOWN, at, at + 1, 0), Range(1, at), False, (Range(0, 1),), (Range(at + 1, len(words)),))
            ]
    if len(words) == 1 or words[0].low == '",' or words[1].low in SEPARATORS | ENDS | {"("}:
        return [Saying(None, None, False, (Range(0, 1),), (Range(1, len(words)),))]
    if not words[0].fragment and not found:
        part = said_part(words, 0, len(words), lexicon)
        return [Saying(None, None, False, (part,), ())] if part else []
    return []


def _after_colon(words: list[Word], lexicon: Lexicon) -> Saying | None:
    """A frame that ends in a colon and a sentence in marks: `Ani membalas dengan satu kalimat: "..."`."""
    at = len(words) - 1
    if at > 1 and not words[at].marked:
        at -= 1
    if at < 3 or not words[at].marked or words[at].fragment or words[at - 1].low != ":":
        return None
    cue = lexicon.cues.get(words[0].low)
    if cue is not None and cue.voice == "free":  # "Said Ann: ..."
        return Saying(Hit(cue, 0, 1, 0), Range(1, at - 1), True, (Range(at, at + 1),), ())
    verb = next((n for n in range(1, at - 1) if not words[n].capital and lexicon.verbal(words[n].low)), 0)
    if not verb or not can_name(words, 0, verb, lexicon):
        return None
    return Saying(Hit(UNKNOWN, at - 1, at, 0), Range(0, verb), False, (Range(at, at + 1),), (Range(verb, at - 1),))
