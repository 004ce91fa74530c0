"""What a report leaves out counts only where it matters and where there was room for it."""

from runut.records import Lineage
from tests.consolidate.stories import report, story

LEAD = "Jembatan gantung di Sungai Batang Hari ambruk pada Senin pagi dan tiga pejalan kaki terluka."
CAUSE = "Kawat baja penahan jembatan diketahui berkarat sejak pemeriksaan terakhir oleh dinas pekerjaan umum."
SCHOOL = "Ratusan murid sekolah dasar kini menyeberang dengan rakit bambu milik seorang nelayan tua."
HISTORY = "Perusahaan perkebunan karet membangun jembatan itu pada zaman kolonial untuk mengangkut getah."
MARKET = "Pedagang sayur di pasar seberang mengeluh karena pembeli berkurang separuh sejak kejadian."


def left_out(told):
    texts = {claim.id: claim.text for claim in told.claims}
    return {one.report: [texts[id_] for id_ in one.claims] for one in told.omissions}


def test_what_most_others_carry_is_left_out():
    told = story(report("a", LEAD, CAUSE, SCHOOL), report("b", LEAD, CAUSE, SCHOOL), report("c", LEAD, SCHOOL, MARKET))
    assert left_out(told) == {"c": [CAUSE]}
    assert told.omissions[0].reasons == ("omission.most_others",)


def test_the_background_at_the_end_of_longer_reports_is_no_omission_of_a_short_one():
    told = story(
        report("a", LEAD, CAUSE, SCHOOL, HISTORY),
        report("b", LEAD, CAUSE, SCHOOL, HISTORY),
        report("c", LEAD, CAUSE),
    )
    assert "c" not in left_out(told)


def test_what_one_other_report_has_is_no_omission():
    told = story(report("a", LEAD, CAUSE), report("b", LEAD, CAUSE), report("c", LEAD, CAUSE, MARKET))
    assert left_out(told) == {}


def test_what_stands_high_in_its_own_source_is_left_out_though_nobody_else_has_it():
    edge = Lineage("a", "b", "rewrite", 0.7, 0.9, (), "lineage.copy")
    told = story(report("a", LEAD, MARKET, CAUSE, SCHOOL), report("b", LEAD, CAUSE, SCHOOL), lineage=(edge,))
    assert left_out(told) == {"b": [MARKET]}
    assert told.omissions[0].reasons == ("omission.own_source",)
