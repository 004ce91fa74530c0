"""Pairs of reports that share their text, as rows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from runut.records import Evidence

Share = Annotated[float, Meta(ge=0, le=1)]


class CopySide(Struct, frozen=True, kw_only=True):
    """One of the two reports."""

    report: Annotated[str, Meta(description="report id")]
    source: Annotated[str, Meta(description="path or URL of the report")]
    outlet: str | None
    title: str | None
    published: date | None


class CopyRow(Struct, frozen=True, kw_only=True):
    """Two reports of which one stands in the other, wholly or in part. The order tells nothing of who had it first."""

    first: Annotated[CopySide, Meta(description="the one read first")]
    second: CopySide
    of_first: Annotated[Share, Meta(description="share of the first's runs of five words that stand in the second")]
    of_second: Annotated[Share, Meta(description="share of the second's runs of five words that stand in the first")]
    reason: Annotated[str, Meta(description="reason code")]
    evidence: Annotated[
        tuple[Evidence, ...],
        Meta(description="sentences that share most words, of the first and of the second in turn"),
    ]
