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

RenderingRelation = Literal["fullest", "same", "cut", "changed", "reworded", "translated", "reported"]

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


class Dependence(Struct, frozen=True):
    """Why reports that state a claim are not counted each for itself."""

    reports: Annotated[tuple[str, ...], Meta(description="report ids")]
    on: Annotated[str | None, Meta(description="id of the source, report or speaker they have it from")]
    certain: Annotated[bool, Meta(description="false: they may be independent, which makes the range")]
    reason: Annotated[str, Meta(description="reason code")]


class Support(Struct, frozen=True):
    """How many reports and how many independent sources stand behind a claim."""

    reports: int
    independent: Annotated[int, Meta(description="copies of one dispatch count once")]
    low: Annotated[int, Meta(description="if every uncertain dependence holds")]
    high: Annotated[int, Meta(description="if no uncertain dependence holds")]
    sources: Annotated[tuple[str, ...], Meta(description="source ids")]
    depends: tuple[Dependence, ...] = ()


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
    """Claims most of the story's reports carry, or the report's own source, and this one leaves out."""

    report: str
    claims: tuple[str, ...]
    reasons: Annotated[tuple[str, ...], Meta(description="a reason code for each claim")] = ()


class Drift(Struct, frozen=True):
    """Words of an utterance that one report gives otherwise."""

    full: Annotated[Evidence, Meta(description="the words in the fullest rendering")]
    here: Evidence


class Rendering(Struct, frozen=True):
    """How one report gives an utterance."""

    report: str
    quotes: Annotated[
        tuple[str, ...],
        Meta(description="quote ids as on the page; where some are in the speaker's words, only those are compared"),
    ]
    relation: Annotated[RenderingRelation, Meta(description="to the fullest rendering")]
    covers: Annotated[Share | None, Meta(description="share of the fullest's words it has; null across languages")]
    cut: Annotated[tuple[Evidence, ...], Meta(description="words of the fullest that it leaves out")]
    more: Annotated[tuple[Evidence, ...], Meta(description="words it has that the fullest lacks")]
    drift: tuple[Drift, ...]
    reason: Annotated[str, Meta(description="reason code")]


class Utterance(Struct, frozen=True):
    """What somebody said at one occasion, as each report that quotes it gives it."""

    id: str
    speakers: Annotated[tuple[str, ...], Meta(description="entity ids; several where reports name different speakers")]
    time: Interval | None
    renderings: Annotated[tuple[Rendering, ...], Meta(description="the fullest first")]


class TimelineEntry(Struct, frozen=True):
    """What happened when."""

    time: Interval
    claims: Annotated[tuple[str, ...], Meta(description="by the hour where told, then as in the account")]
    events: tuple[str, ...]
    said: Annotated[tuple[str, ...], Meta(description="those of the claims of which only the saying is dated")] = ()


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
    utterances: Annotated[tuple[Utterance, ...], Meta(description="quoted by several reports")] = ()
