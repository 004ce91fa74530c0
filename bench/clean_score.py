"""Scores of cleaning: labels of lines, tokens and shingles of bodies, fields of metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bench.clean_sets import Gold
from bench.scoring import prf
from runut.records import Report
from runut.text.agencies import by_host, by_name

WORD = re.compile(r"\w+")
BODY_KINDS = ("dateline", "paragraph", "heading", "list", "quote")
NAMES = re.compile(r",\s+|\s*/\s*|\s+(?:and|dan|&)\s+")
FIELDS = ("outlet", "title", "published", "dateline_place", "byline", "credits", "keywords")


def body_of(report: Report) -> str:
    """The kept text without what was cut inside it, one line for each block."""
    cuts = [(one.span.start, one.span.end) for one in report.dropped]
    texts = []
    for block in report.blocks:
        if block.kind in BODY_KINDS:
            at, text = block.span.start, ""
            for start, end in cuts:
                if block.span.start <= start < block.span.end:
                    text += report.page[at:start] + " "
                    at = end
            texts.append(text + report.page[at : block.span.end])
    return "\n".join(texts)


def labels_of(report: Report, numbers: Sequence[int]) -> list[str]:
    """What the report says of each line (counted from 1)."""
    starts, at = [], 0
    for line in report.page.split("\n"):
        starts.append((at, at + len(line)))
        at += len(line) + 1
    by_line: dict[int, list[str]] = {}
    parts = [(b.span.start, b.kind) for b in report.blocks] + [
        (d.span.start, d.reason.split(".")[1]) for d in report.dropped if "inline" not in d.reason
    ]
    n = 0
    for start, kind in sorted(parts):
        while starts[n][1] < start:
            n += 1
        by_line.setdefault(n + 1, []).append(kind)
    return ["dateline_paragraph" if "dateline" in by_line[n] else by_line[n][0] for n in numbers]


def token_f1(given: str, gold: str) -> float:
    """F1 of the multisets of words; 1 where both are empty."""
    a, b = Counter(WORD.findall(given.casefold())), Counter(WORD.findall(gold.casefold()))
    if not a and not b:
        return 1.0
    return prf(sum((a & b).values()), sum(a.values()), sum(b.values()))[2]


def shingle_f1(pairs: Sequence[tuple[str, Any]]) -> float:
    """As the article-extraction benchmark: 4-gram shingles, precision and recall averaged over pages."""
    precision, recall = [], []
    for text, page in pairs:
        a, b = _shingles(text), _shingles(page.body)
        both = sum((a & b).values())
        if a:
            precision.append(both / sum(a.values()))
        if b:
            recall.append(both / sum(b.values()))
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return 2 * p * r / (p + r)


def heads(pairs: Sequence[tuple[Report | None, Gold]]) -> dict[str, float]:
    """Shares of titles, days and authors that are right, of those gold has."""
    titles = [bool(r and r.title) and _norm(r.title.text) == _norm(p.title) for r, p in pairs if p.title]
    days = [bool(r and r.published) and r.published.start == p.day for r, p in pairs if p.day]
    authors = [
        bool(r) and {_norm(b.text) for b in r.byline} == {_norm(a) for a in p.authors} for r, p in pairs if p.authors
    ]
    named = {"title": titles, "date": days, "author": authors}
    return {key: sum(one) / len(one) for key, one in named.items() if one}


def mean_f1(pairs: Sequence[tuple[str, Gold]]) -> float:
    """Token F1, mean over pages."""
    return sum(token_f1(text, page.body) for text, page in pairs) / len(pairs)


def segment_f1(pairs: Sequence[tuple[str, Gold]]) -> float:
    """F1 over segments that must be kept and segments that must not."""
    right = sum(part in text for text, page in pairs for part in page.parts)
    wrong = sum(part in text for text, page in pairs for part in page.without)
    return prf(right, right + wrong, sum(len(page.parts) for _, page in pairs))[2]


def meta_score(report: Report, gold: dict[str, Any]) -> Counter[str]:
    """Counts of `field.right`, `.wrong`, `.given`, `.gold`; names of list fields count one by one."""
    place = report.dateline.place.text if report.dateline and report.dateline.place else None
    day = report.published.start.isoformat() if report.published and report.published.basis != "inferred" else None
    credits = [one for one in gold["credits"] or [] if one["role"] != "source_in_text"]
    cited = [one["name"] for one in gold["credits"] or [] if one["role"] == "source_in_text"]
    given = {
        "outlet": [report.outlet], "title": [report.title and report.title.text], "published": [day],
        "dateline_place": [place], "byline": [one.text for one in report.byline],
        "credits": [one.name for one in report.credits], "keywords": [one.text for one in report.keywords],
    }  # fmt: skip
    wanted = {
        "outlet": [gold["outlet"]], "title": [gold["title"]], "published": [gold["published"]],
        "dateline_place": [gold["dateline_place"]], "byline": gold["byline"] or [],
        "credits": [one["name"] for one in credits], "keywords": gold["keywords"] or [],
    }  # fmt: skip
    counts: Counter[str] = Counter()
    for field in FIELDS:
        a = {key for one in given[field] if one for key in _keys(field, one)}
        b = {key for one in wanted[field] if one for key in _keys(field, one)}
        extra = {key for one in cited for key in _keys(field, one)} if field == "credits" else set()
        counts[field + ".right"] += len(a & b)
        counts[field + ".wrong"] += len(a - b - extra)
        counts[field + ".given"] += len(a)
        counts[field + ".gold"] += len(b)
    return counts


def _keys(field: str, text: str) -> list[str]:
    """What a value counts as: a credit that joins several names ("A, B and C", "Agency/Name") counts each."""
    return [_key(field, one) for one in (NAMES.split(text) if field == "credits" and text != text.lower() else [text])]


def _key(field: str, text: str) -> str:
    if field in ("outlet", "credits"):
        house = by_name(text) or (by_host(text) if "." in text else None) or by_name(text.split("-", maxsplit=1)[0])
        text = house.name if house else text
    if field == "outlet":
        text = re.sub(r"(?i)\.(?:com|org|co|id)\b|^the|news$|\s", "", text)
    return " ".join(WORD.findall(text.casefold()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[n : n + 4]) for n in range(len(words) - 3))


def _norm(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
