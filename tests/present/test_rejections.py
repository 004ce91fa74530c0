"""Inputs that could not be read are told one by one, but do not fill screens."""

import pytest

from runut.present.rejections import MOST, rejections
from runut.present.words import Words
from runut.records import Rejection


def told(count, code="en"):
    rejected = [Rejection(f"rows.jsonl:{n}", "this row is broken", f"line {n}", "mend it") for n in range(count)]
    return [part.plain for part in rejections(rejected, Words(code))]


def test_what_where_and_how_to_mend_stand_below_each_other():
    assert told(1) == ["rows.jsonl:0: this row is broken", "  where: line 0", "  how to mend: mend it"]


@pytest.mark.parametrize(
    ("phrase", "count", "code", "last"),
    [
        ("as many as are told", MOST, "en", "  how to mend: mend it"),
        ("one more", MOST + 1, "en", "and 1 more input that could not be read"),
        ("a thousand", 1000, "en", "and 980 more inputs that could not be read"),
        ("a thousand, in Indonesian", 1000, "id", "dan 980 masukan lain yang tidak dapat dibaca"),
    ],
)
def test_of_many_the_first_are_told_and_the_rest_counted(phrase, count, code, last):
    lines = told(count, code)
    assert lines[-1] == last
    assert sum(line.endswith("this row is broken") for line in lines) == MOST


def test_what_an_input_is_called_cannot_command_the_terminal():
    shown = "".join(part.plain for part in rejections([Rejection("\x1b[2J.txt", "x", "y\u202e", "z")], Words("en")))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
