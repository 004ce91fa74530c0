"""Weights of the second look at HTML pages (`runut.clean.markup`): a logistic regression, fitted by Newton's method.

Theory of operation. Its measures rest on the labels of the first look, so the pages it learns from are labelled by
models that never saw them. A line is of the body where 60 % of its word 4-grams stand in the gold body; a line too
short to tell goes with its neighbours. Each page weighs the same, and in it a line by the root of its length: a page of
ten thousand teasers says no more than a short one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.clean.labels import Label
from runut.clean.lines import Line, lines_of
from runut.clean.markup import MOST, measures
from runut.clean.settled import settled
from runut.records import Page
from tools.clean_data import SHORT, bodies, html_of, marked, norm, shingles

OUT = Path("src/runut/language/any/clean.blocks.json")
HELD = 0.8  # share of the gold body that the page's lines must hold
BODY = 0.6  # share of a line's 4-grams in the gold body from which it is of it
PENALTY = 100.0  # of squared weights, the measures scaled to unit deviation
STEPS = 25
Floats = NDArray[np.float64]


class Marked(NamedTuple):
    """A page with hints and whether each of its lines is of the gold body."""

    key: str
    page: Page
    lines: tuple[Line, ...]
    body: tuple[bool, ...]


def pages(data: Path) -> Iterator[Marked]:
    """The pages of the extraction sets whose lines hold their gold body."""
    for key, name, file, url, body, _ in bodies(data):
        page = marked(key, html_of(data, name, file), url)
        if page is None or not body:
            continue
        every = lines_of(page)
        told = settled(every)
        lines = tuple(line for n, line in enumerate(every) if n not in told)
        wanted = shingles(norm(body))
        own = {gram for line in lines for gram in shingles(norm(line.text))}
        if sum(gram in own for gram in wanted) > HELD * len(wanted):
            yield Marked(key, page, lines, tuple(_body(lines, body)))


def fit(samples: Sequence[tuple[Marked, Sequence[Label]]]) -> dict[str, Any]:
    """Bias and factors from pages with their first labels."""
    x = np.vstack([measures(one.lines, labels) for one, labels in samples])
    y = np.concatenate([np.array(one.body, float) for one, _ in samples])
    w = np.concatenate([_weights(one.lines) for one, _ in samples])
    mean, deviation = x.mean(0), x.std(0)
    deviation[deviation == 0] = 1
    z = np.column_stack([(x - mean) / deviation, np.ones(len(x))])
    penalty = np.diag([*[PENALTY] * x.shape[1], 0.0])
    b = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + penalty, z.T @ (w * (y - p)) - penalty @ b)
        b += step
        if np.abs(step).max() < 1e-6:
            break
    factors = b[:-1] / deviation
    return {"bias": round(float(b[-1] - mean @ factors), 5), "factors": [round(float(f), 5) for f in factors]}


def write(known: dict[str, Any], out: Path = OUT) -> None:
    out.write_text(json.dumps(known) + "\n", encoding="utf-8")


def _weights(lines: Sequence[Line]) -> Floats:
    root: Floats = np.sqrt([min(len(line.text), MOST) for line in lines])
    result: Floats = root / root.sum() * 300
    return result


def _body(lines: Sequence[Line], body: str) -> list[bool]:
    whole = norm(body)
    grams, paragraphs = set(shingles(whole)), {norm(part) for part in body.split("\n")}
    told: list[bool | None] = []
    for line in lines:
        text = norm(line.text)
        if text in paragraphs and len(text) > 3:
            told.append(True)
        elif len(text) < SHORT:
            told.append(None if text in whole else False)
        else:
            own = shingles(text)
            told.append(sum(gram in grams for gram in own) >= BODY * len(own))
    found: list[bool] = []
    for n, one in enumerate(told):
        before = next((known for known in reversed(told[:n]) if known is not None), False)
        after = next((known for known in told[n + 1 :] if known is not None), False)
        found.append(one if one is not None else before and after)
    return found
