"""A statement held against reports: who supports it, who contradicts it, who does not mention it.

The statement is read like a report of its own and aligned with each story. Of a report, the sentences speak to it that
are like enough. They support it where together they cover most of what it says, its numbers too; they contradict it
where the one that covers most differs from it as two reports differ, and speaks of enough else that it says. A report
that does neither does not mention it: silence is no denial, and a subject in common is no support.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.consolidate.align import Claims, align
from runut.consolidate.cast import Cast
from runut.consolidate.compare import Comparer
from runut.consolidate.glossary import forms
from runut.consolidate.likeness import rarity
from runut.consolidate.support import Supporter
from runut.consolidate.units import Unit, units
from runut.records import Check, Difference, Evidence, Finding, Report, Source, StoryDraft, Support, Verdict, cut

SPEAKS = 0.1  # likeness of a sentence that may speak to the statement; what it covers decides
BEHIND = 0.4  # how far behind the likeliest a report's second sentence may be to speak too
SUPPORTS = 0.65  # share of the statement's weight that sentences must cover to support it
SURE = 1.5  # how readily a word that is likely another counts as that
CONTRADICTS = 0.4  # the same to contradict it


def check(statement: Report, drafts: Sequence[StoryDraft], reports: Mapping[str, Report], cast: Cast) -> Check:
    """What the reports say to a statement.

    Args:
        statement: read as a report; not among `reports`.
        drafts: the stories of the reports.
        reports: by id.
        cast: of the reports and the statement.
    """
    asked = units(statement, cast.of(statement.id))
    findings: list[Finding] = []
    counted: dict[Verdict, list[Support]] = {"supports": [], "contradicts": []}
    sources: dict[str, Source] = {}
    for draft in sorted(drafts, key=lambda one: one.id):
        own = [reports[key] for key in sorted(draft.reports)]
        told = [unit for report in own for unit in units(report, cast.of(report.id))]
        heard = _heard(align([*told, *asked], alerts=False), statement.id)
        weight = rarity([*told, *asked])
        comparer = Comparer({report.id: report for report in (*own, statement)}, cast)
        speaking: dict[Verdict, list[Unit]] = {"supports": [], "contradicts": []}
        for report in own:
            best = heard.get(report.id, [])
            verdict, differences = _verdict(comparer, asked, best, weight)
            if verdict == "silent":
                findings.append(Finding(report.id, verdict))
                continue
            speaking[verdict] += best
            shown = tuple(Evidence(report.id, cut(report.page, u.start, u.end)) for u in best)
            findings.append(Finding(report.id, verdict, shown, differences))
        supporter = Supporter(draft, reports, cast.entities(draft.reports))
        for verdict, inside in speaking.items():
            if inside:
                counted[verdict].append(supporter.support(inside))
        if any(speaking.values()):
            sources.update({source.id: source for source in supporter.sources})
    named = {key for counts in counted.values() for one in counts for key in one.sources}
    return Check(
        statement=statement.page,
        language=statement.language,
        findings=tuple(sorted(findings, key=lambda one: one.report)),
        support=_sum(counted["supports"]),
        against=_sum(counted["contradicts"]),
        sources=tuple(sources[key] for key in sorted(sources) if key in named),
        reports=tuple(reports[key] for key in sorted(reports)),
    )


def _heard(claims: Claims, statement: str) -> dict[str, list[Unit]]:
    """Of each report its units that speak to the statement, likeliest first."""
    found: dict[str, dict[tuple[int, int], tuple[float, Unit]]] = {}
    for n, wording in enumerate(claims.wordings):
        if statement not in wording.reports:
            continue
        others = [(m, score) for (a, b), score in claims.likeness.items() if n in (a, b) for m in (a + b - n,)]
        for m, score in [*others, (n, 1.0)]:
            for unit in claims.wordings[m].units:
                if unit.report != statement and score >= SPEAKS:
                    spot = found.setdefault(unit.report, {})
                    old = spot.get((unit.start, unit.end))
                    spot[unit.start, unit.end] = max(old, (score, unit)) if old else (score, unit)
    heard = {}
    for report, spots in found.items():
        ordered = sorted(spots.values(), key=lambda one: (-one[0], one[1].start))
        heard[report] = [unit for score, unit in ordered if score >= ordered[0][0] - BEHIND]
    return heard


def _verdict(
    comparer: Comparer, asked: Sequence[Unit], heard: Sequence[Unit], weight: Mapping[str, float]
) -> tuple[Verdict, tuple[Difference, ...]]:
    """What the likeliest sentences of a report say to the statement, and what sets the nearest against it."""
    if not heard or not asked:
        return "silent", ()
    nearest = max(heard, key=lambda unit: _covered(asked, [unit], weight)[0])  # the likeliest of equals
    found = tuple(dict.fromkeys(one for mine in asked for one in comparer.between(mine, nearest)))
    covered, numbers = _covered(asked, heard, weight)
    if any(one.kind != "detail" for one in found):
        return ("contradicts", found) if covered >= CONTRADICTS else ("silent", ())
    return ("supports", found) if covered >= SUPPORTS and numbers else ("silent", ())


def _covered(asked: Sequence[Unit], heard: Sequence[Unit], weight: Mapping[str, float]) -> tuple[float, bool]:
    """Share of the statement's weight that the sentences cover, and whether they have all its numbers."""
    there: dict[str, float] = {}
    for unit in heard:
        for word in unit.words:
            for key, value in forms(word, unit.language):
                there[key] = max(there.get(key, 0.0), value)
    words = {w.key: (w, unit.language) for unit in asked for w in unit.words if w.kind != "light"}
    met = {
        word.key: max((there.get(key, 0.0) * value for key, value in forms(word, code)), default=0.0)
        for word, code in words.values()
    }
    total = sum(weight[key] for key in words)
    numbers = all(met[key] == 1.0 for key, (word, _) in words.items() if word.kind == "number")
    return (sum(weight[key] * min(1.0, SURE * value) for key, value in met.items()) / total if total else 0.0), numbers


def _sum(counts: Sequence[Support]) -> Support:
    """Counts of several stories in one: no source of one is held to be one of another."""
    return Support(
        sum(one.reports for one in counts),
        sum(one.independent for one in counts),
        sum(one.low for one in counts),
        sum(one.high for one in counts),
        tuple(sorted({key for one in counts for key in one.sources})),
    )
