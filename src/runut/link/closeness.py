"""How close two reports are, as a reader would grade them: 0 for unrelated, 1 for the same.

Not whether they tell one story (pairs.py), which hangs on what else there is, but how much of what the one says the
other says too. A linear sum of the measures of a pair (measures.py), other weights across languages; with the encoder
also the cosines of the beginnings and of what follows, which is what can tell across languages without shared names.

Weights: `language/any/closeness.json`, trained by `tools/train_closeness.py` on graded pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from runut.language import trained
from runut.link.entry import entry
from runut.link.measures import MEASURES, cosines
from runut.link.profile import HEAD, TEXT, profiles
from runut.link.rarity import Rarity
from runut.link.snapshot import SHIPPED, Snapshot
from runut.link.trees import Trees, shares
from runut.records import Report
from runut.text.vectors import Vectors

BEGINNING = 420
"""Code points of the beginning that the encoder reads."""
WITHIN = (
    "terms", "head", "title_in_more", "names", "names_in_more", "numbers", "copied", "quoted", "meaning", "shorter",
    "longer",
)  # fmt: skip
ACROSS = ("terms", "names", "names_in_more", "numbers")
DIGITS, UNIT = 3, 10_000

Floats = NDArray[np.float64]


class Graders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two that grade, whose mean counts: weights of each of `features`, the constant last; and boosted trees."""

    linear: tuple[float, ...]
    trees: Trees


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Graders without and with the encoder; the mean vector of news in each language, in units of 1 / `UNIT`."""

    plain: Graders
    sense: Graders
    means: dict[str, tuple[int, ...]]


def closeness(one: Report, other: Report, *, encoder: Vectors | None = None, snapshot: Snapshot = SHIPPED) -> float:
    """How close two reports are, 0 to 1, in steps of .001.

    Args:
        encoder: see `runut.text.vectors.encoder`; without it two reports in two languages are graded by their names
            and numbers alone.
        snapshot: the statistics words are weighed by.
    """
    (found,) = closenesses([(one, other)], encoder=encoder, snapshot=snapshot)
    return found


@cache
def weights() -> Weights:
    """The shipped weights."""
    return trained("closeness.json", Weights)


def closenesses(
    pairs: Sequence[tuple[Report, Report]], *, encoder: Vectors | None = None, snapshot: Snapshot = SHIPPED
) -> list[float]:
    """How close the reports of each pair are; see `closeness`."""
    kept = weights()
    graders = kept.plain if encoder is None else kept.sense
    found = grades(graders, features(pairs, encoder, kept.means, snapshot))
    return [1.0 if told(a) == told(b) else float(grade) for (a, b), grade in zip(pairs, found)]


def grades(graders: Graders, rows: Floats) -> Floats:
    """The grade of each row of `features`."""
    linear = (rows * np.array(graders.linear)).sum(axis=1)
    both = (np.clip(linear, 0.0, 1.0) + shares(graders.trees, rows[:, :-1])) / 2
    return np.asarray(np.round(both, DIGITS))


def features(
    pairs: Sequence[tuple[Report, Report]], encoder: Vectors | None, means: Mapping[str, Sequence[int]],
    snapshot: Snapshot,
) -> Floats:  # fmt: skip
    """What is weighed of each pair, the constant last."""
    reports = {report.id: report for pair in pairs for report in pair}
    rarity = Rarity((), snapshot)
    entries = {one.id: entry(one, None, rarity) for one in profiles(list(reports.values()), ())}
    rows = np.stack([cosines(entries[a.id], [entries[b.id]])[1][0] for a, b in pairs])
    across = np.array([[float(a.language != b.language)] for a, b in pairs])
    within = rows[:, [MEASURES.index(name) for name in WITHIN]] * (1 - across)
    parts = [within, rows[:, [MEASURES.index(name) for name in ACROSS]] * across, across, within[:, :1] ** 2]
    if encoder is not None:
        sense = _sense(pairs, encoder, means)
        parts += [sense, sense**2, sense * across]
    return np.concatenate([*parts, np.ones((len(pairs), 1))], axis=1)


def beginnings(reports: Sequence[Report], encoder: Vectors) -> dict[str, Floats]:
    """The vectors of the beginnings of reports, by id."""
    found: dict[str, Floats] = {}
    for code in sorted({one.language for one in reports}):
        some = {one.id: told(one)[:BEGINNING] for one in reports if one.language == code}
        vectors = encoder.encode(list(some.values()), code).astype(np.float64)
        found |= dict(zip(some, vectors))
    return found


def _sense(pairs: Sequence[tuple[Report, Report]], encoder: Vectors, means: Mapping[str, Sequence[int]]) -> Floats:
    """Cosines of beginnings, as they are and from the middle of all news in their language."""
    reports = {one.id: one for pair in pairs for one in pair}
    vectors = beginnings(list(reports.values()), encoder)
    middle = {code: np.array(mean) / UNIT for code, mean in means.items()}
    anywhere = np.mean(list(middle.values()), axis=0) if middle else 0.0
    centred = {name: vectors[name] - middle.get(one.language, anywhere) for name, one in reports.items()}
    return np.round([[_cosine(by[a.id], by[b.id]) for by in (vectors, centred)] for a, b in pairs], DIGITS)


def _cosine(a: Floats, b: Floats) -> float:
    return float(a @ b) / max(1e-9, float(np.linalg.norm(a) * np.linalg.norm(b)))


def told(report: Report) -> str:
    """Title and kept text of a report, one after the other."""
    title = [report.title.text] if report.title and report.title.start is None else []
    blocks = [one.span.text for one in report.blocks if one.kind in TEXT | HEAD]
    return " ".join(" ".join([*title, *blocks]).split())
