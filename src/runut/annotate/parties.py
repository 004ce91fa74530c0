"""From phrases to the entities they mean: named, meant by a pronoun, or a group without a name.

A party without a name ("ribuan warga", "riot police") becomes an entity of type `other`, mentioned as `role`, so that
an event never loses its actor for want of a capital letter. Only nouns of table `groups` make one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from runut.annotate.draft import Draft
from runut.annotate.syntax import Phrase, conjuncts
from runut.annotate.triggers import lexicon
from runut.annotate.wording import GROUP, HYPHENS, Named, Wording
from runut.records import Entity, Mention, cut

MEANT = frozenset({"pronoun", "home", "both", "speaker"})
"""Kinds of words that mean somebody told before."""
SHORTEST_NAME = 4  # letters
LONGEST_GROUP = 4  # tokens of a phrase that names a group
BACK = 2  # sentences, and
LOOK_BACK = 40  # tokens of each in which a group is looked for that "they" may mean


class Parties:
    """The parties of one report, as its sentences are read in order.

    Args:
        draft: with its entities and quotes.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._things = lexicon(draft.language).things
        self._groups: dict[str, Entity] = {}
        self._mentions: dict[str, dict[int, Mention]] = {}
        self._pairs: list[tuple[str, ...]] = []
        self._guessed: set[str] = set()
        self._read: list[Wording] = []
        self._entities = {entity.id: entity for entity in draft.entities}
        self._speakers = [
            (span.start, span.end, [speaker.entity for speaker in quote.speakers if speaker.entity])
            for quote in draft.report.quotes
            for span in quote.content
        ]

    @property
    def groups(self) -> tuple[Entity, ...]:
        """Entities made for groups without a name, in the order met."""
        return tuple(
            replace(group, mentions=tuple(mention for _, mention in sorted(self._mentions[key].items())))
            for key, group in self._groups.items()
        )

    def of(self, text: Wording, phrases: Iterable[Phrase], before: Sequence[str] = ()) -> tuple[str, ...]:
        """The entities that the phrases mean, each once.

        Args:
            before: what a pronoun of the third person means here.
        """
        found: list[str] = []
        for phrase in phrases:
            for part in conjuncts(text, phrase):
                found += [one for one in self._one(text, part, before) if one not in found]
        return tuple(found)

    def has_name(self, party: str) -> bool:
        """Whether a party is an entity of the draft, not a group made here."""
        return party in self._entities

    def acts(self, party: str) -> bool:
        """Whether a party can act: a person, a body, a state or a group; not a town or a street."""
        entity = self._entities.get(party)
        if entity is None:
            return party not in self._guessed
        return entity.type in {"person", "organization"} or entity.code is not None

    def is_place(self, party: str) -> bool:
        """Whether a party is a place of the draft, a state or not."""
        return party in self._entities and self._entities[party].type == "place"

    def is_public(self, parties: Iterable[str]) -> bool:
        """Whether a state is among the parties."""
        return any(one in self._entities and self._entities[one].code is not None for one in parties)

    def is_one(self, party: str) -> bool:
        """Whether a party is a single person, body or state, who meets nobody alone."""
        return party in self._entities

    def heads(self, text: Wording, part: Phrase) -> bool:
        """Whether somebody heads a phrase ("the men", "warga Lima"), not something of theirs ("Ann's song")."""
        positions = [
            i
            for i in range(part.start, part.end)
            if text.kinds[i] not in {"determiner", "aside", "adverb"} and not text.words[i][0].isdigit()
        ]
        if not positions:
            return False
        head = positions[0 if text.closed.head_first else -1]
        if text.kinds[head] in MEANT or text.plain[head] in text.closed.groups:
            return True
        return text.at[head] >= 0 and self.acts(text.named[text.at[head]].entity.id)

    @staticmethod
    def means(text: Wording, part: Phrase) -> bool:
        """Whether a word in a phrase means somebody told before."""
        return any(text.kinds[i] in MEANT and text.at[i] < 0 for i in range(part.start, part.end))

    def passed(self, text: Wording) -> None:
        """Keep a sentence that has been read, for what "they" means in the next."""
        self._read = [*self._read[1 - BACK :], text]

    def remember(self, pair: tuple[str, ...]) -> None:
        """Keep two parties that acted together, for "both sides" later on."""
        if len(pair) == 2:
            self._pairs = [*self._pairs[-3:], pair]

    def _one(self, text: Wording, part: Phrase, before: Sequence[str]) -> Sequence[str]:
        named = [text.named[index] for index in sorted({text.at[i] for i in range(part.start, part.end)} - {-1})]
        for position in range(part.start, part.end):
            kind = text.kinds[position]
            if kind == "both" and not named:
                return self._both()
            if kind == "home" and not named:
                return self._home(before)
            if kind == "speaker" and text.at[position] < 0:
                return self._speaking(text, position)
            if kind == "possessive" and text.at[position] < 0 and not named and _inert(text, part):
                return ()
            if kind in {"pronoun", "possessive"} and text.at[position] < 0 and not named:
                return before or (self._several(text, position) if text.words[position] in text.closed.many else ())
        outside = [one for one in named if text.kinds[one.start] != "aside"]
        if outside:
            people = [one for one in outside if one.entity.type == "person"]
            if len(outside) > 1 and not people and _hyphened(text, outside):
                return [one.entity.id for one in outside]
            acting = [one for one in outside if self.acts(one.entity.id)]  # a town before a body is where it is
            return [(people[-1] if people else (acting or outside)[0]).entity.id]
        group = self._group(text, part)
        return [group] if group else []

    def _both(self) -> tuple[str, ...]:
        """The last pair, of states and bodies rather than of persons."""
        bodies = [pair for pair in self._pairs if not any(self._is_person(one) for one in pair)]
        return (bodies or self._pairs or [()])[-1]

    def _is_person(self, party: str) -> bool:
        return party in self._entities and self._entities[party].type == "person"

    def _home(self, people: Sequence[str]) -> Sequence[str]:
        """What those people's roles belong to ("his country", said of a minister); themselves where no role tells."""
        found = [
            next((role.of for role in self._entities[one].roles if role.of), one) if one in self._entities else one
            for one in people
        ]
        return list(dict.fromkeys(found))

    def _speaking(self, text: Wording, position: int) -> Sequence[str]:
        at = text.tokens[position].start
        for start, end, speakers in self._speakers:
            if start <= at < end:
                return speakers
        return ()

    def _several(self, text: Wording, position: int) -> Sequence[str]:
        """The one group that "they" can mean: told before in the sentence, else in the last one that tells any."""
        for earlier, end in ((text, position), *((one, len(one)) for one in reversed(self._read))):
            told = [at for at in range(max(0, end - LOOK_BACK), end) if _is_several(earlier, at)]
            found = [self._group(earlier, Phrase(at, min(end, at + LONGEST_GROUP))) for at in told]
            if found:
                one = found[0]
                return [one] if one is not None and all(other == one for other in found) else ()
        return ()

    def _group(self, text: Wording, part: Phrase) -> str | None:
        for position in range(part.start, part.end):
            shape = text.closed.groups.get(text.plain[position])
            if (
                shape is None
                or text.kinds[position] == "aside"
                or (shape == "closes" and _goes_on(text, position, part))
            ):
                continue
            start, end = position, position + 1
            if shape == "opens":
                while end < part.end and end - start < LONGEST_GROUP and text.kinds[end] == "noun":
                    end += 1
            else:
                while start > part.start and end - start < LONGEST_GROUP and _describes(text, start - 1):
                    start -= 1
            return self._entity(text.tokens[start].start, text.tokens[end - 1].end)
        return self._capitals(text, part)

    def _capitals(self, text: Wording, part: Phrase) -> str | None:
        """A name that no mention covers: words in capitals inside running text ("the Liberians")."""
        start = part.start
        while start < part.end and not _capital(text, start):
            start += 1
        end = start
        while end < part.end and _capital(text, end):
            end += 1
        if start == end or text.in_capitals or self._names_thing(text, start, end):
            return None
        found = self._entity(text.tokens[start].start, text.tokens[end - 1].end)
        self._guessed.add(found)
        return found

    def _names_thing(self, text: Wording, start: int, end: int) -> bool:
        """Whether a name is but that of a thing: "Executive Order" acts as little as an order."""
        head = text.plain[start if text.closed.head_first else end - 1]
        return any(kind != "office" for _, kind in self._things.get(head, ()))

    def _entity(self, start: int, end: int) -> str:
        report = self._draft.report
        span = cut(report.page, start, end)
        key = " ".join(span.text.casefold().split())
        if key not in self._groups:
            self._groups[key] = Entity(f"{report.id}.g{len(self._groups) + 1}", "other", " ".join(span.text.split()))
            self._mentions[key] = {}
        self._mentions[key].setdefault(start, Mention(report.id, span, "role"))
        return self._groups[key].id


def _hyphened(text: Wording, named: Sequence[Named]) -> bool:
    """Whether the first two of the names are joined by a hyphen ("perang Laos-Peru")."""
    first, second = named[:2]
    return second.start - first.end == 1 and text.words[first.end] in HYPHENS


def _is_several(text: Wording, position: int) -> bool:
    """Whether a noun for people in the plural stands here that is no part of a name."""
    word = text.plain[position]
    if text.at[position] >= 0 or text.kinds[position] == "aside" or word not in text.closed.groups:
        return False
    if text.closed.plurals:
        return word in text.closed.plurals or word.endswith("s")
    before = position - 1
    return before >= 0 and (text.kinds[before] == "determiner" or text.words[before][0].isdigit() or "-" in word)


def _goes_on(text: Wording, position: int, part: Phrase) -> bool:
    """Whether another noun after this one heads the phrase ("bank stocks"); no group, and no sign, is one."""
    after = position + 1
    return (
        after < part.end
        and (position == 0 or text.tokens[position].text.islower())
        and text.kinds[after] == "noun"
        and text.at[after] < 0
        and text.words[after].isalpha()
        and text.tokens[after].text.islower()
        and text.plain[after] not in text.closed.groups
        and not text.is_participle(after)
    )


def _inert(text: Wording, part: Phrase) -> bool:
    """Whether what is somebody's is nobody ("its wreckage", not "his troops"); told only with a table of plurals."""
    return bool(text.closed.plurals) and text.plain[part.end - 1] not in text.closed.groups


def _describes(text: Wording, position: int) -> bool:
    return text.kinds[position] == "noun" and text.words[position].isalpha()


def _opens_as_name(text: Wording) -> bool:
    """Whether the first word is a name by what follows, its own passive: "Marlow was arrested"."""
    word = text.tokens[0].text
    if len(text) < 2 or len(word) < SHORTEST_NAME or not word[0].isupper() or not word[1:].islower():
        return False
    if text.kinds[0] != "noun" or text.words[0].endswith("s") or text.words[0] in text.closed.plurals:
        return False
    if text.kinds[1] == "be":
        return True
    verb = next((at for at in range(1, min(len(text), SHORTEST_NAME)) if text.kinds[at] not in GROUP), 0)
    return text.closed.head_first and verb > 0 and text.kinds[verb] == "verb" and text.is_passive(verb)


def _capital(text: Wording, position: int) -> bool:
    """Whether a word is written as a name, and not only because it opens a sentence or a quotation."""
    word = text.tokens[position].text
    if position == 0:
        return _opens_as_name(text)
    return (
        text.kinds[position] == "noun"
        and text.kinds[position - 1] != "mark"
        and len(word) >= SHORTEST_NAME
        and word[0].isupper()
        and word[1:].islower()
    )
