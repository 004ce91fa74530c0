"""Who said what: direct, indirect and mixed quotes.

Theory of operation. `frames` turns blocks into sentences in which a quotation in marks is one word, `sayings` reads
each for cues, speakers and what is said, `speakers` keeps track of whom the text is about, `media` tells how and
through whom. Here they meet, and four things are decided: what stands in marks decides the kind (`contents`); a
quotation without a cue is by whom the text is about; a quote goes on from the one before (`continues`) when the same
speaker needs no new naming; and what was said of the occasion (medium, house, day) holds until the utterance ends.
A sentence that only tells the occasion ("Hal itu disampaikan X dalam rapat, Senin") gives it to the quotes around.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from runut.annotate.citings import Citing, citings, house, nearest_first
from runut.annotate.contents import contents, is_speech
from runut.annotate.continued import MOST, carried, may_carry_on
from runut.annotate.cues import Hit, Lexicon, lexicon
from runut.annotate.draft import Draft
from runut.annotate.frames import Frame, frames
from runut.annotate.headlines import told as headline_sayings
from runut.annotate.headlines import told_by_colon
from runut.annotate.marks import DOUBLE, SINGLE
from runut.annotate.media import medium, told
from runut.annotate.sayings import announced, occasion, sayings
from runut.annotate.sayings_parts import Range, Saying, noun_phrase_end
from runut.annotate.speakers import Heard, Scene
from runut.annotate.through import cites_inward, without_citings
from runut.annotate.times_citing import time_of
from runut.records import Interval, Quote, QuoteKind, Span, Speaker, cut

LONGEST = 31  # days an utterance may be dated to
BACK = 2  # frames before it that a sentence of occasion speaks of


class Setting(NamedTuple):
    """How, through whom and when something was said."""

    medium: str | None = None
    via: str | None = None
    time: Interval | None = None

    def over(self, other: Setting) -> Setting:
        """What is known here, else there."""
        return Setting(self.medium or other.medium, self.via or other.via, self.time or other.time)


def quotes(draft: Draft) -> Draft:
    """The draft with its quotes."""
    return draft.with_report(quotes=tuple(_Reading(draft).read()))


class _Reading:
    """One pass over a report's frames."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._page = draft.report.page
        self._known: Lexicon = lexicon(draft.language.code)
        self._scene = Scene(draft, self._known)
        self._quotes: list[Quote] = []
        self._frame_of: list[int] = []
        self._occasion: tuple[tuple[Speaker, ...], Setting] = ((), Setting())
        self._announced: Span | None = None
        self._cited: tuple[Citing, ...] = ()  # set off in the frame at hand
        self._told_of = -1  # the last frame that only told of an occasion
        self._heard: tuple[int, int] | None = None  # block and frame of the last quote, if in the report's words
        self._plain: list[Frame] = []  # sentences since the last quote that may carry it on

    def read(self) -> list[Quote]:
        self._headlines()
        citing = cites_inward(self._page, self._draft.language)
        for number, whole in enumerate(frames(self._draft, self._known)):
            frame, self._cited = whole, ()
            if citing:
                frame, self._cited = without_citings(whole, self._page, self._known, self._draft.language)
            hits = self._known.hits(frame.words)
            found = sayings(frame.words, hits, self._known)
            before = len(self._quotes)
            for said in found:
                self._add(frame, said, number)
            spoken = len(self._quotes) > before
            self._announced = None
            if not spoken:
                self._note(frame, number, hits)
            self._follow(whole, number, spoken)
            self._scene.pass_over(frame, spoken or self._announced is not None)
        return self._quotes

    def _follow(self, frame: Frame, number: int, spoken: bool) -> None:
        """Keep a sentence without a quote as long as it and those since the last quote may carry that on."""
        last = self._quotes[-1] if self._quotes else None
        if spoken or last is None:
            self._plain, self._heard = [], (frame.block, number) if last is not None and last.kind != "direct" else None
        elif self._heard is not None:
            block, at = self._heard
            near = frame.block == block and number - at == len(self._plain) + 1 <= MOST
            told = self._announced is not None or self._told_of == number
            if near and not told and may_carry_on(self._draft, self._known, frame, last.speakers):
                self._plain.append(frame)
            else:
                self._plain, self._heard = [], None

    def _carry_on(self, speakers: tuple[Speaker, ...], number: int) -> None:
        """What stands between two quotes of one speaker, if it may carry on the first, is his too."""
        if self._plain and _same(self._quotes[-1].speakers, speakers):
            name = f"{self._draft.report.id}.q{len(self._quotes)}"
            self._frame_of.append(number - 1)
            self._quotes.append(carried(self._draft, self._plain, self._quotes[-1], name))
        self._plain = []

    def _headlines(self) -> None:
        """What headlines say that somebody says."""
        for block in self._draft.report.blocks:
            name = f"{self._draft.report.id}.q{len(self._quotes)}"
            if block.kind == "title" and (
                one := told_by_colon(self._draft, self._known, block.span.start, block.span.end, name)
            ):
                self._frame_of.append(-BACK - 1)
                self._quotes.append(one)
        if not self._quotes:
            for frame, said in headline_sayings(self._draft):
                self._add(frame, said, -BACK - 1)

    def _add(self, frame: Frame, said: Saying, number: int) -> None:
        content, kind = contents(self._draft, self._known, frame, said.content)
        if not content or (said.hit is None and not self._is_bare(frame, number, content, kind)):
            return
        cue, clitic = self._cue(frame, said.hit)
        heard = self._scene.hear(frame, said.speaker, clitic)
        heard, through = self._behind(heard)
        self._carry_on(heard.speakers, number)
        opened = self._open_before(frame, said, heard, number)
        last = self._quotes[-1] if self._quotes else None
        if said.hit is None:
            cue = self._announced
            if self._announced is not None:
                heard = Heard(heard.speakers, False)
        self._scene.speaks(heard.speakers)
        additive = said.hit is not None and said.hit.cue.additive
        goes_on = last is not None and (heard.anaphoric or additive) and _same(last.speakers, heard.speakers)
        goes_on = goes_on or opened
        own = self._setting(frame, said.around, heard.speakers, said.hit)
        own = own._replace(via="; ".join(through)) if through else own
        setting = self._settled(own, said, heard, last if goes_on else None)
        self._frame_of.append(number)
        self._quotes.append(
            Quote(
                id=f"{self._draft.report.id}.q{len(self._quotes)}", kind=kind, content=content, cue=cue,
                speakers=heard.speakers, addressee=self._addressee(frame, said),
                medium=setting.medium, via=setting.via, time=setting.time,
                continues=last.id if goes_on and last is not None else None,
                reason="quote.marks" if cue is None else None,
            )
        )  # fmt: skip

    def _open_before(self, frame: Frame, said: Saying, heard: Heard, number: int) -> bool:
        """Whether this ends a quotation that the paragraphs before began, and is the first to name its speaker.

        They have its speaker then: a mark that was not closed before a paragraph that opens with one goes on in it.
        """
        first = frame.words[said.content[0].first]
        if not first.marked or said.content[0].first or heard.anaphoric or not heard.speakers:
            return False
        n, opened = len(self._quotes) - 1, False
        while n >= 0 and self._quotes[n].reason == "quote.marks" and self._frame_of[n] == number - 1:
            quote = self._quotes[n]
            if quote.speakers and not self._is_unclosed(quote):
                break
            self._quotes[n] = replace(quote, speakers=heard.speakers)
            n, number, opened = n - 1, number - 1, True
        return opened

    def _is_unclosed(self, quote: Quote) -> bool:
        after = self._page[quote.content[-1].end : quote.content[-1].end + 2].lstrip(",")
        return after[:1] not in DOUBLE + SINGLE

    def _settled(self, own: Setting, said: Saying, heard: Heard, before: Quote | None) -> Setting:
        """What a quote says of its occasion, else what the quote it goes on from or a sentence of occasion said."""
        asked = said.hit is not None and said.hit.cue.kind == "question"  # both sides speak at a hearing
        told_of = self._occasion[1] if asked or _same(self._occasion[0], heard.speakers) else Setting()
        if not asked and (own != Setting() or (told_of == Setting() and before is None)):
            self._occasion = ((), Setting())
        if before is not None:
            own = own.over(Setting(before.medium, before.via, before.time))
        return own if own != Setting() else told_of

    def _is_bare(self, frame: Frame, number: int, content: tuple[Span, ...], kind: QuoteKind) -> bool:
        """Whether words without a cue are a quote: announced, or speech; a mere part in marks only after another."""
        if self._announced is not None:
            return True
        goes_on = bool(self._quotes) and self._frame_of[-1] == number - 1 and not frame.first
        if kind == "mixed":
            return goes_on and is_speech(content)
        return (goes_on and len(frame.words) <= 2) or is_speech(content)

    def _cue(self, frame: Frame, hit: Hit | None) -> tuple[Span | None, tuple[int, int] | None]:
        if hit is None:
            return None, None
        start, end = frame.words[hit.first].start, frame.words[hit.last - 1].end
        return cut(self._page, start, end - hit.clitic), (end - hit.clitic, end) if hit.clitic else None

    def _behind(self, heard: Heard) -> tuple[Heard, list[str]]:
        """Who speaks through a house that cites, and the houses between: `Samudra, citing officials, said ...`."""
        teller = heard.speakers[0] if len(heard.speakers) == 1 and self._cited else None
        names = [teller.span.text, *(e.name for e in self._draft.entities if e.id == teller.entity)] if teller else []
        own = next((known for name in names if (known := house(name))), None)
        inner = [one for one in nearest_first(self._cited) if one.name != own]
        if own is None or not inner:
            return heard, []
        last = inner[-1]
        found = self._draft.mentions_in(last.first, last.end)
        who = next((entity.id for mention, entity in found if mention.span.end == last.end), None)
        speaker = Speaker(who, cut(self._page, last.first, last.end))
        self._cited = ()
        return Heard((speaker,), False), [own, *(one.name for one in inner[:-1] if one.by == "cite")]

    def _addressee(self, frame: Frame, said: Saying) -> Speaker | None:
        """Whom the words around a saying say it is told to."""
        has, words = self._known.has, frame.words
        starts = [n + 1 for p in said.around for n in range(p.first, p.last) if has(words[n].low, "addressee")]
        at = said.hit.last if said.hit is not None else 0
        if at and has(words[at - 1].low, "object_verb") and any(p.first <= at < p.last for p in said.around):
            starts.insert(0, at)
        for start in starts:
            end = noun_phrase_end(words, start, self._known)
            if end > start:
                one = self._scene.named(words[start:end])
                return one if one.entity or not medium(one.span.text, self._draft.language) else None
        return None

    def _setting(
        self, frame: Frame, parts: tuple[Range, ...], speakers: tuple[Speaker, ...], hit: Hit | None = None
    ) -> Setting:
        spoken = self._draft.language
        around = [(frame.words[p.first].start, frame.words[p.last - 1].end) for p in parts if p.first < p.last]
        telling = [self._page[a:b] for a, b in around]
        if hit is not None:
            telling.append(self._page[frame.words[hit.first].start : frame.words[hit.last - 1].end])
        way = next((m for text in telling if (m := medium(text, spoken))), None)
        how = way.name if way else None
        if way is not None and way.again:
            how = next((q.medium for q in reversed(self._quotes) if q.medium and _same(q.speakers, speakers)), how)
        cited = {one for a, b in around for one in citings(self._page, a, b, spoken)} | set(self._cited)
        houses = [one.name for one in nearest_first(sorted(cited, key=lambda one: one.first)) if one.by == "cite"]
        to = next((t for a, b in around if (t := told(self._page, a, b, spoken))), None)
        if to is not None:
            how = how or to.wording
            if to.house != self._draft.report.outlet and to.house not in houses:
                houses.append(to.house)
        days = (found.interval for a, b in around if (found := time_of(self._draft, a, b)))
        return Setting(how, "; ".join(houses) or None, next((day for day in days if _dates(day)), None))

    def _note(self, frame: Frame, number: int, hits: list[Hit]) -> None:
        """A sentence without a quote may tell of the occasion of those around, or announce one."""
        told_of = occasion(frame.words, hits, self._known)
        if told_of is not None:
            self._told_of = number
            _, clitic = self._cue(frame, told_of.hit)
            heard = self._scene.hear(frame, told_of.speaker, clitic)
            self._scene.speaks(heard.speakers)
            setting = self._setting(frame, told_of.around, heard.speakers)
            self._occasion = (heard.speakers, setting)
            self._give_back(heard, setting, number)
            return
        said = announced(frame.words, hits, self._known)
        if said is not None:
            self._announced, clitic = self._cue(frame, said.hit)
            heard = self._scene.hear(frame, said.speaker, clitic)
            self._scene.speaks(heard.speakers)
            self._occasion = (heard.speakers, self._setting(frame, said.around, heard.speakers))

    def _give_back(self, heard: Heard, setting: Setting, number: int) -> None:
        """Give the quotes just before what a sentence tells of their occasion, and their speaker if none is known."""
        for n in range(len(self._quotes) - 1, -1, -1):
            quote = self._quotes[n]
            if number - self._frame_of[n] > BACK:
                break
            if quote.cue is None and not quote.continues and heard.speakers:
                quote = replace(quote, speakers=heard.speakers)
            if _same(quote.speakers, heard.speakers):
                known = Setting(quote.medium, quote.via, quote.time).over(setting)
                quote = replace(quote, medium=known.medium, via=known.via, time=known.time)
            self._quotes[n] = quote


def _same(a: tuple[Speaker, ...], b: tuple[Speaker, ...]) -> bool:
    if not a or not b:
        return False
    if any(one.entity for one in a + b):
        return [one.entity for one in a] == [one.entity for one in b]
    return True


def _dates(day: Interval | None) -> bool:
    """Whether an interval can date an utterance: days to a month, not years."""
    return bool(day and day.start and day.end and (day.end - day.start).days <= LONGEST)
