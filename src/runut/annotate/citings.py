"""Whom a sentence cites, and who has it from whom: houses, unnamed sources, documents.

Theory of operation. A citing is a cue of table `cites` and the name at it. The voice of the cue tells the way: what is
"dikutip A, dilansir B" B has from A (outward), what "B, mengutip A" tells too (inward), and so does "dikutip B dari A"
(`FROM`). A house just before an inward cue is the one that cites. After an inward cue a source without the name of a
house counts where a noun of table `cited_sources` heads it ("citing two officials", "mengutip dokumen pengadilan"), for
"citing safety concerns" cites nobody. `nearest_first` puts the citings of one sentence into the order of a chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple

from runut.annotate.wording import PREPOSITIONS, closed
from runut.language import Language, Match, Row
from runut.records import AttributionBy
from runut.text import agencies

Way = Literal["outward", "inward", "beside"]
LINKING = PREPOSITIONS | {"of"}


class CiteCue(Row, frozen=True):
    """Words that name the house something was taken from ("dikutip dari Reuters"); the name follows.

    What follows the group `verb` of a pattern names a source that is no house.
    """

    table: ClassVar[str] = "cites"

    sure: bool = False
    """Whether the words are used of citing only, so that an unknown name after them is a house."""

    outward: bool = False
    """Whether a second citing in the sentence names who has it from the first ("dikutip A, dilansir B")."""

    inward: bool = False
    """Whether who cites stands before and has it from what follows ("B, mengutip A", "B, citing two officials")."""


class CitedSource(Row, frozen=True):
    """Nouns that head a source without a name: people ("officials", "sumber") or a document ("records", "data")."""

    table: ClassVar[str] = "cited_sources"

    by: Literal["quote", "document"]


class NoHouse(Row, frozen=True):
    """Words with a capital that may follow a cue of citing and name no house: days, platforms."""

    table: ClassVar[str] = "no_houses"


class Citing(NamedTuple):
    """A source cited: the cue begins at `start`, the name is `page[first:end]`."""

    name: str
    start: int
    first: int
    end: int
    way: Way
    by: AttributionBy = "cite"


GLUED_AND = re.compile(r"(?<=[a-z])(?:dan|and)(?=[A-Z])")
NAME = re.compile(
    r"(?P<joint>(?:[\s,]|dan|and|the|oleh|by|dari|from){0,4})\s?"
    r"(?P<name>[A-Z][\w.&'’-]*[\w](?:\s(?:[A-Z][\w.&'’-]*\w|of|the|\d{1,4}\b)){0,4}"
    r"|(?:[a-z\d-]{2,30}\.){1,3}[a-z]{2,4}\b)",  # a house, or the address of its site
    re.UNICODE,
)
FROM = re.compile(r"\b(?:dari|from)\b")
SOURCE_END = re.compile(r"[,;:()\"“”—–\n]|\.(?:\s|$)|\s(?:that|saying|who|which|bahwa|yang)\s")
CITER = re.compile(r"[\s,]*(?:(?:yang|which|who|dengan|in|a|report)\s+){0,3}")
CITER_REACH = 60  # code points between the name of who cites and the cue
LONGEST_SOURCE = 90  # code points of a source without a name
HEAD_WORDS = 6  # words among which the noun that heads it stands


def citings(page: str, start: int, end: int, spoken: Language) -> list[Citing]:
    """The sources that `page[start:end]` cites, by where they stand.

    A house the table of agencies does not know counts by its capitals after a cue that only citing uses.
    """
    found: list[Citing] = []
    at = start
    for cue in spoken.matcher(CiteCue).find(page, start, end):
        if cue.start < at:
            continue
        at = cue.end
        way: Way = "outward" if cue.row.outward else "inward" if cue.row.inward else "beside"
        named = list(_named(page, cue.row, cue.start, cue.end, end, way, spoken))
        if not named and cue.row.inward and (source := _unnamed(page, cue, end, spoken)):
            named = [source]
        citer = _citer(page, max(start, cue.start - CITER_REACH), cue.start) if named and cue.row.inward else None
        if citer and not any(one.name == citer.name for one in found):
            found.append(citer)
        found += named
        at = named[-1].end if named else at
    return found


def nearest_first(found: Sequence[Citing]) -> list[Citing]:
    """The citings of one sentence in the order of a chain, each source once."""
    order: list[Citing] = []
    last: Citing | None = None
    for one in found:
        if any(one.name.casefold() == other.name.casefold() for other in order):
            continue
        if last is not None and one.start == last.start and last in order:
            order.insert(order.index(last) + 1, one)  # joined to the one before by "and" or "from"
        elif one.way == "outward":
            order.insert(0, one)
        else:
            order.append(one)
        last = one
    return order


def source_kind(name: str, spoken: Language) -> Literal["quote", "document"] | None:
    """Whether the words for a source without a name mean people or a document, by the noun that heads them."""
    grammar = closed(spoken)
    words = name.split()[:HEAD_WORDS]
    if not grammar.head_first:
        stop = (n for n, word in enumerate(words) if n and grammar.kinds.get(word.casefold()) in LINKING)
        words = words[: next(stop, len(words))]
    found = spoken.matcher(CitedSource).find(" ".join(words))
    return found[0 if grammar.head_first else -1].row.by if found else None


def house(name: str) -> str | None:
    """The display name of the house written at the head of `name`."""
    words = name.split()
    for count in range(len(words), 0, -1):
        if known := agencies.by_name(" ".join(words[:count])):
            return known.name
    return None


def _named(page: str, row: CiteCue, cue: int, at: int, end: int, way: Way, spoken: Language) -> Iterator[Citing]:
    """The houses named after a cue: one, or several that "and" or "from" joins."""
    begin = at
    while name := NAME.match(page, at, end):
        first, last = name.span("name")
        if glued := GLUED_AND.search(page, first, last):
            last = glued.start()
        known = house(page[first:last])
        if known is None and (after := NAME.match(page, last, end)) and house(after["name"]):
            first, last = after.span("name")  # "Russia's Interfax": the name before says whose it is
            known = house(page[first:last])
        if known is None and at == begin and (later := _described(page, at, end, spoken)):
            first, last, known = later.start, later.end, later.agency.name
        if known is None and not (row.sure and at == begin and not _is_medium(page[first:last], spoken)):
            return
        onward = at > begin and FROM.search(name["joint"]) is not None
        yield Citing(known or page[first:last], cue, first, last, "inward" if onward else way)
        at = last


def _described(page: str, at: int, end: int, spoken: Language) -> agencies.Named | None:
    """The house whose name closes a noun phrase: "Lima's state news agency Andina"."""
    for one in agencies.find(page, at, min(end, at + CITER_REACH))[:1]:
        between = page[at : one.start]
        grammar = closed(spoken)
        plain = all(grammar.read(word)[2] in {"noun", "determiner", "possessive"} for word in between.split())
        if plain and not any(mark in between for mark in ',;:()"“”\n'):
            return one
    return None


def _unnamed(page: str, cue: Match[CiteCue], end: int, spoken: Language) -> Citing | None:
    """The source without the name of a house that an inward cue brings."""
    at = cue.found.end("verb")
    stop = SOURCE_END.search(page, at, min(end, at + LONGEST_SOURCE))
    last = stop.start() if stop else min(end, at + LONGEST_SOURCE)
    while last > at and (page[last - 1].isspace() or page[last - 1] == "."):
        last -= 1
    first = at
    while first < last and page[first].isspace():
        first += 1
    if first == last or (stop is None and last < end and page[last].isalnum()):
        return None
    by = source_kind(page[first:last], spoken)
    return Citing(page[first:last], cue.start, first, last, "inward", by) if by else None


def _citer(page: str, start: int, end: int) -> Citing | None:
    """The house that stands just before an inward cue: it cites."""
    found = agencies.find(page, start, end)
    if not found:
        return None
    last = found[-1]
    between = CITER.match(page, last.end, end)
    if between is None or between.end() != end:
        return None
    return Citing(last.agency.name, last.start, last.start, last.end, "beside")


def _is_medium(name: str, spoken: Language) -> bool:
    """Whether a capitalised word after a cue of citing is a day or a platform, not a house."""
    return spoken.matcher(NoHouse).lookup(name.split(maxsplit=1)[0]) is not None
