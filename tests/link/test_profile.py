"""What of a report is compared at all."""

from time import process_time

from msgspec.structs import replace

from runut.link.profile import profiles
from runut.records import Dropped, Entity, Mention, cut
from tests.link.reports import FIRE, make


def only(report, entities=()):
    (found,) = profiles([report], entities)
    return found


def test_pieces_dropped_inside_a_block_are_no_words():
    report = make("a", "Harga beras membuka tab baru naik di Pasar Tanjung")
    start = report.page.index("membuka")
    found = only(replace(report, dropped=(Dropped("drop.artefact", cut(report.page, start, start + 16)),)))
    assert found.words == ("harga", "beras", "naik", "di", "pasar", "tanjung")


def test_captions_are_not_compared():
    assert "reuters" not in only(make("a", FIRE, caption="Pasar itu, Selasa. REUTERS")).words


def test_names_are_words_with_capitals_inside_a_sentence():
    assert set(only(make("a", "Warga Bengkuring menunggu Hartoyo di sana")).names) == {"bengkuring", "hartoyo"}


def test_entities_are_names_shared_by_all_languages():
    page = make("a", "Uni Eropa bertemu Korea Selatan")
    entity = Entity("e1", "place", "Korea Selatan", mentions=(Mention("a", cut(page.page, 18, 31), "name"),))
    found = only(page, (entity,))
    assert found.names["#e1"] == 1
    assert found.called["#e1"] == ("korea", "selatan")


def test_decimal_commas_and_points_are_one_number():
    assert only(make("a", "Nilainya 300,2 miliar")).numbers == only(make("b", "Worth 300.2 billion", code="en")).numbers


def test_a_page_of_very_many_dropped_pieces_takes_no_longer_than_its_length():
    line = "Kata baru lalu kata lain dan kata lama "
    report = make("a", ". ".join([line.strip()] * 6_000))
    spots = range(0, len(report.page), len(line))
    dropped = tuple(Dropped("drop.artefact", cut(report.page, at, at + 4)) for at in spots)
    began = process_time()
    only(replace(report, dropped=dropped))
    assert process_time() - began < 2
