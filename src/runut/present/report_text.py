"""Cleaned reports as bare text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.present.head import facts
from runut.present.markdown import safe
from runut.present.pieces import Piece, body_text, marked, told
from runut.present.plain import line
from runut.present.words import Words
from runut.records import Report


def reports_text(reports: Sequence[Report]) -> str:
    """Each report's title and paragraphs, one a line; above each of several a line `==> source <==`, as `head` does."""
    if len(reports) == 1:
        return f"{body_text(reports[0])}\n"
    return "\n".join(f"==> {line(report.source)} <==\n{body_text(report)}\n" for report in reports)


def reports_markdown(reports: Sequence[Report], words: Words, *, dropped: bool = False) -> str:
    """One Markdown document: each report with what it says of itself, its paragraphs and captions.

    Args:
        reports: cleaned.
        words: the interface's language.
        dropped: whether to show, struck through, what was dropped, in place and with its reason.
    """
    return "\n---\n\n".join("\n\n".join(_report(report, words, dropped=dropped)) + "\n" for report in reports)


def _report(report: Report, words: Words, *, dropped: bool) -> Iterator[str]:
    yield f"# {safe(report.title.text) if report.title else words('title_unknown')}"
    if report.deck:
        yield f"*{safe(report.deck.text)}*"
    yield "\n".join(f"- {label}: {safe(said)}" for label, said in facts(report, words))
    for piece in told(report, dropped=dropped):
        if text := _piece(piece, dropped=dropped):
            yield text


def _piece(piece: Piece, *, dropped: bool) -> str:
    runs = marked(piece) if dropped else [(piece.kept, None)]
    text = "".join(f"~~{safe(words)}~~ (`{reason}`)" if reason else _kept(words) for words, reason in runs)
    text = " ".join(text.split())
    match piece.kind:
        case "heading":
            return f"## {text}"
        case "list":
            return f"- {text}"
        case "quote":
            return f"> {text}"
        case "caption":
            return f"*{text}*"
        case _:
            return text


def _kept(words: str) -> str:
    blank = " "
    return f"{blank * words.startswith(blank)}{safe(words)}{blank * words.endswith(blank)}"
