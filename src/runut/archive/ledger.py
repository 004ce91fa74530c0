"""The ledger of a stream: one SQLite file with what was decided of every report, and what brings back the open ones.

What is committed is not lost when the process is killed (write-ahead log; only a crash of the machine may lose the last
moment). One process writes at a time; others may read. Texts are not kept, only where each came from, its title, outlet
and day. What `link` keeps of a report is bytes here, and is let go when the report leaves the window.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from runut.errors import InputError, RunutError
from runut.records import Decision, Revision

FORM = "runut-stream-1"
SCHEMA = """
create table if not exists meta (name text primary key, value blob) without rowid;
create table if not exists report (
    number integer primary key, id text not null unique, story text not null, source text not null, outlet text,
    title text not null, language text not null, day text, decision blob not null, kept blob);
create index if not exists report_story on report (story);
create index if not exists report_open on report (number) where kept is not null;
create table if not exists revision (number integer primary key, told blob not null);
create table if not exists related (one text, other text, primary key (one, other)) without rowid;
"""
MOST_BOUND = 500  # values bound to one statement


class Row(NamedTuple):
    """A report as the ledger lists it; `day` as ISO 8601, `open` whether reports may still join it."""

    id: str
    story: str
    source: str
    outlet: str | None
    title: str
    language: str
    day: str | None
    open: bool


class Ledger:
    """The file.

    Args:
        place: created where it is not there; "" for one of the system's own that goes with the process.

    Raises:
        InputError: it is no ledger, of another form, or cannot be opened.
    """

    def __init__(self, place: str | Path) -> None:
        self.place = str(place)
        try:
            self._base = sqlite3.connect(self.place, isolation_level=None)
            self._base.execute("pragma journal_mode = wal")
            self._base.execute("pragma synchronous = normal")
            self._base.executescript(SCHEMA)
            form = self.meta("form")
            if form is None:
                self.set_meta("form", FORM.encode())
        except sqlite3.Error as error:
            raise InputError(
                f"the state cannot be opened: {error}", self.place, "give a file that runut wrote, or a new one"
            ) from error
        if form is not None and form != FORM.encode():
            raise InputError(
                f"a state of the form {form.decode('utf-8', 'replace')}", self.place, "use the version that wrote it"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def meta(self, name: str) -> bytes | None:
        """What is noted under a name."""
        found = self._base.execute("select value from meta where name = ?", (name,)).fetchone()
        if found is None:
            return None
        return found[0] if isinstance(found[0], bytes) else str(found[0]).encode()

    def set_meta(self, name: str, value: bytes) -> None:
        """Note something under a name."""
        self._base.execute("insert or replace into meta values (?, ?)", (name, value))

    def decision(self, report: str) -> Decision | None:
        """What was decided of a report when it came, with the story it is in now."""
        found = self._base.execute("select decision, story from report where id = ?", (report,)).fetchone()
        if found is None:
            return None
        told = msgspec.json.decode(found[0], type=Decision)
        return msgspec.structs.replace(told, story=found[1], revisions=())

    def write(
        self, row: Row | None, decision: Decision | None, kept: bytes | None, revisions: Sequence[Revision],
        related: Iterable[tuple[str, str]], gone: Sequence[str],
    ) -> None:  # fmt: skip
        """One step of the stream, whole or not at all: a report, what was put right, what left the window.

        Raises:
            RunutError: the disk is full, or another process writes.
        """
        try:
            self._base.execute("begin immediate")
            for start in range(0, len(gone), MOST_BOUND):
                some = gone[start : start + MOST_BOUND]
                self._base.execute(f"update report set kept = null where id in ({','.join('?' * len(some))})", some)
            if row is not None and decision is not None:
                self._base.execute(
                    "insert into report (id, story, source, outlet, title, language, day, decision, kept)"
                    " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*row[:7], msgspec.json.encode(decision), kept),
                )
            for one in revisions:
                self._revise(one)
            for pair in related:
                self._base.execute("insert or ignore into related values (?, ?)", (min(pair), max(pair)))
            self._base.execute("commit")
        except sqlite3.Error as error:
            if self._base.in_transaction:
                self._base.execute("rollback")
            raise RunutError(
                f"the state cannot be written: {error}", self.place, "make room, or let one process write at a time"
            ) from error

    def _revise(self, one: Revision) -> None:
        self._base.execute("insert into revision (told) values (?)", (msgspec.json.encode(one),))
        if one.reason == "story.merged":  # members that left the window go along
            self._base.execute("update report set story = ? where story = ?", (one.story, one.other))
            for column, other in (("one", "other"), ("other", "one")):
                self._base.execute(
                    f"insert or ignore into related select min({other}, ?1), max({other}, ?1) from related"
                    f" where {column} = ?2 and {other} != ?1", (one.story, one.other),
                )  # fmt: skip
            self._base.execute("delete from related where one = ?1 or other = ?1", (one.other,))
        else:
            for report in one.reports:
                self._base.execute("update report set story = ? where id = ?", (one.story, report))

    def open_reports(self) -> Iterator[tuple[str, bytes]]:
        """The story of each report that is still in the window, and what was kept of it, in the order they came."""
        yield from self._base.execute("select story, kept from report where kept is not null order by number")

    def rows(self) -> Iterator[Row]:
        """All reports, in the order they came."""
        yield from map(
            Row._make,
            self._base.execute(
                "select id, story, source, outlet, title, language, day, kept is not null from report order by number"
            ),
        )

    def revisions(self) -> tuple[Revision, ...]:
        """What was put right, in order."""
        told = self._base.execute("select told from revision order by number")
        return tuple(msgspec.json.decode(one, type=Revision) for (one,) in told)

    def related(self) -> dict[str, set[str]]:
        """The stories of one running thread, both ways."""
        found: dict[str, set[str]] = {}
        for one, other in self._base.execute("select one, other from related"):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found
