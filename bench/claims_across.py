"""Documents of a parallel set told as reports in two languages: which sentences meet (`parallel_ntrex_en_id`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.data import rows
from bench.scoring import prf
from runut.annotate import annotate
from runut.consolidate import cast
from runut.consolidate.align import align
from runut.consolidate.units import Unit, units
from runut.link import identify
from runut.records import Block, Report, cut


class Document(NamedTuple):
    """The units of a document and of its translation, and for each the line of the set that it stands in."""

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    lines: tuple[tuple[int, ...], tuple[int, ...]]

    def gold(self) -> set[tuple[int, int]]:
        """The sentences of both that stand in one line."""
        return {
            (x.sentence, y.sentence)
            for x, a in zip(self.left, self.lines[0])
            for y, b in zip(self.right, self.lines[1])
            if a == b
        }


def documents(data: Path, name: str, by: str, split: str) -> Iterator[Document]:
    """Documents of a parallel set as pairs of reports, some sentences left out of either as newsrooms do.

    Args:
        by: the field that tells which lines make a document.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(data, name, split):
        found.setdefault(str(row[by]), []).append(row)
    for key, lines in sorted(found.items()):
        kept = {
            "en": [n for n in range(len(lines)) if n % 3 != 1],
            "ind": [n for n in range(len(lines)) if n % 4 != 2],
        }
        made = [printed(f"{key}.{field}", [lines[n][field] for n in inside], field[:2].replace("in", "id"))
                for field, inside in kept.items()]  # fmt: skip
        reports, entities = identify([annotate(report) for report in made])
        named = cast(entities)
        left, right = (units(report, named.of(report.id)) for report in reports)
        if left and right:
            sides = zip(reports, (left, right), kept.values())
            first, second = (tuple(in_[r.sentences[u.sentence].block] for u in us) for r, us, in_ in sides)
            yield Document(left, right, (first, second))


def printed(key: str, lines: Sequence[str], code: str) -> Report:
    """A report of these paragraphs."""
    texts = [" ".join(line.split()) for line in lines]
    starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(len(texts))]
    page = "\n".join(texts)
    blocks = tuple(Block("paragraph", cut(page, at, at + len(text))) for at, text in zip(starts, texts))
    return Report(
        id=key, source=key, also_at=(), media_type="text/plain", page=page, language=code, outlet=None, title=None,
        deck=None, dateline=None, byline=(), published=None, credits=(), keywords=(), blocks=blocks, dropped=(),
    )  # fmt: skip


def links(document: Document) -> set[tuple[int, int]]:
    """The sentences of both that some claim holds."""
    found = align(document.left + document.right)
    report = document.left[0].report
    pairs = set()
    for group in found.groups:
        inside = [unit for n in group for unit in found.wordings[n].units]
        mine, yours = ([u.sentence for u in inside if (u.report == report) == side] for side in (True, False))
        pairs |= {(a, b) for a in mine for b in yours}
    return pairs


def translations(data: Path, split: str) -> dict[str, float]:
    """Links between the sentences of documents and their translations."""
    counts = [0, 0, 0]
    for document in documents(data, "parallel_ntrex_en_id", "doc", split):
        ours, gold = links(document), document.gold()
        for n, size in enumerate((ours & gold, ours, gold)):
            counts[n] += len(size)
    return {"ntrex.alignment_f1": prf(*counts)[2]} if counts[2] else {}
