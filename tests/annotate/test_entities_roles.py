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
    "after a copula": ("id", "Rina Sari merupakan ketua panitia.", "Rina Sari", "ketua panitia", None),
    "after a word that opens it, on to the next clause": (
        "id",
        "Rina Sari, guru yang pensiun tahun lalu, datang.",
        "Rina Sari",
        "guru",
        None,
    ),
    "after a verb of saying, a comma before the name": (
        "id",
        "Hal itu diungkapkan Ketua Polda Banten, Rina Sari kepada warga.",
        "Rina Sari",
        "Ketua Polda Banten",
        "Polda Banten",
    ),
    "an acronym between the role and the name": (
        "id",
        "Kata kepala dinas intelijen Norwegia, NIS, Kari Lie, situasi kritis.",
        "Kari Lie",
        "kepala dinas intelijen Norwegia",
        "Norwegia",
    ),
    "of those who are listed after it": (
        "id",
        "Para terdakwa terdiri dari Rina Sari, Toni Wijaya, dan Dewi Lestari.",
        "Toni Wijaya",
        "terdakwa",
        None,
    ),
    "of all who signed": (
        "id",
        "(Penulis: Toni Wijaya, Rina Sari | Editor: Budi Santoso)",
        "Rina Sari",
        "Penulis",
        None,
    ),
    "of kin, with a possessive": ("id", "Ia datang bersama suaminya Toni Wijaya.", "Toni Wijaya", "suami", None),
    "of kin, named after it": (
        "id",
        "Rina Sari, istri Toni Wijaya, datang.",
        "Rina Sari",
        "istri Toni Wijaya",
        "Toni Wijaya",
    ),
    "an expert from somewhere": (
        "id",
        "Rina Sari, ahli hukum pidana dari Universitas Melati, hadir.",
        "Rina Sari",
        "ahli hukum pidana dari Universitas Melati",
        "Universitas Melati",
    ),
    "with a term of office": (
        "id",
        "Hakim memeriksa anggota DPR periode 2019-2024 Toni Wijaya.",
        "Toni Wijaya",
        "anggota DPR periode 2019-2024",
        "DPR",
    ),
    "glued words parted": ("id", "Hal itu dikatakan JaksaKPK, Rina Sari, kemarin.", "Rina Sari", "Jaksa KPK", "KPK"),
    "English, with the people it is of": (
        "en",
        "Kenyan President Anna Holm opened the port.",
        "Anna Holm",
        "Kenyan President",
        "Kenya",
    ),
    "English, after a copula": ("en", "Anna Holm is the mayor of Oslo.", "Anna Holm", "mayor of Oslo", "Oslo"),
    "English, in apposition": (
        "en",
        "Anna Holm, a former teacher, spoke.",
        "Anna Holm",
        "former teacher",
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


LEAKS = {
    "over a conjunction to the next name": (
        "id",
        "Rina Sari sebagai Direktur Keuangan dan Toni Wijaya sebagai Direktur Niaga.",
        {"Rina Sari": ["Direktur Keuangan"], "Toni Wijaya": ["Direktur Niaga"]},
    ),
    "over a comma to the next name": (
        "id",
        "Rina Sari sebagai Direktur Keuangan, Toni Wijaya sebagai Direktur Niaga.",
        {"Rina Sari": ["Direktur Keuangan"], "Toni Wijaya": ["Direktur Niaga"]},
    ),
    "from a conjunction after the name": (
        "id",
        "Ketua panitia, yakni Toni Wijaya, dan penyanyi Rina Sari hadir.",
        {"Toni Wijaya": ["Ketua panitia"], "Rina Sari": ["penyanyi"]},
    ),
    "from what the name belongs to": ("id", "Putusan hakim di perkara Rina Sari dibatalkan.", {"Rina Sari": []}),
    "from who works under somebody": (
        "id",
        "Ia menjadi menteri di pemerintahan Presiden Toni Wijaya.",
        {"Toni Wijaya": ["Presiden"]},
    ),
    "from those spoken to": ("id", "Kepada wartawan, Rina Sari membongkar isi kotak itu.", {"Rina Sari": []}),
    "from those somebody stands before": ("id", "Di hadapan majelis hakim, Rina Sari menangis.", {"Rina Sari": []}),
    "from a clause after the name": ("id", "Kata Rina Sari, keterangan penyidik keliru.", {"Rina Sari": []}),
    "from who somebody serves": ("id", "Toni Wijaya merupakan teman kuliah Rina Sari.", {"Rina Sari": []}),
    "from one who became something": (
        "id",
        "Saat Toni Wijaya menjadi Kepala Dinas, Rina Sari ikut pindah.",
        {"Toni Wijaya": ["Kepala Dinas"], "Rina Sari": []},
    ),
    "from the next of a list": (
        "id",
        "Hadir Ketua PMI Rina Sari, perwakilan warga Desa Sukamaju, dan Toni Wijaya.",
        {"Rina Sari": ["Ketua PMI"], "Toni Wijaya": []},
    ),
    "over the end of a sentence": ("en", "She met the mayor. Anna Holm left.", {"Anna Holm": []}),
    "over a name": ("en", "Governor Ellen Price and Anna Holm left.", {"Ellen Price": ["Governor"], "Anna Holm": []}),
}


@pytest.mark.parametrize(("code", "text", "told"), LEAKS.values(), ids=LEAKS)
def test_a_role_does_not_leak(code, text, told):
    draft = read(text, code)
    assert {name: [role.title for role in find(draft, name).roles] for name in told} == told


def test_two_roles_are_told_apart_where_one_binds_nobody():
    (person,) = [e for e in read("Sidang terdakwa Ketua PMI, Rina Sari, ditunda.").entities if e.type == "person"]
    assert [role.title for role in person.roles] == ["terdakwa", "Ketua PMI"]


def test_where_somebody_is_from_is_what_the_rank_belongs_to():
    draft = read("Brigjen Toni Wijaya dari Polda Banten mengatakan dua orang ditahan.")
    (role,) = find(draft, "Toni Wijaya").roles
    assert (role.title, role.of) == ("Brigjen", find(draft, "Polda Banten").id)
