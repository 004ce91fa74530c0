"""Who speaks: from the words beside a cue to the entity they name.

Theory of operation. A name wins over the title before it ("Menteri X Ani" is Ani), a relative clause or apposition is
left off, and a body that only contains a name ("kantor Ani") stays whole. A pronoun or clitic is whoever the text was
last about: the last speaker, or the subject of a sentence since. That is right far more often in news than general
coreference, since reports keep to one speaker until they name the next. "Both sides" are the last two parties that
the text joined with "and".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from runut.annotate.cues import Lexicon, Word
from runut.annotate.draft import Draft
from runut.annotate.frames import Frame
from runut.annotate.sayings_parts import Range
from runut.records import Entity, Mention, Span, Speaker, cut

Named = tuple[Mention, Entity]
PARTIES = frozenset({"organization", "place"})
WORD = re.compile(r"\w+")
LONG = 4  # words of a title that stands for its holder
STALE = 8  # frames after which a person is no longer what the text is about


class Heard(NamedTuple):
    """The speakers of one saying; `anaphoric` if only a pronoun or nothing names them."""

    speakers: tuple[Speaker, ...]
    anaphoric: bool


class Scene:
    """What the text is about, frame by frame."""

    def __init__(self, draft: Draft, lexicon: Lexicon) -> None:
        self._draft = draft
        self._lexicon = lexicon
        self._page = draft.report.page
        self._topic: tuple[Speaker, ...] = ()
        self._person: Speaker | None = None
        self._since = 0
        self._pair: tuple[Speaker, ...] = ()  # the last two parties that the text joined
        self._couple: tuple[Speaker, ...] = ()  # the last two people
        self._people = {entity.id for entity in draft.entities if entity.type == "person"}
        self._titles = [
            (frozenset(WORD.findall(role.title.lower())), entity.mentions[0].span.start, entity.id)
            for entity in draft.entities
            if entity.type == "person" and entity.mentions
            for role in entity.roles
        ]

    def hear(self, frame: Frame, part: Range | None, clitic: tuple[int, int] | None) -> Heard:
        """The speakers that `part` of a frame names, or that its clitic or the text before means."""
        has = self._lexicon.has
        self._enter(frame, part)
        if clitic is not None:
            return Heard(self._meant(clitic, plural=False), True)
        if part is None:
            return Heard(self._topic, True)
        whole = frame.words[part.first : part.last]
        group = self._group(whole)
        if group is not None and group[1]:
            return Heard(tuple(Speaker(one.entity, group[0]) for one in group[1]), False)
        words = self._head(whole)
        if not words:
            return Heard((), False)
        phrase = cut(self._page, words[0].start, words[-1].end)
        if len(words) <= 2 and self._lexicon.has(words[-1].low, "pronoun"):
            plural = has(words[-1].low, "plural")
            return Heard(self._meant((words[-1].start, words[-1].end), plural=plural), True)
        people = self._names(words)
        if people or (people := self._parties(words)):
            return Heard(people, False)
        name = self._after_title(words)
        if name is not None:
            return Heard((Speaker(self._written(name.text), name),), False)
        entity = self._described(words) or self._body(words) or self._written(phrase.text)
        return Heard((Speaker(entity, phrase),), False)

    def _described(self, words: list[Word]) -> str | None:
        """Whom words without a name mean ("politikus itu", "jaksa"): the one with that role, else the topic."""
        has = self._lexicon.has
        definite = has(words[-1].low, "determiner")
        said = [word for word in words if not has(word.low, "determiner")]
        if not said or has(said[0].low, "institution") or any(word.low in ",(" for word in said):
            return None
        low = {word.low for word in said}
        titled = [(last, id_) for titles, last, id_ in self._titles if low <= titles and last < words[0].start]
        if titled and len(said) <= LONG:
            return max(titled)[1]
        if definite and len(words) > 1 and self._since < STALE:
            whole = has(said[0].low, "company")
            topic = self._topic[-1] if whole and self._topic else None if whole else self._person
            if topic is not None and (topic.entity in self._people) != whole:
                return topic.entity
        return None

    def _group(self, words: list[Word]) -> tuple[Span, tuple[Speaker, ...]] | None:
        """The words for "both" that a phrase ends with, and whom they mean."""
        for size in range(1, min(4, len(words)) + 1):
            form = " ".join(word.low for word in words[-size:])
            span = cut(self._page, words[-size].start, words[-1].end)
            if self._lexicon.has(form, "couple"):
                return span, self._couple
            if self._lexicon.has(form, "both"):
                return span, self._pair or self._couple
        return None

    def _parties(self, words: list[Word]) -> tuple[Speaker, ...]:
        """States or bodies joined by "and" that make up the whole phrase."""
        mentions = [m for m in self._draft.mentions_in(words[0].start, words[-1].end) if m[1].type in PARTIES]
        if (
            len(mentions) < 2
            or mentions[0][0].span.start != words[0].start
            or mentions[-1][0].span.end != words[-1].end
        ):
            return ()
        for (a, _), (b, _) in pairwise(mentions):
            between = self._page[a.span.end : b.span.start].replace(",", " ").lower().split()
            if any(not self._lexicon.has(word, "and") for word in between):
                return ()
        return tuple(Speaker(entity.id, mention.span) for mention, entity in mentions)

    def _after_title(self, words: list[Word]) -> Span | None:
        """The capitalised words after the last comma of a phrase: the name that follows a title."""
        comma = max((n for n, word in enumerate(words) if word.low == ","), default=-1)
        tail = words[comma + 1 :]
        if comma < 0 or not tail or not all(word.capital for word in tail):
            return None
        return cut(self._page, tail[0].start, tail[-1].end)

    def _enter(self, frame: Frame, part: Range | None) -> None:
        """A sentence that opens with a person before its speaker's pronoun is about that person."""
        if part is None or part.first == 0 or not self._lexicon.has(frame.words[part.first].low, "pronoun"):
            return
        subject = self._subject(frame, frame.words[part.first].start)
        if subject is not None:
            self._person, self._since = subject, 0

    def _subject(self, frame: Frame, end: int) -> Speaker | None:
        """The person that a frame's words before `end` and before its verb name."""
        verb = next((w.start for w in frame.words if self._lexicon.verbal(w.low) and not w.capital), frame.end)
        for mention, entity in self._draft.mentions_in(frame.start, min(end, verb)):
            if entity.type == "person" and mention.as_ != "pronoun" and not self._in_marks(frame, mention.span.start):
                return Speaker(entity.id, mention.span)
        return None

    @staticmethod
    def _in_marks(frame: Frame, at: int) -> bool:
        return any(mark.start <= at < mark.end for mark in frame.marks.values())

    def _written(self, text: str) -> str | None:
        """The entity one of whose names is written in a phrase in which no mention was found (glued words)."""
        best: tuple[int, int, str] | None = None
        for entity in self._draft.entities:
            if entity.type not in ("person", "organization"):
                continue
            for name in (entity.name, *entity.aliases):
                if len(name) > 4 and name in text:
                    rank = (entity.type == "person", len(name), entity.id)
                    best = max(best, rank) if best else rank
        return best[2] if best else None

    def named(self, words: list[Word]) -> Speaker:
        """Whom a noun phrase names, whatever the text is about."""
        people = self._names(words)
        phrase = cut(self._page, words[0].start, words[-1].end)
        return people[0] if people else Speaker(self._body(words), phrase)

    def speaks(self, speakers: tuple[Speaker, ...]) -> None:
        """Somebody named has spoken: the text is about them now."""
        if speakers:
            self._topic = speakers
            if speakers[-1].entity in self._people or not self._people:
                self._person, self._since = speakers[-1], 0

    def pass_over(self, frame: Frame, spoken: bool) -> None:
        """Take note of what a frame is about and whom it joins."""
        self._since += 1
        mentions = self._draft.mentions_in(frame.start, frame.end)
        self._note_pair([m for m in mentions if not self._in_marks(frame, m[0].span.start)])
        if not spoken and (subject := self._subject(frame, frame.end)) is not None:
            self._person, self._since = subject, 0
            self._topic = (subject,)

    def _note_pair(self, mentions: list[Named]) -> None:
        for (a, first), (b, second) in pairwise(mentions):
            between = self._page[a.span.end : b.span.start].lower().split()
            if not between or not self._lexicon.has(between[0], "and"):
                continue
            both = (Speaker(first.id, a.span), Speaker(second.id, b.span))
            if first.type == second.type == "person":
                self._couple = both
            elif first.type in PARTIES and second.type in PARTIES and len(between) == 1:
                self._pair = both

    def _meant(self, span: tuple[int, int], *, plural: bool) -> tuple[Speaker, ...]:
        where = cut(self._page, *span)
        own = self._draft.mentions_in(*span)
        if not plural and self._person is not None and self._since < STALE:
            return (Speaker(self._person.entity, where),)
        if self._topic:
            return tuple(Speaker(one.entity, where) for one in self._topic)
        return (Speaker(own[0][1].id if own else None, where),)

    def _head(self, words: list[Word]) -> list[Word]:
        """The noun phrase without lead-in words, relative clause and stops."""
        has = self._lexicon.has
        first = 0
        while first < len(words) - 1 and not words[first].marked:
            low = words[first].low
            institution = has(low, "institution") or has(low, "pronoun")
            lead = has(low, "conjunction") or has(low, "adverb") or has(low, "preposition") or low in ",–—-"
            if institution or not lead:
                break
            first += 1
        last = first + 1
        while last < len(words) and not (has(words[last].low, "relative") or has(words[last].low, "capacity")):
            last += 1
        definite = has(words[-1].low, "determiner")
        if last < len(words) and (definite or not any(word.capital for word in words[first:last])):
            last = len(words)  # "the source who knows", "the lawyer who ... there": all of it names the speaker
        while last > first and not words[last - 1].capital and self._trails(words[last - 1].low):
            last -= 1
        return words[first:last]

    def _trails(self, low: str) -> bool:
        return low in ",;:–—-" or self._lexicon.has(low, "adverb") or self._lexicon.has(low, "conjunction")

    def _names(self, words: list[Word]) -> tuple[Speaker, ...]:
        start, end = words[0].start, words[-1].end
        people = [m for m in self._draft.mentions_in(start, end) if m[1].type == "person" and m[0].as_ == "name"]
        if not people:
            return ()
        if self._lexicon.has(words[0].low, "institution") and people[-1][0].span.end < end:
            return ()
        if self._lexicon.has(words[0].low, "body"):
            return ()
        free = [m for m in people if not self._prepositional(words, m[0].span.start)] or people[:1]
        chosen = free[-1:]
        for a, b in zip(free[-2::-1], free[:0:-1], strict=False):
            between = self._page[a[0].span.end : b[0].span.start]
            if not any(self._lexicon.has(word, "and") for word in between.lower().split()):
                break
            chosen.insert(0, a)
        return tuple(Speaker(entity.id, mention.span) for mention, entity in chosen)

    def _prepositional(self, words: list[Word], start: int) -> bool:
        before = [word for word in words if word.end <= start]
        return (
            bool(before)
            and self._lexicon.has(before[-1].low, "preposition")
            and not self._lexicon.has(before[-1].low, "conjunction")
        )

    def _body(self, words: list[Word]) -> str | None:
        """The entity that a phrase without a person's name means: it names it, or adds only "the side of" to it."""
        start, end = words[0].start, words[-1].end
        mentions = self._draft.mentions_in(start, end)
        whole = next((m for m in mentions if m[0].span.start == start and m[0].span.end == end), None)
        if whole is not None:
            return whole[1].id
        known = [m for m in mentions if m[0].as_ in ("name", "metonym", "role")]
        if not known:
            return None
        first = known[0]
        lead = [word for word in words if word.end <= first[0].span.start]
        if not lead:
            return first[1].id
        has = self._lexicon.has
        aside = all(has(word.low, "institution") and not has(word.low, "body") for word in lead)
        return first[1].id if aside and first[1].type in PARTIES else None
