"""Who took it from whom, inside one story.

Theory of operation. Two reports that share their sentences rest on the same words, but sharing has no direction. What
has one: a report that credits the other's house; a report that stands word for word in a longer one of an earlier day
while neither credits anybody; a text of a house that makes its texts to be printed, or whose texts the other's outlet
prints by agreement, of the same day or an earlier one. All else that is shared hangs on a source that is not among the
inputs: the agency that one of the two credits for its text (a photographer's credit is none, but points the same way),
else what somebody said that both quote, else the newsroom that one outlet or the outlets of one owner share, else an
unknown common source (origins.py). One unseen source is one node however many reports credit it; what stands among the
inputs is linked from itself, never from a node that bears its outlet's name. Reports that share nothing and credit
nobody stand on their own house.

For `consolidate`: a report's sources are the roots of its incoming links other than `cites`; a report without such
links stands on the outlet source that bears its outlet's name (its `source` where it names none). Unforgivable is a
derivation of one report from another that did not happen; it makes a support of two sources look like one and tells a
falsehood about a newspaper. A missed one is only missed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from msgspec.structs import replace

from runut.link.align import Aligner
from runut.link.dependence import Dependence, depend
from runut.link.origins import Origin, origins
from runut.link.profile import Profile
from runut.link.sources import Credited, Houses, canonical, credited, house_key, named_in, own_source, source_id
from runut.link.translation import translate
from runut.records import Evidence, Lineage, LineageRelation, Report, Source, cut

CREDITS, CREDITS_OUTLET, CONTAINED = "lineage.credits", "lineage.credits_outlet", "lineage.stands_in_earlier"
SHARED_WITH_CREDITED, SHARED = "lineage.shared_with_credited", "lineage.shared_source"
STATEMENT, NEWSROOM, PRINTS = "lineage.shared_statement", "lineage.shared_newsroom", "lineage.prints_the_house"
TRANSLATED, CITES = "lineage.translated", "lineage.cites"
COMMON_SOURCE = "sumber bersama"
SHOWN = 2
"""Pairs of matched sentences shown for a link."""
CREDIT_AND_SHARED, CREDIT_ALONE, CITED = 0.95, 0.75, 0.7
LARGE = 60
"""Members from which a story's reports are compared with their closest fellows only, and sources are what connects."""
PHOTO_TOO = 0.1
"""Added where the photo of a report comes from the agency that its fellow credits."""


def lineage(
    reports: Sequence[Report],
    seen: Sequence[Profile],
    pairs: Sequence[tuple[int, int]],
    aligner: Aligner,
    houses: Houses,
) -> tuple[tuple[Source, ...], tuple[Lineage, ...]]:
    """The sources of a story and its links.

    Args:
        reports, seen: the members and their profiles, in order of ids.
        pairs: positions of members worth comparing, i < j.
        houses: of the whole brief.
    """
    return _Story(reports, seen, pairs, aligner, houses).told()


class _Story:
    def __init__(
        self,
        reports: Sequence[Report],
        seen: Sequence[Profile],
        pairs: Sequence[tuple[int, int]],
        aligner: Aligner,
        houses: Houses,
    ) -> None:
        self.reports, self.seen, self.aligner, self.houses = reports, seen, aligner, houses
        self.own = [house_key(report.outlet) if report.outlet else None for report in reports]
        self.credits = [credited(report, houses) for report in reports]
        self.shared: dict[tuple[int, int], Dependence] = {}
        for i, j in pairs:
            found = self._compare(i, j)
            if found.dependent:
                self.shared[i, j], self.shared[j, i] = found, found.flipped
        self.sources: list[Source] = []
        self.links: dict[tuple[str, str], Lineage] = {}
        self.roots: list[set[str]] = [set() for _ in reports]

    def told(self) -> tuple[tuple[Source, ...], tuple[Lineage, ...]]:
        parents = self._derive()
        self._credit(parents)
        self._common(parents)
        self._cite()
        for at, report in enumerate(self.reports):
            if at not in parents and not self.roots[at]:
                self.sources.append(own_source(report, self.houses))
        return canonical(self.sources), tuple(sorted(self.links.values(), key=lambda one: (one.to, one.from_)))

    def _derive(self) -> dict[int, int]:
        """The reports that come from another report, with that other: the one most of them stands in."""
        parents: dict[int, int] = {}
        for at in range(len(self.reports)):
            fellows = [(one.alignment.a, -n) for (n, m), one in self.shared.items() if m == at for one in [one.flipped]]
            for coverage, fellow in sorted(fellows, reverse=True):
                reason = self._direction(-fellow, at)
                if reason is not None and not _above(parents, -fellow, at):
                    parents[at] = -fellow
                    found = self.shared[-fellow, at]
                    score = CREDIT_AND_SHARED if reason == CREDITS_OUTLET else min(found.score, found.verbatim_b)
                    self._link(
                        self.reports[-fellow].id, at, found.relation, coverage, score, reason,
                        (*self._names(at, -fellow), *self._sentences(-fellow, at)),
                    )  # fmt: skip
                    break
        return parents

    def _direction(self, a: int, b: int) -> str | None:
        """Why `b` came from `a`, if anything says so."""
        if self._names(b, a) and not self._names(a, b):
            return CREDITS_OUTLET
        found, (one, other) = self.shared[a, b], (self.seen[a].day, self.seen[b].day)
        if one is None or other is None or any(credit.extent == "text" for at in (a, b) for credit in self.credits[at]):
            return None
        if found.contained and one < other:
            return CONTAINED
        house, outlet = self.reports[a].outlet, self.reports[b].outlet
        printed = found.relation != "rewrite" and house is not None and outlet is not None
        if printed and one <= other and self.houses.prints(str(outlet), str(house)):
            return PRINTS
        return None

    def _names(self, b: int, a: int) -> tuple[Evidence, ...]:
        """Where report `b` credits the house of report `a` for text, or at least names it in full."""
        outlet, key = self.reports[a].outlet, self.own[a]
        if outlet is None or self.own[b] == key:
            return ()
        credits = [one for one in self.credits[b] if one.extent != "photo" and house_key(one.name) == key]
        if credits:
            return tuple(where for one in credits for where in one.evidence[:1])
        return named_in(self.reports[b], self.houses.named(outlet)) or named_in(self.reports[b], outlet)

    def _credit(self, parents: dict[int, int]) -> None:
        """Links to the houses that reports credit for their text, and of those that share it with them."""
        own = {at: [one for one in found if one.extent == "text"] for at, found in enumerate(self.credits)}
        for at, houses in own.items():
            if at in parents:
                continue
            for one in houses:
                if self._seen_at(one, at) is None:
                    fellows = self._fellows(at)
                    score = CREDIT_AND_SHARED if fellows else CREDIT_ALONE
                    self._hang(at, self._source(one), fellows, score, CREDITS, one.evidence)
        for at in own:
            if at in parents or self.roots[at]:
                continue
            lent = [(n, one) for n in self._fellows(at) for one in own[n] if house_key(one.name) != self.own[at]]
            for fellow, one in lent[:1]:
                self._lend(at, fellow, one, parents)

    def _lend(self, at: int, fellow: int, one: Credited, parents: dict[int, int]) -> None:
        """Links `at` to the house that a fellow credits for the text the two share."""
        also = [other for other in self.credits[at] if house_key(other.name) == house_key(one.name)]
        shown = (*one.evidence, *(where for other in also for where in other.evidence))
        origin = self._seen_at(one, fellow)
        if origin is not None and (origin == at or _above(parents, origin, at)):
            return  # the house has it from this very report
        if origin is None:
            score = min(CREDIT_AND_SHARED, self.shared[fellow, at].score + (PHOTO_TOO if also else 0.0))
            self._hang(at, self._source(one), [fellow], score, SHARED_WITH_CREDITED, shown)
            return
        named = self._names(at, origin)
        found = self._compare(origin, at)
        score = CREDIT_AND_SHARED if named else self.shared[fellow, at].score
        self._link(
            self.reports[origin].id, at, found.relation, found.alignment.b, score,
            CREDITS_OUTLET if named else SHARED_WITH_CREDITED, (*named, *shown, *self._sentences(fellow, at)),
        )  # fmt: skip
        parents[at] = origin

    def _seen_at(self, one: Credited, at: int) -> int | None:
        """The member that a house credited by `at` is: the closest in text, else the last before it."""
        key, day = house_key(one.name), self.seen[at].day
        mutual = [n for n in range(len(self.reports)) if self.own[n] == key and n != at and not self._names(n, at)]
        before = [n for n in mutual if day is None or (self.seen[n].day or 0) <= day]
        return next(
            (n for n in self._fellows(at) if n in mutual),
            max(before, key=lambda n: (self.seen[n].day or 0, -n), default=None),
        )

    def _compare(self, i: int, j: int) -> Dependence:
        a, b = self.seen[i], self.seen[j]
        return depend(a, b, self.aligner) if a.language == b.language else translate(a, b, self.aligner.rarity)

    def _common(self, parents: Mapping[int, int]) -> None:
        """The unseen sources of reports that share text and no source yet."""
        left = {
            (i, j): found
            for (i, j), found in self.shared.items()
            if i < j and i not in parents and j not in parents and not self.roots[i] & self.roots[j]
        }
        for origin in origins(left, self.reports, self.seen):
            self._common_source(origin, left)

    def _common_source(self, origin: Origin, left: Mapping[tuple[int, int], Dependence]) -> None:
        source = self._named(origin)
        self.sources.append(source)
        for at in origin.members:
            fellows = [n for n in self._fellows(at) if n in origin.members and (min(at, n), max(at, n)) in left]
            fellows.sort(key=lambda n: not self._across(at, n))
            told = STATEMENT if origin.speakers else NEWSROOM if source.kind == "outlet" else SHARED
            reason = TRANSLATED if self._across(at, fellows[0]) and told == SHARED else told
            self._hang(at, source, fellows, self.shared[fellows[0], at].score, reason, ())

    def _named(self, origin: Origin) -> Source:
        """The source under the name the reports give it, else under none."""
        names = [self.houses.speaker(one) for one in origin.speakers]
        if names:
            called, kind = ", ".join(name for name, _ in names), names[0][1]
            return Source(
                source_id(kind, called), f"{called} ({origin.medium})" if origin.medium else called, kind, False
            )
        outlets = [self.reports[at].outlet for at in origin.members]
        if outlets[0] and len({self.own[at] for at in origin.members}) == 1:
            return own_source(self.reports[origin.members[0]], self.houses)
        if owner := self.houses.owner(outlets):
            return Source(source_id("outlet", owner), owner, "outlet", False)
        members = "\n".join(self.reports[at].id for at in origin.members)
        name = blake2b(members.encode(), digest_size=6).hexdigest()
        return Source(source_id("unknown", name), COMMON_SOURCE, "unknown", False)

    def _cite(self) -> None:
        """Links to the houses that reports cite for a part, where nothing closer ties the two."""
        place = {report.id: at for at, report in enumerate(self.reports)}
        tied = {(link.to, self.own[place[link.from_]]) for link in self.links.values() if link.from_ in place}
        for at, found in enumerate(self.credits):
            for one in found:
                near = (self.reports[at].id, house_key(one.name)) in tied or one.source().id in self.roots[at]
                origin = None if one.kind == "document" else self._seen_at(one, at)
                if near or one.extent == "photo" or (one.extent == "text" and origin is None):
                    continue
                if origin is None:
                    self._link(self._source(one).id, at, "cites", None, CITED, CITES, one.evidence)
                else:
                    coverage = self._compare(origin, at).alignment.b
                    self._link(self.reports[origin].id, at, "cites", coverage, CITED, CITES, one.evidence)

    def _source(self, one: Credited) -> Source:
        """The node of a credited source; seen where one of the reports is its own."""
        source = one.source(house_key(one.name) in self.own)
        self.sources.append(source)
        return source

    def _fellows(self, at: int) -> list[int]:
        """Members that share text with `at`, the closest first."""
        found = [(-one.score, n) for (n, m), one in self.shared.items() if m == at]
        return [n for _, n in sorted(found)]

    def _across(self, a: int, b: int) -> bool:
        return self.seen[a].language != self.seen[b].language

    def _hang(
        self, at: int, source: Source, fellows: Sequence[int], score: float, reason: str, shown: tuple[Evidence, ...]
    ) -> None:
        """A link from an unseen source, its relation as the closest fellow's text shows it."""
        relation: LineageRelation = self.shared[fellows[0], at].relation if fellows else "rewrite"
        sentences = self._sentences(fellows[0], at) if fellows else ()
        self.roots[at].add(source.id)
        self._link(source.id, at, relation, None, score, reason, (*shown, *sentences))

    def _link(
        self, from_: str, at: int, relation: LineageRelation, coverage: float | None, score: float, reason: str,
        shown: tuple[Evidence, ...],
    ) -> None:  # fmt: skip
        to = self.reports[at].id
        covered = None if coverage is None else round(coverage, 4)
        link = Lineage(from_, to, relation, covered, round(score, 4), tuple(dict.fromkeys(shown)), reason)
        known = self.links.get((from_, to))
        if known is None:
            self.links[from_, to] = link
        elif known.score < link.score:
            self.links[from_, to] = replace(link, evidence=tuple(dict.fromkeys((*link.evidence, *known.evidence))))

    def _sentences(self, a: int, b: int) -> tuple[Evidence, ...]:
        matches = sorted(self.shared[a, b].alignment.matches, key=lambda match: (-match.alike, match.i))[:SHOWN]
        return tuple(
            Evidence(self.reports[at].id, cut(self.reports[at].page, line.start, line.end))
            for match in matches
            for at, line in ((a, self.seen[a].lines[match.i]), (b, self.seen[b].lines[match.j]))
        )


def _above(parents: Mapping[int, int], one: int, at: int) -> bool:
    """Whether `at` is among the ancestors of `one`."""
    while one in parents:
        one = parents[one]
        if one == at:
            return True
    return False
