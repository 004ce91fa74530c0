"""The extraction sets as pages with the gold they have: body, title, day, authors, segments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from tools.clean_data import strings


class Gold(NamedTuple):
    """A page of an extraction set."""

    file: str
    url: str | None
    body: str
    without: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    title: str | None = None
    day: date | None = None
    authors: tuple[str, ...] = ()


def _plain(found: list[dict[str, Any]]) -> Iterator[Gold]:
    for row in found:
        yield Gold(row["html_file"], row["url"], "\n".join(strings(row["body"])))


def _multi(found: list[dict[str, Any]]) -> Iterator[Gold]:
    for row in found:
        gold = row["gold"]
        day = gold.get("publishing_date")
        yield Gold(
            row["html_file"], row["url"], "\n".join(strings(gold.get("body"))), title=gold.get("title"),
            day=datetime.fromisoformat(day).date() if day else None, authors=tuple(gold.get("authors") or ()),
        )  # fmt: skip


def _indonesian(found: list[dict[str, Any]]) -> Iterator[Gold]:
    for row in found:
        gold = row["gold"]
        day = datetime.fromtimestamp(gold["date"] / 1000 + 7 * 3600, UTC).date() if gold.get("date") else None
        yield Gold(row["html_file"], gold["url"], gold["content"], title=gold["title"], day=day)


def _segments(found: list[dict[str, Any]]) -> Iterator[Gold]:
    for row in found:
        yield Gold(row["html_file"], row["url"], "", tuple(row["without"]), tuple(row["with"]))


SETS: dict[str, Callable[[list[dict[str, Any]]], Iterator[Gold]]] = {
    "scrapinghub": _plain,
    "fundus_eval": _plain,
    "fundus_multi": _multi,
    "trafilatura": _segments,
    "id_html": _indonesian,
}
