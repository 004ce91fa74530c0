"""Times: spans and values on Indonesian gold, values on English, beside dateparser's search.

Spans count where both ends are right. A gold expression's value counts as right where an expression that overlaps it
(the one with the largest share) has its kind's value: the interval, for durations the ISO value. Of TempEval-2 the DATE
and TIME values are taken that name a year, a month, a quarter, a week or a day in full; clock times count by their day.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bench.data import rows
from bench.scoring import prf
from runut.annotate.segment import segment
from runut.annotate.times import times
from runut.annotate.times_calendar import Days, months
from runut.language import language
from runut.records import Block, Interval, Report, cut


class Found(NamedTuple):
    """An expression at `text[start:end]`."""

    start: int
    end: int
    days: Days | None
    value: str | None = None


Finder = Callable[[str, date, str], list[Found]]


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    peers: list[tuple[str, Finder]] = [("", ours)]
    try:
        import dateparser.search  # noqa: F401

        peers.append(("peer.", dateparsers))
    except ImportError:
        print("left out: dateparser (not installed)", file=sys.stderr)
    indonesian, english = rows(data, "id_times", split), rows(data, "timex_tempeval2_en", split)
    for prefix, finder in peers:
        figures |= {
            prefix + key: value for key, value in (_id_times(indonesian, finder) | _tempeval(english, finder)).items()
        }
    return figures


def ours(text: str, anchor: date, code: str) -> list[Found]:
    page = text
    blocks = tuple(Block("paragraph", cut(page, m.start(), m.end())) for m in re.finditer(r"[^\n]*\S", page))
    report = Report(
        id="r", source="", also_at=(), media_type="text/plain", page=page, language=code, outlet=None, title=None,
        deck=None, dateline=None, byline=(), published=Interval(anchor, anchor, "metadata"), credits=(), keywords=(),
        blocks=blocks, dropped=(),
    )  # fmt: skip
    draft = times(segment(report, language(code)))
    return [
        Found(t.span.start, t.span.end, Days(t.interval.start, t.interval.end) if t.interval else None, t.value)
        for t in draft.report.times
    ]


def dateparsers(text: str, anchor: date, code: str) -> list[Found]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day, 12), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in search_dates(text, languages=[code], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Found(start, at, Days(moment.date(), moment.date())))
    return found


def _id_times(gold: list[dict[str, Any]], finder: Finder) -> dict[str, float]:
    if not gold:
        return {}
    right = given = wanted = valued = exact = 0
    for row in gold:
        found = finder(row["text"], date.fromisoformat(row["anchor"]), "id")
        spans = {(one.start, one.end) for one in found}
        right += sum((one["start"], one["end"]) in spans for one in row["times"])
        given, wanted = given + len(found), wanted + len(row["times"])
        for one in row["times"]:
            best = _overlapping(found, one["start"], one["end"])
            ok = best is not None and _same(best, one)
            valued += ok
            exact += ok and best is not None and (best.start, best.end) == (one["start"], one["end"])
    return {
        "id_times.span_f1": prf(right, given, wanted)[2],
        "id_times.value_accuracy": valued / wanted,
        "id_times.exact_value_accuracy": exact / wanted,
    }


def _same(found: Found, gold: dict[str, Any]) -> bool:
    interval = gold["interval"]
    if interval is None:
        return found.days is None and (gold["kind"] != "duration" or found.value == gold.get("value"))
    return found.days == Days(*(date.fromisoformat(day) if day else None for day in interval))


def _tempeval(gold: list[dict[str, Any]], finder: Finder) -> dict[str, float]:
    counts = {"": [0, 0], "day_": [0, 0]}
    for row in gold:
        offsets, text = [], ""
        for sentence in row["sentences"]:
            offsets.append([])
            for token in sentence:
                offsets[-1].append((len(text), len(text) + len(token)))
                text += token + " "
            text = text[:-1] + "\n"
        found = finder(text, datetime.strptime(row["dct"][:8], "%Y%m%d").date(), "en")
        for one in row["timex"]:
            days = _days(one["value"]) if one["type"] in ("DATE", "TIME") and one["tokens"] else None
            if days is None:
                continue
            places = [offsets[one["sent"]][token] for token in one["tokens"]]
            best = _overlapping(found, min(a for a, _ in places), max(b for _, b in places))
            for key in ("", "day_")[: 1 + (days.start == days.end)]:
                counts[key][0] += best is not None and best.days == days
                counts[key][1] += 1
    return {f"tempeval2.{key}value_accuracy": right / wanted for key, (right, wanted) in counts.items() if wanted}


def _days(value: str) -> Days | None:
    """The days of a TIMEX3 value; None where it names no year, month, quarter, week or day in full."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
        day = date(*map(int, match.groups()))
        return Days(day, day)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Days(monday, monday + timedelta(days=6))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value):
        return months(int(match[1]), int(match[2] or 1), int(match[2] or 12))
    return None


def _overlapping(found: list[Found], start: int, end: int) -> Found | None:
    best = max(found, key=lambda one: (min(one.end, end) - max(one.start, start), -one.start), default=None)
    return best if best is not None and best.start < end and best.end > start else None
