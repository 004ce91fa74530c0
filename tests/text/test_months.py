"""Human and machine dates are read to days, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.language import language
from runut.text.months import find_dates, parse_date

READ = {
    "a month named in Indonesian": ("18 Juni 2025", "id", "2025-06-18"),
    "an abbreviated month between weekday and clock": ("Rabu, 18 Jun 2025 15:57 WIB", "id", "2025-06-18"),
    "glued to what stands before": (", Jurnalis-Rabu, 18 Juni 2025 |17:57 WIB", "id", "2025-06-18"),
    "numerals, day first in Indonesian": ("Rabu (4/9/2019)", "id", "2019-09-04"),
    "a year of two figures": ("12/03/21", "id", "2021-03-12"),
    "an American date": ("March 3, 2021", "en", "2021-03-03"),
    "an ordinal": ("3rd May 2021", "en", "2021-05-03"),
    "an English month on an Indonesian page": ("18 August 2025", "id", "2025-08-18"),
    "ISO 8601": ("2025-06-18T23:30:00+07:00", "id", "2025-06-18"),
    "compact": ("20250618", "id", "2025-06-18"),
    "numerals that only one order allows": ("09/23/2019", "en", "2019-09-23"),
    "numerals that the weekday decides": ("Wednesday, 4/9/2019", "en", "2019-09-04"),
    "numerals that nothing decides": ("4/9/2019", "en", None),
    "no such day": ("31 Februari 2020", "id", None),
    "no date at all": ("satu dua tiga", "id", None),
    "a day and month without a year": ("18 Juni", "id", None),
    "a fraction of numbers": ("1.2.3.4.5", "id", None),
}


@pytest.mark.parametrize(("words", "code", "day"), READ.values(), ids=READ.keys())
def test_date(words, code, day):
    other = "en" if code == "id" else "id"
    assert parse_date(words, (language(code), language(other))) == (date.fromisoformat(day) if day else None)


def test_offsets_frame_the_date_itself():
    text = "Terbit: Rabu, 18 Juni 2025 | 10:00, lalu 2025-06-19."
    found = find_dates(text, 0, len(text), (language("id"),))
    assert [text[one.start : one.end] for one in found] == ["18 Juni 2025", "2025-06-19"]


@given(st.dates(date(1980, 1, 1), date(2069, 12, 31)), st.text(alphabet="ab ,(", max_size=8))
def test_a_date_in_iso_8601_is_found_in_any_words(day, words):
    text = f"{words} {day.isoformat()} {words}"
    (found,) = find_dates(text, 0, len(text), (language("id"),))
    assert (found.day, text[found.start : found.end]) == (day, day.isoformat())


@given(st.text(alphabet="0123456789/-. JuniMay,", max_size=40))
def test_dates_stand_in_order_and_apart(text):
    at = 0
    for one in find_dates(text, 0, len(text), (language("id"), language("en"))):
        assert at <= one.start < one.end <= len(text)
        at = one.end
