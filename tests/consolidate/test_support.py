"""On how many independent sources a claim rests."""

from datetime import date

from runut.annotate import annotate
from runut.consolidate import cast
from runut.consolidate.support import Supporter
from runut.consolidate.units import units
from runut.link import identify
from runut.records import Lineage, Source, StoryDraft
from tests.consolidate.stories import report, shared, story

FACT = "Gubernur meresmikan jembatan gantung baru di Sungai Batang Hari."
WIRE = Source("w", "Kantor Berita Nusa", "agency", False)


def taken(key, score=0.9, relation="rewrite"):
    return Lineage("w", key, relation, None, score, (), "x")


def only(told):
    (claim,) = shared(told)
    return claim.support


def test_two_papers_of_their_own_are_two():
    support = only(story(report("a", FACT, outlet="Kabar Satu"), report("b", FACT, outlet="Kabar Dua")))
    assert (support.reports, support.independent, support.low, support.high) == (2, 2, 2, 2)
    assert len(support.sources) == 2


def test_two_prints_of_one_unseen_dispatch_are_one():
    support = only(story(report("a", FACT), report("b", FACT), sources=(WIRE,), lineage=(taken("a"), taken("b"))))
    assert (support.independent, support.sources) == (1, ("w",))


def test_a_rewrite_of_a_seen_report_is_no_second_source():
    line = (Lineage("a", "b", "rewrite", 0.8, 0.9, (), "x"),)
    assert only(story(report("a", FACT), report("b", FACT), lineage=line)).independent == 1


def test_an_uncertain_dependence_gives_a_range():
    line = (taken("a", 0.6), taken("b", 0.6))
    support = only(story(report("a", FACT), report("b", FACT), sources=(WIRE,), lineage=line))
    assert (support.low, support.independent, support.high) == (1, 1, 2)


def test_every_source_of_a_claim_is_a_source_of_the_story():
    told = story(report("a", FACT, outlet="Kabar Satu"), report("b", FACT))
    known = {source.id for source in told.sources}
    assert told.claims
    assert all(claim.support.sources and set(claim.support.sources) <= known for claim in told.claims)


def test_a_toll_that_rose_is_an_update():
    told = story(
        report("a", "Sebanyak 12 orang tewas akibat longsor di lereng bukit itu.", day=date(2024, 3, 4)),
        report("b", "Sebanyak 15 orang tewas akibat longsor di lereng bukit itu.", day=date(2024, 3, 6)),
    )
    assert [claim.relation for claim in shared(told)] == ["updates"]


OTHER = "Pasar ikan di kota itu dipugar dengan dana koperasi nelayan."
IN_ENGLISH = "The fish market in the town was restored with money from a fishing cooperative."


def test_what_most_reports_carry_and_one_leaves_out_is_an_omission():
    told = story(report("a", FACT, OTHER), report("b", FACT, OTHER), report("c", OTHER))
    (left_out,) = told.omissions
    assert left_out.report == "c"
    assert [claim.text for claim in told.claims if claim.id in left_out.claims] == [FACT]


def test_a_report_that_tells_something_else_leaves_nothing_out():
    assert story(report("a", FACT), report("b", FACT), report("c", OTHER)).omissions == ()


def test_a_report_is_held_against_those_of_its_language_only():
    told = story(report("a", FACT, OTHER), report("b", FACT, OTHER), report("c", IN_ENGLISH, language="en"))
    assert told.omissions == ()


def test_two_reports_of_one_outlet_are_one_source():
    support = only(story(report("a", FACT, outlet="Kabar Satu"), report("b", FACT, outlet="Kabar Satu")))
    assert (support.reports, support.independent, support.high) == (2, 1, 1)


def test_every_independent_part_has_a_source_of_its_own():
    told = story(report("a", FACT, outlet="Kabar Satu"), report("b", FACT, outlet="Kabar Dua"), report("c", FACT))
    support = only(told)
    assert support.independent == len(support.sources) == 3


def test_the_count_says_why_reports_do_not_count_each_for_itself():
    support = only(story(report("a", FACT), report("b", FACT), sources=(WIRE,), lineage=(taken("a"), taken("b"))))
    assert [(one.reports, one.on, one.certain) for one in support.depends] == [(("a", "b"), "w", True)]
    line = (taken("a", 0.6), taken("b", 0.6))
    support = only(story(report("a", FACT), report("b", FACT), sources=(WIRE,), lineage=line))
    assert [one.certain for one in support.depends] == [False]


def test_two_papers_of_their_own_need_no_reason():
    support = only(story(report("a", FACT, outlet="Kabar Satu"), report("b", FACT, outlet="Kabar Dua")))
    assert support.depends == ()


SPEAKER = Source("p", "Rahmat Hidayat", "person", False)
HEARD = tuple(Lineage("p", key, "rewrite", None, 0.95, (), "x") for key in ("a", "b"))


def counted(*texts):
    """The support of one claim that reports a, b, ... state in these words, having heard one speaker."""
    read, entities = identify([annotate(report(key, text)) for key, text in zip("ab", texts, strict=True)])
    draft = StoryDraft("s1", ("a", "b"), (SPEAKER,), HEARD, (), ())
    told = [unit for one in read for unit in units(one, cast(entities).of(one.id))]
    return Supporter(draft, {one.id: one for one in read}, {e.id: e for e in entities}).support(told)


def test_what_is_told_beside_a_speakers_words_may_be_the_papers_own():
    support = counted(FACT, "Seusai upacara, pejabat provinsi membuka titian gantung bagi murid dan pedagang sayur.")
    assert (support.low, support.high) == (1, 2)
    assert [one.certain for one in support.depends] == [False]


def test_what_is_told_in_the_same_words_beside_them_is_of_one_text():
    support = counted(FACT, FACT)
    assert (support.low, support.high) == (1, 1)
