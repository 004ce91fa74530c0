"""What a report leaves out of what its own source or most others carry.

Every report leaves things out; what tells is what it leaves out although it matters and although there was room. A
report that states n of the story's claims has room for n: what stands below the first n of the account is no omission
of a short report, nor is the background that one long report ends with. Most others carry a claim where at least half
of the other reports and half of the independent ones state it. A report is only held against others of its own language
(what was not aligned across languages may yet be there), only where enough of it was aligned to know what it says, and
not where nearly all words of the claim stand in it, scattered.

Of a source that was seen, what it states high up counts, though nobody else carries it; an excerpt takes from the top,
so there too the room is as many claims as it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from runut.records import Claim, Lineage, Omission, Report

LEAST = 2
KNOWN = 0.34  # share of its claims that others state too, below which a report tells something else
SURE = 0.5  # score of a lineage that makes a report the source
SCATTERED = 0.8  # share of a claim's content words that a report has anywhere, from which it may well state it
TAKEN = ("reprint", "excerpt", "rewrite")


def omissions(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    independent: int,
    lineage: Sequence[Lineage],
    keys: Mapping[str, Set[str]],
    words: Mapping[str, Set[str]],
) -> tuple[Omission, ...]:
    """One entry for each report that leaves something out, claims in the given order.

    Args:
        reports: of the story.
        claims: in the order they matter.
        independent: how many of the reports rest on sources of their own.
        lineage: who has it from whom.
        keys: the content words (keys as in units) that tell each claim.
        words: the same of each report's whole body.
    """
    language = {report.id: report.language for report in reports}
    stating = {claim.id: {member.report for member in claim.members} for claim in claims}
    told: dict[str, list[Claim]] = {report: [] for report in language}
    for claim in claims:
        for report in sorted(stating[claim.id]):
            told[report].append(claim)
    found = []
    for report in sorted(language):
        mine = told[report]
        if sum(claim.relation != "only_in" for claim in mine) < KNOWN * len(mine) or not mine:
            continue
        absent = {c.id for c in claims if report not in stating[c.id] and not _scattered(keys[c.id], words[report])}
        reasons = {
            claim.id: "omission.most_others"
            for claim in claims[: len(mine)]
            if claim.id in absent
            and _common(claim, stating[claim.id], len(reports), independent)
            and any(language[other] == language[report] for other in stating[claim.id])
        }
        for source in _sources(report, lineage, language):
            first = sorted(told[source], key=lambda claim: _place(claim, source))[: len(mine)]
            for claim in first:
                if claim.id in absent:
                    reasons[claim.id] = "omission.own_source"
        missing = [claim.id for claim in claims if claim.id in reasons]
        if missing:
            found.append(Omission(report, tuple(missing), tuple(reasons[one] for one in missing)))
    return tuple(found)


def _scattered(claim: Set[str], report: Set[str]) -> bool:
    return len(claim & report) >= SCATTERED * len(claim)


def _common(claim: Claim, stating: set[str], reports: int, independent: int) -> bool:
    """Whether at least half of the others state a claim."""
    enough = claim.support.reports >= LEAST and 2 * len(stating) >= reports - 1
    return enough and 2 * claim.support.independent >= independent


def _sources(report: str, lineage: Sequence[Lineage], language: Mapping[str, str]) -> list[str]:
    """The reports of its own language that it was taken from."""
    edges = [edge for edge in lineage if edge.to == report and edge.relation in TAKEN and edge.score >= SURE]
    return sorted({edge.from_ for edge in edges if language.get(edge.from_) == language[report]})


def _place(claim: Claim, report: str) -> int:
    return min(member.span.start for member in claim.members if member.report == report)
