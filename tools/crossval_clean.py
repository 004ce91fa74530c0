"""Cleaning in cross-validation, for `python -m tools.crossval clean`: the figures of the bench, by page and by outlet.

Neither the labeller nor the forests saw the page they clean, nor its other form (HTML, flattened), nor, by outlet, any
page of its outlet. Peers are not run again. Three folds each: two to three minutes of one core.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pycrfsuite

from bench.clean import lines, of_row
from bench.clean_score import body_of, heads, mean_f1, segment_f1, shingle_f1
from bench.clean_sets import SETS, Gold
from bench.data import rows
from runut.clean import body, clean, labels
from runut.clean.forest import Forest
from runut.records import Page, Report
from tools import clean_data
from tools.clean_data import Sample, flat, html_of
from tools.train_clean import Parts, first_looks, fit_forests, fold_models, parts_of, samples

Found = dict[tuple[str, str], tuple[Page, Gold]]  # by kind of input and key


def cross_validated(data: Path) -> dict[str, float]:
    """All figures, with `cv_page.` and `cv_outlet.` before their keys."""
    gold, marked, known = samples(data)
    pages = {name: extraction(data, name) for name in SETS}
    others = [Sample(key, page, (), ()) for found in pages.values() for (_, key), (page, _) in found.items()]
    every = [*gold, *marked, *known]
    figures: dict[str, float] = {}
    for by in ("page", "outlet"):
        parts = parts_of([*others, *every], by)
        with tempfile.TemporaryDirectory() as folder:
            models = fold_models(gold, marked, data, parts, Path(folder))
            looked = first_looks(every, models, parts)
            forests = [fit_forests([one for one in looked if one[0].key not in out]) for out in parts]
            figures |= {f"cv_{by}.{key}": value for key, value in _figures(data, pages, parts, models, forests).items()}
    return figures


def extraction(data: Path, name: str) -> Found:
    """The pages of an extraction set, from HTML and flattened."""
    found: Found = {}
    known = rows(data, f"extract_{name}", "open")
    for row, one in zip(known, SETS[name](known), strict=True):
        key = clean_data.key_of(name, row)
        html = html_of(data, f"extract_{name}", one.file)
        page = clean_data.marked(key, html, one.url)
        found["html", key] = (page or Page(source=key, media_type="text/html", text="", url=one.url), one)
        found["flat", key] = (Page(source=key, media_type="text/plain", text=flat(html), url=one.url), one)
    return found


def _figures(
    data: Path, pages: dict[str, Found], parts: Parts, models: list[pycrfsuite.Tagger], forests: list[dict[str, Forest]]
) -> dict[str, float]:
    labelled = {row["id"]: row for row in rows(data, "id_lines", "open")}
    given: dict[str, Report] = {}
    reports: dict[tuple[str, str], Report] = {}
    for out, crf, known in zip(parts, models, forests, strict=True):
        with _with(crf, known):
            given |= {key: of_row(labelled[key]) for key in sorted(labelled.keys() & out)}
            for found in pages.values():
                reports |= {told: clean([page])[0] for told, (page, _) in found.items() if told[1] in out}
    figures = lines([labelled[key] for key in sorted(labelled)], [given[key] for key in sorted(labelled)])
    for name, found in pages.items():
        score = shingle_f1 if name == "scrapinghub" else segment_f1 if name == "trafilatura" else mean_f1
        for kind in ("html", "flat"):
            own = [(reports[told], gold) for told, (_, gold) in found.items() if told[0] == kind]
            if own:
                figures[f"{name}.{kind}_f1"] = score([(body_of(report), gold) for report, gold in own])
            if own and kind == "html":
                figures |= {f"{name}.{key}": value for key, value in heads(own).items()}
    return figures


@contextmanager
def _with(crf: pycrfsuite.Tagger, forests: dict[str, Forest]) -> Iterator[None]:
    """Clean with these weights instead of those shipped."""
    before = labels.tagger, body.forest
    labels.tagger, body.forest = (lambda: (crf, b"")), forests.__getitem__  # type: ignore[assignment]
    try:
        yield
    finally:
        labels.tagger, body.forest = before
