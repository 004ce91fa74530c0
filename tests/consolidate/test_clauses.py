"""A sentence that states two things is two units; reasons, lists and quotations do not break it."""

from __future__ import annotations

import pytest

from bench.claims_across import printed
from runut.annotate import annotate
from runut.consolidate import cast
from runut.consolidate.units import units
from runut.link import identify

TWO = {
    "id": [
        "Polisi menutup jembatan itu sejak pagi, sementara pedagang pasar memindahkan dagangan ke lapangan desa.",
        "Kapal tunda menarik feri itu ke pelabuhan; petugas kesehatan memeriksa seluruh penumpang di dermaga timur.",
    ],
    "en": [
        "Police closed the bridge at dawn, while market traders carried their stalls to the village field.",
        "The council approved the new budget, but residents opposed the planned sewage works near the school.",
    ],
}
ONE = {
    "id": [
        "Panitia menyediakan beras, gula, minyak goreng, dan telur ayam bagi warga yang terdampak banjir.",
        "Polisi menutup jembatan itu karena air sungai meluap, kata warga.",
    ],
    "en": [
        "The committee handed out rice, sugar, cooking oil, and eggs to flooded families.",
        "Police closed the bridge because the river had burst its banks.",
    ],
}


def parts(text: str, code: str) -> list[str]:
    """The texts of a sentence's units."""
    reports, entities = identify([annotate(printed("a", [text], code))])
    (report,) = reports
    return [report.page[u.start : u.end] for u in units(report, cast(entities).of("a"))]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, some in TWO.items() for text in some])
def test_clauses_side_by_side_are_units_of_their_own(code: str, text: str) -> None:
    found = parts(text, code)
    assert len(found) == 2
    assert text.startswith(found[0])
    assert text.endswith(found[1])


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, some in ONE.items() for text in some])
def test_lists_and_reasons_leave_a_sentence_whole(code: str, text: str) -> None:
    assert parts(text, code) == [text]
