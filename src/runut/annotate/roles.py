"""Roles: what a report says somebody is, in its own words, and to what the role belongs.

Theory of operation. A role begins with one of a table's nouns (minister, chairman, lawyer) and its modifiers before it
(former, acting), and runs on through fields ("luar negeri"), names of bodies and places, and few other words
(`role_words`). It stands before the name ("Menteri Luar Negeri Norwegia Eide", perhaps with a comma on both sides of
the name) or after it in apposition or after a copula ("Eide, menteri luar negeri Norwegia,"). Another person, a verb, a
function word or the end of the sentence ends it. A role belongs to one name: where two could have it, the one it was
opened for ("Eide sebagai ketua, Dahl ..."). What a role is a relation to is not who has it: "istri Eide" is another,
and "hakim di perkara Eide" no role of Eide's. Ranks and courtesies between role and name belong to neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.annotate.lexis import AliasCue, Conjunction, RoleNoun
from runut.annotate.names import Name
from runut.annotate.phrases import phrases
from runut.annotate.role_words import RoleLink, RoleWords
from runut.language import Language
from runut.text.tokens import Token

__all__ = ["RoleLink", "Titled", "roles"]

ROW = 6  # tokens between two names of a row
ASIDE = 5  # tokens an aside in brackets after a name may have
APPOSED = 6  # tokens before the noun of a role that follows its name
SIGNED = 3  # tokens of the noun of a role in a line of credits
CLOSING = frozenset({",", ".", ";", ")", "(", '"', "”", "—", "–", "-"})


class Titled(NamedTuple):
    """A person's name and a role stated of it at `page[start:end]`; `of` is what the role belongs to."""

    name: Name
    start: int
    end: int
    of: Name | None
    noun: str
    """The role's noun, casefolded: what "the minister" may mean later."""
    head: int
    """The token its noun begins with."""
    shared: bool
    """Whether all persons in a row have it."""
    title: str
    """The role in words; those a lost link had glued together are parted."""


def roles(tokens: Sequence[Token], words: Sequence[str], here: Sequence[Name], spoken: Language) -> list[Titled]:
    """The roles one sentence states of the persons named in it.

    Args:
        tokens: of the sentence.
        words: their texts, without possessives.
        here: its names, by where they stand.
    """
    people = [name for name in here if name.type == "person"]
    reader = _Reader(RoleWords(tokens, words, here, spoken)) if people else None
    if reader is None or not reader.text.nouns:
        return []
    found: list[Titled] = []
    taken: set[int] = set()  # nouns of roles that a name before has
    shared: Titled | None = None  # a role that all persons in a row have
    for name in people:
        before = [title for title in reader.before(name) if title.head not in taken]
        if before:
            shared = next((title for title in before if title.shared), None)
        elif shared is not None:
            shared = shared._replace(name=name) if reader.in_row(shared.name, name) else None
            before = [shared] if shared is not None else []
        after = reader.after(name, bool(before))
        found += before
        if after is not None:
            found.append(after)
            taken.add(after.head)
    return found


class _Reader:
    """The roles of one sentence."""

    def __init__(self, text: RoleWords) -> None:
        self.text = text
        self.words, self.nouns = text.words, text.nouns

    def before(self, name: Name) -> list[Titled]:
        """The role that stands before a name; two where one that binds nobody comes first ("terdakwa Ketua PPR")."""
        text = self.text
        last = text.before_courtesies(name.first)
        if last > 1 and self.words[last - 1] == ":" and (signed := self._signed(name, last - 1)) is not None:
            return [signed]
        last = self._before_names(last)
        comma = last > 0 and self.words[last - 1] == ","
        last = self._before_aside(last - comma) if comma else last
        if last == 0 or text.joins(last - 1) or (not comma and self._told_of_next(name)):
            return []
        inner = self._relation(last) if comma else None
        first = text.reach(last if inner is None else text.before_courtesies(inner.first), -1)
        heads = [at for at in range(first, last) if at in self.nouns and self.nouns[at].past <= last]
        heads = [at for at in heads if not self.nouns[at].row.rank] or heads
        if not comma:
            heads = self._held(heads, last)
        if not heads:
            return []
        start = text.with_modifiers(heads[0])
        if self._given(start) or (comma and not self._one_with(name, start)):
            return []
        head = self.nouns[heads[0]]
        split = head.row.bare and len(heads) > 1 and text.with_modifiers(heads[1]) == head.past
        cuts = [(start, head.past, heads[0]), (head.past, last, heads[1])] if split else [(start, last, heads[0])]
        found = [title for a, b, at in cuts if (title := self._titled(name, a, b, at)) is not None]
        return [title._replace(of=title.of or self._from(name)) for title in found]

    def after(self, name: Name, told: bool) -> Titled | None:
        """The role that follows a name, between commas or after words that open it.

        Args:
            told: whether a role stands before the name; one that merely follows a comma is then somebody else's.
        """
        at = name.past
        if self.words[at : at + 1] == ["("]:
            close = next((n for n in range(at, min(at + ASIDE, len(self.words))) if self.words[n] == ")"), None)
            at = close + 1 if close is not None else at
        comma = self.words[at : at + 1] == [","]
        at += comma
        opened = False
        while at < len(self.words) and (hit := self.text.links.at(self.text.lower, at)) is not None and hit.row.opens:
            at, opened = hit.past, True
        if not (opened or (comma and not told)) or self.text.joins(at):
            return None
        last = self.text.reach(at, 1)
        heads = [n for n in range(at, min(last, at + APPOSED)) if n in self.nouns]
        if not heads:
            return None
        head = self.nouns[heads[0]]
        start = max(at, self.text.with_modifiers(heads[0]))
        if any(not self.text.known(n) for n in range(at, start)):
            return None
        owner = self._owner(head.past, last)
        closed = last >= len(self.words) or self.words[last] in CLOSING or self._closes(last)
        if not opened and not closed and owner is None:
            return None
        last = owner.past if owner is not None else last if closed else self._cut_loose(head.past, last)
        return self._titled(name, at, last, heads[0])

    def in_row(self, name: Name, other: Name) -> bool:
        """Whether two persons stand side by side in a row of names, ages in brackets and aliases between them."""
        between = self.words[name.past : other.first]
        links = {",", "(", ")", *(form for row in self.text.spoken.rows(Conjunction) for form in row.forms)}
        aliases = phrases(self.text.spoken, AliasCue)
        if len(between) > ROW or not between:
            return False
        return all(word in links or word.isdigit() for word in between) or aliases.get(between) is not None

    def _signed(self, name: Name, last: int) -> Titled | None:
        """The role in a line that names who made something ("Penulis: Rina Sari | Editor: Toni")."""
        near = range(max(0, last - SIGNED), last)
        head = next((at for at in near if at in self.nouns and self.nouns[at].past == last), None)
        if head is None or (head and self.words[head - 1][0].isalnum()):
            return None
        title = self._titled(name, head, last, head)
        return title._replace(shared=True) if title is not None else None

    def _before_names(self, last: int) -> int:
        """Passes over words that bring in the names of those who have a role ("the suspects, namely")."""
        for length in range(min(3, last), 0, -1):
            hit = self.text.links.at(self.text.lower, last - length)
            if hit is not None and hit.past == last and hit.row.names:
                last -= length
                return last - (last > 0 and self.words[last - 1] == ",")
        return last

    def _before_aside(self, last: int) -> int:
        """Passes over an acronym between commas ("the head of the agency, SVR, Lie")."""
        alone = last > 2 and self.words[last - 2] == "," and not self.text.is_person(last - 1)
        return last - 2 if alone and self.words[last - 1].isupper() and self.words[last - 1].isalpha() else last

    def _held(self, heads: list[int], last: int) -> list[int]:
        """The nouns of a role that the name right after it can have.

        None where a noun of kin or of service stands right before the name, for that is whose kin or servant somebody
        is. Where a preposition stands inside, what follows it must be a body or place the role belongs to; else the
        name belongs to that ("hakim di perkara Eide"), with the roles that follow the preposition.
        """
        if heads and (noun := self.nouns[heads[-1]]).past == last and noun.row.owned:
            return [] if heads[-1] not in self.text.possessed else heads[-1:]
        nouns = {at for head in heads for at in range(head, self.nouns[head].past)}
        for at in range(last - 1, heads[0] if heads else last, -1):
            row = self.text.link(at) if at not in nouns else None
            if row is None or not row.relates:
                continue
            inner = [head for head in heads if head > at]
            named = any(n in self.text.inside for n in range(at + 1, last))
            return inner or (heads if named or self.nouns[heads[0]].row.bare else [])
        return heads

    def _relation(self, last: int) -> Name | None:
        """The person a role is a relation to, named at its end ("pengacara Rina, Toni")."""
        inner = self.text.inside.get(last - 1)
        if inner is None or inner.type != "person":
            return None
        return inner if self._relational(self.text.before_courtesies(inner.first)) else None

    def _relational(self, past: int) -> bool:
        near = (self.nouns.get(n) for n in range(past - SIGNED, past))
        return any(hit is not None and hit.past == past and hit.row.relational for hit in near)

    def _owner(self, first: int, last: int) -> Name | None:
        """The person a role that follows a name is a relation to ("Rina, istri Toni,")."""
        owner = self.text.inside.get(last)
        if owner is None or owner.type != "person" or owner.first != last:
            return None
        return owner if self.text.before_courtesies(last) == first and self._relational(first) else None

    def _told_of_next(self, name: Name) -> bool:
        """Whether a role before a name is that of another person, named after a comma, to this one."""
        after = self.text.inside.get(name.past + 1)
        comma = self.words[name.past : name.past + 1] == [","]
        return comma and after is not None and after.type == "person" and self._relational(name.first)

    def _closes(self, at: int) -> bool:
        hit = self.text.links.at(self.text.lower, at)
        return hit is not None and hit.row.closes

    def _from(self, name: Name) -> Name | None:
        """The organisation a person is said to be from ("Brigjen Toni dari Polda Banten")."""
        row = self.text.link(name.past)
        body = self.text.inside.get(name.past + 1)
        return body if row is not None and row.relates and body is not None and body.type == "organization" else None

    def _given(self, start: int) -> bool:
        """Whether a role is opened for what stands before it ("Eide menjadi ketua, Dahl ...")."""
        for length in range(min(3, start), 0, -1):
            hit = self.text.links.at(self.text.lower, start - length)
            if hit is not None and hit.past == start:
                return hit.row.opens and not hit.row.names and start - length > 0
        return False

    def _one_with(self, name: Name, start: int) -> bool:
        """Whether a role that a comma parts from the name is the name's, not the end of another clause.

        It is where the name is closed off too, where the role begins the clause, and after a verb that
        somebody follows.
        """
        text = self.text
        if start > 1 and self.words[start - 1] == "," and text.is_person(start - 2):
            return False
        if name.past >= len(self.words) or not self.words[name.past][0].isalnum():
            return True
        if start == 0 or not self.words[start - 1][0].isalnum() or text.glued(start):
            return True
        if text.is_preposition(start - 1):
            return False
        return text.takes_agent(start - 1) or (text.is_function_word(start - 1) and not text.is_verb(name.past))

    def _cut_loose(self, tail: int, last: int) -> int:
        """Where a role that nothing closes ends: before a last word that may be the clause's verb."""
        lower = last > tail and self.text.lower[last - 1] == self.words[last - 1]
        return max(tail, last - 1) if lower and not self.text.known(last - 1) else last

    def _titled(self, name: Name, start: int, last: int, head: int) -> Titled | None:
        text, hit = self.text, self.nouns[head]
        while start < head and text.link(start) is not None:
            start += 1
        if last - start > 1 and self.words[last - 1].isdigit() and text.glued(last - 1) and last - 1 not in text.inside:
            last -= self.words[last - 2][-1].isalpha()  # the number of a list, run into the word before it
        while last > start and (self.words[last - 1] in {",", "(", "-"} or text.link(last - 1) is not None):
            last -= 1
        if last <= start:
            return None
        end = text.tokens[last - 1].start + len(self.words[last - 1])
        noun = " ".join(text.lower[hit.first : hit.past])
        if head in text.possessed and last == hit.past:
            noun = _bare_noun(hit.row, noun)
            end = text.tokens[head].start + len(noun)
        within = dict.fromkeys(text.inside[at] for at in range(start, last) if at in text.inside)
        return Titled(
            name, text.tokens[start].start, end, self._of(list(within), start, last, head), noun, head, hit.row.bare,
            self._title(start, last, end),
        )  # fmt: skip

    def _of(self, within: Sequence[Name], start: int, last: int, head: int) -> Name | None:
        """What a role belongs to: a body rather than a place, that before the noun rather than one after it."""
        held = [n for n in within if start <= n.first and n.past <= last]
        bodies = [n for n in held if n.type != "person"]
        before = [n for n in bodies if n.past <= head]
        organizations = [n for n in bodies if n.type == "organization"]
        found = before[:1] or organizations[-1:] or bodies[-1:]
        if not found and self.nouns[head].row.relational:
            found = held[-1:]
        return found[0] if found else None

    def _title(self, start: int, last: int, end: int) -> str:
        """The words of a role as the page has them, with a space where a lost link had glued two."""
        pieces: list[str] = []
        for at in range(start, last):
            token = self.text.tokens[at]
            both = pieces and pieces[-1][-1].isalnum() and token.text[0].isalnum()
            pieces.append(" " if (both and self.text.glued(at)) or (pieces and not self.text.glued(at)) else "")
            pieces.append(token.text)
        over = self.text.tokens[last - 1].end - end
        told = "".join(pieces)
        return told[: len(told) - over] if over else told


def _bare_noun(row: RoleNoun, word: str) -> str:
    """The form of a row that a word with a clitic begins with."""
    return max((form for form in row.forms if word.startswith(form)), key=len, default=word)
