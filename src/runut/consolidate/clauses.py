"""Where inside a sentence another statement begins.

A sentence that states two things ("the mayor closed the market, while traders moved to the field") meets two claims,
each with one of its clauses. Only clauses that stand side by side are told apart: what gives a reason, a time or a
condition belongs to the statement it qualifies. A break needs a comma or semicolon, a word that joins clauses (or the
semicolon alone), and on either side enough words of its own, among them a verb that nothing ties to a noun:
lists of things and names have commas and "and" too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from runut.language import Language, Row
from runut.text.verbs import is_verb

if TYPE_CHECKING:
    from runut.consolidate.units import Word

OWN = 3  # words other than light ones that a clause needs to state something by itself
LONGEST = 150  # words of a sentence in which breaks are looked for

_MARK = re.compile(r"[,;]\s+")


class ClauseBreak(Row, frozen=True):
    """Words that begin, after a comma, a clause that stands beside the one before it."""

    table: ClassVar[str] = "clause_breaks"


class NounTie(Row, frozen=True):
    """Words after which a verb's form belongs to a noun: relative words, and before participles."""

    table: ClassVar[str] = "noun_ties"


def breaks(page: str, end: int, words: Sequence[Word], known: Language) -> tuple[int, ...]:
    """Where the clauses after the first begin, as offsets in the page.

    Args:
        end: of the sentence.
        words: its words in order.
    """
    found: list[int] = []
    if len(words) < 2 * OWN or len(words) > LONGEST:
        return ()
    joins = {match.start for match in known.matcher(ClauseBreak).find(page, words[0].start, end)}
    starts = [word.start for word in words]
    last = 0
    for mark in _MARK.finditer(page, words[0].start, end):
        at = mark.end()
        beyond = bisect_left(starts, at)
        if beyond in (0, len(words)) or words[beyond].said or words[beyond - 1].said:
            continue
        if (at in joins or mark.group()[0] == ";") and _state(words[last:beyond], words[beyond:], known):
            found.append(at)
            last = beyond
    return tuple(found)


def _state(left: Sequence[Word], right: Sequence[Word], known: Language) -> bool:
    return _states(left, known) and _states(right, known)


def _states(words: Sequence[Word], known: Language) -> bool:
    if sum(word.kind != "light" for word in words) < OWN:
        return False
    ties = known.matcher(NounTie)
    return any(
        word.text.islower() and is_verb(word.text, known) and not (n and ties.lookup(words[n - 1].text))
        for n, word in enumerate(words)
    )
