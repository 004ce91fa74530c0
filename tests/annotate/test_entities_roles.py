"""Roles: what a report says somebody is, and of what."""

import pytest

from tests.annotate.drafts import find, read

ROLES = {
    "before the name": (
        "id",
        "Menteri Luar Negeri Norwegia Kari Lie tiba di Bali.",
        "Kari Lie",
        "Menteri Luar Negeri Norwegia",
        "Norwegia",
    ),
    "of the last person in a row": (
        "id",
        "Jaksa menghadirkan terdakwa Rina Sari, Toni Wijaya alias Koko, dan Dewi Lestari di sidang.",
        "Dewi Lestari",
        "terdakwa",
        None,
    ),
    "with a body's whole name": (
        "id",
        "Hal itu disampaikan Kepala Kantor Pangan dan Gizi Bogor Toni Wijaya.",
        "Toni Wijaya",
        "Kepala Kantor Pangan dan Gizi Bogor",
        "Kantor Pangan dan Gizi Bogor",
    ),
    "signed at the end": ("id", "(Penulis: Rina Sari | Editor: Toni Wijaya)", "Toni Wijaya", "Editor", None),
    "before the name in lower case": (
        "id",
        "Hal itu disampaikan kepala kebijakan luar negeri UE Kari Lie.",
        "Kari Lie",
        "kepala kebijakan luar negeri UE",
        "UE",
    ),
    "after the name between commas": (
        "id",
        "Kari Lie, menteri luar negeri Norwegia, tiba di Bali.",
        "Kari Lie",
        "menteri luar negeri Norwegia",
        "Norwegia",
    ),
    "before the name, which stands between commas": (
        "id",
        "Menteri Luar Negeri Norwegia, Kari Lie, tiba di Bali.",
        "Kari Lie",
        "Menteri Luar Negeri Norwegia",
        "Norwegia",
    ),
    "with a former holder": (
        "id",
        "Mantan Menteri Keuangan Norwegia Kari Lie tiba di Bali.",
        "Kari Lie",
        "Mantan Menteri Keuangan Norwegia",
        "Norwegia",
    ),
    "acting": (
        "en",
        "Acting Foreign Minister Anna Holm opened the port.",
        "Anna Holm",
        "Acting Foreign Minister",
        None,
    ),
    "English, the country first": (
        "en",
        "US Secretary of State Anna Holm opened the port.",
        "Anna Holm",
        "US Secretary of State",
        "US",
    ),
}


@pytest.mark.parametrize(("code", "text", "name", "title", "of"), ROLES.values(), ids=ROLES)
def test_a_role_is_kept_as_the_report_states_it(code, text, name, title, of):
    draft = read(text, code)
    person = find(draft, name)
    assert person is not None
    assert person.name == name, "the role is no part of the name"
    assert [role.title for role in person.roles] == [title]
    if of is not None:
        assert person.roles[0].of == find(draft, of).id


def test_a_role_ends_where_another_person_or_a_verb_stands():
    draft = read("Presiden Anna Holm bertemu Menteri Keuangan Norwegia Kari Lie.")
    assert [role.title for role in find(draft, "Kari Lie").roles] == ["Menteri Keuangan Norwegia"]
    assert [role.title for role in find(draft, "Anna Holm").roles] == ["Presiden"]


def test_a_lawyer_of_somebody_is_not_that_somebody():
    draft = read("Pengacara Budi Santoso, Dewi Lestari, datang ke sidang.")
    assert [role.title for role in find(draft, "Dewi Lestari").roles] == ["Pengacara Budi Santoso"]
    assert find(draft, "Budi Santoso").roles == ()
