"""Quotes: found (80% overlap and exact), by kind; speaker, medium, house and day. `id_quotes`, `quotes_polnear_en`.

Every line is one paragraph (the first of a PolNeAR text its title), so that cleaning is not measured; outlet and day
of publication are given. A statement of PolNeAR that goes on after its speaker (`"A," X said. "B."`) is one there;
ours are joined by `continues`. Its attributions in the wide sense (plans, praise, what polls show) are compared
with our quotes and `views` together, its direct quotes with our quotes alone.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.attributions import as_report, forms_of, joined_up, letters, matched, named, names_of, words_of
from bench.data import rows
from bench.scoring import prf
from bench.worst import worst
from runut.annotate.draft import Draft
from runut.annotate.entities import entities
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.annotate.times import times
from runut.annotate.views import views
from runut.language import language
from runut.records import Quote

MARKS = "\"“‘'"


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    spent = [0.0, 0.0]
    if found := rows(data, "id_quotes", split):
        figures |= _indonesian(found, spent)
    if found := rows(data, "quotes_polnear_en", split):
        figures |= _english(found, spent)
    figures["reports_per_cpu_s"] = spent[0] / spent[1] if spent[1] else 0.0
    return figures


def _read(text: str, code: str, outlet: str | None, day: str, titled: bool, spent: list[float]) -> Draft:
    draft = entities(times(segment(as_report(text, code, outlet, day, titled), language(code))))
    start = time.process_time()
    draft = quotes(draft)
    spent[0] += 1
    spent[1] += time.process_time() - start
    return draft


def _indonesian(found: list[dict[str, Any]], spent: list[float]) -> dict[str, float]:
    n: Counter[str] = Counter()
    misses: list[tuple[float, str]] = []
    for row in found:
        draft = _read(row["text"], "id", row["outlet"], row["published_date"], False, spent)
        text, given, gold = row["text"], draft.report.quotes, row["quotes"]
        pairs = matched(
            [letters(text, q["content"]) for q in gold],
            [letters(text, [(c.start, c.end) for c in q.content]) for q in given],
        )
        for i, q in enumerate(gold):
            kind = "uncued" if q["kind"] == "indirect" and not q.get("cue") else q["kind"]
            n[f"{kind} gold"] += 1
            if i not in pairs:
                size = q["content"][-1][1] - q["content"][0][0]
                misses += [(size, f"{row['id']} {kind}: {text[q['content'][0][0] :][:100]!r}")] * (kind != "uncued")
                continue
            n[f"{kind} right"] += 1
            n["exact"] += pairs[i][1] and kind != "uncued"
            if kind != "uncued":
                _details(n, q, given[pairs[i][0]], draft, row["persons"])
        optional = {pairs[i][0] for i, q in enumerate(gold) if i in pairs and q["kind"] == "indirect" and not q["cue"]}
        for j, quote in enumerate(given):
            kind = "uncued" if j in optional or (quote.kind == "indirect" and quote.cue is None) else quote.kind
            n[f"{kind} given"] += 1
    worst("id_quotes", misses)
    kinds = ("direct", "indirect", "mixed")
    right, given_, gold_ = (sum(n[f"{kind} {what}"] for kind in kinds) for what in ("right", "given", "gold"))
    figures = {"f1_80": prf(right, given_, gold_)[2], "exact_f1": prf(n["exact"], given_, gold_)[2]}
    for kind in ("direct", "indirect", "uncued"):
        figures[f"{kind}_f1_80"] = prf(n[f"{kind} right"], n[f"{kind} given"], n[f"{kind} gold"])[2]
    figures["speaker"] = n["speaker"] / max(1, right)
    for key in ("medium", "via"):
        figures[f"{key}_f1"] = prf(n[f"{key} right"], n[f"{key} given"], n[f"{key} gold"])[2]
    figures["date"] = n["date right"] / max(1, n["date gold"])
    return {f"id_quotes.{key}": value for key, value in figures.items()}


def _details(n: Counter[str], gold: dict[str, Any], quote: Quote, draft: Draft, persons: list[dict[str, Any]]) -> None:
    n["speaker"] += named(forms_of(gold["speaker_name"], persons), names_of(draft, quote))
    for key, value in (("medium", quote.medium), ("via", quote.via)):
        a, b = words_of(gold.get(key)), words_of(value)
        n[f"{key} gold"] += bool(a)
        n[f"{key} given"] += bool(b)
        n[f"{key} right"] += bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))
    if gold.get("date"):
        n["date gold"] += 1
        n["date right"] += bool(quote.time) and [str(quote.time.start), str(quote.time.end)] == gold["date"]


def _english(found: list[dict[str, Any]], spent: list[float]) -> dict[str, float]:
    n: Counter[str] = Counter()
    misses: list[tuple[float, str]] = []
    for row in found:
        text = row["text"]
        draft = _read(text, "en", None, row["date"], True, spent)
        gold = [a for a in row["annotations"][0]["attributions"] if a["content"]]
        spans = [sorted((a, b) for part in one["content"] for a, b in part["spans"]) for one in gold]
        joined = joined_up(draft.report.quotes)
        said = len(joined)
        joined += [(one, [(part.start, part.end) for part in one.content]) for one in views(draft).report.views]
        wanted = [letters(text, s) for s in spans]
        held = [letters(text, s) for _, s in joined]
        pairs, spoken = matched(wanted, held), matched(wanted, held[:said])
        for i, own in enumerate(spans):
            direct = text[own[0][0]] in MARKS
            n["gold"] += 1
            n["direct gold"] += direct
            n["right"] += i in pairs
            misses += [] if i in pairs else [(own[-1][1] - own[0][0], f"{row['id']}: {text[own[0][0] : own[-1][1]]!r}")]
            n["direct right"] += direct and i in spoken
            if i in pairs and gold[i]["source"]:
                n["sourced"] += 1
                names = [draft.report.page[s.span.start : s.span.end] for s in joined[pairs[i][0]][0].speakers]
                n["speaker"] += named([s["text"] for s in gold[i]["source"]], names)
        n["given"] += len(joined)
        n["direct given"] += sum(text[max(0, s[0][0] - 1)] in MARKS for _, s in joined[:said])
    worst("polnear", misses)
    return {
        "polnear.direct_f1_80": prf(n["direct right"], n["direct given"], n["direct gold"])[2],
        "polnear.all_f1_80": prf(n["right"], n["given"], n["gold"])[2],
        "polnear.speaker": n["speaker"] / max(1, n["sourced"]),
    }
