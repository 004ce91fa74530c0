"""What an entity is: which names, of which type, joined how."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.annotate.tagger import lexicon
from runut.annotate.unglue import unglue
from runut.language import language
from runut.text.tokens import Token
from tests.annotate.drafts import find, read

TYPES = {
    "a country in running text": ("id", "Ekspor kopi ke Norwegia naik tahun ini.", "Norwegia", "place"),
    "a country by its short form": ("id", "Wisatawan asal Korsel memadati pantai itu.", "Korsel", "place"),
    "a ministry in lower case": (
        "id",
        "Hal itu dibantah kementerian pertahanan Norwegia.",
        "kementerian pertahanan Norwegia",
        "organization",
    ),
    "an institution by its acronym": ("id", "Menurut WHO, vaksin itu aman.", "WHO", "organization"),
    "a product by its shape": ("id", "Satelit Merah-12 mengorbit sejak kemarin.", "Merah-12", "product"),
    "a law by its number": ("id", "Menurut UU Nomor 3 Tahun 2009, pajak itu turun.", "UU Nomor 3 Tahun 2009", "law"),
    "a person after a role": ("id", "Menteri Keuangan Norwegia Kari Lie membuka rapat.", "Kari Lie", "person"),
    "a body named by what it is for": (
        "id",
        "Kantor Pangan dan Gizi Sukamaju membagikan susu.",
        "Kantor Pangan dan Gizi Sukamaju",
        "organization",
    ),
    "a company behind its legal form": (
        "id",
        "Izin PT Pelayaran Melati Jaya dicabut kemarin.",
        "PT Pelayaran Melati Jaya",
        "organization",
    ),
    "a holder behind the body of the role": (
        "id",
        "Hal itu disampaikan Kepala PN Surabaya Agus Wijaya kepada warga.",
        "Agus Wijaya",
        "person",
    ),
    "a holder behind a rank": ("id", "Kasi Humas Polres Bogor AKP Budi Wijaya hadir.", "Budi Wijaya", "person"),
    "initials before an age": ("id", "Dua orang, SK (31) dan UM (25), ditahan polisi.", "UM", "person"),
    "initials in a row": ("id", "Tersangka SK, UM, dan TB dibawa ke Bogor.", "TB", "person"),
    "a village told by its noun": ("en", "Rescuers reached the village of Kvitnes on Monday.", "Kvitnes", "place"),
    "an Indonesian province in English": ("en", "Rain fell in Southeast Sulawesi.", "Southeast Sulawesi", "place"),
    "an English country": ("en", "Farmers in Norway sold more milk this year.", "Norway", "place"),
    "an English institution": ("en", "The World Bank lent the city money.", "World Bank", "organization"),
    "an English person": ("en", "Prime Minister Anna Holm opened the new port.", "Anna Holm", "person"),
}

JOINED = {
    "full name and surname": (
        "id",
        "Menteri Pertahanan Norwegia Henrik Dahl tiba. Dahl mengatakan rapat dimulai.",
        "Henrik Dahl",
        "Dahl",
    ),
    "first name, as Indonesians use it": (
        "id",
        "Gubernur Banten Budi Santoso hadir. Budi mengatakan panen naik.",
        "Budi Santoso",
        "Budi",
    ),
    "a name and its acronym": (
        "id",
        "Partai Pelita Rakyat (PPR) menggelar rapat. PPR memilih ketua baru.",
        "Partai Pelita Rakyat",
        "PPR",
    ),
    "names of one country": (
        "id",
        "Republik Korea menjual kapal. Korsel juga membeli beras.",
        "Republik Korea",
        "Korsel",
    ),
    "names of one institution": ("id", "Uni Eropa menaikkan bea. UE juga menunda rapat.", "Uni Eropa", "UE"),
    "the holder of a role by another name": (
        "id",
        "Menteri Sosial (Mensos) Toni Wijaya hadir. Mensos yang akrab disapa Bang Jago itu membagi beras.",
        "Toni Wijaya",
        "Jago",
    ),
    "old and new orthography": (
        "id",
        "Gubernur Soepomo Hadi hadir. Kata Supomo Hadi, panen naik.",
        "Soepomo Hadi",
        "Supomo Hadi",
    ),
    "a transliteration": (
        "en",
        "President Dmitriy Medvedevskiy left. Kenya met Dmitry Medvedevsky again.",
        "Dmitriy Medvedevskiy",
        "Dmitry Medvedevsky",
    ),
    "a slip of the keys": (
        "id",
        "Bupati Hendrawiyono Santoso hadir. Hendrawiyono membuka rapat. Kata Hendrawiyano, panen naik.",
        "Hendrawiyono Santoso",
        "Hendrawiyano",
    ),
    "alias": ("id", "Polisi menangkap Rudi Hartono alias Kodok di rumahnya.", "Rudi Hartono", "Kodok"),
}

APART = {
    "two people of one surname": (
        "id",
        "Presiden Kim Dong-soo bertemu Menteri Pertahanan Kim Min-ho. Kim mengatakan rapat berjalan baik.",
        "Kim Dong-soo",
        "Kim Min-ho",
    ),
    "surnames that begin alike": (
        "id",
        "Gubernur Banten Hadi Santoso bertemu Wali Kota Bogor Hadiyanto Wijaya.",
        "Hadi Santoso",
        "Hadiyanto Wijaya",
    ),
    "surnames one letter apart": (
        "id",
        "Menteri Luar Negeri Cho Min-ho bertemu Menteri Pertahanan Choe Yong-su.",
        "Cho Min-ho",
        "Choe Yong-su",
    ),
    "short names that sound alike": (
        "en",
        "President Lee Wei-han met Governor Li Wei-han.",
        "Lee Wei-han",
        "Li Wei-han",
    ),
    "names that large text knows, one letter apart": (
        "id",
        "Gubernur Rahmat Hidayat hadir. Kata Rahmat, panen naik. Rahman Saleh pulang.",
        "Rahmat Hidayat",
        "Rahman Saleh",
    ),
    "a city and its country": ("id", "Rapat digelar di Oslo. Norwegia menjadi tuan rumah.", "Oslo", "Norwegia"),
}

NO_NAMES = {
    "weekdays": ("id", "Rapat digelar pada Senin dan Selasa pekan ini."),
    "months": ("id", "Pada Januari harga naik, lalu turun pada Maret."),
    "a plain sentence": ("id", "Hujan turun sejak pagi dan warga menunggu di rumah."),
    "English weekdays": ("en", "They met on Monday and again on Friday."),
}


@pytest.mark.parametrize(("code", "text", "form", "kind"), TYPES.values(), ids=TYPES)
def test_a_name_is_found_with_its_type(code, text, form, kind):
    entity = find(read(text, code), form)
    assert entity is not None
    assert entity.type == kind


@pytest.mark.parametrize(("code", "text", "one", "other"), JOINED.values(), ids=JOINED)
def test_two_forms_of_one_thing_join_and_say_why(code, text, one, other):
    entity = find(read(text, code), one)
    assert entity is not None
    assert other in (entity.name, *entity.aliases)
    assert entity.joins
    assert all(join.evidence for join in entity.joins)


@pytest.mark.parametrize(("code", "text", "one", "other"), APART.values(), ids=APART)
def test_two_things_stay_apart(code, text, one, other):
    draft = read(text, code)
    first, second = find(draft, one), find(draft, other)
    assert first is not None
    assert second is not None
    assert first.id != second.id


def test_a_surname_two_people_bear_is_given_to_neither():
    draft = read("Presiden Kim Dong-soo bertemu Menteri Pertahanan Kim Min-ho. Kim mengatakan rapat berjalan baik.")
    assert {"Kim Dong-soo", "Kim Min-ho"} <= {entity.name for entity in draft.entities}
    assert all("Kim" not in entity.aliases for entity in draft.entities)


def test_a_surname_three_people_bear_stays_by_itself():
    draft = read("Presiden Kim Dong-soo, Menteri Kim Min-ho dan Jenderal Kim Yo-han hadir. Kim menolak usul itu.")
    people = {entity.name: entity for entity in draft.entities if entity.type == "person"}
    assert {"Kim Dong-soo", "Kim Min-ho", "Kim Yo-han"} <= set(people)
    assert all("Kim" not in people[name].aliases for name in ("Kim Dong-soo", "Kim Min-ho", "Kim Yo-han"))


@pytest.mark.parametrize(("code", "text"), NO_NAMES.values(), ids=NO_NAMES)
def test_common_words_are_no_names(code, text):
    assert [entity.name for entity in read(text, code).entities] == []


def test_a_pronoun_means_the_only_person_there_is():
    entity = find(read("Menteri Keuangan Norwegia Kari Lie membuka rapat. Ia mengatakan pajak turun."), "Kari Lie")
    assert [mention.span.text for mention in entity.mentions if mention.as_ == "pronoun"] == ["Ia"]


def test_a_pronoun_after_two_people_stays_open():
    draft = read("Presiden Anna Holm bertemu Menteri Keuangan Kari Lie. Ia mengatakan pajak turun.")
    assert not [m for entity in draft.entities for m in entity.mentions if m.as_ == "pronoun"]


def test_words_glued_by_a_stripped_link_are_parted():
    entity = find(read("Menteri Keuangan Norwegia Kari Dahlmengatakan pajak turun tahun ini."), "Kari Dahl")
    assert entity is not None


def test_ids_count_from_the_first_mention():
    draft = read("Norwegia menjual kapal ke Kenya. Kenya membeli beras dari Norwegia.")
    assert [(entity.id, entity.name) for entity in draft.entities] == [("e0", "Norwegia"), ("e1", "Kenya")]


WORDS = [
    "Norwegia",
    "Kari",
    "Lie",
    "Menteri",
    "menteri",
    "Keuangan",
    "Oslo",
    "(",
    ")",
    "alias",
    ",",
    ".",
    "UE",
    "dan",
    "\n",
    "Kim",
    "ia",
    "-",
    "AS",
    "mengatakan",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["id", "en", "xx"]))
def test_any_text_gives_spans_that_quote_the_page_and_the_same_twice(words, code):
    text = " ".join(words)
    draft = read(text, code)
    for entity in draft.entities:
        assert entity.mentions
        spans = [m.span for m in entity.mentions] + [e.span for r in entity.roles for e in r.evidence]
        assert all(text[span.start : span.end] == span.text for span in spans)
    assert read(text, code).entities == draft.entities


def test_parted_words_do_not_shift_what_follows_them():
    """Parting glued words makes more tokens than the sentence had; roles named later must still be found."""
    draft = read("PresidenAnna Holmmengatakan pajak turun.\nRapat itu dihadiri presiden tersebut.")
    assert all(m.span.text == draft.report.page[m.span.start : m.span.end] for e in draft.entities for m in e.mentions)


GLUED = {
    "an acronym run into a name": ("RIBudi", "", ["RI", "Budi"]),
    "a role run into an acronym": ("JaksaKPK", "", ["Jaksa", "KPK"]),
    "a legal form run into the name it stands before": ("PTPLN", "PLN", ["PT", "PLN"]),
    "a place tied to the first word by a hyphen": ("Jakarta-Jaksa", "", ["Jakarta", "-", "Jaksa"]),
    "a name before verbs and all that follows": ("Sutopomengatakanbahwa", "Sutopo", ["Sutopo", "mengatakanbahwa"]),
    "two acronyms of one institution": ("DPRRI", "", ["DPR", "RI"]),
    "an acronym before a verb": ("RImenggelar", "", ["RI", "menggelar"]),
    "a known name before the shorter of two words": ("DaguisedanAl", "Daguise", ["Daguise", "dan", "Al"]),
    "an acronym, a name and a word": ("RIBudimengatakan", "", ["RI", "Budi", "mengatakan"]),
    "a family name in it": ("RinaSantoso", "", ["Rina", "Santoso"]),
    "two countries": ("AS-Kenya", "", ["AS", "-", "Kenya"]),
    "a word that ends like another": ("Sukarelawan", "", ["Sukarelawan"]),
    "a firm": ("AstraZeneca", "", ["AstraZeneca"]),
    "a name with a capital inside": ("MotoGP", "", ["MotoGP"]),
    "a country with a hyphen": ("Timor-Leste", "", ["Timor-Leste"]),
    "a word beyond all words": ("A" * 5_000, "", ["A" * 5_000]),
}


@pytest.mark.parametrize(("text", "seen", "parts"), GLUED.values(), ids=GLUED)
def test_glued_words_part_where_both_sides_are_known(text, seen, parts):
    spoken = language("id")
    found = unglue([Token(text, 0, len(text))], spoken, lexicon("id"), {seen})
    assert [token.text for token in found] == parts


def test_a_short_name_is_known_by_the_word_before_it():
    tokens = [Token("Rina", 0, 4), Token("Lotidak", 5, 12)]
    found = unglue(tokens, language("id"), lexicon("id"), {"Rina"}, {("Rina", "Lo")})
    assert [token.text for token in found] == ["Rina", "Lo", "tidak"]
    assert [token.text for token in unglue(tokens, language("id"), lexicon("id"), {"Rina"})] == ["Rina", "Lotidak"]


def test_a_name_run_into_words_is_named_without_them_and_shown_where_it_stands():
    draft = read("Hal itu dikatakan Ketua PMI (Bogor)RinaSantoso kemarin. Rina Santoso hadir.")
    person = find(draft, "Rina Santoso")
    assert [mention.span.text for mention in person.mentions if mention.as_ == "name"] == [
        "RinaSantoso",
        "Rina Santoso",
    ]


def test_ten_times_the_sentence_takes_about_ten_times_as_long():
    def spent(count):
        text = ", ".join(
            f"Presiden {chr(65 + n % 26)}ari {chr(65 + n // 26 % 26)}{'n' * (n % 7)}oso" for n in range(count)
        )
        start = process_time()
        read(text, "id")
        return process_time() - start

    spent(10)
    assert spent(4_000) < 40 * max(spent(400), 0.02)
