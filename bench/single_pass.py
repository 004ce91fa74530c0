"""The baseline of `bench.stories`: a single pass by TF-IDF and time, as streams of news are usually clustered.

Each report joins the cluster whose centroid has the highest cosine, damped by the days between, or opens one (as in
Miranda et al. 2018, without their training). Word counts are those of the reports so far and of the shipped background.
The threshold is the one that is best on the open sets mixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp, log, sqrt

from runut.link.profile import profiles
from runut.link.snapshot import background
from runut.records import Report

LEAST = 0.25
DAMPING = 3.0  # days
TELLING = 1.5  # nats a word must tell to look for clusters by it


class Cluster:
    """Sum of the vectors of its reports."""

    def __init__(self, name: str) -> None:
        self.name, self.sum, self.days = name, defaultdict[str, float](float), list[int]()

    def add(self, vector: dict[str, float], day: int | None) -> None:
        """Take a report in."""
        for word, weight in vector.items():
            self.sum[word] += weight
        if day is not None:
            self.days.append(day)

    def near(self, vector: dict[str, float], day: int | None, length: float) -> float:
        """The cosine with the centroid, damped by the days to the nearest report."""
        cosine = sum(weight * self.sum[word] for word, weight in vector.items() if word in self.sum) / length
        if day is None or not self.days:
            return cosine
        apart = min(abs(day - other) for other in self.days)
        return cosine * exp(-(apart**2) / (2 * DAMPING**2))


def single_pass(reports: Sequence[Report], least: float = LEAST) -> dict[str, str]:
    """The cluster of each report by id, in the order given."""
    seen = {one.id: one for one in profiles(reports, ())}
    sizes: dict[str, int] = {}
    counts: dict[str, dict[str, int]] = {}
    clusters: list[Cluster] = []
    filed: dict[str, dict[int, None]] = {}
    home = {}
    for report in reports:
        one = seen[report.id]
        size, known = background(one.language)
        own = counts.setdefault(one.language, {})
        sizes[one.language] = sizes.get(one.language, 0) + 1
        for word in one.terms:
            own[word] = own.get(word, 0) + 1
        whole = 1 + size + sizes[one.language]
        rare = {word: log(whole / (1 + known.get(word, 0) + own[word])) for word in one.terms}
        raw = {word: max(0.0, rare[word]) * (1 + log(max(1.0, count))) for word, count in one.terms.items()}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vector = {word: weight / length for word, weight in raw.items()}
        telling = sorted(vector, key=lambda word: (-vector[word], word))[:30]
        near = sorted({at for word in telling if rare[word] > TELLING for at in filed.get(word, ())})
        scored = [(clusters[at].near(vector, one.day, _length(clusters[at])), -at) for at in near]
        best, at = max(scored, default=(0.0, 0))
        if best < least:
            clusters.append(Cluster(f"c{len(clusters)}"))
            at = 1 - len(clusters)
        clusters[-at].add(vector, one.day)
        for word in telling:
            filed.setdefault(word, {})[-at] = None
        home[report.id] = clusters[-at].name
    return home


def _length(cluster: Cluster) -> float:
    return sqrt(sum(weight * weight for weight in cluster.sum.values())) or 1.0
