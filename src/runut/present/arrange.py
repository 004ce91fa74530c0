"""Brief to views: ids resolved, claims numbered as the account tells them, quotes of one claim joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from runut.present.rows import chain
from runut.present.view import (
    ClaimView,
    DifferenceView,
    EdgeView,
    EventView,
    Focus,
    NodeView,
    PersonView,
    PlaceView,
    QuoteView,
    ReportView,
    Sentence,
    Side,
    StoryView,
)
from runut.present.words import Words
from runut.records import Brief, Claim, Entity, EntityType, Evidence, Quote, Report, Story, Support

UNNAMED = "…"
BRACKETS = re.compile(r"\([^()]*\)")
AROUND = 120  # code points shown on each side of a differing word


def stories(brief: Brief, words: Words, focus: Focus = "account") -> tuple[StoryView, ...]:
    """Every story of the brief, those with most reports first; where differences are looked for, those with most."""
    desk = _Desk(brief, words)
    told = {story.id: disputes(story) if focus == "differences" else 0 for story in brief.stories}
    ordered = sorted(brief.stories, key=lambda story: (-told[story.id], -len(story.reports), story.id))
    return tuple(desk.story(story) for story in ordered)


def disputes(story: Story) -> int:
    """In how many places the reports of a story differ."""
    return sum(difference.kind != "detail" for claim in story.claims for difference in claim.differences)


def badge(support: Support) -> str:
    """Dots for independent sources: filled for sure ones, hollow for possible ones; at most five."""
    sure, maybe = min(support.low, 5), min(support.high, 5)
    return "●" * sure + "○" * max(0, maybe - sure)


class _Desk:
    """The brief's records by id, and the words to tell them in."""

    def __init__(self, brief: Brief, words: Words) -> None:
        self.words = words
        self.reports: Mapping[str, Report] = {report.id: report for report in brief.reports}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in brief.entities}
        self.titles = {story.id: story.title for story in brief.stories}
        self.labels = labels(brief.reports)

    def story(self, story: Story) -> StoryView:
        claims = {claim.id: claim for claim in story.claims}
        told = [claims[id_] for id_ in story.account if id_ in claims]
        numbers = {claim.id: number for number, claim in enumerate(told, 1)}
        return StoryView(
            story=story,
            title=story.title or self.words("brief_title"),
            when=self.words.interval(story.interval),
            summary=self._summary(story),
            nodes=self._nodes(story),
            edges=tuple(
                EdgeView(
                    edge.from_,
                    edge.to,
                    self.words(f"relation_{edge.relation}"),
                    "" if edge.coverage is None else f"{edge.coverage:.0%}",
                    edge.reason,
                )
                for edge in story.lineage
            ),
            disputed=tuple(view for claim in told for view in self._differences(claim)),
            claims=tuple(self._claim(claim, numbers[claim.id], story) for claim in told),
            quotes=self._quotes(told, story),
            timeline=tuple(
                EventView(
                    self.words.interval(entry.time),
                    tuple(claims[id_].text for id_ in entry.claims if id_ in claims),
                )
                for entry in story.timeline
            ),
            people=self._people(story),
            places=self._places(story),
            omissions=tuple(
                (
                    self.words.count("leaves_out", len(omission.claims), report=self.labels[omission.report]),
                    tuple(claims[id_].text for id_ in omission.claims if id_ in claims),
                )
                for omission in story.omissions
            ),
            reports=tuple(self._report(self.reports[id_]) for id_ in story.reports),
            related=tuple(self.titles[id_] for id_ in story.related if id_ in self.titles),
        )

    def _summary(self, story: Story) -> tuple[str, ...]:
        differences = disputes(story)
        sure = max(1, len({source for claim in story.claims for source in claim.support.sources}))
        most = max(sure, max((claim.support.high for claim in story.claims), default=1))
        return (
            self.words.count("reports", len(story.reports)),
            self.words.count("sources", sure) if sure == most else self.words("sources_range", low=sure, high=most),
            self.words.count("differences", differences) if differences else self.words("no_differences"),
        )

    def _nodes(self, story: Story) -> tuple[NodeView, ...]:
        linked = {end for edge in story.lineage for end in (edge.from_, edge.to)}
        sources = [
            NodeView(
                source.id,
                source.name if source.kind != "unknown" else self.words("source_unknown"),
                "" if source.seen else self.words("unseen"),
                source.seen,
            )
            for source in story.sources
            if source.id in linked
        ]
        reports = [NodeView(id_, self.labels[id_], self._day(self.reports[id_]), True) for id_ in story.reports]
        return (*sources, *reports)

    def _day(self, report: Report) -> str:
        return self.words.interval(report.published) if report.published else ""

    def _differences(self, claim: Claim) -> list[DifferenceView]:
        return [
            DifferenceView(
                self.words(f"kind_{difference.kind}"),
                difference.reason,
                tuple(self._side(value, claim) for value in difference.values),
            )
            for difference in claim.differences
            if difference.kind != "detail"
        ]

    def _side(self, value: Evidence, claim: Claim) -> Side:
        page, span = self.reports[value.report].page, value.span
        spans = [member.span for member in claim.members if member.report == value.report]
        around = next((one for one in spans if one.start <= span.start and span.end <= one.end), span)
        before, after = page[around.start : span.start], page[span.end : around.end]
        return Side(self.labels[value.report], _end(before), span.text, _begin(after))

    def _claim(self, claim: Claim, number: int, story: Story) -> ClaimView:
        support = claim.support
        low, high = support.low, support.high
        sources = (
            self.words.count("sources", support.independent)
            if low == high
            else self.words("sources_range", low=low, high=high)
        )
        return ClaimView(
            claim=claim,
            number=number,
            badge=badge(support),
            support=self.words("support_tip", reports=support.reports, all=len(story.reports), sources=sources),
            chain=chain(claim.attribution),
            sentences=tuple(Sentence(self.labels[member.report], member.span.text) for member in claim.members),
        )

    def _quotes(self, told: list[Claim], story: Story) -> tuple[QuoteView, ...]:
        quotes: dict[str, tuple[str, Quote]] = {
            quote.id: (id_, quote) for id_ in story.reports for quote in self.reports[id_].quotes
        }
        views, done = [], set()
        groups = [[id_ for member in claim.members for id_ in member.quotes] for claim in told]
        for group in [*groups, *[[id_] for id_ in quotes]]:
            fresh = [id_ for id_ in dict.fromkeys(group) if id_ in quotes and id_ not in done]
            if fresh:
                done.update(fresh)
                views.append(self._quote([quotes[id_] for id_ in fresh]))
        return tuple(views)

    def _quote(self, group: list[tuple[str, Quote]]) -> QuoteView:
        _, quote = max(group, key=lambda pair: (pair[1].kind == "direct", sum(len(c.text) for c in pair[1].content)))
        names = dict.fromkeys(
            self.entities[speaker.entity].name
            if speaker.entity and speaker.entity in self.entities
            else speaker.span.text
            for speaker in quote.speakers
        )
        about = [quote.medium or "", self.words.interval(quote.time) if quote.time else ""]
        return QuoteView(
            speaker=", ".join(names) or UNNAMED,
            kind=quote.kind,
            text=" … ".join(part.text for part in quote.content),
            about=", ".join(part for part in about if part),
            chain=chain(quote.attribution),
            labels=tuple(dict.fromkeys(self.labels[report] for report, _ in group)),
        )

    def _people(self, story: Story) -> tuple[PersonView, ...]:
        return tuple(PersonView(one.name, self._roles(one, story)) for one in self._mentioned(story, "person"))

    def _roles(self, person: Entity, story: Story) -> tuple[str, ...]:
        """The roles the reports of a story state, each with its reports where not all who state one state this."""
        titles: dict[str, str] = {}
        stated: dict[str, set[str]] = {}
        for role in person.roles:
            reports = {shown.report for shown in role.evidence} & set(story.reports)
            if reports or not role.evidence:
                key = " ".join(BRACKETS.sub(" ", role.title).casefold().split())
                titles.setdefault(key, role.title)
                stated.setdefault(key, set()).update(reports)
        everybody = set().union(*stated.values())
        return tuple(
            title
            if stated[key] == everybody
            else f"{title} ({', '.join(self.labels[id_] for id_ in story.reports if id_ in stated[key])})"
            for key, title in titles.items()
        )

    def _places(self, story: Story) -> tuple[PlaceView, ...]:
        return tuple(
            PlaceView(
                one.name,
                f"{self.words(f'level_{one.location.level}')}, {one.location.region or one.location.country}",
                f"{one.location.latitude:.3f}, {one.location.longitude:.3f}",
                one.location.reason,
            )
            for one in self._mentioned(story, "place")
            if one.location is not None
        )

    def _mentioned(self, story: Story, type_: EntityType) -> list[Entity]:
        """The entities of a type in a story, those mentioned most first."""
        inside = set(story.reports)
        found = []
        for entity in self.entities.values():
            count = sum(mention.report in inside for mention in entity.mentions) if entity.type == type_ else 0
            if count:
                found.append((-count, entity.name, entity))
        return [entity for _, _, entity in sorted(found, key=lambda row: row[:2])]

    def _report(self, report: Report) -> ReportView:
        return ReportView(
            report=report,
            label=self.labels[report.id],
            title=report.title.text if report.title else "",
            when=self.words.interval(report.published),
            basis=self.words(f"basis_{report.published.basis}") if report.published else "",
        )


def _end(text: str) -> str:
    return text if len(text) <= AROUND else "…" + text[-AROUND:]


def _begin(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND] + "…"


def labels(reports: Sequence[Report]) -> dict[str, str]:
    """A short name for each report: its outlet, else its file; numbered where two would be alike."""
    names = {report.id: report.outlet or report.source.rsplit("/", 1)[-1] for report in reports}
    alike, taken = Counter(names.values()), Counter[str]()
    labels = {}
    for id_, name in names.items():
        taken[name] += 1
        labels[id_] = name if alike[name] == 1 else f"{name} ({taken[name]})"
    return labels
