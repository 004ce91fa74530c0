"""Words of saying and the words that bound a reported clause, looked up by single words.

Two tables feed this: `cues` (verbs and nouns of saying; where the speaker and the words said stand around them) and
`clause_words` (complementisers, negations, pronouns, prepositions ...: one word may play several roles).
"""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.annotate.lexis import RoleNoun
from runut.language import Language, Row, language

CueKind = Literal["speech", "stance", "directive", "question", "written", "according"]
Voice = Literal["active", "bare", "passive", "free", "preposition"]
Takes = Literal["clause", "proposition", "hedged", "told", "quoted", "marked"]
ClauseRole = Literal[
    "complement", "negation", "unreal", "adverb", "pronoun", "plural", "clitic", "both", "couple", "relative",
    "capacity", "apposition", "preposition", "conjunction", "aside", "coordination", "and", "participle", "addressee",
    "agent", "leader", "institution", "company", "body", "document", "object_verb", "predicate", "hedge", "proposition",
    "noun_like", "verb_shape", "active_shape", "circumstance", "anaphor", "determiner", "time", "weekday",
    "passive_aux", "nounish", "opening", "closing", "added", "infinitive",
    "intent", "linking", "possessive", "past", "third", "gerund", "plural_shape", "owner", "manner", "contrast",
]  # fmt: skip
Shape = Literal["past", "third", "gerund", "plural_shape", "owner", "manner"]
LONGEST = 3  # words in a cue


class Cue(Row, frozen=True):
    """A word of saying.

    Fields:
        voice: active (speaker, cue, words), bare (words, cue, speaker), passive (words, cue, agent), free (all
            of these orders, as in English), preposition ("according to").
        takes: what the words said must be: any clause; a clause or noun of propositional sense; a clause that
            says it is a view ("will", "likely"); what a complementiser or a comma sets apart; a clause
            with words in marks; words in marks alone.
        additive: the speaker goes on ("added").
    """

    table: ClassVar[str] = "cues"

    kind: CueKind
    voice: Voice
    takes: Takes = "clause"
    additive: bool = False


class ClauseWord(Row, frozen=True):
    """A word or pattern that bounds, joins or qualifies clauses; it may play several roles."""

    table: ClassVar[str] = "clause_words"

    roles: tuple[ClauseRole, ...]


class Word(NamedTuple):
    """A word, mark or quotation of a frame; `page[start:end]` is it."""

    low: str
    start: int
    end: int
    capital: bool
    marked: bool = False  # a whole quotation in marks
    fragment: bool = False  # one that does not begin as a sentence does


class Hit(NamedTuple):
    """A cue at `words[first:last]`; `clitic` is the length of the speaker glued to it ("ujarnya")."""

    cue: Cue
    first: int
    last: int
    clitic: int


class Lexicon:
    """The tables of one language, by word."""

    def __init__(self, spoken: Language) -> None:
        self.cues: dict[str, Cue] = {}
        for cue in spoken.rows(Cue):
            for form in cue.forms:
                self.cues.setdefault(form.casefold(), cue)
        self.openers = frozenset(form.split()[0] for form in self.cues if " " in form)
        self.roles: dict[str, frozenset[str]] = {}
        shapes: dict[str, list[str]] = {}
        for row in spoken.rows(ClauseWord):
            for form in row.forms:
                self.roles[form.casefold()] = self.roles.get(form.casefold(), frozenset()) | set(row.roles)
            if row.pattern:
                for role in row.roles:
                    shapes.setdefault(role, []).append(row.pattern)
        self.titles = frozenset(form.split()[0].casefold() for row in spoken.rows(RoleNoun) for form in row.forms)
        self.clitics = tuple(form for form, roles in self.roles.items() if "clitic" in roles)
        self._verb = re.compile("|".join(shapes.get("verb_shape", ["(?!)"])))
        self._active = re.compile("|".join(shapes.get("active_shape", ["(?!)"])))
        self._shapes = {role: re.compile("|".join(patterns)) for role, patterns in shapes.items()}
        self.circumstance = re.compile("|".join(shapes.get("circumstance", ["(?!)"])), re.IGNORECASE)

    def has(self, word: str, role: ClauseRole) -> bool:
        """Whether a word (lower case) plays a role."""
        return role in self.roles.get(word, ())

    def verbal(self, word: str) -> bool:
        """Whether a word looks like one that makes a clause: a known predicate, or a verb by its shape."""
        roles = self.roles.get(word, ())
        if "predicate" in roles:
            return True
        return word in self.cues or ("noun_like" not in roles and self._verb.match(word) is not None)

    def acts(self, word: str) -> bool:
        """Whether a word looks like a verb whose subject acts."""
        return "noun_like" not in self.roles.get(word, ()) and self._active.match(word) is not None

    @property
    def inflects(self) -> bool:
        """Whether verbs of the language go with the number of their subject."""
        return "third" in self._shapes

    def shaped(self, word: str, shape: Shape) -> bool:
        """Whether a word has the form that a pattern of the table describes."""
        pattern = self._shapes.get(shape)
        return pattern is not None and pattern.fullmatch(word) is not None

    def hits(self, words: list[Word]) -> list[Hit]:
        """The cues among the words, by where they stand; of several that start together the longest."""
        found: list[Hit] = []
        cues, openers, clitics = self.cues, self.openers, self.clitics
        names = not words[0].marked  # a capital within the frame makes a name: "the United States"
        past = 0
        for at, word in enumerate(words):
            low = word.low
            if low not in cues and low not in openers and not low.endswith(clitics):
                continue
            if at < past or word.marked or (at and names and word.capital):
                continue
            hit = self._hit(words, at)
            if hit is not None:
                found.append(hit)
                past = hit.last
        return found

    def _hit(self, words: list[Word], at: int) -> Hit | None:
        low = words[at].low
        if low in self.openers:
            for last in range(min(len(words), at + LONGEST), at + 1, -1):
                cue = self.cues.get(" ".join(word.low for word in words[at:last]))
                if cue is not None:
                    return Hit(cue, at, last, 0)
        cue = self.cues.get(low)
        if cue is not None:
            return Hit(cue, at, at + 1, 0)
        for clitic in self.clitics:
            if low.endswith(clitic) and (cue := self.cues.get(low[: -len(clitic)])) is not None:
                return Hit(cue, at, at + 1, len(clitic))
        return None


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; built once."""
    return Lexicon(language(code))
