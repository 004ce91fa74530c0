"""Entities of single reports joined across the reports of a brief."""

from __future__ import annotations

from collections.abc import Sequence

from runut.records import Annotation, Entity, Report


def identify(annotations: Sequence[Annotation]) -> tuple[tuple[Report, ...], tuple[Entity, ...]]:
    """Reports with brief-wide entity ids, in the order given, and the entities they share."""
    return tuple(a.report for a in annotations), tuple(e for a in annotations for e in a.entities)
