"""The index of copies: what comes in pieces is found as what comes at once; what is old is forgotten."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.errors import InputError
from runut.link.copies import Copies
from runut.link.runs import batches, hashed
from tests.link.reports import FIRE, FIRE_ALONE, MATCH

TEXTS = [text.replace(". ", ".\n") for text in (FIRE, FIRE_ALONE, MATCH)]
SHORT = "\n".join(TEXTS[0].split("\n")[:3])
MANY = [f"{TEXTS[n % 3]}\nNaskah nomor {n} ditulis oleh redaksi pada hari itu juga {n * 7}" for n in range(40)]


def test_an_excerpt_has_a_share_of_each():
    (found,) = Copies().add([TEXTS[0], SHORT, MATCH])
    assert (found.i, found.j) == (0, 1)
    assert found.of_j == 1.0
    assert 0.3 < found.of_i < 0.7


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40))
@settings(max_examples=20, deadline=None)
def test_reports_that_come_one_after_the_other_are_found_as_those_that_come_at_once(sizes):
    index, found, at = Copies(), [], 0
    while at < len(MANY):
        size = sizes[at % len(sizes)]
        found += index.add(MANY[at : at + size])
        at += size
    assert sorted(found) == list(Copies().add(MANY))


def test_what_is_kept_goes_on_where_it_stopped():
    first, file = Copies(window=9), BytesIO()
    first.add(MANY[:20], [100] * 20)
    first.write(file)
    file.seek(0)
    second = Copies.read(file)
    assert (len(second), second.window) == (20, 9)
    assert second.add(MANY[20:], [101] * 20) == first.add(MANY[20:], [101] * 20)


@pytest.mark.parametrize("content", [b"", b"something else\n", b"runut copies 1\n{}\n", b"runut copies 1\nno\n"])
def test_another_file_is_no_index(content):
    with pytest.raises(InputError):
        Copies.read(BytesIO(content), "name.index")


def test_reports_further_apart_than_the_window_are_not_compared():
    index = Copies(window=3)
    index.add([TEXTS[0]], [100])
    assert index.add([TEXTS[0]], [104]) == ()
    assert [one.i for one in index.add([TEXTS[0]], [103])] == [0, 1]


def test_a_report_without_a_date_counts_as_of_today():
    index = Copies(window=3)
    index.add([TEXTS[0]], [100])
    assert len(index.add([TEXTS[0]])) == 1


def test_what_is_out_of_the_window_is_forgotten_and_memory_stays():
    index = Copies(window=2)
    sizes = []
    for day in range(12):
        texts = [f"{word} " * 3 + " ".join(f"{word}{n * k % 997}" for k in range(1, 60)) for n, word in
                 enumerate(f"kata{day}x{m}" for m in range(1000))]  # fmt: skip
        index.add(texts, [100 + day] * 1000)
        sizes.append((len(index), index.nbytes))
    assert index.added == 12_000
    assert max(size for size, _ in sizes) <= 5000
    assert sizes[-1][1] <= 1.3 * sizes[5][1]
    (found,) = index.add([texts[7]], [111])
    assert (found.i, found.j) == (11_007, 12_000)


def test_one_report_of_the_next_century_makes_none_old():
    index = Copies(window=2)
    index.add([TEXTS[0]] * 3, [100, 100, 100])
    index.add([TEXTS[2]], [60_000])
    assert len(index.add([TEXTS[0]], [100])) == 3


def test_a_dispatch_that_everybody_prints_still_leads_to_its_newest_copies():
    index = Copies()
    for number in range(100):
        index.add([f"{TEXTS[0]}\n{TEXTS[1]}\nNaskah ke-{number} dari redaksi {number * 13}"])
    found = index.add([f"{TEXTS[0]}\n{TEXTS[1]}"])
    assert {97, 98, 99} <= {one.i for one in found}


def test_letters_marks_and_blanks_around_words_change_nothing():
    plain, dressed = hashed(["satu dua tiga empat lima enam"]), hashed(["“Satu, DUA (tiga) empat; lima -- enam!”"])
    assert plain.runs.tolist() == dressed.runs.tolist()
    assert plain.sizes.tolist() == dressed.sizes.tolist() == [2]


@given(st.lists(st.text(max_size=60), max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_text_has_the_same_numbers_whatever_stands_beside_it(texts):
    together = hashed(texts) if texts else None
    at = 0
    for number, text in enumerate(texts):
        alone = hashed([text])
        assert together is not None
        size = int(together.sizes[number])
        assert together.runs[at : at + size].tolist() == alone.runs.tolist()
        assert sorted(together.keys[together.of == number].tolist()) == sorted(alone.keys.tolist())
        at += size


@given(st.lists(st.text(max_size=9), max_size=9))
def test_batches_hold_every_text_in_order(texts):
    assert [text for batch in batches(texts) for text in batch] == texts
