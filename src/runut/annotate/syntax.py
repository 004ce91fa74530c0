"""Who stands where around a verb: subjects, objects and the phrases that prepositions bring.

Theory of operation. Both languages put the subject before the verb and the object after it; a relative word hands on
the phrase before it; a verb that follows "and", "but", a bare "to" or a verb shares the subject of the verb before.
A verb's subject is looked for in the words between the nearest boundary to its left and its own auxiliaries; among
several comma groups the last that is no prepositional phrase counts ("On Monday, X and Y signed").
Every look is bounded by REACH tokens, so a sentence of any length costs a constant a verb.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from runut.annotate.wording import GROUP, PREPOSITIONS, STOPS, Kind, Wording

REACH = 40
LIST_REACH = 12
NOUN_REACH = 10
CLAUSE_REACH = 8
LONGEST_CLAUSE = 120
APPOSITION = 8
AUXILIARY = GROUP - {"adverb"}
HANGING = PREPOSITIONS | {"relative", "of"}
"""What a verb hangs on that hands its subject on to no other ("who left", "of insulting the court")."""
CATENATIVE = frozenset({"future", "modal"})
"""Auxiliaries that may take "to" before the verb ("intends to attack")."""


class Phrase(Struct, frozen=True):
    """A noun phrase: tokens `start` to `end` (exclusive), and the preposition before it, if any."""

    start: int
    end: int
    joint: Kind | None = None


def group_start(text: Wording, verb: int) -> int:
    """The first auxiliary, negation or adverb that belongs to the verb at `verb`."""
    start = verb
    while start > 0:
        kind = text.kinds[start - 1]
        if (
            kind in GROUP
            or kind == "aside"
            or (kind == "so_that" and start > 1 and text.kinds[start - 2] in CATENATIVE)
        ):
            start -= 1
        else:
            break
    return start


def shares_subject(text: Wording, verb: int) -> bool:
    """Whether the word before a verb and its auxiliaries hands on the subject of another verb."""
    start = group_start(text, verb)
    return start > 0 and text.kinds[start - 1] in {"so_that", "verb", "with", "by"}


def is_purpose(text: Wording, verb: int) -> bool:
    """Whether a verb tells a purpose or a complement ("to help X")."""
    start = group_start(text, verb)
    return start > 0 and text.kinds[start - 1] == "so_that"


def subjects(text: Wording, verbs: list[int], nouns: Collection[int] = ()) -> dict[int, tuple[Phrase, ...]]:
    """The subject of every verb, by where the verb stands.

    Args:
        verbs: positions of the verbs, from left to right.
        nouns: positions just after nouns that tell an act: a purpose after one is its actor's ("troops sent to ...").
    """
    found: dict[int, tuple[Phrase, ...]] = {}
    before: list[int] = []
    for verb in verbs:
        found[verb] = _purpose(text, verb, nouns) or _subject(text, verb, before, found)
        before.append(verb)
    return found


def objects(text: Wording, start: int, *, far: bool = False) -> tuple[Phrase, ...]:
    """The phrases after a verb, in order: first the object (no joint), then those that prepositions bring.

    Args:
        start: the token after the verb.
        far: go on into the complement ("that X ...", "who ...") as far as its verb.
    """
    found: list[Phrase] = []
    begin, joint = start, None
    position = start
    limit = min(len(text), start + REACH)
    while position < limit:
        kind = text.kinds[position]
        if kind in PREPOSITIONS:
            _close(found, begin, position, joint)
            begin, joint = position + 1, kind
        elif kind == "comma" and (closed := _apposition(text, position)):
            _close(found, begin, position, joint)
            position, begin = closed, closed + 1  # "in the capital, Lima, with ...": the phrases go on
        elif (kind == "comma" and not _in_list(text, position)) or (kind == "and" and _verb_follows(text, position)):
            if not far or position + 1 >= limit or text.kinds[position + 1] not in {"that", "so_that", "relative"}:
                break
            _close(found, begin, position, joint)
            begin, joint = position + 1, None
        elif kind == "negation" and _adjective(text, position):
            position += 1  # "peralatan tidak mematikan": what is not lethal
        elif kind in STOPS or kind in AUXILIARY:
            if not far or kind in {"verb", "when", "if", "but", "mark"} or kind in GROUP:
                break
            _close(found, begin, position, joint)
            begin, joint = position + 1, kind
        position += 1
    _close(found, begin, position, joint)
    return tuple(found)


def shared_objects(text: Wording, start: int) -> tuple[Phrase, ...]:
    """The phrases after a verb, or those of the verb that "and" joins to it ("condemned and rejected the raid")."""
    found = objects(text, start)
    if found or start >= len(text) or text.kinds[start] != "and":
        return found
    verb = _verb_follows(text, start)
    return objects(text, verb + 1) if verb else ()


def conjuncts(text: Wording, phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase split at "and" and at commas."""
    found: list[Phrase] = []
    begin = phrase.start
    for position in range(phrase.start, phrase.end):
        if text.kinds[position] in {"and", "comma"} and text.at[position] < 0:
            _close(found, begin, position, phrase.joint)
            begin = position + 1
    _close(found, begin, phrase.end, phrase.joint)
    return tuple(found)


def clause_end(text: Wording, start: int, speech: Collection[int]) -> int:
    """Where the clause of a verb of speech ends, its complements included.

    A contrast or subordinator ends it; so does a coordinated verb, unless a complement was opened ("demand that X stop
    and leave") and the coordinated verb is not at `speech`, one of the places of verbs of speech itself.
    """
    opened = False
    last = min(len(text), start + LONGEST_CLAUSE)
    for position in range(start, last):
        kind = text.kinds[position]
        if kind in {"but", "when"} or (kind == "mark" and text.words[position] in ";:"):
            return position
        opened = opened or kind in {"so_that", "that", "future"}
        if kind == "comma" and not opened and _clause_follows(text, position):
            return position
        if kind == "and" and (verb := _verb_follows(text, position)) and (verb in speech or not opened):
            return position
    return last


def _close(found: list[Phrase], start: int, end: int, joint: Kind | None) -> None:
    if start < end:
        found.append(Phrase(start, end, joint))


def _adjective(text: Wording, negation: int) -> bool:
    """Whether a negated word only describes the noun before it: it is no verb, or a preposition follows at once."""
    after = negation + 2
    if text.kinds[negation - 1] != "noun" or after > len(text):
        return False
    if text.kinds[after - 1] == "noun":
        return True
    return after < len(text) and text.kinds[after - 1] == "verb" and text.kinds[after] in PREPOSITIONS


def _clause_follows(text: Wording, comma: int) -> bool:
    """Whether a clause with a verb of its own begins after a comma."""
    for position in range(comma + 1, min(len(text), comma + CLAUSE_REACH)):
        kind = text.kinds[position]
        if kind in {"relative", "so_that", "that", "comma"}:
            return False
        if kind == "verb":
            return True
    return False


def _verb_follows(text: Wording, position: int) -> int:
    """The verb that follows the word at `position`, auxiliaries between; 0 if none does."""
    after = position + 1
    while after < len(text) and after < position + 5 and text.kinds[after] in GROUP:
        after += 1
    return after if after < len(text) and text.kinds[after] == "verb" else 0


def _in_list(text: Wording, comma: int) -> bool:
    """Whether a comma parts the members of a list that an "and" closes, each more than a date."""
    member = False
    for position in range(comma + 1, min(len(text), comma + LIST_REACH)):
        kind = text.kinds[position]
        member = member or kind == "noun"
        if kind == "and":
            return not _verb_follows(text, position)
        if kind == "comma" and not member:
            return False
        if kind in STOPS or kind in GROUP or kind in PREPOSITIONS:
            return False
    return False


def _apposition(text: Wording, comma: int) -> int:
    """The comma that closes a short phrase set off by two, where a preposition follows it; 0 if none does."""
    for position in range(comma + 1, min(len(text) - 1, comma + APPOSITION)):
        kind = text.kinds[position]
        if kind == "comma":
            return position if position > comma + 1 and text.kinds[position + 1] in PREPOSITIONS else 0
        if kind not in {"noun", "determiner", "of", "aside"}:
            return 0
    return 0


def _purpose(text: Wording, verb: int, nouns: Collection[int]) -> tuple[Phrase, ...]:
    """The actor of a noun just before a purpose ("deployment of troops to help")."""
    left = group_start(text, verb) - 1
    if left < 0 or text.kinds[left] != "so_that":
        return ()
    for position in range(left, max(0, left - NOUN_REACH), -1):
        if position in nouns:
            return objects(text, position)[:1]
        if text.kinds[position - 1] in STOPS:
            return ()
    return ()


def _subject(text: Wording, verb: int, before: list[int], found: dict[int, tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    start = group_start(text, verb)
    left = start - 1
    if left < 0:
        return ()
    kind = text.kinds[left]
    if kind == "relative":
        return _antecedent(text, left, nearest=True)
    if kind == "so_that" and text.kinds[left - 1] == "comma" and (opened := _parenthesis(text, left - 1)):
        return _antecedent(text, opened)
    if kind in {"and", "but", "so_that", "verb", "with", "by"} or (kind == "when" and before):
        return _shared(text, left, before, found)
    if kind in PREPOSITIONS and before and text.closed.plurals and text.is_participle(verb):
        return found[before[-1]]  # "has held her since arresting her"
    if kind == "comma":
        opened = _parenthesis(text, left)
        if opened:
            return _antecedent(text, opened)
    zone = _zone(text, start)
    if kind == "comma" and zone > 0 and text.kinds[zone - 1] == "verb":
        return _shared(text, left, before, found)  # "attacked the town on Monday, killing ..."
    if zone > 1 and text.kinds[zone - 1] == "verb" and text.is_participle(zone - 1) and text.kinds[zone - 2] == "noun":
        return found.get(zone - 1, ())  # "men carrying sticks attacked"
    bare = [group for group in _groups(text, zone, start) if group.joint is None]
    if (kind != "comma" and zone > 1 and text.kinds[zone - 1] == "verb" and zone - 1 in found) and (
        text.kinds[group_start(text, zone - 1) - 1] == "relative" and len(bare) == 1
    ):
        return found[zone - 1]  # "rebels who held Lima were captured"
    while (
        len(bare) > 1 and kind == "comma" and text.kinds[bare[-1].start] == "determiner" and _is_party(text, bare[-2])
    ):
        bare.pop()  # "Laos, a close ally of Peru, ..."
    if bare and before and text.is_participle(verb) and not _is_party(text, bare[-1]):
        return found[before[-1]]  # "made a statement demanding ..."
    if bare:
        return conjuncts(text, bare[-1])
    if zone > 0 and text.kinds[zone - 1] == "relative":
        return _antecedent(text, zone - 1)
    if zone > 0 and text.kinds[zone - 1] in {"verb", "relative", "so_that", "when", "that"} and before:
        return _shared(text, zone - 1, before, found)
    return ()


def _is_party(text: Wording, phrase: Phrase) -> bool:
    """Whether a phrase holds a name or a group."""
    return any(text.at[i] >= 0 or text.plain[i] in text.closed.groups for i in range(phrase.start, phrase.end))


def _shared(text: Wording, left: int, before: list[int], found: dict[int, tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    """The subject of the verb that the word at `left` joins to: none in a relative clause, if there is another."""
    if text.kinds[left] == "so_that":
        near = [verb for verb in before[-8:] if verb < left][-1:]
        if near and (text.is_passive(near[0]) or "be" in text.kinds[group_start(text, near[0]) : near[0]]):
            return ()  # "was used to attack": by whom is not said
        if near and text.words[near[0]] in text.closed.expectant:
            return objects(text, near[0] + 1)[:1]  # "expects the army to attack"
    else:
        near = [
            verb
            for verb in before[-8:]
            if verb < left and text.kinds[group_start(text, verb) - 1] not in HANGING and found[verb]
        ][-1:] or before[-1:]
    return found[near[0]] if near else ()


def _zone(text: Wording, start: int) -> int:
    """Where the words that may hold the subject begin."""
    position = start
    lowest = max(0, start - REACH)
    while position > lowest and text.kinds[position - 1] not in STOPS and text.kinds[position - 1] not in AUXILIARY:
        position -= 1
    return position


def _groups(text: Wording, zone: int, end: int) -> list[Phrase]:
    """Comma groups of the zone, each with the preposition that opens it; a list stays one group."""
    found: list[Phrase] = []
    begin = zone
    joint: Kind | None = None
    for position in range(zone, end):
        kind = text.kinds[position]
        if kind == "comma" and (joint or not _in_list(text, position)):
            _close(found, begin, position, joint)
            begin, joint = position + 1, None
        elif kind in PREPOSITIONS:
            _close(found, begin, position, joint)
            begin, joint = position + 1, kind
    _close(found, begin, end, joint)
    return found


def _antecedent(text: Wording, relative: int, *, nearest: bool = False) -> tuple[Phrase, ...]:
    """The phrase just before a relative word; after a comma the last that no preposition brings.

    Args:
        nearest: take a party that a preposition brings all the same ("a letter to Ann, who ...").
    """
    end = relative
    while end > 0 and text.kinds[end - 1] in {"comma", "aside"}:
        end -= 1
    groups = _groups(text, _zone(text, end), end)
    if not groups:
        return ()
    last = groups[-1]
    if text.kinds[relative - 1] == "comma" and (not nearest or last.joint == "at" or not _is_party(text, last)):
        last = next((group for group in reversed(groups) if group.joint is None), last)
    parts = conjuncts(text, Phrase(last.start, last.end, None))
    return parts if text.kinds[relative - 1] == "comma" else parts[-1:]


def _parenthesis(text: Wording, comma: int) -> int:
    """The relative word of the comma-parted clause that ends at `comma`, or 0."""
    for position in range(comma - 1, max(0, comma - REACH), -1):
        if text.kinds[position] == "relative" and text.kinds[position - 1] == "comma":
            return position
        if text.kinds[position] == "relative" and _opens_sentence(text, position):
            return position
        if text.kinds[position] in {"mark", "that"}:
            return 0
    return 0


def _opens_sentence(text: Wording, relative: int) -> bool:
    """Whether the phrase before a relative word is the first of its clause: the clause's verb is still to come."""
    for position in range(relative - 1, max(-1, relative - REACH), -1):
        if text.kinds[position] == "verb":
            return False
        if text.kinds[position] in {"mark", "that", "when", "but"}:
            return True
    return True
