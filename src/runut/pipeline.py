"""The stages in order. Read this file to know how runut works; nothing else knows the order.

    pages ─ clean → reports ─ annotate → annotations ─ identify → reports + entities
          ─ link → story drafts ─ consolidate → stories → brief

Pure: no clock, disk, network or randomness here or below, but for `language` loading its tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace

from runut.annotate import annotate
from runut.clean import clean
from runut.consolidate import beside, cast, consolidate
from runut.consolidate import check as hold_against
from runut.link import closeness, identify, link
from runut.records import Block, Brief, Check, Comparison, Entity, Page, Rejection, Report, StoryDraft, cut
from runut.text.detect import detect
from runut.text.vectors import encoder

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread(Protocol):
    """Does the work of a stage on each item, in turn or over processes, and keeps the order."""

    def __call__(self, stage: str, work: Callable[[Item], Result], items: Iterable[Item], /) -> Iterable[Result]:
        """What `work` gives for each item."""
        ...


def in_turn(_stage: str, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterable[Result]:
    """One item after the other, in this process."""
    return map(work, items)


def reports(pages: Sequence[Page], *, language: str | None = None, spread: Spread = in_turn) -> tuple[Report, ...]:
    """What each page says and what of it is not the report; nothing is read in it yet."""
    return clean(pages, language, lambda work, items: spread("cleaning", work, items))


def annotated(
    pages: Sequence[Page],
    *,
    language: str | None = None,
    quality: bool = False,
    spread: Spread = in_turn,
    views: bool = False,
) -> tuple[tuple[Report, ...], tuple[Entity, ...]]:
    """The reports with their sentences, times, quotes, events (and `views` if asked), and the entities they share."""
    found = reports(pages, language=language, spread=spread)
    read = partial(annotate, with_views=views, quality=quality)
    return identify(tuple(spread("annotating", read, found)))


def brief(
    pages: Sequence[Page],
    rejected: Sequence[Rejection] = (),
    *,
    language: str | None = None,
    quality: bool = False,
    spread: Spread = in_turn,
) -> Brief:
    """One account per story of `pages`.

    Args:
        pages: in any order; the order changes nothing.
        rejected: inputs that could not be read, passed on.
        language: BCP 47 code all pages are taken to be in; detected for each where None.
        quality: find names, and weigh stories of a few sentences, by the encoder too, which must be installed.
        spread: how the work on single pages and reports is done; changes nothing but the time it takes.
    """
    found, entities = annotated(pages, language=language, quality=quality, spread=spread)
    by_id = {report.id: report for report in found}
    mentioned = cast(entities)
    stories = tuple(consolidate(draft, by_id, mentioned, quality=quality) for draft in link(found, entities))
    return Brief(reports=found, entities=entities, stories=stories, rejected=in_order(rejected))


def compare(first: Page, second: Page, *, language: str | None = None, quality: bool = False) -> Comparison:
    """Two reports side by side: what both state, what they state differently, what only one has."""
    found, entities = annotated((first, second), language=language, quality=quality)
    by_source = {source: report for report in found for source in (report.source, *report.also_at)}
    one, other = by_source[first.source], by_source[second.source]
    draft = StoryDraft("pair", tuple(sorted({one.id, other.id})), (), (), (), ())
    named = cast(entities)
    found_beside = beside(consolidate(draft, {one.id: one, other.id: other}, named, quality=quality), one, other, named)
    return replace(found_beside, closeness=closeness(one, other, encoder=encoder() if quality else None))


def check(
    statement: str,
    pages: Sequence[Page],
    rejected: Sequence[Rejection] = (),
    *,
    language: str | None = None,
    quality: bool = False,
    spread: Spread = in_turn,
) -> Check:
    """Which reports support, contradict or do not mention a statement, and on how many independent sources.

    Args:
        language: of the pages; that of the statement is detected.
    """
    read_one = partial(annotate, quality=quality)
    asked = read_one(_report(statement))
    read = tuple(spread("annotating", read_one, reports(pages, language=language, spread=spread)))
    found, entities = identify((*read, asked))
    told, own = found[-1], found[:-1]
    held = hold_against(told, link(own, entities), {report.id: report for report in own}, cast(entities))
    return replace(held, rejected=in_order(rejected))


def _report(statement: str) -> Report:
    """A statement as a report of one paragraph."""
    text = " ".join(statement.split())
    return Report(
        id="statement", source="statement", also_at=(), media_type="text/plain", page=text, language=detect(text),
        outlet=None, title=None, deck=None, dateline=None, byline=(), published=None, credits=(), keywords=(),
        blocks=(Block("paragraph", cut(text, 0, len(text))),), dropped=(),
    )  # fmt: skip


def in_order(rejected: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """Rejections in an order that does not depend on that of the inputs."""
    return tuple(sorted(rejected, key=lambda one: (one.source, one.where, one.what)))
