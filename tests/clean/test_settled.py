"""Menus far from the text of an HTML page are told without the labeller; whatever is near it is left to it."""

import pytest

from runut.clean.lines import Line
from runut.clean.settled import settled
from runut.records import LineHint

TEXT = [("The river rose for the third day and the lower streets were closed to traffic.", "p", 0.0)] * 8
MENU = [("Weather", "li", 1.0)] * 30
TEASERS = [("Harvest begins early in the northern valleys this year", "div", 1.0)] * 30
PLAIN = [("Sign in", "div", 0.0)] * 30

FAR = {
    "a menu above the text, but for the lines nearest to it": (MENU + TEXT, {"navigation": 18}),
    "teasers below it are related": (TEXT + TEASERS, {"related": 14}),
    "short lines without links are a menu too": (PLAIN + TEXT, {"navigation": 18}),
    "a page of links alone has no text to be far from": (MENU, {}),
    "sentences are no menu": (TEXT * 6, {}),
    "nor are lines too few to be one": (TEXT + [("A word on the weather now", "div", 0.0), MENU[0]] * 20, {}),
}


@pytest.mark.parametrize(("page", "told"), FAR.values(), ids=FAR)
def test_far(page: list[tuple[str, str, float]], told: dict[str, int]) -> None:
    found = list(settled(_lines(page)).values())
    assert {label: found.count(label) for label in found} == told


def test_a_headline_amid_a_menu_is_looked_at() -> None:
    page = [*MENU[:10], ("Floods", "h1", 0.0), *MENU[:20], *TEXT]
    assert 10 not in settled(_lines(page))


def test_flattened_text_does_not_say_what_is_linked() -> None:
    assert settled([line._replace(hint=None) for line in _lines(MENU + TEXT)]) == {}


def _lines(page: list[tuple[str, str, float]]) -> list[Line]:
    return [Line(0, len(text), text, 0, LineHint(tag, f"body {tag}", link)) for text, tag, link in page]
