"""What is a quote, whose it is, where it ends: a phrase of the rule, a text, what must be found."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.annotate.entities import entities
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.language import language
from tests.annotate.drafts import report


def found(text: str, code: str):
    return quotes(entities(segment(report(text, code), language(code)))).report.quotes


def told(text: str, code: str):
    """(kind, content, speaker words) of each quote."""
    return [
        (quote.kind, " | ".join(part.text for part in quote.content), " & ".join(s.span.text for s in quote.speakers))
        for quote in found(text, code)
    ]


INDONESIAN = {
    "marks, then cue and speaker": (
        '"Jembatan itu aman," kata Menteri Kesehatan Budi Santoso, Senin.',
        [("direct", "Jembatan itu aman", "Budi Santoso")],
    ),
    "speaker, cue, complementiser, clause": (
        "Harda Kiswaya mengatakan bahwa jembatan itu sudah aman.",
        [("indirect", "jembatan itu sudah aman", "Harda Kiswaya")],
    ),
    "speaker, cue, comma, clause": (
        "Harda Kiswaya menjelaskan, warga boleh melintas.",
        [("indirect", "warga boleh melintas", "Harda Kiswaya")],
    ),
    "clause, then cue and speaker": (
        "Jembatan itu akan dibuka pekan depan, kata Harda Kiswaya.",
        [("indirect", "Jembatan itu akan dibuka pekan depan", "Harda Kiswaya")],
    ),
    "the cue inside gives two parts": (
        "Jembatan itu, kata Harda Kiswaya, akan dibuka pekan depan.",
        [("indirect", "Jembatan itu | akan dibuka pekan depan", "Harda Kiswaya")],
    ),
    "words of the speaker inside a clause make it mixed": (
        'Harda Kiswaya menyebut jembatan itu "sudah tua" dan perlu diganti.',
        [("mixed", "jembatan itu | sudah tua | dan perlu diganti", "Harda Kiswaya")],
    ),
    "one utterance continued after the speaker is two quotes": (
        '"Jembatan itu aman," kata Harda Kiswaya. "Warga boleh melintas mulai besok pagi."',
        [
            ("direct", "Jembatan itu aman", "Harda Kiswaya"),
            ("direct", "Warga boleh melintas mulai besok pagi.", "Harda Kiswaya"),
        ],
    ),
    "a clitic speaks": (
        'Harda Kiswaya meninjau jembatan itu. "Semua aman," katanya.',
        [("direct", "Semua aman", "nya")],
    ),
    "according to": (
        "Menurut Harda Kiswaya, jembatan itu masih kuat.",
        [("indirect", "jembatan itu masih kuat", "Harda Kiswaya")],
    ),
    "according to, without a comma": (
        "Menurut dia jembatan itu masih kuat.",
        [("indirect", "jembatan itu masih kuat", "dia")],
    ),
    "a passive with its agent": (
        "Jembatan itu dikatakan Harda Kiswaya akan dibuka pekan depan.",
        [("indirect", "Jembatan itu | akan dibuka pekan depan", "Harda Kiswaya")],
    ),
    "a demand": (
        "Harda Kiswaya meminta warga untuk bersabar menunggu perbaikan.",
        [("indirect", "warga untuk bersabar menunggu perbaikan", "Harda Kiswaya")],
    ),
    "a view of a body": (
        "Bank Dunia memprediksi ekonomi akan tumbuh lima persen.",
        [("indirect", "ekonomi akan tumbuh lima persen", "Bank Dunia")],
    ),
    "seeing is a view only with a word of likelihood": (
        "Bank Dunia melihat inflasi kemungkinan akan turun.",
        [("indirect", "inflasi kemungkinan akan turun", "Bank Dunia")],
    ),
    "a lower-case body after a clause": (
        "Tiga orang ditahan, kata polisi.",
        [("indirect", "Tiga orang ditahan", "polisi")],
    ),
    "an unknown verb between quotation and name": (
        '"Tidak tahu," gerutu Wawan.',
        [("direct", "Tidak tahu", "Wawan")],
    ),
    "an apposition between speaker and cue": (
        "Harda Kiswaya, seorang pejabat daerah, mengatakan jembatan itu aman.",
        [("indirect", "jembatan itu aman", "Harda Kiswaya")],
    ),
    "what the speaker was asked is not what he said": (
        "Harda Kiswaya mengatakan jembatan itu aman ketika ditanya wartawan soal gempa.",
        [("indirect", "jembatan itu aman", "Harda Kiswaya")],
    ),
    "lost blanks around stops and cues": (
        'Harda Kiswayamengatakan jembatan itu aman.Warga pun senang."Kami lega," kata Tini.',
        [("indirect", "jembatan itu aman", "Harda Kiswaya"), ("direct", "Kami lega", "Tini")],
    ),
    "a second cue after a comma and 'and'": (
        "Harda Kiswaya mengatakan jembatan itu aman, dan menegaskan warga tidak perlu takut.",
        [
            ("indirect", "jembatan itu aman", "Harda Kiswaya"),
            ("indirect", "warga tidak perlu takut", "Harda Kiswaya"),
        ],
    ),
    "an announced quotation in the next paragraph": (
        'Harda Kiswaya lalu mengatakan:\n"Jembatan itu aman."',
        [("direct", "Jembatan itu aman.", "Harda Kiswaya")],
    ),
    "who somebody is, between name and cue, is not who speaks": (
        "Harda Kiswaya, nelayan dari Desa Sukamaju, mengaku menarik sepuluh orang.",
        [("indirect", "menarik sepuluh orang", "Harda Kiswaya")],
    ),
    "a sentence in marks after a colon": (
        'Harda Kiswaya menuliskan satu kalimat pendek: "Jembatan itu aman sekali."',
        [("direct", "Jembatan itu aman sekali.", "Harda Kiswaya")],
    ),
    "negated speech is none": ("Harda Kiswaya tidak mengatakan bahwa jembatan itu aman.", []),
    "speech that lies ahead is none": ("Harda Kiswaya akan menjelaskan bahwa jembatan itu aman.", []),
    "a topic alone is none": ("Harda Kiswaya menjelaskan kondisi jembatan tersebut.", []),
    "an agentless passive is none": ("Jembatan itu dinilai sudah tua.", []),
    "a scare quote is none": ('Warga berfoto di jembatan "cinta" itu.', []),
    "a title is none": ('Penyanyi itu membawakan "Bengawan Solo" dengan merdu.', []),
    "a sentence that says it was said is none": ("Hal itu disampaikan Harda Kiswaya dalam rapat.", []),
}

ENGLISH = {
    "marks, subject, cue": ('"The bridge is safe," Mayor Ann Lee said.', [("direct", "The bridge is safe", "Ann Lee")]),
    "marks, cue, subject": ('"The bridge is safe," said Ann Lee.', [("direct", "The bridge is safe", "Ann Lee")]),
    "typographic marks": ("“The bridge is safe,” Ann Lee said.", [("direct", "The bridge is safe", "Ann Lee")]),
    "a title with a stop names no less": (
        '"The bridge is safe," Mr. Lee said.',
        [("direct", "The bridge is safe", "Lee")],
    ),
    "subject, cue, that": ("Ann Lee said that the bridge was safe.", [("indirect", "the bridge was safe", "Ann Lee")]),
    "addressee between": (
        "Ann Lee told reporters on Monday that the bridge was safe.",
        [("indirect", "the bridge was safe", "Ann Lee")],
    ),
    "clause, subject, cue": ("The bridge was safe, Ann Lee said.", [("indirect", "The bridge was safe", "Ann Lee")]),
    "according to at the end": (
        "The bridge was safe, according to Ann Lee.",
        [("indirect", "The bridge was safe", "Ann Lee")],
    ),
    "a long apposition before the cue": (
        '"The bridge is safe," Ann Lee, the mayor of the town, said on Monday.',
        [("direct", "The bridge is safe", "Ann Lee")],
    ),
    "adding goes on": (
        'Ann Lee said: "The bridge is safe," adding that it would open in May.',
        [("direct", "The bridge is safe", "Ann Lee"), ("indirect", "it would open in May", "Ann Lee")],
    ),
    "who the speaker is stands after the name": (
        "The bridge was safe, said Ann Lee, head of the Northport roads office.",
        [("indirect", "The bridge was safe", "Ann Lee")],
    ),
    "a quotation goes on after the circumstances": (
        '"The bridge," Ann Lee said during a tour of Mill Road, "is safe."',
        [("direct", "The bridge | is safe.", "Ann Lee")],
    ),
    "words before a quotation that does not begin a sentence are said too": (
        'With so many guards, "nobody can be hurt," Ann Lee said.',
        [("mixed", "With so many guards | nobody can be hurt", "Ann Lee")],
    ),
    "a question before its speaker ends no sentence": (
        '"Is the bridge safe?" Ann Lee asked.',
        [("direct", "Is the bridge safe?", "Ann Lee")],
    ),
    "the cue inside an opening and its clause": (
        "Back in Northport, Ann Lee said, she walked over the bridge.",
        [("indirect", "Back in Northport | she walked over the bridge", "Ann Lee")],
    ),
    "what the report adds is not said": (
        "Ann Lee said the bridge was safe, though few walked over it.",
        [("indirect", "the bridge was safe", "Ann Lee")],
    ),
    "a clause with a speaker of its own": (
        "Ann Lee said the bridge was safe, but Bob Ray said it was not.",
        [("indirect", "the bridge was safe", "Ann Lee"), ("indirect", "it was not", "Bob Ray")],
    ),
    "whom somebody told does not speak": (
        '"It is safe," Ann Lee, who built the bridge, told the mayor.',
        [("direct", "It is safe", "Ann Lee")],
    ),
    "a quotation within a quotation in the same marks": (
        '"He said "go home" and left," Ann Lee recalled.',
        [("direct", 'He said "go home" and left', "Ann Lee")],
    ),
    "a quotation within a quotation in typographic marks": (
        "“She said, “Go home,” and shut the door,” Ann Lee recalled.",
        [("direct", "She said, “Go home,” and shut the door", "Ann Lee")],
    ),
    "two kinds of marks": ('“The bridge is safe," said Ann Lee.', [("direct", "The bridge is safe", "Ann Lee")]),
    "a title in marks is none": ('Her book, "The Long Road Home to the Sea," sold well.', []),
    "negated speech is none": ("Ann Lee did not say that the bridge was safe.", []),
    "a scare quote is none": ('Visitors photograph the "love" bridge.', []),
}


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=INDONESIAN.keys())
def test_indonesian(text, expected):
    assert told(text, "id") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_english(text, expected):
    assert told(text, "en") == expected


def test_a_quote_goes_on_only_from_the_same_speaker_without_new_naming():
    text = '"Kami siap," kata Rudi Hartono. "Semua lengkap," ujarnya. "Kami juga," kata Tini Wulandari.'
    first, second, third = found(text, "id")
    assert (first.continues, second.continues, third.continues) == (None, first.id, None)
    assert second.speakers[0].entity == first.speakers[0].entity


def test_both_sides_are_the_last_two_parties_joined():
    text = "Jepang dan Brasil berunding di Roma. Kedua negara menyatakan perundingan berjalan baik."
    draft = quotes(entities(segment(report(text, "id"), language("id"))))
    names = {entity.id: entity.name for entity in draft.entities}
    assert [names[speaker.entity] for speaker in draft.report.quotes[0].speakers] == ["Jepang", "Brasil"]


def test_whom_it_is_told_to():
    quote = found("Rudi Hartono mengatakan kepada Budi Santoso bahwa panen gagal.", "id")[0]
    assert (quote.addressee.span.text, quote.content[0].text) == ("Budi Santoso", "panen gagal")


MEANT = {
    "a pronoun is who spoke last": "Rudi Hartono mengatakan panen gagal. Ia mengatakan harga akan naik.",
    "a description is who the text is about": "Rudi Hartono menyebut panen gagal. Pria itu menyebut harga akan naik.",
    "a role is who holds it": (
        "Gubernur Rudi Hartono mengatakan panen gagal. Pengamat Tini Wulandari mengatakan stok cukup. "
        "Gubernur mengatakan harga akan naik."
    ),
}


@pytest.mark.parametrize("text", MEANT.values(), ids=MEANT.keys())
def test_who_is_meant_without_a_name(text):
    first, *_, last = found(text, "id")
    assert last.speakers[0].entity == first.speakers[0].entity


OCCASIONS = {
    "a platform by its name": ('"Kami siap," tulis Rudi dalam unggahan di X.', "X", None),
    "a written statement": ('"Kami siap," kata Rudi dalam keterangan tertulis.', "keterangan tertulis", None),
    "to the press": ('"Kami siap," kata Rudi kepada wartawan.', "kepada wartawan", None),
    "through an agency": ('"Kami siap," kata Rudi, dikutip dari Reuters.', None, "Reuters"),
    "a day after a word of citing is no house": ('"Kami siap," kata Rudi seperti dikutip Kamis.', None, None),
    "a platform after a word of citing is no house": ('"Kami siap," kata Rudi dikutip dari TikTok.', None, None),
    "a platform alone": ('"Kami siap," tulis Rudi di Instagram, Senin.', "Instagram", None),
    "a word of posting": ('"Kami siap," cuit Rudi.', "X", None),
    "between the word of saying and what is said": (
        "Rudi mengatakan dalam keterangan tertulis, Senin (2/6/2025), panen akan gagal.",
        "keterangan tertulis",
        None,
    ),
    "told in a sentence of its own": (
        '"Kami siap," kata Rudi. Hal itu disampaikan Rudi dalam jumpa pers.',
        "jumpa pers",
        None,
    ),
}


@pytest.mark.parametrize(("text", "medium", "via"), OCCASIONS.values(), ids=OCCASIONS.keys())
def test_medium_and_house(text, medium, via):
    quote = found(text, "id")[0]
    assert (quote.medium, quote.via) == (medium, via)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Kam iku.,:\"“”'\n-mengatakanujarnya", max_size=200), st.sampled_from(["id", "en", "und"]))
def test_any_text_is_read_and_every_span_is_verbatim(text, code):
    for quote in found(text, code):
        spans = [*quote.content, *([quote.cue] if quote.cue else []), *(s.span for s in quote.speakers)]
        assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    "piece", ['"kata Ani, ', "kata Ani, ", '" ', "menurut dia, ia mengatakan ", "Ani mengatakan, "]
)
def test_a_line_without_stops_takes_time_by_its_length(piece):
    text = piece * (60_000 // len(piece))
    start = process_time()
    quotes(segment(report(text, "id"), language("id")))
    assert process_time() - start < 10
