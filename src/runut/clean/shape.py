"""What one line of a page shows by itself: length, marks, case, figures, function words, cue words, markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from runut.clean.cues import cues, everywhere
from runut.clean.lines import Line
from runut.records import LineHint
from runut.text.detect import FunctionWord

HEAD = 240  # code points of a line that are looked at
SENTENCE = 10  # words from which a line with a final stop may be running text
LONG = 40  # words from which it may be without one
WORDS = (1, 2, 3, 4, 6, 9, 13, 20, 35, 70, 200)
SHARES = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
STOPS = ".!?…"
CLOSERS = "\"”’»')]"
WORD = re.compile(r"[^\W\d_]+")
DATELINE = re.compile(
    r"(?:[A-Z][\w.]+\.(?:[A-Za-z]{2,3}\.?){1,2},? ?)?"  # Kota.com,
    r"(?:[A-Z][\w.'’/-]*,? ?){0,5}(?:\([^)]{2,40}\) ?)?(?:--?|–|—) ?\S"
)
DATE = re.compile(
    r"\b\d{1,2}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})\.?,?[ /.-](?:19|20)?\d\d\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d\b"
)
PATH_WORD = re.compile(r"[a-z]{2,}")
PATH_KNOWN = """
    nav menu header footer aside article main content body text entry post story title headline subtitle deck lead
    summary byline author date time meta caption figure image photo gallery video media share social comment comments
    related recommend recommended popular trending more latest newsletter subscribe signup promo ad ads advert sponsor
    sponsored breadcrumb breadcrumbs sidebar widget tag tags topic topics keyword keywords banner cookie modal popup
    copyright legal search login read bio credit list item card teaser link links paywall quote table form button
    section category paragraph most top next prev page pagination rail toolbar sticky inline embed tweet
"""  # words of tags, classes and ids that tell of a line
KNOWN = frozenset(PATH_KNOWN.split())


class Shape(NamedTuple):
    """One line on its own. `function` is the share of function words, `content` the other words over 3 letters."""

    size: int
    words: int
    stop: bool
    end: str
    function: float
    content: frozenset[str]
    cues: tuple[str, ...]
    own: tuple[str, ...]

    def runs(self, foreign: bool) -> bool:
        """Whether it is running text; in a foreign language function words cannot tell."""
        return self.words >= SENTENCE and (self.stop or self.words > LONG) and (foreign or self.function >= 0.1)


def shape(line: Line) -> Shape:
    """What a line shows by itself."""
    text = line.text
    head = text[:HEAD]
    count = text.count(" ") + 1
    size = bisect_right(WORDS, count)
    stop = (text.rstrip(CLOSERS)[-1:] or " ") in STOPS
    words = WORD.findall(head)
    lows = [word.lower() for word in words]
    grammar = _function_words()
    function = sum(map(grammar.__contains__, lows)) / max(1, len(words))
    names = sum(word[0].isupper() for word, low in zip(words, lows, strict=True) if low not in grammar)
    capital = bisect_right(SHARES, names / max(1, len(words) - round(function * len(words))))
    figures = sum(map(str.isdigit, head)) / len(head)
    end = _mark(text[-1])
    shown = cues(text)
    row = [
        f"w{size}",
        f"end{end}",
        f"start{_mark(text[0])}",
        f"cap{capital}",
        f"cap{capital // 3}&w{size}&{stop:d}",
        f"num{bisect_right(SHARES, figures)}",
        f"first={lows[0] if lows else ''}",
        *shown,
        *(f"{cue}&w{size // 3}" for cue in shown),
    ]
    marks = (
        ("upper", len(words) > 0 and head.upper() == head),
        ("stop", stop),
        ("inner_stop", ". " in head[:-1]),
        ("colon", ":" in head[:40]),
        ("comma", ", " in head),
        ("quoted", text[0] in "\"“'‘" or '"' in head or "“" in head),
        ("dateline", DATELINE.match(head) is not None),
        ("dated", DATE.search(head) is not None),
    )
    row.extend(name for name, holds in marks if holds)
    if size <= 2:
        row.append("says=" + " ".join(lows))
    if line.hint is not None:
        row.extend(_hinted(line.hint))
    content = frozenset(low for low in lows if len(low) > 3 and low not in grammar)
    return Shape(size, count, stop, end, function, content, shown, tuple(row))


def _mark(sign: str) -> str:
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return "9" if sign.isdigit() else sign


def _hinted(hint: LineHint) -> list[str]:
    return ["html", f"tag={hint.tag}", f"links{bisect_right((0.05, 0.4, 0.8), hint.link_share)}", *_within(hint.path)]


@lru_cache(maxsize=4096)
def _within(path: str) -> tuple[str, ...]:
    return tuple(f"in={word}" for word in sorted(KNOWN.intersection(PATH_WORD.findall(path.lower()))))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(form for row in everywhere(FunctionWord) for form in row.forms)
