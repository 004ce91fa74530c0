"""A reason: what a judgement's code means, for `runut explain`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a `reasons/<stage>.toml` table."""

    code: Annotated[str, Meta(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$", description="stable; category first")]
    title_en: str
    title_id: str
    about_en: Annotated[str, Meta(description="when it is given, and what the evidence shows")]
    about_id: str
    examples: Annotated[tuple[str, ...], Meta(min_length=1)]
