"""The timeline: what happened when, never when it was printed or cited."""

from datetime import date

import pytest

from tests.consolidate.stories import report, story

DAY = date(2025, 8, 13)  # a Wednesday

TOLD = {
    "a mishap has the day its sentence tells": (
        "Gudang kapas di Pekalongan terbakar pada Selasa malam.",
        (date(2025, 8, 12), date(2025, 8, 12)),
    ),
    "a week to come is told as a week": (
        "Pasar ikan di Tegal akan dibuka kembali pekan depan.",
        (date(2025, 8, 18), date(2025, 8, 24)),
    ),
    "the day of a citing dates nothing": ("Mengutip Antara pada Rabu (13/8/2025), gudang itu tua.", None),
    "a sentence without a day stands in no entry": ("Gudang itu milik sebuah koperasi petani.", None),
}


@pytest.mark.parametrize("phrase", TOLD)
def test_a_claim_stands_at_the_day_it_tells_of(phrase):
    text, wanted = TOLD[phrase]
    told = story(report("r1", text, day=DAY))
    found = [(entry.time.start, entry.time.end) for entry in told.timeline if told.claims[0].id in entry.claims]
    assert found == ([wanted] if wanted else [])
