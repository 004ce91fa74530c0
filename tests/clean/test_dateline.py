"""What opens a report, and what only looks like it."""

import pytest

from runut.clean.dateline import opening

OPENINGS = {
    "outlet, then place": ("Kabarkota.com, MALANG - Warga", False, ("MALANG", "Kabarkota.com")),
    "place, then outlet": ("Malang, CNN Indonesia -- Warga", False, ("Malang", "CNN Indonesia")),
    "place in capitals alone": ("SEOUL - Warga", False, ("SEOUL", None)),
    "place and agency in brackets": ("OSLO (Reuters) - The ferry", False, ("OSLO", "Reuters")),
    "place, day and agency": ("NEW YORK, Nov 19 (Reuters) - The ferry", False, ("NEW YORK", "Reuters")),
    "town and region": ("Bandarjaya, Lampung (ANTARA) - Warga", False, ("Bandarjaya, Lampung", "ANTARA")),
    "outlet alone": ("KOMPAS.com - Warga", False, (None, "KOMPAS.com")),
    "long dash": ("WASHINGTON — The ferry", False, ("WASHINGTON", None)),
    "no blanks around the dash": ("JAKARTA–Warga", False, ("JAKARTA", None)),
    "glued where tags were lost": ("Liputan6.com, JakartaWarga", False, ("Jakarta", "Liputan6.com")),
    "place in small letters where a dateline is expected": ("Jakarta - Warga", True, ("Jakarta", None)),
    "place in small letters otherwise": ("Jakarta - Warga", False, None),
    "a word with a number": ("COVID-19 menyebar lagi", True, None),
    "a subject in capitals": ("JAKARTA kembali bersiap", True, None),
    "a sentence with a dash": ("Warga desa itu - semuanya petani - pulang", True, None),
    "a colon after a name": ("Wali kota: jalan dibuka lagi", True, None),
}


@pytest.mark.parametrize(("text", "expected", "found"), OPENINGS.values(), ids=OPENINGS)
def test_a_dateline_is_place_and_outlet_before_a_dash(text, expected, found):
    given = opening(text, expected=expected)
    if found is None:
        assert given is None
        return
    assert given is not None
    cut = tuple(text[slice(*span)] if span else None for span in (given.place, given.outlet))
    assert cut == found
    assert text[given.end :].startswith(("Warga", "The"))
