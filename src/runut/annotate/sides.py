"""Whether a word of several meanings has the sides told that make an event of it.

"Hit the bend", "killed in a crash" and "released an album" are no events; who did it, or to whom, tells them from those
that are. Tables say for each such word what it needs (`triggers.Side`).
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from runut.annotate.parties import Parties
from runut.annotate.syntax import Phrase, conjuncts
from runut.annotate.triggers import Coding, Side
from runut.annotate.wording import Kind, Wording

TOWARDS: tuple[Kind, ...] = ("to", "against")


class Sides(Struct, frozen=True):
    """Who stands around a trigger: the phrases after it, the parties found, its subject and voice."""

    text: Wording
    parties: Parties
    near: tuple[Phrase, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    subject: tuple[Phrase, ...]
    passive: bool

    def suffice(self, needs: tuple[Side, ...], coding: Coding, *, promises: bool) -> bool:
        """Whether the sides that are needed are told, each somebody, not something of theirs.

        Args:
            promises: whether the recipient stands in the complement of a promise, refusal or threat.
        """
        known = any(map(self.parties.acts, self.actors))
        meant = not self.passive and any(self.parties.means(self.text, phrase) for phrase in self.subject)
        affected = any(map(self.parties.acts, self.recipients))
        if "actor" in needs and not (known or meant):
            return False
        if "object" in needs and not (self.passive or joined(self.near, None)):
            return False
        if "recipient" not in needs:
            return bool(self.recipients) or "affected" not in needs
        if coding.frame == "host":
            return bool(self.recipients)
        if promises:
            return affected
        if self.passive and known and any(map(self._unknown_name, self.subject)):
            return True
        whom = self.subject if self.passive else self._acted_on(coding)
        return self._somebody(whom) and (affected or not self.recipients)

    def _unknown_name(self, phrase: Phrase) -> bool:
        """Whether a phrase has a word written as a name."""
        text = self.text
        inside = range(phrase.start, phrase.end)
        return any(text.kinds[i] == "noun" and text.tokens[i].text[0].isupper() for i in inside)

    def _acted_on(self, coding: Coding) -> tuple[Phrase, ...]:
        if coding.frame in {"to", "from"}:
            return joined(self.near, *TOWARDS, "from")
        if coding.frame == "mutual":
            return joined(self.near, "with", None)
        return joined(self.near, None)

    def _somebody(self, phrases: Iterable[Phrase]) -> bool:
        """Whether one of the phrases has a party or a pronoun for its head."""
        return any(self.parties.heads(self.text, part) for one in phrases for part in conjuncts(self.text, one))


def joined(near: Iterable[Phrase], *joints: Kind | None) -> tuple[Phrase, ...]:
    """The phrases that these prepositions bring, before any aside ("about contacts with ...")."""
    found = []
    for phrase in near:
        if phrase.joint == "about":
            break
        if phrase.joint in joints:
            found.append(phrase)
    return tuple(found)
