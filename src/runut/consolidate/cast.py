"""Who is mentioned where: one index for a whole brief, of which each story reads only its own reports.

A brief of many pages has many entities, most of them in other stories; a story that walked through all of them would
make the brief quadratic in its pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from runut.records import Entity, Mention

Named = tuple[Mention, Entity]


class Cast(NamedTuple):
    """The mentions of each report with their entities, in the page's order."""

    by_report: Mapping[str, tuple[Named, ...]]

    def of(self, report: str) -> tuple[Named, ...]:
        """The mentions on one report's page."""
        return self.by_report.get(report, ())

    def entities(self, reports: Iterable[str]) -> dict[str, Entity]:
        """The entities that any of the reports mentions, by id."""
        found = {entity.id: entity for report in sorted(reports) for _, entity in self.of(report)}
        return dict(sorted(found.items()))


def cast(entities: Sequence[Entity]) -> Cast:
    """The index of a brief's entities."""
    found: dict[str, list[Named]] = {}
    for entity in entities:
        for mention in entity.mentions:
            found.setdefault(mention.report, []).append((mention, entity))
    return Cast(
        {
            report: tuple(sorted(pairs, key=lambda p: (p[0].span.start, -p[0].span.end, p[1].id)))
            for report, pairs in found.items()
        }
    )
