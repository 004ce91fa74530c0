"""Reports for tests: one line of text a paragraph, sentences as given."""

from datetime import date

from runut.annotate import annotate
from runut.consolidate import cast, consolidate
from runut.link import identify
from runut.records import Block, Interval, Lineage, Report, Source, Story, StoryDraft, cut


def report(key: str, *lines: str, language: str = "id", outlet: str | None = None, day: date | None = None) -> Report:
    page, blocks = "", []
    for line in lines:
        blocks.append((len(page), len(page) + len(line)))
        page += line + "\n"
    return Report(
        id=key, source=f"{key}.txt", also_at=(), media_type="text/plain", page=page, language=language, outlet=outlet,
        title=None, deck=None, dateline=None, byline=(), published=Interval(day, day, "metadata") if day else None,
        credits=(), keywords=(), blocks=tuple(Block("paragraph", cut(page, a, b)) for a, b in blocks), dropped=(),
    )  # fmt: skip


def story(*reports: Report, sources: tuple[Source, ...] = (), lineage: tuple[Lineage, ...] = ()) -> Story:
    read, entities = identify([annotate(one) for one in reports])
    draft = StoryDraft("s1", tuple(sorted(one.id for one in read)), sources, lineage, (), ())
    return consolidate(draft, {one.id: one for one in read}, cast(entities))


def shared(told: Story):
    return [claim for claim in told.claims if len({member.report for member in claim.members}) > 1]
