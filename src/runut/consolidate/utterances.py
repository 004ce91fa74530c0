"""One utterance, as each report gives it: in full, cut, in other words, in another language, in the report's own words.

Theory of operation. Quotations are one utterance where they share most of what the shorter one says: reports cut what
was said at different points, so containment counts, not likeness. One name of the speaker makes half enough; another
name needs nearly all, for reports do attribute one quotation to different people, or to the body one speaks for. Words
in two languages share too little to tell; there quotations are one where a claim holds both and the speaker is one.
What the reports tell in words of their own joins an utterance in the same way, never across two persons. A report's
quotations of one utterance make one rendering, in its order.

The fullest rendering in the speaker's words is what the others are held against, word by word (Ratcliff and Obershelp,
"Pattern Matching: The Gestalt Approach", 1988): what they leave out is cut, a few words in the place of a few are
drift, unless they are one word in two spellings. Where little matches at all the words are others and are not listed
one by one: two translations, a paraphrase between quotation marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from runut.consolidate.units import Unit, Word
from runut.consolidate.wording import alike, negations
from runut.language import language
from runut.records import Claim, Drift, Entity, Evidence, Quote, Rendering, RenderingRelation, Report, Utterance, cut

FEWEST = 3  # content words that two quotations must share
SHARED, OTHERS = 0.55, 0.85  # of the shorter's content: of one speaker, of two names
RAREST, COMMON = 6, 24  # keys that find candidates, and quotations of one key that are looked through
ALIGNED = 0.67  # of the shorter's content that must match for its words to be listed one by one
SMALL = 4  # words that may stand against each other as drift
GAP = 2  # content words, or twice as many words, whose lack is a cut
LONGEST = 600  # words of a rendering that are aligned

Reason = Mapping[RenderingRelation, str]
REASONS: Reason = {
    "fullest": "utterance.fullest", "same": "utterance.same", "cut": "utterance.cut", "changed": "utterance.drift",
    "reworded": "utterance.reworded", "translated": "utterance.translated", "reported": "utterance.reported",
}  # fmt: skip


class _Said(NamedTuple):
    """A quotation with its words."""

    quote: Quote
    report: str
    language: str
    words: tuple[Word, ...]
    content: frozenset[str]
    speaker: str | None
    person: bool


def utterances(
    key: str, reports: Sequence[Report], units: Sequence[Unit], claims: Sequence[Claim], entities: Mapping[str, Entity]
) -> tuple[Utterance, ...]:
    """What several reports quote, in the order of the account.

    Args:
        key: what the ids begin with.
        reports: of the story, by id.
        units: of the reports' bodies.
        claims: in the order they are told.
        entities: by id.
    """
    said = _all_said(reports, units, entities)
    groups = _groups(said, sorted(set(_one(said, claims))))
    order = {quote: n for n, quote in reversed([*enumerate(q for c in claims for m in c.members for q in m.quotes)])}
    shared = [group for group in groups if len({one.report for one in group}) > 1]
    shared.sort(key=lambda group: min((order.get(one.quote.id, len(order)), one.quote.id) for one in group))
    pages = {report.id: report.page for report in reports}
    return tuple(_utterance(f"{key}.u{n}", group, pages) for n, group in enumerate(shared))


def _all_said(reports: Sequence[Report], units: Sequence[Unit], entities: Mapping[str, Entity]) -> list[_Said]:
    words: dict[str, list[Word]] = {report.id: [] for report in reports}
    for unit in units:
        words[unit.report].extend(unit.words)
    found = []
    for report in reports:
        line = sorted(words[report.id], key=lambda word: word.start)
        starts = [word.start for word in line]
        for quote in report.quotes:
            inside = tuple(
                word
                for part in quote.content
                for word in line[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
            )
            content = frozenset(word.key for word in inside if word.kind != "light")
            speaker = next((one.entity for one in quote.speakers if one.entity), None)
            if content:
                person = speaker is not None and speaker in entities and entities[speaker].type == "person"
                found.append(_Said(quote, report.id, report.language, inside, content, speaker, person))
    return found


def _one(said: Sequence[_Said], claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of quotations that are one utterance."""
    index: dict[tuple[str, str], list[int]] = {}
    known: dict[tuple[str, str | None, frozenset[str]], int] = {}
    for n, one in enumerate(said):
        twin = known.setdefault((one.language, one.speaker, one.content), n)
        if twin != n:
            if _same(one, said[twin]):
                yield twin, n
            continue
        for key in sorted(one.content):
            index.setdefault((one.language, key), []).append(n)
    for n in sorted(known.values()):
        one, near = said[n], set[int]()
        keys = sorted(one.content, key=lambda key: (len(index[one.language, key]), key))
        for key in keys[:RAREST]:
            near.update(index[one.language, key][:COMMON])
        yield from ((n, m) for m in sorted(near) if m != n and _same(one, said[m]))
    place = {one.quote.id: n for n, one in enumerate(said)}
    for claim in claims:
        inside = sorted({place[q] for member in claim.members for q in member.quotes if q in place})
        first: dict[tuple[str, bool, str], int] = {}
        for n in inside:
            speaker = said[n].speaker
            if speaker is not None:
                first.setdefault((speaker, said[n].quote.kind == "indirect", said[n].language), n)
        by_speaker: dict[tuple[str, bool], int] = {}
        for (speaker, own, _), n in sorted(first.items()):
            if (other := by_speaker.setdefault((speaker, own), n)) != n:
                yield other, n


def _same(one: _Said, other: _Said) -> bool:
    if one.report == other.report:
        return False
    shared = len(one.content & other.content)
    if shared < FEWEST and one.content != other.content:
        return False
    own = "indirect" in (one.quote.kind, other.quote.kind)
    if own and one.person and other.person and one.speaker != other.speaker:
        return False
    least = SHARED if one.speaker is not None and one.speaker == other.speaker else OTHERS
    return shared >= least * min(len(one.content), len(other.content))


def _groups(said: Sequence[_Said], pairs: Sequence[tuple[int, int]]) -> list[list[_Said]]:
    """Utterances: the speaker's words joined with one another, then reports' own words with what they tell best."""
    home = list(range(len(said)))
    own = [one.quote.kind == "indirect" for one in said]
    best: dict[int, tuple[int, int]] = {}
    for n, m in pairs:
        if own[n] == own[m]:
            continue
        teller, told = (n, m) if own[n] else (m, n)
        best[teller] = max(best.get(teller, (0, 0)), (len(said[n].content & said[m].content), -told))
    for n, m in pairs:
        if own[n] == own[m] and not (own[n] and (n in best or m in best)):
            a, b = sorted((_root(home, n), _root(home, m)))
            home[b] = a
    for n, (_, told) in sorted(best.items()):
        home[n] = _root(home, -told)
    groups: dict[int, list[_Said]] = {}
    for n, one in enumerate(said):
        groups.setdefault(_root(home, n), []).append(one)
    return list(groups.values())


def _root(home: list[int], n: int) -> int:
    while home[n] != n:
        home[n] = home[home[n]]
        n = home[n]
    return n


def _utterance(key: str, group: Sequence[_Said], pages: Mapping[str, str]) -> Utterance:
    by_report: dict[str, list[_Said]] = {}
    for one in sorted(group, key=lambda one: (one.report, one.quote.content[0].start)):
        by_report.setdefault(one.report, []).append(one)
    ids = {report: tuple(one.quote.id for one in parts) for report, parts in by_report.items()}
    words = [[one for one in parts if one.quote.kind != "indirect"] or parts for parts in by_report.values()]
    ranked = sorted(words, key=lambda parts: (_indirect(parts), -len(_content(parts)), parts[0].report))
    full = ranked[0]
    named = Counter(one.speaker for parts in ranked for one in parts if one.speaker is not None)
    speakers = sorted(named, key=lambda one: (-named[one], one))
    time = next((one.quote.time for parts in ranked for one in parts if one.quote.time is not None), None)
    return Utterance(
        key, tuple(speakers), time, tuple(_rendering(parts, full, ids[parts[0].report], pages) for parts in ranked)
    )


def _indirect(parts: Sequence[_Said]) -> bool:
    return all(one.quote.kind == "indirect" for one in parts)


def _content(parts: Sequence[_Said]) -> frozenset[str]:
    return frozenset(key for one in parts for key in one.content)


def _rendering(
    parts: Sequence[_Said], full: Sequence[_Said], ids: tuple[str, ...], pages: Mapping[str, str]
) -> Rendering:
    relation: RenderingRelation
    report = parts[0].report
    if parts is full:
        return Rendering(report, ids, "fullest", 1.0, (), (), (), REASONS["fullest"])
    if parts[0].language != full[0].language:
        relation = "reported" if _indirect(parts) else "translated"
        return Rendering(report, ids, relation, None, (), (), (), REASONS[relation])
    x, y = (_line(one) for one in (full, parts))
    blocks = _blocks(x, y)
    matched = sum(_weight(x[a : a + size]) for a, _, size in blocks)
    if _indirect(full) and matched == _weight(x) == _weight(y):
        return Rendering(report, ids, "same", 1.0, (), (), (), REASONS["same"])
    if _indirect(parts) or matched < ALIGNED * min(_weight(x), _weight(y)):
        relation = "reported" if _indirect(parts) else "reworded"
        return Rendering(report, ids, relation, _covers(matched, x), (), (), (), REASONS[relation])
    absent = 0
    left: list[Evidence] = []
    more: list[Evidence] = []
    drift: list[Drift] = []
    a = b = 0
    for start, other, size in (*blocks, (len(x), len(y), 0)):
        gone, come = x[a:start], y[b:other]
        a, b = start + size, other + size
        lost = _shown(gone, full[0].report, pages)
        new = _shown(come, report, pages)
        inner = bool(gone and come and start < len(x) and gone[0] is not x[0])
        if _weight(gone) and _weight(come) and len(lost) == len(new) == 1 and max(len(gone), len(come)) <= SMALL:
            if _spelling(gone, come):
                matched += _weight(gone)
                continue
            if inner and _says(gone, full[0].language) and _says(come, parts[0].language):
                drift.append(Drift(lost[0], new[0]))
                continue
        if _says(gone, full[0].language) and not _moved(gone, y):
            left.extend(lost)
            absent += _gap(gone)
        if _says(come, parts[0].language) and not _moved(come, x):
            more.extend(new)
    relation = "cut" if absent else "changed" if left or drift or more else "same"
    told = _covers(matched, x)
    return Rendering(report, ids, relation, told, tuple(left), tuple(more), tuple(drift), REASONS[relation])


def _covers(matched: int, full: Sequence[Word]) -> float:
    return round(min(1.0, matched / max(1, _weight(full))), 4)


def _line(parts: Sequence[_Said]) -> list[Word]:
    return [word for one in parts for word in one.words][:LONGEST]


def _blocks(x: Sequence[Word], y: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Runs of words that stand in both; a light word alone between what differs is no run."""
    matcher = SequenceMatcher(None, [w.key for w in x], [w.key for w in y], autojunk=False)
    blocks = [tuple(block) for block in matcher.get_matching_blocks() if block.size]
    return [(a, b, size) for a, b, size in blocks if size > 2 or _weight(x[a : a + size])]


def _weight(words: Sequence[Word]) -> int:
    return sum(word.kind != "light" for word in words)


def _gap(words: Sequence[Word]) -> bool:
    return _weight(words) >= GAP or len(words) >= 2 * GAP


def _says(words: Sequence[Word], code: str) -> bool:
    """Whether words that stand on one side only say something: more than grammar, or a negation."""
    telling = any(word.kind != "light" and (len(word.text) > 2 or word.text[0].isdigit()) for word in words)
    return telling or bool(negations(words, language(code), "full", "weak"))


def _moved(words: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a few words that lack in one place stand in another."""
    content = {word.key for word in words if word.kind != "light"}
    return bool(content) and len(words) <= SMALL and content <= {word.key for word in other}


def _spelling(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    """Whether the words are the same, spelled or glued in two ways."""
    one, other = ("".join(word.text.casefold() for word in words) for words in (gone, come))
    return alike(one, other)


def _shown(words: Sequence[Word], report: str, pages: Mapping[str, str]) -> list[Evidence]:
    """The words as they stand, in pieces where the report's own words stand between."""
    page, pieces = pages[report], list[tuple[int, int]]()
    for word in words:
        between = page[pieces[-1][1] : word.start] if pieces else "\n"
        if "\n" not in between and not any(letter.isalnum() for letter in between):
            pieces[-1] = (pieces[-1][0], word.end)
        else:
            pieces.append((word.start, word.end))
    return [Evidence(report, cut(page, start, end)) for start, end in pieces]
