"""The chain of attribution of every quote and event, nearest first."""

from __future__ import annotations

from runut.annotate.draft import Draft


def chains(draft: Draft) -> Draft:
    """The draft with its chains."""
    return draft
