"""The chain of attribution of every quote and event, nearest first: outlet, house it has it from, speaker.

Theory of operation. A credit line vouches for the whole report, and so does a citing among its first sentences where
the report cites one house only ("Mengutip Reuters, ..."). All other citings vouch for their sentence, what follows of
their paragraph and the utterance they belong to. A photo credit vouches for no text. Of houses that one sentence
chains, a passive citing runs outward ("dikutip A, dilansir B": B has it from A), an active one inward ("B, mengutip
A"). An event told inside a quote has the quote's chain; all others the report's.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from msgspec.structs import replace

from runut.annotate.cues import Lexicon, lexicon
from runut.annotate.draft import Draft
from runut.annotate.media import cites
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
from runut.text.agencies import by_name

NEAR = 20  # parts of quotes looked back for the one that holds an event
VOUCHING = frozenset({"agency", "partner", "outlet"})
HEAD = 3  # sentences of running text in which a citing speaks for all of it
BODY = frozenset({"paragraph", "list", "quote"})
FRONT = frozenset({"credit", "dateline", "byline", "caption"})


class House(NamedTuple):
    """A house the report leans on, and where it says so."""

    name: str
    by: AttributionBy
    start: int
    end: int
    outward: bool = False


def chains(draft: Draft) -> Draft:
    """The draft with its chains."""
    reading = _Chains(draft)
    quotes = tuple(replace(quote, attribution=reading.of_quote(quote)) for quote in draft.report.quotes)
    events = tuple(replace(event, attribution=reading.of_event(event, quotes)) for event in draft.report.events)
    return draft.with_report(quotes=quotes, events=events, credits=reading.credits())


class _Chains:
    """What a report's chains are made of."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._known: Lexicon = lexicon(draft.language.code)
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
        self._told: list[tuple[int, int, int]] = []  # start, end, number of the quote

    def credits(self) -> tuple[Credit, ...]:
        """The report's credits, and the houses cited in prose that are not among them."""
        report = self._draft.report
        found = list(report.credits)
        seen = {credit.name.casefold() for credit in found}
        for houses in self._cites.values():
            for house in houses:
                if house.name.casefold() not in seen:
                    seen.add(house.name.casefold())
                    known = by_name(house.name)
                    role: CreditRole = "agency" if known is not None and known.kind == "agency" else "outlet"
                    found.append(Credit(house.name, role, cut_text(report.page, house.start, house.end)))
        return tuple(found)

    def of_quote(self, quote: Quote) -> tuple[Attribution, ...]:
        """Outlet, houses, speakers."""
        at = quote.cue.start if quote.cue else quote.content[0].start
        own = {name.casefold() for name in (quote.via or "").split("; ") if name}
        houses = self._vouching(at)
        missing = [House(name, "cite", -1, -1) for name in (quote.via or "").split("; ") if name]
        houses += [one for one in missing if one.name.casefold() not in {house.name.casefold() for house in houses}]
        if own and any(house.name.casefold() in own for house in houses):
            houses = [h for h in houses if h.by == "credit" or h.name.casefold() in own]
        return (*self._outlet(houses), *map(self._house, houses), *map(self._speaker, quote.speakers))

    def of_event(self, event: Event, quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
        """The chain of the nearest quote that tells of it, else the report's own at this place."""
        at = event.trigger.start
        if not self._told:
            parts = ((part.start, part.end, n) for n, quote in enumerate(quotes) for part in quote.content)
            self._told = sorted(parts)
        last = bisect_right(self._told, (at, len(self._draft.report.page), 0))
        for start, end, n in reversed(self._told[max(0, last - NEAR) : last]):
            if start <= at < end:
                return quotes[n].attribution
        houses = self._vouching(at)
        return (*self._outlet(houses), *map(self._house, houses))

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
        """The houses cited in prose, by the sentence that cites them."""
        report = self._draft.report
        found: dict[int, list[House]] = {}
        for n, sentence in enumerate(self._sentences):
            for one in cites(report.page, sentence.span.start, sentence.span.end, self._draft.language):
                found.setdefault(n, []).append(House(one.name, "cite", one.start, one.end, one.outward))
        for credit in report.credits:
            start, end = credit.evidence.start, credit.evidence.end
            if credit.role in VOUCHING and start is not None and end is not None and self._in_prose(start):
                n = self._sentence(start)
                houses = found.setdefault(n, [])
                if n >= 0 and credit.name not in {house.name for house in houses}:
                    houses.append(House(credit.name, "cite", start, end))
        outlet = (report.outlet or "").casefold()
        kept = {
            n: [house for house in houses if house.name.casefold() != outlet] for n, houses in sorted(found.items())
        }
        return {n: houses for n, houses in kept.items() if houses}

    def _at_head(self) -> list[House]:
        """The one house the report cites, if its first sentences of running text do."""
        names = {house.name for houses in self._cites.values() for house in houses}
        blocks = self._draft.report.blocks
        body = [n for n, sentence in enumerate(self._sentences) if blocks[sentence.block].kind in BODY][:HEAD]
        return next((self._cites[n][:1] for n in body if n in self._cites), []) if len(names) == 1 else []

    def _vouching(self, at: int) -> list[House]:
        """The houses behind what stands at `at`, nearest first."""
        n = self._sentence(at)
        own = self._cites.get(n, [])
        while not own and n > 0 and self._block(n - 1) == self._block(n):
            n -= 1
            own = self._cites.get(n, [])
        own = own or self._head
        if len(own) > 1 and own[0].outward:
            own = own[::-1]
        names = {house.name.casefold() for house in own}
        return [house for house in self._credits if house.name.casefold() not in names] + own

    def _outlet(self, houses: list[House]) -> tuple[Attribution, ...]:
        report = self._draft.report
        if report.outlet is None or report.outlet.casefold() in {house.name.casefold() for house in houses}:
            return ()
        span = report.dateline.outlet if report.dateline else None
        evidence = Evidence(report.id, span) if span is not None else None
        return (Attribution(self._ids.get(report.outlet.casefold()), report.outlet, "publication", evidence),)

    def _house(self, house: House) -> Attribution:
        report = self._draft.report
        evidence = Evidence(report.id, cut(report.page, house.start, house.end)) if house.start >= 0 else None
        return Attribution(self._ids.get(house.name.casefold()), house.name, house.by, evidence)

    def _speaker(self, speaker: Speaker) -> Attribution:
        head = speaker.span.text.split(maxsplit=1)[0].casefold()
        name = self._names.get(speaker.entity or "", speaker.span.text)
        by: AttributionBy = "document" if self._known.has(head, "document") else "quote"
        if by == "quote" and speaker.entity not in self._people and by_name(name) is not None:
            by = "cite"
        return Attribution(speaker.entity, name, by, Evidence(self._draft.report.id, speaker.span))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _block(self, n: int) -> int:
        sentence: Sentence = self._sentences[n]
        return sentence.block

    def _in_prose(self, at: int) -> bool:
        """Whether a place lies in running text rather than in a credit line or caption."""
        n = self._sentence(at)
        if n < 0 or at >= self._sentences[n].span.end:
            return False
        if self._draft.report.blocks[self._block(n)].kind in FRONT:
            return False
        span = self._sentences[n].span
        return bool(cites(self._draft.report.page, span.start, span.end, self._draft.language)) or at < span.end - 60
