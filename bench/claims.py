"""Claims aligned between two reports of one event, against careful readers' alignments (`id_claims`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.claims_across import translations
from bench.claims_pairs import contradictions, paraphrases
from bench.claims_slots import propositions
from bench.data import rows
from bench.scoring import prf
from runut.annotate import chains, entities, events, quotes, times
from runut.annotate.draft import Draft
from runut.consolidate import cast, consolidate
from runut.language import language
from runut.link import identify
from runut.records import Annotation, Block, Interval, Report, Sentence, Story, StoryDraft, cut
from runut.text.months import find_dates
from runut.text.tokens import tokenize

Link = tuple[int, int]
RELATIONS = ("agrees", "differs")


def run(data: Path, split: str) -> dict[str, float]:
    pages = {row["id"]: row["isi_berita"] for row in rows(data, "id_news_3days", split)}
    shared, linked = [0, 0, 0], [0, 0, 0]
    said: list[tuple[str, str]] = []
    wanted = found = multi = false = 0
    for row in rows(data, "id_claims", split):
        claims = _claims(row, story(row, pages))
        gold = [({(a, b) for a in one["a"] for b in one["b"]}, one["relation"]) for one in row["alignments"]]
        ours, theirs = (set().union(*(links for links, _ in side)) for side in (claims, gold))
        _count(linked, ours, theirs)
        for side in (0, 1):
            _count(shared, {link[side] for link in ours}, {link[side] for link in theirs})
        for links, relation in gold:
            meeting = [other for mine, other in claims if mine & links]
            if meeting:
                said.append((relation, "differs" if "differs" in meeting else "agrees"))
            wanted += relation == "differs"
            found += relation == "differs" and "differs" in meeting
        real = set().union(*(links for links, relation in gold if relation == "differs"))
        multi += len(claims)
        false += sum(relation == "differs" and not links & real for links, relation in claims)
    macro = [prf(*_confusion(said, label))[2] for label in RELATIONS]
    sets = (paraphrases, contradictions, propositions, translations)
    more = {key: value for one in sets for key, value in one(data, split).items()}
    if not wanted and not linked[2]:
        return more
    return more | {
        "id_claims.shared_sentence_f1": prf(*shared)[2],
        "id_claims.alignment_f1": prf(*linked)[2],
        "id_claims.alignment_precision": prf(*linked)[0],
        "id_claims.alignment_recall": prf(*linked)[1],
        "id_claims.relation_macro_f1": sum(macro) / len(macro),
        "id_claims.difference_recall": found / wanted if wanted else 0.0,
        "id_claims.false_difference_rate": false / multi if multi else 0.0,
    }


def story(row: Mapping[str, Any], pages: Mapping[str, str]) -> Story:
    """The account of one pair, its sentences as given."""
    reports, found = identify([annotated(row[side], pages) for side in "ab"])
    draft = StoryDraft(row["id"], tuple(report.id for report in reports), (), (), (), ())
    return consolidate(draft, {report.id: report for report in reports}, cast(found))


def annotated(side: Mapping[str, Any], pages: Mapping[str, str]) -> Annotation:
    """One article of a pair, read by the stages of `annotate` with the sentences as given."""
    page = pages.get(side["article"]) or _rebuilt(side)
    blocks, at = [], 0
    for line in page.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", cut(page, at, at + len(line))))
        at += len(line) + 1
    kept = [s for s in side["sentences"] if not s["boiler"]]
    sentences = tuple(
        Sentence(
            f"{side['article']}.s{s['idx']}",
            max(n for n, block in enumerate(blocks) if block.span.start <= s["start"]),
            cut(page, s["start"], s["end"]),
        )
        for s in kept
    )
    known = language("id")
    days = find_dates(side["published"], 0, len(side["published"]), (known,))
    published = Interval(days[0].day, days[0].day, "metadata") if days else None
    report = Report(
        id=side["article"], source=side["article"], also_at=(), media_type="text/plain", page=page, language="id",
        outlet=side["outlet"], title=None, deck=None, dateline=None, byline=(), published=published, credits=(),
        keywords=(), blocks=tuple(blocks), dropped=(), sentences=sentences,
    )  # fmt: skip
    draft = Draft(report, known, tuple(tokenize(page, s.span.start, s.span.end) for s in sentences))
    for step in (times, entities, quotes, events, chains):
        draft = step(draft)
    return draft.done()


def _rebuilt(side: Mapping[str, Any]) -> str:
    page = [" "] * max(s["end"] for s in side["sentences"])
    for s in side["sentences"]:
        page[s["start"] : s["end"]] = s["text"]
    return "".join(page)


def _claims(row: Mapping[str, Any], told: Story) -> list[tuple[set[Link], str]]:
    found = []
    for claim in told.claims:
        sides = [
            {
                s["idx"]
                for s in row[side]["sentences"]
                for m in claim.members
                if m.report == row[side]["article"] and m.span.start < s["end"] and m.span.end > s["start"]
            }
            for side in "ab"
        ]
        if all(sides):
            found.append(({(a, b) for a in sides[0] for b in sides[1]}, claim.relation))
    return found


def _count(counts: list[int], given: set[Any], wanted: set[Any]) -> None:
    for n, size in enumerate((len(given & wanted), len(given), len(wanted))):
        counts[n] += size


def _confusion(said: list[tuple[str, str]], label: str) -> tuple[int, int, int]:
    hit = sum(gold == label == mine for gold, mine in said)
    return hit, sum(mine == label for _, mine in said), sum(gold == label for gold, _ in said)
