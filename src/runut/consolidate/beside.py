"""Two reports side by side: from the claims of a story of the two, row by row.

A claim that both state is the same (in the same words), agrees, is told more precisely by one (which has phrases that
the other lacks, `phrases`), or differs. What the
second report tells out of the first one's order has moved: all but the longest run of rows that both tell in one order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from runut.consolidate.cast import Cast
from runut.consolidate.phrases import only_there
from runut.consolidate.units import Unit, units
from runut.records import Claim, Comparison, Member, Pair, PairRelation, Report, Span, Story


def beside(story: Story, first: Report, second: Report, cast: Cast) -> Comparison:
    """The comparison of two reports.

    Args:
        story: of the two reports and no other.
        cast: who is mentioned in them.
    """
    told = {report.id: units(report, cast.of(report.id)) for report in (first, second)}
    entities = cast.entities(told)
    shared: list[tuple[int, int, Claim]] = []
    rows: list[tuple[tuple[float, int, int], Pair]] = []
    lone: list[tuple[int, Claim]] = []
    for claim in story.claims:
        mine, yours = (_of(claim, report) for report in (first, second))
        if mine and yours:
            shared.append((mine[0].span.start, yours[0].span.start, claim))
        elif mine:
            rows.append(((mine[0].span.start, 0, 0), Pair("only_in_first", mine, (), False, ())))
        else:
            lone.append((yours[0].span.start, claim))
    shared.sort(key=lambda row: row[:2])
    kept = _in_order([row[1] for row in shared])
    for n, (place, _, claim) in enumerate(shared):
        mine, yours = _of(claim, first), _of(claim, second)
        alone = only_there(_units(mine, told), _units(yours, told), first, second, entities)
        relation = _relation(claim, mine, yours, alone)
        rows.append(((place, 0, 0), Pair(relation, mine, yours, n not in kept, claim.differences, *alone)))
    anchors = sorted((row[1], row[0]) for n, row in enumerate(shared) if n in kept)
    for place, claim in lone:
        before = bisect_left(anchors, (place, -1)) - 1
        after = anchors[before][1] if before >= 0 else -1
        rows.append(((after, 1, place), Pair("only_in_second", (), _of(claim, second), False, ())))
    pairs = tuple(pair for _, pair in sorted(rows, key=lambda row: row[0]))
    return Comparison(first=first, second=second, pairs=pairs)


def _of(claim: Claim, report: Report) -> tuple[Member, ...]:
    return tuple(sorted((m for m in claim.members if m.report == report.id), key=lambda m: m.span.start))


def _units(members: Sequence[Member], told: Mapping[str, Sequence[Unit]]) -> list[Unit]:
    """The units that stand in some members."""
    return [u for m in members for u in told[m.report] if m.span.start <= u.start and u.end <= m.span.end]


def _relation(
    claim: Claim, mine: Sequence[Member], yours: Sequence[Member], alone: tuple[Sequence[Span], Sequence[Span]]
) -> PairRelation:
    if claim.relation in ("differs", "updates"):
        return claim.relation
    if any(one.kind == "detail" for one in claim.differences) or bool(alone[0]) != bool(alone[1]):
        return "more_precise"
    texts = [[" ".join(m.span.text.casefold().split()) for m in side] for side in (mine, yours)]
    return "same" if texts[0] == texts[1] else "agrees"


def _in_order(places: Sequence[int]) -> frozenset[int]:
    """Indexes of the longest run of growing places (patience sorting)."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        at = bisect_left(ends, place)
        if at == len(ends):
            ends.append(place)
            tops.append(n)
        else:
            ends[at], tops[at] = place, n
        before.append(tops[at - 1] if at else -1)
    kept, n = [], tops[-1] if tops else -1
    while n >= 0:
        kept.append(n)
        n = before[n]
    return frozenset(kept)
