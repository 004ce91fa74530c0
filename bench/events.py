"""Events: who did what to whom.

How it is measured. Each sentence is a report of one paragraph, read by the whole of `annotate`; `id_events` gets its
article's date from `id_news_3days` (the row names the article). A given event is paired with a gold event of one
type, most shared parties first; what is left over is paired by overlapping triggers, for parties only. Names are
folded (case, marks); two match if they are equal or all words of one stand in the other; an entity answers to its
name, its aliases and its mentions, a gold party to its text and its canonical name. `auxiliary_f1`: over pairs of one
type, label by label, an event without any counting as "actual". `all_right`: share of gold events with type, mode,
auxiliary modes, actors and recipients right. GSR and zsp: the type of the sentence's first event; older names
mapped. `not_in_text`: `seed_events`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.data import published, rows
from bench.event_pairs import count, paired, shared
from bench.event_reports import read, speed
from bench.scoring import prf
from bench.seed_events import not_in_text
from bench.worst import worst

OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CRIME": "ASSAULT"}
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


Misses = list[tuple[float, str]]


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, measure in (("id_events", _id_events), ("gsr", _gsr), ("zsp", _zsp)):
        misses: Misses = []
        figures |= measure(data, split, misses)
        worst(name, misses)
    bound, unaccounted = not_in_text(data)
    worst("seeds, events no gold event accounts for", [(1, one) for one in unaccounted])
    return figures | bound | speed(data, split)


def _id_events(data: Path, split: str, misses: Misses) -> dict[str, float]:
    gold = rows(data, "id_events", split)
    if not gold:
        return {}
    days = {row["id"]: published(row) for row in rows(data, "id_news_3days", split)}
    tally = {key: [0, 0, 0] for key in ("type", "mode", "auxiliary", "actor", "recipient")}
    all_right = total = 0
    for row in gold:
        found = read(row["text"], "id", days.get(row["article"]))
        wrong: list[str] = []
        total += len(row["events"])
        pairs = paired(row["events"], found, misses=wrong)
        for want, got in pairs:
            same = want is not None and got is not None and want["type"] == got.type
            count(tally["type"], same, got is not None, want is not None)
            modes = {want["mode"], *(want.get("also_modes") or ())} - {None} if want else set()
            count(tally["mode"], same and got.mode in modes, bool(got and got.mode), bool(modes))
            actors = shared(tally["actor"], want, got, "actors", found)
            recipients = shared(tally["recipient"], want, got, "recipients", found)
            if same:
                a, b = set(want["auxiliary"]) or {"actual"}, set(got.auxiliary) or {"actual"}
                tally["auxiliary"] = [x + y for x, y in zip(tally["auxiliary"], (len(a & b), len(b), len(a)))]
                all_right += a == b and actors and recipients and (got.mode in modes or not (got.mode or modes))
        misses += [(len(wrong), f"{row['id']}: {'; '.join(wrong)}")] if wrong else []
    return {f"id_events.{key}_f1": prf(*counts)[2] for key, counts in tally.items()} | {
        "id_events.all_right": all_right / max(total, 1),
        "id_events.type_precision": prf(*tally["type"])[0],
        "id_events.type_recall": prf(*tally["type"])[1],
    }


def _gsr(data: Path, split: str, misses: Misses) -> dict[str, float]:
    gold = rows(data, "events_plover_gsr_en", split)
    if not gold:
        return {}
    right, actor, recipient = 0, [0, 0, 0], [0, 0, 0]
    for row in gold:
        found = read(row["text"], "en")
        want = OLDER.get(row["event"], row["event"])
        first = found.report.events[0] if found.report.events else None
        right += bool(first and first.type == want)
        sides = {"actors": row.get("source", []), "recipients": row.get("target", [])}
        named: dict[str, Any] = {
            side: [{"text": one.get("actorText"), "canonical": None} for one in some] for side, some in sides.items()
        }
        told = shared(actor, named, first, "actors", found), shared(recipient, named, first, "recipients", found)
        wrong = (first is None) + (first is None or first.type != want) + told.count(False)
        if wrong:
            sides_wrong = [side for side, right_ in zip(named, told, strict=True) if not right_]
            what = f"{first.type if first else 'nothing'}, gold {want}; wrong {sides_wrong}"
            misses.append((wrong, f"{row['id']}: {what}: {row['text']}"))
    return {
        "gsr.type_accuracy": right / len(gold),
        "gsr.actor_f1": prf(*actor)[2],
        "gsr.recipient_f1": prf(*recipient)[2],
    }


def _zsp(data: Path, split: str, misses: Misses) -> dict[str, float]:
    gold = rows(data, "events_zsp_plv_en", split)
    right = 0
    for row in gold:
        found = read(row["sentence"], "en").report.events
        given = YIELD.get(found[0].type, found[0].type) if found else None
        right += given == row["gold_root"]
        if given != row["gold_root"]:
            misses.append(
                (1 + (given is not None), f"{given or 'nothing'}, gold {row['gold_root']}: {row['sentence']}")
            )
    return {"zsp.type_accuracy": right / len(gold)} if gold else {}
