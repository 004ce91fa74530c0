"""What a report says of itself: outlet, date and how it is known, byline, credits, keywords."""

from __future__ import annotations

from collections.abc import Iterator

from runut.present.words import Words
from runut.records import Report

LISTED = 12  # of a long list are shown


def facts(report: Report, words: Words) -> Iterator[tuple[str, str]]:
    """Labels in the interface's language, and what stands for each on the page. The title and the deck stand apart."""
    yield words("outlet"), report.outlet or words("outlet_unknown")
    yield words("date"), words.interval(report.published) + _basis(report, words)
    if report.byline:
        yield words("byline"), _list([one.text for one in report.byline])
    if report.dateline and report.dateline.place:
        yield words("place"), report.dateline.place.text
    if report.credits:
        yield words("credits"), _list([f"{one.name} ({words(f'credit_{one.role}')})" for one in report.credits])
    if report.keywords:
        yield words("keywords"), _list([one.text for one in report.keywords])
    if report.language != "und":
        yield words("language"), report.language
    yield words("source"), report.source
    for other in report.also_at[:LISTED]:
        yield words("copies_at"), other


def _basis(report: Report, words: Words) -> str:
    """How the date is known: stated on the page, concluded, or said by a field, which is named."""
    if report.published is None:
        return ""
    field = next((one.field for one in report.known_by if one.what == "published"), None)
    return f" ({words(f'basis_{report.published.basis}')}{f': {field}' if field else ''})"


def _list(values: list[str]) -> str:
    distinct = list(dict.fromkeys(values))
    return ", ".join(distinct[:LISTED]) + (", …" if len(distinct) > LISTED else "")
