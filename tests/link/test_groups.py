"""Average linkage over scored pairs."""

from hypothesis import given
from hypothesis import strategies as st

from runut.link.groups import groups


def test_one_doubtful_pair_chains_no_groups():
    scores = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert groups(4, scores, 0.5) == ((0, 1), (2, 3))


def test_a_pair_never_scored_counts_as_unlike():
    assert groups(3, {(0, 1): 0.9, (1, 2): 0.7}, 0.5) == ((0, 1), (2,))
    assert groups(3, {(0, 1): 0.9, (1, 2): 0.7}, 0.3) == ((0, 1, 2),)


def test_tied_positions_are_of_one_group_whatever_else_is_scored():
    assert groups(4, {(0, 1): 0.1, (0, 2): 0.9, (1, 3): 0.9}, 0.5, [(0, 1)]) == ((0, 1), (2,), (3,))
    assert groups(4, {(0, 2): 0.9, (1, 2): 0.8}, 0.5, [(0, 1)]) == ((0, 1, 2), (3,))


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1)
)


@given(SCORES, st.floats(0.05, 1))
def test_every_position_stands_in_one_group(scores, least):
    assert sorted(at for group in groups(10, scores, least) for at in group) == list(range(10))
