"""Whom a report says it has its text from: agencies, outlets and documents, and how much of the text that covers.

A credit line, a dateline or a citing near the top stands for the whole text; a citing further down for what is said
there; a photographer's credit for the photograph alone. One house is one source however it is written ("REUTERS",
"Thomson Reuters"), and one owner's houses are told apart by name. A report does not credit itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple

from runut.records import Attribution, Evidence, Report, Source, SourceKind, Text, cut
from runut.text.agencies import by_name

Extent = Literal["text", "part", "photo"]
FIRST_SENTENCES = 4
"""A citing in one of the first so many sentences of the body covers the text."""
WHOLE_SHARE = 0.5
"""So does one that stands in this share of the report's chains of attribution."""
CREDIT_BLOCKS = frozenset({"credit", "byline", "dateline"})
BODY = frozenset({"paragraph", "list", "quote"})
TEXT_ROLES = frozenset({"agency", "outlet", "partner"})


class Credited(NamedTuple):
    """A house or document a report credits, for how much, and where."""

    name: str
    kind: SourceKind
    extent: Extent
    evidence: tuple[Evidence, ...]

    def source(self, seen: bool = False) -> Source:
        """The source named, the same in every report that names it."""
        return Source(source_id(self.kind, self.name), self.name, self.kind, seen)


def house(name: str) -> str:
    """One spelling for every way a house is written."""
    known = by_name(name)
    return known.name if known else " ".join(name.split())


def is_agency(name: str | None) -> bool:
    """Whether a house's texts are made to be printed by others."""
    known = by_name(name) if name else None
    return known is not None and known.kind == "agency"


def source_id(kind: SourceKind, name: str) -> str:
    """The id of a source: the same for the same name, whatever the inputs."""
    return "o" + blake2b(f"{kind}\n{name.casefold()}".encode(), digest_size=6).hexdigest()


def own_source(report: Report) -> Source:
    """The report's own house, or the report itself where no house is known."""
    name = house(report.outlet) if report.outlet else report.source
    kind: SourceKind = "agency" if is_agency(name) else "outlet"
    return Source(source_id(kind, name), name, kind, True)


def credited(report: Report) -> tuple[Credited, ...]:
    """What `report` credits, each source once with its widest extent, agencies first, then as they stand."""
    own = house(report.outlet).casefold() if report.outlet else None
    found: dict[tuple[str, str], Credited] = {}
    for one in (*_from_credits(report), *_from_chains(report)):
        key = (one.kind, one.name.casefold())
        if key[1] != own and (key not in found or _width(one) > _width(found[key])):
            found[key] = one
    return tuple(sorted(found.values(), key=lambda one: (one.kind != "agency", -_width(one), one.name)))


def _width(one: Credited) -> int:
    return ("photo", "part", "text").index(one.extent)


def _from_credits(report: Report) -> list[Credited]:
    found = []
    for credit in report.credits:
        name = house(credit.name)
        if credit.role in TEXT_ROLES:
            kind: SourceKind = "agency" if credit.role == "agency" or is_agency(name) else "outlet"
            found.append(Credited(name, kind, _extent(report, credit.evidence), _evidence(report, credit.evidence)))
        elif credit.role == "photo" and is_agency(name):
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


def _from_chains(report: Report) -> list[Credited]:
    chains = [*(one.attribution for one in report.quotes), *(one.attribution for one in report.events)]
    counts: dict[tuple[SourceKind, str], list[Attribution]] = {}
    for chain in chains:
        for link in chain:
            if link.by in ("cite", "credit", "document"):
                name = house(link.name)
                kind: SourceKind = "agency" if is_agency(name) else "document" if link.by == "document" else "outlet"
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
