"""Quotes that no word of saying introduces, and headlines: who is concluded to speak, and the reason given."""

import pytest

from runut.annotate.entities import entities
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.language import language
from runut.language.reasons import catalogue
from tests.annotate.drafts import report
from tests.annotate.test_quotes import found

NO_CUE = {
    "words in marks alone": (
        'Rudi Hartono memeriksa jembatan. "Semua tiang masih kuat dan aman dilalui."',
        [("Semua tiang masih kuat dan aman dilalui.", "quote.marks")],
    ),
    "a sentence between two utterances of one speaker": (
        'Rudi Hartono mengatakan jembatan itu tua. Namun, tiangnya masih kuat. "Kami periksa tiap hari," ujarnya.',
        [
            ("jembatan itu tua", None),
            ("Namun, tiangnya masih kuat", "quote.goes_on"),
            ("Kami periksa tiap hari", None),
        ],
    ),
    "not where the reporter takes over": (
        'Rudi Hartono mengatakan jembatan itu tua. Adapun jembatan itu dibangun 1990. "Kami cek tiap hari," ujarnya.',
        [("jembatan itu tua", None), ("Kami cek tiap hari", None)],
    ),
    "not where the sentence is about the speaker": (
        'Rudi Hartono mengatakan jembatan itu tua. Dia lalu memeriksa tiangnya. "Kami cek tiap hari," ujarnya.',
        [("jembatan itu tua", None), ("Kami cek tiap hari", None)],
    ),
    "not where somebody else speaks next": (
        'Rudi Hartono mengatakan jembatan itu tua. Namun, tiangnya masih kuat. "Kami cemas," kata Tini Wulandari.',
        [("jembatan itu tua", None), ("Kami cemas", None)],
    ),
    "not in another paragraph": (
        'Rudi Hartono mengatakan jembatan itu tua.\nNamun, tiangnya masih kuat.\n"Kami cek tiap hari," ujarnya.',
        [("jembatan itu tua", None), ("Kami cek tiap hari", None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NO_CUE.values(), ids=NO_CUE.keys())
def test_without_a_word_of_saying_the_speaker_is_concluded_and_a_reason_says_so(text, expected):
    told_ = found(text, "id")
    assert [(quote.content[0].text, quote.reason) for quote in told_] == expected
    assert all(catalogue()[quote.reason] for quote in told_ if quote.reason)


PARAGRAPHS = {
    "an unclosed mark": '"We have set up three camps on the slope.\n"Everybody moved this morning," said Ann Lee.',
    "closed marks": '"We have set up three camps on the slope."\n"Everybody moved this morning," said Ann Lee.',
}


@pytest.mark.parametrize("text", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_the_last_paragraph_of_a_quotation_names_the_speaker_of_those_before(text):
    first, last = found(text, "en")
    assert [speaker.span.text for speaker in first.speakers] == ["Ann Lee"]
    assert last.continues == first.id


HEADLINES = {
    "an Indonesian verb without its prefix": (
        "Wali Kota Solo Sebut Harga Beras Akan Turun",
        "id",
        ("indirect", "Harga Beras Akan Turun", "Wali Kota Solo"),
    ),
    "a verb and name at the end": (
        "Harga Beras Akan Turun, Kata Pedagang",
        "id",
        ("indirect", "Harga Beras Akan Turun", "Pedagang"),
    ),
    "capitals in English": (
        "Mayor Says Bridge Will Open Next Week",
        "en",
        ("indirect", "Bridge Will Open Next Week", "Mayor"),
    ),
    "a body before a colon": (
        "Police: Man Stole Three Boats",
        "en",
        ("indirect", "Man Stole Three Boats", "Police"),
    ),
}


@pytest.mark.parametrize(("text", "code", "expected"), HEADLINES.values(), ids=HEADLINES.keys())
def test_who_speaks_in_a_headline(text, code, expected):
    draft = quotes(entities(segment(report(text, code, kind="title"), language(code))))
    one = draft.report.quotes[0]
    assert (one.kind, one.content[0].text, one.speakers[0].span.text) == expected


def test_a_name_before_a_colon_in_a_headline_speaks():
    text = "Budi Santoso: Harga beras akan turun"
    one = quotes(entities(segment(report(text, "id", kind="title"), language("id")))).report.quotes
    assert [(q.kind, q.content[0].text, q.speakers[0].span.text) for q in one] == [
        ("indirect", "Harga beras akan turun", "Budi Santoso")
    ]


def test_a_heading_before_a_colon_speaks_not():
    text = "Cek fakta: Harga beras akan turun"
    assert quotes(entities(segment(report(text, "id", kind="title"), language("id")))).report.quotes == ()
