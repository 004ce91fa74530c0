"""Pronouns and clitics that mean the one person they can mean.

Theory of operation. "Ia", "beliau", "she", and the clitic of "katanya" mean the person the text is about. Safe are two
cases: exactly one person has been named in the sentence so far, or none has and the last sentence of the paragraph
that named anybody named exactly one. Everything else stays open.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from runut.annotate.joins import Thing
from runut.annotate.lexis import Pronoun, SpeechClitic
from runut.annotate.phrases import phrases
from runut.language import Language
from runut.text.tokens import Token

FEW = 2  # persons named before that leave a pronoun open
BACK = 3  # sentences a pronoun looks back


class Meant(NamedTuple):
    """A pronoun at `page[start:end]` and who it means."""

    start: int
    end: int
    thing: Thing


def pronouns(
    sentences: Sequence[Sequence[Token]], people: Sequence[Sequence[tuple[int, Thing]]], spoken: Language
) -> list[Meant]:
    """Who the pronouns mean.

    Args:
        sentences: tokens of each sentence.
        people: for each sentence where persons are named (offset) and who.
    """
    words, clitics = phrases(spoken, Pronoun), phrases(spoken, SpeechClitic)
    found: list[Meant] = []
    focus: list[list[Thing]] = []
    for tokens, named in zip(sentences, people):
        here: list[Thing] = []
        before: list[Thing] = []
        ahead = deque(sorted(named, key=lambda pair: pair[0]))
        for token in tokens:
            while ahead and ahead[0][0] < token.start:
                who = ahead.popleft()[1]
                if len(before) < FEW and all(who is not other for other in before):
                    before.append(who)
            lower = token.text.casefold()
            if not (words.opens(lower) or clitics.opens(lower)):
                continue
            clitic = clitics.get([lower])
            if clitic is None and words.get([lower]) is None:
                continue
            thing = _meant(before, here, focus)
            if thing is not None:
                start = token.end - len(clitic.clitic) if clitic is not None else token.start
                found.append(Meant(start, token.end, thing))
                here.append(thing)
        subjects = [who for _, who in named] or here
        focus.append(_distinct(subjects))
    return found


def _meant(before: list[Thing], here: list[Thing], focus: list[list[Thing]]) -> Thing | None:
    if before:
        return before[0] if len(before) == 1 else None
    if here:
        return here[-1]
    for named in reversed(focus[-BACK:]):
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _distinct(things: list[Thing]) -> list[Thing]:
    """The first two different ones: more do not change what a pronoun can mean."""
    found: list[Thing] = []
    for thing in things:
        if all(thing is not other for other in found):
            found.append(thing)
            if len(found) == FEW:
                break
    return found
