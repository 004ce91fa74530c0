"""What two reports' sentences are to each other."""

import pytest

from tests.consolidate.stories import report, shared, story

TALE = (
    "Pasar ikan di kota itu dipugar dengan dana koperasi nelayan.",
    "Panitia menyiapkan tiga perahu untuk lomba dayung tahunan.",
)

CASES = {
    "the same words agree": (
        "Gubernur meresmikan jembatan gantung di Sungai Batang.",
        "Gubernur meresmikan jembatan gantung di Sungai Batang.",
        "agrees", None,
    ),
    "near-synonyms agree": (
        "Dinas sosial mengirim bantuan beras kepada korban banjir di tiga desa.",
        "Dinas sosial menyalurkan bantuan beras kepada korban banjir di tiga desa.",
        "agrees", None,
    ),
    "active and passive agree": (
        "Petugas menyita dua belas karung pupuk palsu dari gudang tua.",
        "Dua belas karung pupuk palsu disita petugas dari gudang tua.",
        "agrees", None,
    ),
    "a bound that holds the other value agrees": (
        "Sedikitnya 12 rumah rusak akibat angin puting beliung di desa itu.",
        "Sebanyak 15 rumah rusak akibat angin puting beliung di desa itu.",
        "agrees", None,
    ),
    "a rounded number agrees": (
        "Panen jagung di lembah itu mencapai 1,3 juta ton pada musim ini.",
        "Panen jagung di lembah itu mencapai 1.312.450 ton pada musim ini.",
        "agrees", None,
    ),
    "two numbers of one thing differ": (
        "Sebanyak 12 rumah rusak akibat angin puting beliung di desa itu.",
        "Sebanyak 15 rumah rusak akibat angin puting beliung di desa itu.",
        "differs", "number",
    ),
    "a number in words and another in figures differ": (
        "Sebanyak tujuh perahu hanyut terbawa arus di muara sungai.",
        "Sebanyak 9 perahu hanyut terbawa arus di muara sungai.",
        "differs", "number",
    ),
    "ranges with another end differ": (
        "Kios itu menjual beras dengan kemasan 5 hingga 20 kilogram kepada warga.",
        "Kios itu menjual beras dengan kemasan 5 hingga 25 kilogram kepada warga.",
        "differs", "number",
    ),
    "two roundings of one figure agree": (
        "Gletser itu kehilangan sekitar 600 ribu ton es setiap tahun menurut peneliti.",
        "Gletser itu kehilangan sekitar 604 ribu ton es setiap tahun menurut peneliti.",
        "agrees", None,
    ),
    "two roundings far apart differ": (
        "Gletser itu kehilangan sekitar 45 ribu ton es setiap tahun menurut peneliti.",
        "Gletser itu kehilangan sekitar 50 ribu ton es setiap tahun menurut peneliti.",
        "differs", "number",
    ),
    "a percentage after capitals is no code": (
        "Warga hanya membayar PPN 5 persen dari tarif normal tiket kereta itu.",
        "Warga hanya membayar PPN 10 persen dari tarif normal tiket kereta itu.",
        "differs", "number",
    ),
    "a light word changed inside a quotation differs": (
        '"Jembatan itu akan dibangun untuk koperasi petani garam," kata bupati.',
        '"Jembatan itu akan dibangun merugikan koperasi petani garam," kata bupati.',
        "differs", "wording",
    ),
    "one act with actor and recipient exchanged differs": (
        "Iran menyerang Israel dengan rudal pada Jumat malam.",
        "Israel menyerang Iran dengan rudal pada Jumat malam.",
        "differs", "name",
    ),
    "one act told as active and as passive agrees": (
        "Iran menyerang Israel dengan rudal pada Jumat malam.",
        "Israel diserang Iran dengan rudal pada Jumat malam.",
        "agrees", None,
    ),
    "one quotation with another word differs": (
        '"Bendungan itu adalah utang kita kepada petani," kata bupati.',
        '"Bendungan itu adalah hadiah kita kepada petani," kata bupati.',
        "differs", "wording",
    ),
    "a quotation translated in two ways of one sense agrees": (
        '"Kami bersatu dalam membantu petani garam," kata bupati.',
        '"Kami bersatu dalam bantuan kami kepada petani garam," kata bupati.',
        "agrees", None,
    ),
    "another wording outside quotation marks agrees": (
        "Bupati menyebut bendungan itu utang pemerintah kepada petani garam.",
        "Bupati menyebut waduk itu utang pemerintah kepada petani garam.",
        "agrees", None,
    ),
    "to hope is not to expect": (
        "Bank sentral mengharapkan harga beras turun pada akhir musim kemarau.",
        "Bank sentral memperkirakan harga beras turun pada akhir musim kemarau.",
        "differs", "wording",
    ),
    "to conclude is not to suspect": (
        "Tim ahli menyimpulkan kebakaran gudang kapas itu disengaja pemiliknya.",
        "Tim ahli menduga kebakaran gudang kapas itu disengaja pemiliknya.",
        "differs", "certainty",
    ),
    "opened is not closed": (
        "Wali kota membuka kembali jalur pendakian gunung itu sejak pagi.",
        "Wali kota menutup kembali jalur pendakian gunung itu sejak pagi.",
        "differs", "polarity",
    ),
    "a negation on one side only differs": (
        "Kapal penyeberangan itu tidak berlayar ke pulau karang pada musim angin barat.",
        "Kapal penyeberangan itu berlayar ke pulau karang pada musim angin barat.",
        "differs", "polarity",
    ),
    "the calendar refutes one of two dates": (
        "Lomba layang-layang digelar di lapangan desa pada Senin (4/11/2024).",
        "Lomba layang-layang digelar di lapangan desa pada Senin (5/11/2024).",
        "differs", "date",
    ),
    "a day within a week is more precise": (
        "Dia mengatakan pasar ikan akan dibuka lagi pada pekan ini.",
        "Dia mengatakan pasar ikan akan dibuka lagi pada Jumat.",
        "agrees", None,
    ),
    "the days of two citations conflict with nothing": (
        "Lomba dayung batal digelar, dikutip dari laman panitia, Senin (4/11/2024).",
        "Lomba dayung batal digelar, dikutip dari laman panitia, Selasa (5/11/2024).",
        "agrees", None,
    ),
    "leave and no leave of the one who speaks differ": (
        '"Truk besar tidak bisa lewat jembatan itu," kata Camat Rahman.',
        '"Truk besar tidak boleh lewat jembatan itu," kata Camat Rahman.',
        "differs", "wording",
    ),
    "another person between the same words differs": (
        "Menteri Sari Dewi mengatakan harga gula akan turun bulan depan.",
        "Menteri Budi Santoso mengatakan harga gula akan turun bulan depan.",
        "differs", "name",
    ),
    "another town after the same preposition differs": (
        "Presiden tiba di Makassar pada Senin pagi untuk membuka pameran kapal.",
        "Presiden tiba di Kupang pada Senin pagi untuk membuka pameran kapal.",
        "differs", "place",
    ),
    "a flight with other figures differs": (
        "Penerbangan perintis QX 115 membawa obat ke pulau terluar.",
        "Penerbangan perintis QX 151 membawa obat ke pulau terluar.",
        "differs", "name",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation", "kind"), CASES.values(), ids=CASES)
def test_two_reports_of_one_claim(one, other, relation, kind):
    told = shared(story(report("a", one, TALE[0]), report("b", other, TALE[1])))
    assert [claim.relation for claim in told] == [relation]
    kinds = {difference.kind for difference in told[0].differences} - {"detail"}
    assert kinds == ({kind} if kind else set())


PINNED = {
    "a number in a sentence that is otherwise the same differs, though the report has it elsewhere": (
        ("Koperasi itu menyewa 12 perahu nelayan untuk lomba.", "Tahun lalu ada 15 perahu di teluk."),
        ("Koperasi itu menyewa 15 perahu nelayan untuk lomba.", "Tahun lalu ada 15 perahu di teluk."),
        "number",
    ),
    "a word of doubt on one side only differs in certainty": (
        ("Pemilik gudang membakar karung kapas itu pada malam hari.",),
        ("Pemilik gudang diduga membakar karung kapas itu pada malam hari.",),
        "certainty",
    ),
    "another span of days in the same form differs": (
        ("Pameran perahu kayu digelar di alun-alun kota pada 6-9 Juni 2025.",),
        ("Pameran perahu kayu digelar di alun-alun kota pada 6-11 Juni 2025.",),
        "date",
    ),
    "the first word of a sentence may be another name": (
        ("Rahmat Hidayat memenangi lomba dayung antarkampung di Sungai Batang.",),
        ("Agus Salim memenangi lomba dayung antarkampung di Sungai Batang.",),
        "name",
    ),
    "a body's name and its short form agree": (
        ("Rapat digelar Kementerian Perhubungan untuk memeriksa kapal penyeberangan tua.",),
        ("Rapat digelar Kemenhub untuk memeriksa kapal penyeberangan tua.",),
        None,
    ),
    "a misspelt word of a quotation agrees": (
        ('"Bendungan itu akan memperkuat panen petani garam," kata bupati.',),
        ('"Bendungan itu akan memperkuatt panen petani garam," kata bupati.',),
        None,
    ),
    "a sentence cut short agrees": (
        ("Panitia menyewa 12 perahu nelayan untuk lomba dayung di Teluk Bayan, yang dimulai Sabtu.",),
        ("Panitia menyewa 12 perahu nelayan untuk lomba dayung di Teluk Bayan.",),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), PINNED.values(), ids=PINNED)
def test_two_sentences_the_same_but_for_one_place(one, other, kind):
    claims = shared(story(report("a", *one), report("b", *other)))
    kinds = {difference.kind for claim in claims for difference in claim.differences} - {"detail"}
    assert kinds == ({kind} if kind else set())


def test_what_only_one_report_says_is_only_there():
    told = story(report("a", TALE[0]), report("b", TALE[1]))
    assert [claim.relation for claim in told.claims] == ["only_in", "only_in"]


def test_a_value_that_the_other_report_gives_too_conflicts_with_nothing():
    told = story(
        report("a", "Sebanyak 12 rumah rusak akibat angin di desa itu.", "Pekan lalu 15 rumah lain rusak."),
        report("b", "Akibat angin di desa itu, kata camat pada Senin, 15 rumah rusak."),
    )
    assert "differs" not in {claim.relation for claim in told.claims}


def test_each_difference_shows_both_words_and_a_known_reason():
    from runut.language import explain

    one, other, _, _ = CASES["one quotation with another word differs"]
    (claim,) = shared(story(report("a", one), report("b", other)))
    (difference,) = claim.differences
    assert [value.span.text for value in difference.values] == ["utang", "hadiah"]
    assert explain(difference.reason).title_en


def test_a_quotation_in_one_pair_of_marks_aligns_sentence_by_sentence():
    told = shared(
        story(
            report(
                "a",
                '"Sawah kami kering sejak Mei. Air embung tinggal sejengkal. Kami menunggu truk tangki," kata Darmi.',
            ),
            report(
                "b",
                '"Sawah kami kering sejak Mei," kata Darmi. "Air embung tinggal sejengkal. Kami menunggu truk tangki."',
            ),
        )
    )
    assert len(told) == 3


def test_reports_in_two_languages_meet():
    told = shared(
        story(
            report("a", "Polisi menangkap 3 pencuri kapal di Makassar.", TALE[0]),
            report("b", "Police arrested 3 ship thieves in Makassar.", "A choir sang all night.", language="en"),
        )
    )
    assert len(told) == 1


def test_a_misprinted_date_is_shown_though_the_sentences_say_other_things():
    told = story(
        report("a", "Bupati Rahma Sari meresmikan pasar ikan itu, Jumat (20/6/2025).", *TALE),
        report("b", '"Koperasi mengelola kios," kata Bupati Rahma Sari, Jumat (20/7/2025).', *TALE),
    )
    found = [d for claim in told.claims for d in claim.differences if d.kind == "date"]
    assert [sorted(v.span.text for v in d.values) for d in found] == [["Jumat (20/6/2025)", "Jumat (20/7/2025)"]]


def test_the_dates_of_what_two_persons_said_are_no_difference():
    told = story(
        report("a", '"Pasar itu ramai," kata Bupati Rahma Sari, Kamis (18/6/2025).', *TALE),
        report("b", '"Koperasi mengelola kios," kata Camat Budi Tama, Kamis (19/6/2025).', *TALE),
    )
    assert not [d for claim in told.claims for d in claim.differences if d.kind == "date"]


def test_the_one_flight_number_of_either_report_is_compared():
    told = story(
        report("a", "Surel itu mengancam penerbangan Elang QX 115.", *TALE),
        report("b", "Menurut bandara, penerbangan Elang QX-151 dari Solo tiba terlambat pada Selasa siang.", *TALE),
    )
    found = [d for claim in told.claims for d in claim.differences if d.kind == "name"]
    assert [sorted(v.span.text for v in d.values) for d in found] == [["QX 115", "QX-151"]]
