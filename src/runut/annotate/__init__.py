"""Report to annotation: sentences, times, entities, quotes, events, chains of attribution. Each report on its own."""

from runut.annotate.chains import chains
from runut.annotate.entities import entities
from runut.annotate.events import events
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.annotate.times import times
from runut.language import language
from runut.records import Annotation, Report

__all__ = ["annotate"]


def annotate(report: Report) -> Annotation:
    """Read one report. The steps run in this order; each sees what the earlier ones found."""
    draft = segment(report, language(report.language))
    for step in (times, entities, quotes, events, chains):
        draft = step(draft)
    return draft.done()
