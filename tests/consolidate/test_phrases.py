"""What of a sentence that two reports share only one of them tells."""

from __future__ import annotations

import pytest

from runut.annotate import annotate
from runut.consolidate import cast
from runut.consolidate.phrases import only_there
from runut.consolidate.units import units
from runut.link import identify
from tests.consolidate.stories import report

CASES = {
    "a place": (
        "id",
        "Bupati meresmikan pasar ikan itu di Lamongan.",
        "Bupati meresmikan pasar ikan itu.",
        ["di Lamongan"],
        [],
    ),
    "a day on one side, a giver on the other": (
        "en",
        "The cooperative repaired the old market on Tuesday.",
        "The cooperative repaired the old market with a loan from the bank.",
        ["on Tuesday"],
        ["with a loan", "from the bank"],
    ),
    "the same in another order": (
        "id",
        "Pada Selasa, koperasi memperbaiki pasar lama di Lamongan.",
        "Koperasi memperbaiki pasar lama di Lamongan pada Selasa.",
        [],
        [],
    ),
}


@pytest.mark.parametrize(("code", "one", "other", "first", "second"), CASES.values(), ids=CASES)
def test_phrases_only_there(code: str, one: str, other: str, first: list[str], second: list[str]) -> None:
    made = [report(key, text, language=code) for key, text in (("a", one), ("b", other))]
    reports, entities = identify([annotate(each) for each in made])
    named = cast(entities)
    sides = [units(each, named.of(each.id)) for each in reports]
    found = only_there(*sides, *reports, named.entities(each.id for each in reports))
    assert [[span.text for span in side] for side in found] == [first, second]
