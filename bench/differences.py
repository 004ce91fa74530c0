"""Contradictions planted in real reports, one in twenty sentences, found again; and decoys left alone.

Each report stands beside its edited copy as one story. A planted change is found where the claim of the sentence has a
difference of its kind (`recall`), or of any kind (`named` counts only the kind). Any other claim told as differing,
on a decoy or on an untouched sentence, is false and lowers `precision`, which by kind counts the kind told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from bench.data import rows
from bench.planting import DECOYS, PLANTERS, Planter, Setting
from runut import pipeline
from runut.annotate import annotate
from runut.consolidate import Cast, cast, consolidate
from runut.link import identify
from runut.records import Entity, Metadata, Page, Report, StoryDraft

REPORTS = {"id_news_3days": ("isi_berita", 240), "cluster_news2018_en": ("text", 120)}
EVERY = 20  # sentences, of which one is changed and one is a decoy
BODY = {"paragraph", "list", "quote"}


class Change(NamedTuple):
    """What was changed, and where it stands in the edited page."""

    kind: str
    decoy: bool
    start: int
    end: int


def run(data: Path, split: str) -> dict[str, float]:
    pages = [page for name in REPORTS for page in _pages(data, name, split)]
    if not pages:
        return {}
    return scored(cases(pages))


def cases(pages: Sequence[Page]) -> list[tuple[list[Change], Any, str]]:
    """Of each report its changes, the story of it and its copy, and the copy's id."""
    read, entities = pipeline.annotated(pages)
    mentioned = cast(entities)
    names = {type_: _names(entities, type_) for type_ in ("person", "place")}
    words = {code: _words([one for one in read if one.language == code]) for code in ("id", "en")}
    found = []
    for turn, report in enumerate(read):
        if report.language not in words:
            continue
        at = Setting(report, mentioned.of(report.id), names, words[report.language], turn)
        changes, page = edited(at)
        if changes:
            copy = Page(report.source + "~", "text/plain", page, metadata=Metadata(language=report.language))
            again = replace(pipeline.reports([copy])[0], published=report.published, language=report.language)
            found.append((changes, _story(report, again), again.id))
    return found


def edited(at: Setting) -> tuple[list[Change], str]:
    """The report's page with its changes, one a sentence."""
    report = at.report
    body = [s for s in report.sentences if report.blocks[s.block].kind in BODY]
    count = max(1, round(len(body) / EVERY))
    pieces: list[tuple[int, int, str, str, bool]] = []
    used: set[str] = set()
    for planters, decoy in ((PLANTERS, False), (DECOYS, True)):
        for n in range(count):
            one = _first(body, planters, at, n, used)
            if one is not None:
                pieces.append((*one, decoy))
    page, changes, shift = report.page, [], 0
    for start, end, new, kind, decoy in sorted(pieces):
        page = page[: start + shift] + new + page[end + shift :]
        changes.append(Change(kind, decoy, start + shift, start + shift + max(1, len(new))))
        shift += len(new) - (end - start)
    return changes, page


def scored(found: Sequence[tuple[list[Change], Any, str]]) -> dict[str, float]:
    planted, hit, told, right, decoys, fooled = Counter(), Counter(), Counter(), Counter(), Counter(), Counter()
    for changes, story, copy in found:
        for claim in story.claims:
            hard = [d for d in claim.differences if d.kind != "detail"]
            spans = [m.span for m in claim.members if m.report == copy]
            here = [c for c in changes if any(s.start <= c.start < s.end for s in spans)]
            for one in hard:
                told[one.kind] += 1
                right[one.kind] += any(not c.decoy for c in here)
            for one in here:
                if one.decoy:
                    fooled[one.kind] += bool(hard) and all(c.decoy for c in here)
        for one in changes:
            (decoys if one.decoy else planted)[one.kind] += 1
            if not one.decoy:
                claims = [c for c in story.claims if any(
                    m.report == copy and m.span.start <= one.start < m.span.end for m in c.members)]  # fmt: skip
                kinds = {d.kind for c in claims for d in c.differences} - {"detail"}
                hit[one.kind] += bool(kinds)
                hit[one.kind + ".named"] += one.kind in kinds
    figures = {
        "precision": right.total() / max(1, told.total()),
        "recall": sum(hit[kind] for kind in PLANTERS) / max(1, planted.total()),
        "named": sum(hit[kind + ".named"] for kind in PLANTERS) / max(1, planted.total()),
    }
    for kind in PLANTERS:
        print(f"{kind:12} planted {planted[kind]:4} found {hit[kind]:4} told {told[kind]:4} right {right[kind]:4}")
        figures[f"{kind}.precision"] = right[kind] / told[kind] if told[kind] else 1.0
        figures[f"{kind}.recall"] = hit[kind] / planted[kind] if planted[kind] else 1.0
    print("decoys", {kind: f"{fooled[kind]} of {count}" for kind, count in sorted(decoys.items())})
    figures["decoys.false_rate"] = fooled.total() / max(1, decoys.total())
    return figures


def _first(
    body: Sequence[Any], planters: dict[str, Planter], at: Setting, n: int, used: set[str]
) -> tuple[int, int, str, str] | None:
    kinds = list(planters)
    for step in range(len(kinds)):
        kind = kinds[(at.turn + n + step) % len(kinds)]
        for k in range(len(body)):
            sentence = body[(k + at.turn * 5 + n * 7) % len(body)]
            if sentence.id in used or (piece := planters[kind](sentence, at)) is None:
                continue
            used.add(sentence.id)
            return sentence.span.start + piece[0], sentence.span.start + piece[1], piece[2], kind
    return None


def _story(report: Report, copy: Report) -> Any:
    bare = replace(report, sentences=(), times=(), quotes=(), events=())
    read, entities = identify([annotate(bare), annotate(copy)])
    mentioned: Cast = cast(entities)
    return consolidate(
        StoryDraft("s", tuple(sorted(one.id for one in read)), (), (), (), ()), {r.id: r for r in read}, mentioned
    )


def _pages(data: Path, name: str, split: str) -> list[Page]:
    field, count = REPORTS[name]
    every = [row for row in rows(data, name, split) if len(row.get(field) or "") > 600]
    step = max(1, len(every) // count)
    language = "en" if name.endswith("_en") else "id"
    return [
        Page(f"{name}:{n}", "text/plain", row[field], metadata=Metadata(language=language))
        for n, row in enumerate(every[::step][:count])
    ]


def _names(entities: Sequence[Entity], type_: str) -> list[str]:
    return sorted({e.name for e in entities if e.type == type_ and e.name[0].isupper() and len(e.name.split()) < 3})


def _words(reports: Sequence[Report]) -> list[str]:
    quoted = (c.text for r in reports for q in r.quotes if q.kind != "indirect" for c in q.content)
    counts = Counter(word for text in quoted for word in text.split() if word.isalpha() and word.islower())
    return sorted(word for word in counts if len(word) > 5)
