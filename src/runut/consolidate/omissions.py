"""What a report leaves out of what most others carry.

A claim is common where at least half of the story's independent reports, and at least two reports, state it. Titles and
leads cut short are no omission; neither is what only a report's own source carries.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.records import Claim, Omission

LEAST = 2


def omissions(reports: Sequence[str], claims: Sequence[Claim], independent: int) -> tuple[Omission, ...]:
    """One entry for each report that leaves something out, claims in the given order.

    Args:
        reports: ids of the story's reports.
        independent: how many of them rest on sources of their own.
    """
    found = []
    for report in sorted(reports):
        missing = tuple(
            claim.id
            for claim in claims
            if claim.support.reports >= LEAST
            and 2 * claim.support.independent >= independent
            and 2 * claim.support.reports >= len(reports)
            and all(member.report != report for member in claim.members)
        )
        if missing:
            found.append(Omission(report, missing))
    return tuple(found)
