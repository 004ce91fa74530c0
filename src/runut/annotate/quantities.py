"""Numbers that an event carries: casualties, arrests, amounts, with their bounds."""

from __future__ import annotations

from runut.annotate.draft import Draft
from runut.annotate.triggers import Trigger
from runut.annotate.wording import Wording
from runut.records import Quantity


def quantities(draft: Draft, text: Wording, trigger: Trigger) -> tuple[Quantity, ...]:
    """The quantities of an event's clause."""
    return ()
