"""The parts of a frame: what an act of saying consists of, noun phrases, clauses, the edges of what is said."""

from __future__ import annotations

from typing import NamedTuple

from runut.annotate.cues import Hit, Lexicon, Word

SEPARATORS = frozenset({",", "-", "–", "—", ":", ";"})
DASHES = frozenset({"–", "—"})
ENDS = frozenset({".", "!", "?", "…"})
LEAD = 25  # words of circumstance that may follow a cue at the end of a frame
LOOK = 24  # words in which a clause must show its verb


class Range(NamedTuple):
    """Words `[first, last)` of a frame."""

    first: int
    last: int


class Saying(NamedTuple):
    """One act of saying in a frame.

    Fields:
        hit: the cue; None for words in marks that stand alone.
        speaker: the words that may name the speaker, before the cue or (`after`) after it; None where the cue's
            clitic or the text before names them.
        content: the words said; `around`: the words of the frame that are neither, nearest to the cue.
    """

    hit: Hit | None
    speaker: Range | None
    after: bool
    content: tuple[Range, ...]
    around: tuple[Range, ...]


def noun_phrase_end(words: list[Word], start: int, lexicon: Lexicon, *, clause: bool = False) -> int:
    """Where the noun phrase that starts here ends: at a stop, a preposition, a quotation, a number, a comma.

    Args:
        clause: whether a clause may follow without a comma ("Menurut David cuaca ...").
    """
    at = start
    depth = 0
    while at < len(words):
        word = words[at]
        if word.low in "([":
            depth += 1
        elif word.low in ")]" and depth:
            depth -= 1
        elif depth == 0:
            if word.low == "," and at > start and (end := _name_after(words, at, lexicon)):
                at = end
                continue
            if word.marked or word.low in SEPARATORS | ENDS | {")", "]"}:
                break
            if at == start and lexicon.has(word.low, "preposition") and not word.capital:
                break
            if at > start and _ends_phrase(words, start, at, clause, lexicon):
                break
        at += 1
    return at


def _ends_phrase(words: list[Word], start: int, at: int, clause: bool, lexicon: Lexicon) -> bool:
    """Whether a word of a noun phrase belongs to it no more: a time, a preposition, a verb, what follows a pronoun."""
    word, before = words[at], words[at - 1]
    if lexicon.has(word.low, "complement"):
        return True
    if lexicon.has(word.low, "weekday") or (lexicon.has(word.low, "time") and not word.capital):
        return True
    if lexicon.has(word.low, "preposition"):
        return not lexicon.has(word.low, "institution")
    if word.capital or lexicon.has(word.low, "determiner"):
        return False
    if lexicon.acts(word.low) or (at == start + 1 and lexicon.has(before.low, "pronoun")):
        return not lexicon.has(word.low, "and")
    return clause and before.capital and word.low.isalpha() and not lexicon.has(word.low, "and")


def _name_after(words: list[Word], comma: int, lexicon: Lexicon) -> int:
    """Where a name set off by commas after a title ends (`kata Kepala Dinas, Ani, ...`), 0 if there is none."""
    at = comma + 1
    while at < len(words) and words[at].capital and not lexicon.has(words[at].low, "weekday"):
        at += 1
    if comma + 1 < at <= comma + 6 and not lexicon.has(words[comma + 1].low, "preposition"):
        return (
            at
            if at == len(words) or words[at].low in SEPARATORS | ENDS or lexicon.has(words[at].low, "preposition")
            else 0
        )
    return 0


def said_part(words: list[Word], first: int, last: int, lexicon: Lexicon) -> Range | None:
    """The words said within `[first, last)`, without separators, stops and complementiser around them."""
    edge = SEPARATORS | ENDS | {")"}
    while first < last and (words[first].low in SEPARATORS or words[first].low in ENDS):
        first += 1
    if first < last and lexicon.has(words[first].low, "complement") and not lexicon.has(words[first].low, "unreal"):
        first += 1
    for n in range(first + 1, last - 1):
        if words[n].start == words[n - 1].end and words[n - 1].low[:1].isdigit():
            continue  # "7–9": no aside
        if words[n].low in DASHES or (words[n].low == "-" and words[n + 1].low == "-"):
            if words[n].low in DASHES and any(words[m].low in DASHES for m in range(n + 1, last)):
                break  # a pair of dashes: an aside within
            last = n
            break
    while (
        last > first and words[last - 1].low in edge and not (words[last - 1].low == ")" and _opens(words, first, last))
    ):
        last -= 1
    return Range(first, last) if first < last else None


def _opens(words: list[Word], first: int, last: int) -> bool:
    return any(word.low == "(" for word in words[first:last])


def is_clause(words: list[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words hold a clause: a verb outside relative clauses, or a noun that stands for one."""
    if lexicon.has(words[first].low, "proposition"):
        return True
    since = 99
    for n in range(first, min(last, first + LOOK)):
        low = words[n].low
        if words[n].marked and n == first:
            return True
        if lexicon.has(low, "relative") and not lexicon.has(low, "complement"):
            since = 0
        elif low == ",":
            since = 99
        elif since > 2 and lexicon.verbal(low):
            return True
        since += 1
    return False


def is_unreal(words: list[Word], at: int, done: int, lexicon: Lexicon) -> bool:
    """Whether the cue at `at` is negated, wished for, commanded, passive or a noun: none of these reports speech."""
    for n in range(at - 1, max(done - 1, at - 4), -1):
        low = words[n].low
        if lexicon.has(low, "passive_aux") and not lexicon.has(words[at].low, "participle"):
            return True
        if lexicon.has(low, "negation") or lexicon.has(low, "unreal"):
            return True
        if not lexicon.has(low, "adverb"):
            names = words[n].capital or low == "," or lexicon.has(low, "pronoun") or lexicon.has(low, "relative")
            return lexicon.has(words[at].low, "nounish") and not names
    return False


def marked_before(words: list[Word], at: int, done: int) -> bool:
    """Whether a quotation stands just before, but for separators."""
    n = at - 1
    while n >= done and words[n].low in SEPARATORS:
        n -= 1
    return n >= done and words[n].marked


def any_marked(words: list[Word], part: Range) -> bool:
    """Whether a part holds a quotation in marks."""
    return any(word.marked for word in words[part.first : part.last])


def quotes_next(words: list[Word], at: int) -> bool:
    """Whether a comma or colon and a quotation follow."""
    return at + 1 < len(words) and words[at].low in {",", ":"} and words[at + 1].marked


def stops(words: list[Word], at: int) -> bool:
    """Whether the frame, or a piece of it, ends at `at`."""
    return at >= len(words) or words[at].low in SEPARATORS or words[at].low in ENDS


def only_circumstance(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing said can follow: the frame ends, or a preposition or time goes on."""
    if stops(words, at):
        return True
    if lexicon.has(words[at].low, "complement") or words[at].marked:
        return False
    rest = words[at:]
    return (lexicon.has(rest[0].low, "preposition") or time_like(rest[0], lexicon)) and len(rest) < LEAD


def is_pronoun(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` is a pronoun."""
    return at < len(words) and lexicon.has(words[at].low, "pronoun")


def can_name(words: list[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether words can name a speaker: a capital, a pronoun."""
    return any(
        word.capital or lexicon.has(word.low, "pronoun") or lexicon.has(word.low, "institution")
        for word in words[first:last]
    ) and not any(word.marked for word in words[first:last])


def within_brackets(words: list[Word], at: int, done: int) -> bool:
    """Whether a place lies in brackets opened since `done`."""
    depth = 0
    for n in range(done, at):
        depth += (words[n].low in {"(", "["}) - (words[n].low in {")", "]"})
    return depth > 0


def time_like(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word tells a time: a number, a weekday, "week"."""
    return word.low[:1].isdigit() or lexicon.has(word.low, "time") or lexicon.has(word.low, "weekday")
