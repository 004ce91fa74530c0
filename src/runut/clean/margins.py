"""The margins of an article: lines just above and below it whose own words say what they are.

Theory of operation. Byline, date, credits and keywords are short, stand within a few lines of the article, and say
what they are: by a word of authorship and names, by a date and little else, by a label, by their element's name in
HTML. The labeller sees few of them in training and takes them for menus; here they are told by their form, and only
where they stand close enough to be this article's. Nothing that runs as text is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from runut.clean.credits import PHOTO, credit_line, initials, labelled
from runut.clean.cues import cues
from runut.clean.dateline import opening
from runut.clean.labels import BODY, Label
from runut.clean.lines import Line
from runut.clean.metadata import first_date
from runut.text.agencies import find
from runut.text.signatures import by_word, by_words, is_person, signers

ABOVE = 25  # lines above the body in which its date and writer stand
UNDER = 12  # lines under the title, where what was taken for the body begins above it
BELOW = 15  # lines below it for writer and credits
DATELINE = 6  # lines above the body in which a dateline may stand alone
INITIAL = 3  # letters of a word that may stand anywhere
CLOSE = 4  # lines below it in which credits may stand in brackets
TAGS = 40  # lines below it in which a list of keywords may begin
MOST_TAGS = 30
KICKER = 4  # lines above the title in which the date may stand
SHORT = 120  # code points of a line of the margin
CREDITS = 400  # code points of a line of credits
CAPTION = 300
TITLE, TITLE_WORDS = 200, 5  # most code points, fewest words of a title
TAG = 40  # code points of a keyword
TAG_WORDS = 5
SPARE = 24  # letters a date line may hold beside date, clock and weekday
LOOSE = frozenset({"navigation", "related", "promo", "artefact", "heading", "list", "deck", "caption", "keywords"})
TEXT = ("paragraph", "dateline_paragraph")
SIGNED = re.compile(r"(?:^|[.\s])(?:[\w-]*(?:byline|author|autor|auteur|penulis|reporter|writer))[\w-]*", re.IGNORECASE)
NOT_SIGNED = re.compile(r"comment|related|avatar|bio\b|sidebar|share|social|date|time|image|caption", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\b(?:[AaPp]\.?[Mm]\b\.?|WIB|WITA|WIT|GMT|UTC|BST|[ECP][SD]?T)\b|\d+")
LETTER = re.compile(r"[^\W\d_]")
ELSEWHERE = ("navigation", "related", "promo", "copyright", "artefact", "counts")


class Zone(NamedTuple):
    """A page's lines, those of them in which its margins stand, and what it says of its language."""

    page: str
    lines: Sequence[Line]
    above: range
    below: range
    tongue: str | None


Rule = Callable[[Zone, list[Label]], None]


def margins(page: str, lines: Sequence[Line], labels: Sequence[Label], tongue: str | None = None) -> list[Label]:
    """The labels, with those of the lines around the article that tell what they are.

    Args:
        page: text of the page.
        lines: those that were labelled.
        labels: one for each.
        tongue: BCP 47 code the page gives itself.
    """
    found: list[Label] = [
        "date" if one == "title" and _dated(line.text, tongue) else one for one, line in zip(labels, lines, strict=True)
    ]
    body = [n for n, one in enumerate(found) if one in TEXT]
    if body:
        above = _above(found, body[0], body[-1])
        below = range(body[-1] + 1, min(len(lines), body[-1] + 1 + BELOW))
        for rule in RULES:
            rule(Zone(page, lines, above, below, tongue), found)
    return found


def _above(labels: Sequence[Label], body: int, last: int) -> range:
    """The lines in which the date and the writer stand: around the title, up to the body, or right above the body."""
    title = next((n for n, one in enumerate(labels) if one == "title"), None)
    if title is None or title < body - ABOVE:
        return range(max(0, body - ABOVE), body)
    return range(max(0, title - KICKER), max(body, min(last, title + UNDER)))


def _date(zone: Zone, labels: list[Label]) -> None:
    """A date stands above the body, at a pinch below it: elsewhere it is another article's, as is one amid sentences.

    Where none stands above: the nearest line that is a full date and little else.
    """
    lines, above, below = zone.lines, zone.above, zone.below
    dates = [n for n, one in enumerate(labels) if one == "date"]
    mine = [n for n in dates if n in above and len(lines[n].text) <= SHORT]
    for n in dates:
        if n not in mine and (mine or n not in below):
            labels[n] = "related"
    if not mine:
        near = (n for n in reversed(above) if labels[n] in LOOSE and _dated(lines[n].text, zone.tongue))
        if (nearest := next(near, None)) is not None:
            labels[nearest] = "date"


def _titled(zone: Zone, labels: list[Label]) -> None:
    """Where there is no title: a clause right above the writer or the date."""
    lines, above = zone.lines, zone.above
    if "title" in labels:
        return
    for n in above[1:]:
        line = lines[n - 1]
        clause = line.text.count(" ") + 1 >= TITLE_WORDS and len(line.text) <= TITLE and line.text[-1] not in ".:;,"
        if labels[n] in ("byline", "date") and labels[n - 1] in LOOSE and clause and not cues(line.text):
            labels[n - 1] = "title"
            return


def _signed(zone: Zone, labels: list[Label]) -> None:
    """Names after a by-word, or in an element for them; a bare name beside its label or beside the date."""
    lines, above, below = zone.lines, zone.above, zone.below
    for n, one in enumerate(labels):
        if one == "byline" and n not in above and n not in below:
            labels[n] = "navigation"
    for n in (*above, *below):
        line = lines[n]
        if len(line.text) > SHORT or labels[n] not in (*LOOSE, "date", "credit", "dateline_paragraph"):
            continue
        if n in below and "byline" in (labels[m] for m in above):
            break
        if labels[n] in ("date", "dateline_paragraph"):
            told = _after_date(line.text) if labels[n] == "date" else _housed(line.text) and _by_date(labels, n)
            if n in above and told:
                labels[n] = "byline"
            continue
        shown = cues(line.text)
        if any(cue.startswith(ELSEWHERE) and not cue.endswith("@any") for cue in shown):
            continue
        bare = n in above and (_bare(line.text) or _housed(line.text)) and _below_title(lines, labels, n)
        if (bare and labels[n] in LOOSE and _by_date(labels, n)) or _signature(zone.page, line, at_head=n in above):
            labels[n] = "byline"
        elif "byline@whole" in shown and any(
            0 <= m < len(lines) and _bare(lines[m].text) and labels[m] in (*LOOSE, "byline") for m in (n - 1, n + 1)
        ):
            labels[n] = "byline"
            labels[n - 1 if _bare(lines[n - 1].text) else n + 1] = "byline"


def _credited(zone: Zone, labels: list[Label]) -> None:
    """Credits, initials and a person in brackets right below the body, contributors at its end; photo credits in it."""
    lines, above, below = zone.lines, zone.above, zone.below
    for n in range(max(0, below.start - 2), below.stop):
        line = lines[n]
        if n in below and labels[n] in (*LOOSE, "byline") and len(line.text) <= CREDITS:
            if _credit(zone.page, line, close=n - below.start < CLOSE):
                labels[n] = "credit"
        elif labels[n] in TEXT and _contributed(zone.page, line):
            labels[n] = "credit"
    for n in range(above.start, below.start):
        line = lines[n]
        if (
            labels[n] in (*LOOSE, "byline")
            and labels[n] != "caption"
            and len(line.text) <= CAPTION
            and _photo(line.text)
        ):
            labels[n] = "caption"


def _tagged(zone: Zone, labels: list[Label]) -> None:
    """What follows the lone label of keywords, as long as it looks like keywords; hashtags on lines of their own."""
    lines, below = zone.lines, zone.below
    end = min(len(lines), below.start + TAGS)
    n = below.start
    while n < end:
        shown = cues(lines[n].text)
        if "keywords@whole" in shown and labels[n] not in BODY:
            stop = n + 1
            while stop < len(lines) and stop - n <= MOST_TAGS and (_tag(lines[stop].text) or _mark(lines[stop].text)):
                stop += 1
            tags = [m for m in range(n, stop) if not _mark(lines[m].text)]
            if len(tags) > 1:
                for m in tags:
                    labels[m] = "keywords"
                n = stop
                continue
        if "hashtag@start" in shown and len(lines[n].text) <= TAG and labels[n] in LOOSE and not _headed(lines, n):
            labels[n] = "keywords"
        n += 1


def _headed(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is a mark, a blank and words, and alone in that: the head of a section ("# Hot Topic")."""
    beside = [*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2]]
    return lines[n].text[1:2].isspace() and lines[n].text.count("#") == 1 and not any("#" in one.text for one in beside)


def _datelined(zone: Zone, labels: list[Label]) -> None:
    """A dateline right above the body, on a line of its own or before running text."""
    lines = zone.lines
    body = next((n for n, one in enumerate(labels) if one in TEXT), zone.below.start)
    for n in range(max(0, body - DATELINE), body):
        text = lines[n].text
        if labels[n] not in (*LOOSE, "date"):
            continue
        alone = len(text) <= SHORT and text[-1] in "-–—"
        opened = opening(text, expected=alone) if alone or len(text) > SHORT else None
        if opened and (opened.end == len(text) if alone else opened.outlet):
            labels[n] = "dateline_paragraph"
            return


RULES: tuple[Rule, ...] = (_datelined, _date, _signed, _titled, _credited, _tagged)


def _dated(text: str, tongue: str | None) -> bool:
    """Whether a line is a full date and little else."""
    if len(text) > SHORT or (found := first_date(text, 0, len(text), tongue=tongue)) is None:
        return False
    rest = CLOCK.sub(" ", text[: found.start] + " " + text[found.end :])
    return len(LETTER.findall(rest)) <= SPARE


def _signature(page: str, line: Line, *, at_head: bool) -> bool:
    """Whether a line names writers: labelled so, in an element for them, or above the body after a by-word."""
    named = labelled(page, line.start, line.end)
    if named and (":" in line.text[:24] or {one.role for one in named} != {"author"}):
        return {one.role for one in named} == {"author"}
    names = signers(line.text)
    return bool(names) and (
        _element(line) or (at_head and by_word(line.text) is not None and _mostly(names, line.text))
    )


def _credit(page: str, line: Line, *, close: bool) -> bool:
    """Whether a line below the body credits somebody: labelled so, or in brackets right below it."""
    if any(one.role != "author" for one in labelled(page, line.start, line.end)):
        return ":" in line.text[:24] or "credit@start" in cues(line.text)
    bracketed = close and len(line.text) < TAG and line.text[0] in "(["
    return bracketed and bool(credit_line(page, line.start, line.end) or initials(line.text))


def _contributed(page: str, line: Line) -> bool:
    """Whether a sentence at the end of the body credits those who helped."""
    return {"credit@any", "credit@start"} <= set(cues(line.text)) and bool(labelled(page, line.start, line.end))


def _mostly(names: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether by-word, names and figures are most of a line."""
    return len(LETTER.findall(text[names[-1][1] :])) <= SPARE and all(" " in text[a:b] for a, b in names[:1])


def _element(line: Line) -> bool:
    """Whether HTML names the element for writers."""
    if line.hint is None:
        return False
    near = " ".join(line.hint.path.split(" ")[-3:])
    return SIGNED.search(near) is not None and NOT_SIGNED.search(near) is None


def _bare(text: str) -> bool:
    """Whether a line is the name of a person and no more."""
    return 1 <= text.count(" ") <= 3 and len(text) <= TAG and is_person(text) and not cues(text) and text[0].isalpha()


def _housed(text: str) -> bool:
    """Whether a line is a person's name and the house they write for: "Rina Kartika - Kabar Kota"."""
    name, dash, house = text.partition(" - ")
    return bool(dash) and _bare(name) and 0 < len(house) <= TAG and not cues(house)


def _below_title(lines: Sequence[Line], labels: Sequence[Label], n: int) -> bool:
    """Whether the title stands above and does not speak of whom the line names."""
    title = next((lines[m].text for m in range(n) if labels[m] == "title"), "")
    return bool(title) and not any(word in title for word in lines[n].text.split() if len(word) > INITIAL)


def _by_date(labels: Sequence[Label], n: int) -> bool:
    return any(labels[m] == "date" for m in (n - 1, n + 1) if 0 <= m < len(labels))


def _after_date(text: str) -> bool:
    """Whether a line with the date names the writer too: "By Ann Lee, May 5, 2024", "May 5, 2024 by Ann Lee"."""
    return any(signers(text, start) for start in by_words(text))


def _photo(text: str) -> bool:
    """Whether a line opens with a photo credit: "Foto: Rudi", "Kantor.com/Rudi SalimPasar pagi"."""
    house = next(iter(find(text[:TAG])), None)
    opens = house is not None and house.start == 0 and text[house.end : house.end + 1] == "/"
    return opens or PHOTO.match(text) is not None


def _tag(text: str) -> bool:
    shown = [cue for cue in cues(text) if not cue.startswith(("keywords", "hashtag"))]
    return (
        len(text) <= TAG
        and text.count(" ") < TAG_WORDS
        and text[-1] not in ".!?:"
        and LETTER.search(text) is not None
        and not any(cue.startswith((*ELSEWHERE, "caption", "credit", "byline")) for cue in shown)
    )


def _mark(text: str) -> bool:
    return len(text) <= 2 and LETTER.search(text) is None
