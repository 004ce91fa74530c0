"""Roles: what a report says somebody is, in its own words, and to what the role belongs.

Theory of operation. A role begins with one of a table's nouns (minister, chairman, lawyer) and its modifiers before it
(former, acting), and runs on through fields ("luar negeri"), names of bodies and places, and few other words. It
stands before the name ("Menteri Luar Negeri Norwegia Eide", perhaps with a comma on both sides of the name) or after it
in apposition ("Eide, menteri luar negeri Norwegia,"). Another person, a verb or a function word ends it. Ranks and
courtesies between role and name belong to neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import ClassVar, NamedTuple

from runut.annotate.lexis import (
    AgencyVerb,
    AliasCue,
    Conjunction,
    Honorific,
    Portfolio,
    RoleModifier,
    RoleNoun,
    VerbShape,
)
from runut.annotate.names import Name
from runut.annotate.phrases import Hit, phrases
from runut.language import Language, Row, language
from runut.text.detect import FunctionWord
from runut.text.tokens import Token

REACH = 16  # tokens a role may have
ROW = 6  # tokens between two names of a row
LOOSE = 3  # of these, words in lower case that no table knows


class RoleLink(Row, frozen=True):
    """Small words inside a role (`inside`) or between a name and the role that follows it (`opens`)."""

    table: ClassVar[str] = "role_links"

    inside: bool = False
    opens: bool = False
    joins: bool = False


class Titled(NamedTuple):
    """A person's name and a role stated of it at `page[start:end]`; `of` is what the role belongs to."""

    name: Name
    start: int
    end: int
    of: Name | None
    noun: str
    """The role's noun, casefolded: what "the minister" may mean later."""


def roles(tokens: Sequence[Token], words: Sequence[str], here: Sequence[Name], spoken: Language) -> list[Titled]:
    """The roles one sentence states of the persons named in it.

    Args:
        tokens: of the sentence.
        words: their texts, without possessives.
        here: its names, by where they stand.
    """
    reader = _Reader(tokens, words, here, spoken)
    if not reader.nouns:
        return []
    found: list[Titled] = []
    shared: Titled | None = None  # a role that all persons in a row have
    for name in here:
        if name.type != "person":
            continue
        before = reader.before(name)
        if before is not None:
            noun = phrases(spoken, RoleNoun).get(before.noun.split())
            shared = before if noun is not None and noun.bare else None
        elif shared is not None:
            before = shared = shared._replace(name=name) if reader.in_row(shared.name, name) else None
        found += [title for title in (before, reader.after(name)) if title is not None]
    return found


class _Reader:
    """One sentence with its tables looked up."""

    def __init__(self, tokens: Sequence[Token], words: Sequence[str], here: Sequence[Name], spoken: Language) -> None:
        self.tokens, self.words, self.here, self.spoken = tokens, words, here, spoken
        self.lower = [word.casefold() for word in words]
        covered = {at for name in here if name.type == "person" for at in range(name.first, name.past)}
        self.nouns = {
            hit.first: hit
            for at in range(len(words))
            if at not in covered and (hit := phrases(spoken, RoleNoun).at(self.lower, at)) is not None
        }
        self.links = phrases(spoken, RoleLink)
        self.inside = {at: name for name in here for at in range(name.first, name.past)}

    def before(self, name: Name) -> Titled | None:
        """The role that stands before a name."""
        last = self._skip_courtesies(name.first)
        if last > 1 and self.words[last - 1] == ":" and (signed := self._signed(name, last - 1)) is not None:
            return signed
        comma = last > 0 and self.words[last - 1] == ","
        last -= comma
        inner = self._relation(last) if comma else None
        if not comma and self._told_of_next(name):
            return None
        first = self._walk_left(last if inner is None else inner.first)
        heads = [at for at in range(first, last) if at in self.nouns and self.nouns[at].past <= last]
        heads = [at for at in heads if not self.nouns[at].row.rank] or heads
        if not heads:
            return None
        start = self._with_modifiers(heads[0])
        if comma and not self._one_with(name, start):
            return None
        return self._titled(name, start, last, heads[0])

    def _signed(self, name: Name, last: int) -> Titled | None:
        """The role in a line that names who made something ("Penulis: Rina Sari | Editor: Toni")."""
        head = next(
            (at for at in range(max(0, last - 3), last) if at in self.nouns and self.nouns[at].past == last), None
        )
        if head is None or (head and self.words[head - 1][0].isalnum()):
            return None
        return self._titled(name, head, last, head)

    def in_row(self, name: Name, other: Name) -> bool:
        """Whether two persons stand side by side in a row of names, ages in brackets and aliases between them."""
        between = self.words[name.past : other.first]
        links = {",", "(", ")", *(form for row in self.spoken.rows(Conjunction) for form in row.forms)}
        aliases = phrases(self.spoken, AliasCue)
        if len(between) > ROW or not between:
            return False
        return all(word in links or word.isdigit() for word in between) or aliases.get(between) is not None

    def _relation(self, last: int) -> Name | None:
        """The person a role is a relation to, named at its end ("pengacara Rina, Toni")."""
        inner = self.inside.get(last - 1)
        if inner is None or inner.type != "person":
            return None
        return inner if self._relational(self._skip_courtesies(inner.first)) else None

    def _relational(self, past: int) -> bool:
        return any(
            (hit := self.nouns.get(n)) and hit.past == past and hit.row.relational for n in range(past - 3, past)
        )

    def _told_of_next(self, name: Name) -> bool:
        """Whether a role before a name is that of another person, named after a comma, to this one."""
        after = self.inside.get(name.past + 1)
        comma = name.past < len(self.words) and self.words[name.past] == ","
        return comma and after is not None and after.type == "person" and self._relational(name.first)

    def _one_with(self, name: Name, start: int) -> bool:
        """Whether a role that a comma parts from the name is the name's, not the end of another clause."""
        if start > 1 and self.words[start - 1] == "," and self._is_person(start - 2):
            return False
        after = self.lower[name.past] if name.past < len(self.words) else "."
        verbs = phrases(self.spoken, AgencyVerb)
        if not after[0].isalnum() or start == 0 or not self.words[start - 1][0].isalnum():
            return True
        return verbs.get([self.lower[start - 1]]) is not None or verbs.get([after]) is None

    def after(self, name: Name) -> Titled | None:
        """The role that follows a name, between commas or after a word that opens it."""
        at = name.past
        if at < len(self.words) and self.words[at] == "(":
            close = next((n for n in range(at, min(at + 5, len(self.words))) if self.words[n] == ")"), None)
            at = close + 1 if close is not None else at
        opened = at < len(self.words) and self.words[at] == ","
        at += opened
        while at < len(self.words) and (hit := self.links.at(self.lower, at)) is not None and hit.row.opens:
            at, opened = hit.past, True
        if not opened:
            return None
        last = self._walk_right(at)
        heads = [n for n in range(at, min(last, at + 6)) if n in self.nouns]
        if not heads or any(self._is_person(n) for n in range(at, last)):
            return None
        start = self._with_modifiers(heads[0])
        if start > at and not all(self._material(n) for n in range(at, start)):
            return None
        start = at if start > at else max(start, at)
        ends = last >= len(self.words) or self.words[last] in {",", ".", ";", ")", "(", '"', "”", "—", "-"}
        tail = max(heads[0] + 1, self.nouns[heads[0]].past)
        if not ends and last - tail > 0 and self.lower[last - 1] == self.words[last - 1] and not self._known(last - 1):
            last = max(tail, last - 1)
        return self._titled(name, start, last, heads[0])

    def _titled(self, name: Name, start: int, last: int, head: int) -> Titled | None:
        if last - start > 1 and self.words[last - 1].isdigit() and self._glued(last - 1):
            last -= 1  # the number of a list, run into the word before it
        while last > start and (self.words[last - 1] in {",", "("} or self._links_inside(last - 1)):
            last -= 1
        if last <= start:
            return None
        within = dict.fromkeys(self.inside[at] for at in range(start, last) if at in self.inside)
        bodies = [n for n in within if n.type != "person" and start <= n.first and n.past <= last]
        begin = self.tokens[start].start
        end = self.tokens[last - 1].start + len(self.words[last - 1])
        hit = self.nouns[head]
        before = [n for n in bodies if n.past <= head]
        of = before[0] if before else bodies[-1] if bodies else None
        return Titled(name, begin, end, of, " ".join(self.lower[hit.first : hit.past]))

    def _glued(self, at: int) -> bool:
        return self.tokens[at - 1].end == self.tokens[at].start

    def _skip_courtesies(self, at: int) -> int:
        """Where a role before a name at `at` may end: ranks and courtesies are passed over."""
        moved = True
        while moved and at > 0:
            moved = False
            for length in (3, 2, 1):
                first = at - length
                if first < 0:
                    continue
                piece = self.lower[first:at]
                rank = self.nouns.get(first)
                if phrases(self.spoken, Honorific).get(piece) or (rank and rank.past == at and rank.row.rank and first):
                    if rank and rank.row.rank and not self._role_ends_at(first):
                        return at
                    at, moved = first, True
                    break
            if at > 1 and self.words[at - 1] == "." and not moved:
                return at
        return at

    def _role_ends_at(self, at: int) -> bool:
        return any(n in self.nouns and not self.nouns[n].row.rank for n in range(self._walk_left(at), at))

    def _walk_left(self, last: int) -> int:
        at, loose = last, 0
        while at > 0 and last - at < REACH:
            one = at - 1
            if self._is_person(one) or not self._material(one):
                break
            if self._links_inside(one) and at in self.nouns and self.lower[one] in _joining(self.spoken.code):
                break
            if not self._known(one) and self.words[one][0].islower():
                loose += 1
                if loose > LOOSE:
                    break
            at = one
        return at

    def _walk_right(self, at: int) -> int:
        start, loose = at, 0
        while at < len(self.words) and at - start < REACH and not self._is_person(at) and self._material(at):
            if not self._known(at) and self.words[at][0].islower():
                loose += 1
                if loose > LOOSE:
                    break
            at += 1
        return at

    def _with_modifiers(self, head: int) -> int:
        """The start of the role: modifiers before its noun, and names where the language puts them there."""
        modifiers, fields = phrases(self.spoken, RoleModifier), phrases(self.spoken, Portfolio)
        at = head
        moved = True
        while moved and at > 0:
            moved = False
            for length in (3, 2, 1):
                first = at - length
                if first < 0:
                    continue
                piece = self.lower[first:at]
                led = self.nouns[head].row.led
                if modifiers.get(piece) or (led and (fields.get(piece) or self._body(first, at))):
                    at, moved = first, True
                    break
            if not moved and at > 1 and self.words[at - 1] in {".", "-"} and modifiers.get([self.lower[at - 2]]):
                at, moved = at - 2, True
        return at

    def _body(self, first: int, past: int) -> bool:
        name = self.inside.get(first)
        return name is not None and name.type != "person" and name.first == first and name.past == past

    def _is_person(self, at: int) -> bool:
        return at in self.inside and self.inside[at].type == "person"

    def _material(self, at: int) -> bool:
        word = self.words[at]
        if at in self.inside or self._links_inside(at) or word in {"(", ")", "&", "/", "-"}:
            return True
        if not word[0].isalpha() and not word[0].isdigit():
            return False
        if word[0].isupper() or self._known(at):
            return True
        return self.lower[at] not in _stops(self.spoken.code) and not _verb(self.lower[at], self.spoken.code)

    def _known(self, at: int) -> bool:
        return at in self.inside or self._links_inside(at) or self._in_tables(at)

    def _in_tables(self, at: int) -> bool:
        tables = (RoleNoun, RoleModifier, Portfolio)
        return any(
            (hit := phrases(self.spoken, kind).at(self.lower, first)) is not None and hit.past > at
            for kind in tables
            for first in range(max(0, at - 2), at + 1)
        )

    def _links_inside(self, at: int) -> bool:
        hit: Hit[RoleLink] | None = self.links.at(self.lower, at)
        return hit is not None and hit.row.inside


@cache
def _stops(code: str) -> frozenset[str]:
    spoken = language(code)
    rows = [*spoken.rows(FunctionWord), *spoken.rows(AgencyVerb)]
    return frozenset(form.casefold() for row in rows for form in row.forms)


@lru_cache(maxsize=20_000)
def _verb(word: str, code: str) -> bool:
    return any(match.start == 0 and match.end == len(word) for match in language(code).matcher(VerbShape).find(word))


@cache
def _joining(code: str) -> frozenset[str]:
    """Words that join two roles or two bodies ("and")."""
    rows = [row for row in language(code).rows(RoleLink) if row.inside and row.joins]
    return frozenset(form for row in rows for form in row.forms)
