"""Cues that follow the words said, or stand inside them: `"...," kata Ani`, `..., Ann said`, `menurut Ani, ...`."""

from __future__ import annotations

from runut.annotate.cues import Hit, Lexicon, Word
from runut.annotate.sayings_parts import (
    ENDS,
    SEPARATORS,
    Range,
    Saying,
    any_marked,
    can_name,
    is_clause,
    is_pronoun,
    is_unreal,
    marked_before,
    noun_phrase_end,
    only_circumstance,
    quotes_next,
    said_part,
    stops,
)

SHORT = 8  # words before a cue that need the words after it to be said at all
GAP = 20  # words of circumstance between the parts of a quotation
NAMING = 8  # words before a cue that name the speaker of a quotation, whatever they are
REACH = 45  # words of a subject with its appositions


def following(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    """The act of saying whose words stand before `hit`, in the words from `done` on; None if it is none."""
    voice = hit.cue.voice
    if voice == "preposition":
        return _according(words, hit, done, lexicon)
    if voice == "bare":
        return _inverted(words, hit, done, lexicon)
    if voice == "passive":
        return _passive(words, hit, done, lexicon)
    if voice == "free":
        return _inverted(words, hit, done, lexicon) or _trailing(words, hit, done, lexicon)
    quoted_or_last = stops(words, hit.last) and (hit.last >= len(words) - 1 or _subject_after_mark(words, hit, done))
    return _trailing(words, hit, done, lexicon) if quoted_or_last else None


def _inverted(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    """Words, cue, speaker: `"...," kata Ani`, `..., kata Ani, ...`."""
    if words[hit.first].capital and not hit.clitic and hit.cue.voice == "bare":
        return None
    if lexicon.has(words[hit.first].low, "participle"):
        return None
    before = words[hit.first - 1] if hit.first > done else None
    quoted = before is not None and marked_before(words, hit.first, done)
    comma = before is not None and before.low in SEPARATORS
    if hit.clitic:
        speaker: Range | None = None
        after = hit.last
        if not (quoted or comma or stops(words, hit.last)):
            return None
    else:
        end = noun_phrase_end(words, hit.last, lexicon)
        if end == hit.last or not _may_name(words, hit, end, quoted, lexicon):
            return None
        alone = all(lexicon.has(word.low, "conjunction") for word in words[done : hit.first])
        if not (quoted or comma or (alone and is_pronoun(words, hit.last, lexicon))):
            return None
        told = lexicon.has(words[hit.first].low, "object_verb")  # "told Bob" names who is told
        if hit.cue.voice == "free" and not quoted and (told or _has_verb(words, hit.last, end, lexicon)):
            return None  # "Ann, who came, said Bob left"
        speaker, after = Range(hit.last, end), end
    if hit.cue.voice == "free" and not quoted and not hit.clitic and not only_circumstance(words, after, lexicon):
        return None
    content = _before(words, done, hit.first, quoted, lexicon)
    rest = _rest(words, after, content, quoted, lexicon)
    if rest is not None:
        content = (*content, rest)
    if not content:
        return None
    around = [Range(after, rest.first if rest else len(words))]
    if quoted and content[0].first > done:
        around.append(Range(done, content[0].first))
    return Saying(hit, speaker, True, content, tuple(around))


def _trailing(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    """Words, speaker, cue: `"...," Ann said`, `..., Ani menegaskan, ...`."""
    start = _subject_start(words, hit.first, done, lexicon)
    if start <= done or start == hit.first or hit.clitic or is_unreal(words, hit.first, start, lexicon):
        return None
    if lexicon.has(words[hit.first - 1].low, "coordination"):
        return None
    quoted = marked_before(words, start, done)
    if quoted:
        low = words[start].low  # "... "right" when he said ..." is no cue for what stands before
        if lexicon.has(low, "relative") or (lexicon.has(low, "opening") and words[start - 1].low != '",'):
            return None
    elif not only_circumstance(words, hit.last, lexicon) or _goes_on(words, hit, lexicon):
        return None
    elif quotes_next(words, hit.last) or not is_clause(words, done, start, lexicon):
        return _inserted(words, hit, start, done, lexicon)
    if not can_name(words, start, hit.first, lexicon) and not _plain_subject(words, start, hit, quoted, lexicon):
        return None
    content = _before(words, done, start, quoted, lexicon)
    if not content:
        return None
    around = [Range(hit.last, len(words))]
    if quoted and content[0].first > done:
        around.append(Range(done, content[0].first))
    rest = _rest(words, hit.last, content, quoted, lexicon) if quoted or hit.cue.voice == "free" else None
    if rest is not None:
        content = (*content, rest)
        around[0] = Range(hit.last, rest.first)
    return Saying(hit, Range(start, hit.first), False, content, tuple(around))


def _inserted(words: list[Word], hit: Hit, start: int, done: int, lexicon: Lexicon) -> Saying | None:
    """A saying between an opening and the clause it opens: `Back in Rome, Ann said, she wept`."""
    if hit.cue.voice != "free" or hit.last >= len(words) or words[hit.last].low != ",":
        return None
    opening = said_part(words, done, start, lexicon)
    main = said_part(words, hit.last, len(words), lexicon)
    if opening is None or main is None or not can_name(words, start, hit.first, lexicon):
        return None
    fragment = words[main.first].fragment
    if not lexicon.has(words[opening.first].low, "opening") or not (
        fragment or (is_clause(words, main.first, main.last, lexicon) and not words[main.first].marked)
    ):
        return None
    return Saying(hit, Range(start, hit.first), False, (opening, main), ())


def _goes_on(words: list[Word], hit: Hit, lexicon: Lexicon) -> bool:
    """Whether what was said follows the circumstances (`When he left, Ann said on Monday that ...`)."""
    return hit.cue.voice == "free" and any(lexicon.has(word.low, "complement") for word in words[hit.last :][:NAMING])


def _has_verb(words: list[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    return any(not word.capital and lexicon.verbal(word.low) for word in words[first:last])


def _plain_subject(words: list[Word], start: int, hit: Hit, quoted: bool, lexicon: Lexicon) -> bool:
    """Whether words without a capital name a speaker: `the company`; `experts`, where they end the sentence."""
    low = words[start].low
    bound = lexicon.has(low, "preposition") or lexicon.has(low, "relative") or lexicon.shaped(low, "gerund")
    few = start < hit.first <= start + NAMING and hit.cue.voice == "free" and not bound
    led = lexicon.has(words[start].low, "apposition") or lexicon.has(words[start].low, "possessive")
    fit = led if quoted else hit.last >= len(words) - 1
    return few and fit and not any(lexicon.verbal(word.low) or word.marked for word in words[start : hit.first])


def _subject_start(words: list[Word], end: int, done: int, lexicon: Lexicon) -> int:
    """Where the subject of a cue at `end` starts: at the comma before it, or, past appositions, at a quotation."""
    start = end
    while start > done and words[start - 1].low not in SEPARATORS and not words[start - 1].marked:
        start -= 1
    if start > done and not words[start - 1].marked and words[start - 1].low == ",":
        for n in range(start - 1, max(done, start - REACH) - 1, -1):
            if words[n].marked:
                named = n + 1 < end and (words[n + 1].capital or lexicon.has(words[n + 1].low, "apposition"))
                return n + 1 if named and not lexicon.verbal(words[n + 1].low) else start
            if lexicon.has(words[n].low, "coordination") and words[n - 1].low == ",":
                break
    return start


def _according(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    """`Menurut Ani, ...`, `..., menurut Ani, ...`, `... menurutnya ...`, `..., according to Ann`."""
    end = hit.last if hit.clitic else noun_phrase_end(words, hit.last, lexicon, clause=True)
    if not hit.clitic and end == hit.last:
        return None
    left = said_part(words, done, hit.first, lexicon)
    if not hit.clitic and end < len(words) and lexicon.has(words[end].low, "linking"):
        end = next((n for n in range(end, len(words)) if words[n].low in SEPARATORS | ENDS or words[n].marked), end)
    if left and all(lexicon.has(word.low, "conjunction") for word in words[left.first : left.last]):
        left = None
    after = end
    while after < len(words) and words[after].low in SEPARATORS:
        after += 1
    right = said_part(words, after, len(words), lexicon) if after < len(words) else None
    if right and left and not is_clause(words, right.first, right.last, lexicon) and not any_marked(words, right):
        right = None
    if right and left and is_clause(words, left.first, left.last, lexicon):
        low = words[right.first].low  # "..., according to Ann, a coach" says who she is
        if lexicon.has(low, "apposition") or lexicon.has(low, "relative") or lexicon.has(low, "closing"):
            right = None
    content = tuple(part for part in (left, right) if part)
    if not content:
        return None
    return Saying(hit, None if hit.clitic else Range(hit.last, end), True, content, (Range(end, after),))


def _passive(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    """`... dikatakan Ani ...`, `... disebutnya ...`: only with an agent that has a name or is a pronoun."""
    at = hit.last
    if at < len(words) and lexicon.has(words[at].low, "agent"):
        at += 1
    if hit.first > done and lexicon.has(words[hit.first - 1].low, "relative"):
        return None
    if is_unreal(words, hit.first, done, lexicon):
        return None
    end = at
    if not hit.clitic:
        if at >= len(words) or not (words[at].capital or lexicon.has(words[at].low, "pronoun")):
            return None
        end = noun_phrase_end(words, at, lexicon, clause=True)
        if end == at:
            return None
    if hit.first > done and words[hit.first - 1].low in SEPARATORS and not (end < len(words) and words[end].low == ","):
        return None
    if all(
        lexicon.has(word.low, "anaphor") or lexicon.has(word.low, "conjunction") for word in words[done : hit.first]
    ):
        return None
    if end < len(words) and lexicon.has(words[end].low, "relative"):
        return None
    left, right = said_part(words, done, hit.first, lexicon), said_part(words, end, len(words), lexicon)
    if left is None or right is None or not is_clause(words, right.first, right.last, lexicon):
        return None
    return Saying(hit, None if hit.clitic else Range(at, end), True, (left, right), ())


def _before(words: list[Word], done: int, end: int, quoted: bool, lexicon: Lexicon) -> tuple[Range, ...]:
    """What was said, of the words before a cue: the quotation alone where words introduce it."""
    if not quoted:
        part = said_part(words, done, end, lexicon)
        while part and part.last - part.first and lexicon.has(words[part.first].low, "conjunction"):
            nxt = part.first + 1
            if nxt < part.last and words[nxt].low == ",":
                part = said_part(words, nxt, part.last, lexicon)
            elif nxt == part.last:
                part = None
            elif lexicon.has(words[part.first].low, "aside"):
                part = Range(nxt, part.last)
            else:
                break
        return (part,) if part else ()
    at = end - 1
    while not words[at].marked:
        at -= 1
    if at == done:
        return (Range(at, at + 1),)
    before = words[at - 1]
    inner = words[at].fragment and before.low == "," and not any(w.low in lexicon.cues for w in words[done:at])
    introduced = (before.low in SEPARATORS and not inner) or before.low in lexicon.cues or before.low in ENDS
    if introduced or all(lexicon.has(word.low, "conjunction") for word in words[done:at]):
        return (Range(at, at + 1),)
    part = said_part(words, done, at + 1, lexicon)
    return (part,) if part else ()


def _rest(words: list[Word], after: int, content: tuple[Range, ...], quoted: bool, lexicon: Lexicon) -> Range | None:
    """What goes on after the speaker: `..., kata Ani, ...`."""
    if quoted and content:
        return _quotation_after(words, after, lexicon)
    at = after
    while at < len(words) and words[at].low in SEPARATORS:
        at += 1
    if at == after or at >= len(words):
        return None
    if content and (words[at].low in lexicon.titles or lexicon.has(words[at].low, "relative")):
        return None
    if content and (lexicon.shaped(words[at].low, "gerund") or lexicon.has(words[at].low, "closing")):
        return None
    part = said_part(words, at, len(words), lexicon)
    short = not content or content[0].last - content[0].first <= SHORT
    if short and (not content or not is_clause(words, content[0].first, content[0].last, lexicon)):
        return part
    low = words[at].low
    if lexicon.has(low, "relative") or lexicon.has(low, "apposition") or _circumstantial(words, at, lexicon):
        return None
    return part if part and is_clause(words, part.first, part.last, lexicon) else None


def _quotation_after(words: list[Word], at: int, lexicon: Lexicon) -> Range | None:
    """The quotation that goes on after the speaker and circumstances: `"...," kata Ani di Medan, "..."`."""
    for n in range(at, min(len(words), at + GAP)):
        if words[n].marked:
            apart = words[n - 1].low in SEPARATORS | ENDS or lexicon.has(words[n - 1].low, "conjunction")
            return Range(n, n + 1) if n == at or apart else None
        if words[n].low in lexicon.cues:
            return None
    return None


def _circumstantial(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether what starts here tells of the saying (when, where, through whom) rather than goes on with it."""
    low = words[at].low
    if low[:1].isdigit() or low in lexicon.cues:
        return True
    comma = next((n for n in range(at, len(words)) if words[n].low == ","), None)
    return lexicon.has(low, "preposition") and comma is None


def _subject_after_mark(words: list[Word], hit: Hit, done: int) -> bool:
    """Whether a quotation stands before the few words that lead to the cue: `"...", Ani menegaskan, ...`."""
    return any(word.marked for word in words[max(done, hit.first - 6) : hit.first])


def _may_name(words: list[Word], hit: Hit, end: int, quoted: bool, lexicon: Lexicon) -> bool:
    if quoted or can_name(words, hit.last, end, lexicon):
        return True
    return end - hit.last <= 4 and stops(words, end)
