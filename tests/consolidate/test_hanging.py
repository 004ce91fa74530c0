"""Sentences that are understood only after the one before; the account keeps them behind it."""

import pytest

from runut.annotate import annotate
from runut.consolidate.hanging import hangs
from runut.consolidate.units import units
from runut.link import identify
from tests.consolidate.stories import report, story

SENTENCES = {
    "a pronoun hangs": ("Dia menutup pasar ikan di tepi sungai.", "id", True),
    "a connective hangs": ("Namun pasar ikan di tepi sungai tetap buka.", "id", True),
    "a demonstrative among the first words hangs": ("Pasar ikan itu tutup sejak hujan.", "id", True),
    "one that points at a time does not": ("Pagi ini pasar ikan di tepi sungai tutup.", "id", False),
    "one far into the sentence does not": ("Bupati menutup pasar ikan di tepi sungai itu.", "id", False),
    "a name stands by itself": ("Bupati Rahmat menutup pasar ikan.", "id", False),
    "an English pronoun hangs": ("She closed the fish market by the river.", "en", True),
    "an English demonstrative hangs": ("This market is older than the town.", "en", True),
    "this morning is a time": ("Early this morning the market burned.", "en", False),
    "an English noun stands by itself": ("The fish market burned on Monday.", "en", False),
}


@pytest.mark.parametrize("phrase", SENTENCES)
def test_whether_a_sentence_hangs(phrase):
    text, language, wanted = SENTENCES[phrase]
    ((read,), _) = identify([annotate(report("a", text, language=language))])
    (unit,) = units(read, ())
    assert hangs(unit) is wanted


def test_the_rest_of_a_quotation_follows_its_beginning():
    line = '"Gudang kapas milik koperasi habis terbakar. Kerugian kami sangat besar," kata Ketua Koperasi Joko Susilo.'
    told = story(
        report("a", line), report("b", "Warga menonton api dari tepi jalan.", line.replace("kami", "koperasi"))
    )
    order = [claim.text for claim in told.claims]
    first = next(n for n, text in enumerate(order) if "Gudang kapas" in text)
    assert "Kerugian" in order[first + 1]
