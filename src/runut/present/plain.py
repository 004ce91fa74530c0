"""Words of a page made safe to show: no control, escape or bidirectional override reaches a screen."""

from __future__ import annotations

import unicodedata

SHOWN = "\n\t"
HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
JOINERS = "\u200c\u200d"  # needed by some scripts, harmless


def plain(text: str) -> str:
    """`text` without control and format characters (newline, tab and joiners stay)."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(ch for ch in text if ch in SHOWN or ch in JOINERS or unicodedata.category(ch) not in HIDDEN)


def flat(text: str) -> str:
    """`plain`, with newlines and tabs as blanks: a piece to be set beside other pieces on one line."""
    return plain(text).replace("\n", " ").replace("\t", " ")


def line(text: str) -> str:
    """`plain`, on one line."""
    return " ".join(plain(text).split())
