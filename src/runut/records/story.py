"""A story: the reports of one event, who took it from whom, and what they say together."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from runut.records.report import Attribution
from runut.records.span import Evidence, Interval, Span

SourceKind = Literal["agency", "outlet", "person", "document", "unknown"]
LineageRelation = Literal["reprint", "excerpt", "rewrite", "translation", "cites"]
ClaimRelation = Literal["agrees", "differs", "updates", "only_in"]
DifferenceKind = Literal["number", "date", "name", "place", "wording", "polarity", "certainty", "attribution", "detail"]

Share = Annotated[float, Meta(ge=0, le=1)]


class Source(Struct, frozen=True):
    """What a story rests on: an agency, an outlet's own reporting, a person, a document."""

    id: str
    name: str
    kind: SourceKind
    seen: Annotated[bool, Meta(description="whether its own text is among the inputs")]


class Lineage(Struct, frozen=True, rename={"from_": "from"}):
    """`to` derives from `from`, or cites it."""

    from_: Annotated[str, Meta(description="report or source id")]
    to: Annotated[str, Meta(description="report id")]
    relation: LineageRelation
    coverage: Annotated[Share | None, Meta(description="share of `to` that stands in `from`; null if unseen")]
    score: Share
    evidence: tuple[Evidence, ...]
    reason: Annotated[str, Meta(description="reason code")]


class StoryJoin(Struct, frozen=True):
    """Why a report is held to belong to a story."""

    report: str
    reason: Annotated[str, Meta(description="reason code")]
    score: Share
    evidence: tuple[Evidence, ...]


class StoryDraft(Struct, frozen=True):
    """What `link` decides of a story; `consolidate` makes the account."""

    id: str
    reports: Annotated[tuple[str, ...], Meta(description="report ids")]
    sources: tuple[Source, ...]
    lineage: tuple[Lineage, ...]
    related: tuple[str, ...]
    joins: tuple[StoryJoin, ...]


class Member(Struct, frozen=True):
    """A sentence or clause in which a report states the claim."""

    report: str
    span: Span
    quotes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


class Support(Struct, frozen=True):
    """How many reports and how many independent sources stand behind a claim."""

    reports: int
    independent: Annotated[int, Meta(description="copies of one dispatch count once")]
    low: Annotated[int, Meta(description="if every uncertain dependence holds")]
    high: Annotated[int, Meta(description="if no uncertain dependence holds")]
    sources: Annotated[tuple[str, ...], Meta(description="source ids")]


class Difference(Struct, frozen=True):
    """Where the members of a claim say it differently."""

    kind: DifferenceKind
    values: tuple[Evidence, ...]
    reason: Annotated[str, Meta(description="reason code")]


class Claim(Struct, frozen=True):
    """One thing stated, by one report or by many."""

    id: str
    text: Annotated[str, Meta(description="the best-supported fullest wording, verbatim")]
    attribution: tuple[Attribution, ...]
    members: tuple[Member, ...]
    relation: ClaimRelation
    support: Support
    differences: tuple[Difference, ...] = ()


class Omission(Struct, frozen=True):
    """Claims most of the story's reports carry and this one leaves out."""

    report: str
    claims: tuple[str, ...]


class TimelineEntry(Struct, frozen=True):
    """What happened when."""

    time: Interval
    claims: tuple[str, ...]
    events: tuple[str, ...]


class Story(Struct, frozen=True):
    """The account of one event."""

    id: str
    title: str
    reports: tuple[str, ...]
    interval: Interval | None
    places: Annotated[tuple[str, ...], Meta(description="entity ids")]
    actors: Annotated[tuple[str, ...], Meta(description="entity ids")]
    sources: tuple[Source, ...]
    related: Annotated[tuple[str, ...], Meta(description="story ids")]
    lineage: tuple[Lineage, ...]
    claims: tuple[Claim, ...]
    account: Annotated[tuple[str, ...], Meta(description="claim ids in the order the story is told")]
    omissions: tuple[Omission, ...]
    timeline: tuple[TimelineEntry, ...]
    joins: tuple[StoryJoin, ...] = ()
