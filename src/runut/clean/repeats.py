"""Lines that say again what the page has said.

Theory of operation. Two things make a page repeat itself. A site prints a line twice (a caption under the picture
and in the gallery): the later one is dropped. And a scraper that takes nested elements writes the whole article
glued into one line, then its pieces, often the tail of each nesting level before its first paragraph. There the
pieces are the better text, for the paragraphs stand apart and the furniture between them is gone; so a line that
begins with the line after it and goes on is held to be glued, and is dropped in favour of its pieces. Where the
pieces do not make up most of the glued line (the page was cut off), the line itself is kept and its pieces are
dropped.

Only running text and captions repeat in this sense: menus repeat by nature and are dropped for what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.clean.lines import Line

GLUED = 300  # code points from which a line may be the glued article
PIECE = 25  # code points from which a line is a piece
COVERED = 0.6  # share of the glued line its pieces must make up for them to replace it
AHEAD = 400  # lines looked at after a glued one
AGAIN = {"paragraph": "body", "dateline_paragraph": "body", "caption": "caption", "credit": "credit", "title": "title"}


def glued(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines to be dropped because others say it all: glued lines, or the pieces of one."""
    return frozenset(_glued(lines))


def printed_again(lines: Sequence[Line], labels: Sequence[str]) -> frozenset[int]:
    """The indices of kept lines that one of the same kind has said before; a pull quote or deck said nothing."""
    seen: set[tuple[str, str]] = set()
    found = set()
    for n, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label not in AGAIN or len(line.text) < PIECE:
            continue
        key = (AGAIN[label], line.text)
        if key in seen:
            found.add(n)
        seen.add(key)
    return frozenset(found)


def _glued(lines: Sequence[Line]) -> set[int]:
    found: set[int] = set()
    n = 0
    while n + 1 < len(lines):
        if not _begins_with_next(lines, n):
            n += 1
            continue
        whole = lines[n].text
        pieces = [m for m in range(n + 1, min(len(lines), n + AHEAD)) if _part(lines[m].text, whole)]
        glued = [m for m in pieces if m + 1 < len(lines) and _begins_with_next(lines, m, PIECE)]
        single = sorted(set(pieces) - set(glued))
        covered = sum(len(text) for text in {lines[m].text for m in single})
        if covered >= COVERED * len(whole):
            found.update((n, *glued))
        else:
            found.update(pieces)
        n = pieces[-1] + 1 if pieces else n + 1
    return found


def _begins_with_next(lines: Sequence[Line], n: int, least: int = GLUED) -> bool:
    one, other = lines[n].text, lines[n + 1].text
    return len(one) >= least and PIECE <= len(other) < len(one) - 10 and one.startswith(other)


def _part(text: str, whole: str) -> bool:
    return len(text) < len(whole) and text in whole
