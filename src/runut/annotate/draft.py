"""What the steps of `annotate` hand on: the report so far, its tokens, its entities."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from runut.language import Language
from runut.records import Annotation, Entity, Interval, Mention, Report
from runut.text.tokens import Token


class Draft(Struct, frozen=True, dict=True):
    """A report being annotated. Every step is `Draft -> Draft`; entity ids are local to the report.

    Fields:
        tokens: one tuple of tokens for each of `report.sentences`, offsets in the page.
        quality: whether names are found by the slower, better tagger.
        anchor: the day the narrative counts from: `report.published`, stated or inferred; None if unknown.
    """

    report: Report
    language: Language
    tokens: tuple[tuple[Token, ...], ...] = ()
    entities: tuple[Entity, ...] = ()
    quality: bool = False

    @property
    def anchor(self) -> Interval | None:
        """When the report was published, as far as known."""
        return self.report.published

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, Entity], ...]:
        """All mentions with their entities, by where they stand."""
        pairs = ((mention, entity) for entity in self.entities for mention in entity.mentions)
        return tuple(sorted(pairs, key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1].id)))

    def mentions_in(self, start: int, end: int) -> tuple[tuple[Mention, Entity], ...]:
        """Mentions that lie wholly within `page[start:end]`, by where they stand."""
        first = bisect_left(self.mentions, start, key=lambda pair: pair[0].span.start)
        found = []
        for pair in self.mentions[first:]:
            if pair[0].span.start >= end:
                break
            if pair[0].span.end <= end:
                found.append(pair)
        return tuple(found)

    def with_report(self, **changes: object) -> Draft:
        """The draft with fields of its report replaced."""
        return replace(self, report=replace(self.report, **changes))

    def done(self) -> Annotation:
        """What `annotate` gives on."""
        return Annotation(self.report, self.entities)
