"""Stories: B-cubed of `link` on labelled sets, each alone and all mixed, and of the stream; entities are not read.

Beside them a single pass by TF-IDF and time in the same run, graded pairs (bench/semeval.py), and the speed of a stream
against the size of its window (bench/streamed.py). One setting for all sets. A stream takes the mixed sets by date
where a set shows one that is not the key, else by the digest of the text; its statistics are the shipped ones.
"""

from __future__ import annotations

from pathlib import Path
from time import process_time

from bench.scoring import adjusted_rand, b_cubed
from bench.semeval import semeval
from bench.single_pass import single_pass
from bench.stories_sets import Labelled, indonesian, known_day, labelled, report
from bench.streamed import flatness
from runut.link import link
from runut.link.stream import Stream
from runut.records import Report

__all__ = ["Labelled", "indonesian", "known_day", "labelled", "report", "run"]
ANY_DAYS = 100_000
"""The sets lie years apart, and some have no days: the stream compares them all."""


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    sets = labelled(data, split)
    sets["mixed"] = [(one, f"{name}/{gold}") for name, rows in sets.items() for one, gold in rows]
    for name, found in sets.items():
        began = process_time()
        drafts = link([one for one, _ in found], ())
        spent = process_time() - began
        figures |= told(name, found, {one: draft.id for draft in drafts for one in draft.reports})
        figures["reports_per_cpu_s"] = len(found) / spent
    ordered = in_order(sets["mixed"])
    began = process_time()
    stream, at_once = Stream(days=ANY_DAYS), {}
    for one, _ in ordered:
        at_once[one.id] = stream.add(one).decision.story
    stream.settle()
    figures["stream.reports_per_cpu_s"] = len(ordered) / (process_time() - began)
    figures["stream.bytes_per_report"] = stream.bytes / len(ordered)
    figures |= told("stream", ordered, {one: name for name, members in stream.stories().items() for one in members})
    figures |= told("stream_at_once", ordered, at_once)
    figures |= told("baseline.mixed", ordered, single_pass([one for one, _ in ordered]))
    return {**figures, **semeval(data, split), **flatness()}


def told(name: str, found: Labelled, home: dict[str, str]) -> dict[str, float]:
    """B-cubed and the adjusted Rand index of a set."""
    given, gold = [home[one.id] for one, _ in found], [label for _, label in found]
    p, r, f1 = b_cubed(given, gold)
    ari = adjusted_rand(given, gold)
    print(f"{name:15} {len(found):5} reports  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  ARI {ari:.3f}", flush=True)
    return {f"{name}.b3_f1": f1, f"{name}.b3_p": p, f"{name}.b3_r": r, f"{name}.ari": ari}


def in_order(found: Labelled) -> Labelled:
    """By day where one is known, then by id, which is a digest of the text or tells nothing."""

    def key(one: tuple[Report, str]) -> tuple[bool, str, str]:
        published = one[0].published
        return published is None, str(published.start) if published else "", one[0].id

    return sorted(found, key=key)
