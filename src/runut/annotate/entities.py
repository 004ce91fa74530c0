"""Names found, typed and joined within the report; roles; metonyms; pronouns."""

from __future__ import annotations

from runut.annotate.draft import Draft


def entities(draft: Draft) -> Draft:
    """The draft with its entities."""
    return draft
