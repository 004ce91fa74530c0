"""What each word of a sentence can be to a role: its noun, a word inside it, a name, or where it must end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import ClassVar

from runut.annotate.cues import Cue
from runut.annotate.features import casing
from runut.annotate.lexis import (
    AgencyVerb,
    AgentPreposition,
    Demonym,
    Honorific,
    PlacePreposition,
    Portfolio,
    RoleModifier,
    RoleNoun,
)
from runut.annotate.names import Name
from runut.annotate.phrases import Hit, phrases
from runut.language import Language, Row, language
from runut.text.detect import FunctionWord
from runut.text.tokens import Token, without_clitics
from runut.text.verbs import is_verb

REACH = 16  # tokens a role may have
LOOSE = 3  # of these, words in lower case that no table knows
SIGNS = frozenset({"(", ")", "&", "/", "-"})  # that a role may hold


class RoleLink(Row, frozen=True):
    """Small words inside a role (`inside`), or between a name and the role that follows it (`opens`)."""

    table: ClassVar[str] = "role_links"

    inside: bool = False
    opens: bool = False
    joins: bool = False
    relates: bool = False
    """Whether what follows is something else than the holder's work ("judge in the case"): a preposition."""
    names: bool = False
    """Whether the words bring in the names of those who have the role ("the suspects, namely")."""
    closes: bool = False
    """Whether the word ends a role and tells more of who has it ("a nurse who")."""


class RoleWords:
    """One sentence with its tables looked up.

    Args:
        tokens: of the sentence.
        words: their texts, without possessives.
        here: its names, by where they stand.
    """

    def __init__(self, tokens: Sequence[Token], words: Sequence[str], here: Sequence[Name], spoken: Language) -> None:
        self.tokens, self.words, self.spoken = tokens, words, spoken
        self.lower = [word.casefold() for word in words]
        self.inside = {at: name for name in here for at in range(name.first, name.past)}
        self.nouns: dict[int, Hit[RoleNoun]] = {}
        self.possessed: set[int] = set()
        """Nouns with the possessive of somebody told before ("istrinya")."""
        self.links = phrases(spoken, RoleLink)
        nouns = phrases(spoken, RoleNoun)
        for at in range(len(words)):
            if self.is_person(at):
                continue
            hit = nouns.at(self.lower, at)
            if hit is None and (bare := without_clitics(words[at], spoken)) != self.lower[at]:
                row = nouns.get([bare])
                hit = Hit(at, at + 1, row) if row is not None and row.relational else None
                self.possessed |= {at} if hit is not None else set()
            if hit is not None:
                self.nouns[at] = hit
        self.titled = bool(self.nouns) and casing(words) != "m"

    def is_person(self, at: int) -> bool:
        """Whether a word is of a person's name."""
        return at in self.inside and self.inside[at].type == "person"

    def link(self, at: int) -> RoleLink | None:
        """The small word inside a role that stands here."""
        hit: Hit[RoleLink] | None = self.links.at(self.lower, at) if 0 <= at < len(self.words) else None
        return hit.row if hit is not None and hit.row.inside else None

    def joins(self, at: int) -> bool:
        """Whether a word that joins two roles or two bodies stands here ("and")."""
        row = self.link(at)
        return row is not None and row.joins

    def known(self, at: int) -> bool:
        """Whether a name, a small word of roles or a word of a table of roles stands here."""
        return at in self.inside or self.link(at) is not None or self._in_tables(at)

    def reach(self, at: int, step: int) -> int:
        """How far a role may run from `at` to the left (-1) or to the right (+1): the last bound it may have."""
        here, loose = at, 0
        while abs(here - at) < REACH:
            one = here - 1 if step < 0 else here
            if not 0 <= one < len(self.words) or self.is_person(one) or not self._material(one):
                break
            if step < 0 and self.joins(one) and here in self.nouns:
                break
            if not self.known(one) and (self.words[one][0].islower() or (step < 0 and self.titled)):
                loose += 1
                if loose > LOOSE or self.titled:
                    break
            here += step
        return here

    def with_modifiers(self, head: int) -> int:
        """The start of the role: modifiers before its noun, and names where the language puts them there."""
        modifiers, fields = phrases(self.spoken, RoleModifier), phrases(self.spoken, Portfolio)
        led = self.nouns[head].row.led
        at, moved = head, True
        while moved and at > 0:
            moved = False
            for length in range(min(3, at), 0, -1):
                piece = self.lower[at - length : at]
                people = phrases(self.spoken, Demonym).get(self.words[at - length : at])
                if modifiers.get(piece) or (led and (people or fields.get(piece) or self._body(at - length, at))):
                    at, moved = at - length, True
                    break
            if not moved and at > 1 and self.words[at - 1] in {".", "-"} and modifiers.get([self.lower[at - 2]]):
                at, moved = at - 2, True
        return at

    def before_courtesies(self, at: int) -> int:
        """Where a role before a name at `at` may end: ranks and courtesies are passed over."""
        courtesies = phrases(self.spoken, Honorific)
        moved = True
        while moved and at > 0:
            moved = False
            for length in range(min(3, at), 0, -1):
                first = at - length
                noun = self.nouns.get(first)
                rank = noun is not None and noun.past == at and noun.row.rank
                if rank and not self._role_ends_at(first):
                    return at
                if rank or courtesies.get(self.lower[first:at]):
                    at, moved = first, True
                    break
        return at

    def is_preposition(self, at: int) -> bool:
        """Whether a preposition stands here: what follows it is no clause's subject."""
        tables = (PlacePreposition, AgentPreposition)
        return at >= 0 and any(phrases(self.spoken, kind).get([self.lower[at]]) for kind in tables)

    def is_function_word(self, at: int) -> bool:
        """Whether a word of grammar stands here."""
        return phrases(self.spoken, FunctionWord).get([self.lower[at]]) is not None

    def is_verb(self, at: int) -> bool:
        """Whether a verb that only agents have stands here."""
        return phrases(self.spoken, AgencyVerb).get([self.lower[at]]) is not None

    def takes_agent(self, at: int) -> bool:
        """Whether a verb stands here that somebody follows ("kata", "diungkapkan", "menghadirkan")."""
        cue = phrases(self.spoken, Cue).get([self.lower[at]])
        said = cue is not None and cue.voice != "preposition"
        return said or self.is_verb(at) or _verb(self.lower[at], self.spoken.code)

    def glued(self, at: int) -> bool:
        """Whether the word was parted from the one before it."""
        return at > 0 and self.tokens[at - 1].end == self.tokens[at].start

    def _role_ends_at(self, at: int) -> bool:
        return any(n in self.nouns and not self.nouns[n].row.rank for n in range(self.reach(at, -1), at))

    def _body(self, first: int, past: int) -> bool:
        name = self.inside.get(first)
        return name is not None and name.type != "person" and name.first == first and name.past == past

    def _material(self, at: int) -> bool:
        word = self.words[at]
        if at in self.inside or self.link(at) is not None or word in SIGNS:
            return True
        if not word[0].isalnum():
            return False
        if word[0].isupper() or self.known(at):
            return True
        return self.lower[at] not in _stops(self.spoken.code) and not _verb(self.lower[at], self.spoken.code)

    def _in_tables(self, at: int) -> bool:
        tables = (RoleNoun, RoleModifier, Portfolio)
        return at in self.possessed or any(
            (hit := phrases(self.spoken, kind).at(self.lower, first)) is not None and hit.past > at
            for kind in tables
            for first in range(max(0, at - 2), at + 1)
        )


@cache
def _stops(code: str) -> frozenset[str]:
    spoken = language(code)
    rows = [*spoken.rows(FunctionWord), *spoken.rows(AgencyVerb)]
    return frozenset(form.casefold() for row in rows for form in row.forms)


@lru_cache(maxsize=20_000)
def _verb(word: str, code: str) -> bool:
    return is_verb(word, language(code))
