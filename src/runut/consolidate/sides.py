"""One side of a comparison: a unit with all that is known of its report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from runut.consolidate.units import Unit, Word
from runut.language import Language, language
from runut.records import Difference, DifferenceKind, Entity, Evidence, Quote, Report, TimeExpression, cut


class Side(NamedTuple):
    """A unit, its report, the brief's entities by id, and what else the report says.

    Fields:
        members: the report's units in the claim; `keys` all keys and stems of their words.
        values: every number in the report's body with the stem of what it counts.
        named: ids of all entities that the report names.
    """

    unit: Unit
    report: Report
    entities: Mapping[str, Entity]
    members: tuple[Unit, ...]
    keys: frozenset[str]
    values: frozenset[tuple[float, str | None]]
    named: frozenset[str]

    @property
    def language(self) -> Language:
        """The language the report is in."""
        return language(self.report.language)

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """The times that stand in the unit."""
        return tuple(t for t in self.report.times if self.unit.start <= t.span.start and t.span.end <= self.unit.end)

    @property
    def all_times(self) -> tuple[TimeExpression, ...]:
        """The times that stand in any of the report's members."""
        return tuple(
            t for t in self.report.times if any(u.start <= t.span.start and t.span.end <= u.end for u in self.members)
        )

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes with some of their words in the unit."""
        return tuple(
            q for q in self.report.quotes if any(c.start < self.unit.end and c.end > self.unit.start for c in q.content)
        )

    def evidence(self, start: int, end: int) -> Evidence:
        """A piece of the page as evidence."""
        return Evidence(self.report.id, cut(self.report.page, start, end))

    def words(self, words: tuple[Word, ...] | list[Word]) -> Evidence:
        """From the first to the last of some words, as evidence."""
        return self.evidence(words[0].start, words[-1].end)


def shared(x: Unit, y: Unit) -> tuple[float, float]:
    """The content two units share, as a share of the smaller and of the larger."""
    left, right = ({w.key for w in unit.words if w.kind != "light"} for unit in (x, y))
    common = len(left & right)
    fewest, most = sorted((len(left), len(right)))
    return (common / fewest, common / most) if fewest else (0.0, 0.0)


def difference(kind: DifferenceKind, reason: str, *values: Evidence) -> Difference:
    """A difference, its values in the order of their reports."""
    return Difference(kind, tuple(sorted(values, key=lambda v: (v.report, v.span.start, v.span.end))), reason)
