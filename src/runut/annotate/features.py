"""What the name tagger sees of a sentence: for every token its form, shape, affixes, neighbours and known places.

Theory of operation. Most of what betrays a name is cheap: a capital inside a sentence, the word before it
("Menteri", "di", "kata"), its ending. Casing lies in three kinds of sentence, so each is told apart and its features
kept separate: `n` (no casing at all: all lower case or all capitals), `t` (a title, nearly every word capitalised)
and `m` (ordinary). Nearly all features are those of one form, its own (`own`) or a neighbour's (`near`); `decoder`
keeps what they add up to.

The features must stay what they were when the weights were trained: retrain (`tools/train_names.py`) after a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

EDGE = "^"
STYLED = 4  # of a word's own features, how many are given once more with the style
STOP = "."  # titles have none at their end
LONG = 4  # letters of a word whose casing tells a title; shorter ones stay in lower case there


def casing(words: Sequence[str]) -> str:
    """How a sentence uses capitals: `n` not at all, `t` like a title, `m` as running text does."""
    return _casing(tuple(words))


@lru_cache(maxsize=64)
def _casing(words: tuple[str, ...]) -> str:
    first = [word for word in words if word[0].isalpha()]
    if not first:
        return "m"
    lower = sum(word.islower() for word in first)
    if lower == len(first):
        return "n"
    if lower == 0 and sum(word.isupper() for word in first if len(word) > 3) >= 0.8 * max(
        1, sum(len(word) > 3 for word in first)
    ):
        return "n" if len(first) > 2 else "m"
    if words[-1] == STOP:
        return "m"
    counted = [word for word in first if len(word) >= LONG]
    if len(counted) >= LONG and sum(not word[0].islower() for word in counted) >= 0.8 * len(counted):
        return "t"
    return "m"


def cased(words: Sequence[str], mode: str = "") -> list[str]:
    """The words as a gazetteer may know them: capitalised where the sentence has no casing."""
    if (mode or (casing(words) if words else "m")) != "n":
        return list(words)
    return [word.capitalize() if len(word) > 2 else word for word in words]


def features(
    words: Sequence[str], places: Sequence[str], lexicon: Mapping[str, str], style: str = ""
) -> list[list[str]]:
    """One list of features for each word.

    Args:
        words: the tokens of one sentence.
        places: for each token "" or what the gazetteer knows it as ("B-country", "I-city", ...).
        lexicon: lower-case words to what large text tells of them: how often capitalised, and their cluster.
        style: a labelled set whose habits to follow where sets disagree; "" for what they agree on.
    """
    mode = casing(words)
    forms = [word.lower() for word in words] if mode == "n" else list(words)
    owned = [_own(form, mode, lexicon.get(form.lower(), "")) for form in forms]
    beside = [_near(form, mode, lexicon.get(form.lower(), "")) for form in forms]
    found = []
    last = len(forms) - 1
    for at, form in enumerate(forms):
        row = list(owned[at])
        lower = form.lower()
        before = forms[at - 1].lower() if at else EDGE
        after = forms[at + 1].lower() if at < last else EDGE
        row += _shifted("-1", beside[at - 1]) if at else ("-1^", "-1^" + mode)
        row += _shifted("+1", beside[at + 1]) if at < last else ("+1$",)
        if at > 1:
            row += _shifted("-2", beside[at - 2])
        if at < last - 1:
            row += _shifted("+2", beside[at + 2])
        row.append(f"b-{before}|{lower}")
        row.append(f"b+{lower}|{after}")
        if mode != "n":
            a = shape(forms[at - 1]) if at else EDGE
            c = shape(forms[at + 1]) if at < last else EDGE
            row.append(f"sh3{mode}{a}|{shape(form)}|{c}")
        if places[at]:
            row.append(f"g{mode}{places[at]}")
        if at and places[at - 1]:
            row.append(f"g-1{places[at - 1]}")
        if at < last and places[at + 1]:
            row.append(f"g+1{places[at + 1]}")
        if style:
            row += [f"{style}{one}" for one in (*owned[at][:STYLED], "-" + before, "+" + after, "g" + places[at])]
        found.append(row)
    return found


def own(form: str, mode: str, known: str) -> tuple[str, ...]:
    """The features of a word that are those of its own form.

    Args:
        mode: the casing of its sentence.
        known: what the lexicon tells of it.
    """
    lower = form.lower()
    letters = shape(form)
    rows = ["1", f"w{lower}", f"sh{mode}{letters}", f"s3{lower[-3:]}"]
    rows += [f"p2{lower[:2]}", f"p3{lower[:3]}", f"p4{lower[:4]}"]
    rows += [f"s2{lower[-2:]}", f"s4{lower[-4:]}", f"l{min(len(form), 9)}{mode}"]
    rows.append(f"sw{mode}{letters[:2]}{lower}")
    if "-" in form:
        rows.append("hyphen")
    if known:
        caps, _, cluster = known.partition(" ")
        rows.append(f"k{mode}{letters[:1]}{caps}")
        rows += [f"c{mode == 'n'}{part}" for part in cluster.split()]
        rows += [f"cs{letters[:1]}{part}" for part in cluster.split()]
    else:
        rows.append(f"k{mode}{letters[:1]}?")
    return tuple(rows)


def near(form: str, mode: str, known: str) -> tuple[str, ...]:
    """What a word tells of those beside it; `features` says from where."""
    lower = form.lower()
    rows = [lower, f"sh{mode}{shape(form)}", f"s3{lower[-3:]}"]
    if known:
        rows += [f"c{part}" for part in known.split()[1:]]
    return tuple(rows)


@lru_cache(maxsize=400_000)
def _shifted(offset: str, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Features of a word that stands `offset` words off: "-1" for the word before."""
    return tuple(offset + row for row in rows)


@lru_cache(maxsize=100_000)
def shape(form: str) -> str:
    """The kinds of a word's first letters, no more than two alike in a row: "Xxx", "XX", "dd"."""
    letters: list[str] = []
    for char in form[:12]:
        kind = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if len(letters) < 2 or letters[-1] != kind or letters[-2] != kind:
            letters.append(kind)
    return "".join(letters)


_own = lru_cache(maxsize=100_000)(own)
_near = lru_cache(maxsize=100_000)(near)
