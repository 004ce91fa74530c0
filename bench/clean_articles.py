"""Extraction sets, page by page and side by side: ours and every peer on each page before the next one.

So noise of the machine hits all alike, and a ratio of two speeds holds; who goes first changes from page to page.
Bytes in, text out is what is timed (CPU time of this process), decoding included. Where a peer raises, gives no text
or takes longer than `GUARD`, the page counts as failed and its text as empty.
"""

from __future__ import annotations

import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from bench.clean_peers import PEERS
from bench.clean_score import body_of, heads, mean_f1, segment_f1, shingle_f1
from bench.clean_sets import Gold
from runut.clean import clean
from runut.errors import InputError
from runut.read.decode import decode, encoding
from runut.read.html import html_page
from runut.records import Page, Report
from tools.clean_data import flat, html_of

GUARD = 20.0  # seconds a page may take a peer
OWN = "runut"
FLAT = "runut_flat"


class Side(NamedTuple):
    """What one cleaner made of a set: texts in the order of its pages, CPU-seconds, pages it failed on."""

    texts: tuple[str, ...]
    seconds: float
    failed: int


class Run(NamedTuple):
    """All cleaners on a set, and our reports from HTML."""

    sides: Mapping[str, Side]
    reports: tuple[Report | None, ...]


class _Late(BaseException):
    pass


def side_by_side(data: Path, name: str, pages: Sequence[Gold]) -> Run:
    """Clean each page of a set by each cleaner: ours from HTML, ours from the same page flattened, the peers."""
    reports: list[Report | None] = []
    texts: dict[str, list[str]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    failed: dict[str, int] = defaultdict(int)
    for n, page in enumerate(pages):
        html = html_of(data, f"extract_{name}", page.file)
        text = flat(html)

        def own(html: bytes = html, page: Gold = page) -> str:
            reports.append(report_of(html, page))
            return body_of(reports[-1]) if reports[-1] else ""

        def bare(text: str = text, page: Gold = page) -> str:
            return body_of(clean([Page(source=page.file, media_type="text/plain", text=text, url=page.url)])[0])

        sides: dict[str, Callable[[], str]] = {OWN: own, FLAT: bare}
        sides |= {peer: lambda extract=extract, html=html: extract(html) for peer, extract in PEERS.items()}
        names = list(sides)
        for one in names if n % 2 else names[::-1]:
            if not n and one != OWN:
                _guarded(sides[one])  # tables and models are loaded before the clock runs
            start = process_time()
            found = _guarded(sides[one])
            seconds[one] += process_time() - start
            texts[one].append(found or "")
            failed[one] += not found
    return Run({one: Side(tuple(texts[one]), seconds[one], failed[one]) for one in texts}, tuple(reports))


def figures_of(name: str, pages: Sequence[Gold], run: Run) -> dict[str, float]:
    """Body F1, title, day and authors of ours; F1, speed and failures of each peer."""
    score = {"scrapinghub": shingle_f1, "trafilatura": segment_f1}.get(name, mean_f1)
    f1 = {one: score(list(zip(side.texts, pages, strict=True))) for one, side in run.sides.items()}
    figures: dict[str, float] = {"html_f1": f1[OWN], "flat_f1": f1[FLAT]}
    peers = {peer: f1[peer] for peer in PEERS}
    if "trafilatura" in peers:
        figures["peer_trafilatura_f1"] = max(peers["trafilatura"], peers["trafilatura_fast"])
    if peers:
        figures["peer_best_f1"] = max(peers.values())
    figures |= {f"peer.{peer}.f1": value for peer, value in peers.items()}
    for one, side in run.sides.items():
        figures[f"pages_per_cpu_s.{one}"] = len(pages) / side.seconds
        figures[f"failed.{one}"] = side.failed
    return figures | heads([(r, p) for r, p in zip(run.reports, pages, strict=True)])


def report_of(html: bytes, page: Gold) -> Report | None:
    """Our report of a page of HTML; None where there is nothing to read in it."""
    try:
        text = decode(html, encoding(html, page.file, html=True), page.file)
        read = html_page(page.file, text)
    except InputError:
        return None
    known = Page(page.file, read.media_type, read.text, page.url, read.hints, read.metadata)
    return clean([known])[0]


def _guarded(work: Callable[[], str]) -> str | None:
    """What `work` gives; None where it raises or takes too long."""
    try:
        with _limit(GUARD):
            return work()
    except (Exception, _Late):
        return None


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    def late(*_: Any) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
