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


def test_a_sentence_of_two_days_stands_at_both():
    text = "Peraturan pasar itu ditetapkan pada 16 April 2025 dan diundangkan pada 21 April 2025."
    told = story(report("r1", text, day=DAY))
    assert [entry.time.start for entry in told.timeline] == [date(2025, 4, 16), date(2025, 4, 21)]


def test_what_is_only_said_on_a_day_is_told_apart():
    text = '"Gudang kapas kami penuh dan harga belum naik," kata Ketua Koperasi Joko Susilo, Senin (11/8/2025).'
    told = story(report("r1", text, day=DAY))
    (entry,) = told.timeline
    assert entry.said == entry.claims == (told.claims[0].id,)


def test_hours_of_a_day_stand_in_their_order():
    late = "Pasar ikan di Tegal dibuka kembali pada Selasa (12/8/2025) pukul 15.30 WIB."
    early = "Gudang kapas di Pekalongan terbakar pada Selasa (12/8/2025) pukul 04.10 WIB."
    told = story(report("r1", late, early, day=DAY))
    (entry,) = told.timeline
    texts = {claim.id: claim.text for claim in told.claims}
    assert [texts[id_] for id_ in entry.claims] == [early, late]
