"""What the line labeller sees of each line of a page.

Theory of operation. Text whose HTML is gone still shows its make-up: sentences are long, end in a stop and are full of
function words; menus are short, capitalised, come in runs and repeat; labels use a small stock of words (tables); the
article is one dense run of sentences, and what stands before, inside and after it differs. So a line is described by its
length, marks, case, figures and function words, by its place in the page and against that run, by its neighbours, by
how often it stands on the page and on other pages of its outlet, and by cue words. HTML adds tag, ancestors and the share of
linked text; flattened text merely lacks these features, and training drops them at times so that one model serves both.
All values are put in a few classes: a linear chain needs no scaling and the weights stay readable.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from runut.clean.cues import cues, everywhere
from runut.clean.lines import Line, folded
from runut.text.detect import FunctionWord

HEAD = 240  # code points of a line that are looked at
SENTENCE = 10  # words from which a line with a final stop is held to be running text
WORDS = (1, 2, 3, 4, 6, 9, 13, 20, 35, 70, 200)
SHARES = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
STEPS = (1, 2, 3, 5, 9, 17, 40)
STOPS = ".!?…"
CLOSERS = "\"”’»')]"
WORD = re.compile(r"[^\W\d_]+")
PATH_WORD = re.compile(r"[a-z]{2,}")
PATH_KNOWN = frozenset(
    ["nav", "menu", "header", "footer", "aside", "article", "main", "content", "body", "text", "entry", "post", "story", "title", "headline", "subtitle", "deck", "lead", "summary", "byline", "author", "date", "time", "meta", "caption", "figure", "image", "photo", "gallery", "video", "media", "share", "social", "comment", "comments", "related", "recommend", "recommended", "popular", "trending", "more", "latest", "newsletter", "subscribe", "signup", "promo", "ad", "ads", "advert", "sponsor", "sponsored", "breadcrumb", "breadcrumbs", "sidebar", "widget", "tag", "tags", "topic", "topics", "keyword", "keywords", "banner", "cookie", "modal", "popup", "copyright", "legal", "search", "login", "read", "bio", "credit", "list", "item", "card", "teaser", "link", "links", "paywall", "quote", "table", "form", "button", "section", "category", "paragraph", "most", "top", "next", "prev", "page", "pagination", "rail", "toolbar", "sticky", "inline", "embed", "tweet"]
)


class Shape(NamedTuple):
    """One line on its own."""

    size: int
    words: int
    stop: bool
    running: bool
    cues: tuple[str, ...]
    own: tuple[str, ...]


def features(lines: Sequence[Line], url: str | None = None, memory: Mapping[str, str] | None = None) -> list[list[str]]:
    """The features of each line, in the form python-crfsuite takes.

    Args:
        lines: the page's lines.
        url: of the page; the words of its last part often are the title.
        memory: folded line to class of frequency among the reports of the outlet; None where nothing is known.
    """
    shapes = [shape(line) for line in lines]
    keys = [folded(line.text) for line in lines]
    counts = Counter(keys)
    first, last = core([one.running for one in shapes], [one.words for one in shapes])
    running = [n for n, one in enumerate(shapes) if one.running]
    slug = slug_words(url)
    spaced = sum(1 for line in lines if line.gap) > len(lines) / 3
    total = len(lines)
    found: list[list[str]] = []
    for n, (line, one) in enumerate(zip(lines, shapes, strict=True)):
        row = list(one.own)
        if n < first:
            where = f"before{bisect_right(STEPS, first - n)}"
        elif n > last:
            where = f"after{bisect_right(STEPS, n - last)}"
        else:
            where = "inside"
        row.append(where)
        row.append(f"{where[:6]}&w{one.size}{one.stop:d}")
        row.append(f"place{10 * n // total}")
        row.append(f"from0={n}" if n < 4 else "from0=far")
        row.append(f"to_end={total - 1 - n}" if total - n < 5 else "to_end=far")
        row.append(f"lines{bisect_right((5, 10, 20, 50, 100, 200), total)}")
        nearby = bisect_right(running, n + 3) - bisect_left(running, n - 3) - one.running
        row.append(f"near{nearby}")
        if spaced:
            row.append("gap" if line.gap else "nogap")
        if counts[keys[n]] > 1:
            row.append("again2" if counts[keys[n]] == 2 else "again3")
        for step, name in ((-2, "pp"), (-1, "p"), (1, "f"), (2, "ff")):
            if 0 <= n + step < total:
                other = shapes[n + step]
                row.append(f"{name}w{other.size}{other.stop:d}")
                if step in (-1, 1):
                    row.extend(f"{name}:{cue}" for cue in other.cues)
            else:
                row.append(f"{name}none")
        if slug:
            row.append(_slug_feature(line.text, slug))
        if memory is not None:
            row.append("memory" + memory.get(keys[n], "0"))
        found.append(row)
    return found


def shape(line: Line) -> Shape:
    """What a line shows by itself."""
    text = line.text
    head = text[:HEAD]
    words = head.split()
    count = len(words) if len(text) <= HEAD else text.count(" ") + 1
    size = bisect_right(WORDS, count)
    last = text.rstrip(CLOSERS)[-1:]
    stop = last in STOPS and last != ""
    names = [word for word in WORD.findall(head)]
    lows = [word.lower() for word in names]
    grammar = _function_words()
    own = max(1, len(names))
    function = sum(low in grammar for low in lows) / own
    content = [w for w, low in zip(names, lows) if low not in grammar]
    capital = sum(w[0].isupper() for w in content) / max(1, len(content))
    letters = sum(map(len, names))
    figures = sum(map(str.isdigit, head)) / len(head)
    upper = letters > 1 and head.upper() == head
    shown = cues(text)
    row = [
        f"w{size}",
        f"end{_mark(text[-1])}",
        f"start{_mark(text[0])}",
        f"fw{bisect_right(SHARES, function)}",
        f"cap{bisect_right(SHARES, capital)}",
        f"cap{bisect_right(SHARES, capital) // 3}&w{size}&{stop:d}",
        f"num{bisect_right(SHARES, figures)}",
        f"first={lows[0] if lows else ''}",
    ]
    if upper:
        row.append("upper")
    if stop:
        row.append("stop")
    if ". " in head[:-1]:
        row.append("inner_stop")
    if ":" in head[:40]:
        row.append("colon")
    if ", " in head:
        row.append("comma")
    if text[0] in "\"“'‘" or '"' in head or "“" in head:
        row.append("quoted")
    if DATELINE_LIKE.match(head):
        row.append("dateline")
    if DATE_LIKE.search(head):
        row.append("dated")
    if size <= 2:
        row.append("says=" + " ".join(lows))
    row.extend(shown)
    row.extend(f"{cue}&w{size // 3}" for cue in shown)
    if line.hint is not None:
        row.extend(_hinted(line))
    running = count >= SENTENCE and (stop or count > 40) and function >= 0.1
    return Shape(size, count, stop, running, shown, tuple(row))


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


def _slug_feature(text: str, slug: frozenset[str]) -> str:
    if len(text) > HEAD:
        return "slug0"
    own = {word for word in WORD.findall(text.lower()) if len(word) > 2}
    both = len(own & slug)
    return f"slug{5 * 2 * both // (len(own) + len(slug))}" if both else "slug0"


def _mark(sign: str) -> str:
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return "9" if sign.isdigit() else sign


def _hinted(line: Line) -> list[str]:
    hint = line.hint
    assert hint is not None
    path = set(PATH_WORD.findall(hint.path.lower())) & PATH_KNOWN
    share = 0 if hint.link_share < 0.05 else 1 if hint.link_share < 0.4 else 2 if hint.link_share < 0.8 else 3
    return ["html", f"tag={hint.tag}", f"links{share}", *(f"in={word}" for word in sorted(path))]


@cache
def _function_words() -> frozenset[str]:
    return frozenset(form for row in everywhere(FunctionWord) for form in row.forms)


DATELINE_LIKE = re.compile(
    r"(?:[A-Z][\w.]+\.(?:[A-Za-z]{2,3}\.?){1,2},? ?)?"  # Outlet.com,
    r"(?:[A-Z][\w.'’/-]*,? ?){0,5}(?:\([^)]{2,40}\) ?)?(?:--?|–|—) ?\S"
)
DATE_LIKE = re.compile(
    r"\b\d{1,2}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})\.?,?[ /.-](?:19|20)?\d\d\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d\b"
)
