"""Page to report: which lines are the article, what the others are, and whose it is.

    lines - repeats and menus set aside -> labels (memory of the outlet) - rules -> blocks, dropped spans, metadata

Every non-blank character ends up in a block or in a dropped span with its reason; a dropped span inside a block
wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, get_args

from runut.clean.amend import amend, amend_again
from runut.clean.body import body
from runut.clean.credits import caption_credits, cited, closing_credits, credit_line, tail_source, unique
from runut.clean.dateline import opening
from runut.clean.inline import junk_in, junk_of
from runut.clean.labels import BODY, DROPPED, Label, label
from runut.clean.lines import MOST_LINES, Line, folded, lines_of
from runut.clean.margins import margins
from runut.clean.memory import remember, without_shared
from runut.clean.metadata import byline_of, host_of, keywords_of, known_by, outlet_of, published_of, title_of
from runut.clean.repeats import printed_again
from runut.clean.settled import settled
from runut.clean.shape import shape
from runut.language import language
from runut.records import (
    Block,
    BlockKind,
    Credit,
    Dateline,
    Dropped,
    Page,
    Report,
    Span,
    Text,
    cut,
    cut_text,
    field_text,
)
from runut.text.agencies import by_name, find
from runut.text.detect import detect

SAMPLE = 6_000  # code points of kept text from which the language is told
OPENINGS = 3  # paragraphs at the head of which a dateline may stand
MASTHEAD = 3  # lines at the head of a page among which it may name itself
HEADING = 80  # code points of such a line
SHORTEST_NAME = 4
KINDS: Mapping[Label, BlockKind] = {
    **{kind: kind for kind in get_args(BlockKind)},
    "dateline_paragraph": "paragraph",
}
"""What block a kept line is."""


SITE = re.compile(r"©|\(c\)|copyright|hak cipta|\bredaksi\b|all rights", re.IGNORECASE)  # beside a site's own name


class Reading(NamedTuple):
    """A page with what each of its lines is, and the memory of its outlet."""

    page: Page
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    memory: Mapping[str, int] | None = None

    def labelled(self, *kinds: Label) -> tuple[Line, ...]:
        """The lines of these kinds, in order."""
        return tuple(line for line, one in zip(self.lines, self.labels, strict=True) if one in kinds)


class Opened(NamedTuple):
    """A dateline found: the line, and where the paragraph itself begins (offsets in the page)."""

    line: Line
    dateline: Dateline
    end: int


class Task(NamedTuple):
    """One distinct page to clean: where else it came from, its lines, what is known of its outlet, its language."""

    page: Page
    also_at: tuple[str, ...]
    lines: tuple[Line, ...]
    memory: Mapping[str, int] | None
    code: str | None


def clean(
    pages: Sequence[Page],
    code: str | None = None,
    spread: Callable[[Callable[[Task], Report], Iterable[Task]], Iterable[Report]] = map,
) -> tuple[Report, ...]:
    """The reports of `pages`, one for each distinct page, by source and id.

    Args:
        pages: in any order; what they share per outlet is learnt from all of them (furniture memory).
        code: BCP 47 code that all pages are taken to be in; detected for each where None.
        spread: `map`, or a function that spreads the work on single pages over processes.
    """
    distinct = _merge(pages)
    lines = [lines_of(page) for page, _ in distinct]
    memory = remember([(_outlet_key(page), own) for (page, _), own in zip(distinct, lines, strict=True)])
    tasks = [
        Task(page, also, own, known, code) for (page, also), own, known in zip(distinct, lines, memory, strict=True)
    ]
    return tuple(sorted(spread(_cleaned, tasks), key=lambda report: (report.source, report.id)))


def read(page: Page, lines: tuple[Line, ...], memory: Mapping[str, int] | None) -> Reading:
    """The page with the label of each line."""
    near = lines[:MOST_LINES]
    told = settled(near)
    rest = [n for n in range(len(near)) if n not in told]
    single = [near[n] for n in rest]
    shapes = [shape(line) for line in single]
    verdict = label(single, shapes, page.url)
    looked = body(single, shapes, verdict, amend(page, single, verdict.labels), page.url)
    judged = amend_again(single, looked)
    kept = without_shared(single, shapes, judged, memory)
    known = margins(page.text, single, kept, page.metadata.language)
    again = printed_again(single, known)
    told |= {n: "repeat" if place in again else known[place] for place, n in enumerate(rest)}
    labels: list[Label] = [told[n] for n in range(len(near))]
    labels.extend(["unread"] * (len(lines) - len(near)))
    return Reading(page, lines, tuple(labels), memory)


def identity(page: Page) -> str:
    """Id of the report of a page: the same for the same text and the same fields that tell two publications apart."""
    outlet = outlet_of(page)
    known = (outlet.name if outlet else None, page.metadata.title, str(page.metadata.published or ""))
    return (
        "r"
        + blake2b(
            "\x00".join([page.text, *(part or "" for part in known)]).encode(errors="surrogatepass"), digest_size=6
        ).hexdigest()
    )


def _merge(pages: Sequence[Page]) -> list[tuple[Page, tuple[str, ...]]]:
    """Identical pages as one, with the other places they came from; in the order of their ids."""
    same: dict[str, list[Page]] = {}
    for page in pages:
        same.setdefault(identity(page), []).append(page)
    found = []
    for key in sorted(same):
        group = sorted(same[key], key=lambda page: (page.source, page.url or "", page.media_type))
        others = sorted({page.source for page in group} - {group[0].source})
        found.append((group[0], tuple(others)))
    return found


def _cleaned(task: Task) -> Report:
    return _report(read(task.page, task.lines, task.memory), task.also_at, task.code)


def _outlet_key(page: Page) -> str | None:
    outlet = outlet_of(page)
    return outlet.name if outlet else host_of(page)


def _report(reading: Reading, also_at: tuple[str, ...], code: str | None) -> Report:
    page = reading.page
    text = page.text
    key = identity(page)
    opened = _opened(reading)
    blocks, dropped = _divide(reading, opened)
    kept = "\n".join(block.span.text for block in blocks if block.kind in BODY)[:SAMPLE] or text[:SAMPLE]
    tongue = language(code or detect(kept)).code
    named = opened.dateline.outlet if opened and not _bracketed(text, opened) else None
    house = outlet_of(page, named, [*reading.labelled("navigation"), *reading.labelled("credit")])
    outlet = house.name if house else None
    deck = _deck(reading)
    title = title_of(page, reading.labelled("title"))
    byline = byline_of(page, reading.labelled("byline"), reading.labelled("credit"))
    published = published_of(page, key, (*reading.labelled("date"), *reading.labelled("byline")), tongue)
    keywords = keywords_of(page, reading.labelled("keywords"))
    credits = _credits(reading, opened, outlet)
    return Report(
        id=key,
        source=page.source,
        also_at=also_at,
        media_type=page.media_type,
        page=text,
        language=tongue,
        outlet=outlet,
        title=title,
        deck=deck,
        dateline=opened.dateline if opened else None,
        byline=byline,
        published=published,
        credits=credits,
        keywords=keywords,
        blocks=blocks,
        dropped=dropped,
        known_by=known_by(
            page,
            house,
            {
                "title": [title] if title else [],
                "deck": [deck] if deck else [],
                "byline": byline,
                "published": [published] if published else [],
                "keywords": keywords,
                "editors": [one.evidence for one in credits if one.role == "editor"],
            },
        ),
    )


def _deck(reading: Reading) -> Text | None:
    lines = reading.labelled("deck")
    if lines:
        return cut_text(reading.page.text, lines[0].start, lines[0].end)
    return field_text(reading.page.metadata.deck) if reading.page.metadata.deck else None


def _opened(reading: Reading) -> Opened | None:
    """The dateline of the first paragraphs, if one opens them."""
    for n, line in enumerate(reading.labelled("dateline_paragraph", "paragraph")[:OPENINGS]):
        expected = n == 0 or reading.labels[reading.lines.index(line)] == "dateline_paragraph"
        if found := opening(line.text, expected=expected):
            place, outlet = (
                cut(reading.page.text, line.start + span[0], line.start + span[1]) if span else None
                for span in (found.place, found.outlet)
            )
            if place and outlet is None:
                return Opened(line, _own_name(reading, place), line.start + found.end)
            return Opened(line, Dateline(place, outlet), line.start + found.end)
    return None


def _own_name(reading: Reading, place: Span) -> Dateline:
    """The dateline "Malang, Kabar Lembah" or "Kabar Lembah, Malang": a side of the comma may be the site's own name.

    It is where the page opens with it, or names it beside its copyright or its editors.
    """
    page = reading.page.text
    for comma in re.finditer(r",\s*", place.text):
        front = cut(page, place.start, place.start + comma.start())
        back = cut(page, place.start + comma.end(), place.end)
        if _is_site(reading, back.text):
            return Dateline(front, back)
        if _is_site(reading, front.text):
            return Dateline(back, front)
    return Dateline(None, place) if "," not in place.text and _is_site(reading, place.text) else Dateline(place, None)


def _is_site(reading: Reading, name: str) -> bool:
    """Whether the page gives this name as that of the site."""
    if len(name) < SHORTEST_NAME:
        return False
    shown = [
        *(one.text for one in reading.lines[:MASTHEAD] if len(one.text) < HEADING),
        *(one.text for one in reading.labelled("navigation") if SITE.search(one.text[:200])),
    ]
    whole = re.compile(rf"(?:^|[-–—|:©]\s*|\d{{4}}\s|\bredaksi\s){re.escape(name)}(?:$|\s*[-–—|:.,])", re.IGNORECASE)
    return any(whole.search(text[:200]) for text in shown)


def _bracketed(text: str, opened: Opened) -> bool:
    span = opened.dateline.outlet
    return span is not None and text[span.start - 1 : span.start] == "("


def _divide(reading: Reading, opened: Opened | None) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The page divided into blocks and dropped spans, in the order they stand."""
    text = reading.page.text
    kept = [line for line, one in zip(reading.lines, reading.labels, strict=True) if one not in DROPPED]
    sought = junk_of(text[kept[0].start : kept[-1].end]) if kept else ()
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    for line, one in zip(reading.lines, reading.labels, strict=True):
        if one in DROPPED:
            shared = reading.memory.get(folded(line.text)) if reading.memory and one == "furniture" else None
            dropped.append(Dropped(f"drop.{one}", cut(text, line.start, line.end), shared))
            continue
        start = line.start
        if opened and opened.line is line:
            end = line.start + len(text[line.start : opened.end].rstrip())
            blocks.append(Block("dateline", cut(text, line.start, end)))
            start = opened.end
        if start < line.end:
            blocks.append(Block(KINDS[one], cut(text, start, line.end)))
        dropped.extend(
            Dropped(junk.reason, cut(text, start + junk.start, start + junk.end))
            for junk in junk_in(text[start : line.end], sought)
        )
    return tuple(blocks), tuple(dropped)


def _credits(reading: Reading, opened: Opened | None, outlet: str | None) -> tuple[Credit, ...]:
    text = reading.page.text
    own = by_name(outlet) if outlet else None
    found: list[Credit] = []
    if opened and opened.dateline.outlet:
        span = opened.dateline.outlet
        houses = find(text, span.start, span.end)
        for house in houses:
            if house.agency.kind == "agency":
                found.append(Credit(house.agency.name, "agency", cut_text(text, house.start, house.end)))
        if not houses and _bracketed(text, opened):
            found.append(Credit(span.text, "agency", cut_text(text, span.start, span.end)))
    for line, one in zip(reading.lines, reading.labels, strict=True):
        if one == "credit":
            found.extend(credit_line(text, line.start, line.end))
        elif one == "caption":
            found.extend(caption_credits(text, line.start, line.end))
        elif one in ("paragraph", "dateline_paragraph", "list", "quote", "repeat"):
            found.extend(tail_source(text, line.start, line.end))
            if one != "repeat":
                found.extend(cited(text, line.start, line.end, own))
                found.extend(closing_credits(text, line.start, line.end))
    written = {credit.name.casefold() for credit in found}
    found.extend(
        Credit(name, "editor", field_text(name))
        for name in reading.page.metadata.editors
        if name.casefold() not in written
    )
    return unique([credit for credit in found if own is None or credit.name != own.name])
