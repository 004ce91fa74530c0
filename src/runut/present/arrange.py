"""Brief to views: ids resolved, claims numbered as the account tells them, quotes of one claim joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from runut.present.marks import whole
from runut.present.sourced import Sourced
from runut.present.spoken import Spoken
from runut.present.view import (
    ClaimView,
    EdgeView,
    EventView,
    Focus,
    NodeView,
    OmissionView,
    PersonView,
    PlaceView,
    ReportView,
    StoryView,
)
from runut.present.words import Words
from runut.records import Brief, Claim, Entity, EntityType, Report, Story, TimelineEntry

BRACKETS = re.compile(r"\([^()]*\)")
NUMBERS = re.compile(r"([0-9]{1,18})")
OFTEN = 3  # mentions from which somebody of no stated role is told of


def stories(brief: Brief, words: Words, focus: Focus = "account") -> tuple[StoryView, ...]:
    """Every story of the brief, those with most reports first; where differences are looked for, those with most."""
    desk = _Desk(brief, words)
    views = [desk.story(story) for story in brief.stories]
    disputed = {view.story.id: len(view.disputed) if focus == "differences" else 0 for view in views}
    return tuple(sorted(views, key=lambda v: (-disputed[v.story.id], -len(v.story.reports), v.story.id)))


class _Desk:
    """The brief's records by id, and the words to tell them in."""

    def __init__(self, brief: Brief, words: Words) -> None:
        self.words = words
        self.reports: Mapping[str, Report] = {report.id: report for report in brief.reports}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in brief.entities}
        self.titles = {story.id: story.title for story in brief.stories}
        self.labels = labels(brief.reports)
        self.sourced = Sourced(self.reports, self.labels, self.entities, words)
        self.spoken = Spoken(self.reports, self.labels, self.entities, words)

    def story(self, story: Story) -> StoryView:
        claims = {claim.id: claim for claim in story.claims}
        told = [claims[id_] for id_ in story.account if id_ in claims]
        numbers = {claim.id: number for number, claim in enumerate(told, 1)}
        people, named = self._people(story)
        disputed = tuple(view for claim in story.claims for view in self.sourced.difference(claim, detail=False))
        return StoryView(
            story=story,
            title=story.title or self.words("brief_title"),
            when=self.words.interval(story.interval),
            summary=self._summary(story, len(disputed)),
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
            disputed=disputed,
            claims=tuple(self.sourced.claim(claim, numbers[claim.id], story) for claim in told),
            alone=self._alone(story, numbers),
            quotes=self.spoken.quotes(story),
            timeline=tuple(self._entry(entry, claims, numbers) for entry in story.timeline),
            people=people,
            named=named,
            places=self._places(story),
            omissions=tuple(
                OmissionView(
                    self.words.count("leaves_out", len(omission.claims), report=self.labels[omission.report]),
                    tuple(self._left_out(claims[id_], numbers) for id_ in omission.claims if id_ in claims),
                )
                for omission in story.omissions
            ),
            reports=tuple(self._report(self.reports[id_]) for id_ in sorted(story.reports, key=self._first)),
            related=tuple(self.titles[id_] for id_ in story.related if id_ in self.titles),
        )

    def _summary(self, story: Story, differences: int) -> tuple[str, ...]:
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

    def _first(self, id_: str) -> tuple[str, str]:
        published = self.reports[id_].published
        day = published.start if published and published.start else None
        return (day.isoformat() if day else "~", self.labels[id_])

    def _alone(self, story: Story, numbers: Mapping[str, int]) -> tuple[tuple[str, tuple[ClaimView, ...]], ...]:
        """What the account leaves out, by report and in its order."""
        found: dict[str, list[tuple[int, ClaimView]]] = {}
        for claim in story.claims:
            if claim.id not in numbers and claim.members:
                first = claim.members[0]
                found.setdefault(first.report, []).append((first.span.start, self.sourced.claim(claim, 0, story)))
        return tuple(
            (self.labels[id_], tuple(view for _, view in sorted(found[id_], key=lambda one: one[0])))
            for id_ in sorted(found, key=self._first)
        )

    def _entry(self, entry: TimelineEntry, claims: Mapping[str, Claim], numbers: Mapping[str, int]) -> EventView:
        """What happened (what the account tells, if it tells any of it); what was said as numbers in the account."""
        happened = [id_ for id_ in entry.claims if id_ in claims and id_ not in entry.said]
        told = [id_ for id_ in happened if id_ in numbers] or happened
        said = [str(n) for n in sorted(numbers[id_] for id_ in entry.said if id_ in numbers)]
        return EventView(
            self.words.interval(entry.time),
            tuple(whole(claims[id_].text) for id_ in told),
            self.words("said_then", numbers=", ".join(said)) if said else "",
        )

    def _left_out(self, claim: Claim, numbers: Mapping[str, int]) -> str:
        text = whole(claim.text)
        return f"{numbers[claim.id]}. {text}" if claim.id in numbers else text

    def _people(self, story: Story) -> tuple[tuple[PersonView, ...], tuple[str, ...]]:
        """Those who are said to be something, say something or are named often; the names of the others."""
        inside = [self.reports[id_] for id_ in story.reports]
        speaking = {speaker.entity for report in inside for quote in report.quotes for speaker in quote.speakers}
        people, named = [], []
        for one in self._mentioned(story, "person"):
            roles = self._roles(one, story)
            if roles or one.id in speaking or sum(mention.report in story.reports for mention in one.mentions) >= OFTEN:
                people.append(PersonView(one.name, roles))
            else:
                named.append(one.name)
        return tuple(people), tuple(named)

    def _roles(self, person: Entity, story: Story) -> tuple[str, ...]:
        """The roles the reports of a story state, each with its reports where not all who state one state this.

        A role that another states in more words ("chair", "chair of the board") is told in the more.
        """
        titles: dict[str, str] = {}
        stated: dict[str, set[str]] = {}
        for role in person.roles:
            reports = {shown.report for shown in role.evidence} & set(story.reports)
            if reports or not role.evidence:
                key = " ".join(BRACKETS.sub(" ", role.title).casefold().split())
                titles.setdefault(key, role.title)
                stated.setdefault(key, set()).update(reports)
        for key in sorted(titles, key=len):
            fuller = next((k for k in titles if k != key and f" {key} " in f" {k} "), None)
            if fuller is not None:
                stated[fuller] |= stated.pop(key)
                del titles[key]
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


def labels(reports: Sequence[Report]) -> dict[str, str]:
    """A short name for each report: its outlet, else its file; where two are alike numbered, the earliest first."""
    names = {report.id: report.outlet or report.source.rsplit("/", 1)[-1] for report in reports}
    alike, taken = Counter(names.values()), Counter[str]()
    found = {}
    for report in sorted(reports, key=_age):
        name = names[report.id]
        taken[name] += 1
        found[report.id] = name if alike[name] == 1 else f"{name} ({taken[name]})"
    return {report.id: found[report.id] for report in reports}


def _age(report: Report) -> tuple[str, list[tuple[int, str]], str]:
    """By the day of publication, then by source, numbers in it as numbers."""
    day = report.published.start if report.published else None
    parts = [(int(part), "") if part.isdecimal() else (0, part) for part in NUMBERS.split(report.source)]
    return (day.isoformat() if day else "~", parts, report.id)
