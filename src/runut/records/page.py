"""A page: what was scraped, before anything is decided about it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct


class LineHint(Struct, frozen=True):
    """What HTML said of one line of the flattened page. Flattened text has no hints."""

    tag: Annotated[str, Meta(description="innermost block element: p, h1, li, figcaption, td, div, ...")]
    path: Annotated[
        str,
        Meta(description="tags, classes and ids of its ancestors, outermost first, space-separated, bounded"),
    ]
    link_share: Annotated[float, Meta(ge=0, le=1, description="share of the line's characters inside links")]


class Origin(Struct, frozen=True):
    """Where a field of metadata stands."""

    what: Annotated[str, Meta(description="name of the field of `Metadata`")]
    field: Annotated[str, Meta(description="`json-ld headline`, `meta og:title`, `title element`, `column judul`, ...")]


class Metadata(Struct, frozen=True):
    """What fields beside the text say (JSONL or CSV columns, HTML head, JSON-LD). Absent is None or ()."""

    title: str | None = None
    deck: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: date | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    editors: tuple[str, ...] = ()
    origins: Annotated[tuple[Origin, ...], Meta(description="where each field that says something stands")] = ()


class Page(Struct, frozen=True):
    """One scraped page. Offsets of everything runut says of it count in `text`."""

    source: Annotated[str, Meta(description="path or URL as given; for rows of a file `path:line`")]
    media_type: Annotated[str, Meta(description="text/plain, text/html, application/jsonl, text/csv")]
    text: Annotated[str, Meta(description="decoded; HTML flattened to one line per block; lines end in \\n")]
    url: str | None = None
    hints: Annotated[
        tuple[LineHint, ...], Meta(description='one per `text.split("\\n")` line for HTML, else empty')
    ] = ()
    metadata: Metadata = Metadata()
    fetched: Annotated[date | None, Meta(description="day of scraping when known")] = None
