"""A page as pieces in the order they stand: what the report keeps and as what, what it drops and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.present.plain import flat, line
from runut.records import Block, BlockKind, Dropped, Report

BODY: frozenset[BlockKind] = frozenset({"dateline", "paragraph", "heading", "list", "quote"})


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a piece: kept, or dropped for `reason`."""

    text: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a dropped span outside of every block.

    Fields:
        kind: the block's kind; None where the piece is dropped.
        line: number of the page's line it begins in, from 1.
        parts: verbatim, in order; a block has several where something inside it is dropped.
    """

    kind: BlockKind | None
    line: int
    parts: tuple[Part, ...]

    @property
    def reason(self) -> str:
        """Why a dropped piece is dropped; "" of a block."""
        return (self.parts[0].reason or "") if self.kind is None else ""

    @property
    def kept(self) -> str:
        """What the report keeps of it, on one line."""
        words = ""
        for part in self.parts:
            if part.reason is None:
                glued = words[-1:].isalnum() and part.text[:1].isalnum()  # what was dropped held the blank between
                words += f" {part.text}" if glued else part.text
        return line(words)


def pieces(report: Report) -> tuple[Piece, ...]:
    """Every block and every dropped span of the page, by where they stand."""
    found: list[Piece] = []
    number, at = 1, 0
    for held, inside in _nested(report):
        number += report.page.count("\n", at, held.span.start)
        at = held.span.start
        if isinstance(held, Dropped):
            found.append(Piece(None, number, (Part(held.span.text, held.reason),)))
        else:
            found.append(Piece(held.kind, number, tuple(_parts(report.page, held, inside))))
    return tuple(found)


def joined(report: Report) -> tuple[Piece, ...]:
    """As `pieces`, a dateline joined with the paragraph it opens."""
    found: list[Piece] = []
    for piece in pieces(report):
        if piece.kind is not None and found and found[-1].kind == "dateline" and found[-1].line == piece.line:
            opening = found.pop()
            piece = Piece(piece.kind, piece.line, (*opening.parts, Part(" "), *piece.parts))
        found.append(piece)
    return tuple(found)


def body(report: Report) -> tuple[Piece, ...]:
    """The pieces a reader takes for the article."""
    return tuple(piece for piece in joined(report) if piece.kind in BODY and piece.kept)


def told(report: Report, *, dropped: bool) -> tuple[Piece, ...]:
    """What is shown below a report's head: the article, its captions and, where asked for, what was dropped.

    Title, deck, date, byline, credit and keywords are told in the head.
    """
    shown: frozenset[str | None] = frozenset({*BODY, "caption", *([None] if dropped else [])})
    return tuple(piece for piece in joined(report) if piece.kind in shown)


def body_text(report: Report) -> str:
    """The article as text: its title where there is one, then one paragraph a line."""
    title = [line(report.title.text)] if report.title else []
    return "\n".join([*title, *(piece.kept for piece in body(report))])


def marked(piece: Piece) -> Iterator[tuple[str, str | None]]:
    """The runs of a piece to be set on one line, each with the reason why it is dropped (None: kept)."""
    for part in piece.parts:
        if words := flat(part.text):
            yield words, part.reason


def _nested(report: Report) -> Iterator[tuple[Block | Dropped, list[Dropped]]]:
    """Blocks with what is dropped inside them, and what is dropped outside, by where they stand."""
    spans: list[Block | Dropped] = [*report.blocks, *report.dropped]
    spans.sort(key=lambda one: (one.span.start, -one.span.end, isinstance(one, Dropped)))
    block: Block | None = None
    inside: list[Dropped] = []
    for one in spans:
        if block is not None and isinstance(one, Dropped) and one.span.end <= block.span.end:
            inside.append(one)
            continue
        if block is not None:
            yield block, inside
            block, inside = None, []
        if isinstance(one, Block):
            block = one
        else:
            yield one, []
    if block is not None:
        yield block, inside


def _parts(page: str, block: Block, inside: list[Dropped]) -> Iterator[Part]:
    at = block.span.start
    for one in inside:
        if one.span.start > at:
            yield Part(page[at : one.span.start])
        if one.span.end > at:
            yield Part(page[max(at, one.span.start) : one.span.end], one.reason)
            at = one.span.end
    if at < block.span.end:
        yield Part(page[at : block.span.end])
