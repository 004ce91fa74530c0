"""Table rows found in the tokens of a sentence: one dictionary look-up a token, however long the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar, cast

from runut.language import Language, Row, language
from runut.text.tokens import tokenize

R = TypeVar("R", bound=Row)
T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """What stands at `words[first:past]`."""

    first: int
    past: int
    row: T


class Phrases(Generic[T]):
    """Phrases of one or more tokens and what each means; the first meaning given for a phrase wins."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], T]]) -> None:
        self._rows: dict[tuple[str, ...], T] = {}
        self._longest: dict[str, int] = {}
        for words, row in phrases:
            key = tuple(words)
            if key and key not in self._rows:
                self._rows[key] = row
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def opens(self, word: str) -> bool:
        """Whether a phrase begins with this word."""
        return word in self._longest

    def at(self, words: Sequence[str], first: int) -> Hit[T] | None:
        """The longest phrase that begins with `words[first]`."""
        for length in range(min(self._longest.get(words[first], 0), len(words) - first), 0, -1):
            row = self._rows.get(tuple(words[first : first + length]))
            if row is not None:
                return Hit(first, first + length, row)
        return None

    def find(self, words: Sequence[str]) -> list[Hit[T]]:
        """Longest phrases from left to right, none overlapping."""
        hits = []
        free = 0
        longest = self._longest
        for at in [at for at, word in enumerate(words) if word in longest]:
            if at >= free and (hit := self.at(words, at)) is not None:
                hits.append(hit)
                free = hit.past
        return hits

    def get(self, words: Sequence[str]) -> T | None:
        """The meaning of exactly these words."""
        return self._rows.get(tuple(words))


def phrases(spoken: Language, kind: type[R]) -> Phrases[R]:
    """The forms of a table as phrases of tokens, casefolded where the table ignores case."""
    return cast(Phrases[R], _phrases(spoken.code, kind))  # the cache forgets the type of the rows


@cache
def capital_forms(code: str, kind: type[Row]) -> frozenset[str]:
    """The forms of a table that are written in capitals only ("PT")."""
    return frozenset(form for row in language(code).rows(kind) for form in row.forms if form.isupper())


@cache
def _phrases(code: str, kind: type[Row]) -> Phrases[Row]:
    fold = str.casefold if kind.ignore_case else str
    rows = language(code).rows(kind)
    return Phrases(([fold(token.text) for token in tokenize(form)], row) for row in rows for form in row.forms)
