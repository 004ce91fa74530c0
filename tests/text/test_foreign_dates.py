"""Dates in languages without tables, by CLDR; English and Indonesian are left to their tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.foreign_dates import foreign_date

APRIL = date(2023, 4, 28)
DATES = {
    "German": ("de", "Stand: 28. April 2023, 19:20 Uhr", APRIL),
    "German, abbreviated": ("de-AT", "28. Apr. 2023", APRIL),
    "German numerals": ("de", "28.04.2023 | 9:00", APRIL),
    "French": ("fr", "Publié le 28 avril 2023 à 07h22", APRIL),
    "Spanish": ("es", "28 de abril de 2023", APRIL),
    "Portuguese": ("pt-BR", "28 de abril de 2023", APRIL),
    "Norwegian": ("nb", "28. april 2023", APRIL),
    "Turkish": ("tr", "28 Nisan 2023 Cuma", APRIL),
    "Russian": ("ru", "28 апреля 2023", APRIL),
    "Japanese": ("ja", "2023年4月28日 9時", APRIL),
    "Korean": ("ko", "2023년 4월 28일", APRIL),
    "numerals in the order of the language": ("fr", "05/04/2023", date(2023, 4, 5)),
    "year first, month before day": ("hu", "28/04/2023", None),
    "no such day": ("de", "31. April 2023", None),
    "a month without a day": ("de", "April 2023", None),
    "a language nobody speaks": ("xx", "28. April 2023", None),
    "no language": (None, "28. April 2023", None),
    "English has its own table": ("en-GB", "28 April 2023", None),
    "so has Indonesian": ("id", "28 April 2023", None),
}


@pytest.mark.parametrize(("code", "text", "day"), DATES.values(), ids=DATES)
def test_foreign_date(code: str | None, text: str, day: date | None) -> None:
    found = foreign_date(text, 0, len(text), code)
    assert (found.day if found else None) == day


@given(st.text(max_size=100), st.sampled_from(["de", "fr", "ja", "ru"]))
def test_a_date_found_stands_in_the_text(text: str, code: str) -> None:
    found = foreign_date(text, 0, len(text), code)
    assert found is None or 0 <= found.start < found.end <= len(text)
