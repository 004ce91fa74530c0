"""Reading tables and weights of one language, once each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from runut.errors import TableError
from runut.language.matcher import Matcher
from runut.language.rows import Row

R = TypeVar("R", bound=Row)
HOME = files("runut.language")
NEUTRAL = "any"


class Language:
    """What is known of one language: its own tables over those that hold in every language.

    Args:
        code: BCP 47 primary subtag. A language without a folder has only the neutral tables.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._matchers: dict[type[Row], Matcher[Row]] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return language, (self.code,)

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of `kind`'s table: the language's own first, then the neutral ones.

        Raises:
            TableError: a row does not have the form its type declares.
        """
        return read_rows(self.code, kind) + read_rows(NEUTRAL, kind)

    def matcher(self, kind: type[R]) -> Matcher[R]:
        """The rows of `kind`, compiled; the same object at every call."""
        if kind not in self._matchers:
            self._matchers[kind] = Matcher(self.rows(kind), ignore_case=kind.ignore_case)
        return self._matchers[kind]  # type: ignore[return-value]

    def weights(self, name: str) -> Traversable | None:
        """The file of trained weights `language/<code>/<name>`, or None where this language has none."""
        found = HOME / self.code / name
        if not found.is_file():
            found = HOME / NEUTRAL / name
        return found if found.is_file() else None


@cache
def language(code: str) -> Language:
    """The language of a BCP 47 code ("id", "en-GB"); loaded once."""
    return Language(code.split("-", maxsplit=1)[0].casefold())


@cache
def read_rows(code: str, kind: type[R]) -> tuple[R, ...]:
    """The rows of one file, `language/<code>/<kind.table>.toml`; empty where there is none.

    Raises:
        TableError: the file is not TOML or a row is malformed.
    """
    place = HOME / code / f"{kind.table}.toml"
    if not place.is_file():
        return ()
    where = f"language/{code}/{kind.table}.toml"
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
        return tuple(_row(row, kind, f"{where} row {n}") for n, row in enumerate(table.get("row", []), 1))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"not valid TOML: {error}", where, "mend the syntax") from error


def _row(row: object, kind: type[R], where: str) -> R:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise TableError(str(error), where, f"give the fields that {kind.__name__} declares") from error
