"""Who says what in one frame: the cue, the words of the speaker, the parts of what is said.

Theory of operation. A frame is read by its cues. Cues that follow the words said ("..., kata Ani", "..., Ann said")
are settled first, for what stands before them is theirs; cues that precede ("Ani mengatakan ...") take what is left
up to the frame's end. A quotation in marks is one word here, so one rule serves direct, indirect and mixed speech:
the kind only depends on what the words said consist of. A verb of saying that is negated, wished for or commanded
reports nothing. Verbs that only sometimes report (judge, call, ask, see) need more: a clause, a noun that stands for
one ("the need for"), a word that shows a view ("will", "likely"), or words in marks.
"""

from __future__ import annotations

from typing import NamedTuple

from runut.annotate.cues import Cue, Hit, Lexicon, Word

SEPARATORS = frozenset({",", "-", "–", "—", ":", ";"})
DASHES = frozenset({"–", "—"})
ENDS = frozenset({".", "!", "?", "…"})
LEAD = 14  # words between a cue and its complementiser
REACH = 30  # words of a subject with its appositions
LOOK = 12  # words in which a clause must show its verb


UNKNOWN = Cue(kind="speech", voice="bare", forms=(), examples=("", ""))
"""What stands between a quotation and a name is taken for a cue, known or not."""


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


def sayings(words: list[Word], lexicon: Lexicon) -> list[Saying]:
    """The acts of saying in a frame, by where their words stand."""
    hits = lexicon.hits(words)
    found: list[Saying] = []
    done = 0
    for hit in hits:
        if hit.first >= done and (said := _following(words, hit, done, lexicon)):
            found.append(said)
            done = max([said.content[-1].last, hit.last] + ([said.speaker.last] if said.speaker and said.after else []))
    last_post = done
    free = last_post
    for hit in hits:
        if hit.first >= free and (said := _leading(words, hit, free, hits, found, lexicon)):
            found.append(said)
            free = said.content[-1].last
    if not found or all(said.content[0].first >= 0 for said in found):
        found.extend(_bare(words, found, lexicon))
    return sorted(found, key=lambda said: said.content[0])


def occasion(words: list[Word], lexicon: Lexicon) -> Saying | None:
    """A frame that only tells who said what stands before or after it: `Hal itu disampaikan Ani dalam rapat, ...`."""
    for hit in lexicon.hits(words):
        if hit.cue.voice != "passive" or not hit.first:
            continue
        if not all(lexicon.has(word.low, "anaphor") or lexicon.has(word.low, "adverb") for word in words[: hit.first]):
            return None
        at = hit.last + (hit.last < len(words) and lexicon.has(words[hit.last].low, "agent"))
        end = at if hit.clitic else noun_phrase_end(words, at, lexicon)
        if end == at and not hit.clitic:
            return None
        return Saying(hit, None if hit.clitic else Range(at, end), True, (), (Range(end, len(words)),))
    return None


def announced(words: list[Word], lexicon: Lexicon) -> Saying | None:
    """A frame that announces words to come: `Ani mengatakan:`."""
    if words[-1].low != ":" or len(words) < 3:
        return None
    for hit in reversed(lexicon.hits(words)):
        if hit.cue.voice in ("active", "free") and not hit.clitic and not _unreal(words, hit.first, 0, lexicon):
            subject = _subject(words, hit.first, 0, lexicon)
            if subject is not None:
                return Saying(hit, subject, False, (), (Range(hit.last, len(words)), Range(0, subject.first)))
    return None


# --- cues that follow the words said ------------------------------------------------------------------------------------


def _following(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    voice = hit.cue.voice
    if voice == "preposition":
        return _according(words, hit, done, lexicon)
    if voice == "bare":
        return _inverted(words, hit, done, lexicon)
    if voice == "passive":
        return _passive(words, hit, done, lexicon)
    if voice == "free":
        return _inverted(words, hit, done, lexicon) or _trailing(words, hit, done, lexicon)
    quoted_or_last = _stops(words, hit.last) and (hit.last >= len(words) - 1 or _subject_after_mark(words, hit, done))
    return _trailing(words, hit, done, lexicon) if quoted_or_last else None


def _inverted(words: list[Word], hit: Hit, done: int, lexicon: Lexicon) -> Saying | None:
    """Words, cue, speaker: `"...," kata Ani`, `..., kata Ani, ...`."""
    if words[hit.first].capital and not hit.clitic and hit.cue.voice == "bare":
        return None
    before = words[hit.first - 1] if hit.first > done else None
    quoted = before is not None and _marked_before(words, hit.first, done)
    comma = before is not None and before.low in SEPARATORS
    if hit.clitic:
        speaker: Range | None = None
        after = hit.last
        if not (quoted or comma or _stops(words, hit.last)):
            return None
    else:
        end = noun_phrase_end(words, hit.last, lexicon)
        if end == hit.last or not _may_name(words, hit, end, quoted, lexicon):
            return None
        alone = all(lexicon.has(word.low, "conjunction") for word in words[done : hit.first])
        if not (quoted or comma or (alone and _pronoun(words, hit.last, lexicon))):
            return None
        speaker, after = Range(hit.last, end), end
    if hit.cue.voice == "free" and not quoted and not hit.clitic and not _stops_or_around(words, after, lexicon):
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
    if start <= done or start == hit.first or hit.clitic or _unreal(words, hit.first, start, lexicon):
        return None
    quoted = _marked_before(words, start, done)
    if quoted:
        if any(lexicon.has(word.low, "relative") for word in words[start : hit.first]):
            return None
    elif _quotes_next(words, hit.last) or not _stops_or_around(words, hit.last, lexicon) or not _clause(words, done, start, lexicon):
        return None
    if not _names(words, start, hit.first, lexicon):
        return None
    content = _before(words, done, start, quoted, lexicon)
    if not content:
        return None
    around = [Range(hit.last, len(words))]
    if quoted and content[0].first > done:
        around.append(Range(done, content[0].first))
    rest = _rest(words, hit.last, content, quoted, lexicon) if quoted else None
    if rest is not None:
        content = (*content, rest)
        around[0] = Range(hit.last, rest.first)
    return Saying(hit, Range(start, hit.first), False, content, tuple(around))


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
    left = _content(words, done, hit.first, lexicon)
    if left and all(lexicon.has(word.low, "conjunction") for word in words[left.first : left.last]):
        left = None
    after = end
    while after < len(words) and words[after].low in SEPARATORS:
        after += 1
    right = _content(words, after, len(words), lexicon) if after < len(words) else None
    if right and left and not _clause(words, right.first, right.last, lexicon) and not _any_marked(words, right):
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
    if _unreal(words, hit.first, done, lexicon):
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
    if all(lexicon.has(word.low, "anaphor") for word in words[done : hit.first]):
        return None
    left, right = _content(words, done, hit.first, lexicon), _content(words, end, len(words), lexicon)
    if left is None or right is None or not _clause(words, right.first, right.last, lexicon):
        return None
    return Saying(hit, None if hit.clitic else Range(at, end), True, (left, right), ())


def _before(words: list[Word], done: int, end: int, quoted: bool, lexicon: Lexicon) -> tuple[Range, ...]:
    """What was said, of the words before a cue: the quotation alone where words introduce it."""
    if not quoted:
        part = _content(words, done, end, lexicon)
        while part and part.last - part.first and lexicon.has(words[part.first].low, "conjunction"):
            nxt = part.first + 1
            if nxt < part.last and words[nxt].low == ",":
                part = _content(words, nxt, part.last, lexicon)
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
    introduced = before.low in SEPARATORS or before.low in lexicon.cues or before.low in ENDS
    if introduced or all(lexicon.has(word.low, "conjunction") for word in words[done:at]):
        return (Range(at, at + 1),)
    part = _content(words, done, at + 1, lexicon)
    return (part,) if part else ()


def _rest(words: list[Word], after: int, content: tuple[Range, ...], quoted: bool, lexicon: Lexicon) -> Range | None:
    """What goes on after the speaker: `..., kata Ani, ...`."""
    at = after
    while at < len(words) and words[at].low in SEPARATORS:
        at += 1
    if at == after or at >= len(words):
        return None
    if quoted and content:
        return Range(at, at + 1) if words[at].marked else None
    part = _content(words, at, len(words), lexicon)
    if not content or not _clause(words, content[0].first, content[0].last, lexicon):
        return part
    first = words[at]
    if (
        lexicon.has(first.low, "relative")
        or lexicon.has(first.low, "apposition")
        or _circumstantial(words, at, lexicon)
    ):
        return None
    return part if part and _clause(words, part.first, part.last, lexicon) else None


def _circumstantial(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether what starts here tells of the saying (when, where, through whom) rather than goes on with it."""
    low = words[at].low
    if low[:1].isdigit() or low in lexicon.cues:
        return True
    comma = next((n for n in range(at, len(words)) if words[n].low == ","), None)
    return lexicon.has(low, "preposition") and comma is None


# --- cues that precede the words said -----------------------------------------------------------------------------------


def _leading(
    words: list[Word], hit: Hit, done: int, hits: list[Hit], before: list[Saying], lexicon: Lexicon
) -> Saying | None:
    """Speaker, cue, words: `Ani mengatakan ...`, `dan menyatakan ...`."""
    if hit.cue.voice not in ("active", "free") or hit.clitic or _unreal(words, hit.first, done, lexicon):
        return None
    if hit.first and hit.cue.kind in ("directive", "stance") and lexicon.has(words[hit.first - 1].low, "relative"):
        return None
    subject = _subject(words, hit.first, done, lexicon)
    joined = bool(before) and hit.first - done <= 3 and not _names(words, done, hit.first, lexicon)
    if joined:
        subject = before[-1].speaker
    if subject is None:
        return None
    begin, around = _content_start(words, hit, lexicon)
    end = _next_saying(words, begin, hit, hits, lexicon)
    content = _content(words, begin, end, lexicon)
    if content is None or not _fits(words, hit, begin, content, lexicon):
        return None
    content = _introduced(words, content, lexicon)
    return Saying(hit, subject, False, (content,), (around, Range(done, hit.first)))


def _subject(words: list[Word], end: int, done: int, lexicon: Lexicon) -> Range | None:
    """The words before a cue that name who speaks; appositions and relative clauses between are passed over."""
    at = end
    while at > done and _between(words[at - 1].low, lexicon):
        at -= 1
    if at == done or all(lexicon.has(word.low, "conjunction") for word in words[done:at]):
        return None
    if _pronoun(words, at - 1, lexicon):
        return Range(at - 1, at)
    if lexicon.has(words[at - 1].low, "coordination") or lexicon.has(words[end].low, "participle"):
        verb = next((n for n in range(done + 1, at) if not words[n].capital and lexicon.verbal(words[n].low)), at - 1)
        return Range(done, verb) if verb > done else None
    cuts = [
        n for n in range(done, at) if words[n].low in {",", ";", "-"} | DASHES and not _within_brackets(words, n, done)
    ]
    segments = [Range(a, b) for a, b in zip([done, *(n + 1 for n in cuts)], [*cuts, at], strict=True)]
    segments = [part for part in segments if part.first < part.last]
    for n in range(len(segments) - 1, -1, -1):
        low = words[segments[n].first].low
        if n and (lexicon.has(low, "relative") or lexicon.has(low, "apposition")) and n >= len(segments) - 4:
            if lexicon.has(low, "apposition") and not words[end - 1].low == ",":
                continue_at = n
                return segments[continue_at]
            return segments[n - 1]
    return segments[-1] if segments else None


def _between(low: str, lexicon: Lexicon) -> bool:
    return lexicon.has(low, "adverb") or low == ","


def _content_start(words: list[Word], hit: Hit, lexicon: Lexicon) -> tuple[int, Range]:
    """Where the words said begin after a cue, and the words between (addressee, time, medium)."""
    at = hit.last
    limit = min(len(words), at + LEAD)
    first = words[at].low if at < len(words) else ""
    if first in SEPARATORS or at >= len(words) or words[at].marked:
        return at, Range(at, at)
    if lexicon.has(first, "complement"):
        return at + 1, Range(at, at)
    lead = (
        lexicon.has(first, "preposition")
        or lexicon.has(words[hit.first].low, "object_verb")
        or _time_like(words[at], lexicon)
    )
    if lead:
        for n in range(at, limit):
            if lexicon.has(words[n].low, "complement"):
                return n + 1, Range(at, n)
            if words[n].marked:
                return n, Range(at, n)
            if words[n].low in {",", ":"} and (
                lexicon.has(first, "addressee") or (n + 1 < len(words) and words[n + 1].marked)
            ):
                return n, Range(at, n)
        if lexicon.has(first, "addressee"):
            for n in range(at, limit):
                if lexicon.has(words[n].low, "leader"):
                    return n + 1, Range(at, n)
        if lexicon.has(words[hit.first].low, "object_verb"):
            end = noun_phrase_end(words, at, lexicon)
            return max(end, at + 1), Range(at, max(end, at + 1))
    if lexicon.has(first, "leader"):
        return at + 1, Range(at, at)
    for n in range(at, min(limit, at + 6)):
        if lexicon.has(words[n].low, "complement") and _time_like(words[n - 1], lexicon):
            return n + 1, Range(at, n)
    return at, Range(at, at)


def _time_like(word: Word, lexicon: Lexicon) -> bool:
    return word.low[:1].isdigit() or lexicon.has(word.low, "time") or lexicon.has(word.low, "weekday")


def _next_saying(words: list[Word], begin: int, of: Hit, hits: list[Hit], lexicon: Lexicon) -> int:
    """Where a second act of saying of the same speaker begins ("..., dan menyatakan ...")."""
    for hit in hits:
        if hit.first > begin + 3 and hit.cue.voice in ("active", "free") and hit.cue.takes != "hedged":
            at = hit.first
            while (
                at > begin
                and lexicon.has(words[at - 1].low, "adverb")
                and not lexicon.has(words[at - 1].low, "coordination")
            ):
                at -= 1
            joined = lexicon.has(words[at - 1].low, "coordination")
            if joined and (
                words[at - 2].low == "," or (of.cue.kind != "speech" and lexicon.has(words[at - 1].low, "and"))
            ):
                return at - 1
            if lexicon.has(words[hit.first].low, "participle") and (words[at - 1].low == "," or words[at - 1].marked):
                return at
    return len(words)


def _fits(words: list[Word], hit: Hit, begin: int, content: Range, lexicon: Lexicon) -> bool:
    """Whether what follows a cue is what the cue takes."""
    told = begin > hit.last and lexicon.has(words[begin - 1].low, "complement")
    takes = hit.cue.takes
    if takes == "marked":
        return words[content.first].marked or _introduced(words, content, lexicon) != content
    if content.last - content.first < 2 and not _any_marked(words, content):
        return False
    if takes == "clause" or told:
        return True
    if takes == "told":
        return words[content.first].marked or words[begin].low in {",", ":"}
    if takes == "hedged":
        return any(
            lexicon.has(word.low, "hedge") for word in words[content.first : min(content.last, content.first + LOOK)]
        )
    return _any_marked(words, content) or _clause(words, content.first, content.last, lexicon)


def _introduced(words: list[Word], content: Range, lexicon: Lexicon) -> Range:
    """A quotation of its own that a comma or colon introduces, or a comma ends, is all that was said."""
    if words[content.first].marked and content.first + 1 < content.last:
        after = words[content.first + 1]
        if after.low in SEPARATORS or lexicon.has(after.low, "participle"):
            return Range(content.first, content.first + 1)
    for n in range(content.first + 1, content.last):
        if words[n].marked and words[n - 1].low in {",", ":"} and n >= content.last - 1:
            return Range(n, n + 1)
    return content


# --- quotations without a cue --------------------------------------------------------------------------------------------


def _bare(words: list[Word], found: list[Saying], lexicon: Lexicon) -> list[Saying]:
    """A quotation that is a whole frame, or that only a citing or a name follows."""
    if not words[0].marked or any(said.content[0].first == 0 for said in found):
        return []
    if (
        len(words) > 3
        and not words[1].capital
        and words[1].low.isalpha()
        and (words[2].capital or _pronoun(words, 2, lexicon))
    ):
        end = noun_phrase_end(words, 2, lexicon)
        unknown = not lexicon.roles.get(words[1].low) and words[1].low not in lexicon.cues
        if unknown and end > 2 and _stops(words, end):
            return [Saying(Hit(UNKNOWN, 1, 2, 0), Range(2, end), True, (Range(0, 1),), (Range(end, len(words)),))]
    if len(words) > 3 and (words[1].capital or _pronoun(words, 1, lexicon)):
        at = next(
            (
                n
                for n in range(1, min(len(words), 6))
                if not words[n].capital and words[n].low.isalpha() and not lexicon.roles.get(words[n].low)
            ),
            0,
        )
        if at > 1 and _stops_or_around(words, at + 1, lexicon) and lexicon.verbal(words[at].low):
            return [
                Saying(Hit(UNKNOWN, at, at + 1, 0), Range(1, at), False, (Range(0, 1),), (Range(at + 1, len(words)),))
            ]
    if len(words) == 1 or words[1].low in SEPARATORS | ENDS | {"("}:
        return [Saying(None, None, False, (Range(0, 1),), (Range(1, len(words)),))]
    return []


# --- parts ----------------------------------------------------------------------------------------------------------------


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
            if word.marked or word.low in SEPARATORS or word.low in ENDS or word.low in ")]":
                break
            if at > start and (
                lexicon.has(word.low, "weekday") or (lexicon.has(word.low, "time") and not word.capital)
            ):
                break
            if at > start and (lexicon.has(word.low, "preposition") and not lexicon.has(word.low, "institution")):
                break
            if (
                at > start
                and clause
                and not word.capital
                and (words[at - 1].capital or lexicon.has(words[at - 1].low, "pronoun"))
                and word.low not in {"dan", "and"}
                and not lexicon.has(word.low, "determiner")
            ):
                break
            if at == start and lexicon.has(word.low, "preposition") and not word.capital:
                break
        at += 1
    return at


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


def _content(words: list[Word], first: int, last: int, lexicon: Lexicon) -> Range | None:
    """The words said within `[first, last)`, without separators, stops and complementiser around them."""
    edge = SEPARATORS | ENDS | {")"}
    while first < last and (words[first].low in SEPARATORS or words[first].low in ENDS):
        first += 1
    if first < last and lexicon.has(words[first].low, "complement") and not lexicon.has(words[first].low, "unreal"):
        first += 1
    for n in range(first + 1, last - 1):
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


def _clause(words: list[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words hold a clause: a verb outside relative clauses, or a noun that stands for one."""
    if lexicon.has(words[first].low, "proposition"):
        return True
    since = 99
    for n in range(first, min(last, first + 2 * LOOK)):
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


def _unreal(words: list[Word], at: int, done: int, lexicon: Lexicon) -> bool:
    """Whether the cue is negated, wished for or commanded."""
    for n in range(at - 1, max(done - 1, at - 4), -1):
        low = words[n].low
        if lexicon.has(low, "negation") or lexicon.has(low, "unreal"):
            return True
        if not lexicon.has(low, "adverb"):
            return False
    return False


def _marked_before(words: list[Word], at: int, done: int) -> bool:
    """Whether a quotation stands just before, but for separators."""
    n = at - 1
    while n >= done and words[n].low in SEPARATORS:
        n -= 1
    return n >= done and words[n].marked


def _subject_after_mark(words: list[Word], hit: Hit, done: int) -> bool:
    """Whether a quotation stands before the few words that lead to the cue: `"...", Ani menegaskan, ...`."""
    return any(word.marked for word in words[max(done, hit.first - 6) : hit.first])


def _any_marked(words: list[Word], part: Range) -> bool:
    return any(word.marked for word in words[part.first : part.last])


def _quotes_next(words: list[Word], at: int) -> bool:
    """Whether a comma or colon and a quotation follow."""
    return at + 1 < len(words) and words[at].low in {",", ":"} and words[at + 1].marked


def _stops(words: list[Word], at: int) -> bool:
    return at >= len(words) or words[at].low in SEPARATORS or words[at].low in ENDS


def _stops_or_around(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing said can follow: the frame ends, or a preposition or time goes on."""
    if _stops(words, at):
        return True
    if lexicon.has(words[at].low, "complement") or words[at].marked:
        return False
    rest = words[at:]
    return (lexicon.has(rest[0].low, "preposition") or _time_like(rest[0], lexicon)) and len(rest) < LEAD


def _pronoun(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    return at < len(words) and lexicon.has(words[at].low, "pronoun")


def _names(words: list[Word], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether words can name a speaker: a capital, a pronoun."""
    return any(
        word.capital or lexicon.has(word.low, "pronoun") or lexicon.has(word.low, "institution")
        for word in words[first:last]
    ) and not any(word.marked for word in words[first:last])


def _may_name(words: list[Word], hit: Hit, end: int, quoted: bool, lexicon: Lexicon) -> bool:
    if quoted or _names(words, hit.last, end, lexicon):
        return True
    return end - hit.last <= 4 and _stops(words, end)


def _within_brackets(words: list[Word], at: int, done: int) -> bool:
    depth = 0
    for n in range(done, at):
        depth += words[n].low in "([" if words[n].low else 0
        depth -= words[n].low in ")]" if words[n].low else 0
    return depth > 0
