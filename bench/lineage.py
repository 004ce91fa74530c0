"""Lineage: relations of labelled pairs, and translations found among distractors. Entities are not read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from bench.data import rows
from bench.scoring import prf
from bench.stories import indonesian, report
from runut.link import link
from runut.records import Credit, Report, StoryDraft, cut_text

DEPENDENT = {"common_source", "reprint", "excerpt"}
CLASSES = ("dependent", "independent", "different")
FINE = ("common_source", "reprint", "excerpt", "independent", "different")


def run(data: Path, split: str) -> dict[str, float]:
    return {**relations(data, split), **translations(data, split), **directions(data, split)}


def relations(data: Path, split: str) -> dict[str, float]:
    file = data / "id_stories" / f"relations_{split}.jsonl"
    if not file.is_file():
        return {}
    news = indonesian(data, split)
    drafts = link([news[row["id"]] for row in rows(data, "id_stories", split) if row["id"] in news], ())
    told = _Told(drafts)
    wanted, given, fine_given, fine_wanted = [], [], [], []
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        fine = told.relation(row["a"], row["b"])
        fine_given.append(fine)
        fine_wanted.append(row["relation"])
        given.append("dependent" if fine in DEPENDENT else fine)
        wanted.append("dependent" if row["relation"] in DEPENDENT else row["relation"])
    for one in CLASSES:
        print(f"{one:12}", *(f"{other} {sum(z == (one, other) for z in zip(wanted, given)):3}" for other in CLASSES))
    by_class = [_f1(one, given, wanted) for one in CLASSES]
    return {
        "relations.macro_f1": sum(by_class) / len(CLASSES),
        "relations.dependent_f1": by_class[0],
        "relations.fine_macro_f1": sum(_f1(one, fine_given, fine_wanted) for one in FINE) / len(FINE),
    }


def translations(data: Path, split: str) -> dict[str, float]:
    """Each document of the parallel news with its translation, all in one brief."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows(data, "parallel_ntrex_en_id", split):
        found.setdefault(row["doc"], []).append(row)
    for row in rows(data, "parallel_bbc_en_id", split):
        found.setdefault(f"bbc.{row['block']}", []).append(row)
    if not found:
        return {}
    reports = [
        report(f"{doc}|{code}", None, "\n".join(line[field].strip() for line in lines), code, None, None)
        for doc, lines in sorted(found.items())
        for code, field in (("en", "en"), ("id", "ind"))
    ]
    told = _Told(link(reports, ()))
    right = sum(told.translated(f"{doc}|en", f"{doc}|id") for doc in found)
    ids = [one.id for one in reports]
    given = sum(told.translated(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :])
    p, r, _ = prf(right, given, len(found))
    return {"translations.recall": r, "translations.precision": p}


def directions(data: Path, split: str) -> dict[str, float]:
    """Planted chains: a report, a cut of it that credits its outlet, and a cut of that which credits the second's."""
    long = [one for _, one in sorted(indonesian(data, split).items()) if len(one.blocks) >= 12][:60]
    if not long:
        return {}
    decided = right = pairs = 0
    for one in long:
        chain = [one]
        for step, outlet in enumerate(("Kabar Satu", "Kabar Dua"), 1):
            kept = [block.span.text for block in chain[-1].blocks][: -2 * step]
            lines = [*kept, f"Dikutip dari {chain[-1].outlet}."]
            chain.append(report(f"{one.id}.{step}", None, "\n".join(lines), "id", outlet, None))
        told = _Told(link([_credited(two, one.outlet) for one, two in pairwise([chain[0], *chain])], ()))
        for a, b in pairwise(chain):
            pairs += 1
            found = [(x, y) for x, y in told.derived if {x, y} == {a.id, b.id}]
            decided += bool(found)
            right += (a.id, b.id) in found
    return {"directions.accuracy": right / decided if decided else 0.0, "directions.decided": decided / pairs}


def _credited(one: Report, outlet: str | None) -> Report:
    at = one.page.find(f"Dikutip dari {outlet}.") if outlet else -1
    if at < 0 or outlet is None:
        return one
    begin = at + len("Dikutip dari ")
    return replace(one, credits=(Credit(outlet, "outlet", cut_text(one.page, begin, begin + len(outlet))),))


class _Told:
    """What drafts say of pairs of reports."""

    def __init__(self, drafts: Iterable[StoryDraft]) -> None:
        self.home: dict[str, str] = {}
        self.derived: dict[tuple[str, str], str] = {}
        self.sources: dict[str, dict[str, str]] = {}
        for draft in drafts:
            self.home |= dict.fromkeys(draft.reports, draft.id)
            for one in draft.lineage:
                if one.relation != "cites":
                    self.sources.setdefault(one.to, {})[one.from_] = one.relation
                    if one.from_ in draft.reports:
                        self.derived[one.from_, one.to] = one.relation

    def roots(self, report: str) -> frozenset[str]:
        """The report itself and all it comes from."""
        found, left = {report}, [report]
        while left:
            new = self.sources.get(left.pop(), {}).keys() - found
            found |= new
            left += sorted(new)
        return frozenset(found)

    def relation(self, a: str, b: str) -> str:
        if self.home[a] != self.home[b]:
            return "different"
        if not self.roots(a) & self.roots(b):
            return "independent"
        kinds = {self.derived.get((a, b)), self.derived.get((b, a))} & {"reprint", "excerpt"}
        if not kinds:
            mine, theirs = self.sources.get(a, {}), self.sources.get(b, {})
            common = sorted(mine.keys() & theirs.keys())
            if common and mine[common[0]] == theirs[common[0]] == "reprint":
                kinds = {"reprint"}
            elif common and "excerpt" in (mine[common[0]], theirs[common[0]]):
                kinds = {"excerpt"}
        return sorted(kinds)[0] or "" if kinds else "common_source"

    def translated(self, a: str, b: str) -> bool:
        if a.rpartition("|")[2] == b.rpartition("|")[2]:
            return False
        if "translation" in (self.derived.get((a, b)), self.derived.get((b, a))):
            return True
        mine, theirs = self.sources.get(a, {}), self.sources.get(b, {})
        return any(mine[one] == theirs[one] == "translation" for one in mine.keys() & theirs.keys())


def _f1(one: str, given: list[str], wanted: list[str]) -> float:
    right = sum(g == w == one for g, w in zip(given, wanted))
    return prf(right, given.count(one), wanted.count(one))[2]
