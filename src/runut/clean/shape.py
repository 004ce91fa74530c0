"""What one line of a page shows by itself: length, marks, case, figures, function words, cue words, markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from runut.clean.cues import cues, everywhere
from runut.clean.lines import Line
from runut.text.detect import FunctionWord

HEAD = 240  # code points of a line that are looked at
SENTENCE = 10  # words from which a line with a final stop may be running text
LONG = 40  # words from which it may be without one
WORDS = (1, 2, 3, 4, 6, 9, 13, 20, 35, 70, 200)
SHARES = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
STOPS = ".!?…。！？؟।"
CLOSERS = "\"”’»')]」』）】"
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # letters of scripts without blanks between words
WORD = re.compile(r"[^\W\d_]+")
DATELINE = re.compile(
    r"(?:[A-Z][\w.]+\.(?:[A-Za-z]{2,3}\.?){1,2},? ?)?"  # Kota.com,
    r"(?:[A-Z][\w.'’/-]*,? ?){0,5}(?:\([^)]{2,40}\) ?)?(?:--?|–|—) ?\S"
)
DATE = re.compile(
    r"\b\d{1,2}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})\.?,?[ /.-](?:19|20)?\d\d\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d\b"
)
DASH = re.compile("[-–—]")
DIGIT = re.compile(r"\d")
MARKS = ("upper", "stop", "inner_stop", "colon", "comma", "quoted", "dateline", "dated")
LINKS = (0.05, 0.4, 0.8)
NUMBERS = tuple(f"num{n}" for n in range(len(SHARES) + 1))
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
    lows: Sequence[str]  # the words of its head, in small letters
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
    count = count_words(text)
    size = bisect_right(WORDS, count)
    stop = (text.rstrip(CLOSERS)[-1:] or " ") in STOPS
    words = WORD.findall(head)
    lows = " ".join(words).lower().split(" ") if words else words
    grammar = _function_words()
    others = [(word, low) for word, low in zip(words, lows, strict=True) if low not in grammar]
    capitals = len([word for word, _ in others if word[0].isupper()])
    figures = len(DIGIT.findall(head))
    end = _mark(text[-1])
    shown = cues(text)
    marks = (  # as `MARKS`
        (bool(words) and head.upper() == head)
        + 2 * stop
        + 4 * (". " in head[:-1])
        + 8 * (":" in head[:40])
        + 16 * (", " in head)
        + 32 * (text[0] in "\"“'‘" or '"' in head or "“" in head)
        + 64 * (DASH.search(head) is not None and DATELINE.match(head) is not None)
        + 128 * (figures > 1 and DATE.search(head) is not None)
    )
    row = [
        *_counted(size, bisect_right(SHARES, capitals / max(1, len(others))), stop),
        *_edges(_mark(text[0]), end),
        *_marked(marks),
        NUMBERS[bisect_right(SHARES, figures / len(head))],
        "first=" + lows[0] if lows else "first=",
        *shown,
    ]
    if shown:
        row.extend([f"{cue}&w{size // 3}" for cue in shown])
    if size <= 2:
        row.append("says=" + " ".join(lows))
    if line.hint is not None:
        hint = line.hint
        row.extend(_hinted(hint.tag, bisect_right(LINKS, hint.link_share)))
        row.extend(_within(hint.path))
    content = frozenset([low for _, low in others if len(low) > 3])
    function = (len(words) - len(others)) / max(1, len(words))
    return Shape(size, count, stop, end, function, lows, content, shown, tuple(row))


def count_words(text: str) -> int:
    """The words of a line by its blanks; where a script leaves none, two letters count as a word."""
    return text.count(" ") + 1 + (0 if text.isascii() else len(WIDE.findall(text)) // 2)


def unfinished(text: str) -> bool:
    """Whether a line ends in no mark, as headlines do."""
    return text.rstrip(CLOSERS)[-1:] not in STOPS + ":,;"


def short_words(lows: Sequence[str]) -> float:
    """The share of short words, which is what function words are in most languages."""
    return sum(len(word) <= 3 for word in lows) / max(1, len(lows))


def _mark(sign: str) -> str:
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return "9" if sign.isdigit() else sign


# Features that few values make, each string made once.


@cache
def _counted(size: int, capital: int, stop: bool) -> tuple[str, ...]:
    return f"w{size}", f"cap{capital}", f"cap{capital // 3}&w{size}&{stop:d}"


@lru_cache(maxsize=4096)
def _edges(start: str, end: str) -> tuple[str, ...]:
    return f"start{start}", f"end{end}"


@cache
def _marked(marks: int) -> tuple[str, ...]:
    return tuple(name for n, name in enumerate(MARKS) if marks >> n & 1)


@cache
def _hinted(tag: str, links: int) -> tuple[str, ...]:
    return "html", f"tag={tag}", f"links{links}"


@lru_cache(maxsize=4096)
def _within(path: str) -> tuple[str, ...]:
    return tuple([f"in={word}" for word in sorted(KNOWN.intersection(PATH_WORD.findall(path.lower())))])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(form for row in everywhere(FunctionWord) for form in row.forms)
