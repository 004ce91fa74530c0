"""Who did what to whom, coded in PLOVER.

Theory of operation. A trigger of the tables makes an event only where the sentence asserts it: as a verb, as a noun
that a light verb carries ("launch an attack"), or as a noun told with both its actor and its recipient. What somebody
demands, condemns, refuses or threatens is the content of that act and is not coded again. Who acts and who is acted on
follows the trigger's frame and voice. An event without any party is no event; a word of several meanings makes one only
where the sides it needs are told (`sides`), and in a report of sport or shows only what a state takes part in counts. A
promise of cooperation is AGREE, not what is promised (codebook, rule 3 of our guidelines). Better to miss an event than
to tell one that nobody reported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.arguments import Arguments, arguments, is_passive, opens_complement
from runut.annotate.auxiliaries import Coded, settle, with_past
from runut.annotate.draft import Draft
from runut.annotate.parties import Parties
from runut.annotate.placing import place_of, when_of
from runut.annotate.quantities import Counting, quantities
from runut.annotate.syntax import clause_end, group_start, is_purpose, objects, subjects
from runut.annotate.triggers import Form, Lexicon, Trigger, lexicon
from runut.annotate.wording import GROUP, Kind, Wording, wording
from runut.records import Event, Quantity, cut

SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
"""Types whose complement is content, not coded apart."""
HEADLINES = frozenset({"title", "heading", "deck"})
PLAY = frozenset({"neutral", "leisure"})
"""Kinds of things by which a report of sport or shows is known: there only what a state takes part in is an event."""
PLAYFUL, LEAST_PLAYFUL = 0.2, 3  # share and number of such sentences
LOOKED_AT = 200  # tokens of a sentence looked at for that
MOST = 12  # events of one sentence
SUBJECT_REACH = 12  # tokens between a noun and the passive light verb after it
MEANS_REACH = 8  # tokens between a verb and the noun of its means


def events(draft: Draft) -> Draft:
    """The draft with its events, and with an entity for each group without a name that takes part in one."""
    words = lexicon(draft.language)
    if not words.by_word:
        return draft
    parties = Parties(draft)
    found: list[Event] = []
    playful = 0
    for number, sentence in enumerate(draft.report.sentences):
        headline = draft.report.blocks[sentence.block].kind in HEADLINES
        text = wording(draft, number)
        playful += bool(words.kinds_in(text, 0, min(len(text), LOOKED_AT)) & PLAY)
        found += _sentence(draft, number, headline, words, parties, len(found), text)
        parties.passed(text)
    if playful >= LEAST_PLAYFUL and playful > PLAYFUL * len(draft.report.sentences):
        found = [event for event in found if parties.is_public((*event.actors, *event.recipients))]
    used = {party for event in found for party in (*event.actors, *event.recipients)}
    groups = tuple(group for group in parties.groups if group.id in used)
    return Draft(draft.report, draft.language, draft.tokens, draft.entities + groups).with_report(events=tuple(found))


class _Read(Struct, frozen=True):
    """A trigger read in its sentence."""

    trigger: Trigger
    head: Trigger
    coded: Coded
    told: Arguments


def _sentence(
    draft: Draft, number: int, headline: bool, words: Lexicon, parties: Parties, count: int, text: Wording
) -> list[Event]:
    triggers = words.find(text, headline)
    if not any(trigger.form.rows for trigger in triggers):
        return []
    _settle_kinds(text, triggers)
    verbs = [position for position, kind in enumerate(text.kinds) if kind == "verb"]
    subject = subjects(text, verbs, {trigger.end for trigger in triggers if trigger.voice == "noun"})
    speech = {trigger.start for trigger in triggers if any(row.type in SPEECH for row in trigger.form.rows)}
    read: list[_Read] = []
    content = praised = 0
    for index, trigger in enumerate(triggers):
        if not trigger.form.rows or trigger.start < content or len(read) >= MOST:
            continue
        if read and read[-1].head is trigger:
            continue  # carries the noun before it, coded already
        if trigger.start < praised and trigger.voice == "noun":
            continue
        carrier = _carrier(text, triggers, index)
        if carrier and read and read[-1].trigger is carrier:
            continue  # the light verb and its noun are one event, coded already
        told = arguments(text, trigger, carrier, subject, words, parties)
        if told is None:
            continue
        head = (carrier or trigger).start
        idle = told.coding.type == "AID" and not told.recipients and is_purpose(text, head)
        if (idle or _unasserted(text, verbs, head, words.duties)) and not (
            read and _completes(text, read[-1], trigger, told)
        ):
            continue
        if told.coding.type == "REQUEST" and _asks_whether(text, trigger):
            continue
        coded = settle(text, trigger, carrier, told, subject)
        vague = told.coding.type == "AGREE" and not told.recipients and opens_complement(text, trigger.end)
        if vague and not _substance(text, triggers, index, words):
            continue
        if coded is None or any(_same(one, coded, told, parties) for one in read):
            continue
        if read and _completes(text, read[-1], trigger, told):
            read[-1] = replace(read[-1], told=replace(read[-1].told, recipients=told.recipients))
            continue
        read.append(_Read(trigger, carrier or trigger, coded, told))
        if coded.type in SPEECH or told.coding.type == "AGREE":
            content = clause_end(text, trigger.end, speech)
        elif coded.type == "SUPPORT":
            praised = clause_end(text, trigger.end, speech)
    counting = [
        Counting(one.trigger, one.coded.type, subject.get(one.head.start, ()) if one.told.passive else ())
        for one in read
    ]
    sizes = quantities(draft, number, text, counting) if read else []
    return [_event(draft, number, text, one, size, count + n) for n, (one, size) in enumerate(zip(read, sizes), 1)]


def _settle_kinds(text: Wording, triggers: list[Trigger]) -> None:
    """Mark trigger verbs as verbs, and tell "to" before a verb and "that" before a verb from their other uses."""
    for trigger in triggers:
        kind: Kind = "noun" if trigger.voice == "noun" else "verb"
        text.kinds[trigger.start : trigger.end] = [kind] + ["noun"] * (trigger.end - trigger.start - 1)
    for position in range(len(text) - 1):
        if text.kinds[position] in {"to", "that"}:
            after = position + 1
            while after < len(text) and text.kinds[after] in GROUP:
                after += 1
            if after < len(text) and text.kinds[after] == "verb":
                text.kinds[position] = "so_that" if text.kinds[position] == "to" else "relative"


def _carrier(text: Wording, triggers: list[Trigger], index: int) -> Trigger | None:
    """The light verb that carries a noun trigger: before it ("launch an attack") or after ("attack carried out by")."""
    trigger = triggers[index]
    if trigger.voice != "noun":
        return None
    if trigger.start > 1 and text.kinds[trigger.start - 1] == "with":
        return _means(text, trigger)
    if index and triggers[index - 1].form.light and _near(text, triggers[index - 1].end, trigger.start):
        return triggers[index - 1]
    after = triggers[index + 1] if index + 1 < len(triggers) else None
    if after and after.form.light and is_passive(text, after) and _undergoes(text, trigger.end, after.start):
        return after
    return None


def _undergoes(text: Wording, start: int, end: int) -> bool:
    """Whether the words between a noun and a passive verb keep the noun its subject ("an attack on X was launched")."""
    return end - start <= SUBJECT_REACH and all(
        kind not in {"verb", "comma", "mark", "and", "but", "when", "that", "so_that"} for kind in text.kinds[start:end]
    )


def _means(text: Wording, trigger: Trigger) -> Trigger | None:
    """The active verb whose means the noun tells ("showed its strength with a missile test")."""
    for verb in range(trigger.start - 2, max(-1, trigger.start - MEANS_REACH), -1):
        if text.kinds[verb] == "verb":
            passive = text.is_passive(verb) or "be" in text.kinds[group_start(text, verb) : verb]
            return None if passive else Trigger(verb, verb + 1, Form((text.words[verb],), "active", ()))
    return None


def _near(text: Wording, start: int, end: int) -> bool:
    """Whether the noun at `end` is the object of the light verb before `start`, no word that describes the object."""
    if not 0 <= end - start <= 6:
        return False
    if text.closed.head_first:
        return all(kind in {"determiner", "adverb", "aside"} for kind in text.kinds[start:end])
    return all(kind in {"noun", "determiner", "possessive", "adverb", "of", "aside"} for kind in text.kinds[start:end])


def _same(one: _Read, coded: Coded, told: Arguments, parties: Parties) -> bool:
    """Whether an event was told before in the sentence, or is only its outcome ("attacked the town, killing 12")."""
    if one.coded.type != coded.type or one.told.actors != told.actors:
        return False
    return one.told.recipients == told.recipients or not any(parties.has_name(who) for who in told.recipients)


def _substance(text: Wording, triggers: list[Trigger], index: int, words: Lexicon) -> bool:
    """Whether what is agreed to is itself an event, or aid, troops, talks and the like."""
    trigger = triggers[index]
    if index + 1 < len(triggers) and triggers[index + 1].start - trigger.end <= MEANS_REACH:
        return True
    end = min(len(text), trigger.end + MEANS_REACH)
    return bool(words.kinds_in(text, trigger.start, end) - {"neutral"})


def _asks_whether(text: Wording, trigger: Trigger) -> bool:
    """Whether what follows whom is asked is a question, no demand ("asked the driver if he was well")."""
    near = objects(text, trigger.end)
    after = near[0].end if near and near[0].joint is None else trigger.end
    return after < len(text) and text.kinds[after] == "if" and text.kinds[after - 1] != "and"


def _unasserted(text: Wording, verbs: list[int], verb: int, duties: Collection[str]) -> bool:
    """Whether a verb tells a duty or what was left out ("without paying"), or hangs on or is the purpose of no act."""
    if any(word in text.closed.lacking for word in text.words[group_start(text, verb) : verb]):
        return True
    place = bisect_left(verbs, verb)
    if place == 0:
        return False
    left = group_start(text, verb) - 1
    if left >= 0 and text.words[left] in text.closed.causes:
        return True  # "praised Peru for sending aid": content of what is told
    before = verbs[place - 1]
    if text.words[before] in duties:
        return all(kind in GROUP for kind in text.kinds[before + 1 : verb])
    if is_purpose(text, verb):
        return "negation" in text.kinds[group_start(text, before) : before]
    between = text.kinds[before + 1 : group_start(text, verb)]
    return is_purpose(text, before) and all(kind in {"noun", "determiner", "adverb"} for kind in between)


def _completes(text: Wording, before: _Read, trigger: Trigger, told: Arguments) -> bool:
    """Whether this is the purpose of the event before it and names its recipient ("sent troops to help X")."""
    return (
        is_purpose(text, trigger.start)
        and told.coding.type == before.told.coding.type == "AID"
        and not before.told.recipients
        and bool(told.recipients)
    )


def _event(draft: Draft, number: int, text: Wording, read: _Read, sizes: tuple[Quantity, ...], count: int) -> Event:
    page = draft.report.page
    sentence = draft.report.sentences[number].span
    first, last = text.tokens[read.trigger.start], text.tokens[read.trigger.end - 1]
    time = when_of(draft, text, read.trigger, read.head)
    return Event(
        id=f"{draft.report.id}.e{count}",
        type=read.coded.type,
        mode=read.coded.mode,
        auxiliary=with_past(read.coded.auxiliary, time, draft.anchor),
        actors=read.told.actors,
        recipients=read.told.recipients,
        place=place_of(text, read.trigger, read.head),
        time=time,
        trigger=cut(page, first.start, last.end),
        evidence=sentence,
        quantities=sizes,
    )
