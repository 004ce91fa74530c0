"""How claims are told: each in words of its own, titles with the sentence they repeat."""

from msgspec.structs import replace

from runut.consolidate.account import Wording, tellers
from tests.consolidate.stories import report, shared, story

FACT = "Gubernur meresmikan jembatan gantung baru di Sungai Batang Hari pada Senin pagi."


def wording(text):
    return Wording(None, text)


def test_the_earlier_claim_has_the_first_choice():
    assert [one.text for one in tellers([(wording("a"), wording("b")), (wording("a"), wording("c"))])] == ["a", "c"]


def test_a_claim_with_other_words_gives_way_to_one_without():
    assert [one.text for one in tellers([(wording("a"), wording("b")), (wording("a"),)])] == ["b", "a"]


def test_two_claims_of_the_same_words_alone_keep_them():
    assert [one.text for one in tellers([(wording("a"),), (wording("a"),)])] == ["a", "a"]


def test_no_two_claims_show_one_sentence():
    lead = "Gubernur meresmikan jembatan gantung di Sungai Batang Hari dan menjanjikan jalan beraspal ke desa."
    told = story(
        report("a", lead),
        report(
            "b", "Gubernur meresmikan jembatan gantung di Sungai Batang Hari.", "Ia menjanjikan jalan beraspal ke desa."
        ),
    )
    texts = [claim.text for claim in told.claims]
    assert len(set(texts)) == len(texts)


def test_a_title_joins_the_claim_that_the_body_states():
    one = report("a", "Gubernur Resmikan Jembatan Gantung di Sungai Batang Hari", FACT, "Warga menari di tepi sungai.")
    title = replace(one.blocks[0], kind="title")
    told = story(replace(one, blocks=(title, *one.blocks[1:])))
    (claim,) = [claim for claim in told.claims if claim.text == FACT]
    assert len(claim.members) == 2
    assert claim.support.reports == 1
    assert all(title.span.text != claim.text for claim in told.claims)


def test_a_report_and_its_translation_meet_sentence_by_sentence():
    told = shared(
        story(
            report(
                "a",
                "Sedikitnya tiga orang tewas dalam banjir di Desa Sukamulya pada Selasa malam.",
                "Pemerintah akan mengirim bantuan makanan kepada para korban.",
            ),
            report(
                "b",
                "At least three people were killed in floods in the village of Sukamulya on Tuesday night.",
                "The government will send food aid to the victims.",
                language="en",
            ),
        )
    )
    assert [len(claim.members) for claim in told] == [2, 2]
    assert {claim.relation for claim in told} == {"agrees"}


def test_a_number_told_differently_in_two_languages_differs():
    (claim,) = shared(
        story(
            report("a", "Sebanyak 12 rumah hancur akibat gempa di Desa Sukamulya pada Selasa malam."),
            report(
                "b",
                "A total of 15 houses were destroyed by an earthquake in the village of Sukamulya on Tuesday night.",
                language="en",
            ),
        )
    )
    assert [difference.kind for difference in claim.differences] == ["number"]
