"""A claim as it is shown: its words, on what it rests and why so many count, how each report words it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from runut.present.marks import GOES_ON, MARK, whole
from runut.present.plain import line
from runut.present.rows import chain
from runut.present.view import ClaimView, DifferenceView, Sentence, Side, WhyView
from runut.present.words import Words
from runut.records import Claim, Dependence, Difference, Entity, Evidence, Report, Story, Support

AROUND = 120  # code points shown on each side of a differing word
NAMED = 6  # reports named in a list
MOST = 5  # dots of a badge


class Sourced:
    """Makes the views of claims.

    Args:
        reports: by id.
        labels: the short name of each report.
        entities: by id.
    """

    def __init__(
        self, reports: Mapping[str, Report], labels: Mapping[str, str], entities: Mapping[str, Entity], words: Words
    ) -> None:
        self._reports, self._labels, self._entities, self._words = reports, labels, entities, words

    def claim(self, claim: Claim, number: int, story: Story) -> ClaimView:
        """The view of a claim."""
        support = claim.support
        stated = dict.fromkeys(member.report for member in claim.members)
        tip = self._words("support_tip", reports=support.reports, all=len(story.reports), sources=self.count(support))
        return ClaimView(
            claim=claim,
            number=number,
            text=self._text(claim),
            language=next((self._reports[m.report].language for m in claim.members if m.span.text == claim.text), ""),
            badge=badge(support),
            support=tip,
            sources=self._sources(support, story),
            why=tuple(WhyView(f"{one.reason} {one.on} {one.certain}", self.why(one, story)) for one in support.depends),
            chain=chain(claim.attribution),
            labels=tuple(self._labels[report] for report in stated),
            sentences=self._sentences(claim),
            differences=tuple(self.difference(claim)),
        )

    def count(self, support: Support) -> str:
        """How many independent sources, in words."""
        if support.low == support.high:
            return self._words.count("sources", support.independent)
        return self._words("sources_range", low=support.low, high=support.high)

    def why(self, one: Dependence, story: Story) -> str:
        """Why reports do not count each for itself, in a sentence."""
        known = {source.id: source.name for source in story.sources if source.kind != "unknown"} | dict(self._labels)
        source = known.get(one.on or "")
        if source is None and one.on is not None and one.on in self._entities:
            source = self._entities[one.on].name
        names = self.names([report for report in one.reports if report != one.on])
        if one.reason == "support.same_outlet":
            return self._words("why_outlet", reports=names)
        if one.reason == "support.same_occasion":
            key = "why_occasion" if one.certain else "why_occasion_maybe"
        else:
            key = "why_source" if one.certain else "why_source_maybe"
        return self._words(key, reports=names, source=source or self._words("source_unknown"))

    def names(self, reports: Sequence[str]) -> str:
        """The labels of reports, some of many."""
        labels = [self._labels[report] for report in reports]
        more = len(labels) - NAMED
        shown = ", ".join(labels[:NAMED] if more > 1 else labels)
        return self._words("and_more", names=shown, n=more) if more > 1 else shown

    def difference(self, claim: Claim, *, detail: bool = True) -> list[DifferenceView]:
        """Where the reports say it differently; `detail`: also where one is only more precise.

        Differences of one kind that share a side are one: who has 12, who has 15, who has 20.
        """
        found: list[tuple[Difference, dict[tuple[str, int, int], Evidence]]] = []
        for difference in claim.differences:
            values = {(v.report, v.span.start, v.span.end): v for v in difference.values}
            for one, known in found:
                if (one.kind, one.reason) == (difference.kind, difference.reason) and known.keys() & values.keys():
                    known.update(values)
                    break
            else:
                found.append((difference, values))
        return [
            DifferenceView(self._words(f"kind_{one.kind}"), one.kind, one.reason, self._sides(values.values(), claim))
            for one, values in found
            if detail or one.kind != "detail"
        ]

    def _sides(self, values: Iterable[Evidence], claim: Claim) -> tuple[Side, ...]:
        """What the reports have, those that have the same together, within the first one's sentence."""
        found: dict[str, list[Evidence]] = {}
        for value in values:
            found.setdefault(line(value.span.text).casefold(), []).append(value)
        return tuple(self._side(alike, claim) for alike in found.values())

    def _sources(self, support: Support, story: Story) -> str:
        known = {source.id: source for source in story.sources}
        names = [
            known[id_].name if known[id_].kind != "unknown" else self._words("source_unknown")
            for id_ in support.sources
            if id_ in known
        ]
        more = len(names) - NAMED
        shown = ", ".join(names[:NAMED] if more > 1 else names)
        return self._words("and_more", names=shown, n=more) if more > 1 else shown

    def _sentences(self, claim: Claim) -> tuple[Sentence, ...]:
        """Each wording once, with the reports that have it."""
        found: dict[str, dict[str, None]] = {}
        for member in claim.members:
            found.setdefault(whole(member.span.text), {})[self._labels[member.report]] = None
        return tuple(Sentence(", ".join(names), text) for text, names in found.items())

    def _text(self, claim: Claim) -> str:
        """A claim's words with both quotation marks, which words from amidst a quotation get too."""
        shown = whole(claim.text)
        member = next((one for one in claim.members if one.span.text == claim.text), None)
        if member is None or MARK.search(shown):
            return shown
        quotes = [q for q in self._reports[member.report].quotes if q.id in member.quotes and q.kind == "direct"]
        start, end = member.span.start, member.span.end - 1  # the point may stand outside of the words said
        inside = any(part.start <= start and end <= part.end for quote in quotes for part in quote.content)
        return f"“{GOES_ON} {shown} {GOES_ON}”" if inside else shown

    def _side(self, values: Sequence[Evidence], claim: Claim) -> Side:
        value = values[0]
        page, span = self._reports[value.report].page, value.span
        spans = [member.span for member in claim.members if member.report == value.report]
        around = next((one for one in spans if one.start <= span.start and span.end <= one.end), span)
        before, after = page[around.start : span.start], page[span.end : around.end]
        labels = ", ".join(dict.fromkeys(self._labels[one.report] for one in values))
        return Side(labels, _end(before), span.text, _begin(after))


def badge(support: Support) -> str:
    """Dots for independent sources: filled for sure ones, hollow for possible ones; at most five."""
    sure, maybe = min(support.low, MOST), min(support.high, MOST)
    return "●" * sure + "○" * max(0, maybe - sure)


def _end(text: str) -> str:
    return text if len(text) <= AROUND else "…" + text[-AROUND:]


def _begin(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND] + "…"
