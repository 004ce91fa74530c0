"""On how many independent sources a claim rests.

Reports hang together through lineage: what is printed from one dispatch, seen or unseen, counts once, and so do a
rewrite and a translation. Two reports that give one person's words of one occasion count once for what was said, and
what a report tells beside them, in words that no other has, may be its own. All else, an outlet's own reporting,
counts, once for each outlet. Three counts are made: with the dependences that are likely (`independent`), with every
one that is possible (`low`), and with only those that are certain (`high`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import combinations
from typing import NamedTuple

from runut.consolidate.units import Unit
from runut.records import Dependence, Entity, Lineage, Quote, Report, Source, SourceKind, StoryDraft, Support

CERTAIN, LIKELY = 0.8, 0.5  # scores of lineage
WORDED = 0.5  # share of the content words of two reports from which they tell a claim in the words of one text
COMPARED = 12  # reports of a claim whose wordings are compared
TOLD = 0.5  # share of a unit that a quotation covers for the claim to be what somebody said


class Said(NamedTuple):
    """A member that is what somebody said: the report, the speaker, and the quote."""

    report: str
    speaker: str
    quote: Quote


class Supporter:
    """Counts the support of a story's claims.

    Args:
        draft: with the story's lineage and sources.
        reports: every report of the story by id.
        entities: by id.
    """

    def __init__(self, draft: StoryDraft, reports: Mapping[str, Report], entities: Mapping[str, Entity]) -> None:
        self._draft, self._reports, self._entities = draft, reports, entities
        self._known = {source.id: source for source in draft.sources}
        self._by_outlet = {s.name.casefold(): s for s in draft.sources if s.kind == "outlet"}
        self._found: dict[str, Source] = {}
        self._heard: dict[str, list[tuple[int, int, Quote]]] = {}
        names = {source.name.casefold(): source.id for source in draft.sources if source.kind in ("outlet", "agency")}
        outlets = {key: (reports[key].outlet or "").casefold() for key in sorted(draft.reports)}
        self._called = {**outlets, **{source.id: source.name.casefold() for source in draft.sources}}
        self._own = [(key, names[outlet]) for key, outlet in outlets.items() if outlet in names]
        derived = {edge.to for edge in draft.lineage}
        self._outlets = {key: outlet for key, outlet in outlets.items() if outlet and key not in derived}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The draft's sources, then those that claims were found to rest on."""
        return self._draft.sources + tuple(self._found[key] for key in sorted(self._found))

    def support(self, units: Sequence[Unit]) -> Support:
        """The support of a claim that these units state."""
        reports = sorted({unit.report for unit in units})
        said = self._said(units)
        named = self._named(units)
        own = self._worded_alone(units) - {one.report for one in said}
        counts = []
        likely: list[list[str]] = []
        for least, cites, guess in ((CERTAIN, False, False), (LIKELY, True, True), (0.0, True, True)):
            sets = _Sets(reports)
            for edge in self._draft.lineage:
                if least == CERTAIN and self._only_heard(edge, own):
                    continue
                if edge.score >= least and (edge.relation != "cites" or (cites and self._carries(edge, named, least))):
                    sets.join(edge.from_, edge.to)
            for report, other in (*self._own, *self._same_outlet(reports)):
                sets.join(report, other)
            for one, other in _same_occasion(said, guess):
                sets.join(one, other)
            parts = sets.parts(reports)
            counts.append(len(parts))
            if least == LIKELY:
                likely = parts
        high, independent, low = counts
        ids = tuple(sorted({self._source(part, said).id for part in likely}))
        depends = self._depends(reports, said, own)
        return Support(len(reports), independent, min(low, independent), max(high, independent), ids, depends)

    def _depends(self, reports: Sequence[str], said: Sequence[Said], own: Set[str]) -> tuple[Dependence, ...]:
        """Why the reports are not counted each for itself, what is certain first."""
        found: dict[tuple[bool, str, str | None], set[str]] = {}
        for edge in self._draft.lineage:
            if edge.to in reports:
                certain = edge.score >= CERTAIN and edge.relation != "cites" and not self._only_heard(edge, own)
                one = found.setdefault((not certain, edge.reason, edge.from_), set())
                one.update({edge.to} | ({edge.from_} & set(reports)))
        for report, other in self._same_outlet(reports):
            found.setdefault((False, "support.same_outlet", None), set()).update((report, other))
        speakers = {one.report: one.speaker for one in said}
        for guess in (False, True):
            for report, other in _same_occasion(said, guess):
                if report != other:
                    found.setdefault((guess, "support.same_occasion", speakers[report]), set()).update((report, other))
        ordered = sorted(found.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or ""))
        sets = _Sets(reports)
        kept = []
        for (guess, reason, on), inside in ordered:
            if len(inside) > 1 and sets.apart(inside):  # what is sure already needs no second reason
                kept.append(Dependence(tuple(sorted(inside)), on, not guess, reason))
            if not guess:
                for report in sorted(inside):
                    sets.join(min(inside), report)
        return tuple(kept)

    def _same_outlet(self, reports: Sequence[str]) -> list[tuple[str, str]]:
        """A claim's reports that are one outlet's own, in pairs."""
        first: dict[str, str] = {}
        own = [(report, self._outlets[report]) for report in reports if report in self._outlets]
        return [(report, first[outlet]) for report, outlet in own if first.setdefault(outlet, report) != report]

    def _only_heard(self, edge: Lineage, own: Set[str]) -> bool:
        """Whether a report has a speaker's words from them, but tells this claim as something of its own."""
        source = self._known.get(edge.from_)
        return source is not None and source.kind == "person" and edge.to in own

    def _worded_alone(self, units: Sequence[Unit]) -> set[str]:
        """The reports of a claim that share its wording with no other: those of one text do, nobody quoted or not."""
        if not any(source.kind == "person" for source in self._draft.sources):
            return set()
        words: dict[str, set[str]] = {}
        for unit in units:
            words.setdefault(unit.report, set()).update(word.key for word in unit.words if word.kind != "light")
        found = set(words)
        for one, other in combinations(sorted(words)[:COMPARED], 2):
            if len(words[one] & words[other]) >= WORDED * max(1, len(words[one] | words[other])):
                found -= {one, other}
        return found

    def _carries(self, edge: Lineage, named: Mapping[str, set[str]], least: float) -> bool:
        """Whether what `to` cites from a source carries this claim: its chain names the source, or names none."""
        mine = named.get(edge.to, set())
        return least == 0.0 or not mine or self._called.get(edge.from_) in mine

    def _named(self, units: Sequence[Unit]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        agencies = {source.name.casefold() for source in self._draft.sources}
        for unit in units:
            for quote in self._quotes(unit):
                names = {a.name.casefold() for a in quote.attribution} | (
                    {quote.via.casefold()} if quote.via else set()
                )
                if names & agencies:
                    found.setdefault(unit.report, set()).update(names & agencies)
        return found

    def _said(self, units: Sequence[Unit]) -> list[Said]:
        found = []
        for unit in units:
            for quote in self._quotes(unit):
                covered = sum(
                    min(c.end, unit.end) - max(c.start, unit.start) for c in quote.content if c.end > unit.start
                )
                speaker = next((s.entity for s in quote.speakers if s.entity), None)
                if speaker is not None and covered >= TOLD * (unit.end - unit.start):
                    found.append(Said(unit.report, speaker, quote))
        return found

    def _quotes(self, unit: Unit) -> list[Quote]:
        """The quotations that stand in a unit, in the order of the report's."""
        if unit.report not in self._heard:
            quotes = self._reports[unit.report].quotes
            spans = [(c.start, c.end, quote) for quote in quotes for c in quote.content]
            self._heard[unit.report] = sorted(spans, key=lambda one: (one[0], one[1], one[2].id))
        spans = self._heard[unit.report]
        last = bisect_left(spans, unit.end, key=lambda one: one[0])
        return list({quote.id: quote for _, end, quote in spans[:last] if end > unit.start}.values())

    def _source(self, part: Sequence[str], said: Sequence[Said]) -> Source:
        """What one independent part rests on: a source of the draft, a person several reports heard, an outlet."""
        known = sorted(node for node in part if node in self._known)
        if known:
            return self._known[known[0]]
        reports = sorted(node for node in part if node in self._reports)
        heard = {s.speaker for s in said if s.report in part}
        if len(reports) > 1 and len(heard) == 1:
            entity = self._entities.get(next(iter(heard)))
            if entity is not None:
                return self._add(f"{self._draft.id}.p.{entity.id}", entity.name, "person", False)
        first = self._reports[self._first(reports)]
        if first.outlet is not None and (own := self._by_outlet.get(first.outlet.casefold())) is not None:
            return own
        return self._add(
            f"{self._draft.id}.o.{first.id}",
            first.outlet or first.source,
            "outlet" if first.outlet else "unknown",
            True,
        )

    def _first(self, reports: Sequence[str]) -> str:
        derived = {edge.to for edge in self._draft.lineage if edge.from_ in reports}
        return next((report for report in reports if report not in derived), reports[0])

    def _add(self, key: str, name: str, kind: SourceKind, seen: bool) -> Source:
        return self._found.setdefault(key, Source(key, name, kind, seen))


class _Sets:
    """Disjoint sets of node names."""

    def __init__(self, names: Sequence[str]) -> None:
        self._parent = {name: name for name in names}

    def _root(self, name: str) -> str:
        self._parent.setdefault(name, name)
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        a, b = sorted((self._root(one), self._root(other)))
        self._parent[b] = a

    def apart(self, names: Iterable[str]) -> bool:
        """Whether the names stand in more than one set."""
        return len({self._root(name) for name in sorted(names)}) > 1

    def parts(self, wanted: Sequence[str]) -> list[list[str]]:
        """The sets that hold any of the wanted names, with all their names."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            found.setdefault(self._root(name), []).append(name)
        roots = {self._root(name) for name in wanted}
        return [found[root] for root in sorted(roots)]


def _same_occasion(said: Sequence[Said], guess: bool) -> list[tuple[str, str]]:
    """Reports that give one person's words of one occasion; by a guess where the occasion is not told."""
    alike: dict[tuple[str, date | None, date | None, bool], list[str]] = {}
    for one in said:
        time = one.quote.time
        told = time is not None and time.start is not None and time.end is not None
        days = (time.start, time.end) if told and time is not None else (None, None)
        alike.setdefault((one.speaker, *days, one.quote.kind != "indirect"), []).append(one.report)
    kinds = sorted(alike, key=lambda key: (key[0], str(key[1]), str(key[2]), key[3]))
    found = []
    for n, (speaker, start, end, direct) in enumerate(kinds):
        for other, start2, end2, direct2 in kinds[n:]:
            if speaker != other:
                break
            if start is None or end is None or start2 is None or end2 is None:
                same = guess
            else:
                same = start <= end2 and start2 <= end and (guess or (direct and direct2))
            if same:
                reports = (*alike[speaker, start, end, direct], *alike[other, start2, end2, direct2])
                found += [(reports[0], report) for report in reports[1:]]
    return found
