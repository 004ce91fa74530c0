"""The forest of the second look: what it answers, and that its trainer learns what the rows show, always alike."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from runut.clean import body, markup, signs, surroundings
from runut.clean.forest import Forest
from runut.clean.labels import label
from runut.clean.lines import lines_of
from runut.clean.shape import shape
from runut.read.html import html_page
from runut.records import Page
from tools import clean_forest
from tools.clean_forest import Known

ONE = Forest(asked=((0, 1),), above=((0.5, 2.0),), leaves=((-1.0, -2.0, 1.0, 2.0),), start=0.0)


def test_a_tree_reads_its_answers_as_the_number_of_a_leaf():
    rows = np.array([[0.0, 0.0], [0.0, 3.0], [1.0, 0.0], [1.0, 3.0]])
    sums = np.log(ONE.chances(rows) / (1 - ONE.chances(rows)))
    assert np.allclose(sums, [-1.0, -2.0, 1.0, 2.0])


@given(st.lists(st.lists(st.floats(-5, 5), min_size=2, max_size=2), min_size=1, max_size=20))
def test_the_rows_of_a_page_are_answered_one_by_one(rows):
    whole = ONE.chances(np.array(rows))
    assert np.array_equal(whole, np.concatenate([ONE.chances(np.array([row])) for row in rows]))
    assert ((whole > 0) & (whole < 1)).all()


def known(seed: int) -> Known:
    dice = np.random.default_rng(seed)
    rows = dice.normal(size=(400, 3))
    return Known(rows, (rows[:, 0] > 0.2) & (rows[:, 1] < 1), np.full(400, 0.5))


def test_what_the_rows_show_is_learnt():
    forest = clean_forest.fit([known(1), known(2)])
    fresh = known(3)
    assert ((forest.chances(fresh.rows) > 0.5) == fresh.body).mean() > 0.93


def test_training_twice_gives_the_same_forest():
    assert clean_forest.fit([known(1)]) == clean_forest.fit([known(1)])


def test_the_groups_of_measures_name_them_all():
    flat = Page(source="a", media_type="text/plain", text="Beranda\nWarga mengungsi setelah tanggul jebol di hulu.")
    marked = html_page("a", "<nav><a href='/'>Beranda</a></nav><p>Warga mengungsi setelah tanggul jebol di hulu.</p>")
    for page, groups in ((flat, surroundings.GROUPS + signs.GROUPS), (marked, surroundings.GROUPS + markup.GROUPS)):
        lines = lines_of(page)
        shapes = [shape(line) for line in lines]
        verdict = label(lines, shapes, None)
        found = body.measures(lines, shapes, verdict, verdict.labels)
        assert found.shape == (len(lines), sum(count for _, count in groups))
        assert np.isfinite(found).all()


def test_a_measure_every_forest_asks_about_is_there():
    for name, groups in (
        (body.FLAT, surroundings.GROUPS + signs.GROUPS),
        (body.MARKED, surroundings.GROUPS + markup.GROUPS),
    ):
        asked = {measure for tree in body.forest(name).asked for measure in tree}
        assert max(asked) < sum(count for _, count in groups)
