"""What is known of a report beside its text: outlet, title, byline, date, keywords, each with its evidence.

Theory of operation. Fields beside the text and the head of an HTML page are believed; where they are silent, a line
with the right label speaks. Nothing else does: a first line is not a title because it comes first, a date in the
text is not the day of publication, and a house named somewhere is not the outlet. What nobody says is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from runut.clean.credits import labelled
from runut.clean.cues import cues
from runut.clean.lines import Line, folded
from runut.language import language
from runut.records import Evidence, Interval, KnownBy, Page, Span, Text, cut, cut_text, field_text
from runut.text.agencies import by_host, by_name, find, registrable
from runut.text.foreign_dates import foreign_date
from runut.text.months import Dated, find_dates
from runut.text.signatures import by_word, by_words, same_house, signers

KEYWORD_SPLIT = re.compile(r"\s*[,;|#•·]\s*")
KEYWORD_LABEL = re.compile(r"^(?:[^\W\d_]+(?: [^\W\d_]+){0,2}\s?:|id(?= ))\s*")
LABEL_ALONE = {"keywords@whole", "related@whole", "navigation@whole", "artefact@whole"}
COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright|\bhak cipta)[\s\d©(c)–-]*(?:(?:oleh|by|the|pt)\s)?", re.IGNORECASE)
NOTICE = 160  # code points of a line in which a notice names its house
LABEL = 24  # code points in which the colon of a label stands
KEYWORD = 60  # code points of a keyword
BREAK = 3  # code points between lines that follow each other
LISTED = 3  # keywords on a line that need no label
GLUED_CLOCK = re.compile(r"(?:19|20)\d\d(?=\d{1,2}[:.]\d\d)")
NOT_NAME = re.compile(
    r"(?:\s*[\d(|•·@–—/].*|\s+-.*|\s+(?:in|di|dari|from|on|at|pada|for|untuk|is|adalah|"
    r"(?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]{0,6}\.?)(?:\s.*)?)$",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?:.*\bstaff\b|kontributor|contributor|reporter|staff|jurnalis|wartawan|correspondent|editor)\b", re.IGNORECASE
)
SITE_NAME = re.compile(r"\s+[-–—|:·]\s+([^-–—|·]{2,40})$")


class Outlet(NamedTuple):
    """The outlet under its display name, and where it is told."""

    name: str
    how: KnownBy


def outlet_of(page: Page, dateline: Span | None = None, notices: Sequence[Line] = ()) -> Outlet | None:
    """The outlet: a field, the host, the house the dateline names, or the one known house of the copyright notices.

    Args:
        page: the page.
        dateline: the outlet as the dateline names it.
        notices: lines of the page that may say whose it is.
    """
    if given := page.metadata.outlet:
        known = by_name(given) or by_host(given)
        return Outlet(known.name if known else given, KnownBy("outlet", _field(page, "outlet")))
    if host := host_of(page):
        found = by_host(host)
        return Outlet(found.name if found else registrable(host), KnownBy("outlet", "address"))
    if dateline:
        known = by_name(dateline.text)
        if known is None or known.kind == "outlet":
            return Outlet(known.name if known else dateline.text, KnownBy("outlet", "dateline", dateline))
    named = [
        one for line in notices for mark in COPYRIGHT.finditer(line.text[:NOTICE])
        for one in find(page.text, line.start + mark.end(), min(line.end, line.start + NOTICE))
    ]  # fmt: skip
    if len({one.agency.name for one in named}) == 1 and named[0].agency.kind == "outlet":  # agencies mark reprints too
        return Outlet(
            named[0].agency.name, KnownBy("outlet", "copyright", cut(page.text, named[0].start, named[0].end))
        )
    return None


def known_by(page: Page, outlet: Outlet | None, own: Mapping[str, Sequence[Text | Interval]]) -> tuple[KnownBy, ...]:
    """Where it says what no span of the page shows.

    Args:
        page: the page.
        outlet: of the report.
        own: values of the report's other fields by their names; those with a span or evidence are told already.
    """
    found = [outlet.how] if outlet else []
    for what, values in own.items():
        if any(one.basis == "metadata" for one in values):
            found.append(KnownBy(what, _field(page, what)))
    return tuple(found)


def _field(page: Page, what: str) -> str:
    return next((one.field for one in page.metadata.origins if one.what == what), "metadata")


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
        if same is None:
            return field_text(given[-1])
        start = same.end - len(_unkicked(same.text, given))
        return cut_text(page.text, start, same.end)
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


def _unkicked(text: str, given: Sequence[str]) -> str:
    """The end of a title line that the title field gives alone, where the kicker before it is an element of its own.

    Then flattening leaves no mark or one that stands apart ("Daerah : Jembatan ..."); "Foto: Jembatan ..." is a title.
    """
    ends = (one for one in given if len(one) < len(text) and text.endswith(one))
    return next((one for one in ends if not re.search(r"\w:\s*$", text[: -len(one)])), text)


def published_of(page: Page, report: str, lines: Sequence[Line], code: str) -> Interval | None:
    """The day of publication: a field's, else the first full date in the lines that state it.

    Args:
        report: id of the report, for the evidence.
        lines: those labelled as date or byline, likeliest first.
        code: language of the report, which decides the order of day and month in figures.
    """
    if (day := page.metadata.published) and _possible(day, page.fetched):
        return Interval(day, day, "metadata")
    for line in lines:
        found = first_date(page.text, line.start, line.end, code, page.metadata.language)
        if found and _possible(found.day, page.fetched):
            evidence = Evidence(report, cut(page.text, found.start, found.end))
            return Interval(found.day, found.day, "stated", (evidence,))
    return None


def first_date(text: str, start: int, end: int, code: str = "id", tongue: str | None = None) -> Dated | None:
    """The first full date in a line `text[start:end]`, also where a clock is glued to its year ("202412:44").

    Args:
        code: language that decides the order of day and month in figures.
        tongue: what the page says of its language, for dates in one that has no tables here.
    """
    others = [one for one in ("en", "id") if one != code]
    if glued := GLUED_CLOCK.search(text, start, end):
        end = glued.end()
    found = find_dates(text, start, end, [language(one) for one in (code, *others)])
    return found[0] if found else foreign_date(text, start, end, tongue)


def byline_of(page: Page, lines: Sequence[Line], credits: Sequence[Line]) -> tuple[Text, ...]:
    """The writers: as fields say (where their names stand on the byline, there), else the names of the byline.

    A field that names the house alone stands where the byline names nobody; so does one whose people are not those
    that the page itself signs with ("Oleh Rina" where the field has the editor or the company).

    Args:
        page: the page.
        lines: those labelled as byline.
        credits: those labelled as credit, whose reporters stand in where there is no byline.
    """
    given = page.metadata.byline
    signed = [line for line in lines if any("byline@start" in cue for cue in cues(line.text)) or by_words(line.text)]
    told = _people(page, _written_by(page.text, signed, labelled_only=False))
    known = " ".join(given).casefold()
    people = not all(same_house(name, page.metadata.outlet) for name in given)
    if people and (not told or any(one.text.casefold() in known for one in told)):
        return tuple(_on_page(page.text, name, lines) or field_text(name) for name in given)
    for some in (signed, lines, credits):
        if found := told or _people(page, _written_by(page.text, some, labelled_only=some is credits)):
            return found
    return tuple(field_text(name) for name in given)


def keywords_of(page: Page, lines: Sequence[Line]) -> tuple[Text, ...]:
    """The keywords: what the labelled lines say after their label, else as fields say.

    Keywords stand behind a label, on its line or below it, or begin with "#"; three with marks between them, or on
    lines one below the other, need none.
    """
    found: list[Text] = []
    told = False
    run = _run(lines)
    for line in lines:
        if LABEL_ALONE & set(cues(line.text)):
            told = told or "keywords@whole" in cues(line.text)
            continue
        label = KEYWORD_LABEL.match(line.text)
        at, end = line.start + (label.end() if label else 0), line.end
        parts: list[tuple[int, int]] = []
        for gap in [*KEYWORD_SPLIT.finditer(page.text, at, end), None]:
            stop = gap.start() if gap else end
            if at < stop and page.text[stop - 1] != ":":
                parts.append((at, stop))
            at = gap.end() if gap else end
        short = all(b - a <= KEYWORD for a, b in parts) and not line.text.endswith(".")
        if short and (told or label or line.text[0] == "#" or len(parts) >= LISTED or line in run):
            found.extend(cut_text(page.text, a, b) for a, b in parts)
    return tuple(found) or tuple(field_text(word) for word in page.metadata.keywords)


def _run(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines without marks that stand one below the other, three and more."""
    found: set[Line] = set()
    run: list[Line] = []
    for line in lines:
        near = bool(run) and line.start - run[-1].end <= BREAK
        run = [] if KEYWORD_SPLIT.search(line.text) else [*run[-2:], line] if near else [line]
        if len(run) >= LISTED:
            found.update(run[-LISTED:])
    return frozenset(found)


def _people(page: Page, names: Sequence[Text]) -> tuple[Text, ...]:
    """The names that are not the outlet's own."""
    return tuple(one for one in names if not same_house(one.text, page.metadata.outlet))


def _written_by(page: str, lines: Sequence[Line], *, labelled_only: bool) -> tuple[Text, ...]:
    """The writers that lines name, each once."""
    found: dict[str, Text] = {}
    for line in lines:
        spans = [(one.start, one.end) for one in labelled(page, line.start, line.end) if one.role == "author"]
        if not labelled_only and not (spans and ":" in line.text[:LABEL]):
            spans = _bare_names(page, line)
        for start, end in spans:
            end = start + len(NOT_NAME.sub("", page[start:end]).rstrip(" ,"))
            words = page[start:end]
            if start < end and by_name(words) is None and not ROLE.match(words):
                found.setdefault(words.casefold(), cut_text(page, start, end))
    return tuple(found.values())


def _on_page(page: str, name: str, lines: Sequence[Line]) -> Text | None:
    for line in lines:
        at = line.text.casefold().find(name.casefold())
        if name and at >= 0 and line.text[at : at + len(name)].casefold() == name.casefold():
            return cut_text(page, line.start + at, line.start + at + len(name))
    return None


def _possible(day: date, fetched: date | None) -> bool:
    return day.year >= 1970 and (fetched is None or day <= fetched)


def _bare_names(page: str, line: Line) -> list[tuple[int, int]]:
    """The names on a byline without a label: after a by-word one name of one word will do, else they take two."""
    inside = by_words(line.text)
    opened = by_word(line.text, inside[0]) if inside else None
    named = signers(page, line.start + (inside[0] if inside else 0), line.end)
    if opened is None and line.text.endswith((".", ":")):
        return []
    return [
        (start, end)
        for n, (start, end) in enumerate(named)
        if (opened and n == 0) or (" " in page[start:end] and not cues(page[start:end]))
    ]
