"""Which news agencies and outlets a text names, under one name each.

Theory of operation. Houses are written in many ways ("REUTERS", "Reuters", "KCNA", "Kantor Berita Pusat Korea",
"detikcom"); a table gives each its display name, kind, hosts and owner. Forms are matched by case, for several are
ordinary words in another case ("antara" is between, "tempo" pace) and a few are ordinary words in any ("Time",
"Kompas"): their rows say `word`, and a form of theirs counts only where the text around it speaks of a source (a cue,
brackets, a credit line). That judgement is the caller's; `Named.word` tells it when to be careful.
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.language import Row, language, read_rows

AgencyKind = Literal["agency", "outlet"]
ANY = "any"
SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "net", "or", "org", "web"})


class Agency(Row, frozen=True):
    """A news agency (its texts are printed by others) or an outlet (it prints).

    Fields:
        owner: whose it is; houses of one owner are different outlets that may share a newsroom's text.
        prints: names of the houses whose texts it prints, or translates, by agreement.
    """

    table: ClassVar[str] = "agencies"
    ignore_case: ClassVar[bool] = False

    name: str
    kind: AgencyKind
    hosts: tuple[str, ...] = ()
    owner: str | None = None
    prints: tuple[str, ...] = ()
    word: bool = False


class Named(NamedTuple):
    """A house named at `text[start:end]`."""

    agency: Agency
    start: int
    end: int

    @property
    def word(self) -> bool:
        """Whether the words could mean something else, so that only a cue of sourcing makes them a source."""
        return self.agency.word


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Named, ...]:
    """The houses named in `text[start:end]`, by where they stand; of forms that overlap the longest first one."""
    found: list[Named] = []
    for match in language(ANY).matcher(Agency).find(text, start, end):
        if not found or match.start >= found[-1].end:
            found.append(Named(match.row, match.start, match.end))
    return tuple(found)


def by_name(form: str) -> Agency | None:
    """The house a whole string names, whatever its case and the space around it."""
    return _names().get(" ".join(form.split()).casefold())


def by_host(host: str) -> Agency | None:
    """The house that publishes at a host or one of its sub-domains ("news.detik.com")."""
    labels = host.casefold().strip(".").split(".")
    for n in range(len(labels) - 1):
        if found := _hosts().get(".".join(labels[n:])):
            return found
    return None


def registrable(host: str) -> str:
    """The part of a host that somebody registers: "www.example.co.id" is "example.co.id"."""
    labels = re.sub(r":\d+$", "", host.casefold()).strip(".").split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


@cache
def _names() -> dict[str, Agency]:
    names: dict[str, Agency] = {}
    for row in read_rows(ANY, Agency):
        for form in (row.name, *row.forms):
            names.setdefault(form.casefold(), row)
    return names


@cache
def _hosts() -> dict[str, Agency]:
    hosts: dict[str, Agency] = {}
    for row in read_rows(ANY, Agency):
        for host in row.hosts:
            hosts.setdefault(host, row)
    return hosts
