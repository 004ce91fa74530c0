"""Tables of a user's own: the same form as ours, checked the same way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runut.errors import TableError
from runut.language.matcher import Matcher
from runut.language.rows import Row
from runut.language.tables import parse_rows, set_before


def use_tables(*folders: str | Path) -> None:
    """Let tables of your own stand before those of runut, for the life of the process.

    A folder holds `<language or any>/<table>.toml`, as docs/reference/tables.md lists them: outlets and agencies in
    `any/agencies.toml`, speech verbs in `id/cues.toml`, and so on. Every row is checked against its own examples.

    Args:
        folders: of two rows with one form, that of the first folder counts.

    Raises:
        TableError: a folder or file is not as it must be, or a row does not match its examples.
        UsageError: something has been read already.
    """
    for folder in folders:
        _check_folder(Path(folder))
    set_before([Path(folder) for folder in folders])


def kinds(kind: type[Row] = Row) -> dict[str, type[Row]]:
    """Every row type by the name of its table, of the modules that are imported."""
    found: dict[str, type[Row]] = {}
    for sub in kind.__subclasses__():
        if "table" in vars(sub):
            found[sub.table] = sub
        found |= kinds(sub)
    return found


def check(rows: Sequence[Row], where: str) -> None:
    """Check each row against its own examples.

    Raises:
        TableError: it has nothing to match, misses one of its examples or matches one of its not_examples.
    """
    for number, row in enumerate(rows, 1):
        place = f"{where} row {number}"
        if not (row.forms or row.pattern):
            raise TableError("a row needs forms or a pattern", place, "give one of them")
        if len(set(row.examples)) < 2:
            raise TableError("a row needs two different examples", place, "add one from another text")
        matcher = Matcher([row], ignore_case=type(row).ignore_case)
        for example in row.examples:
            if not matcher.find(example):
                raise TableError(
                    f"the row does not match its example {example!r}", place, "mend the row or the example"
                )
        for other in row.not_examples:
            if matcher.find(other):
                raise TableError(f"the row matches {other!r}, which it must not", place, "narrow the row")


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise TableError("there is no such folder of tables", str(folder), "check the path")
    known, files = kinds(), sorted(folder.glob("*/*.toml"))
    if not files:
        raise TableError("the folder holds no tables", str(folder), "put them at <language or any>/<table>.toml")
    for file in files:
        if file.stem not in known:
            near = ", ".join(sorted(known))
            raise TableError(f"there is no table {file.stem!r}", str(file), f"name it as one of: {near}")
        check(parse_rows(file, known[file.stem], str(file)), str(file))
