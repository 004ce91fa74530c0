"""Reports become stories whatever their order, and say why they belong there."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.language.reasons import catalogue
from runut.link import link
from tests.link.reports import FIRE, FIRE_ALONE, FIRE_ENGLISH, FIRE_REWORDED, MATCH, make

REPORTS = (
    make("r1", FIRE, title="Pasar Tanjung Terbakar, 84 Kios Hangus", outlet="Kabar Hulu", day=4),
    make("r2", FIRE_REWORDED, title="84 Kios Pasar Tanjung Bengkuring Hangus", outlet="Warta Muara", day=4),
    make("r3", FIRE_ALONE, title="Tangis Rohimah di Sisa Pasar Tanjung", outlet="Suara Kota", day=5),
    make("r4", MATCH, title="Marulanda Dua Gol, Persatuan Laut Menang", outlet="Kabar Hulu", day=5),
    make("r5", FIRE_ENGLISH, title="Fire destroys 84 stalls in Tanjung market", code="en", outlet="Hill News", day=4),
)
TOGETHER = {
    "two reports of one fire": ({0, 1}, True),
    "a report and one reworded from it, of which neither has a date": ({0, 1}, True),
    "a fire and a match in one outlet": ({0, 3}, False),
    "a witness's story of the fire and a match": ({2, 3}, False),
    "one event in two languages": ({0, 4}, True),
    "a match and a fire in two languages": ({3, 4}, False),
}


@pytest.mark.parametrize(("which", "one_story"), TOGETHER.values(), ids=TOGETHER)
def test_one_story(which, one_story):
    assert (len(link([REPORTS[n] for n in sorted(which)], ())) == 1) is one_story


def test_two_reports_without_title_date_and_outlet_are_still_one_story():
    assert len(link([make("a", FIRE), make("b", FIRE_REWORDED)], ())) == 1


def test_what_stands_word_for_word_in_another_report_is_never_of_another_story():
    whole = make(
        "whole", f"{MATCH}\n{FIRE}", title="Marulanda Dua Gol, Persatuan Laut Menang", outlet="Suara Kota", day=9
    )
    part = make("part", FIRE, title="Pasar Tanjung Terbakar, 84 Kios Hangus", outlet="Kabar Hulu", day=4)
    (draft,) = [one for one in link([whole, part, *REPORTS[2:]], ()) if "part" in one.reports]
    assert "whole" in draft.reports


def test_no_reports_no_stories():
    assert link([], ()) == ()


def test_the_order_of_reports_changes_nothing():
    first = link(REPORTS, ())
    assert all(link(order, ()) == first for order in permutations(REPORTS))


def test_every_subset_is_partitioned_into_stories():
    for size in range(1, len(REPORTS) + 1):
        for some in combinations(REPORTS, size):
            drafts = link(some, ())
            assert sorted(name for draft in drafts for name in draft.reports) == sorted(one.id for one in some)


def test_the_same_report_twice_changes_nothing():
    assert link([*REPORTS, REPORTS[0]], ()) == link(REPORTS, ())


def test_a_story_has_its_id_from_its_members_alone():
    def of_fire(drafts):
        return next(draft.id for draft in drafts if "r1" in draft.reports and "r2" in draft.reports)

    assert of_fire(link(REPORTS[:2], ())) == of_fire(link([*REPORTS[:2], REPORTS[3]], ()))


def test_every_member_says_why_it_is_there_with_a_known_reason_and_verbatim_evidence():
    pages = {one.id: one.page for one in REPORTS}
    drafts = link(REPORTS, ())
    assert any(judgement.evidence for draft in drafts for judgement in (*draft.joins, *draft.lineage))
    for draft in drafts:
        assert sorted(join.report for join in draft.joins) == sorted(draft.reports)
        for judgement in (*draft.joins, *draft.lineage):
            assert judgement.reason in catalogue()
            for where in judgement.evidence:
                assert pages[where.report][where.span.start : where.span.end] == where.span.text


def test_the_earliest_report_opens_the_story():
    (draft,) = link([make("a", FIRE, day=5), make("b", FIRE_REWORDED, day=4)], ())
    assert [(join.report, join.reason) for join in draft.joins] == [("a", "story.joins_by_copy"), ("b", "story.opens")]


WORDS = st.lists(st.sampled_from(sorted(set(FIRE.split()))), max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=80)), max_size=6), st.randoms())
def test_any_texts_in_any_order_give_the_same_partition(texts, random):
    reports = [make(f"r{n}", text.replace("\n", " ")) for n, text in enumerate(texts)]
    first = link(reports, ())
    assert sorted(name for draft in first for name in draft.reports) == sorted(one.id for one in reports)
    random.shuffle(reports)
    assert link(reports, ()) == first


def test_hundreds_of_reprints_are_one_story_on_one_source():
    reports = [make(f"r{n:03}", f"{FIRE} Naskah {n} selesai ditulis") for n in range(450)]
    (draft,) = link(reports, ())
    assert len(draft.reports) == 450
    assert len(draft.sources) == 1
