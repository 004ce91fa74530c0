"""What is known of a report beside its text: outlet, title, byline, date, keywords, each with its evidence.

Theory of operation. Fields beside the text and the head of an HTML page are believed; where they are silent, a line
with the right label speaks. Nothing else does: a first line is not a title because it comes first, a date in the
text is not the day of publication, and a house named somewhere is not the outlet. What nobody says is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from runut.clean.credits import labelled
from runut.clean.cues import cues
from runut.clean.lines import Line, folded
from runut.language import language
from runut.records import Evidence, Interval, Page, Text, cut, cut_text, field_text
from runut.text.agencies import by_host, by_name, registrable
from runut.text.months import find_dates

KEYWORD_SPLIT = re.compile(r"\s*[,;|#•·]\s*")
KEYWORD_LABEL = re.compile(r"^(?:[^\W\d_]+(?: [^\W\d_]+){0,2}\s?:|id(?= ))\s*")
BY = re.compile(r"^(?:(?:by|oleh|penulis|pewarta|reporter|wartawan|jurnalis|kontributor)\b\s*[:|-]?\s*)", re.IGNORECASE)
LABEL_ALONE = {"keywords@whole", "related@whole", "navigation@whole", "artefact@whole"}
GLUED_CLOCK = re.compile(r"(?:19|20)\d\d(?=\d{1,2}[:.]\d\d)")
NOT_NAME = re.compile(
    r"(?:\s*[\d(|•·@–—/].*|\s+-.*|\s+(?:in|di|dari|from|on|at|pada|for|untuk|is|adalah|"
    r"(?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]{0,6}\.?)(?:\s.*)?)$",
    re.IGNORECASE,
)
ROLE = re.compile(r"(?:kontributor|contributor|reporter|staff|jurnalis|wartawan|correspondent|editor)\b", re.IGNORECASE)
NAME_LIKE = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|bin|binti|van|de|da|der|von|al|el)){0,5}")
SITE_NAME = re.compile(r"\s+[-–—|:·]\s+([^-–—|·]{2,40})$")
BETWEEN_NAMES = re.compile(r"\s*(?:,|&|/|\bdan\b|\band\b)\s*")


def outlet_of(page: Page, named: str | None) -> str | None:
    """The outlet: a field, the host, or the house the dateline names; its display name where the table knows it."""
    if page.metadata.outlet:
        known = by_name(page.metadata.outlet) or by_host(page.metadata.outlet)
        return known.name if known else page.metadata.outlet
    if host := host_of(page):
        found = by_host(host)
        return found.name if found else registrable(host)
    if named:
        known = by_name(named)
        return named if known is None else known.name if known.kind == "outlet" else None
    return None


def host_of(page: Page) -> str | None:
    """The host of the page's address, if it has one."""
    for address in (page.url, page.source):
        if address and "://" in address:
            try:
                host = urlsplit(address).hostname
            except ValueError:
                continue
            if host and "." in host:
                return host
    return None


def title_of(page: Page, lines: Sequence[Line]) -> Text | None:
    """The title: where it stands on the page (`lines` are those labelled so), else as a field says."""
    given = given_titles(page)
    if given:
        known = {folded(one) for one in given}
        same = next((line for line in lines if {folded(line.text), folded(without_kicker(line.text))} & known), None)
        return cut_text(page.text, same.start, same.end) if same else field_text(given[-1])
    return cut_text(page.text, lines[0].start, lines[0].end) if lines else None


def given_titles(page: Page) -> tuple[str, ...]:
    """The title field as it stands and, where it ends in the name of the site ("... - Kompas.com"), without it."""
    given = page.metadata.title
    if not given:
        return ()
    end = SITE_NAME.search(given)
    if end is None:
        return (given,)
    known = {
        (page.metadata.outlet or "").casefold(),
        *((host_of(page) or "").split(".")),
        registrable(host_of(page) or ""),
    }
    site = by_name(end[1]) is not None or end[1].casefold() in known
    return (given, given[: end.start()]) if site else (given,)


def without_kicker(title: str) -> str:
    """A title without what sites set before it ("Foto: ...", "Opinion: ..."): three words at most."""
    front, mark, rest = title.partition(": ")
    return rest if mark and front.count(" ") < 3 else title


def published_of(page: Page, report: str, lines: Sequence[Line], code: str) -> Interval | None:
    """The day of publication: a field's, else the first full date in the lines that state it.

    Args:
        report: id of the report, for the evidence.
        lines: those labelled as date or byline, likeliest first.
        code: language of the report, which decides the order of day and month in figures.
    """
    if page.metadata.published:
        day = page.metadata.published
        return Interval(day, day, "metadata")
    others = [one for one in ("en", "id") if one != code]
    for line in lines:
        glued = GLUED_CLOCK.search(page.text, line.start, line.end)
        end = glued.end() if glued else line.end
        for found in find_dates(page.text, line.start, end, [language(one) for one in (code, *others)]):
            if _possible(found.day, page.fetched):
                evidence = Evidence(report, cut(page.text, found.start, found.end))
                return Interval(found.day, found.day, "stated", (evidence,))
    return None


def byline_of(page: Page, lines: Sequence[Line], credits: Sequence[Line]) -> tuple[Text, ...]:
    """The writers: as fields say (where their names stand on the byline, there), else the names of the byline.

    Args:
        page: the page.
        lines: those labelled as byline.
        credits: those labelled as credit, whose reporters stand in where there is no byline.
    """
    if page.metadata.byline:
        return tuple(_on_page(page.text, name, lines) or field_text(name) for name in page.metadata.byline)
    found: list[Text] = []
    signed = [line for line in lines if any("byline@start" in cue for cue in cues(line.text))]
    for line in signed or lines or credits:
        names = [one for one in labelled(page.text, line.start, line.end) if one.role == "author"]
        spans = [(one.start, one.end) for one in names]
        for start, end in spans or (_bare_names(page.text, line) if line in lines else ()):
            end = start + len(NOT_NAME.sub("", page.text[start:end]).rstrip(" ,"))
            known = {one.text.casefold() for one in found}
            words = page.text[start:end]
            if start < end and by_name(words) is None and words.casefold() not in known and not ROLE.match(words):
                found.append(cut_text(page.text, start, end))
    return tuple(found)


def keywords_of(page: Page, lines: Sequence[Line]) -> tuple[Text, ...]:
    """The keywords: what the labelled lines say after their label, else as fields say."""
    found: list[Text] = []
    for line in lines:
        if LABEL_ALONE & set(cues(line.text)):
            continue
        label = KEYWORD_LABEL.match(line.text)
        at, end = line.start + (label.end() if label else 0), line.end
        for gap in [*KEYWORD_SPLIT.finditer(page.text, at, end), None]:
            stop = gap.start() if gap else end
            if at < stop and page.text[stop - 1] != ":":
                found.append(cut_text(page.text, at, stop))
            at = gap.end() if gap else end
    return tuple(found) or tuple(field_text(word) for word in page.metadata.keywords)


def _on_page(page: str, name: str, lines: Sequence[Line]) -> Text | None:
    for line in lines:
        at = line.text.casefold().find(name.casefold())
        if name and at >= 0 and line.text[at : at + len(name)].casefold() == name.casefold():
            return cut_text(page, line.start + at, line.start + at + len(name))
    return None


def _possible(day: date, fetched: date | None) -> bool:
    return day.year >= 1970 and (fetched is None or day <= fetched)


def _bare_names(page: str, line: Line) -> list[tuple[int, int]]:
    label = BY.match(line.text)
    at = line.start + (label.end() if label else 0)
    end = min(line.end, at + 80)
    spans: list[tuple[int, int]] = []
    for gap in [*BETWEEN_NAMES.finditer(page, at, end), None]:
        stop = gap.start() if gap else end
        match = NAME_LIKE.match(page, at, stop)
        signed = label is None and match is not None and bool(cues(match.group()))  # "Laporan Khas": no name
        if (
            match
            and not signed
            and ((label and not spans) or (" " in match.group() and not page[at:stop].rstrip().endswith(".")))
        ):
            spans.append(match.span())
        at = gap.end() if gap else end
        if re.search(r"\d", page[at : at + 1]):
            break
    return spans
