"""What the line labeller sees of each line of a page.

Theory of operation. Text whose HTML is gone still shows its make-up: sentences are long, end in a stop and are full
of function words; menus are short, capitalised, come in runs and repeat; labels use a small stock of words
(tables); the article is one dense run of sentences, and what stands before, inside and after it differs. A headline
shares its words with the article, a headline of another article does not. So a line is described by its shape, by
its place in the page and against that run, by the words it shares with it, by its neighbours, by how often it
stands on the page and on other pages of its outlet, and by cue words. HTML adds tag, ancestors and the share of
linked text; flattened text merely lacks these features, and training has pages with and without, so that one model
serves both. All values are put in a few classes: a linear chain needs no scaling and the weights stay readable.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from runut.clean.lines import Line, folded
from runut.clean.shape import HEAD, SHARES, WORD, Shape, shape, short_words

STEPS = (1, 2, 3, 5, 9, 17, 40)
BEFORE = tuple(f"before{n}" for n in range(len(STEPS) + 1))
AFTER = tuple(f"after{n}" for n in range(len(STEPS) + 1))
COUNTS = (5, 10, 20, 50, 100, 200)
FOREIGN = 0.08  # share of known function words under which the page's language is none of ours
CORE_LINES = 60  # lines of the article whose words count as its own
FUNCTION = tuple(f"fw{n}" for n in range(len(SHARES) + 1))
FOREIGN_WORDS = tuple(f"fw?{n}" for n in range(len(SHARES) + 1))
PLACES = tuple(f"place{n}" for n in range(10))
FROM = tuple(f"from0={n}" for n in range(4))
TO_END = tuple(f"to_end={n}" for n in range(4))


def features(lines: Sequence[Line], url: str | None = None, shapes: Sequence[Shape] | None = None) -> list[list[str]]:
    """The features of each line, in the form python-crfsuite takes.

    Args:
        lines: the page's lines.
        url: of the page; the words of its last part often are the title.
        shapes: of the lines, where they are known.
    """
    shapes = shapes or [shape(line) for line in lines]
    keys = [folded(line.text) for line in lines]
    counts = Counter(keys)
    foreign = _foreign(shapes)
    runs = [one.runs(foreign) for one in shapes]
    running = [n for n, one in enumerate(runs) if one]
    first, last = core(runs, [one.words for one in shapes])
    words = _core_words(shapes, running, first, last)
    slug = slug_words(url)
    spaced = sum(1 for line in lines if line.gap) > len(lines) / 3
    total = len(lines)
    size = f"lines{bisect_right(COUNTS, total)}"
    listing = False  # whether the last running line ended with a colon
    found: list[list[str]] = []
    for n, (line, one) in enumerate(zip(lines, shapes, strict=True)):
        runs_here = runs[n]
        nearby = bisect_right(running, n + 3) - bisect_left(running, n - 3) - runs_here
        where = _where(n, first, last)
        row = [
            *one.own,
            FOREIGN_WORDS[bisect_right(SHARES, short_words(one.lows))]
            if foreign
            else FUNCTION[bisect_right(SHARES, one.function)],
            *_placed(where, one.size, one.stop, nearby),
            PLACES[10 * n // total],
            FROM[n] if n < len(FROM) else "from0=far",
            TO_END[total - 1 - n] if total - n <= len(TO_END) else "to_end=far",
            size,
            *_beside("pp", shapes[n - 2] if n > 1 else None),
            *_beside("p", shapes[n - 1] if n else None),
            *_beside("f", shapes[n + 1] if n + 1 < total else None),
            *_beside("ff", shapes[n + 2] if n + 2 < total else None),
        ]
        if runs_here:
            row.append("runs")
        if listing:
            row.append("listing")
        listing = one.end == ":" if runs_here or (one.end == ":" and one.words > 3) else listing
        if spaced:
            row.append("gap" if line.gap else "nogap")
        if counts[keys[n]] > 1:
            row.append("again2" if counts[keys[n]] == 2 else "again3")
        if len(one.content) > 1:
            if runs_here:
                row.append("shares!" + where[:6])
            else:
                row.append(f"shares{4 * len(one.content & words) // len(one.content)}{where[:6]}")
        if slug:
            row.append("slug0" if slug.isdisjoint(one.lows) else _slug_feature(line.text, slug))
        found.append(row)
    return found


def core(running: Sequence[bool], words: Sequence[int]) -> tuple[int, int]:
    """First and last line of the densest run of running text: lines of it add their words, others take some away.

    The greatest sum of a contiguous part (Kadane); with nothing that runs, the whole page.
    """
    best = sum_ = 0.0
    first = start = 0
    last = len(running) - 1
    for n, (runs, count) in enumerate(zip(running, words, strict=True)):
        sum_ += min(count, 80) if runs else -12.0
        if sum_ <= 0:
            sum_, start = 0.0, n + 1
        elif sum_ > best:
            best, first, last = sum_, start, n
    return first, last


def slug_words(url: str | None) -> frozenset[str]:
    """The words of the part of a URL that looks most like a title; empty where none does."""
    parts = [WORD.findall(part.lower()) for part in (url or "").split("//")[-1].split("/")[1:]]
    best = max(parts, key=len, default=[])
    return frozenset(word for word in best if len(word) > 2) if len(best) >= 4 else frozenset()


def _foreign(shapes: Sequence[Shape]) -> bool:
    long = [one for one in shapes if one.size >= 7]
    words = sum(one.words for one in long)
    return bool(words) and sum(one.function * one.words for one in long) / words < FOREIGN


def _core_words(shapes: Sequence[Shape], running: Sequence[int], first: int, last: int) -> frozenset[str]:
    inside = [n for n in running if first <= n <= last][:CORE_LINES]
    return frozenset(word for n in inside for word in shapes[n].content)


def _where(n: int, first: int, last: int) -> str:
    if n < first:
        return BEFORE[bisect_right(STEPS, first - n)]
    return AFTER[bisect_right(STEPS, n - last)] if n > last else "inside"


@cache
def _placed(where: str, size: int, stop: bool, nearby: int) -> tuple[str, ...]:
    return where, f"{where[:6]}&w{size}{stop:d}", f"{where[:6]}&near{nearby}", f"near{nearby}"


def _beside(name: str, other: Shape | None) -> tuple[str, ...]:
    """A neighbour: two lines away its length alone, at one line also how it ends and its cue words."""
    if other is None:
        return (name + "none",)
    if len(name) > 1:
        return _length(name, other.size, other.stop)
    plain = _ending(name, other.size, other.stop, other.end)
    return (*plain, *[f"{name}:{cue}" for cue in other.cues]) if other.cues else plain


@cache
def _length(name: str, size: int, stop: bool) -> tuple[str, ...]:
    return (f"{name}w{size}{stop:d}",)


@lru_cache(maxsize=4096)
def _ending(name: str, size: int, stop: bool, end: str) -> tuple[str, ...]:
    return f"{name}w{size}{stop:d}", f"{name}end{end}"


def _slug_feature(text: str, slug: frozenset[str]) -> str:
    if len(text) > HEAD:
        return "slug0"
    own = {word for word in WORD.findall(text.lower()) if len(word) > 2}
    both = len(own & slug)
    return f"slug{10 * both // (len(own) + len(slug))}" if both else "slug0"
