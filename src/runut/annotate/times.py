"""Times, normalised against the report's date; the report's own date inferred where not stated."""

from __future__ import annotations

from runut.annotate.draft import Draft


def times(draft: Draft) -> Draft:
    """The draft with its times."""
    return draft
