"""What reports share is what its speaker said, one source however many quote it."""

import pytest
from msgspec.structs import replace

from runut.link import link
from runut.records import Entity, Mention, Quote, Speaker, cut
from tests.link.reports import FIRE_ALONE, make

SAID = (
    "“Kami menutup jembatan itu sejak subuh karena baut penahannya hilang sebelas buah”",
    "“Truk bermuatan di atas lima ton harus memutar lewat Bendungan Ciranjang sampai Ahad”",
    "“Perbaikan memakai anggaran darurat provinsi dan dikerjakan dua regu bergantian”",
)
LEADS = (
    "Jembatan Cisaranten ditutup untuk umum, kata Kepala Dinas Jalan Wirya Hadikusuma.",
    "Warga Kampung Panyileukan mesti berjalan kaki dua kilometer ke sekolah mulai hari ini.",
    "Pedagang pasar mengeluh sayurnya terlambat tiba setelah penutupan jalan penghubung.",
)


def quoting(name, lead, said, speaker="e1", medium=None, outlet=None):
    """A report that has a lead of its own and quotes what `speaker` said."""
    bare = make(name, "\n".join((lead, *said)), outlet=outlet, day=4)
    quotes = []
    for number, words in enumerate(said):
        at = bare.page.index(words)
        span = cut(bare.page, at + 1, at + len(words) - 1)
        quotes.append(Quote(f"{name}.q{number}", "direct", (span,), None, (Speaker(speaker, span),), medium=medium))
    return replace(bare, quotes=tuple(quotes))


def entity(key, name, type_="person"):
    return Entity(key, type_, name, (), None, {}, (), (Mention("a", cut(name, 0, len(name)), "name"),))


def told(reports, entities):
    drafts = link(reports, entities)
    names = {one.id: (one.name, one.kind) for draft in drafts for one in draft.sources}
    return {(*names[one.from_], one.to, one.reason) for draft in drafts for one in draft.lineage}


WIRYA, DINAS = entity("e1", "Wirya Hadikusuma"), entity("e1", "Dinas Jalan", "organization")
STATEMENT = "lineage.shared_statement"
CASES = {
    "the same words of one speaker": (
        [quoting("a", LEADS[0], SAID[:2]), quoting("b", LEADS[1], SAID[:2])], WIRYA,
        {("Wirya Hadikusuma", "person", "a", STATEMENT), ("Wirya Hadikusuma", "person", "b", STATEMENT)},
    ),
    "with how it was said, as they state it": (
        [quoting("a", LEADS[0], SAID[:2], medium="konferensi pers"), quoting("b", LEADS[1], SAID[:2])], WIRYA,
        {("Wirya Hadikusuma (konferensi pers)", "person", name, STATEMENT) for name in "ab"},
    ),
    "reports that state it differently leave it open": (
        [quoting("a", LEADS[0], SAID[:2], medium="konferensi pers"),
         quoting("b", LEADS[1], SAID[:2], medium="keterangan tertulis")], WIRYA,
        {("Wirya Hadikusuma", "person", name, STATEMENT) for name in "ab"},
    ),
    "a house's statement is a document": (
        [quoting("a", LEADS[0], SAID[:2]), quoting("b", LEADS[1], SAID[:2])], DINAS,
        {("Dinas Jalan", "document", name, STATEMENT) for name in "ab"},
    ),
    "three that each quote two of its sentences are on one source": (
        [quoting("a", LEADS[0], SAID[:2]), quoting("b", LEADS[1], SAID[1:]), quoting("c", LEADS[2], SAID)], WIRYA,
        {("Wirya Hadikusuma", "person", name, STATEMENT) for name in "abc"},
    ),
    "words that the reports give to two speakers are nobody's": (
        [quoting("a", LEADS[0], SAID[:2]), quoting("b", LEADS[1], SAID[:2], speaker="e2")], WIRYA,
        {("sumber bersama", "unknown", name, "lineage.shared_source") for name in "ab"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "speaker", "wanted"), CASES.values(), ids=CASES)
def test_source(reports, speaker, wanted):
    other = entity("e2", "Sutarmin Jaya")
    assert told(reports, (speaker, other)) == wanted


def test_who_shares_nothing_said_hangs_on_nothing():
    reports = [quoting("a", LEADS[0], SAID[:2]), make("b", FIRE_ALONE, day=4)]
    assert told(reports, (WIRYA,)) == set()
