"""What a report leaves out of what most others carry.

A claim is common where at least half of the story's independent reports, and at least two reports, state it. A report
is only held against reports of its own language (what was not aligned across languages may yet be there), and only
where enough of it was aligned to know what it says. What only a report's own source carries is no omission.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.records import Claim, Omission, Report

LEAST = 2
KNOWN = 0.34  # share of its claims that others state too, below which a report tells something else


def omissions(reports: Sequence[Report], claims: Sequence[Claim], independent: int) -> tuple[Omission, ...]:
    """One entry for each report that leaves something out, claims in the given order.

    Args:
        reports: of the story.
        independent: how many of them rest on sources of their own.
    """
    language = {report.id: report.language for report in reports}
    carried: dict[str, list[bool]] = {report: [] for report in language}
    for claim in claims:
        for report in {member.report for member in claim.members}:
            carried[report].append(claim.relation != "only_in")
    common = [
        claim
        for claim in claims
        if claim.support.reports >= LEAST
        and 2 * claim.support.independent >= independent
        and 2 * claim.support.reports >= len(reports)
    ]
    found = []
    for report in sorted(language):
        if sum(carried[report]) < KNOWN * len(carried[report]) or not any(carried[report]):
            continue
        missing = tuple(
            claim.id
            for claim in common
            if report not in (stating := {member.report for member in claim.members})
            and any(language[other] == language[report] for other in stating)
        )
        if missing:
            found.append(Omission(report, missing))
    return tuple(found)
