"""Flight numbers, registrations, vessels' and model numbers: a letter or more and figures that name one thing.

Two codes conflict where the same words stand around them, or where each report knows but one code and the same word
stands before it ("penerbangan QX 115", "penerbangan QX-151"). Other letters before the same figures are one code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.consolidate.edits import Edit
from runut.consolidate.sides import Side, difference
from runut.consolidate.units import SAID, Word
from runut.records import Difference
from runut.text.numbers import Unit as CountingUnit

CODE = re.compile(r"(?<![\w-])[A-Z]{1,4}[ -]?\d{2,5}(?!\w|[.,/]\d)")
NEXT = re.compile(r" ?(?:%|[^\W\d_]+)")

Found = re.Match[str]


def codes_of(side: Side) -> list[Found]:
    """Codes in a unit; sums of money ("USD 320") and what is counted ("PPN 10 persen") are none."""
    return _in(side, side.unit.start, side.unit.end)


def codes(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """The codes of two units that differ in their figures, one in each, between matched words."""
    pair = _pair(x, y)
    if pair is None:
        return
    one, other = pair
    for edit in found:
        if edit.before >= 1 and _inside(edit.left, one.end() - 1) and _inside(edit.right, other.end() - 1):
            yield _differs(x, one, y, other)


def lone_codes(x: Side, y: Side) -> Iterator[Difference]:
    """The only code of either report, of the same thing by the word before it, where they differ in their figures."""
    pair = _pair(x, y)
    if pair is None:
        return
    one, other = pair
    before = [_before(side, code) for side, code in ((x, one), (y, other))]
    if before[0] and before[0] == before[1] and _only(x) and _only(y):
        yield _differs(x, one, y, other)


def _pair(x: Side, y: Side) -> tuple[Found, Found] | None:
    mine, yours = codes_of(x), codes_of(y)
    if len(mine) != 1 or len(yours) != 1 or _figures(mine[0]) == _figures(yours[0]):
        return None
    return mine[0], yours[0]


def _in(side: Side, start: int, end: int) -> list[Found]:
    found = list(CODE.finditer(side.report.page, start, end))
    if not found:
        return found
    counted = {form.casefold(): row.kind for row in side.language.rows(CountingUnit) for form in row.forms}
    page = side.report.page
    behind = [NEXT.match(page, m.end()) for m in found]
    return [
        m
        for m, after in zip(found, behind, strict=True)
        if counted.get(re.sub(r"[\W\d]", "", m.group()).casefold()) != "money"
        and not (after and after.group().strip().casefold() in counted)
    ]


def _figures(code: Found) -> str:
    return re.sub(r"\D", "", code.group())


def _only(side: Side) -> bool:
    """Whether the body of a unit's report has one code alone."""
    bodies = [block.span for block in side.report.blocks if block.kind in SAID]
    return len({_figures(code) for span in bodies for code in _in(side, span.start, span.end)}) == 1


def _before(side: Side, code: Found) -> str | None:
    """The stem of the word before a code."""
    near = [word for word in side.unit.words if word.end <= code.start() and word.kind != "light"]
    return near[-1].stem if near else None


def _inside(words: Sequence[Word], at: int) -> bool:
    return any(word.start <= at < word.end for word in words)


def _differs(x: Side, one: Found, y: Side, other: Found) -> Difference:
    return difference("name", "differ.name", x.evidence(*one.span()), y.evidence(*other.span()))
