"""Who did what to whom, coded in PLOVER."""

from __future__ import annotations

from runut.annotate.draft import Draft


def events(draft: Draft) -> Draft:
    """The draft with its events."""
    return draft
