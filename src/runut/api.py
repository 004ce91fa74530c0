"""What Python programs call: the same as the commands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from runut import pipeline
from runut.read import read
from runut.records import Brief, Page, Rejection


def brief(inputs: Iterable[str | Path], *, language: str | None = None) -> Brief:
    """Read `inputs` (files, folders, "-") and give one account per story.

    Args:
        inputs: in any order.
        language: BCP 47 code all inputs are taken to be in; detected for each where None.
    """
    found = list(read(inputs))
    pages = [one for one in found if isinstance(one, Page)]
    return pipeline.brief(pages, [one for one in found if isinstance(one, Rejection)], language=language)
