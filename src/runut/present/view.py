"""What every renderer shows: a story with its ids resolved, its claims with badge, chain and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records import Claim, DifferenceKind, Report, Story

Focus = Literal["account", "differences"]
"""What a brief shows first of a story: where it comes from and its account, or where the reports differ."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words a claim stands on, under the labels of the reports that have them."""

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
    code: DifferenceKind
    reason: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class WhyView:
    """Why reports do not count each for itself; `key` is the same wherever the reason is, whichever the reports."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as it is told.

    Fields:
        number: its place in the account, from 1; 0 where the account leaves it out.
        support: how many reports and sources; `sources` names them; `why` says why not every report counts.
        labels: the reports that state it.
    """

    claim: Claim
    number: int
    text: str
    language: str
    badge: str
    support: str
    sources: str
    why: tuple[WhyView, ...]
    chain: str
    labels: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    differences: tuple[DifferenceView, ...]


@dataclass(frozen=True, slots=True)
class RenderingView:
    """What reports made of an utterance."""

    labels: str
    note: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Something said: the fullest rendering, the report that has it, and what the others made of it."""

    speaker: str
    kind: str
    text: str
    about: str
    chain: str
    label: str
    renderings: tuple[RenderingView, ...]

    @property
    def minor(self) -> bool:
        """Whether one report alone has it, in its own words: the account tells that already."""
        return not self.renderings and self.kind == "indirect"


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of the timeline: what happened, in words, and what was said, as numbers in the account."""

    when: str
    what: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class OmissionView:
    """What a report leaves out, each claim with its number in the account."""

    said: str
    claims: tuple[str, ...]


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
    """A story, ready to be shown.

    Fields:
        alone: what the account leaves out, by the one report that has it, in its order.
        people: those who are said to be something, or named often; `named`: the others.
    """

    story: Story
    title: str
    when: str
    summary: tuple[str, ...]
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    disputed: tuple[DifferenceView, ...]
    claims: tuple[ClaimView, ...]
    alone: tuple[tuple[str, tuple[ClaimView, ...]], ...]
    quotes: tuple[QuoteView, ...]
    timeline: tuple[EventView, ...]
    people: tuple[PersonView, ...]
    named: tuple[str, ...]
    places: tuple[PlaceView, ...]
    omissions: tuple[OmissionView, ...]
    reports: tuple[ReportView, ...]
    related: tuple[str, ...]
