"""Two reports set side by side, and a statement held against reports."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from runut.records.brief import Rejection
from runut.records.report import Report
from runut.records.span import Evidence, Span
from runut.records.story import Difference, Member, Share, Source, Support

PairRelation = Literal["same", "agrees", "more_precise", "differs", "updates", "only_in_first", "only_in_second"]
Verdict = Literal["supports", "contradicts", "silent"]


class Pair(Struct, frozen=True):
    """One thing that two reports state, or one of them."""

    relation: PairRelation
    first: tuple[Member, ...]
    second: tuple[Member, ...]
    moved: Annotated[bool, Meta(description="whether the second report tells it out of the first one's order")]
    differences: tuple[Difference, ...]
    more_in_first: Annotated[tuple[Span, ...], Meta(description="phrases that only the first report has")] = ()
    more_in_second: Annotated[tuple[Span, ...], Meta(description="phrases that only the second report has")] = ()


class Comparison(Struct, frozen=True, kw_only=True):
    """Two reports side by side, in the order of the first; what only the second has stands where it has it."""

    schema: Annotated[Literal["runut/comparison/1"], Meta(description="name and version of this form")] = (
        "runut/comparison/1"
    )
    first: Report
    second: Report
    pairs: tuple[Pair, ...]
    closeness: Annotated[Share | None, Meta(description="as a reader would grade the two: 0 unrelated, 1 the same")] = (
        None
    )


class Finding(Struct, frozen=True):
    """What one report says to a statement, with the sentences that say it."""

    report: str
    verdict: Verdict
    sentences: tuple[Evidence, ...] = ()
    differences: Annotated[
        tuple[Difference, ...], Meta(description='evidence of the statement itself has the report "statement"')
    ] = ()


class Check(Struct, frozen=True, kw_only=True):
    """A statement held against reports."""

    schema: Annotated[Literal["runut/check/1"], Meta(description="name and version of this form")] = "runut/check/1"
    statement: str
    language: str
    findings: Annotated[tuple[Finding, ...], Meta(description="one for each report, by id")]
    support: Annotated[Support, Meta(description="of the reports that support it")]
    against: Annotated[Support, Meta(description="of the reports that contradict it")]
    sources: tuple[Source, ...]
    reports: tuple[Report, ...]
    rejected: tuple[Rejection, ...] = ()
