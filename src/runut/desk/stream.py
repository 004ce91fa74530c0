"""A stream of reports that goes on from run to run: decide, store, and tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeVar

from runut import pipeline
from runut.api import Watch, unwatched
from runut.archive import Ledger, Row
from runut.errors import UsageError
from runut.link.kept import packed, unpacked
from runut.link.profile import profiles
from runut.link.snapshot import SHIPPED, Snapshot
from runut.link.stream import DAYS, Outcome
from runut.link.stream import Stream as Linked
from runut.read import read
from runut.records import Decision, Page, Rejection, Report, Revision, Running, RunningStory

T = TypeVar("T")
CHUNK = 64
"""Pages cleaned at once: what they share per outlet tells furniture."""
TITLE = 90


class Stream:
    """Stories as reports come, one at a time; no report is compared with more than those of the last days.

        stream = runut.Stream("news.runut")
        decision = stream.add(report)
        for story in stream.told().stories: ...

    Args:
        state: a file that keeps the stream; what `add` has returned is in it, and a later `Stream` of the same file
            goes on where this one stopped. Without one it is in a file of the system's own, gone at the end.
        days: that may lie between two reports that are compared (14 where not given, and as the state has it).
        snapshot: the statistics words are weighed by, as `runut.snapshot` gives them; the state's own where it has
            one, else the shipped ones. The stream's stories hang on it, and it does not change.

    Raises:
        InputError: the state cannot be read.
        UsageError: `days` is below one, or `days` or `snapshot` differ from those of the state.
    """

    def __init__(
        self, state: str | Path | None = None, *, days: int | None = None, snapshot: Snapshot | None = None
    ) -> None:
        if days is not None and days < 1:
            raise UsageError("a stream compares reports of one day at least", f"days: {days}", "give 1 or more")
        self._ledger = Ledger("" if state is None else state)
        self.rejected: list[Rejection] = []
        where = f"state: {state}"
        known = self._ledger.meta("snapshot")
        if known is None:
            snapshot, days = snapshot or SHIPPED, days or DAYS
            self._ledger.set_meta("days", str(days).encode())
            self._ledger.set_meta("snapshot", snapshot.encoded())
        else:
            kept, span = Snapshot.decoded(known), int(self._ledger.meta("days") or DAYS)
            if snapshot is not None and snapshot.name != kept.name:
                raise UsageError(
                    f"the state stands on the statistics {kept.name}, not {snapshot.name}", where, "start a new state"
                )
            if days is not None and days != span:
                raise UsageError(f"the state compares reports of {span} days", where, "start a new state")
            snapshot, days = kept, span
        self._linked = Linked(snapshot, days)
        self.snapshot, self.days = snapshot.name, days
        for story, kept_bytes in self._ledger.open_reports():
            self._linked.restore(unpacked(kept_bytes), story)
        self._linked.related = {
            name: others for name, others in self._ledger.related().items() if name in self._linked.members
        }
        if self._linked.homes:
            self.settle()

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _one: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Put right what there is to put right, and let go of the state."""
        self.settle()
        self._ledger.close()

    def add(self, report: Report) -> Decision:
        """Where a report belongs: the story it joins, or the one it opens. A report that came before changes nothing.

        Raises:
            RunutError: the state cannot be written.
        """
        known = self._ledger.decision(report.id)
        if known is not None:
            return known
        found: Outcome = self._linked.add(report)
        one = found.decision
        self._ledger.write(
            _row(report, one.story), one, packed(found.kept) if found.kept else None, one.revisions,
            [(one.story, other) for other in one.related], found.gone,
        )  # fmt: skip
        return one

    def read(
        self,
        inputs: Iterable[str | Path],
        *,
        language: str | None = None,
        fields: Mapping[str, str] | None = None,
        stdin: BinaryIO | None = None,
        watch: Watch = unwatched,
    ) -> Iterator[Decision]:
        """Read `inputs` and decide report by report, as they are read; what cannot be read goes to `rejected`.

        Arguments as of `runut.brief`. Pages are read a few at a time; of those the earliest published come first.
        """
        found = iter(watch("reading", read(inputs, fields=fields, stdin=stdin)))
        while some := list(islice(found, CHUNK)):
            self.rejected += [one for one in some if isinstance(one, Rejection)]
            pages = [one for one in some if isinstance(one, Page)]
            place = {page.source: at for at, page in enumerate(pages)}
            reports = pipeline.reports(pages, language=language)
            for report in sorted(reports, key=lambda one: (_day(one) or date.max, place.get(one.source, 0), one.id)):
                yield self.add(report)

    def settle(self) -> tuple[Revision, ...]:
        """Group anew what later reports have shown in another light; what was put right.

        It happens by itself now and then; after it the stories are those of the same reports in any other order.
        """
        revisions = self._linked.settle()
        related = [(name, other) for name, others in self._linked.related.items() for other in others]
        self._ledger.write(None, None, None, revisions, related, ())
        return revisions

    def told(self) -> Running:
        """All stories, settled, with what was put right so far."""
        self.settle()
        by_story: dict[str, list[Row]] = {}
        for row in self._ledger.rows():
            by_story.setdefault(row.story, []).append(row)
        related = self._ledger.related()
        stories = [_story(name, rows, related.get(name, set())) for name, rows in by_story.items()]
        return Running(
            snapshot=self.snapshot, days=self.days, revisions=self._ledger.revisions(),
            stories=tuple(sorted(stories, key=lambda one: (one.first or date.max, one.id))),
        )  # fmt: skip

    @property
    def bytes_per_report(self) -> float:
        """Memory held for each report in the window, nearly."""
        return self._linked.bytes / max(1, len(self._linked.homes))


def snapshot(reports: Iterable[Report]) -> Snapshot:
    """The statistics of a collection: the shipped counts and those of `reports`, under a name made of their content.

    For a new `Stream` in a language without shipped counts, or of a field with words of its own.

    Args:
        reports: as `runut.clean` gives them; a few hundred are enough.
    """
    return Snapshot.of(profiles(list(reports), ()))


def _row(report: Report, story: str) -> Row:
    day = _day(report)
    title = report.title.text if report.title else _opening(report)
    return Row(
        report.id, story, report.source, report.outlet, title, report.language, day.isoformat() if day else None, True
    )


def _day(report: Report) -> date | None:
    return (report.published.start or report.published.end) if report.published else None


def _opening(report: Report) -> str:
    """The beginning of a report without a title."""
    text = next((one.span.text for one in report.blocks if one.kind in ("title", "paragraph")), "")
    return text if len(text) <= TITLE else text[: TITLE - 1].rpartition(" ")[0] + "…"


def _story(name: str, rows: list[Row], related: set[str]) -> RunningStory:
    days = sorted(date.fromisoformat(row.day) for row in rows if row.day)
    return RunningStory(
        id=name, title=rows[0].title, reports=tuple(row.id for row in rows), inputs=tuple(row.source for row in rows),
        outlets=tuple(sorted({row.outlet for row in rows if row.outlet})),
        languages=tuple(sorted({row.language for row in rows})), first=days[0] if days else None,
        last=days[-1] if days else None, related=tuple(sorted(related)), open=any(row.open for row in rows),
    )  # fmt: skip
