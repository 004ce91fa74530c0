"""Copies are found by their runs of words, both ways round; furniture and names alone are none."""

import pytest

from runut.link.copies import copies
from runut.link.profile import profiles
from tests.link.reports import FIRE, FIRE_ALONE, MATCH, make

PIECES = FIRE.split(". ")
THAI = "ไฟไหม้ตลาดกลางเมืองในคืนวันอังคารทำให้ร้านค้าแปดสิบสี่ร้านเสียหายแต่ไม่มีผู้เสียชีวิตตำรวจกล่าวว่ายังไม่ทราบสาเหตุของเพลิงไหม้ครั้งนี้"
RUSSIAN = (
    "Пожар охватил центральный рынок города в ночь на вторник и уничтожил восемьдесят четыре торговых места. "
    "По словам начальника пожарной службы, на место выехали девять машин, никто не погиб."
)
CASES = {
    "the same text": (FIRE, FIRE, 1.0, 1.0),
    "an excerpt inside a long report": (". ".join(PIECES[:2]), f"{MATCH} {FIRE} {FIRE_ALONE}", 0.9, 0.0),
    "sentences in another order": (". ".join(PIECES[::-1]), FIRE, 0.75, 0.75),
    "Cyrillic": (RUSSIAN, RUSSIAN + " " + RUSSIAN[::-1], 1.0, 0.4),
    "a script without blanks": (THAI, THAI + "ข่าวอื่น", 1.0, 0.9),
}
NOT_COPIES = {
    "another report of the event": (FIRE, FIRE_ALONE),
    "another event": (FIRE, MATCH),
    "nothing and nothing": ("", ""),
}


@pytest.mark.parametrize(("one", "other", "of_one", "of_other"), CASES.values(), ids=CASES)
def test_found_both_ways(one, other, of_one, of_other):
    (found,) = copies(profiles([make("a", one), make("b", other)], ()))
    assert found.of_i >= of_one
    assert found.of_j >= of_other


@pytest.mark.parametrize(("one", "other"), NOT_COPIES.values(), ids=NOT_COPIES)
def test_not_found(one, other):
    assert copies(profiles([make("a", one), make("b", other)], ())) == ()


def test_a_caption_printed_by_both_is_no_copy():
    caption = "Warga melihat sisa bangunan pasar yang terbakar di Kota Bengkuring, Selasa. Foto: ANTARA/Dewi Larasati"
    reports = [make("a", MATCH, caption=caption), make("b", FIRE_ALONE, caption=caption)]
    assert copies(profiles(reports, ())) == ()


def test_what_very_many_reports_carry_makes_no_candidates():
    promo = "Dapatkan berita pilihan kami setiap pagi langsung di surel Anda dengan mendaftar di halaman ini sekarang"
    reports = [make(f"r{n:03}", f"{promo}. Naskah {n} {n * 7} {n * 13} tentang hal {n * 3}") for n in range(120)]
    assert copies(profiles(reports, ())) == ()
