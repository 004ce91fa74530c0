"""Page to report."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from runut.language import language
from runut.records import Block, Page, Report, cut
from runut.text.detect import detect


def clean(pages: Sequence[Page], code: str | None = None) -> tuple[Report, ...]:
    """The reports of `pages`, one for each distinct page, in the order of their sources.

    Args:
        pages: in any order; what they share per outlet is learnt from all of them (furniture memory).
        code: BCP 47 code that all pages are taken to be in; detected for each where None.
    """
    return tuple(sorted((_clean(page, code) for page in pages), key=lambda r: (r.source, r.id)))


def _clean(page: Page, code: str | None) -> Report:
    blocks, at = [], 0
    for line in page.text.split("\n"):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            blocks.append(Block("paragraph", cut(page.text, begin, at + len(line.rstrip()))))
        at += len(line) + 1
    return Report(
        id="r" + blake2b(page.text.encode(), digest_size=6).hexdigest(),
        source=page.source, also_at=(), media_type=page.media_type, page=page.text,
        language=language(code or detect(page.text)).code, outlet=None, title=None, deck=None, dateline=None,
        byline=(), published=None, credits=(), keywords=(), blocks=tuple(blocks), dropped=(),
    )  # fmt: skip
