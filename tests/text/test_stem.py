"""Words to keys that their inflected forms share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.language import language
from runut.text.stem import stem

MEET = {
    "a nasal prefix that swallows k": ("id", "kirim mengirim dikirimkan pengiriman kiriman terkirim"),
    "one that swallows p, and roots in m": ("id", "minta meminta permintaan diminta"),
    "one that swallows s": ("id", "serang menyerang serangan diserang penyerangan"),
    "one that swallows t": ("id", "tuntut menuntut tuntutan dituntut"),
    "a root's own k before -an": ("id", "naik menaikkan kenaikan dinaikkan"),
    "two suffixes": ("id", "capai mencapai pencapaian"),
    "an object clitic": ("id", "memahami memahaminya dipahami pemahaman"),
    "reduplication": ("id", "kota kota-kota"),
    "English endings": ("en", "accuse accused accuses accusing"),
    "a doubled consonant": ("en", "plan plans planned planning"),
    "y to ies": ("en", "company companies"),
}
APART = {
    "a root and one in another letter": ("id", "nyata", "menyanyi"),
    "to hope and to expect": ("id", "mengharapkan", "memperkirakan"),
    "troops and to enter": ("id", "pasukan", "memasuki"),
    "village and to urge": ("id", "desa", "mendesak"),
    "war and attack": ("id", "perang", "serangan"),
    "to expect and to hope": ("en", "expected", "hoped"),
}


@pytest.mark.parametrize(("code", "forms"), MEET.values(), ids=MEET)
def test_forms_of_one_root_share_a_key(code, forms):
    assert len({stem(form, language(code)) for form in forms.split()}) == 1


@pytest.mark.parametrize(("code", "one", "other"), APART.values(), ids=APART)
def test_other_roots_keep_apart(code, one, other):
    assert stem(one, language(code)) != stem(other, language(code))


@given(st.text(max_size=40), st.sampled_from(["id", "en", "xx"]))
def test_any_word_has_a_key_and_case_does_not_matter(word, code):
    assert stem(word, language(code)) == stem(word.casefold(), language(code))
