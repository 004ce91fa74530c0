"""One story's reports to its account: align, compare, count support, tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from runut.consolidate import account
from runut.consolidate.account import Centre, Wording
from runut.consolidate.align import align
from runut.consolidate.cast import Cast
from runut.consolidate.compare import Comparer
from runut.consolidate.echoes import KINDS, echoes
from runut.consolidate.likeness import rarity
from runut.consolidate.omissions import omissions
from runut.consolidate.support import Supporter
from runut.consolidate.timeline import timeline
from runut.consolidate.units import Unit, units
from runut.consolidate.utterances import utterances
from runut.records import (
    Claim,
    ClaimRelation,
    Difference,
    Member,
    Report,
    Story,
    StoryDraft,
    Support,
)

RELATIONS: Sequence[ClaimRelation] = ("differs", "updates", "agrees", "only_in")


class _Told(NamedTuple):
    """A claim before it has its number."""

    units: tuple[Unit, ...]
    members: tuple[Member, ...]
    relation: ClaimRelation
    differences: tuple[Difference, ...]
    support: Support
    weight: float


def consolidate(draft: StoryDraft, reports: Mapping[str, Report], cast: Cast, *, quality: bool = False) -> Story:
    """The account of one story.

    Args:
        draft: what `link` decided.
        reports: every report of the story by id.
        cast: who is mentioned where, made once for a brief.
        quality: weigh a story of a few sentences by the encoder too, which must be installed.
    """
    own = [reports[key] for key in sorted(draft.reports)]
    by_id = cast.entities(draft.reports)
    found = [unit for report in own for unit in units(report, cast.of(report.id))]
    supporter = Supporter(draft, reports, by_id)
    outside = [unit for report in own for unit in units(report, cast.of(report.id), KINDS)]
    centre = account.centre(own, cast, outside)
    aligned = align(found, quality=quality)
    comparer = Comparer({report.id: report for report in own}, cast)
    aligned = comparer.disputed(aligned)
    told = []
    for group in aligned.groups:
        inside = tuple(unit for n in group for unit in aligned.wordings[n].units)
        relation, differences = comparer.compare(aligned, group)
        told.append(_told(inside, relation, differences, reports, supporter, centre, len(own)))
    told = _whole(told, reports, supporter, centre, len(own))
    told.sort(key=lambda one: (-one.weight, one.units[0].report, one.units[0].start, one.units[0].end))
    shared: dict[str, int] = {}
    for one in told:
        if one.relation != "only_in":
            for report in {unit.report for unit in one.units}:
                shared[report] = shared.get(report, 0) + 1
    again = echoes([one.units for one in told], outside, rarity(found))
    times = Counter((unit.report, unit.start, unit.end) for one in told for unit in one.units)
    twice = {place for place, count in times.items() if count > 1}
    main = account.main_language(own)
    words = account.tellers([account.wordings(one.units, one.members, shared, twice, main) for one in told])
    chosen = account.chosen([one.weight for one in told], [one.support.reports > 1 for one in told])
    claims = []
    for n, m in enumerate(order := account.passages([one.units for one in told], words, reports)):
        claims.append(_claim(f"{draft.id}.c{n}", told[m], words[m], again.get(m, ()), reports))
    place = {m: n for n, m in enumerate(order)}
    weighty = [claims[place[m]] for m in range(len(told))]
    keys = {claims[place[m]].id: account.content(words[m].unit) for m in range(len(told))}
    body: dict[str, set[str]] = {report.id: set() for report in own}
    for unit in found:
        body[unit.report] |= account.content(unit)
    independent = supporter.support(found).independent if found else 0
    return Story(
        id=draft.id,
        title=account.title(own, shared, claims, centre, outside),
        reports=draft.reports,
        interval=account.interval(own),
        places=account.places(own, cast),
        actors=account.actors(own, cast),
        sources=supporter.sources,
        related=draft.related,
        lineage=draft.lineage,
        claims=tuple(claims),
        account=tuple(claim.id for claim, m in zip(claims, order, strict=True) if chosen[m]),
        omissions=omissions(own, weighty, independent, draft.lineage, keys, body),
        timeline=timeline(claims, reports),
        joins=draft.joins,
        utterances=utterances(draft.id, own, found, claims, by_id),
    )


def _told(
    inside: tuple[Unit, ...], relation: ClaimRelation, differences: tuple[Difference, ...],
    reports: Mapping[str, Report], supporter: Supporter, centre: Centre, size: int,
) -> _Told:  # fmt: skip
    ordered = tuple(sorted(inside, key=lambda u: (u.report, u.start, u.end)))
    support = supporter.support(ordered)
    weight = account.weight(ordered, support.independent, support.reports, size, centre)
    return _Told(ordered, _members(ordered, reports), relation, differences, support, weight)


def _members(inside: Sequence[Unit], reports: Mapping[str, Report]) -> tuple[Member, ...]:
    """One member a unit; all parts of one sentence make one member."""
    sentences: dict[tuple[str, int], list[Unit]] = {}
    for unit in inside:
        sentences.setdefault((unit.report, unit.sentence), []).append(unit)
    spans: list[tuple[str, int, int]] = []
    for (report, _), parts in sentences.items():
        if len(parts) == parts[0].parts:
            spans.append((report, parts[0].start, parts[-1].end))
        else:
            spans.extend((report, part.start, part.end) for part in parts)
    return tuple(account.member(reports[report], start, end) for report, start, end in spans)


def _whole(
    told: Sequence[_Told], reports: Mapping[str, Report], supporter: Supporter, centre: Centre, size: int
) -> list[_Told]:
    """Claims with the parts of sentences put together again that no report states one without the other."""
    alike: dict[tuple[tuple[str, int], ...], list[_Told]] = {}
    kept: list[_Told] = []
    for one in told:
        if all(unit.parts > 1 for unit in one.units):
            alike.setdefault(tuple(sorted({(unit.report, unit.sentence) for unit in one.units})), []).append(one)
        else:
            kept.append(one)
    for _, parts in sorted(alike.items()):
        if len(parts) > 1:
            inside = tuple({(u.report, u.start): u for part in parts for u in part.units}.values())
            relation = min((part.relation for part in parts), key=RELATIONS.index)
            differences = tuple(difference for part in parts for difference in part.differences)
            kept.append(_told(inside, relation, differences, reports, supporter, centre, size))
        else:
            kept.extend(parts)
    return kept


def _claim(key: str, one: _Told, words: Wording, again: Sequence[Unit], reports: Mapping[str, Report]) -> Claim:
    chain = account.chain(words.unit, reports[words.unit.report])
    members = (*one.members, *_members(again, reports))
    ordered = tuple(sorted(members, key=lambda m: (m.report, m.span.start)))
    return Claim(key, words.text, chain, ordered, one.relation, one.support, one.differences)
