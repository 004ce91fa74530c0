"""Blocks to sentences and tokens."""

from __future__ import annotations

from runut.annotate.draft import Draft
from runut.language import Language
from runut.records import Report, Sentence, cut
from runut.text.sentences import split
from runut.text.tokens import tokenize

READ = {"title", "deck", "dateline", "paragraph", "heading", "caption", "list", "quote"}
"""Kinds of block that hold sentences; credits, bylines, dates and keywords do not."""


def segment(report: Report, language: Language) -> Draft:
    """The draft that the other steps fill. Dropped pieces inside a block cut no sentence but are no token."""
    sentences = []
    for number, block in enumerate(report.blocks):
        if block.kind in READ:
            for start, end in split(report.page, block.span.start, block.span.end, language):
                sentences.append((number, start, end))
    tokens = []
    for _, start, end in sentences:
        junk = [d.span for d in report.dropped if d.span.start < end and d.span.end > start]
        tokens.append(
            tuple(
                token
                for token in tokenize(report.page, start, end)
                if not any(span.start <= token.start < span.end for span in junk)
            )
        )
    records = tuple(
        Sentence(f"{report.id}.s{n}", block, cut(report.page, start, end))
        for n, (block, start, end) in enumerate(sentences)
    )
    return Draft(report=report, language=language, tokens=tuple(tokens)).with_report(sentences=records)
