"""What a report says that somebody thinks, wants, plans, praises, refuses or shows, without quoting them.

Theory of operation. A statement is a quote (`quotes`). "Ann criticized the plan", "the firm hopes to sell", "polls show
a lead", "her promise to stay" tell of a view in the report's own words, and nobody vouches for those words. Views are
therefore no statements of a brief; who studies stance asks for them. A view is a verb or noun of the table `views`
with a subject or owner and what the table says it takes: an object, a clause, an infinitive. It runs to the end of its
clause. What is told inside a quote or another view is theirs. Headlines are read too, whatever their capitals.

Literature: Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News" (LREC 2018), whose wide sense
of attribution this is.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.annotate.contents import contents
from runut.annotate.cues import Lexicon, Word, lexicon
from runut.annotate.draft import Draft
from runut.annotate.frames import READ, Frame, frames
from runut.annotate.lexis import VerbHelper
from runut.annotate.sayings_before import closing, subject_before
from runut.annotate.sayings_parts import ENDS, SEPARATORS, Range, is_clause, said_part
from runut.annotate.speakers import Scene
from runut.language import Row, language
from runut.records import Quote, cut

Takes = Literal["object", "clause", "infinitive", "noun_clause", "noun_infinitive"]
VERBAL: frozenset[Takes] = frozenset({"object", "clause", "infinitive"})
LONGEST = 3  # words of a form


class View(Row, frozen=True):
    """A verb or noun of a view, and what it takes: of nouns a clause (`noun_clause`) or an infinitive."""

    table: ClassVar[str] = "views"

    takes: tuple[Takes, ...]


class Held(NamedTuple):
    """A view in a frame: its verb or noun, who holds it, what it is."""

    first: int
    last: int
    holder: Range
    content: Range


def views(draft: Draft) -> Draft:
    """The draft with the views its report tells of beside its quotes, which it has already; in the form of quotes."""
    page, reader = draft.report.page, _Reader(draft.language.code)
    scene = Scene(draft, reader.known)
    told = [(quote.content[0].start, quote.content[-1].end) for quote in draft.report.quotes]
    cues = {quote.cue.start for quote in draft.report.quotes if quote.cue}
    titles = {n for n, block in enumerate(draft.report.blocks) if block.kind == "title"}
    found: list[Quote] = []
    for frame in frames(draft, reader.known, READ | {"title"}):
        inside = [pair for pair in told if pair[0] < frame.end and pair[1] > frame.start]
        for held in reader.held(frame, cues, headline=frame.block in titles):
            at = frame.words[held.first].start
            spans, kind = contents(draft, reader.known, frame, (held.content,))
            if not spans or any(start <= at < end for start, end in inside):
                continue
            inside.append((spans[0].start, spans[-1].end))
            negated = reader.negated(frame.words, held.first)
            cue = cut(page, frame.words[negated].start, frame.words[held.last - 1].end)
            speakers = scene.hear(frame, held.holder, None).speakers
            found.append(Quote(f"{draft.report.id}.v{len(found)}", kind, spans, cue, speakers))
        scene.pass_over(frame, False)
    return draft.with_report(views=tuple(found))


@cache
def _forms(code: str) -> dict[str, frozenset[Takes]]:
    found: dict[str, frozenset[Takes]] = {}
    for row in language(code).rows(View):
        for form in row.forms:
            found[form] = found.get(form, frozenset()) | set(row.takes)
    return found


class _Reader:
    """The tables of a language, and how its views are read."""

    def __init__(self, code: str) -> None:
        self.known: Lexicon = lexicon(code)
        self._forms = _forms(code)
        self._helpers = frozenset(form for row in language(code).rows(VerbHelper) for form in row.forms)

    def held(self, frame: Frame, cues: set[int], *, headline: bool) -> list[Held]:
        """The views of a frame, by where they stand; words that are `cues` of quotes are none."""
        words = frame.words
        if headline:
            words = [word._replace(capital=word.capital and word.low not in self._forms) for word in words]
        found: list[Held] = []
        at = 0
        while at < len(words):
            size = 0 if words[at].marked or (words[at].capital and at) else self._size(words, at)
            if size and words[at].start not in cues:
                takes = self._forms[_text(words, at, at + size)]
                one = self._verbal(words, at, at + size, takes) or self._nominal(words, at, at + size, takes)
                if one is not None:
                    found.append(one)
            at += max(1, size)
        return found

    def _size(self, words: list[Word], at: int) -> int:
        longest = min(LONGEST, len(words) - at)
        return next((n for n in range(longest, 0, -1) if _text(words, at, at + n) in self._forms), 0)

    def _verbal(self, words: list[Word], first: int, last: int, takes: frozenset[Takes]) -> Held | None:
        """`Ann praised the crew`, `polls show that ...`, `the firm hopes to sell`."""
        if not takes & VERBAL or last >= len(words):
            return None
        known, low = self.known, words[last].low
        told = known.has(low, "complement")
        if not told:
            if known.has(low, "infinitive"):
                fits = "infinitive" in takes
            elif "object" in takes:
                fits = not known.has(low, "preposition") and low not in SEPARATORS | ENDS
            else:
                fits = "clause" in takes and is_clause(words, last, len(words), known)
            if not fits:
                return None
        holder = self._subject(words, first)
        content = self._content(words, last + told)
        return Held(first, last, holder, content) if holder is not None and content is not None else None

    def _nominal(self, words: list[Word], first: int, last: int, takes: frozenset[Takes]) -> Held | None:
        """`her claim that ...`, `the firm's promise to ...`."""
        if not first or last >= len(words):
            return None
        known, low, owner = self.known, words[last].low, words[first - 1].low
        told = "noun_clause" in takes and known.has(low, "complement")
        if not told and not ("noun_infinitive" in takes and known.has(low, "infinitive")):
            return None
        if not known.has(owner, "possessive") and not known.shaped(owner, "owner"):
            return None
        content = self._content(words, last + told)
        return Held(first, last, Range(first - 1, first), content) if content is not None else None

    def _content(self, words: list[Word], begin: int) -> Range | None:
        """The words from `begin` to the end of their clause."""
        known = self.known
        end = closing(words, begin, len(words), known)
        for n in range(begin + 1, end - 1):
            low, after = words[n].low, words[n + 1].low
            main = known.has(words[0].low, "opening") and (words[n + 1].capital or known.has(after, "pronoun"))
            own = known.has(after, "relative") or known.has(after, "contrast") or known.shaped(after, "gerund")
            if low == "," and (main or own):
                end = n  # after an opening clause the comma brings the main one
            elif known.has(low, "coordination") and not words[n + 1].capital:
                verb = after in self._forms or after in known.cues or known.shaped(after, "past")
                end = n if verb else end
            elif known.has(low, "added"):
                end = n
            if end == n:
                break
        return said_part(words, begin, end, known) if begin < end else None

    def _subject(self, words: list[Word], first: int) -> Range | None:
        """The words that name who holds the view of the verb at `first`; None where it is no finite verb of one."""
        known, at = self.known, first
        while at and self._helps(words[at - 1].low):
            at -= 1
        helpers = {word.low for word in words[at:first]}
        low, before = words[first].low, words[at - 1]
        running, passive = known.shaped(low, "gerund"), any(known.has(word, "passive_aux") for word in helpers)
        if not at or any(known.has(word, "infinitive") for word in helpers) or (passive and not running):
            return None
        joined = known.has(before.low, "and") or before.low == ","
        if running and not passive:
            return self._opening(words, at - 1) if joined or known.has(before.low, "opening") else None
        if known.has(before.low, "possessive") or (known.has(before.low, "apposition") and not helpers):
            return None
        if not helpers and not self._agrees(before, low):
            return None
        if known.has(before.low, "coordination"):
            return self._opening(words, at - 1)
        if known.has(before.low, "relative"):
            return Range(at - 1, at)
        bound = known.has(before.low, "preposition") or known.has(before.low, "conjunction")
        return None if bound else subject_before(words, at, 0, known)

    def negated(self, words: list[Word], first: int) -> int:
        """Where a view's cue begins: with the negation among its helpers ("does not want"), else with the verb."""
        at = found = first
        while at and self._helps(words[at - 1].low):
            at -= 1
            found = at if self.known.has(words[at].low, "negation") else found
        return found

    def _helps(self, low: str) -> bool:
        known = self.known
        return (
            low in self._helpers
            or known.has(low, "negation")
            or known.has(low, "adverb")
            or known.shaped(low, "manner")
        )

    def _agrees(self, before: Word, low: str) -> bool:
        """Whether a verb without helpers may follow a word as its predicate: plurals take the bare form, if any do."""
        known = self.known
        if known.shaped(low, "past") or not known.inflects:
            return True
        plural = known.shaped(before.low, "plural_shape")
        if known.shaped(low, "third"):
            return before.capital or not plural
        return plural or known.has(before.low, "pronoun") or known.has(before.low, "and")

    def _opening(self, words: list[Word], end: int) -> Range | None:
        """The words up to the first verb of the frame: the subject that a joined or running verb shares."""
        for n in range(1, end):
            if not words[n].capital and (self.known.verbal(words[n].low) or words[n].low in self._forms):
                return Range(0, n)
        return None


def _text(words: list[Word], first: int, last: int) -> str:
    return words[first].low if last == first + 1 else " ".join(word.low for word in words[first:last])
