"""Whom a report credits: labelled names, initials, photo credits, agencies in datelines and prose.

Theory of operation. A credit is a name and what it is credited for, with the words that say so. Labels say it
plainly ("Editor: ..."). In captions, brackets at the end and datelines a house counts where it stands as a credit
does: alone in brackets, beside a slash, after "via", at the end. In prose a house counts only with a word of
sourcing beside it (tables `source_cues`); a house merely mentioned is no credit. Houses get their display name from
the table of agencies; a house that publishes the report itself is not credited for prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.clean.cues import CreditRole, cues, everywhere
from runut.language import Row
from runut.records import Credit, cut_text
from runut.records import CreditRole as Role
from runut.text.agencies import Agency, Named, by_name, find
from runut.text.signatures import signers

NAME_END = 90  # code points a labelled name may have
PROSE = 20_000  # code points of a line in which citings are sought
NEAR = 30  # code points after "news agency X" in which the house itself may follow
SEPARATOR = re.compile(r"\s*[:/|–—-]+\s*|\s+")
PARTS = re.compile(r"\s*;\s*|\s+[|]\s+")
NAMES = re.compile(r"\s*(?:,|&|/|\bdan\b|\band\b)\s*")
INITIALS = re.compile(r"[(\[]([\w.*]{2,8}(?:[/;|,-] ?[\w.*]{2,8}){0,3})[)\]]\.?$")
LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\W{0,3}$")
PHOTO = re.compile(
    r"(?:\b(?:[Ff]oto|FOTO|[Pp]hoto|[Ii]mage|[Gg]ambar|[Dd]ok(?:umentasi)?)\.?(?: by| oleh)?\s?[:/]"
    r"(?:\s?[Dd]ok(?:umentasi)?\.?)?|©|\b[Dd]ok\.\s?)\s*"
    r"([A-Z@][\w.@' ®/-]{1,50}?)(?=[),;]|(?<![ /][A-Z])\.|\s[-–|]|(?<=[a-z])(?=[A-Z]{2}|[A-Z][a-z])|$)"
)
AFTER_HOUSE = re.compile(r"®?\s?/\s?((?:[A-Z]{2,}(?: [A-Z]{2,}| [A-Z](?= ))*)|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})")
BEFORE_HOUSE = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}),\s*$")
GLUED = re.compile(r"[a-z][A-Z]")
GLUED_NAME = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}")
GLUED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
TAIL_SOURCE = re.compile(r"(?:sumber|source)\s?:\s?([A-Z][\w./-]*(?: [A-Z][\w./-]*){0,3})\s*$", re.IGNORECASE)
PERSON = re.compile(r"[(\[]\s?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})\s?[)\]]\.?")
NOT_NAME = re.compile(r"\s+(?:in|di|dari|from|on|at|pada|for|untuk)\b.*$", re.IGNORECASE)


class SourceCue(Row, frozen=True):
    """Words that make a house named beside them a source."""

    table: ClassVar[str] = "source_cues"

    place: Literal["before", "after", "told", "between", "house"]


class Labelled(NamedTuple):
    """A name on a credit line with what its label says of it; offsets in the page."""

    role: str
    start: int
    end: int


def labelled(page: str, start: int, end: int) -> tuple[Labelled, ...]:
    """The labelled names of a credit line `page[start:end]`: "Editor: Rina", "Reporting by A; editing by B and C"."""
    found: list[Labelled] = []
    at = start
    for part in [*PARTS.finditer(page, start, end), None]:
        stop = part.start() if part else end
        found.extend(_labelled_part(page, at, stop))
        at = part.end() if part else end
    return tuple(found)


def initials(text: str) -> str | None:
    """The initials a line ends with: "(abc/def)" gives "abc/def"; None where a house or words stand there."""
    found = INITIALS.search(text[-40:])
    if found is None or by_name(found[1]) or found[1].isdigit() or "caption@any" in cues(found[0]):
        return None
    return found[1]


def credit_line(page: str, start: int, end: int) -> tuple[Credit, ...]:
    """The credits of a line that is one."""
    found = [_credit(page, one) for one in labelled(page, start, end)]
    if found:
        return tuple(found)
    if name := initials(page[start:end]):
        return (Credit(name, "editor", cut_text(page, start, end)),)
    if (person := PERSON.fullmatch(page, start, end)) and by_name(person[1]) is None:
        return (Credit(person[1], "editor", cut_text(page, *person.span(1))),)
    return _houses(page, start, end, "agency")


def caption_credits(page: str, start: int, end: int) -> tuple[Credit, ...]:
    """The houses and photographers a caption credits."""
    named = [one for one in find(page, start, end) if _stands_as_credit(page, one, start, end)]
    found = [Credit(one.agency.name, "photo", cut_text(page, one.start, one.end)) for one in named]
    people = [match.span(1) for match in PHOTO.finditer(page, start, end)]
    for one in named:
        after = AFTER_HOUSE.match(page, one.end, end)
        before = BEFORE_HOUSE.search(page, max(start, one.start - 40), one.start)
        people.extend(match.span(1) for match in (after, before) if match)
    for a, b in people:
        if glued := GLUED_WORDS.search(page, a, b):
            b = glued.start()
        b = a + len(page[a:b].rstrip(" .®/"))
        if by_name(page[a:b]) is None and not any(one.start < b and a < one.end for one in named):
            found.append(Credit(page[a:b], "photo", cut_text(page, a, b)))
    return tuple(found)


def tail_source(page: str, start: int, end: int) -> tuple[Credit, ...]:
    """The source a glued article ends in ("...katanya.sumber : Antara")."""
    found = TAIL_SOURCE.search(page, max(start, end - 60), end)
    house = by_name(found[1]) if found else None
    return (Credit(house.name, house.kind, cut_text(page, *found.span(1))),) if found and house else ()


def closing_credits(page: str, start: int, end: int) -> tuple[Credit, ...]:
    """The houses in brackets at the very end of a paragraph: "(Antara)", "(Antara/Reuters)"."""
    tail = max(start, end - 70)
    found = LAST_BRACKETS.search(page[tail:end])
    if found is None:
        return ()
    a, b = tail + found.start(1), tail + found.end(1)
    rest = page[a:b]
    for one in reversed(find(page, a, b)):
        rest = rest[: one.start - a] + rest[one.end - a :]
    return _houses(page, a, b, "agency") if not re.search(r"\w{3,}", rest) else ()


def cited(page: str, start: int, end: int, own: Agency | None) -> tuple[Credit, ...]:
    """The agencies and outlets a paragraph has its matter from, in its own words; without `own`."""
    stop = min(end, start + PROSE)
    found = [
        Credit(one.agency.name, one.agency.kind, cut_text(page, one.start, one.end))
        for one in find(page, start, stop)
        if (own is None or one.agency.name != own.name) and _is_sourced(page, one, start, end)
    ]
    for match in _glued_cue().finditer(page, start, stop) if GLUED.search(page, start, stop) else ():
        words = GLUED_NAME.match(page, match.end(), min(stop, match.end() + 40))
        parts = words.group().split(" ") if words else []
        for n in range(len(parts), 0, -1):
            name = " ".join(parts[:n])
            if (house := by_name(name)) and (own is None or house.name != own.name):
                found.append(Credit(house.name, house.kind, cut_text(page, match.end(), match.end() + len(name))))
                break
    called = any(map(page[start:stop].lower().__contains__, _agency_words()))
    for match in _called_agency().finditer(page, start, stop) if called else ():
        near = find(page, match.start(), min(stop, match.end() + NEAR))  # "news agency Russia, Interfax"
        if not any(not page[match.end() : one.start].strip(" ,") for one in near):
            found.append(Credit(match[1], "agency", cut_text(page, *match.span(1))))
    return tuple(found)


def _labelled_part(page: str, start: int, end: int) -> list[Labelled]:
    opening = re.match(r"[\s(\[]*", page[start:end])
    start += opening.end() if opening else 0
    low = page[start:end].casefold()
    known = next(pair for pair in _labels() if low.startswith(pair[0])) if low.startswith(_label_forms()) else None
    if known is None:
        return [
            Labelled(role, a, b)
            for pattern, role, needs in _told_labels()
            if not needs or any(map(low.__contains__, needs))
            for match in pattern.finditer(page, start, end)
            for a, b in signers(page, *match.span(1))
        ]
    form, role = known
    mark = SEPARATOR.match(page, start + len(form), end)
    if mark is None or (not mark.group().strip() and " " not in form and form not in ("by", "oleh", "via")):
        return []
    at, stop = mark.end(), end
    while stop > at and page[stop - 1] in " .)]":
        stop -= 1
    if not 1 < stop - at <= NAME_END:
        return []
    pieces: list[Labelled] = []
    for gap in [*NAMES.finditer(page, at, stop), None]:
        b = gap.start() if gap else stop
        b = at + len(NOT_NAME.sub("", page[at:b]))
        if b > at:
            pieces.append(Labelled(role, at, b))
        at = gap.end() if gap else stop
    return pieces


def _credit(page: str, one: Labelled) -> Credit:
    words = page[one.start : one.end]
    house = by_name(words)
    roles: dict[str, Role] = {"editor": "editor", "author": "author", "contributor": "author"}
    roles |= {"photo": "photo", "partner": "partner"}
    role = roles.get(one.role) or (house.kind if house else "partner")
    if role == "partner" and any(match[1] == words for match in _called_agency().finditer(page, 0, PROSE)):
        role = "agency"
    return Credit(house.name if house else words, role, cut_text(page, one.start, one.end))


def _houses(page: str, start: int, end: int, role: Role) -> tuple[Credit, ...]:
    return tuple(
        Credit(one.agency.name, role if one.agency.kind == "agency" else "outlet", cut_text(page, one.start, one.end))
        for one in find(page, start, end)
    )


def _stands_as_credit(page: str, one: Named, start: int, end: int) -> bool:
    before, after = page[max(start, one.start - 16) : one.start], page[one.end : min(end, one.end + 14)]
    return bool(
        re.search(
            r"(?:[(/©|]|\b(?:via|melalui|by|oleh|[Ff]oto:?|[Pp]hoto:?|[Ii]mage:?|[Ss]umber:?|[Cc]ourtesy of))\s*$",
            before,
        )
        or re.match(r"\s*(?:[)/|]|(?:via|melalui|[Pp]hoto|PHOTO|[Ff]oto|FOTO)\b)", after)
        or not after.strip(" .)")
    )


def _is_sourced(page: str, one: Named, start: int, end: int) -> bool:
    before = page[max(start, one.start - 60) : one.start].casefold()
    after = page[one.end : min(end, one.end + 40)].casefold()
    cue, between, follows = _cue_patterns()
    if found := between.search(before):
        before = before[: found.start()]
    if match := cue.search(before):
        return one.agency.kind == "agency" or match.lastgroup != "told"
    return not one.word and follows.match(after) is not None


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    pairs = [(form.casefold(), row.role) for row in everywhere(CreditRole) for form in row.forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _label_forms() -> tuple[str, ...]:
    return tuple(form for form, _ in _labels())


@cache
def _told_labels() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    """Credits told in a sentence, their names in the first group, with the words one of which they need."""
    return tuple(
        (re.compile(row.pattern, re.IGNORECASE), row.role, row.needs) for row in everywhere(CreditRole) if row.pattern
    )


@cache
def _agency_words() -> tuple[str, ...]:
    """What texts call news agencies."""
    return tuple(sorted(form.lower() for row in everywhere(SourceCue) if row.place == "house" for form in row.forms))


@cache
def _called_agency() -> re.Pattern[str]:
    """A name that the text itself calls a news agency."""
    forms = sorted(form for row in everywhere(SourceCue) if row.place == "house" for form in row.forms)
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, forms))})\s+([A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})")


@cache
def _glued_cue() -> re.Pattern[str]:
    """A word of sourcing to which the name it opens is glued ("dikutip dariAntara")."""
    forms = sorted(
        {
            form.split(" ")[-1]
            for row in everywhere(SourceCue)
            if row.place in ("before", "between")
            for form in row.forms
        }
    )
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, forms))})(?=[A-Z])")


@cache
def _cue_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    forms: dict[str, list[str]] = {"before": [], "told": [], "between": [], "after": [], "house": []}
    for row in everywhere(SourceCue):
        forms[row.place].extend(form.casefold() for form in row.forms)
    either = {
        place: "|".join(map(re.escape, sorted(found, key=lambda f: (-len(f), f)))) for place, found in forms.items()
    }
    return (
        re.compile(rf"\b(?:(?P<before>{either['before']})|(?P<told>{either['told']}))\s*[\"“]?$"),
        re.compile(rf"(?:\b(?:{either['between']}|{either['house']})\s*){{1,3}}$"),
        re.compile(rf"\s*(?:\([^)]{{1,20}}\)\s*)?(?:{either['after']})\b"),
    )


def unique(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """The credits without those that name the same for the same again, in the order they stand."""
    seen: set[tuple[str, str]] = set()
    found: list[Credit] = []
    for one in sorted(credits, key=lambda c: (c.evidence.start is None, c.evidence.start or 0)):
        key = (one.name.casefold(), one.role)
        if key not in seen:
            seen.add(key)
            found.append(one)
    return tuple(found)
