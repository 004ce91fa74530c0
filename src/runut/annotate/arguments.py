"""Actors and recipients of a trigger, by frame and voice (`triggers.Frame` says what each frame means)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from runut.annotate.codings import coding_of, lacks_object
from runut.annotate.parties import Parties
from runut.annotate.sides import TOWARDS, Sides, joined
from runut.annotate.syntax import Phrase, group_start, objects, shared_objects, shares_subject
from runut.annotate.triggers import Coding, EventWord, Lexicon, Trigger
from runut.annotate.wording import GROUP, Kind, Wording

Subjects = Mapping[int, tuple[Phrase, ...]]
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "THREATEN", "CONCEDE"})
"""Types whose recipient may stand inside the complement ("demand that X withdraw")."""
PROMISES = frozenset({"AGREE", "REJECT", "THREATEN"})
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "ACCUSE", "REQUEST"})
"""Types that are worth telling although nobody knows who did it."""
ONE_SIDED = frozenset({"COOPERATE", "SUPPORT"})
"""Mutual types whose sentence may still say who did it with whom."""
DETACHED = frozenset({"SANCTION", "COERCE"})
"""Types done to whom a tie with them, or a place of theirs, is cut off ("closed its borders with Peru")."""
CUT_OFF = frozenset({"withdraw", "discontinue"})
"""Modes whose object is what is cut off, not whom it hits."""
UNNAMED = frozenset({"pronoun", "possessive", "home", "both"})
RELATIVE_REACH = 12
OWNER_REACH = 24
ADVERBIAL_REACH = 4
LOOK_BACK = 120  # tokens
BACK = 6  # earlier verbs asked for what a pronoun means


class Arguments(Struct, frozen=True):
    """What a trigger is coded as, and who takes part."""

    row: EventWord
    coding: Coding
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    passive: bool


def arguments(
    text: Wording, trigger: Trigger, carrier: Trigger | None, subjects: Subjects, words: Lexicon, parties: Parties
) -> Arguments | None:
    """The arguments of a trigger; None where the sentence does not assert its event."""
    alone = trigger.end - trigger.start == 1
    near = shared_objects(text, trigger.end) if alone else objects(text, trigger.end)
    head = carrier or trigger
    if carrier and carrier.start > trigger.start:
        near += objects(text, carrier.end)
    passive = is_passive(text, head)
    subject = subjects.get(head.start, ())
    chosen = coding_of(text, trigger, near, subject, words)
    if chosen is None:
        return None
    row, coding, sure = chosen
    passive = passive or lacks_object(trigger, row, coding, near)
    told = _Told(text, parties, subjects, near)
    if trigger.voice != "noun":
        actors, recipients = told.verb(trigger, coding, subject, passive)
        if trigger.voice == "bare" and not actors:
            return None  # a noun more often than not
        if coding.frame == "duty" and not (actors and recipients and set(actors).isdisjoint(recipients)):
            return None
        meant = any(_means_somebody(text, phrase, parties) for phrase in subject)
        told_of = recipients and (passive or subject) and not shares_subject(text, trigger.start)
        if not actors and not recipients and coding.type not in DEEDS:
            return None
        if not actors and not meant and not (told_of and (passive or coding.type in DEEDS)):
            return None
        if coding.type == "SUPPORT" and coding.frame == "object" and not recipients and not passive:
            return None
        if coding.type == "CONSULT" and coding.frame in {"mutual", "with"} and len(actors) + len(recipients) < 2:
            return None
    elif carrier:
        actors, recipients = told.carried(trigger, coding, subject, carrier, passive)
        if not actors and not (recipients and passive):
            return None
        spoken = any(text.kinds[i] == "speaker" for phrase in subject for i in range(phrase.start, phrase.end))
        alone = len(actors) == 1 and parties.is_one(actors[0]) and not spoken  # but "we met Peru" has two sides
        if coding.type == "CONSULT" and coding.frame == "mutual" and alone:
            return None
    else:
        actors, recipients = told.noun(trigger, coding)
        both = len(actors) > 1 and (coding.frame == "mutual" or coding.type == "ASSAULT")
        if not row.bare or not actors or not (recipients or both):
            return None
    recipients = tuple(one for one in recipients if one not in actors)
    if (
        row.needs
        and not sure
        and not Sides(text, parties, near, actors, recipients, subject, passive).suffice(
            row.needs, coding, promises=coding.type in PROMISES and opens_complement(text, trigger.end)
        )
    ):
        return None
    return Arguments(row, coding, actors, recipients, passive)


def _means_somebody(text: Wording, phrase: Phrase, parties: Parties) -> bool:
    """Whether a phrase has a word for somebody told before; a possessive only with somebody's people ("his men")."""
    meant = {text.kinds[i] for i in range(phrase.start, phrase.end)} & UNNAMED
    return bool(meant - {"possessive"}) or (bool(meant) and parties.heads(text, phrase))


def is_passive(text: Wording, trigger: Trigger) -> bool:
    """Whether a verb is passive: by its form, or an -ed form after "be" or before "by"."""
    if trigger.voice == "past":
        start = group_start(text, trigger.start)
        if "be" in text.kinds[start : trigger.start]:
            return True
        after = text.kinds[trigger.end] if trigger.end < len(text) else "mark"
        return after == "by" or (after == "of" and trigger.end - trigger.start == 1)  # "Laos accused of ..."
    return trigger.voice == "passive"


def opens_complement(text: Wording, after: int) -> bool:
    """Whether a verb's complement begins at once ("refused to meet", "agreed on Monday to"; not "promised help")."""
    first = after
    last = min(len(text), after + ADVERBIAL_REACH)
    while first < last and text.kinds[first] in {"aside", "adverb", "against"}:
        first += 1
    if first > after and first < len(text) and text.kinds[first] == "so_that":
        return True
    return after < len(text) and text.kinds[after] in {"verb", "so_that", "future"}


class _Told(Struct):
    """The phrases around one trigger and what they mean."""

    text: Wording
    parties: Parties
    subjects: Subjects
    near: tuple[Phrase, ...]

    def verb(
        self, trigger: Trigger, coding: Coding, subject: tuple[Phrase, ...], passive: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors and recipients of a verb."""
        who = self._subject(subject, trigger.start)
        if passive:
            by = self._instances(self._of(self._joined("by"))) or self._agent(trigger, self.near)
            if coding.frame == "mutual":
                return (*who, *by), ()
            if coding.frame == "to":
                return by, self._towards()
            return by, who
        thing = self._apposed(self._joined(None))
        match coding.frame:
            case "mutual" if coding.type in ONE_SIDED or coding.mode == "third-party":
                return who, self._of(self._joined("with")) or self._of(thing)
            case "mutual":
                return self._join(who, self._of(thing) + self._of(self._apposed(self._joined("with")))), ()
            case "with":
                return self._join(who, self._of(self._apposed(self._joined("with")))), ()
            case "from":
                return self._of(self._joined("from", "by")), who
            case "alone":
                left = self._joined("against", "from") if coding.type == "RETREAT" else self._joined("against")
                return who, self._known(self._of(left)) or self._aim(trigger, coding)
            case "duty":
                return self._author(trigger), self._known(who)
            case "to":
                if coding.type in PROMISES and opens_complement(self.text, trigger.end):
                    return who, self._complement(trigger)
                if coding.type == "AGREE" and thing and self._opens(thing[-1].end):
                    return who, self._towards() or self._promised(thing[-1].end)
                found = self._towards() or self._known(self._of(thing)) or self._at(coding)
                return who, found or self._detached(coding)
            case "host":
                return who, self._of(thing) or self._of(self._joined("at", *TOWARDS))[:1]
            case _:
                if coding.type in PROMISES and opens_complement(self.text, trigger.end):
                    return who, self._complement(trigger)
                found = self._of(thing) or self._towards() or self._at(coding)
                if coding.mode == "seize" and not any(map(self.parties.acts, found)):
                    found = self._owning(trigger) or found
                if not found or (coding.mode in CUT_OFF and not self._known(found)):
                    found = self._detached(coding) or found
                if not found and coding.type in SPOKEN:
                    found = self._first(objects(self.text, trigger.end, far=True)) or self._doer(trigger)
                    found = found or self._complement(trigger)
                return who, found

    def carried(
        self, trigger: Trigger, coding: Coding, subject: tuple[Phrase, ...], carrier: Trigger, passive: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors and recipients of a noun whose actor is the subject of a light verb."""
        who = self._subject(subject, carrier.start)
        if passive:
            who = self._of(self._joined("by"))
            if not who and carrier.start > trigger.start:
                who = self._agent(carrier, objects(self.text, carrier.end))
        if carrier.form.light == "from":
            return self._of(self._joined("from") if passive else self._joined("from", "by")), who
        after = tuple(one for one in self._of(self._joined(None)) if one not in who)
        match coding.frame:
            case "mutual" if coding.type in ONE_SIDED or coding.mode == "third-party":
                return who, self._of(self._joined("with")) or after
            case "mutual":
                return self._join(who, after + self._of(self._joined("with"))), ()
            case "alone":
                return who, self._of(self._joined("against")) or self._aim(trigger, coding)
            case "host":
                return who, self._of(self._joined("at", *TOWARDS))[:1]
            case _:
                return who, self._towards() or after or self._detached(coding)

    def noun(self, trigger: Trigger, coding: Coding) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors and recipients of a noun that stands alone."""
        after = self._of(self._joined(None))
        by = self._of(self._joined("by")) or self._of(self._possessor(trigger)) or self._owner(trigger)
        match coding.frame:
            case "mutual":
                return self._join(by, after + self._of(self._joined("with"))), ()
            case "reverse":
                return by, after
            case _ if coding.mode == "withdraw":
                return by or after, self._of(self._joined("from", "at"))  # "the withdrawal of its troops from Peru"
            case _:
                sides = () if by or after else self._of(self._joined("with"))
                return by or after or sides, self._towards() or (after if by else ())

    def _subject(self, subject: tuple[Phrase, ...], verb: int) -> tuple[str, ...]:
        earlier = self._earlier(verb)
        before: tuple[str, ...] = ()
        if any(self.text.kinds[i] in UNNAMED for phrase in subject for i in range(phrase.start, phrase.end)):
            for position in reversed(earlier):
                if self.subjects[position] != subject and (before := self._of(self.subjects[position])):
                    break
        found = self._of(subject, before)
        self.parties.remember(found)
        return found

    def _agent(self, trigger: Trigger, after: tuple[Phrase, ...]) -> tuple[str, ...]:
        """The agent that follows an Indonesian passive without a preposition ("dikutuk Rusia")."""
        if trigger.voice != "passive" or not after or after[0].joint is not None:
            return ()
        first = after[0].start
        if self.text.kinds[first] == "and":
            return ()
        opening = range(first, min(first + 2, after[0].end))
        if any(self.text.at[i] >= 0 or self.text.plain[i] in self.text.closed.groups for i in opening):
            return self._of(after[:1])
        return ()

    def _author(self, trigger: Trigger) -> tuple[str, ...]:
        """Who says what the trigger tells: the subject of the verb before."""
        earlier = self._earlier(trigger.start)
        return self._known(self._of(self.subjects[earlier[-1]])) if earlier else ()

    def _earlier(self, verb: int) -> list[int]:
        """The last few verbs before a place."""
        near = range(max(0, verb - LOOK_BACK), verb)
        return [position for position in near if position in self.subjects][-BACK:]

    def _opens(self, position: int) -> bool:
        """Whether a purpose begins here ("voiced the readiness of Peru to help")."""
        return position < len(self.text) and self.text.kinds[position] == "so_that"

    def _complement(self, trigger: Trigger) -> tuple[str, ...]:
        """Who is acted on by what is promised, refused or threatened ("promised to send aid to X")."""
        return self._promised(trigger.end)

    def _promised(self, start: int) -> tuple[str, ...]:
        text = self.text
        for position in range(start, min(len(text), start + RELATIVE_REACH)):
            kind = text.kinds[position]
            if kind == "verb" or (kind in GROUP and text.kinds[position + 1 : position + 2] == ["noun"]):
                for phrase in objects(text, position + 1):
                    if found := self._known(self._of((phrase,))):
                        return found
            if kind in {"comma", "when", "but", "mark", "and", "if"}:
                break
        return ()

    def _detached(self, coding: Coding) -> tuple[str, ...]:
        """Whom a tie that is cut joined, or whose place it is."""
        return self._known(self._of(self._joined("with", "from", "at"))) if coding.type in DETACHED else ()

    def _owning(self, trigger: Trigger) -> tuple[str, ...]:
        """Whose what is taken is, as the object goes on to tell ("seized land that is owned by Ann")."""
        text = self.text
        for position in range(trigger.end, min(len(text), trigger.end + OWNER_REACH)):
            if text.words[position] in text.closed.owning:
                return self._first(objects(text, position + 1)[:1])
            if text.kinds[position] in {"mark", "but", "when"}:
                break
        return ()

    def _aim(self, trigger: Trigger, coding: Coding) -> tuple[str, ...]:
        """Whom a protest is about, as its purpose tells ("rallied to demand the release of Ann by Peru")."""
        text = self.text
        if coding.type != "PROTEST":
            return ()
        for position in range(trigger.end, min(len(text) - 1, trigger.end + RELATIVE_REACH)):
            if text.kinds[position] == "so_that" and text.kinds[position + 1] == "verb":
                return self._known(self._first(objects(text, position + 2, far=True)))
            if text.kinds[position] in {"mark", "but", "and", "that"}:
                break
        return ()

    def _doer(self, trigger: Trigger) -> tuple[str, ...]:
        """Who did what the object tells in a relative clause ("condemned the transfer that was made by X")."""
        text = self.text
        for position in range(trigger.end + 1, min(len(text), trigger.end + RELATIVE_REACH)):
            if text.kinds[position] == "verb":
                if "relative" in text.kinds[trigger.end : position] and text.is_passive(position):
                    return self._first(objects(text, position + 1)[:1])
                break
        return ()

    def _possessor(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """The phrase that ends where the noun begins ("Israel's attack", "riot police raid")."""
        start = trigger.start
        while start > 0 and self.text.kinds[start - 1] == "noun" and trigger.start - start < 6:
            start -= 1
        return (Phrase(start, trigger.start),) if start < trigger.start else ()

    def _towards(self) -> tuple[str, ...]:
        """The first party that "to" or "against" brings, before any aside ("as a response to ...")."""
        for phrase in self.near:
            if phrase.joint == "about":
                break
            if phrase.joint in TOWARDS and (found := self._of((phrase,))):
                return self._state(phrase) or found
        return ()

    def _at(self, coding: Coding) -> tuple[str, ...]:
        """Whom something is fired, thrown or shouted "at": people or a body, not a place."""
        if coding.type != "ASSAULT":
            return ()
        found = self._of(phrase for phrase in self._joined("at") if self.parties.heads(self.text, phrase))
        return tuple(one for one in found if not self.parties.is_place(one))

    def _state(self, phrase: Phrase) -> tuple[str, ...]:
        """The state that "in" brings right after a phrase that means a place only ("to the port of Lima in Peru")."""
        after = next((one for one in self.near if one.start == phrase.end + 1), None)
        if after is None or after.joint != "at" or any(map(self.parties.acts, self._of((phrase,)))):
            return ()
        return tuple(one for one in self._of((after,)) if self.parties.has_name(one) and self.parties.acts(one))

    def _known(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Parties that have a name."""
        return tuple(one for one in parties if self.parties.has_name(one))

    def _apposed(self, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The phrases, or the person that a comma sets beside the last of them ("its commander, John Doe")."""
        text = self.text
        after = phrases[-1].end + 1 if phrases else len(text)
        if after < len(text) and text.kinds[after - 1] == "comma" and text.at[after] >= 0:
            beside = text.named[text.at[after]]
            inside = range(phrases[-1].start, phrases[-1].end)
            people = any(text.at[i] >= 0 and text.named[text.at[i]].entity.type == "person" for i in inside)
            if beside.entity.type == "person" and beside.start == after and not people:
                return (Phrase(beside.start, beside.end),)
        return phrases

    def _owner(self, trigger: Trigger) -> tuple[str, ...]:
        """Whom a possessive pronoun of the noun means ("his visit", "kunjungannya"): the last one named before."""
        text, start = self.text, trigger.start
        if text.words[start] == text.plain[start] and (start == 0 or text.kinds[start - 1] != "possessive"):
            return ()
        for position in range(start - 1, max(-1, start - RELATIVE_REACH), -1):
            if text.at[position] >= 0:
                return (text.named[text.at[position]].entity.id,)
        return ()

    def _joined(self, *joints: Kind | None) -> tuple[Phrase, ...]:
        return joined(self.near, *joints)

    def _instances(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """The names that follow a group without one ("by its neighbours, such as Peru"), else the group."""
        text = self.text
        if not found or self._known(found) or not self.near:
            return found
        after = self.near[-1].end
        while after < len(text) and text.kinds[after] in {"comma", "about"}:
            after += 1
        if after >= len(text) or text.words[after - 1] not in text.closed.instances:
            return found
        return self._known(self._of(objects(text, after)[:1])) or found

    def _first(self, phrases: Iterable[Phrase]) -> tuple[str, ...]:
        for phrase in phrases:
            if found := self._of((phrase,)):
                return found
        return ()

    def _of(self, phrases: Iterable[Phrase], before: tuple[str, ...] = ()) -> tuple[str, ...]:
        return self.parties.of(self.text, phrases, before)

    @staticmethod
    def _join(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        return first + tuple(one for one in second if one not in first)
