"""How close two reports are, without the encoder."""

import pytest

import runut
from runut.link import closeness
from tests.link.reports import FIRE, FIRE_ALONE, FIRE_ENGLISH, FIRE_REWORDED, MATCH, make
from tests.test_cli import EXAMPLES

FIRST = make("a", FIRE)
NEARER = {
    "a reworded report before one with its own witnesses": (make("b", FIRE_REWORDED), make("c", FIRE_ALONE)),
    "another side of the fire before a match": (make("b", FIRE_ALONE), make("c", MATCH)),
    "the fire in another language before a match": (make("b", FIRE_ENGLISH, code="en"), make("c", MATCH)),
    "the same text before a reworded one": (make("b", FIRE), make("c", FIRE_REWORDED)),
}


@pytest.mark.parametrize(("near", "far"), NEARER.values(), ids=NEARER)
def test_what_says_more_of_the_same_is_closer(near, far):
    assert 0 <= closeness(FIRST, far) < closeness(FIRST, near) <= 1


@pytest.mark.parametrize(("near", "far"), NEARER.values(), ids=NEARER)
def test_it_does_not_matter_which_comes_first(near, far):
    assert closeness(near, far) == closeness(far, near)


def test_a_comparison_tells_it():
    ferry = EXAMPLES / "ferry"
    one, other = sorted(path for path in ferry.iterdir() if path.suffix == ".txt")[:2]
    found = runut.compare(one, other)
    assert found.closeness is not None
    assert 0.4 < found.closeness <= 1
