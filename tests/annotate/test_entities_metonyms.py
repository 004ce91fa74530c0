"""A capital that acts is its state; a capital where something happens is a place."""

import pytest

from tests.annotate.drafts import find, read

STATE = {
    "subject of a verb of saying": ("id", "Oslo menuntut ganti rugi.", "Oslo", "NOR"),
    "subject with an auxiliary": ("id", "Oslo juga telah menolak usul itu.", "Oslo", "NOR"),
    "after a word that takes agents": ("id", "Surat itu dikirim kepada Oslo.", "Oslo", "NOR"),
    "joined to another subject": ("id", "Oslo dan Nairobi menolak usul itu.", "Nairobi", "KEN"),
    "what an act comes from": ("id", "Menteri menolak permintaan gandum dari Oslo.", "Oslo", "NOR"),
    "a seat of government": ("en", "The Kremlin rejected the plan.", "Kremlin", "RUS"),
    "an English subject": ("en", "Oslo will send doctors to the region.", "Oslo", "NOR"),
}

PLACE = {
    "where something is held": ("id", "Rapat itu digelar di Oslo.", "Oslo"),
    "where somebody goes": ("id", "Mereka terbang ke Oslo kemarin.", "Oslo"),
    "an English place": ("en", "Talks in Oslo ended without a result.", "Oslo"),
}


@pytest.mark.parametrize(("code", "text", "form", "country"), STATE.values(), ids=STATE)
def test_a_capital_that_acts_is_a_mention_of_the_state(code, text, form, country):
    state = next(entity for entity in read(text, code).entities if entity.code == country)
    assert [(m.span.text, m.as_) for m in state.mentions] == [(form, "metonym")]
    assert form in (state.name, *state.aliases)


@pytest.mark.parametrize(("code", "text", "form"), PLACE.values(), ids=PLACE)
def test_a_capital_where_something_happens_is_a_city(code, text, form):
    city = find(read(text, code), form)
    assert city.code is None
    assert [m.as_ for m in city.mentions] == ["name"]
