"""Words that report a political event, found in a sentence with the voice they stand in.

The tables list dictionary forms; table `inflection` makes the others (Indonesian: passive and bare form of a me- verb;
English: -s, -ed, -ing and irregular pasts). A form that nobody writes does no harm: it is never met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Literal

from msgspec import Struct, convert

from runut.annotate.wording import GROUP, PREPOSITIONS, Wording
from runut.language import Language, Row
from runut.records import EventType

Voice = Literal["active", "passive", "past", "bare", "noun"]
"""`past` is an English -ed form, active or passive as the words before it say; `bare` is an Indonesian verb without
me-, read as a verb in headlines only."""
Frame = Literal["object", "to", "mutual", "with", "from", "alone", "reverse", "host", "duty"]
"""How a trigger places who acts and who is acted on:

object   subject acts on the object ("X attacked Y"; noun: "attack of X on Y")
to       the object is a thing, the recipient comes with to, for, against ("X sent troops to Y")
mutual   subject, object and who comes with with all act ("X met Y")
with     subject and who comes with with act, the object is what about ("X discussed trade with Y")
from     the subject receives, who comes with from or by acts ("X received aid from Y")
alone    the subject acts, nobody is acted on but with against ("X resigned", "X protested")
reverse  of nouns: the phrase after the noun is acted on ("arrest of X")
host     subject acts on the place or person of the object ("X visited Y")
duty     of what somebody must do: who says so acts on the subject ("X said Y must leave")
"""


Side = Literal["actor", "recipient", "affected", "object"]
"""`recipient` asks for somebody ("two men"), `affected` for a party somewhere in the object ("the port of Peru"),
`object` for any object ("returned the bowl", not "returned to Peru")."""
ADJECTIVAL = frozenset({"determiner", "possessive", "of", "at", "about", "from", "to", "against"})
"""After these a past form is an adjective ("the planned visit", "in occupied land")."""

NOMINAL = frozenset({"possessive", "at", "by", "from", "with", "of"})
"""After these a dictionary form is a noun ("their fight", "in exile")."""
LIST_BEFORE = 6  # tokens before a verb in which "and" makes a plural of its subject
OWNERS = ("'s", "’s", "s'", "s’")


class Coding(Struct, frozen=True):
    """What a trigger is coded as."""

    type: EventType
    mode: str | None
    frame: Frame


class EventWord(Row, frozen=True):
    """Verbs, or phrases that a verb opens, and the event they report.

    Fields:
        type, mode, frame: the coding; without a type, only `things` code.
        things: kinds of table `event_things` ("troops|weapon") found in the object, to the coding they make:
            "TYPE", "TYPE/mode", "TYPE frame" or "-" for no event at all. The first found wins.
        bare: of nouns: an event even without a verb that carries it, if an actor and a recipient are told.
        negated: an event only where its verb is negated ("did not answer the summons"); then that is no auxiliary.
        needs: of words with other meanings: an event only where these are told, and are somebody, not something
            ("hit the bend", "killed in a crash", "released an album"); waived where its things tell more.
    """

    table: ClassVar[str] = "events"

    type: EventType | None = None
    mode: str | None = None
    frame: Frame = "object"
    things: Mapping[str, str] = {}
    bare: bool = True
    negated: bool = False
    needs: tuple[Side, ...] = ()

    def coding(self, kinds: set[str]) -> Coding | None:
        """The coding, given the kinds of things in the object; None for no event."""
        for alternatives, code in self.things.items():
            if not kinds.isdisjoint(alternatives.split("|")):
                return self._read(code)
        return Coding(self.type, self.mode, self.frame) if self.type else None

    def told(self, kinds: set[str]) -> set[str]:
        """Those of the kinds that the coding turns on."""
        return kinds & {kind for alternatives in self.things for kind in alternatives.split("|")}

    def _read(self, code: str) -> Coding | None:
        if code == "-":
            return None
        head, _, frame = code.partition(" ")
        kind, _, mode = head.partition("/")
        return convert({"type": kind, "mode": mode or None, "frame": frame or self.frame}, Coding)


class EventNoun(EventWord, frozen=True):
    """Nouns and the event they report; fields as in `EventWord`."""

    table: ClassVar[str] = "event_nouns"


class LightVerb(Row, frozen=True):
    """Verbs that lend their subject to a noun trigger in their object ("launch an attack").

    Fields:
        frame: "from" where the subject receives ("get aid"), else "object".
    """

    table: ClassVar[str] = "light_verbs"

    frame: Literal["object", "from"] = "object"


class Thing(Row, frozen=True):
    """Words for things that events are about: weapons, troops, aid, agreements, demands."""

    table: ClassVar[str] = "event_things"

    kind: str


class Inflection(Row, frozen=True):
    """How a dictionary form of a verb becomes its other forms.

    Fields:
        pattern: what is replaced in the dictionary form.
        replace: what stands instead, one form each.
        changes: irregular forms of single verbs, instead of `pattern`.
    """

    table: ClassVar[str] = "inflection"

    voice: Voice
    replace: tuple[str, ...] = ()
    changes: Mapping[str, tuple[str, ...]] = {}


class Form(Struct, frozen=True):
    """One form: its words and voice, the event rows it stands for, and whether it is light.

    Fields:
        light: the frame of the light verb, if it is one.
        doubtful: it is noun and verb.
    """

    words: tuple[str, ...]
    voice: Voice
    rows: tuple[EventWord, ...]
    light: Frame | None = None
    doubtful: bool = False


class Trigger(Struct, frozen=True):
    """A form found in a sentence: tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    form: Form

    @property
    def voice(self) -> Voice:
        """Voice of the form; context may still tell past from passive."""
        return self.form.voice


class Lexicon(Struct, frozen=True):
    """All forms of a language, by first word, longest first; words of duty; kinds of things by their first words."""

    by_word: dict[str, tuple[Form, ...]]
    duties: frozenset[str]
    things: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, text: Wording, headline: bool) -> list[Trigger]:
        """The triggers of a sentence from left to right, none overlapping, longest first."""
        found: list[Trigger] = []
        free = 0
        for start, word in enumerate(text.words):
            if start < free or text.kinds[start] == "aside" or (start and _is_name(text, start)):
                continue
            forms = self.by_word.get(word) or self.by_word.get(text.plain[start])
            if forms is None:
                continue
            for form in forms:
                if form.voice == "bare" and not headline:
                    continue
                if form.voice == "active" and _is_no_verb(text, start, len(form.words)):
                    continue
                end = _reach(text, start, form)
                if end and form.doubtful and (form.voice == "noun") != _as_noun(text, start, end, self):
                    continue
                if end and start and _adjectival(text, start, form):
                    if form.voice == "past":
                        break
                    continue  # the noun may follow ("a meeting with")
                if end:
                    found.append(Trigger(start, end, form))
                    free = end
                    break
        return found

    def kinds_in(self, text: Wording, start: int, end: int) -> set[str]:
        """The kinds of things named in the words `start` to `end`; a part of a name names none."""
        found = set()
        words = text.plain
        for position in range(start, end):
            for form, kind in self.things.get(words[position], ()):
                if tuple(words[position : position + len(form)]) == form and not _of_name(text, position, len(form)):
                    found.add(kind)
        return found


def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language; built once for each."""
    known = _BUILT.get(language.code)
    if known is None:
        known = _BUILT[language.code] = _build(language)
    return known


_BUILT: dict[str, Lexicon] = {}


def _reach(text: Wording, start: int, form: Form) -> int:
    """The token after a form that begins at `start`, adverbs between its words allowed; 0 where it does not stand."""
    position = start + 1
    for word in form.words[1:]:
        if position < len(text) and text.words[position] != word and text.kinds[position] == "adverb":
            position += 1
        if position >= len(text) or word not in {text.words[position], text.plain[position]}:
            return 0
        position += 1
    if text.at[start] >= 0 and text.named[text.at[start]].end - text.named[text.at[start]].start > 1:
        return 0  # a word of a name
    return position


def _of_name(text: Wording, position: int, size: int) -> bool:
    """Whether words are part of a longer name ("air" in the name of an airline)."""
    if text.at[position] < 0:
        return False
    name = text.named[text.at[position]]
    return name.end - name.start > size


def _adjectival(text: Wording, position: int, form: Form) -> bool:
    """Whether the word before makes a past form or a participle an adjective."""
    if form.voice != "past":
        return text.kinds[position - 1] == "determiner" and text.is_participle(position) and form.voice != "noun"
    before, after = text.kinds[position - 1], text.kinds[position + 1] if position + 1 < len(text) else "mark"
    if before == "verb" and after == "noun":
        return text.is_participle(position - 1)  # "carrying prohibited goods"
    return before in ADJECTIVAL or text.words[position - 1].endswith(OWNERS)


def _is_no_verb(text: Wording, verb: int, size: int) -> bool:
    """Whether a dictionary form cannot be a verb where it stands, in a language whose verbs go with their subject.

    After "be" it is an adverb ("is back in the green"), after "her" or "in" a noun ("their fight against", "in exile"),
    and a gerund before "by" or "of" is one too ("wanted for questioning by police").
    """
    if not text.closed.plurals or verb == 0:
        return False
    before, word = text.kinds[verb - 1], text.words[verb]
    if word.endswith("ing"):
        after = verb + size
        return size == 1 and after < len(text) and text.kinds[after] == "by" and before in PREPOSITIONS
    if before == "be":
        return size == 1 and not word.endswith("ed")
    if text.words[verb - 1].endswith(OWNERS):
        return text.at[verb - 1] >= 0  # "the mayor's overthrow", not "it's"
    return before in NOMINAL and not text.words[verb - 1].isdigit()


def _is_name(text: Wording, position: int) -> bool:
    """Whether a capital inside running text makes a word part of a name ("the town of March")."""
    return (
        text.tokens[position].text[0].isupper()
        and text.kinds[position - 1] not in {"mark", "aside"}
        and not text.in_capitals
    )


def _as_noun(text: Wording, start: int, end: int, known: Lexicon) -> bool:
    """Whether a form that is noun and verb ("attack", "visits") is a noun where it stands."""
    before = text.kinds[start - 1] if start else "mark"
    after = text.kinds[end] if end < len(text) else "mark"
    if end < len(text) and any(form.voice == "past" for form in known.by_word.get(text.words[end], ())):
        after = "verb"
    if before in {"determiner", "possessive", "of", "about", "at", "by", "from"} or (
        start and (text.words[start - 1].endswith(OWNERS) or text.words[start - 1][0].isdigit())
    ):
        return True
    if before == "noun" and text.is_participle(start) and after not in {"determiner", "possessive", "pronoun"}:
        return end >= len(text) or text.at[end] < 0
    if before in GROUP or before in {"pronoun", "so_that", "relative"}:
        return False
    if before == "noun" and start and not _agrees(text, start):
        return True
    if before == "verb":
        return True
    if after in {"determiner", "that", "so_that"} or (end < len(text) and text.at[end] >= 0):
        return False
    return after in PREPOSITIONS or after in GROUP or after in {"of", "verb", "mark", "comma", "and"} or start == 0


def _agrees(text: Wording, verb: int) -> bool:
    """Whether the word before could be the subject of the verb here, by number ("a trade deal" has no verb).

    Told only in a language with a table of plurals, and not of past forms and participles.
    """
    word, before = text.words[verb], text.words[verb - 1]
    if not text.closed.plurals or text.in_capitals or text.is_participle(verb) or word.endswith("ed"):
        return True
    if "and" in text.kinds[max(0, verb - LIST_BEFORE) : verb]:
        return True
    plural = before in text.closed.plurals or (before.endswith("s") and not before.endswith("ss"))
    return plural != (word.endswith("s") and not word.endswith("ss"))


def _inflect(
    first: str, rules: list[tuple[Inflection, re.Pattern[str]]], odd: dict[str, list[tuple[Voice, str]]]
) -> list[tuple[Voice, str]]:
    """The forms of a verb, by voice."""
    irregular = odd.get(first, [])
    skip = {voice for voice, _ in irregular}
    found: list[tuple[Voice, str]] = [("active", first), *irregular]
    for row, pattern in rules:
        if row.voice not in skip and pattern.search(first):
            found += [(row.voice, pattern.sub(new, first, count=1)) for new in row.replace]
    return found


def _build(language: Language) -> Lexicon:
    rules = [(row, re.compile(row.pattern)) for row in language.rows(Inflection) if row.pattern]
    odd: dict[str, list[tuple[Voice, str]]] = {}
    for row in language.rows(Inflection):
        for base, forms in row.changes.items():
            odd.setdefault(base, []).extend((row.voice, form) for form in forms)
    gathered: dict[tuple[tuple[str, ...], Voice], list[EventWord]] = {}
    light: dict[tuple[tuple[str, ...], Voice], Frame] = {}
    for verb in language.rows(LightVerb):
        for form in verb.forms:
            first, *rest = form.casefold().split()
            for voice, inflected in _inflect(first, rules, odd):
                light.setdefault(((inflected, *rest), voice), verb.frame)
                gathered.setdefault(((inflected, *rest), voice), [])
    for word in (*language.rows(EventWord), *language.rows(EventNoun)):
        for form in word.forms:
            first, *rest = form.casefold().split()
            noun = isinstance(word, EventNoun)
            voices: list[tuple[Voice, str]] = [("noun", first)] if noun else _inflect(first, rules, odd)
            for voice, inflected in voices:
                at = gathered.setdefault(((inflected, *rest), voice), [])
                if word not in at:
                    at.append(word)
    by_first: dict[str, list[Form]] = {}
    for (words, voice), rows in gathered.items():
        doubtful = (words, "noun") in gathered and ((words, "active") in gathered or (words, "past") in gathered)
        by_first.setdefault(words[0], []).append(Form(words, voice, tuple(rows), light.get((words, voice)), doubtful))
    order: tuple[Voice, ...] = ("active", "past", "passive", "noun", "bare")
    by_word = {
        first: tuple(sorted(found, key=lambda form: (-len(form.words), order.index(form.voice), form.words)))
        for first, found in by_first.items()
    }
    things: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for thing in language.rows(Thing):
        for form in thing.forms:
            words = tuple(form.casefold().split())
            things.setdefault(words[0], []).append((words, thing.kind))
    duties = frozenset(form for row in language.rows(EventWord) if row.frame == "duty" for form in row.forms)
    return Lexicon(by_word, duties, {first: tuple(found) for first, found in things.items()})
