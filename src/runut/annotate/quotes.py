"""Who said what: direct, indirect and mixed quotes."""

from __future__ import annotations

from runut.annotate.draft import Draft


def quotes(draft: Draft) -> Draft:
    """The draft with its quotes."""
    return draft
