"""Whom a signature names: "By Ann Lee and Bob Fox, Oslo" names two people, in any language.

Theory of operation. A signature is a word of authorship (table `by_words`), names, and little else: after a figure, a
bracket or a bar comes something different (a day, a section, a count). Names are joined by marks or small words (table
`name_joints`); a small word joins only what are names of two words on both sides, for several are also parts of names
("Dias e Silva"). A last single word behind a comma, after full names, is where they write from. What has figures,
addresses or marks in it is nobody's name; a name in small letters throughout is a login.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar

from runut.language import Row, read_rows

LONGEST = 60  # code points of a name
MOST_WORDS = 6
SIGNATURE = 300  # code points of a signature that are read
END = re.compile(r"[\d(\[{<|•·–—\"“„«»!?]|\s-\s|\s\s|https?:|\bwww\.")
MARKS = re.compile(r"\s*[,;&、，；]\s*|\s*/\s*(?=\S+ \S)|(?<=\w )\+(?= \w)")
NOT_IN_NAMES = re.compile(r"[\d@:/()\[\]{}|<>…!?\"“”„«»#*_=+]")
SUFFIX = re.compile(r"(?:Jr|Sr|MD|PhD|II|III|IV)\.?|[A-Z][A-Za-z]{0,4}\.(?:\s?[A-Z][A-Za-z]{0,5}\.?){0,4}")


class ByWord(Row, frozen=True):
    """Words that open a signature."""

    table: ClassVar[str] = "by_words"


class NameJoint(Row, frozen=True):
    """Words between two names of a signature."""

    table: ClassVar[str] = "name_joints"


class NameParticle(Row, frozen=True):
    """Words in small letters inside a name."""

    table: ClassVar[str] = "name_particles"


def signers(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The names in the signature `text[start:end]`, as offsets in `text`; () where it names nobody."""
    stop = min(len(text) if end is None else end, start + SIGNATURE)
    if opened := by_word(text, start, stop):
        start = opened
    if closed := END.search(text, start, stop):
        stop = closed.start()
    parts: list[tuple[int, int]] = []
    at = start
    for a, b in [*((gap.start(), gap.end()) for gap in MARKS.finditer(text, start, stop)), (stop, stop)]:
        if SUFFIX.fullmatch(text, at, a) and parts:
            parts[-1] = (parts[-1][0], a)  # "Ann Lee, Ph.D."
        else:
            parts.extend(_unjoined(text, at, a))
        at = b
    named = [span for part in parts if (span := _trimmed(text, *part))]
    full = [" " in text[a:b] for a, b in named]
    if len(named) > 1 and all(full[:-1]) and not full[-1] and text[named[-1][0]].isascii():
        named = named[:-1]  # "Ann Lee, Oslo"
    return tuple((a, b) for a, b in named if is_person(text[a:b]))


def by_word(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where what follows the by-word that opens `text[start:end]` begins; None without one."""
    found = _by_words().match(text, start, len(text) if end is None else end)
    return found.end() if found else None


def by_words(text: str) -> tuple[int, ...]:
    """Where a by-word opens the text or follows a figure or a mark in it ("May 5, 2024 by Ann Lee")."""
    places = [0, *(mark.end() for mark in re.finditer(r"[\d|·•–—-]\s+", text[:SIGNATURE]))]
    return tuple(at for at in places if by_word(text, at) is not None)


def is_person(words: str) -> bool:
    """Whether words may be somebody's name: capitals (where the script has them), no figures, no marks."""
    parts = words.split()
    if not 1 < len(words) <= LONGEST or not 0 < len(parts) <= MOST_WORDS or NOT_IN_NAMES.search(words):
        return False
    if not all(any(mark.isalpha() for mark in part) for part in parts):
        return False
    if words.islower() and (len(parts) == 1 or "-" in words):
        return False
    capital = [not part.lstrip("'’-.“").islower() for part in parts]
    lower = [part for part, one in zip(parts, capital, strict=True) if not one]
    return words.islower() or (capital[-1] and all(part.casefold() in _particles() for part in lower))


def same_house(name: str, outlet: str | None) -> bool:
    """Whether a name is that of the outlet: all its words, its letters ("n-tv", "ntv.de") or its initials."""
    own, house = _letters(name), _letters(outlet or "")
    if len(own) < 2 or len(house) < 2:
        return False
    words = re.findall(r"\w+", (outlet or "").casefold())
    if own == "".join(word[0] for word in words) or set(re.findall(r"\w+", name.casefold())) <= set(words):
        return True
    return own.startswith(house) or house.startswith(own) or house.endswith(own)


def _letters(words: str) -> str:
    """A name's letters alone, without the ending of an address."""
    low = re.sub(r"\.(?:com|co|org|net|id|de|at|ch|fr|uk|no|is|be|tr)\b", "", words.casefold())
    return re.sub(r"[\W_]+", "", low)


def _unjoined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between small words, where both sides are names of two words and more."""
    found = []
    for gap in _joints().finditer(text, start, end):
        if " " in text[start : gap.start()].strip() and " " in text[gap.end() : end].strip():
            found.append((start, gap.start()))
            start = gap.end()
    return [*found, (start, end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or (text[end - 1] == "." and text[start:end].count(".") > 1)):
        end -= 1
    return (start, end) if start < end else None


@cache
def _by_words() -> re.Pattern[str]:
    forms = sorted((form for row in read_rows("any", ByWord) for form in row.forms), key=lambda f: (-len(f), f))
    return re.compile(rf"[\s(]*(?:{'|'.join(map(re.escape, forms))})(?:\s*[:|]\s*|\s+)(?=\S)", re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    forms = sorted((form for row in read_rows("any", NameJoint) for form in row.forms), key=lambda f: (-len(f), f))
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, forms))})\s+", re.IGNORECASE)


@cache
def _particles() -> frozenset[str]:
    return frozenset(form for row in read_rows("any", NameParticle) for form in row.forms)
