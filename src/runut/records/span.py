"""Where something stands: spans of a page, evidence, and intervals of days."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Basis = Literal["metadata", "stated", "inferred"]


class Span(Struct, frozen=True):
    """A verbatim piece of a page: `page[start:end] == text`, always."""

    start: Annotated[int, Meta(ge=0, description="first Unicode code point in the page")]
    end: Annotated[int, Meta(ge=0, description="one past the last code point")]
    text: Annotated[str, Meta(description="the piece itself, verbatim")]


class Text(Struct, frozen=True, omit_defaults=True):
    """A piece of the page, or (basis `metadata`, no offsets) of a field that is not on the page."""

    start: Annotated[int | None, Meta(description="first code point in the page; null off the page")]
    end: Annotated[int | None, Meta(description="one past the last code point; null off the page")]
    text: Annotated[str, Meta(description="the words themselves")]
    basis: Annotated[
        Literal["metadata"] | None, Meta(description="`metadata` when a field, HTML head or JSON-LD says it")
    ] = None


class Evidence(Struct, frozen=True):
    """A span, and the report on whose page it stands."""

    report: Annotated[str, Meta(description="report id")]
    span: Span


class Interval(Struct, frozen=True):
    """Days from `start` to `end`, both included; null is an open end."""

    start: Annotated[date | None, Meta(description="first day, ISO 8601")]
    end: Annotated[date | None, Meta(description="last day, ISO 8601")]
    basis: Annotated[Basis, Meta(description="how the interval is known")]
    evidence: tuple[Evidence, ...] = ()


def cut(page: str, start: int, end: int) -> Span:
    """The span of `page` from `start` to `end` (code points, end exclusive)."""
    return Span(start, end, page[start:end])


def cut_text(page: str, start: int, end: int) -> Text:
    """As `cut`, for fields that may also stand off the page."""
    return Text(start, end, page[start:end])


def field_text(words: str) -> Text:
    """A text that only metadata states."""
    return Text(None, None, words, "metadata")
