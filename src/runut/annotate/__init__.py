"""Report to annotation: sentences, times, entities, quotes, events, chains of attribution. Each report on its own."""

from msgspec.structs import replace

from runut.annotate.chains import chains
from runut.annotate.entities import entities
from runut.annotate.events import events
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.annotate.times import times
from runut.annotate.views import views
from runut.language import language
from runut.records import Annotation, Report

__all__ = ["annotate"]


def annotate(report: Report, *, with_views: bool = False, quality: bool = False) -> Annotation:
    """Read one report. The steps run in this order; each sees what the earlier ones found.

    Args:
        with_views: also read what somebody wants, plans or holds without being quoted, into the report's `views`.
        quality: find names by the encoder too (`encoded.py`), which must be installed.
    """
    draft = replace(segment(report, language(report.language)), quality=quality)
    for step in (times, entities, quotes, events, *((views,) if with_views else ()), chains):
        draft = step(draft)
    return draft.done()
