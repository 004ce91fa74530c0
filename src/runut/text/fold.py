"""Text as compared, not as printed: what two prints of one sentence share.

Folded are case, compatibility forms (NFKC), quotation marks, dashes, and blanks (runs become one space, none at the
ends); signs that show nothing (zero-width marks, soft hyphens) are left out.
"""

from __future__ import annotations

import re
import unicodedata

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


def fold(text: str) -> str:
    """`text` folded."""
    plain = text.translate(MARKS)
    if not plain.isascii():  # compatibility forms may be marks themselves
        plain = unicodedata.normalize("NFKC", plain).translate(MARKS)
    return BLANKS.sub(" ", plain.casefold()).strip()
