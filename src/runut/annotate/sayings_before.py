"""Cues that precede the words said: `Ani mengatakan ...`, `Ann told reporters that ...`, `dan menyatakan ...`."""

from __future__ import annotations

from runut.annotate.cues import Hit, Lexicon, Word
from runut.annotate.sayings_parts import (
    DASHES,
    SEPARATORS,
    Range,
    Saying,
    any_marked,
    can_name,
    is_clause,
    is_pronoun,
    is_unreal,
    noun_phrase_end,
    said_part,
    time_like,
    within_brackets,
)

LEAD = 14  # words between a cue and its complementiser
NAMING = 12  # words from a comma to the cue of a clause with its own subject
LOOK = 12  # words in which a view must show that it is one


def leading(
    words: list[Word], hit: Hit, done: int, hits: list[Hit], before: list[Saying], lexicon: Lexicon
) -> Saying | None:
    """Speaker, cue, words: `Ani mengatakan ...`, `dan menyatakan ...`."""
    if hit.cue.voice not in ("active", "free") or hit.clitic or is_unreal(words, hit.first, done, lexicon):
        return None
    if hit.first and hit.cue.kind in ("directive", "stance") and lexicon.has(words[hit.first - 1].low, "relative"):
        return None
    subject = subject_before(words, hit.first, done, lexicon)
    joined = bool(before) and hit.first - done <= 3 and not can_name(words, done, hit.first, lexicon)
    if joined:
        subject = before[-1].speaker
    if subject is None:
        return None
    begin, around = _content_start(words, hit, lexicon)
    end = closing(words, begin, _next_saying(words, begin, hit, hits, lexicon), lexicon)
    content = said_part(words, begin, end, lexicon)
    if content is None or not _fits(words, hit, begin, content, lexicon):
        return None
    told = begin > hit.last and lexicon.has(words[begin - 1].low, "complement")
    content = content if told and not words[content.first].marked else _introduced(words, content, lexicon)
    if hit.cue.takes == "quoted" and words[content.first].marked:
        content = Range(content.first, content.first + 1)  # "dubbed "Mr. P" by ...": the name alone
    return Saying(hit, subject, False, (content,), (around, Range(done, hit.first)))


def subject_before(words: list[Word], end: int, done: int, lexicon: Lexicon) -> Range | None:
    """The words before a cue that name who speaks; appositions and relative clauses between are passed over."""
    at = end
    while at > done and _between(words[at - 1].low, lexicon):
        at -= 1
    lead = words[done:at]
    if all(lexicon.has(word.low, "conjunction") or lexicon.has(word.low, "anaphor") for word in lead) and not (
        lead and is_pronoun(words, at - 1, lexicon)
    ):
        return None
    if is_pronoun(words, at - 1, lexicon):
        return Range(at - 1, at)
    if lexicon.has(words[at - 1].low, "coordination") or lexicon.has(words[end].low, "participle"):
        verb = next((n for n in range(done + 1, at) if not words[n].capital and lexicon.verbal(words[n].low)), at - 1)
        return Range(done, verb) if verb > done else None
    cuts = [
        n
        for n in range(done, at)
        if words[n].low in {",", ";", "-", "…"} | DASHES and not within_brackets(words, n, done)
    ]
    segments = [Range(a, b) for a, b in zip([done, *(n + 1 for n in cuts)], [*cuts, at], strict=True)]
    segments = [part for part in segments if part.first < part.last]
    closed = any(word.low == "," for word in words[at:end])  # a comma just before the cue closes an apposition
    for n in range(len(segments) - 1, max(0, len(segments) - 4), -1):
        low = words[segments[n].first].low
        if n and (
            lexicon.has(low, "relative") or (closed and _describes(words, segments[n - 1], segments[n], lexicon))
        ):
            return segments[n - 1]
        if not closed:
            break
    return _nominal(words, segments[-1], lexicon) if segments else None


def _describes(words: list[Word], name: Range, part: Range, lexicon: Lexicon) -> bool:
    """Whether a part set off by commas says what the one named before it is: `Ani, nelayan dari Desa Suka, ...`."""
    head = words[part.first]
    if lexicon.has(head.low, "apposition"):
        return True
    named = words[name.last - 1].capital and words[name.first].low not in lexicon.titles
    if not named or lexicon.has(words[name.first].low, "preposition") or lexicon.has(head.low, "pronoun"):
        return False
    return head.low in lexicon.titles or not head.capital


def _nominal(words: list[Word], part: Range, lexicon: Lexicon) -> Range | None:
    """The noun phrase that ends a part: past a clause that a conjunction closes; None where a verb governs the cue."""
    verb = -1
    for n in range(part.first, part.last):
        low = words[n].low
        if lexicon.has(low, "relative"):
            break
        if verb >= 0 and (lexicon.has(low, "conjunction") or lexicon.has(low, "preposition")):
            return Range(n, part.last)
        if not words[n].capital and lexicon.acts(low):
            verb = n
    return None if verb >= 0 else part


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
    if lexicon.has(first, "infinitive") and lexicon.has(words[hit.first].low, "intent"):
        return at, Range(at, at)
    lead = (
        lexicon.has(first, "preposition")
        or lexicon.has(words[hit.first].low, "object_verb")
        or time_like(words[at], lexicon)
    )
    if lead:
        for n in range(at, limit):
            if lexicon.has(words[n].low, "complement"):
                return n + 1, Range(at, n)
            if lexicon.has(words[n].low, "infinitive") and n > at and lexicon.has(words[hit.first].low, "object_verb"):
                return n, Range(at, n)
            if words[n].marked and not (words[n].fragment and words[n - 1].low not in SEPARATORS):
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
    if (begin := _after_circumstance(words, at, limit, lexicon)) > at:
        return begin, Range(at, begin)
    if lexicon.has(first, "leader"):
        return at + 1, Range(at, at)
    for n in range(at, min(limit, at + 6)):
        if lexicon.has(words[n].low, "complement") and time_like(words[n - 1], lexicon):
            return n + 1, Range(at, n)
    return at, Range(at, at)


def _after_circumstance(words: list[Word], at: int, limit: int, lexicon: Lexicon) -> int:
    """Where the words said begin after when and how they were said, set off by commas; `at` where none is told.

    `mengatakan dalam keterangan tertulis, Selasa (17/6), jalan akan dibuka`: the last comma after a time ends it.
    """
    if not lexicon.has(words[at].low, "preposition") and not lexicon.has(words[at].low, "weekday"):
        return at
    dated = False
    begin = at
    for n in range(at, limit):
        word = words[n]
        if word.marked or (not word.capital and lexicon.acts(word.low)):
            break
        dated = dated or lexicon.has(word.low, "weekday")
        if word.low == ",":
            nxt = words[n + 1] if n + 1 < len(words) else word
            if not time_like(nxt, lexicon):
                begin = n + 1 if dated else at
                break
    return begin


def closing(words: list[Word], begin: int, end: int, lexicon: Lexicon) -> int:
    """Where a clause that the report adds begins: after a semicolon, or a comma and "but", "though"."""
    for n in range(begin + 2, end - 2):
        if words[n].low == ";" or (words[n].low == "," and lexicon.has(words[n + 1].low, "closing")):
            return n
    return end


def _next_saying(words: list[Word], begin: int, of: Hit, hits: list[Hit], lexicon: Lexicon) -> int:
    """Where a second act of saying of the same speaker begins ("..., dan menyatakan ...", "..., adding that ...")."""
    for hit in hits:
        if hit.first <= begin or hit.cue.voice not in ("active", "free") or hit.cue.takes == "hedged":
            continue
        at = hit.first
        while at - 1 > begin and lexicon.has(words[at - 1].low, "adverb") and not _joins(words[at - 1], lexicon):
            at -= 1
        before = words[at - 1]
        low = words[hit.first].low
        running = lexicon.has(low, "participle") or lexicon.shaped(low, "gerund")
        if running and (before.low == "," or before.marked):
            return at
        if at - 1 >= begin + 2 and _joins(before, lexicon):
            stance = of.cue.kind != "speech" and lexicon.has(before.low, "and")
            if stance or words[at - 2].low == "," or _alike(words, of, hit, lexicon):
                return at - 1
        if hit.cue.voice == "free" and (other := _other_subject(words, begin, of, hit.first, lexicon)):
            return other
    return len(words)


def _other_subject(words: list[Word], begin: int, of: Hit, end: int, lexicon: Lexicon) -> int:
    """Where a clause with a subject of its own begins ("..., but Ann said ..."); 0 if the cue has none."""
    for n in range(end - 1, max(begin + 2, end - NAMING), -1):
        word = words[n]
        if word.low in {",", ";"}:
            first = n + 1 + (_joins(words[n + 1], lexicon) or lexicon.has(words[n + 1].low, "conjunction"))
            led = lexicon.has(words[0].low, "opening") or lexicon.shaped(words[of.first].low, "gerund")
            if first >= end or (word.low == "," and first == n + 1 and not led):
                return 0  # only an opening clause ("Noting that ..., Ann said ...") needs no word that joins
            named = can_name(words, first, end, lexicon) or lexicon.has(words[first].low, "apposition")
            return n if named else 0
        bound = lexicon.has(word.low, "relative") or lexicon.has(word.low, "complement") or word.marked
        if bound or (not word.capital and lexicon.verbal(word.low) and not lexicon.has(word.low, "adverb")):
            return 0
    return 0


def _alike(words: list[Word], one: Hit, other: Hit, lexicon: Lexicon) -> bool:
    """Whether two verbs have the form of the past, so that "and" joins the two."""
    return lexicon.shaped(words[one.first].low, "past") and lexicon.shaped(words[other.first].low, "past")


def _joins(word: Word, lexicon: Lexicon) -> bool:
    return lexicon.has(word.low, "coordination")


def _fits(words: list[Word], hit: Hit, begin: int, content: Range, lexicon: Lexicon) -> bool:
    """Whether what follows a cue is what the cue takes."""
    told = begin > hit.last and lexicon.has(words[begin - 1].low, "complement")
    takes = hit.cue.takes
    if takes == "marked" and not told:
        return words[content.first].marked or _introduced(words, content, lexicon) != content
    if content.last - content.first < 2 and not any_marked(words, content):
        return False
    if lexicon.has(words[content.first].low, "anaphor") and _only_points(words, content, lexicon):
        return False
    first = words[content.first].low
    if hit.cue.voice == "free" and not told and words[begin].low != "," and lexicon.has(first, "preposition"):
        return False
    if told or takes == "clause":
        return True
    if takes == "quoted":
        return any_marked(words, content)
    if takes == "told":
        return words[content.first].marked or words[begin].low in {",", ":"}
    if takes == "hedged":
        return any(
            lexicon.has(word.low, "hedge") for word in words[content.first : min(content.last, content.first + LOOK)]
        )
    return any_marked(words, content) or is_clause(words, content.first, content.last, lexicon)


def _only_points(words: list[Word], content: Range, lexicon: Lexicon) -> bool:
    """Whether the words said only point to what was said ("hal itu seusai rapat")."""
    at = content.first
    while at < content.last and lexicon.has(words[at].low, "anaphor"):
        at += 1
    return at == content.last or words[at].low == "," or lexicon.has(words[at].low, "preposition")


def _introduced(words: list[Word], content: Range, lexicon: Lexicon) -> Range:
    """A quotation of its own that a comma or colon introduces, or a comma ends, is all that was said."""
    if words[content.first].marked and content.first + 1 < content.last:
        after = words[content.first + 1]
        if after.low in SEPARATORS or words[content.first].low == '",' or lexicon.has(after.low, "participle"):
            return Range(content.first, content.first + 1)
    for n in range(content.first + 1, content.last):
        part = words[n].fragment and words[n - 1].low == ","
        if words[n].marked and words[n - 1].low in {",", ":"} and n >= content.last - 1 and not part:
            return Range(n, n + 1)
    return content
