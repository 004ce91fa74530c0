"""A sentence cut out of a quotation is shown with both marks, and shows that the quotation goes on."""

import pytest

from runut.present.marks import whole

CASES = {
    "both marks stay": ('"Kami datang," katanya.', '"Kami datang," katanya.'),
    "no mark stays none": ("Kami datang.", "Kami datang."),
    "the end is missing": ('"Kami datang.', '"Kami datang. …"'),
    "the beginning is missing": ('Kami datang," katanya.', '"… Kami datang," katanya.'),
    "curly marks": ("“Kami datang.", "“Kami datang. …”"),
    "curly, the beginning is missing": ("Nobody came,” she said.", "“… Nobody came,” she said."),
    "a quotation inside the sentence": ('Ia menyebut "siap" dua kali.', 'Ia menyebut "siap" dua kali.'),
    "two quotations": ('"Ya," kata dia. "Tidak."', '"Ya," kata dia. "Tidak."'),
    "a second one goes on": ('"Ya," kata dia. "Tidak', '"Ya," kata dia. "Tidak …"'),
    "glued to the word before": ('Ia berkata"siap" lalu pergi.', 'Ia berkata"siap" lalu pergi.'),
    "an apostrophe is no mark": ("Jum'at pagi", "Jum'at pagi"),
    "line breaks become blanks": ('"Kami\ndatang."', '"Kami datang."'),
}


@pytest.mark.parametrize("phrase", CASES)
def test_marks_come_in_pairs(phrase):
    text, wanted = CASES[phrase]
    assert whole(text) == wanted
