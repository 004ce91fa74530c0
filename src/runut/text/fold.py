"""Text as compared, not as printed: what two prints of one sentence share, with the way back to the page.

Folded are case, compatibility forms (NFKC), quotation marks, dashes, and blanks (runs become one space, none at the
ends); signs that show nothing (zero-width marks, soft hyphens) are left out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´ʼ＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
        "…": "...",
    }
)
BLANKS = re.compile(r"\s+")


class Folded(NamedTuple):
    """Folded text; its character `i` was made from `source[offsets[i]:offsets[i + 1]]` or the head of it.

    `offsets` has one entry more than `text`: the end of the piece that was folded.
    """

    text: str
    offsets: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the source that `text[start:end]` was made from, blanks at its ends left out."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """`text` folded."""
    if text.isascii():
        return BLANKS.sub(" ", text.translate(MARKS).casefold()).strip()
    return fold_with_offsets(text, 0, len(text)).text


def fold_with_offsets(page: str, start: int, end: int) -> Folded:
    """`page[start:end]` folded, with offsets that count in the page."""
    letters: list[str] = []
    offsets: list[int] = []
    at = start
    while at < end:
        stop = at + 1
        while stop < end and unicodedata.combining(page[stop]):
            stop += 1
        for letter in _fold_cluster(page[at:stop]):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                offsets.append(at)
        at = stop
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return Folded("".join(letters), (*offsets, end))


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    plain = cluster.translate(MARKS)
    if plain.isascii():
        return plain.casefold()
    return BLANKS.sub(" ", unicodedata.normalize("NFKC", plain).translate(MARKS).casefold())
