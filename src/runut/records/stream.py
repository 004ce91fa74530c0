"""A stream of reports: what was decided of each as it came, and what was put right later."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from runut.records.span import Evidence
from runut.records.story import Share


class Revision(Struct, frozen=True, kw_only=True):
    """Stories put right when more was known: merged, split, or a report moved."""

    reason: Annotated[str, Meta(description="reason code")]
    story: Annotated[str, Meta(description="id of the story that the reports are in now")]
    other: Annotated[str, Meta(description="id of the story that they were in before")]
    reports: Annotated[tuple[str, ...], Meta(description="report ids that changed their story")]
    after: Annotated[str, Meta(description="id of the report that had come last")]


class Decision(Struct, frozen=True, kw_only=True):
    """Where a report of a stream went, at once."""

    report: str
    story: str
    reason: Annotated[str, Meta(description="reason code")]
    score: Annotated[Share, Meta(description="mean likeness to the story joined; 1 for one that is opened")]
    fellow: Annotated[str | None, Meta(description="id of the most alike report of the story joined")]
    evidence: Annotated[tuple[Evidence, ...], Meta(description="words of this report that tell most of those shared")]
    related: Annotated[tuple[str, ...], Meta(description="ids of stories of the same running thread")]
    snapshot: Annotated[str, Meta(description="name of the statistics that words were weighed by")]
    revisions: Annotated[tuple[Revision, ...], Meta(description="what was put right on this occasion")] = ()


class RunningStory(Struct, frozen=True, kw_only=True):
    """One story of a stream, as far as it has been told."""

    id: Annotated[str, Meta(description="stays the same while reports join")]
    title: str
    reports: Annotated[tuple[str, ...], Meta(description="report ids, in the order they came")]
    inputs: Annotated[tuple[str, ...], Meta(description="path or URL of each report, in the same order")]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    first: Annotated[date | None, Meta(description="earliest known day of publication")]
    last: Annotated[date | None, Meta(description="latest known day of publication")]
    related: Annotated[tuple[str, ...], Meta(description="ids of stories of the same running thread")]
    open: Annotated[bool, Meta(description="whether reports may still join it")]


class Running(Struct, frozen=True, kw_only=True):
    """All stories of a stream and how they came about."""

    schema: Annotated[str, Meta(description="name and version of this form")] = "runut/stream/1"
    snapshot: Annotated[str, Meta(description="name of the statistics that words were weighed by")]
    days: Annotated[int, Meta(description="days that may lie between two reports that are compared")]
    stories: tuple[RunningStory, ...]
    revisions: tuple[Revision, ...]
