"""The prefix tree matches what a flat alternation matches, the longest form first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.language.alternation import alternation

FORMS = st.lists(st.text(alphabet="ab .$", min_size=1, max_size=5), min_size=1, max_size=8)


def flat(forms, bounded):
    def one(form):
        left = r"(?<!\w)" if bounded and form[0].isalnum() else ""
        right = r"(?!\w)" if bounded and form[-1].isalnum() else ""
        return left + re.escape(form) + right

    return "|".join(one(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


@given(FORMS, st.text(alphabet="ab .$", max_size=30), st.booleans())
def test_it_matches_what_a_flat_alternation_matches(forms, text, bounded):
    tree = [m.span() for m in re.finditer(alternation(forms, bounded=bounded), text)]
    assert tree == [m.span() for m in re.finditer(flat(forms, bounded), text)]


@pytest.mark.parametrize("forms", [[], ["a"], ["a", "ab", "abc"]])
def test_it_has_no_groups(forms):
    assert re.compile(alternation(forms)).groups == 0


def test_without_forms_it_never_matches():
    assert re.search(alternation([]), "abc") is None
