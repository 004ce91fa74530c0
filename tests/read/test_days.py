"""A field names a day, or none where that would be guessing."""

from datetime import date

import pytest

from runut.read.days import day

JUNE = date(2025, 6, 18)
DAYS = {
    "a printed Indonesian time": ("Rabu, 18 Jun 2025 13:55 WIB", JUNE),
    "with a bar": ("12 April 2018 | 19.34 WIB", date(2018, 4, 12)),
    "an English date": ("June 18, 2025 1:55 PM", JUNE),
    "a British one": ("Wed, 18 June 2025", JUNE),
    "a mail date": ("Wed, 18 Jun 2025 13:55:00 +0700", JUNE),
    "as Unix and Java print": ("Wed Jun 18 13:55:00 WIB 2025", JUNE),
    "the same without a zone": ("Wed Jun 18 13:55:00 2025", JUNE),
    "an abbreviation of November": ("Selasa, 4 Nop 2014 08:30 WITA", date(2014, 11, 4)),
    "an abbreviation of August": ("Senin, 5 Agt 2024 19:00 WIT", date(2024, 8, 5)),
    "an ISO day": ("2025-06-18", JUNE),
    "an ISO time": ("2025-06-18T13:55:00+07:00", JUNE),
    "compact": ("20250618", JUNE),
    "seconds since 1970": (1750229700, JUNE),
    "milliseconds": (1750229700000, JUNE),
    "seconds as a string": ("1750229700", JUNE),
    "numerals over twelve": ("18/06/2025", JUNE),
    "numerals with an Indonesian clock": ("06/08/2025 10:00 WIB", date(2025, 8, 6)),
    "numerals of either order": ("06/08/2025", None),
    "a time from now": ("2 jam lalu", None),
    "no such day": ("31 Februari 2024", None),
    "a year alone": ("2025", None),
    "a number that is no time": (17, None),
    "infinity": (float("inf"), None),
    "truth": (True, None),
    "nothing": (None, None),
    "a whole article": ("Rabu, 18 Juni 2025 " + "kata " * 100, None),
}


@pytest.mark.parametrize(("value", "named"), DAYS.values(), ids=DAYS)
def test_day(value: object, named: date | None) -> None:
    assert day([value]) == named


def test_numerals_follow_the_language_of_the_row() -> None:
    assert day(["06/08/2025"], "id") == date(2025, 8, 6)


def test_names_of_months_of_other_languages_are_known() -> None:
    assert day(["28. M\u00e4rz 2023, 19:20 Uhr"], "de") == date(2023, 3, 28)
    assert day(["28. M\u00e4rz 2023"]) is None


def test_a_page_in_indonesian_may_name_months_in_english() -> None:
    assert day(["18 June 2025"], "id-ID") == JUNE
    assert day(["06/08/2025"], "id-ID") == date(2025, 8, 6)
