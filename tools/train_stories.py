"""`python -m tools.train_stories [--data DIR]`: the weights of the pair score, `language/any/stories.json`.

A first score (logistic regression, L2, Newton's method) over the measures of a pair and its surroundings, a second
(boosted trees) with the agreement of first scores, on the pairs of four labelled sets, each set given the same weight;
across languages on documents of translated news against all others. Beside each set whole, its reports are taken with
dates, titles and outlets missing, and in small random briefs, where a report's best partner is no good one.

`--crossval` scores every set whole by models that have not seen the stories concerned, then trains on all sets but one
and scores that one.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

import msgspec
import numpy as np
from msgspec.structs import replace

from bench.data import rows
from bench.scoring import b_cubed
from bench.stories import Labelled, labelled, report
from runut.link.entry import entry
from runut.link.measures import MEASURES
from runut.link.pairs import FLOOR, Weights, score_first, scored, settle
from runut.link.profile import profiles
from runut.link.rarity import Rarity
from runut.link.stories import LIKELY, together
from runut.link.surroundings import AGREEMENT, AROUND, Floats, agreement, alike, around
from runut.link.trees import Trees
from runut.link.window import NEAR, Window
from runut.records import Report
from tools.boosting import boost

PLACE = Path(__file__).parent.parent / "src/runut/language/any/stories.json"
JOINS = [n / 100 for n in range(20, 71, 5)]
SMALL, SMALL_SHARE = 300, 0.4
RELATED = 0.07
"""The least score of reports of one thread: the best F1 of related stories in `id_stories`."""
EVIDENCE = {
    "terms", "head", "title", "title_in_less", "title_in_more", "names", "names_in_more", "numbers", "copied",
    "quoted", "meaning",
}  # fmt: skip
NAMED = (*MEASURES, *AROUND)
ROUNDS, FOLDS = 200, 4
JOIN = 0.5
"""The least mean score that joins: the best of held out stories. Those trained on are told apart too well."""
NONE = Trees((), (), (), (), 0.0)


class Collection(NamedTuple):
    """Reports side by side, their labels by place, and the pairs worth scoring: where they stand, whether the same."""

    window: Window
    labels: list[str]
    rows: np.ndarray
    columns: np.ndarray
    same: np.ndarray


def collected(found: Labelled) -> Collection:
    gold = {one.id: label for one, label in found}
    outlets = {one.id: one.outlet for one, _ in found}
    seen = profiles([one for one, _ in found], ())
    rarity = Rarity(seen)
    window = Window()
    for one in seen:
        made = entry(one, outlets[one.id], rarity)
        window.add(made, window.measure(made))
    labels = [gold[one.id] for one in seen]
    i, columns = np.nonzero(alike(window))
    j = window.near[i, columns]
    once = (i < j) | ~(window.near[j, :NEAR] == i[:, None]).any(axis=1)
    i, columns, j = i[once], columns[once], j[once]
    same = np.array([labels[a] == labels[b] for a, b in zip(i.tolist(), j.tolist())], dtype=float)
    return Collection(window, labels, i, columns, same)


def small_briefs(found: Labelled, random: Random) -> list[Collection]:
    """Collections of a few reports, half of them of one story, beside the whole with fields missing."""
    by_story: dict[str, Labelled] = {}
    for one in found:
        by_story.setdefault(one[1], []).append(one)
    many = sorted(name for name, members in by_story.items() if len(members) > 1)
    whole = collected(found)
    near: dict[int, list[int]] = {}
    others = whole.window.near[whole.rows, whole.columns]
    for i, j, same in zip(whole.rows.tolist(), others.tolist(), whole.same):
        if not same:
            near.setdefault(i, []).append(j)
            near.setdefault(j, []).append(i)
    ordered = sorted(found, key=lambda one: one[0].id)
    places = {one.id: at for at, (one, _) in enumerate(ordered)}
    briefs = [collected(bared(found, random))]
    for number in range(SMALL):
        members = by_story[random.choice(many)]
        brief = (
            random.sample(members, min(len(members), random.choice((2, 3, 5, 8, 14)))) if random.random() < 0.7 else []
        )
        rivals = [ordered[n] for one, _ in brief[:1] for n in near.get(places[one.id], ())]
        if rivals and number % 3 == 0:
            brief += random.sample(rivals, min(2, len(rivals)))
        elif number % 3 == 1 or not brief:
            brief += random.sample(found, 3)
        brief = list({one.id: (one, gold) for one, gold in brief}.values())
        briefs.append(collected(bared(brief, random) if number % 2 else brief))
    return briefs


def bared(found: Labelled, random: Random) -> Labelled:
    """The reports with dates, titles or outlets of some taken away, as pages come."""

    def bare(one: Report) -> Report:
        missing = [field for field in ("published", "title", "outlet") if random.random() < 0.5]
        return replace(one, **dict.fromkeys(missing))

    return [(bare(one), gold) for one, gold in found]


def fit(x: Floats, y: Floats, w: Floats, names: list[str], l2: float) -> dict[str, float]:
    """Weights by name, "1" the constant: x (n, names), y 1 or 0, w the weight of each row.

    What is evidence of one story may weigh nothing, never less: such measures are left out and the rest fitted anew.
    """
    left = [at for at in range(len(names)) if x[:, at].any()]
    while True:
        found = newton(x[:, left], y, w, l2)
        weights = dict(zip([*(names[at] for at in left), "1"], found))
        against = [name for name in weights if name in EVIDENCE and weights[name] < 0]
        if not against:
            return {name: round(float(value), 4) for name, value in weights.items()}
        left.remove(names.index(min(against, key=lambda name: (weights[name], name))))


def newton(x: Floats, y: Floats, w: Floats, l2: float) -> Floats:
    x = np.concatenate([x, np.ones((len(x), 1))], axis=1)
    weights = np.zeros(x.shape[1])
    penalty = np.eye(len(weights)) * l2
    penalty[-1, -1] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (w * (p - y)) + penalty @ weights
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + penalty, slope)
        weights -= step
        if abs(step).max() < 1e-8:
            break
    return weights


def first_table(one: Collection) -> Floats:
    """Measures, surroundings and whether the pair is Indonesian.

    That a date is missing is no measure: it told the sets without dates from the others, not stories.
    """
    known = one.window.codes.index("id") if "id" in one.window.codes else -1
    own = one.window.measures[one.rows, one.columns].astype(float)
    bias = (one.window.code[one.rows] == known)[:, None].astype(float)
    return np.concatenate([own, around(one.window, one.rows, one.columns), bias], axis=1)


def train(sets: dict[str, list[Collection]], small: dict[str, list[Collection]]) -> Weights:
    """By set its large collections and its small ones; `join` and `cross` are empty."""
    shares = []
    for name, large in sets.items():
        for collections, share in ((large, 1 - SMALL_SHARE), (small[name], SMALL_SHARE)):
            size = sum(len(one.rows) for one in collections)
            shares += [(one, 1000 * share / size) for one in collections if len(one.rows)]
    tables = [first_table(one) for one, _ in shares]
    y = np.concatenate([one.same for one, _ in shares])
    w = np.concatenate([np.full(len(one.rows), by) for one, by in shares])
    same = fit(np.concatenate(tables), y, w, [*NAMED, "language"], l2=0.1)
    bias = {"id": same.pop("language", 0.0)}
    trained = Weights(same, {"1": -9.0}, bias, NONE, 0.0, RELATED)
    second, kept, counted = [], [], []
    for (one, _), table in zip(shares, tables):
        where = np.nonzero(alike(one.window))
        score_first(one.window, *where, trained)
        high = one.window.first[one.rows, one.columns] >= FLOOR
        kept.append(high)
        counted.append(each_report(one, high))
        more = agreement(one.window, one.rows[high], one.columns[high])
        second.append(np.concatenate([table[high, :-1], more], axis=1))
    high = np.concatenate(kept)
    w = w[high] * np.concatenate(counted)
    trees = boost([*NAMED, *AGREEMENT], np.concatenate(second), y[high], w, rounds=ROUNDS, depth=3, rate=0.15, l2=2e-4)
    return msgspec.structs.replace(trained, trees=trees)


def each_report(one: Collection, high: np.ndarray) -> Floats:
    """What each pair counts, so that every report counts the same however many likely partners it has."""
    rows = one.rows[high]
    others = one.window.near[rows, one.columns[high]]
    pairs = np.bincount(np.concatenate([rows, others]), minlength=len(one.window.near))
    return np.asarray((1 / pairs[rows] + 1 / pairs[others]) / 2)


def evaluate(trained: Weights, found: dict[str, Collection]) -> dict[float, dict[str, float]]:
    result: dict[float, dict[str, float]] = {join: {} for join in JOINS}
    for name, one in found.items():
        rescored(one, trained)
        scores = scored(one.window, range(len(one.labels)), LIKELY)
        for join in JOINS:
            result[join][name] = grouped_f1(one.labels, scores, join)
    return result


def rescored(one: Collection, trained: Weights) -> None:
    one.window.dirty[:] = True
    one.window.score[:] = one.window.first[:] = 0
    settle(one.window, trained)


def grouped_f1(labels: list[str], scores: dict[tuple[int, int], float], join: float) -> float:
    likely = {pair: value for pair, value in scores.items() if value >= LIKELY}
    home = {at: str(n) for n, group in enumerate(together(len(labels), likely, join)) for at in group}
    return b_cubed([home[at] for at in range(len(labels))], labels)[2]


def only(one: Collection, name: str) -> Collection:
    """The pairs of a mixed collection of which both are of one set."""
    of = [label.partition("/")[0] == name for label in one.labels]
    others = one.window.near[one.rows, one.columns]
    kept = np.array([of[i] and of[j] for i, j in zip(one.rows.tolist(), others.tolist())])
    return one._replace(rows=one.rows[kept], columns=one.columns[kept], same=one.same[kept])


def mixture(sets: dict[str, Labelled]) -> Labelled:
    return [(one, f"{name}/{gold}") for name, found in sets.items() for one, gold in found]


def across(data: Path) -> dict[str, float]:
    """Weights across languages: each English document with its translation, against the other translations."""
    by_doc: dict[str, list[dict[str, str]]] = {}
    for row in rows(data, "parallel_ntrex_en_id", "open"):
        by_doc.setdefault(row["doc"], []).append(row)
    for row in rows(data, "parallel_bbc_en_id", "open"):
        by_doc.setdefault(f"bbc{row['block']}", []).append(row)
    found: Labelled = []
    for doc, lines in sorted(by_doc.items()):
        for code, field in (("en", "en"), ("id", "ind")):
            cuts = lines if code == "en" else lines[: max(4, 2 * len(lines) // 3)]
            text = "\n".join(line[field].strip() for line in cuts)
            found.append((report(f"{doc}.{code}", None, text, code, None, None), doc))
    one = collected(found)
    i, columns = np.nonzero(one.window.near[:, NEAR:] >= 0)
    j = one.window.near[i, NEAR + columns]
    same = np.array([one.labels[a] == one.labels[b] for a, b in zip(i.tolist(), j.tolist())], dtype=float)
    print("across:", len(same), "pairs in rows,", int(same.sum()) // 2, "the same of", len(by_doc))
    x = one.window.measures[i, NEAR + columns].astype(float)
    names = ["terms", "names", "names_in_more", "numbers", "meaning", "shorter"]
    x = x[:, [MEASURES.index(name) for name in names]]
    w = np.where(same == 1, 1000 / same.sum(), 1000 / (len(same) - same.sum()))
    return fit(x, same, w, names, l2=1.0)


def crossval(sets: dict[str, Labelled]) -> None:
    """Every set whole, each pair scored by models that saw no pair of its stories; then one set held out."""
    large, small, mixed = collections(sets)
    models = []
    for part in range(FOLDS):
        ours, ours_small = (
            {name: [without(one, part) for one in some] for name, some in by.items()} for by in (large, small)
        )
        models.append(train(ours, ours_small))
    held: dict[float, dict[str, float]] = {join: {} for join in JOINS}
    for name, one in {**{name: some[0] for name, some in large.items()}, "mixed": mixed}.items():
        scores = scored_unseen(models, one)
        for join in JOINS:
            held[join][name] = grouped_f1(one.labels, scores, join)
    tell("stories held out", held)
    left: dict[float, dict[str, float]] = {join: {} for join in JOINS}
    for out, held in sets.items():
        trained = trained_on({name: found for name, found in sets.items() if name != out})
        for join, by in evaluate(trained, {out: collected(held)}).items():
            left[join] |= by
    tell("one set out", left)


def fold(label: str) -> int:
    return crc32(label.rpartition("/")[2].encode()) % FOLDS


def without(one: Collection, part: int) -> Collection:
    """The pairs that touch no story of a fold."""
    folds = np.array([fold(label) for label in one.labels])
    kept = (folds[one.rows] != part) & (folds[one.window.near[one.rows, one.columns]] != part)
    return one._replace(rows=one.rows[kept], columns=one.columns[kept], same=one.same[kept])


def scored_unseen(models: list[Weights], one: Collection) -> dict[tuple[int, int], float]:
    """The mean score of each pair by the two models that saw nothing of the story of one of both."""
    found = []
    for trained in models:
        rescored(one, trained)
        found.append(scored(one.window, range(len(one.labels)), 1e-4))
    folds = [fold(label) for label in one.labels]
    pairs = sorted({pair for scores in found for pair in scores})
    return {(i, j): sum(found[folds[at]].get((i, j), 0.0) for at in (i, j)) / 2 for i, j in pairs}


def collections(
    sets: dict[str, Labelled],
) -> tuple[dict[str, list[Collection]], dict[str, list[Collection]], Collection]:
    """By set its large collections and its small ones; all sets mixed."""
    mixed = collected(mixture(sets))
    large = {name: [collected(found), only(mixed, name)] for name, found in sets.items()}
    return large, {name: small_briefs(found, Random(1)) for name, found in sets.items()}, mixed


def trained_on(sets: dict[str, Labelled]) -> Weights:
    large, small, _ = collections(sets)
    return train(large, small)


def tell(what: str, found: dict[float, dict[str, float]]) -> None:
    for join, by in found.items():
        told = {name: round(value, 3) for name, value in by.items()}
        print(what, join, told, round(sum(by.values()) / len(by), 4), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    parser.add_argument("--crossval", action="store_true")
    args = parser.parse_args()
    sets = labelled(args.data, "open")
    if args.crossval:
        crossval(sets)
        return
    trained = trained_on(sets)
    found = {name: collected(some) for name, some in (*sets.items(), ("mixed", mixture(sets)))}
    tell("trained", evaluate(trained, found))
    trained = msgspec.structs.replace(trained, join=JOIN, cross=across(args.data))
    PLACE.write_text(json.dumps(rounded(msgspec.to_builtins(trained)), indent=1) + "\n", encoding="utf-8")


def rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, Iterable) and not isinstance(value, str) else value


if __name__ == "__main__":
    main()
