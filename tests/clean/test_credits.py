"""Who is credited, and for what."""

import pytest

from runut.clean.credits import caption_credits, cited, closing_credits, credit_line
from runut.text.agencies import by_name

LINES = {
    "an editor": ("Editor : Rina Kartika", [("Rina Kartika", "editor")]),
    "an agency as source": ("Sumber : REUTERS", [("Reuters", "agency")]),
    "a source that is no house": ("Sumber: Balai Kota Malang", [("Balai Kota Malang", "partner")]),
    "reporters and editors on one line": (
        "Reporting by Ann Lee and Tom Hill; editing by Bob Fox",
        [("Ann Lee", "author"), ("Tom Hill", "author"), ("Bob Fox", "editor")],
    ),
    "initials": ("(rin/bud)", [("rin/bud", "editor")]),
    "a name in brackets": ("(Rina Kartika)", [("Rina Kartika", "editor")]),
}
CAPTIONS = {
    "agency through agency": ("Parade di kota itu, 3 Mei 2022. KCNA melalui REUTERS", ["KCNA", "Reuters"]),
    "a pool": ("Menteri di balai kota, 3 Mei 2022. Pool via REUTERS", ["Reuters"]),
    "photographer beside the house": ("Pasar apung. (ANTARA FOTO/Rudi Salim)", ["Antara", "Rudi Salim"]),
    "photographer in capitals, then the caption": (
        "KOMPAS.com/RUDI SALIM Pasar apung pagi hari",
        ["Kompas.com", "RUDI SALIM"],
    ),
    "a label": ("Pasar apung pada pagi hari (Foto: Rudi Salim)", ["Rudi Salim"]),
    "a house as the subject": ("Kantor Reuters di London terlihat sepi.", []),
}
PROSE = {
    "mengutip": ("Mengutip Reuters pada Selasa (3/5/2022), jembatan itu ditutup.", ["Reuters"]),
    "dilansir": ("Jembatan itu ditutup, seperti dilansir dari kantor berita AFP.", ["AFP"]),
    "reported": ("The bridge was closed, Reuters reported on Monday.", ["Reuters"]),
    "according to": ("The bridge was closed, according to AFP.", ["AFP"]),
    "told an agency": ("The owner told Reuters that she would stay.", ["Reuters"]),
    "told an outlet is no source": ("Ia berkata kepada Kompas.com di rumahnya.", []),
    "only named": ("She worked for Reuters in Oslo.", []),
    "an ordinary word": ("Antara lain, jalan itu rusak.", []),
}


@pytest.mark.parametrize(("text", "found"), LINES.values(), ids=LINES)
def test_a_credit_line_names_whom_it_labels(text, found):
    assert [(one.name, one.role) for one in credit_line(text, 0, len(text))] == found


@pytest.mark.parametrize(("text", "names"), CAPTIONS.values(), ids=CAPTIONS)
def test_a_caption_credits_houses_and_photographers(text, names):
    given = caption_credits(text, 0, len(text))
    assert list(dict.fromkeys(one.name for one in given)) == names
    assert {one.role for one in given} <= {"photo"}


@pytest.mark.parametrize(("text", "names"), PROSE.values(), ids=PROSE)
def test_prose_credits_a_house_only_with_a_word_of_sourcing(text, names):
    assert [one.name for one in cited(text, 0, len(text), None)] == names


def test_an_outlet_is_not_its_own_source():
    text = "Jembatan itu ditutup, lapor Tempo.co, Senin."
    assert cited(text, 0, len(text), by_name("Tempo")) == ()


def test_a_house_in_brackets_ends_an_agency_text():
    text = 'Jembatan itu ditutup," katanya. (Antara/AFP)'
    assert [one.name for one in closing_credits(text, 0, len(text))] == ["Antara", "AFP"]
    assert closing_credits("Ia pulang (lihat peta Antara).", 0, 30) == ()


def test_evidence_is_verbatim():
    text = "Pasar apung. (ANTARA FOTO/Rudi Salim)"
    found = caption_credits(text, 0, len(text))
    assert found
    for one in found:
        assert text[one.evidence.start : one.evidence.end] == one.evidence.text
