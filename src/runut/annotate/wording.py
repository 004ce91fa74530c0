"""A sentence as event coding reads it: tokens with a kind each, and the entities that stand among them.

Theory of operation. There is no parser. Closed-class words (table `grammar`) say where noun phrases begin and end and
what joins them to a verb; other words are nouns unless the table of verb shapes or of triggers knows them as verbs.
That is enough for newspaper prose, where the verb carries its voice on its sleeve (Indonesian me-, di-, ber-, ter-) or
in the auxiliary before it (English), and it costs one dictionary look-up a token.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal

from msgspec import Struct

from runut.annotate.draft import Draft
from runut.language import Language, Row
from runut.records import Entity
from runut.text.numbers import NumberBound
from runut.text.tokens import Token, without_clitics

Kind = Literal[
    "and", "but", "to", "by", "from", "with", "at", "against", "about", "of",
    "that", "so_that", "relative", "when", "if",
    "future", "past", "modal", "negation", "adverb", "be",
    "pronoun", "possessive", "home", "speaker", "both", "determiner", "verb",
    "noun", "comma", "mark", "aside",
]  # fmt: skip
MOST_WORDS = 100_000
BRACKETS = frozenset("()[]")
SIGNS = frozenset("$€£¥%/&+'’#")
"""Signs that stand inside a phrase; a hyphen does only where no blank stands beside it."""
HYPHENS = frozenset("-–‑")
LONGEST_ASIDE = 15
PREPOSITIONS = frozenset({"to", "against", "by", "from", "with", "at", "about"})
GROUP = frozenset({"future", "past", "modal", "negation", "adverb", "be"})
"""Kinds that stand between a subject and its verb and belong to the verb."""
STOPS = frozenset({"verb", "that", "so_that", "relative", "when", "if", "but", "mark"})
"""Kinds at which a noun phrase ends for certain."""
BOUNDS = frozenset({"least", "most", "about", "nearly"})
PARTY_TYPES = frozenset({"person", "organization", "place", "other"})
"""Types of entity that act or are acted on."""


class GrammarWord(Row, frozen=True):
    """Words of closed classes, and the shapes by which verbs are known.

    Fields:
        passive: of shapes of verbs: the verb is passive.
        denies: of verbs: what follows did not happen, says the subject.
        participle: of shapes of verbs: without "be" they describe the noun before, or share the subject before.
        plural: of nouns: plural without looking so ("police").
        instances: of prepositions: they bring names for what was told before ("neighbours such as Peru").
        expects: of verbs: what is said to follow is still to come ("expected the army to attack").
        negates: of determiners: what they stand before did not happen or is not there ("no arrests").
        remote: of auxiliaries: what they mark lies well back ("once").
        lacks: of negations: what follows is merely left out ("without"), nothing that was refused or failed.
        causes: of prepositions: a verb after them tells what somebody is praised or blamed for ("for lying").
        many: of pronouns: they mean several ("they").
        owns: of nouns and verbs: what follows owns what stands before ("owned by").
    """

    table: ClassVar[str] = "grammar"

    kind: Kind
    passive: bool = False
    participle: bool = False
    plural: bool = False
    instances: bool = False
    denies: bool = False
    negates: bool = False
    remote: bool = False
    expects: bool = False
    lacks: bool = False
    causes: bool = False
    many: bool = False
    owns: bool = False


class GroupNoun(Row, frozen=True):
    """Nouns for people and bodies that act without being named: police, protesters, residents.

    Fields:
        phrase: where the rest of the phrase stands: the noun opens it ("warga Gaza") or closes it ("Gaza residents").
    """

    table: ClassVar[str] = "groups"

    phrase: Literal["opens", "closes"]


class Closed(Struct, frozen=True, dict=True):
    """The closed classes of one language, ready for look-up."""

    language: Language
    kinds: Mapping[str, Kind]
    pairs: Mapping[tuple[str, str], Kind]
    shapes: tuple[re.Pattern[str], ...]
    passives: tuple[re.Pattern[str], ...]
    participles: tuple[re.Pattern[str], ...]
    groups: Mapping[str, str]
    plurals: frozenset[str]
    instances: frozenset[str]
    denials: frozenset[str]
    remote: frozenset[str]
    expectant: frozenset[str]
    negating: frozenset[str]
    bounds: frozenset[str]
    lacking: frozenset[str]
    causes: frozenset[str]
    many: frozenset[str]
    owning: frozenset[str]

    @cached_property
    def head_first(self) -> bool:
        """Whether a noun stands before what describes it."""
        return "opens" in self.groups.values()

    @cached_property
    def memory(self) -> dict[str, tuple[str, str, Kind]]:
        """Words already met; bounded by `read`."""
        return {}

    def read(self, word: str) -> tuple[str, str, Kind]:
        """A word in small letters, the same without clitics, and its kind."""
        known = self.memory.get(word)
        if known is None:
            known = self._read(word.casefold())
            if len(self.memory) < MOST_WORDS:
                self.memory[word] = known
        return known

    def _read(self, word: str) -> tuple[str, str, Kind]:
        if word == ",":
            return word, word, "comma"
        if not word[0].isalnum():
            return word, word, "aside" if word in BRACKETS else "noun" if word in SIGNS else "mark"
        plain = without_clitics(word, self.language)
        kind = self.kinds.get(word) or self.kinds.get(plain)
        if kind is None:
            kind = "verb" if any(shape.fullmatch(plain) for shape in self.shapes) else "noun"
        return word, plain, kind


def closed(language: Language) -> Closed:
    """The closed classes of a language; built once for each."""
    known = _BUILT.get(language.code)
    if known is None:
        rows = language.rows(GrammarWord)
        forms = {form.casefold(): row.kind for row in reversed(rows) for form in row.forms}
        kinds = {form: kind for form, kind in forms.items() if " " not in form}
        pairs = {(form.split()[0], form.split()[1]): kind for form, kind in forms.items() if form.count(" ") == 1}
        verbs = [row for row in rows if row.pattern and row.kind == "verb"]
        shapes = tuple(re.compile(row.pattern or "") for row in verbs if not row.participle)
        participles = tuple(re.compile(row.pattern or "") for row in verbs if row.participle)
        passives = tuple(re.compile(row.pattern) for row in rows if row.pattern and row.passive)
        denials = frozenset(form.casefold() for row in rows if row.denies for form in row.forms)
        remote = frozenset(form.casefold() for row in rows if row.remote for form in row.forms)
        expectant = frozenset(form.casefold() for row in rows if row.expects for form in row.forms)
        plurals = frozenset(form.casefold() for row in rows if row.plural for form in row.forms)
        instances = frozenset(form.split()[-1].casefold() for row in rows if row.instances for form in row.forms)
        negating = frozenset(form.casefold() for row in rows if row.negates for form in row.forms)
        bounds = frozenset(
            form.split()[-1] for row in language.rows(NumberBound) if row.bound in BOUNDS for form in row.forms
        )
        lacking = frozenset(form.casefold() for row in rows if row.lacks for form in row.forms)
        causes = frozenset(form.casefold() for row in rows if row.causes for form in row.forms)
        many = frozenset(form.casefold() for row in rows if row.many for form in row.forms)
        owning = frozenset(form.casefold() for row in rows if row.owns for form in row.forms)
        groups = {form.casefold(): row.phrase for row in language.rows(GroupNoun) for form in row.forms}
        known = _BUILT[language.code] = Closed(
            language,
            kinds,
            pairs,
            shapes,
            passives,
            participles,
            groups,
            plurals,
            instances,
            denials,
            remote,
            expectant,
            negating,
            bounds,
            lacking,
            causes,
            many,
            owning,
        )
    return known


_BUILT: dict[str, Closed] = {}


class Named(Struct, frozen=True):
    """An entity as it stands in a sentence: tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    entity: Entity


class Wording(Struct, dict=True):
    """One sentence, token by token.

    Fields:
        tokens: the tokens, offsets in the page.
        words: the tokens in small letters.
        plain: the same without clitics.
        kinds: a kind for each token; verbs known only to the trigger table are marked later.
        named: outermost mentions, in order.
        at: for each token the index of the mention it belongs to, or -1.
    """

    tokens: tuple[Token, ...]
    words: list[str]
    plain: list[str]
    kinds: list[Kind]
    named: list[Named]
    at: list[int]
    closed: Closed

    @cached_property
    def in_capitals(self) -> bool:
        """Whether capitals say nothing here: most words have them, as in a title."""
        words = [token.text for token in self.tokens if token.text.isalpha()]
        return sum(word[0].isupper() for word in words) > 0.6 * len(words)

    def is_passive(self, verb: int) -> bool:
        """Whether the verb at this position is passive by its shape."""
        return any(shape.fullmatch(self.words[verb]) for shape in self.closed.passives)

    def is_participle(self, verb: int) -> bool:
        """Whether the verb at this position is a participle by its shape and stands without an auxiliary."""
        if not any(shape.fullmatch(self.words[verb]) for shape in self.closed.participles):
            return False
        return verb == 0 or self.kinds[verb - 1] not in {"be", "adverb", "past", "negation"}

    def __len__(self) -> int:
        return len(self.tokens)


def wording(draft: Draft, number: int) -> Wording:
    """Read sentence `number` of the draft."""
    tokens = draft.tokens[number]
    grammar = closed(draft.language)
    if tokens:
        tokens = _parted(draft, tokens)
    read = [grammar.read(token.text) for token in tokens]
    words = [word for word, _, _ in read]
    kinds = [kind for _, _, kind in read]
    named: list[Named] = []
    at = [-1] * len(tokens)
    if tokens:
        _place(draft, tokens, named, at)
    for position, index in enumerate(at):
        if index >= 0 and kinds[position] != "noun":
            inside = named[index]
            if inside.end - inside.start > 1 or kinds[position] not in {
                "pronoun",
                "possessive",
                "home",
                "speaker",
                "both",
            }:
                kinds[position] = "noun"
    _settle(tokens, words, kinds, grammar)
    _times(draft, tokens, kinds, at)
    return Wording(tokens, words, [plain for _, plain, _ in read], kinds, named, at, grammar)


def _place(draft: Draft, tokens: tuple[Token, ...], named: list[Named], at: list[int]) -> None:
    position = 0
    for mention, entity in draft.mentions_in(tokens[0].start, tokens[-1].end):
        if entity.type not in PARTY_TYPES:
            continue
        while position < len(tokens) and tokens[position].end <= mention.span.start:
            position += 1
        end = position
        while end < len(tokens) and tokens[end].start < mention.span.end:
            end += 1
        if end == position or at[position] >= 0:
            continue  # lies in a longer mention
        at[position:end] = [len(named)] * (end - position)
        named.append(Named(position, end, entity))


def _parted(draft: Draft, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, those parted in which a name is written onto the word beside it ("Laosmenolak")."""
    first, last = tokens[0].start, tokens[-1].end
    edges = sorted({edge for m, _ in draft.mentions_in(first, last) for edge in (m.span.start, m.span.end)})
    starts, ends = {token.start for token in tokens}, {token.end for token in tokens}
    page = draft.report.page
    inner = [
        edge
        for edge in edges
        if first < edge < last
        and edge not in starts
        and edge not in ends
        and (page[edge - 1].isalnum() or page[edge - 1] in HYPHENS)
        and (page[edge].isalpha() or page[edge] in HYPHENS)
    ]
    if not inner:
        return tokens
    found: list[Token] = []
    for token in tokens:
        at = token.start
        for edge in inner:
            if at < edge < token.end:
                found.append(Token(page[at:edge], at, edge))
                at = edge
        found.append(Token(page[at : token.end], at, token.end))
    return tuple(found)


def _times(draft: Draft, tokens: tuple[Token, ...], kinds: list[Kind], at: list[int]) -> None:
    """Take the words of time expressions out of the phrases they stand in ("X on Monday attacked")."""
    times = draft.report.times
    first = bisect_left(times, tokens[0].start, key=lambda one: one.span.start) if tokens else len(times)
    position = 0
    for time in times[first:]:
        if time.span.start >= tokens[-1].end:
            break
        while position < len(tokens) and tokens[position].start < time.span.start:
            position += 1
        while position < len(tokens) and tokens[position].end <= time.span.end:
            kinds[position], at[position] = "aside", -1
            position += 1


def _settle(tokens: tuple[Token, ...], words: list[str], kinds: list[Kind], grammar: Closed) -> None:
    """Kinds that depend on the neighbours: brackets, hyphens, pairs, participles after a determiner."""
    opened = -1
    for position, word in enumerate(words):
        if word in {"(", "["}:
            opened = position
        elif word in {")", "]"} and opened >= 0 and position - opened <= LONGEST_ASIDE:
            kinds[opened : position + 1] = ["aside"] * (position + 1 - opened)
            opened = -1
        if position == 0:
            continue
        before = words[position - 1]
        if (joined := grammar.pairs.get((before, word))) and kinds[position] != "aside":
            kinds[position - 1] = kinds[position] = joined
        elif word == "." and position + 1 < len(words):
            kinds[position] = "aside"  # of an abbreviation: the sentence goes on
        elif word in HYPHENS and position + 1 < len(words):
            if (
                tokens[position - 1].end == tokens[position].start
                and tokens[position].end == tokens[position + 1].start
            ):
                kinds[position] = "noun"
        elif word[0].isdigit() and before in grammar.bounds and kinds[position - 1] in PREPOSITIONS:
            kinds[position - 1] = "determiner"  # "about 50 settlers", "over 50"
        elif kinds[position] == "adverb" and kinds[position - 1] == "with":
            kinds[position - 1] = "adverb"  # "dengan tegas"
        elif kinds[position] in {"future", "past", "verb"} and kinds[position - 1] in {"determiner", "possessive"}:
            kinds[position] = "noun"
