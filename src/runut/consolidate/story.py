"""One story's reports to its account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.records import Claim, Entity, Member, Report, Story, StoryDraft, Support


def consolidate(draft: StoryDraft, reports: Mapping[str, Report], entities: Sequence[Entity]) -> Story:
    """The account of one story.

    Args:
        draft: what `link` decided.
        reports: every report of the story by id.
        entities: all entities of the brief.
    """
    claims = tuple(
        Claim(
            f"{draft.id}.c{n}", sentence.span.text, (), (Member(report, sentence.span),), "only_in",
            Support(1, 1, 1, 1, ()),
        )
        for n, (report, sentence) in enumerate((r, s) for r in draft.reports for s in reports[r].sentences)
    )  # fmt: skip
    return Story(
        id=draft.id, title=claims[0].text if claims else "", reports=draft.reports, interval=None, places=(),
        actors=(), sources=draft.sources, related=draft.related, lineage=draft.lineage, claims=claims,
        account=tuple(claim.id for claim in claims), omissions=(), timeline=(), joins=draft.joins,
    )  # fmt: skip
