"""How the story is told: the wording of each claim, their order, and the story's head.

The order is an inverted pyramid: what many independent sources carry, what leads the reports and stands in their
titles, what speaks of the story's main actors comes first. A sentence that hangs on the one before ("he", "this", the
rest of a quotation) follows it. A claim is told in the words of the member that says most among those of the
best-carried report, but not in a number that nobody else has where others tell it without; never in words of our own.
A sentence that states two claims tells neither, where another tells only the one. What one report alone has is told
where it matters as much as what several have.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from runut.consolidate.cast import Cast
from runut.consolidate.hanging import hangs
from runut.consolidate.units import Unit, Word
from runut.records import Attribution, Claim, Interval, Member, Report, Text, cut

LEAD = 0.6  # weight of standing early
HEAD = 0.8  # weight of the words of titles
BACKING = 1.0  # weight of being carried by many
CENTRE = 0.5  # weight of the story's main actors
HANGING = 0.3  # weight lost by what is not understood alone
MOST_ACTORS, MOST_PLACES = 8, 5
TITLE = 120
FAR = 40  # wordings tried to give a claim words of its own
MARKS = "\"“”„«»'`‘"
OWN = 4  # content words that words of a claim's own need
FIRST = 12  # claims told in any case


class Wording(NamedTuple):
    """Words that may tell a claim: a unit, and the text of the member that it is or stands in."""

    unit: Unit
    text: str


class Centre(NamedTuple):
    """What a story is about: the share of each entity in its mentions, of each word in its titles; keys as in units."""

    names: Mapping[str, float]
    heads: Mapping[str, float]


def weight(units: Sequence[Unit], independent: int, reports: int, of: int, centre: Centre) -> float:
    """How far up a claim belongs; more is higher."""
    first: dict[str, float] = {}
    for unit in units:
        first[unit.report] = min(first.get(unit.report, 1.0), unit.place)
    early = 1 - sum(first.values()) / len(first)
    names = {word.key for unit in units for word in unit.words if word.kind == "name"}
    central = min(1.0, sum(centre.names.get(name, 0.0) for name in sorted(names)))
    heads = max(sum(centre.heads.get(key, 0.0) for key in sorted({word.key for word in u.words})) for u in units)
    backing = (0.5 * independent + 0.5 * reports) / max(1, of)
    back = HANGING if all(map(hangs, units)) else 0.0
    return LEAD * early + HEAD * heads + BACKING * backing + CENTRE * central - back


def wordings(
    units: Sequence[Unit],
    members: Sequence[Member],
    carried: Mapping[str, int],
    twice: Collection[tuple[str, int, int]] = (),
    main: str | None = None,
) -> tuple[Wording, ...]:
    """The words that may tell a claim, best first: its own, whole before part, of the best-carried report, the fullest.

    Args:
        carried: how many shared claims each report states.
        twice: units that state another claim too, by report and where they begin and end.
        main: the language of most reports, in which a claim is told where it can be.
    """
    stated = Counter(
        key for _, key in sorted({(u.report, w.key) for u in units for w in u.words if w.kind == "number"})
    )
    several = len({unit.report for unit in units}) > 1

    def unfit(unit: Unit) -> tuple[bool, ...]:
        alone = several and any(stated[word.key] == 1 for word in unit.words if word.kind == "number")
        foreign = main is not None and unit.language != main
        return _content(unit) < OWN, foreign, hangs(unit), (unit.report, unit.start, unit.end) in twice, alone

    fits = {(unit.report, unit.start): unfit(unit) for unit in units}
    least = min(fits.values())
    fullest = max(_content(unit) for unit in units if fits[unit.report, unit.start] == least)
    ordered = sorted(
        sorted(units, key=lambda u: u.report, reverse=True),
        key=lambda u: (
            fits[u.report, u.start],
            _content(u) < 0.7 * fullest,
            -carried.get(u.report, 0),
            -_content(u),
        ),
    )
    found: dict[str, Wording] = {}
    for unit in ordered:
        for one in members:
            if one.report == unit.report and one.span.start <= unit.start and unit.end <= one.span.end:
                found.setdefault(one.span.text.casefold(), Wording(unit, one.span.text))
    return tuple(found.values())


def tellers(options: Sequence[Sequence[Wording]]) -> tuple[Wording, ...]:
    """The words of each claim, no two in the same ones where that can be: earlier claims choose first."""
    taken: dict[str, int] = {}
    chosen: dict[int, Wording] = {}

    def place(n: int, tried: set[str]) -> bool:
        free = (one for one in options[n] if one.text.casefold() not in taken)
        for one in (*free, *options[n]):
            key = one.text.casefold()
            if key in tried or len(tried) > FAR:
                continue
            tried.add(key)
            if key not in taken or place(taken[key], tried):
                taken[key], chosen[n] = n, one
                return True
        return False

    for n in range(len(options)):
        if not place(n, set()):
            chosen[n] = options[n][0]
    return tuple(chosen[n] for n in range(len(options)))


def passages(
    told: Sequence[Sequence[Unit]], tellers: Sequence[Wording], reports: Mapping[str, Report]
) -> tuple[int, ...]:
    """The order of claims (indexes): a sentence that hangs on the one before follows it, where both are claims.

    Args:
        told: the units of each claim.
        tellers: the words of each claim.
    """
    place = {(one.unit.report, one.unit.sentence, one.unit.part): n for n, one in reversed([*enumerate(tellers)])}
    for n, units in enumerate(told):
        for unit in units:
            place.setdefault((unit.report, unit.sentence, unit.part), n)
    parts = {(unit.report, unit.sentence): unit.parts for units in told for unit in units}

    def before(n: int) -> int | None:
        """The claim that the words of claim `n` hang on."""
        unit = tellers[n].unit
        report = reports[unit.report]
        if not (hangs(unit) or goes_on(unit, report)):
            return None
        if unit.part:
            return place.get((unit.report, unit.sentence, unit.part - 1))
        other = unit.sentence - 1
        if other < 0 or report.sentences[other].block != report.sentences[unit.sentence].block:
            return None
        return place.get((unit.report, other, parts.get((unit.report, other), 1) - 1))

    ahead = [before(n) for n in range(len(tellers))]
    behind: dict[int, list[int]] = {}
    for n, at in enumerate(ahead):
        if at is not None and at != n:
            behind.setdefault(at, []).append(n)
    done: dict[int, None] = {}
    for n in range(len(tellers)):
        first = n
        seen = {n}
        while (at := ahead[first]) is not None and at not in done and at not in seen:
            first = at
            seen.add(at)
        waiting = [first]
        while waiting:
            one = waiting.pop()
            if one not in done:
                done[one] = None
                waiting.extend(reversed(behind.get(one, [])))
    return tuple(done)


def goes_on(unit: Unit, report: Report) -> bool:
    """Whether a unit begins inside a quotation that was opened before."""
    return bool(unit.words) and unit.words[0].said and report.page[unit.start] not in MARKS


def chosen(weights: Sequence[float], shared: Sequence[bool]) -> tuple[bool, ...]:
    """Which claims tell the story: those of several reports, and others that weigh as much as half of them."""
    several = sorted(one for one, is_shared in zip(weights, shared, strict=True) if is_shared)
    if several and len(weights) > FIRST:
        least = several[len(several) // 2]
        return tuple(is_shared or one >= least for one, is_shared in zip(weights, shared, strict=True))
    first = sorted(weights, reverse=True)[:FIRST]
    return tuple(bool(first) and one >= first[-1] for one in weights)


def chain(unit: Unit, report: Report) -> tuple[Attribution, ...]:
    """The chain of sources of a unit's words, nearest first: of a quote or event in it, else its sentence's."""
    for quote in report.quotes:
        if quote.attribution and any(c.start < unit.end and c.end > unit.start for c in quote.content):
            return quote.attribution
    for event in report.events:
        if event.attribution and unit.start <= event.trigger.start < unit.end:
            return event.attribution
    number = bisect_right(report.sentences, unit.start, key=lambda one: one.span.start) - 1
    own = report.sentences[number].chain if number >= 0 else None
    return report.chains[own] if own is not None else ()


def centre(reports: Sequence[Report], cast: Cast, outside: Sequence[Unit]) -> Centre:
    """What the reports and their titles are about.

    Args:
        outside: units of titles, decks and captions.
    """
    titles: list[set[str]] = []
    for report in reports:
        spans = [block.span for block in report.blocks if block.kind == "title"]
        inside = [u for u in outside if u.report == report.id and any(s.start <= u.start < s.end for s in spans)]
        titles.append({word.key for unit in inside for word in unit.words if word.kind != "light"})
    heads = Counter(key for title in titles for key in title)
    most = sum(sum(heads[key] for key in title) for title in titles) / max(1, len([t for t in titles if t]))
    return Centre(_centrality(reports, cast), {key: count / most for key, count in sorted(heads.items())})


def main_language(reports: Sequence[Report]) -> str | None:
    """The language of most reports, if most are in one."""
    ((code, count),) = Counter(report.language for report in reports).most_common(1)
    return code if 2 * count > len(reports) else None


def _centrality(reports: Sequence[Report], cast: Cast) -> dict[str, float]:
    counts = Counter(entity.id for report in reports for _, entity in cast.of(report.id))
    total = max(counts.values(), default=1)
    return {"@" + key: count / total / 2 for key, count in sorted(counts.items())}


def actors(reports: Sequence[Report], cast: Cast) -> tuple[str, ...]:
    """Who the story is about: entities by events they act in, words they say, and mentions."""
    score: Counter[str] = Counter()
    for report in reports:
        for event in report.events:
            score.update(dict.fromkeys((*event.actors, *event.recipients), 2))
        for quote in report.quotes:
            score.update({s.entity: 2 for s in quote.speakers if s.entity})
        for mention, entity in cast.of(report.id):
            if entity.type in ("person", "organization") or (entity.type == "place" and mention.as_ == "metonym"):
                score[entity.id] += 1
    entities = cast.entities(report.id for report in reports)
    named = {key for key, entity in entities.items() if entity.name[:1].isupper()}
    ranked = sorted(score.items(), key=lambda kv: (-kv[1], kv[0]))
    return tuple(key for key, count in ranked if count and key in named)[:MOST_ACTORS]


def places(reports: Sequence[Report], cast: Cast) -> tuple[str, ...]:
    """Where it happened: places of events, then places named most."""
    score: Counter[str] = Counter(e.place for r in reports for e in r.events if e.place for _ in range(3))
    for report in reports:
        score.update(e.id for m, e in cast.of(report.id) if e.type == "place" and m.as_ == "name")
    return tuple(key for key, count in sorted(score.items(), key=lambda kv: (-kv[1], kv[0])) if count)[:MOST_PLACES]


def title(
    reports: Sequence[Report],
    shared: Mapping[str, int],
    claims: Sequence[Claim],
    centre: Centre,
    outside: Sequence[Unit],
) -> str:
    """The title that says most of what several titles say; the first claim's words where no report has one.

    Args:
        shared: how many shared claims each report states; decides between titles that say as much.
        outside: units of titles, decks and captions.
    """
    titled = [(report, report.title) for report in reports if report.title is not None]
    if not titled:
        text = claims[0].text if claims else ""
        return text if len(text) <= TITLE else text[:TITLE].rsplit(" ", 1)[0] + "…"
    main = main_language(reports)
    least = min(centre.heads.values(), default=0.0)

    def rank(one: tuple[Report, Text]) -> tuple[bool, float, int, str]:
        report, text = one
        keys = {w.key for unit in outside if unit.report == report.id for w in unit.words if _within(w, text)}
        said = sum(value for key, value in sorted(centre.heads.items()) if key in keys and value > least)
        return main is not None and report.language != main, -round(said, 9), -shared.get(report.id, 0), report.id

    return min(titled, key=rank)[1].text


def _within(word: Word, text: Text) -> bool:
    return text.start is not None and text.end is not None and text.start <= word.start < text.end


def interval(reports: Sequence[Report]) -> Interval | None:
    """From the first to the last day of what the reports tell as news: dated events near their publication."""
    published = [r.published for r in reports if r.published is not None and r.published.start and r.published.end]
    days = [(e.time, r) for r in reports for e in r.events if e.time is not None and e.time.start and e.time.end]
    near = [
        time
        for time, report in days
        if report.published is not None and report.published.end and time.start and time.end
        and abs((report.published.end - time.end).days) <= 7 and (time.end - time.start).days <= 7
        and time.start <= report.published.end
    ]  # fmt: skip
    chosen = near or published
    if not chosen:
        return None
    start = min(one.start for one in chosen if one.start)
    end = max(one.end for one in chosen if one.end)
    shown = sorted({(e.report, e.span.start, e.span.end): e for one in chosen for e in one.evidence}.items())
    return Interval(start, end, "inferred", tuple(e for _, e in shown))


def member(report: Report, start: int, end: int) -> Member:
    """A member of a claim: its span, and the quotes and events that stand in it."""
    quotes = tuple(q.id for q in report.quotes if any(c.start < end and c.end > start for c in q.content))
    events = tuple(e.id for e in report.events if start <= e.trigger.start < end)
    return Member(report.id, cut(report.page, start, end), quotes, events)


def content(unit: Unit) -> frozenset[str]:
    """The keys of a unit's content words."""
    return frozenset(word.key for word in unit.words if word.kind != "light")


def _content(unit: Unit) -> int:
    return sum(word.kind != "light" for word in unit.words)
