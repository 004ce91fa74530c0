"""`python -m tools.train_stories [--data DIR]`: the weights of the pair score, `language/any/stories.json`.

Logistic regression (L2, Newton's method) over the measures of `runut.link.pairs` on candidate pairs of four labelled
sets, each set given the same weight; across languages on documents of translated news against all others. Beside each
set whole, its reports are taken with dates, titles and outlets missing, and in small random briefs, where a report's
best partner is no good one. `--crossval` trains on half of the stories and scores the other half.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from random import Random
from zlib import crc32

import msgspec
import numpy as np
from msgspec.structs import replace

from bench.data import rows
from bench.stories import Labelled, b_cubed, labelled, report
from runut.link.pairs import Likeness
from runut.link.profile import profiles
from runut.link.stories import candidates, together
from runut.link.surroundings import agreement
from runut.link.trees import Trees, shares
from runut.records import Report
from tools.boosting import boost

PLACE = Path(__file__).parent.parent / "src/runut/language/any/stories.json"
JOINS = [n / 100 for n in range(20, 71, 5)]
SMALL, SMALL_SHARE = 300, 0.4
RELATED = 0.15
EVIDENCE = {
    "terms", "head", "title", "title_in_less", "title_in_more", "names", "names_in_more", "numbers", "copied", "quoted",
}  # fmt: skip
Pairs = list[tuple[tuple[int, int], dict[str, float], float]]


def measured(found: Labelled) -> tuple[Likeness, Pairs, list[str]]:
    """Candidate pairs of a collection with their measures and whether they tell one story; labels by position."""
    gold = {one.id: label for one, label in found}
    outlets = {one.id: one.outlet for one, _ in found}
    seen = profiles([one for one, _ in found], ())
    likeness = Likeness(seen, [outlets[one.id] for one in seen])
    labels = [gold[one.id] for one in seen]
    pairs = likeness.measures(candidates(likeness))
    return likeness, [((i, j), one, float(labels[i] == labels[j])) for (i, j), one in pairs.items()], labels


def small_briefs(found: Labelled, random: Random) -> list[Pairs]:
    """Pairs of briefs of a few reports, half of them of one story."""
    by_story: dict[str, Labelled] = {}
    for one in found:
        by_story.setdefault(one[1], []).append(one)
    many = sorted(name for name, members in by_story.items() if len(members) > 1)
    pairs = measured(found)[1]
    near: dict[int, list[int]] = {}
    for (i, j), _, same in pairs:
        if not same:
            near.setdefault(i, []).append(j)
            near.setdefault(j, []).append(i)
    ordered = sorted(found, key=lambda one: one[0].id)
    places = {one.id: at for at, (one, _) in enumerate(ordered)}
    briefs = [measured(bared(found, random))[1]]
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
        briefs.append(measured(bared(brief, random) if number % 2 else brief)[1])
    return briefs


def bared(found: Labelled, random: Random) -> Labelled:
    """The reports with dates, titles or outlets of some taken away, as pages come."""

    def bare(one: Report) -> Report:
        missing = [field for field in ("published", "title", "outlet") if random.random() < 0.5]
        return replace(one, **dict.fromkeys(missing))

    return [(bare(one), gold) for one, gold in found]


def fit(samples: list[tuple[dict[str, float], float, float]], l2: float) -> dict[str, float]:
    """Weights by name, "1" the constant. Samples: measures, 1 or 0, weight of the sample.

    What is evidence of one story may weigh nothing, never less: such measures are left out and the rest fitted anew.
    """
    left = {name for measures, _, _ in samples for name in measures}
    while True:
        weights = newton(samples, sorted(left), l2)
        against = {name for name in left & EVIDENCE if weights[name] < 0}
        if not against:
            return weights
        left.remove(min(against, key=lambda name: (weights[name], name)))


def newton(samples: list[tuple[dict[str, float], float, float]], names: list[str], l2: float) -> dict[str, float]:
    x = np.array([[measures.get(name, 0.0) for name in names] + [1.0] for measures, _, _ in samples])
    y, w = np.array([s[1] for s in samples]), np.array([s[2] for s in samples])
    weights = np.zeros(len(names) + 1)
    penalty = np.eye(len(weights)) * l2
    penalty[-1, -1] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (w * (p - y)) + penalty @ weights
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + penalty, slope)
        weights -= step
        if abs(step).max() < 1e-8:
            break
    return {name: round(float(value), 4) for name, value in zip([*names, "1"], weights)}


def predict(weights: dict[str, float], measures: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-weights["1"] - sum(weights.get(name, 0.0) * v for name, v in measures.items()))))


def train(sets: dict[str, list[Pairs]], small: dict[str, list[Pairs]]) -> tuple[dict[str, float], Trees]:
    """The weights of the first score, with "language", and the trees of the second. By set: its collections."""
    rows = []
    for name, large in sets.items():
        for collections, share in ((large, 1 - SMALL_SHARE), (small[name], SMALL_SHARE)):
            size = sum(map(len, collections))
            rows += [(name, pairs, 1000 * share / size) for pairs in collections]
    first = fit([(told(m, name), same, by) for name, pairs, by in rows for _, m, same in pairs], l2=0.1)
    measures, answers, by_row = [], [], []
    for name, pairs, by in rows:
        measures += second(first, pairs, name)
        answers += [same for *_, same in pairs]
        by_row += [by] * len(pairs)
    names = sorted({one for row in measures for one in row})
    x = np.array([[row.get(one, 0.0) for one in names] for row in measures])
    trees = boost(names, x, np.array(answers), np.array(by_row), rounds=80, depth=3, rate=0.15, l2=2e-4)
    return first, trees


def told(measures: dict[str, float], name: str) -> dict[str, float]:
    return {**measures, "language": float(name == "id_stories")}


def second(first: dict[str, float], pairs: Pairs, name: str) -> list[dict[str, float]]:
    """The measures of the second score."""
    scores = {pair: predict(first, told(measures, name)) for pair, measures, _ in pairs}
    by_pair = {pair: measures for pair, measures, _ in pairs}
    return [{**by_pair[pair], **more} for pair, more in agreement(scores).items()]


def evaluate(
    weights: dict[str, float], trees: Trees, found: dict[str, tuple[Pairs, list[str]]]
) -> dict[float, dict[str, float]]:
    result: dict[float, dict[str, float]] = {join: {} for join in JOINS}
    for name, (pairs, labels) in found.items():
        scores = dict(zip([one[0] for one in pairs], shares(trees, second(weights, pairs, name))))
        for join in JOINS:
            home = {at: str(n) for n, group in enumerate(together(len(labels), scores, join)) for at in group}
            result[join][name] = b_cubed([home[at] for at in range(len(labels))], labels)[2]
    return result


def within(pairs: Pairs, name: str, labels: list[str]) -> Pairs:
    """The pairs of a mixed collection of which both are of one set."""
    return [one for one in pairs if all(labels[at].partition("/")[0] == name for at in one[0])]


def best_join(scored: dict[float, dict[str, float]]) -> float:
    return max(JOINS, key=lambda join: sum(scored[join].values()))


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
    likeness, pairs, _ = measured(found)
    spoken = [one.language for one in likeness.profiles]
    wanted = [one for one in pairs if spoken[one[0][0]] != spoken[one[0][1]]]
    print("across:", len(wanted), "pairs,", sum(one[2] for one in wanted), "the same of", len(by_doc))
    positive = sum(one[2] for one in wanted)
    share = {1.0: 1000 / positive, 0.0: 1000 / (len(wanted) - positive)}
    dated = [({name: value for name, value in m.items() if name != "undated"}, same) for _, m, same in wanted]
    return fit([(m, same, share[same]) for m, same in dated], l2=1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RUNUT_DATA", "../shared/data")))
    parser.add_argument("--crossval", action="store_true")
    args = parser.parse_args()
    sets = labelled(args.data, "open")
    if args.crossval:
        pooled: dict[float, dict[str, float]] = {join: dict.fromkeys(sets, 0.0) for join in JOINS}
        for half in (0, 1):
            ours = {name: [one for one in rows if crc32(one[1].encode()) % 2 == half] for name, rows in sets.items()}
            rest = {name: [one for one in rows if crc32(one[1].encode()) % 2 != half] for name, rows in sets.items()}
            small = {name: small_briefs(found, Random(1)) for name, found in ours.items()}
            weights, trees = train({name: [measured(found)[1]] for name, found in ours.items()}, small)
            scored = evaluate(weights, trees, {name: measured(found)[1:] for name, found in rest.items()})
            for join in JOINS:
                for name in sets:
                    pooled[join][name] += scored[join][name] / 2
        for join in JOINS:
            print(join, {name: round(value, 3) for name, value in pooled[join].items()}, end=" ")
            print(round(sum(pooled[join].values()) / len(sets), 4))
        return
    whole = {name: measured(found) for name, found in sets.items()}
    whole_mixed = measured([(one, f"{name}/{gold}") for name, found in sets.items() for one, gold in found])
    small = {name: small_briefs(found, Random(1)) for name, found in sets.items()}
    mixed = {name: within(whole_mixed[1], name, whole_mixed[2]) for name in sets}
    weights, trees = train({name: [found[1], mixed[name]] for name, found in whole.items()}, small)
    scored = evaluate(weights, trees, {name: found[1:] for name, found in whole.items()})
    join = best_join(scored)
    print(join, {name: round(value, 3) for name, value in scored[join].items()})
    language = {"id": weights.pop("language")}
    content = {"same": weights, "cross": across(args.data), "language": language, "trees": msgspec.to_builtins(trees)}
    content |= {"join": join, "related": RELATED}
    PLACE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
