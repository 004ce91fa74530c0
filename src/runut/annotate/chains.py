"""The chain of attribution of every sentence, quote and event, nearest first: outlet, houses it has it from, speaker.

Theory of operation. A credit line vouches for the whole report, and so does a citing among its first sentences where
the report cites one house only ("Mengutip Reuters, ..."). All other citings vouch for their sentence, what follows of
their paragraph and the utterance they belong to; `citings` tells who has it from whom. A photo credit vouches for its
caption, not for the text. A sentence that is for the most part somebody's words has their chain, as has an event told
in them; all others have the report's. Sentences share their chains: a report lists each once.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from msgspec.structs import replace

from runut.annotate.citings import citings, house, nearest_first, source_kind
from runut.annotate.draft import Draft
from runut.records import (
    Attribution,
    AttributionBy,
    Credit,
    CreditRole,
    Event,
    Evidence,
    Quote,
    Sentence,
    Speaker,
    cut,
    cut_text,
)
from runut.text.agencies import by_name, find

NEAR = 20  # parts of quotes looked back for the one that holds an event
MOST, MANY = 0.5, 0.25  # share of a sentence's letters that make it somebody's words; where it has the word of saying
VOUCHING = frozenset({"agency", "partner", "outlet"})
HOUSES = VOUCHING | {"photo"}
HEAD = 3  # sentences of running text in which a citing speaks for all of it
BODY = frozenset({"paragraph", "list", "quote"})
FRONT = frozenset({"credit", "dateline", "byline", "caption"})


class House(NamedTuple):
    """A house the report leans on, and where it says so."""

    name: str
    by: AttributionBy
    start: int
    end: int


def chains(draft: Draft) -> Draft:
    """The draft with its chains."""
    reading = _Chains(draft)
    quotes = tuple(replace(quote, attribution=reading.of_quote(quote)) for quote in draft.report.quotes)
    events = tuple(replace(event, attribution=reading.of_event(event, quotes)) for event in draft.report.events)
    views = tuple(replace(view, attribution=reading.of_view(view)) for view in draft.report.views)
    numbers: dict[tuple[Attribution, ...], int] = {}
    sentences = []
    for number, sentence in enumerate(draft.report.sentences):
        chain = reading.of_sentence(number, quotes)
        place = numbers.setdefault(chain, len(numbers)) if chain else None
        sentences.append(replace(sentence, chain=place))
    return draft.with_report(
        quotes=quotes,
        events=events,
        views=views,
        credits=reading.credits(),
        sentences=tuple(sentences),
        chains=tuple(numbers),
    )


class _Chains:
    """What a report's chains are made of."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ids: dict[str, str] = {}
        for entity in sorted(draft.entities, key=lambda e: (e.type != "organization", e.id)):
            for name in (entity.name, *entity.aliases):
                self._ids.setdefault(name.casefold(), entity.id)
        self._names = {entity.id: entity.name for entity in draft.entities}
        self._people = {entity.id for entity in draft.entities if entity.type == "person"}
        self._sentences = draft.report.sentences
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._credits = self._credited()
        self._cites = self._cited()
        self._head = self._at_head()
        self._told: list[tuple[int, int, int]] | None = None  # start, end, number of the quote

    def credits(self) -> tuple[Credit, ...]:
        """The report's credits, and the houses cited in prose that are not among them."""
        report = self._draft.report
        found = list(report.credits)
        seen = {credit.name.casefold() for credit in found}
        for houses in self._cites.values():
            for one in houses:
                if one.by == "cite" and one.name.casefold() not in seen:
                    seen.add(one.name.casefold())
                    known = by_name(one.name)
                    role: CreditRole = "agency" if known is not None and known.kind == "agency" else "outlet"
                    found.append(Credit(one.name, role, cut_text(report.page, one.start, one.end)))
        return tuple(found)

    def of_quote(self, quote: Quote) -> tuple[Attribution, ...]:
        """Outlet, houses, speakers."""
        at = quote.cue.start if quote.cue else quote.content[0].start
        via = [name for name in (quote.via or "").split("; ") if name]
        houses = self._vouching(at)
        known = {one.name.casefold(): one for one in houses}
        own = [known.get(name.casefold()) or self._named(name, at) for name in via]
        named = {name.casefold() for name in via}
        only = any(name in known for name in named)
        houses = [h for h in houses if h.name.casefold() not in named and (h.by == "credit" or not only)] + own
        spoken = [self._speaker(speaker) for speaker in quote.speakers]
        houses = [one for one in houses if not any(_is(one, speaker) for speaker in spoken)]
        return (*self._outlet(houses), *map(self._house, houses), *spoken)

    def of_view(self, view: Quote) -> tuple[Attribution, ...]:
        """The report's own at this place: who holds a view has not said so."""
        return self._own(view.content[0].start)

    def of_event(self, event: Event, quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
        """The chain of the nearest quote that tells of it, else the report's own at this place."""
        at = event.trigger.start
        for start, end, n in self._parts(quotes, at, at + 1):
            if start <= at < end:
                return quotes[n].attribution
        return self._own(at)

    def of_sentence(self, number: int, quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
        """The chain of the quote that makes up most of a sentence, else the report's own at this place."""
        span = self._sentences[number].span
        letters: dict[int, int] = {}
        for start, end, n in self._parts(quotes, span.start, span.end):
            if max(start, span.start) < min(end, span.end):
                letters[n] = letters.get(n, 0) + min(end, span.end) - max(start, span.start)
        told = max(sorted(letters), key=letters.__getitem__, default=None)
        if told is not None:
            cue = quotes[told].cue
            least = MANY if cue is not None and span.start <= cue.start < span.end else MOST
            if letters[told] >= least * (span.end - span.start):
                return quotes[told].attribution
        return self._own(span.start)

    def _parts(self, quotes: tuple[Quote, ...], start: int, end: int) -> list[tuple[int, int, int]]:
        """Parts of quotes, with the number of the quote, that may stand in `page[start:end]`; the last first."""
        if self._told is None:
            parts = ((part.start, part.end, n) for n, quote in enumerate(quotes) for part in quote.content)
            self._told = sorted(parts)
        first, last = bisect_right(self._told, (start, -1, -1)), bisect_right(self._told, (end, -1, -1))
        return self._told[max(0, first - NEAR) : last][::-1]

    def _own(self, at: int) -> tuple[Attribution, ...]:
        houses = self._vouching(at)
        return (*self._outlet(houses), *map(self._house, houses))

    def _named(self, name: str, at: int) -> House:
        """A house that a quote came through, and where its sentence names it."""
        n = self._sentence(at)
        if n >= 0:
            span = self._sentences[n].span
            for one in find(self._draft.report.page, span.start, span.end):
                if one.agency.name == name:
                    return House(name, "cite", one.start, one.end)
        return House(name, "cite", -1, -1)

    def _credited(self) -> list[House]:
        report = self._draft.report
        found = []
        for credit in report.credits:
            start, end = credit.evidence.start, credit.evidence.end
            if credit.role not in VOUCHING:
                continue
            if start is None or end is None:
                found.append(House(credit.name, "credit", -1, -1))
            elif not self._in_prose(start):
                found.append(House(credit.name, "credit", start, end))
        return found

    def _cited(self) -> dict[int, list[House]]:
        """The sources cited in prose, nearest first, by the sentence that cites them."""
        report = self._draft.report
        found: dict[int, list[House]] = {}
        for n, sentence in enumerate(self._sentences):
            cited = citings(report.page, sentence.span.start, sentence.span.end, self._draft.language)
            for one in nearest_first(cited):
                found.setdefault(n, []).append(House(one.name, one.by, one.start, one.end))
        for credit in report.credits:
            start, end = credit.evidence.start, credit.evidence.end
            if credit.role in VOUCHING and start is not None and end is not None and self._in_prose(start):
                n = self._sentence(start)
                houses = found.setdefault(n, [])
                if n >= 0 and credit.name not in {one.name for one in houses}:
                    houses.append(House(credit.name, "cite", start, end))
        outlet = (report.outlet or "").casefold()
        kept = {n: [one for one in houses if one.name.casefold() != outlet] for n, houses in sorted(found.items())}
        return {n: houses for n, houses in kept.items() if houses}

    def _at_head(self) -> list[House]:
        """The one house the report cites, if its first sentences of running text do."""
        cited = {n: [one for one in houses if one.by == "cite"] for n, houses in self._cites.items()}
        names = {one.name for houses in cited.values() for one in houses}
        blocks = self._draft.report.blocks
        body = [n for n, sentence in enumerate(self._sentences) if blocks[sentence.block].kind in BODY][:HEAD]
        return next((cited[n][:1] for n in body if cited.get(n)), []) if len(names) == 1 else []

    def _vouching(self, at: int) -> list[House]:
        """The houses behind what stands at `at`, nearest first."""
        n = self._sentence(at)
        if n >= 0 and self._kind(n) in FRONT:
            return self._captioned(n)
        own = self._cites.get(n, [])
        while not own and n > 0 and self._block(n - 1) == self._block(n):
            n -= 1
            own = [one for one in self._cites.get(n, []) if one.by == "cite"]
        own = own or self._head
        names = {one.name.casefold() for one in own}
        return [one for one in self._credits if one.name.casefold() not in names] + own

    def _captioned(self, n: int) -> list[House]:
        """The houses that a caption or line of credit credits itself."""
        block = self._draft.report.blocks[self._block(n)].span
        return [
            House(credit.name, "credit", credit.evidence.start, credit.evidence.end)
            for credit in self._draft.report.credits
            if credit.role in HOUSES
            and credit.evidence.start is not None
            and credit.evidence.end is not None
            and block.start <= credit.evidence.start < block.end
        ]

    def _outlet(self, houses: list[House]) -> tuple[Attribution, ...]:
        report = self._draft.report
        if report.outlet is None or report.outlet.casefold() in {one.name.casefold() for one in houses}:
            return ()
        span = report.dateline.outlet if report.dateline else None
        for credit in report.credits if span is None else ():
            start, end = credit.evidence.start, credit.evidence.end
            if credit.name.casefold() == report.outlet.casefold() and start is not None and end is not None:
                span = cut(report.page, start, end)
                break
        evidence = Evidence(report.id, span) if span is not None else None
        return (Attribution(self._ids.get(report.outlet.casefold()), report.outlet, "publication", evidence),)

    def _house(self, one: House) -> Attribution:
        report = self._draft.report
        evidence = Evidence(report.id, cut(report.page, one.start, one.end)) if one.start >= 0 else None
        return Attribution(self._ids.get(one.name.casefold()), one.name, one.by, evidence)

    def _speaker(self, speaker: Speaker) -> Attribution:
        name = self._names.get(speaker.entity or "", speaker.span.text)
        by: AttributionBy = "quote"
        if speaker.entity not in self._people:
            own = house(name) if by_name(name) is not None else self._reported(speaker)
            if own is not None:
                name, by = own, "cite"
            elif source_kind(speaker.span.text, self._draft.language) == "document":
                by = "document"
        return Attribution(speaker.entity, name, by, Evidence(self._draft.report.id, speaker.span))

    def _reported(self, speaker: Speaker) -> str | None:
        """The house whose report speaks ("laporan Samudra")."""
        span = speaker.span
        if source_kind(span.text, self._draft.language) != "document":
            return None
        found = find(self._draft.report.page, span.start, span.end)
        return found[-1].agency.name if found and found[-1].end == span.end else None

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _block(self, n: int) -> int:
        sentence: Sentence = self._sentences[n]
        return sentence.block

    def _kind(self, n: int) -> str:
        return self._draft.report.blocks[self._block(n)].kind

    def _in_prose(self, at: int) -> bool:
        """Whether a place lies in running text rather than in a credit line or caption."""
        n = self._sentence(at)
        if n < 0 or at >= self._sentences[n].span.end:
            return False
        if self._kind(n) in FRONT:
            return False
        span = self._sentences[n].span
        return bool(citings(self._draft.report.page, span.start, span.end, self._draft.language)) or at < span.end - 60


def _is(one: House, speaker: Attribution) -> bool:
    """Whether a source cited is the speaker: by name, or by the words that name it."""
    if one.name.casefold() == speaker.name.casefold():
        return True
    span = speaker.evidence.span if speaker.evidence else None
    return span is not None and one.start <= span.start and span.end <= one.end
