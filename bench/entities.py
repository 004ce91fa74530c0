"""Entities: persons of `id_quotes` as clusters of the forms they are named by (B-cubed); aliases on the seeds.

An element is one form of one person in one article ("Borrell", "Josep Borrell"). Precision runs over all forms of all
persons runut gives, recall over all forms of the gold persons; a form the other side does not have counts 0. Words of
courtesy before a name ("Pak", "Bu", "Mbak") are taken off the gold's forms, as runut takes them off its own.
`persons.name_f1` compares the names alone, `persons.role` asks for one gold role of those that are told.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from msgspec.structs import replace

from bench.data import rows
from bench.scoring import prf
from runut.annotate.entities import entities
from runut.annotate.lexis import Honorific
from runut.annotate.phrases import phrases
from runut.annotate.segment import segment
from runut.clean import clean
from runut.language import language
from runut.link import identify
from runut.records import Annotation, Block, Entity, Page, cut
from runut.text.names import fold

Clusters = list[set[str]]


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    right, given, wanted = 0.0, 0.0, 0.0
    roles, told = 0, 0
    for row in rows(data, "id_quotes", split):
        found = read(row["text"], "id").entities
        people = [entity for entity in found if entity.type == "person"]
        gold = [{bare(form) for form in (p["name"], *p["aliases"])} for p in row["persons"]]
        ours = [{bare(form) for form in (e.name, *e.aliases)} for e in people]
        p, r = b_cubed(ours, gold), b_cubed(gold, ours)
        right, given = right + p[0], given + p[1]
        wanted, recalled = wanted + r[1], r[0]
        figures["recalled"] = figures.get("recalled", 0.0) + recalled
        for person, forms in zip(row["persons"], gold):
            if person["roles"]:
                told += 1
                roles += any(_has_role(e, person["roles"]) for e, mine in zip(people, ours) if mine & forms)
    recalled = figures.pop("recalled", 0.0)
    if wanted:
        p, r = right / max(given, 1), recalled / wanted
        figures["persons.b3_precision"], figures["persons.b3_recall"] = p, r
        figures["persons.b3_f1"] = 2 * p * r / (p + r) if p + r else 0.0
        figures["persons.role"] = roles / max(told, 1)
    figures |= seeds(data)
    return figures


def bare(form: str) -> str:
    """A form for comparing, without words of courtesy before it: they are no part of a name in runut."""
    words = fold(form).split()
    courtesies = phrases(language("id"), Honorific)
    while len(words) > 1 and courtesies.get(words[:1]) is not None:
        del words[0]
    return " ".join(words)


def b_cubed(over: Clusters, other: Clusters) -> tuple[float, int]:
    """Sum of shares of each element's cluster that the other side puts with it, and the number of elements."""
    total, count = 0.0, 0
    for cluster in over:
        for form in cluster:
            count += 1
            there = next((c for c in other if form in c), set())
            total += len(cluster & there) / len(cluster)
    return total, count


def read(text: str, code: str | None = None) -> Annotation:
    """The entities of one text that is body throughout."""
    (report,) = clean([Page(source="bench", media_type="text/plain", text=text)], code)
    body = tuple(Block("paragraph", cut(text, m.start(), m.end())) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    report = replace(report, page=text, blocks=body, dropped=(), keywords=(), credits=())
    return entities(segment(report, language(report.language))).done()


def seeds(data: Path) -> dict[str, float]:
    """Share of the seeds' gold aliases that lie in the entity of their name, and of its entities found."""
    gold, folder = data.parent / "gold" / "seeds.json", data.parent / "seeds"
    if not gold.is_file():
        return {}
    pages = [Page(source=str(f), media_type="text/plain", text=f.read_text()) for f in sorted(folder.glob("*.txt"))]
    made = [entities(segment(report, language(report.language))).done() for report in clean(pages, None)]
    _, found = identify(made)
    forms = [{fold(form) for form in (e.name, *e.aliases)} for e in found]
    right = wanted = named = 0
    told = json.loads(gold.read_text())["entities"]
    for entity in told:
        aliases = [re.sub(r" \(as .*\)$", "", alias) for alias in entity["aliases"]]  # what it is told as is no form
        names = [fold(name) for name in (entity["name"], *aliases)]
        mine: set[str] = next((f for name in names for f in forms if name in f), set())
        named += bool(mine)
        for alias in aliases:
            wanted += 1
            right += fold(alias) in mine
    return {"seeds.aliases": right / max(wanted, 1), "seeds.found": named / max(len(told), 1)}


def _has_role(entity: Entity, gold: list[str]) -> bool:
    """Whether a role given shares most words with a gold one."""
    for role in entity.roles:
        mine = set(fold(role.title).split())
        for other in gold:
            theirs = set(fold(other.replace("(", " ").replace(")", " ")).split())
            if prf(len(mine & theirs), len(mine), len(theirs))[2] >= 0.6:
                return True
    return False
