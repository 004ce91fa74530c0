"""Reading tables and weights of one language, once each; a user's own tables stand before ours.

Everything read is kept for the life of the process, so a user's tables must be named before anything is read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from runut.errors import TableError, UsageError
from runut.language.matcher import Matcher
from runut.language.rows import Row

R = TypeVar("R", bound=Row)
HOME = files("runut.language")
NEUTRAL = "any"
_own: list[Path] = []


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
        return cast(Matcher[R], self._matchers[kind])  # each kind is kept with the matcher of its own rows

    def weights(self, name: str) -> Traversable | None:
        """The file of trained weights `language/<code>/<name>`, or None where this language has none."""
        found = HOME / self.code / name
        if not found.is_file():
            found = HOME / NEUTRAL / name
        return found if found.is_file() else None


def set_before(folders: Sequence[Path]) -> None:
    """Let the tables of these folders stand before ours from now on: of two rows with one form, the first counts.

    Args:
        folders: each of the form `<folder>/<language or any>/<table>.toml`; checked by `language.own.use_tables`.

    Raises:
        UsageError: tables have been read already; nothing that was built from them would change.
    """
    if tuple(folders) == own_tables():
        return
    if read_rows.cache_info().currsize:
        raise UsageError(
            "tables of your own must be named before anything is read",
            f"tables: {', '.join(map(str, folders))}",
            "call runut.use_tables first, right after the import",
        )
    _own[:] = folders


def own_tables() -> tuple[Path, ...]:
    """The folders `set_before` was given last; a new process is given the same."""
    return tuple(_own)


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
    name = f"{code}/{kind.table}.toml"
    own = [row for folder in _own for row in parse_rows(folder / name, kind, str(folder / name))]
    return (*own, *parse_rows(HOME / name, kind, f"language/{name}"))


def parse_rows(place: Traversable, kind: type[R], where: str) -> tuple[R, ...]:
    """The rows of a table file; empty where there is none.

    Args:
        place: the file.
        kind: the row type that types its fields.
        where: how an error names the file.

    Raises:
        TableError: the file is not TOML or a row is malformed.
    """
    if not place.is_file():
        return ()
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"not valid TOML: {error}", where, "mend the syntax") from error
    return tuple(_row(row, kind, f"{where} row {n}") for n, row in enumerate(table.get("row", []), 1))


def _row(row: object, kind: type[R], where: str) -> R:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise TableError(str(error), where, f"give the fields that {kind.__name__} declares") from error
