"""Quotes and events on a screen: in both languages, at any width, with nothing that a page could command."""

import pytest

from runut.present.rows import event_rows, quote_rows
from runut.present.rows_terminal import events_terminal, quotes_terminal
from runut.present.words import Words
from tests.present.rows import made
from tests.present.test_renderers import HOSTILE

EN, ID = Words("en"), Words("id")


def shown(view, rows, words=EN, width=120, extra="", **given):
    report, entities = made(extra=extra)
    return view(rows([report], entities), words, width=width, color=False, **given)


@pytest.mark.parametrize("width", [40, 80, 109, 110, 200])
def test_a_quote_shows_speaker_role_words_medium_time_addressee_and_chain(width):
    told = " ".join(shown(quotes_terminal, quote_rows, width=width).split())
    for words in ("Arda Wira", "Menteri", "“Kami", "menolak”", "X", "wartawan", "Aug", "continued", "2 quotes"):
        assert words in told, words


@pytest.mark.parametrize("width", [40, 80, 109, 110, 200])
def test_an_event_shows_type_modes_parties_place_time_and_quantities(width):
    told = " ".join(shown(events_terminal, event_rows, width=width).split())
    for words in ("ACCUSE disapprove", "Arda Wira → Selania", "future", "Kotabaru", "… ", "3 events"):
        assert words in told, words


@pytest.mark.parametrize(
    ("view", "rows", "words"),
    [(quotes_terminal, quote_rows, ("tidak langsung", "kepada wartawan", "2 kutipan", "Agu", "sambungan")),
     (events_terminal, event_rows, ("akan datang", "terluka", "3 kejadian"))],
)  # fmt: skip
def test_the_interface_speaks_indonesian(view, rows, words):
    told = shown(view, rows, ID)
    for word in words:
        assert word in told


def test_a_role_is_told_where_its_bearer_first_speaks():
    report, entities = made()
    twice = quote_rows([report], entities)[:1] * 2
    assert quotes_terminal(twice, EN, width=120, color=False).count("Menteri") == 1


@pytest.mark.parametrize("view", [quotes_terminal, events_terminal])
def test_nothing_found_is_said(view):
    assert "were found" in view((), EN, width=80, color=False)


@pytest.mark.parametrize(("view", "rows"), [(quotes_terminal, quote_rows), (events_terminal, event_rows)])
def test_no_control_character_and_no_markup_from_a_page(view, rows):
    told = shown(view, rows, width=400, extra=HOSTILE)
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[bold]x[/bold]" in told
