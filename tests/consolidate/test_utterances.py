"""One utterance across outlets: what each leaves out, what words change, who translates, who tells it in own words."""

import pytest

from tests.consolidate.stories import report, story

FULL = (
    '"Kami menolak rencana tambang itu karena mata air warga akan kering, kecuali kajian lingkungan diulang," '
    "kata Bupati Rahmat Hidayat."
)
SENTENCE = "Kami menolak rencana tambang itu karena mata air warga akan kering, kecuali kajian lingkungan diulang"
# what another report has, its relation, words cut, words changed
RENDERED = {
    "the same words are the same": (f'"{SENTENCE}," ujar Bupati Rahmat Hidayat.', "same", [], []),
    "marks and capitals do not count": (f'"{SENTENCE.lower()}," ujar Bupati Rahmat Hidayat.', "same", [], []),
    "a condition left out is cut": (
        '"Kami menolak rencana tambang itu karena mata air warga akan kering," ujar Bupati Rahmat Hidayat.',
        "cut",
        ["kecuali kajian lingkungan diulang"],
        [],
    ),
    "one word for another is drift": (
        f'"{SENTENCE.replace("kering", "berkurang")}," ujar Bupati Rahmat Hidayat.',
        "changed",
        [],
        [("kering", "berkurang")],
    ),
    "a word in two spellings is no drift": (
        f'"{SENTENCE.replace("kajian", "kajiannya")}," ujar Bupati Rahmat Hidayat.',
        "same",
        [],
        [],
    ),
    "words of one's own are reported": (
        "Bupati Rahmat Hidayat mengatakan pihaknya menolak rencana tambang itu karena mata air warga akan kering.",
        "reported",
        [],
        [],
    ),
}


def told(text, language="id"):
    return story(report("a", FULL), report("b", text, language=language)).utterances


@pytest.mark.parametrize("phrase", RENDERED)
def test_each_report_is_held_against_the_fullest(phrase):
    text, relation, lost, drift = RENDERED[phrase]
    (utterance,) = told(text)
    full, other = utterance.renderings
    assert full.relation == "fullest"
    assert (full.report if relation == "cut" else "a") == "a"
    assert other.relation == relation
    assert [part.span.text for part in other.cut] == lost
    assert {tuple(sorted((d.full.span.text, d.here.span.text))) for d in other.drift} == {
        tuple(sorted(d)) for d in drift
    }


def test_a_negation_left_out_is_told():
    one = '"Pabrik gula itu tidak akan menutup gudang lama di tepi pelabuhan," kata Bupati Rahmat Hidayat.'
    other = '"Pabrik gula itu akan menutup gudang lama di tepi pelabuhan," kata Bupati Rahmat Hidayat.'
    (utterance,) = story(report("a", one), report("b", other)).utterances
    words = {part.span.text for r in utterance.renderings for part in (*r.cut, *r.more)}
    assert any("tidak" in text for text in words)


def test_two_people_who_say_different_things_are_two_utterances():
    assert told('"Kami menyambut pembangunan jalan baru ke pasar ikan," kata Camat Sinta Dewi.') == ()


def test_a_quotation_given_to_another_speaker_is_one_utterance_with_both():
    (utterance,) = told(f'"{SENTENCE}," kata Camat Sinta Dewi.')
    assert len(utterance.speakers) == 2


def test_what_one_report_alone_quotes_is_no_shared_utterance():
    assert story(report("a", FULL)).utterances == ()


def test_the_order_of_reports_changes_nothing():
    texts = [text for text, *_ in RENDERED.values()]
    reports = [report(f"r{n}", text) for n, text in enumerate(texts)]
    assert story(*reports).utterances == story(*reversed(reports)).utterances


def test_every_piece_quotes_its_page():
    texts = [text for text, *_ in RENDERED.values()]
    reports = {f"r{n}": report(f"r{n}", text) for n, text in enumerate(texts)}
    for utterance in story(*reports.values()).utterances:
        for one in utterance.renderings:
            shown = [*one.cut, *one.more, *(d.full for d in one.drift), *(d.here for d in one.drift)]
            for part in shown:
                assert reports[part.report].page[part.span.start : part.span.end] == part.span.text
