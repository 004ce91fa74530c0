"""What every renderer shows: a story with its ids resolved, its claims with badge, chain and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records import Claim, Report, Story

Focus = Literal["account", "differences"]
"""What a brief shows first of a story: where it comes from and its account, or where the reports differ."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence a claim stands on, under the label of its report."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one report has where reports differ, within its sentence."""

    label: str
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference, and what each report has."""

    kind: str
    reason: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as it is told."""

    claim: Claim
    number: int
    badge: str
    support: str
    chain: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Something said, and in which reports."""

    speaker: str
    kind: str
    text: str
    about: str
    chain: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event of the timeline."""

    when: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody, with what the reports say they are; where the reports differ, each role with who states it."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place that is located: its level, region or country, point, and the reason code."""

    name: str
    where: str
    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report of the list."""

    report: Report
    label: str
    title: str
    when: str
    basis: str


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A line of the lineage: from whom, to whom, how much."""

    source: str
    target: str
    relation: str
    coverage: str
    reason: str


@dataclass(frozen=True, slots=True)
class NodeView:
    """A source or a report of the lineage."""

    id: str
    label: str
    note: str
    seen: bool


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story, ready to be shown."""

    story: Story
    title: str
    when: str
    summary: tuple[str, ...]
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    disputed: tuple[DifferenceView, ...]
    claims: tuple[ClaimView, ...]
    quotes: tuple[QuoteView, ...]
    timeline: tuple[EventView, ...]
    people: tuple[PersonView, ...]
    places: tuple[PlaceView, ...]
    omissions: tuple[tuple[str, tuple[str, ...]], ...]
    reports: tuple[ReportView, ...]
    related: tuple[str, ...]
