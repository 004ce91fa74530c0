"""Whether two reports tell one story, and why: measures of likeness, weighed by trained scores in two steps.

What holds: reports of one event share rare words, above all in title and lead, and names; copies and common quotations
are all but proof.
What misleads: the running thread (yesterday's session of the same trial shares nearly every name). So a pair is also
measured against the best partner either has in the collection, and by the days between. That partner is no copy: beside
two reprints of one dispatch an independent report would always look far off. A title or a date may be missing or wrong:
no single measure decides. The fewer reports, the likelier that whoever gathered them had one event in mind. Short
texts have lower cosines than long ones, hence the length. Reports in two languages
share only names, numbers and entities, and have weights of their own.

A first score (logistic regression, L2) looks at the pair and its surroundings; the second (boosted trees) adds whether
the two agree about all others (surroundings.py).

Weights: `language/any/stories.json`, trained by `tools/train_stories.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log, sqrt

import msgspec

from runut.link.profile import Profile
from runut.link.rarity import Rarity, Vector, dot
from runut.link.shingles import shared, shingles
from runut.link.surroundings import Pair, agreement, surroundings
from runut.link.trained import trained
from runut.link.trees import Trees, shares

RUN, EVERY = 4, 2  # words of a run, and one in how many runs is looked at
FEWEST_RUNS = 8  # runs looked at, from which a share of them means anything
QUOTED_RUN = 5
UNLIKE = 0.06
"""Reports in one language whose terms have a lower cosine are not compared further."""
COPY = 0.12
"""Share of a report's runs from which its partner is a copy: copies make no rival of an independent report."""
FLOOR = 0.3
"""A best partner's cosine counts at least this: in a brief of two reports each is the other's best partner."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Trained weights of the pair score.

    Fields:
        same: weight of each measure for two reports in one language; `cross`: in two languages.
        language: what is added for pairs in that language: how alike news in it is anyway.
        trees: the second score of pairs in one language.
        join: least mean score at which two groups of reports are one story; `related`: are of one thread.
    """

    same: dict[str, float]
    cross: dict[str, float]
    language: dict[str, float]
    trees: Trees
    join: float
    related: float


@cache
def weights() -> Weights:
    """The shipped weights."""
    return trained("stories.json", Weights)


class Likeness:
    """Measures of likeness between the reports of a collection.

    Args:
        profiles: ordered by id.
        outlets: the outlet of each report, None where unknown.
    """

    def __init__(self, profiles: Sequence[Profile], outlets: Sequence[str | None]) -> None:
        self.profiles = profiles
        self.outlets = outlets
        rarity = self.rarity = Rarity(profiles)
        self.terms = [rarity.vector(one.terms, one.language) for one in profiles]
        self.names = [rarity.vector(one.names, one.language) for one in profiles]
        self.heads = [rarity.vector(dict.fromkeys(one.head, 1.0), one.language) for one in profiles]
        self.titles = [rarity.vector(dict.fromkeys(one.title, 1.0), one.language) for one in profiles]
        self.numbers = [rarity.vector(dict.fromkeys(one.numbers, 1.0), one.language) for one in profiles]
        self.runs = [shingles(one.words, RUN, EVERY) for one in profiles]
        self.quotes = [
            frozenset(run for quoted in one.quoted for run in shingles(quoted, QUOTED_RUN)) for one in profiles
        ]

    def measures(self, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], dict[str, float]]:
        """The measures of the pairs of positions that are at all alike; `pairs` hold every report's best partners."""
        code = [one.language for one in self.profiles]
        cosines = {(i, j): dot(self.terms[i], self.terms[j]) for i, j in pairs}
        alike = {(i, j): cosine for (i, j), cosine in cosines.items() if code[i] != code[j] or cosine >= UNLIKE}
        copied = {(i, j): self._copied(i, j) for i, j in alike if code[i] == code[j]}
        around = surroundings({pair: alike[pair] for pair in copied}, copied, COPY)
        best = [FLOOR] * len(self.profiles)
        for (i, j), share in copied.items():
            if share < COPY:
                best[i], best[j] = max(best[i], alike[i, j]), max(best[j], alike[i, j])
        return {
            (i, j): {**self._within(i, j, cosine, copied[i, j], best), **around[i, j]}
            if code[i] == code[j]
            else self._across(i, j, cosine)
            for (i, j), cosine in alike.items()
        }

    def _copied(self, i: int, j: int) -> float:
        """The share of the smaller report's runs of words that stand in the other."""
        smaller = min(len(self.runs[i]), len(self.runs[j]))
        return shared(self.runs[i], self.runs[j]) / smaller if smaller >= FEWEST_RUNS else 0.0

    def _within(self, i: int, j: int, cosine: float, copied: float, best: Sequence[float]) -> dict[str, float]:
        a, b = self.profiles[i], self.profiles[j]
        title = sorted((_mass(self.titles[i], b.terms), _mass(self.titles[j], a.terms)))
        names = max(_mass(self.names[i], b.terms), _mass(self.names[j], a.terms))
        lengths = sorted((len(self.terms[i]), len(self.terms[j])))
        return {
            "terms": sqrt(cosine),
            "head": sqrt(dot(self.heads[i], self.heads[j])),
            "title": dot(self.titles[i], self.titles[j]),
            "title_in_less": title[0],
            "title_in_more": title[1],
            "names": sqrt(dot(self.names[i], self.names[j])),
            "names_in_more": names,
            "numbers": dot(self.numbers[i], self.numbers[j]),
            "copied": sqrt(copied),
            "quoted": float(not self.quotes[i].isdisjoint(self.quotes[j])),
            "of_best": (min(1.0, cosine / best[i]) + min(1.0, cosine / best[j])) / 2,
            "shorter": log(1 + lengths[0]) - 5,
            "longer": log(1 + lengths[1]) - 5,
            "few": 1 / len(self.profiles),
            "one_outlet": float(self.outlets[i] is not None and self.outlets[i] == self.outlets[j]),
            **_days(a, b),
        }

    def _across(self, i: int, j: int, cosine: float) -> dict[str, float]:
        a, b = self.profiles[i], self.profiles[j]
        return {
            "terms": sqrt(cosine),
            "names": sqrt(dot(self.names[i], self.names[j])),
            "numbers": dot(self.numbers[i], self.numbers[j]),
            "shorter": log(1 + min(len(self.terms[i]), len(self.terms[j]))) - 5,
            **_days(a, b),
        }


def scores(measures: Mapping[Pair, Mapping[str, float]], languages: Sequence[str]) -> dict[Pair, float]:
    """The share of pairs so alike that tell one story, for each pair of a collection.

    Args:
        measures: as `Likeness.measures` gives them.
        languages: of the reports, by position.
    """
    first = {
        (i, j): score(found, languages[i] if languages[i] == languages[j] else None)
        for (i, j), found in measures.items()
    }
    within = {(i, j): value for (i, j), value in first.items() if languages[i] == languages[j]}
    second = shares(weights().trees, [{**measures[pair], **more} for pair, more in agreement(within).items()])
    return {**first, **dict(zip(within, second))}


def score(measures: Mapping[str, float], code: str | None) -> float:
    """The first score of a pair, 0 to 1.

    Args:
        measures: as `Likeness.measures` gives them.
        code: the language of both reports; None where they differ.
    """
    trained = weights()
    by = trained.same if code else trained.cross
    total = by["1"] + (trained.language.get(code, 0.0) if code else 0.0)
    total += sum(by.get(name, 0.0) * value for name, value in measures.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _mass(vector: Vector, words: Mapping[str, float]) -> float:
    """The share of a vector that stands on `words`."""
    return sum([weight * weight for word, weight in vector.items() if word in words])


def _days(a: Profile, b: Profile) -> dict[str, float]:
    if a.day is None or b.day is None:
        return {"undated": 1.0}
    apart = abs(a.day - b.day)
    return {"days": min(apart, 6) / 6, "other_day": float(apart > 0)}
