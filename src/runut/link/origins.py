"""The unseen sources that reports of one story share, each once, and what the reports themselves call it.

Theory of operation. Two reports that share text rest on one thing. What is it? Where most of what they share is the
speech of one person (or house) in both, it is what that speaker said, and however many reports quote it, it is one
source. Elsewhere it has no name at first; pairs that share the same sentences rest on the same, so a pair joins the
source whose sentences it shares, two such sources a pair connects are one, and else it makes a new one. At the end a
source without a name is called by those who speak in most of it, if anybody does; else it stays unnamed. Reports that
print one text nearly word for word share more than speech, so no speaker makes their source. Nothing is invented: a
name is a speaker that both reports give the words to, a medium the one that the most of the reports state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from runut.link.align import Match
from runut.link.dependence import Dependence
from runut.link.profile import Profile
from runut.records import Quote, Report

MOSTLY = 0.5
"""Least share of what a pair has in common that one speaker says, for it to be the speaker's statement."""
SAME = 0.7
"""Least share of what a pair has in common that stands in what a source's reports have in common."""
SPOKEN, SECOND = 0.4, 0.5
"""Least share of what reports of an unnamed source have in common that its speakers say; the second by the first."""
MOST_SPEAKERS = 2


class Origin(NamedTuple):
    """An unseen source of several reports.

    Fields:
        members: positions of its reports.
        speakers: entity ids of whose words it is; () where unknown. `medium`: how it was said, as reports state it.
    """

    members: tuple[int, ...]
    speakers: tuple[str, ...]
    medium: str | None


class _Pair(NamedTuple):
    i: int
    j: int
    score: float
    weights: Mapping[tuple[int, int], float]  # of the sentences of i and j in common, by report and line
    speech: Mapping[str, float]  # what each speaker says of it in both
    whole: float
    named: bool  # whether a speaker may make its source
    across: bool  # whether they are in two languages


class _Source:
    def __init__(self, speaker: str | None) -> None:
        self.speaker = speaker
        self.speakers: tuple[str, ...] = ()  # of most of it, where none says most of a pair
        self.pairs: list[_Pair] = []
        self.lines: set[tuple[int, int]] = set()

    def add(self, pair: _Pair) -> None:
        self.pairs.append(pair)
        self.lines.update(pair.weights)

    def holds(self, pair: _Pair) -> float:
        """The share of what the pair has in common that stands in what this source's reports have in common.

        A translation follows its original from end to end: two reports in one language that share a few sentences of
        it have not their text from there, so the share of the translated is what counts then.
        """
        inside = [
            sum(w for (at, line), w in pair.weights.items() if at == one and (at, line) in self.lines)
            for one in (pair.i, pair.j)
        ]
        share = max(inside) / pair.whole if pair.whole else 0.0
        if any(one.across != pair.across for one in self.pairs):
            told = [len({line for line in self.lines if line[0] == one}) for one in (pair.i, pair.j)]
            mine = [len([line for line in pair.weights if line[0] == one]) for one in (pair.i, pair.j)]
            share = min(share, max(m / n for m, n in zip(mine, told) if n) if any(told) else 0.0)
        return share


def origins(
    shared: Mapping[tuple[int, int], Dependence], reports: Sequence[Report], seen: Sequence[Profile]
) -> tuple[Origin, ...]:
    """The unseen sources of pairs of reports that share text.

    Args:
        shared: dependent pairs (i, j), i < j, of positions, that nothing closer explains.
        reports, seen: of the story, by position.
    """
    speech = {at: _Speech(reports[at]) for pair in shared for at in pair}
    pairs = [_pair(i, j, found, speech, seen) for (i, j), found in shared.items()]
    sources: list[_Source] = []
    for pair in sorted(pairs, key=lambda one: (not _speaker(one), -one.score, one.i, one.j)):
        speaker = _speaker(pair)
        home = next((one for one in sources if one.speaker == speaker), None) if speaker else None
        if home is None:
            near = sorted(
                ((-one.holds(pair), at) for at, one in enumerate(sources) if speaker is None or one.speaker is None)
            )
            close = [sources[at] for share, at in near if -share >= SAME]
            home = close[0] if close else None
            for other in close[1:]:
                if home is not None and (home.speaker is None or other.speaker is None):
                    home = _merged(sources, home, other)
        if home is None:
            home = _Source(speaker)
            sources.append(home)
        home.speaker = home.speaker or speaker
        home.add(pair)
    for source in [one for one in sources if one.speaker is None]:
        source.speakers = _speakers(source)
        same = next((one for one in sources if one.speaker in source.speakers), None)
        if same is not None:
            _merged(sources, same, source)
    return tuple(_origin(one, speech) for one in sources)


def _merged(sources: list[_Source], one: _Source, other: _Source) -> _Source:
    kept, gone = (one, other) if one.speaker or not other.speaker else (other, one)
    for pair in gone.pairs:
        kept.add(pair)
    sources.remove(gone)
    return kept


class _Speech:
    """Whose words stand where in a report."""

    def __init__(self, report: Report) -> None:
        self._quotes = [
            (span.start, span.end, frozenset(one.entity for one in quote.speakers if one.entity), quote)
            for quote in report.quotes
            for span in quote.content
        ]

    def speakers(self, start: int, end: int) -> frozenset[str]:
        """Entity ids of who speaks in `page[start:end]`."""
        return frozenset().union(*(who for a, b, who, _ in self._quotes if a < end and b > start))

    def quotes(self, speaker: str) -> Iterable[Quote]:
        """The quotes of a speaker."""
        return (quote for *_, who, quote in self._quotes if speaker in who)


def _pair(i: int, j: int, found: Dependence, speech: Mapping[int, _Speech], seen: Sequence[Profile]) -> _Pair:
    weights: dict[tuple[int, int], float] = {}
    spoken: dict[str, float] = {}
    for match in found.alignment.matches:
        weight = _weight(match, seen[i], seen[j])
        weights[i, match.i] = weights[j, match.j] = weight
        ours, theirs = (
            speech[at].speakers(line.start, line.end)
            for at, line in ((i, seen[i].lines[match.i]), (j, seen[j].lines[match.j]))
        )
        for speaker in sorted(ours & theirs):
            spoken[speaker] = spoken.get(speaker, 0.0) + weight
    if not weights:  # only formulas and runs in common, as where hundreds print one text: any line may be it
        weights = {(at, line): 1.0 for at in (i, j) for line in range(len(seen[at].lines))}
    whole = sum(weights.values()) / 2
    return _Pair(i, j, found.score, weights, spoken, whole, found.relation == "rewrite", found.across)


def _weight(match: Match, a: Profile, b: Profile) -> float:
    return match.alike * min(len(a.lines[match.i].words), len(b.lines[match.j].words))


def _speaker(pair: _Pair) -> str | None:
    """Who says most of what a pair has in common."""
    best = min(pair.speech, key=lambda one: (-pair.speech[one], one), default=None)
    return best if pair.named and best is not None and pair.speech[best] >= MOSTLY * pair.whole else None


def _speakers(source: _Source) -> tuple[str, ...]:
    """Who speaks in most of what the reports of an unnamed source have in common."""
    if not all(pair.named for pair in source.pairs):
        return ()
    spoken: dict[str, float] = {}
    for pair in source.pairs:
        spoken.update(pair.speech)
    best = sorted(spoken, key=lambda one: (-spoken[one], one))[:MOST_SPEAKERS]
    best = [one for one in best if spoken[one] >= SECOND * spoken[best[0]]]
    enough = sum(spoken[one] for one in best) >= SPOKEN * sum(pair.whole for pair in source.pairs)
    return tuple(best) if enough else ()


def _origin(source: _Source, speech: Mapping[int, _Speech]) -> Origin:
    members = tuple(sorted({at for pair in source.pairs for at in (pair.i, pair.j)}))
    speakers = (source.speaker,) if source.speaker else source.speakers
    media = Counter(
        medium
        for at in members
        for medium in sorted({quote.medium for one in speakers[:1] for quote in speech[at].quotes(one) if quote.medium})
    )
    most = [one for one in media if media[one] == max(media.values())]
    return Origin(members, speakers, most[0] if len(most) == 1 else None)
