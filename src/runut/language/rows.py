"""Rows of language tables: what every table shares.

A table is a TOML file `language/<code>/<name>.toml` (or `language/any/<name>.toml` for what holds in every
language) of this form::

    about = "Verbs and nouns that introduce what somebody said."

    [[row]]
    forms = ["mengatakan", "menyatakan"]      # literal words or phrases, whole words only
    pattern = '...'                           # or a regular expression instead of forms
    examples = ["...", "..."]                 # at least two texts the row must match
    not_examples = ["..."]                    # texts it once matched and must not
    kind = "speech"                           # further fields, as the row type declares

Each table has a row type, a frozen Struct derived from `Row` that names its table and types its fields.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct


class Row(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One piece of language knowledge, with the texts that show it.

    Derive a row type for each table: set `table` (the file's stem) and add typed fields.
    """

    table: ClassVar[str]
    ignore_case: ClassVar[bool] = True

    forms: tuple[str, ...] = ()
    pattern: str | None = None
    examples: Annotated[tuple[str, ...], Meta(min_length=2)]
    not_examples: tuple[str, ...] = ()
