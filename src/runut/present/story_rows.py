"""Stories as rows: one for each, with what a list or a program needs to choose among them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from runut.records import Brief, Report, Story


class StoryRow(Struct, frozen=True, kw_only=True):
    """One story."""

    id: str
    title: str
    reports: Annotated[tuple[str, ...], Meta(description="report ids")]
    inputs: Annotated[tuple[str, ...], Meta(description="path or URL of each report, in the same order")]
    outlets: tuple[str, ...]
    first: Annotated[date | None, Meta(description="earliest known day of publication")]
    last: Annotated[date | None, Meta(description="latest known day of publication")]
    independent: Annotated[int, Meta(description="independent sources that its claims rest on, at least one")]
    sources: Annotated[tuple[str, ...], Meta(description="names of the sources of its lineage")]
    related: Annotated[tuple[str, ...], Meta(description="ids of stories of the same running thread")]


def story_rows(brief: Brief) -> tuple[StoryRow, ...]:
    """A row for each story of a brief, in its order."""
    reports = {report.id: report for report in brief.reports}
    return tuple(_row(story, [reports[name] for name in story.reports]) for story in brief.stories)


def independent(story: Story) -> int:
    """On how many independent sources the claims of a story rest, at least one."""
    return max(1, len({source for claim in story.claims for source in claim.support.sources}))


def _row(story: Story, reports: list[Report]) -> StoryRow:
    known = [report.published for report in reports if report.published]
    days = sorted(day for one in known for day in (one.start or one.end, one.end or one.start) if day)
    return StoryRow(
        id=story.id,
        title=story.title,
        reports=story.reports,
        inputs=tuple(report.source for report in reports),
        outlets=tuple(sorted({report.outlet for report in reports if report.outlet})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        independent=independent(story),
        sources=tuple(dict.fromkeys(source.name for source in story.sources if source.kind != "unknown")),
        related=story.related,
    )
