"""The relation of a claim's members, and every difference between them with its kind, values and reason.

Members agree unless a slot shows that they cannot both be right; a more precise report agrees, with a detail. A
number that rose between two dated reports of one toll is an update, and so is what a report corrects expressly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from runut.consolidate import dates, facts, rivals
from runut.consolidate import wording as words
from runut.consolidate.align import Claims, mean_likeness
from runut.consolidate.cast import Cast
from runut.consolidate.codes import codes, lone_codes
from runut.consolidate.edits import edits
from runut.consolidate.glossary import translated
from runut.consolidate.parties import parties
from runut.consolidate.pinned import pinned
from runut.consolidate.sides import Side, difference, shared
from runut.consolidate.units import Unit
from runut.language import Row, language
from runut.records import ClaimRelation, Difference, Interval, Report

ENOUGH = 0.4  # share of the smaller unit's content that the other must have for their facts to be of one thing
FIRM = 4  # words matched around an edit that show by themselves that both sides say one thing
MOST = 8  # wordings of a claim that are compared each with each; more are compared with the first of them


class Toll(Row, frozen=True):
    """Words of losses that are counted anew as news comes in."""

    table: ClassVar[str] = "tolls"


class Correction(Row, frozen=True):
    """Words by which a report corrects an earlier one."""

    table: ClassVar[str] = "corrections"


class Comparer:
    """Compares the members of a story's claims.

    Args:
        reports: every report of the story by id.
        cast: who is mentioned where.
    """

    def __init__(self, reports: Mapping[str, Report], cast: Cast) -> None:
        self._reports, self._entities = reports, cast.entities(reports)
        self._values: dict[str, frozenset[tuple[float, str | None]]] = {}
        self._named = {report: frozenset(entity.id for _, entity in cast.of(report)) for report in reports}

    def compare(self, claims: Claims, group: Sequence[int]) -> tuple[ClaimRelation, tuple[Difference, ...]]:
        """How the members of one claim stand to each other.

        Args:
            group: the claim's wordings, indexes into `claims.wordings`.
        """
        wordings = [claims.wordings[n] for n in group]
        members: dict[str, list[Unit]] = {}
        for wording in wordings:
            for unit in wording.units:
                members.setdefault(unit.report, []).append(unit)
        if len(members) < 2:
            return "only_in", ()
        found: dict[tuple[object, ...], Difference] = {}
        for x, y in _pairs(claims, group):
            for one in _between(*self._sides(x, y, members)):
                texts = tuple(sorted(v.span.text.casefold() for v in one.values))
                found.setdefault((one.kind, one.reason, texts), one)
        kept = _without_doubles(list(found.values()))
        hard = [one for one in kept if one.kind != "detail"]
        relation: ClaimRelation = "agrees"
        if hard:
            relation = "updates" if all(one.reason.startswith("update.") for one in hard) else "differs"
        return relation, tuple(kept)

    def between(self, x: Unit, y: Unit) -> tuple[Difference, ...]:
        """Every difference between two units of two reports."""
        return tuple(_without_doubles(_between(*self._sides(x, y, {x.report: [x], y.report: [y]}))))

    def disputed(self, claims: Claims) -> Claims:
        """The claims, each wording also in the claim of another whose number, code or date it contradicts.

        A sentence that tells one such thing otherwise than the other reports often stands alone for all else it says.
        """
        home = {n: g for g, group in enumerate(claims.groups) for n in group}
        grown = [set(group) for group in claims.groups]
        for n, m in rivals.near(claims, self._side):
            if not any(n in group and m in group for group in grown):
                fits = {
                    one: mean_likeness([one], claims.groups[home[other]], claims.wordings, claims.likeness)
                    for one, other in ((n, m), (m, n))
                }
                joins, into = (n, m) if fits[n] >= fits[m] else (m, n)
                grown[home[into]].add(joins)
        pairs = [{n, m} for n, m in rivals.lone(claims, self._side) if not any({n, m} <= group for group in grown)]
        alone = {n for pair in pairs for n in pair}
        kept = [group for group in grown if not (len(group) == 1 and group <= alone)]
        return claims._replace(groups=tuple(tuple(sorted(group)) for group in (*kept, *pairs)))

    def _sides(self, x: Unit, y: Unit, members: Mapping[str, Sequence[Unit]]) -> tuple[Side, Side]:
        """Both sides; of two languages, the second with the first's words where it has them."""
        return self._side(x, members), self._side(y if x.language == y.language else translated(y, x), members)

    def _side(self, unit: Unit, members: Mapping[str, Sequence[Unit]] | None = None) -> Side:
        report = self._reports[unit.report]
        if report.id not in self._values:
            self._values[report.id] = facts.values(report)
        mine = tuple(unit if one.start == unit.start else one for one in (members or {report.id: (unit,)})[report.id])
        keys = frozenset(key for one in mine for word in one.words for key in (word.key, word.stem))
        named = self._named.get(report.id, frozenset())
        return Side(unit, report, self._entities, mine, keys, self._values[report.id], named)


def _pairs(claims: Claims, group: Sequence[int]) -> list[tuple[Unit, Unit]]:
    """The units to compare: of two reports, neither of them with a likelier counterpart in the other's report."""
    size = len(group)
    every = [(group[i], group[j]) for i in range(size) for j in range(i + 1, size)]
    if size > MOST:
        every = [(group[0], n) for n in group[1:]]
    found = []
    for n, m in every:
        one, other = claims.wordings[n], claims.wordings[m]
        pair = next(
            (
                (x, y)
                for x in one.units
                for y in other.units
                if x.report != y.report and x.report not in other.reports and y.report not in one.reports
            ),
            None,
        )
        if pair is not None and not (
            _has_better(claims, group, n, m, pair[1].report) and _has_better(claims, group, m, n, pair[0].report)
        ):
            found.append(pair if pair[0].report < pair[1].report else pair[::-1])
    return found


def _has_better(claims: Claims, group: Sequence[int], one: int, other: int, report: str) -> bool:
    """Whether the group has, of the other's report, a wording likelier to say what `one` says."""
    near = _likeness(claims, one, other)
    rivals = (n for n in group if n not in (one, other) and report in claims.wordings[n].reports)
    return any(_likeness(claims, one, n) > near for n in rivals)


def _likeness(claims: Claims, one: int, other: int) -> float:
    return claims.likeness.get((min(one, other), max(one, other)), 0.0)


def _between(a: Side, b: Side) -> list[Difference]:
    found = edits(a.unit, b.unit)
    foreign = a.unit.language != b.unit.language
    fewest, _ = shared(a.unit, b.unit)
    if fewest < ENOUGH:
        firm = [edit for edit in found if edit.before + edit.after >= FIRM]
        return [
            *facts.numbers(a, b, firm),
            *lone_codes(a, b),
            *facts.attribution(a, b),
            *parties(a, b),
            *dates.calendar(a, b),
            *(() if foreign else words.quotation(a, b, found)),
            *words.sense(a, b, firm),
        ]
    differences = [
        *pinned(a, b, found),
        *facts.numbers(a, b, found),
        *codes(a, b, found),
        *facts.names(a, b, found),
        *facts.attribution(a, b),
        *parties(a, b),
        *dates.calendar(a, b),
        *dates.events(a, b, found),
        *(() if foreign else words.quotation(a, b, found)),
        *words.sense(a, b, found),
        *words.polarity(a, b, found),
    ]
    return [_updated(d, a, b) for d in differences]


def _updated(one: Difference, a: Side, b: Side) -> Difference:
    if one.kind not in ("number", "date", "name", "place"):
        return one
    early, late = sorted(
        (a, b), key=lambda s: (str(s.report.published.start) if s.report.published else "", s.report.id)
    )
    first, last = (s.report.published for s in (early, late))
    corrects = any(
        language(s.report.language).matcher(Correction).first(s.report.page, s.unit.start, s.unit.end) for s in (a, b)
    )
    if corrects:
        return difference(one.kind, "update.correction", *one.values)
    if one.kind == "number" and _before(first, last):
        tolls = all(s.language.matcher(Toll).first(s.report.page, s.unit.start, s.unit.end) for s in (a, b))
        if tolls:
            return difference(one.kind, "update.toll", *one.values)
    return one


def _before(first: Interval | None, last: Interval | None) -> bool:
    """Whether the one was surely over when the other began."""
    if first is None or last is None or first.end is None or last.start is None:
        return False
    return first.end < last.start


def _without_doubles(found: list[Difference]) -> list[Difference]:
    """Each pair of words once: a contrast inside a quotation is also a difference of wording."""
    rank = {"sense": 0, "certainty": 0, "polarity": 0}
    ordered = sorted(
        found, key=lambda d: (rank.get(d.reason.split(".")[1], 1), d.kind, [(v.report, v.span.start) for v in d.values])
    )
    kept: list[Difference] = []
    for one in ordered:
        places = {(v.report, at) for v in one.values for at in range(v.span.start, v.span.end)}
        again = any(
            sum(1 for v in other.values if any((v.report, at) in places for at in range(v.span.start, v.span.end))) > 1
            for other in kept
        )
        if not again:
            kept.append(one)
    return sorted(kept, key=lambda d: (d.kind, [(v.report, v.span.start, v.span.end) for v in d.values]))
