"""The speed of a stream against the size of its window, on generated reports. For `bench.stories`.

Windows of 2,000 and 20,000 reports take a few minutes; `RUNUT_BENCH_SIZES=10000,100000 python -m bench stories` takes
some ten more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from time import process_time

from runut.link.profile import profiles
from runut.link.snapshot import Snapshot
from runut.link.stream import Stream
from runut.records import Block, Interval, Report, cut, field_text

SIZES = "2000,20000"
TIMED = 1_000
"""Reports timed when the window is full."""
DAYS = 14
WORDS, TOPIC, LENGTH = 60_000, 40, 220
"""Words there are, words of a story's own, words of a report."""


def generated(per_day: int) -> Iterator[Report]:
    """Reports of stories that go on for two days, so many a day: each story has words of its own among common ones."""
    random, start = Random(7), date(2024, 1, 1)
    stories: list[list[str]] = []
    number = 0
    while True:
        day = start + timedelta(days=number // per_day)
        if number % 4 == 0 or not stories:
            stories.append([_word(random.randrange(WORDS)) for _ in range(TOPIC)])
            del stories[: -max(1, per_day // 2)]
        topic = random.choice(stories)
        common = [_word(int((WORDS + 1.0) ** random.random()) - 1) for _ in range(LENGTH * 2 // 3)]
        words = common + [random.choice(topic) for _ in range(LENGTH - len(common))]
        random.shuffle(words)
        page = " ".join(words)
        yield Report(
            id=f"g{number:07}", source="generated", also_at=(), media_type="text/plain", page=page, language="en",
            outlet=None, title=field_text(" ".join(random.sample(topic, 6))), deck=None, dateline=None, byline=(),
            published=Interval(day, day, "metadata"), credits=(), keywords=(),
            blocks=(Block("paragraph", cut(page, 0, len(page))),), dropped=(),
        )  # fmt: skip
        number += 1


def flatness() -> dict[str, float]:
    """Reports per CPU-second with windows of the two sizes, the share of the one in the other, bytes a report."""
    rates, figures = [], {}
    for size in (int(one) for one in os.environ.get("RUNUT_BENCH_SIZES", SIZES).split(",")[:2]):
        reports = generated(max(1, size // (DAYS + 2)))
        first = [next(reports) for _ in range(500)]
        stream = Stream(Snapshot.of(profiles(first, ())), DAYS)
        for one in first:
            stream.add(one)
        for _ in range(size + size // 4 - len(first)):  # full, and some have left again
            stream.add(next(reports))
        timed = [next(reports) for _ in range(max(TIMED, size // 4))]
        began = process_time()
        for one in timed:
            stream.add(one)
        rates.append(len(timed) / (process_time() - began))
        held = len(stream.homes)
        print(
            f"stream: {held:6} reports in the window  {rates[-1]:6.0f} reports/CPU-s  {stream.bytes / held:.0f} bytes"
        )
        figures[f"stream_{size}.reports_per_cpu_s"] = rates[-1]
        figures["stream_bytes_per_report"] = stream.bytes / held
    return {**figures, "flatness": rates[1] / rates[0]}


def _word(number: int) -> str:
    return "w" + "".join("aeioulnrst"[int(digit)] for digit in str(number))
