"""A sentence cut out of a quotation, shown with both of its quotation marks."""

from __future__ import annotations

import re

from runut.present.plain import line

MARK = re.compile(r'["“”„«»]')
OPENING, CLOSING = "“„«", "”»"
PARTNER = {'"': '"', "“": "”", "”": "“", "„": "“", "«": "»", "»": "«"}
GOES_ON = "…"


def whole(text: str) -> str:
    """`text` on one line; where one mark of a pair is missing, an ellipsis and the mark are set.

    “We asked twice. → “We asked twice. …”; Nobody came,” he said. → “… Nobody came,” he said.
    """
    shown = line(text)
    opened: str | None = None
    before: str | None = None
    for found in MARK.finditer(shown):
        mark = found.group()
        follows = shown[found.end() : found.end() + 1]
        opens = mark in OPENING or (mark not in CLOSING and opened is None and not _ends(shown, found.start(), follows))
        if opens:
            opened = mark
        elif opened is not None:
            opened = None
        elif before is None:
            before = mark
    if before is not None:
        shown = f"{PARTNER[before]}{GOES_ON} {shown}"
    if opened is not None:
        shown = f"{shown} {GOES_ON}{PARTNER[opened]}"
    return shown


def _ends(text: str, at: int, follows: str) -> bool:
    """Whether a straight mark stands where one closes: after a letter or point, before a blank, a point or the end."""
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([" and not follows.isalnum()
