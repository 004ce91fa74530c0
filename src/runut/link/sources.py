"""Whom a report says it has its text from: agencies, outlets and documents, and how much of the text that covers.

A credit line, a dateline or a citing near the top stands for the whole text; a citing further down for what is said
there; a photographer's credit for the photograph alone. One house is one source however it is written ("REUTERS",
"Thomson Reuters", "hillpost.com" for The Hill Post), whether or not a table knows it, and one owner's houses are told
apart by name; of two kinds that reports give a house, its own outlet's counts first, then agency. A report does not
credit itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple

from runut.records import Attribution, Entity, Evidence, Report, Source, SourceKind, Span, Text, cut
from runut.text.agencies import Agency, by_host, by_name, registrable

Extent = Literal["text", "part", "photo"]
FIRST_SENTENCES = 4
"""A citing in one of the first so many sentences of the body covers the text."""
WHOLE_SHARE = 0.5
"""So does one that stands in this share of the report's chains of attribution."""
CREDIT_BLOCKS = frozenset({"credit", "byline", "dateline"})
BODY = frozenset({"paragraph", "list", "quote"})
TEXT_ROLES = frozenset({"agency", "outlet", "partner"})
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
ARTICLE = "the "
"""Dropped from the head of a house's name: mastheads have it, citings often not."""
TELLING = re.compile(r"\w+\W+\w|[^\W\d_][\w]*[A-Z0-9]")
"""A name of two words, or with a capital or figure inside: not met by chance in a text."""


class Credited(NamedTuple):
    """A house or document a report credits, for how much, and where."""

    name: str
    kind: SourceKind
    extent: Extent
    evidence: tuple[Evidence, ...]

    def source(self, seen: bool = False) -> Source:
        """The source named, the same in every report that names it."""
        return Source(source_id(self.kind, self.name), self.name, self.kind, seen)


class Houses:
    """The houses that reports come from or credit, each under one name and of one kind.

    Args:
        reports: all of a brief; the order changes nothing.
        entities: of the brief, where they were read.
    """

    def __init__(self, reports: Iterable[Report], entities: Iterable[Entity] = ()) -> None:
        self._entities = {one.id: one for one in entities}
        own: dict[str, set[str]] = {}
        credited_as: dict[str, set[str]] = {}
        self._agencies: set[str] = set()
        for report in reports:
            if report.outlet:
                own.setdefault(house_key(report.outlet), set()).add(" ".join(report.outlet.split()))
            for credit in report.credits:
                credited_as.setdefault(house_key(credit.name), set()).add(" ".join(credit.name.split()))
                if credit.role == "agency":
                    self._agencies.add(house_key(credit.name))
        self._agencies -= own.keys()
        self._names = {key: min(names, key=_looks) for key, names in {**credited_as, **own}.items()}
        self._outlets = sorted({name for names in own.values() for name in names if " " in name})

    def named(self, name: str) -> str:
        """One spelling for every way a house is written."""
        known = _known(name)
        return known.name if known else self._names.get(house_key(name), " ".join(name.split()))

    def meant(self, name: str, page: str, where: Span | Text | None) -> str:
        """The outlet of one of the reports that is named in this place, where only a piece of it was read as `name`."""
        if where is None or where.start is None or where.end is None:
            return name
        for outlet in self._outlets:
            if name != outlet and f" {name} " in f" {outlet} ":
                room = len(outlet) - len(name)
                if page.find(outlet, max(0, where.start - room), where.end + room) >= 0:
                    return outlet
        return name

    def speaker(self, entity: str) -> tuple[str, SourceKind]:
        """What somebody who speaks is called, and what their words are a source as: a person, or a house's paper."""
        known = self._entities.get(entity)
        if known is None:
            return entity, "person"
        return known.name, "document" if known.type == "organization" else "person"

    def prints(self, outlet: str, house: str) -> bool:
        """Whether an outlet prints a house's texts: by agreement, or because the house makes them to be printed."""
        known = _known(outlet)
        if known is not None and house_key(house) in map(house_key, known.prints):
            return True
        return self.kind(house) == "agency" and self.kind(outlet) == "outlet"

    def owner(self, outlets: Iterable[str | None]) -> str | None:
        """The one owner of all these outlets, if there is one and a table knows it."""
        rows = [_known(one) if one else None for one in outlets]
        owners = {row.owner if row else None for row in rows}
        return owners.pop() if len(owners) == 1 else None

    def kind(self, name: str) -> SourceKind:
        """Whether a house's texts are made to be printed by others."""
        return "agency" if is_agency(name) or house_key(name) in self._agencies else "outlet"


def house_key(name: str) -> str:
    """What all ways to write a house have in common."""
    if known := _known(name):
        return known.name.casefold()
    plain = " ".join(name.split()).casefold().removeprefix(ARTICLE)
    if HOST.fullmatch(plain):
        plain = registrable(plain).partition(".")[0]
    return "".join(letter for letter in plain if letter.isalnum()) or plain


def named_in(report: Report, outlet: str) -> tuple[Evidence, ...]:
    """The first place in the body where `report` names an outlet by the full name; () for names met by chance."""
    if outlet not in report.page or not TELLING.match(outlet):
        return ()
    name = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)")
    for block in report.blocks:
        if block.kind in BODY and (found := name.search(report.page, block.span.start, block.span.end)):
            return (Evidence(report.id, cut(report.page, found.start(), found.end())),)
    return ()


def _known(name: str) -> Agency | None:
    return by_name(name) or (by_host(name) if HOST.fullmatch(name.strip()) else None)


def _looks(name: str) -> tuple[bool, bool, str]:
    """Names before hosts, spelt before in capitals."""
    return (HOST.fullmatch(name) is not None, name.isupper(), name)


def is_agency(name: str | None) -> bool:
    """Whether a house's texts are made to be printed by others."""
    known = by_name(name) if name else None
    return known is not None and known.kind == "agency"


def source_id(kind: SourceKind, name: str) -> str:
    """The id of a source: the same for the same name, whatever the inputs."""
    return "o" + blake2b(f"{kind}\n{name.casefold()}".encode(), digest_size=6).hexdigest()


def own_source(report: Report, houses: Houses | None = None) -> Source:
    """The report's own house, or the report itself where no house is known."""
    if not report.outlet:
        return Source(source_id("outlet", report.source), report.source, "outlet", True)
    houses = houses or Houses((report,))
    name, kind = houses.named(report.outlet), houses.kind(report.outlet)
    return Source(source_id(kind, name), name, kind, True)


def credited(report: Report, houses: Houses | None = None) -> tuple[Credited, ...]:
    """What `report` credits, each source once with its widest extent, agencies first, then as they stand."""
    houses = houses or Houses((report,))
    own = house_key(report.outlet) if report.outlet else None
    found: dict[tuple[bool, str], Credited] = {}
    for one in (*_from_credits(report, houses), *_from_chains(report, houses)):
        key = (one.kind == "document", house_key(one.name))
        if key[1] != own and (key not in found or _width(one) > _width(found[key])):
            found[key] = one
    return tuple(sorted(found.values(), key=lambda one: (one.kind != "agency", -_width(one), one.name)))


def _width(one: Credited) -> int:
    return ("photo", "part", "text").index(one.extent)


def _from_credits(report: Report, houses: Houses) -> list[Credited]:
    found = []
    for credit in report.credits:
        meant = houses.meant(credit.name, report.page, credit.evidence)
        name, kind = houses.named(meant), houses.kind(meant)
        if credit.role in TEXT_ROLES:
            found.append(Credited(name, kind, _extent(report, credit.evidence), _evidence(report, credit.evidence)))
        elif credit.role == "photo" and kind == "agency":
            found.append(Credited(name, "agency", "photo", _evidence(report, credit.evidence)))
    return found


def _extent(report: Report, text: Text) -> Extent:
    if text.start is None:
        return "text"
    block = next((b for b in report.blocks if b.span.start <= text.start < b.span.end), None)
    if block is not None and block.kind == "caption":
        return "photo"
    if block is None or block.kind in CREDIT_BLOCKS:
        return "text"
    return "text" if text.start < _top(report) or text.start >= _tail(report) else "part"


def _top(report: Report) -> int:
    """Where the first sentences of the body end."""
    body = [one for one in report.sentences if report.blocks[one.block].kind in BODY][:FIRST_SENTENCES]
    return body[-1].span.end if body else len(report.page)


def _tail(report: Report) -> int:
    """Where the last line of the body's last block begins: houses in brackets at the end credit the text."""
    body = [block for block in report.blocks if block.kind in BODY]
    return max(body[-1].span.end - 40, body[-1].span.start) if body else len(report.page)


def _evidence(report: Report, text: Text) -> tuple[Evidence, ...]:
    if text.start is None or text.end is None:
        return ()
    return (Evidence(report.id, cut(report.page, text.start, text.end)),)


def _from_chains(report: Report, houses: Houses) -> list[Credited]:
    chains = [*(one.attribution for one in report.quotes), *(one.attribution for one in report.events)]
    counts: dict[tuple[SourceKind, str], list[Attribution]] = {}
    for chain in chains:
        for link in chain:
            if link.by in ("cite", "credit", "document"):
                meant = houses.meant(link.name, report.page, link.evidence.span if link.evidence else None)
                kind = houses.kind(meant)
                kind = "document" if link.by == "document" and kind != "agency" else kind
                name = " ".join(meant.split()) if kind == "document" else houses.named(meant)
                counts.setdefault((kind, name), []).append(link)
    found = []
    for (kind, name), links in counts.items():
        shown = tuple(link.evidence for link in links[:1] if link.evidence)
        top = any(link.evidence and link.evidence.span.start < _top(report) for link in links)
        whole = kind != "document" and (top or len(links) >= max(2, WHOLE_SHARE * len(chains)))
        found.append(Credited(name, kind, "text" if whole else "part", shown))
    return found


def canonical(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Each source once, seen if anywhere seen, by kind and name."""
    merged: dict[str, Source] = {}
    for one in sources:
        known = merged.get(one.id)
        merged[one.id] = one if known is None or one.seen else known
    return tuple(sorted(merged.values(), key=lambda one: (one.kind, one.name, one.id)))
