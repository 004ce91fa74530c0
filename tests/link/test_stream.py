"""Reports one at a time: the same stories as all at once, in any order, in bounded memory, with what was put right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.language.reasons import catalogue
from runut.link import link
from runut.link.kept import packed, unpacked
from runut.link.profile import profiles
from runut.link.snapshot import SHIPPED, Snapshot
from runut.link.stream import Stream
from tests.link.reports import FIRE, FIRE_ALONE, FIRE_ENGLISH, FIRE_REWORDED, MATCH, make

MATCH_AGAIN = (
    "Diego Marulanda memborong dua gol saat Persatuan Laut mengalahkan Garuda Muda 3-1 di Stadion Wirasaba, Rabu. "
    "Gol penyerang asal Kolombia itu lahir dari sundulan dan tendangan bebas pada babak pertama laga tunda. "
    "“Anak-anak menjalankan rencana dengan sabar sejak menit pertama,” kata pelatih Bambang Suryo. "
    "Garuda Muda hanya melepaskan dua tembakan tepat sasaran sepanjang pertandingan."
)
SUSPECT = (
    "Kejaksaan Negeri Bengkuring menetapkan Sutarmin sebagai tersangka karena lalai memasang listrik di kiosnya. "
    "Jaksa Nila Puspita mengatakan tiga saksi ahli sudah dimintai keterangan soal kabel yang tidak berstandar. "
    "Sutarmin terancam hukuman lima tahun penjara dan belum ditahan karena kooperatif. "
    "“Klien kami juga korban, seluruh modalnya habis di Pasar Tanjung,” kata pengacaranya, Yudi Harahap."
)
REPORTS = (
    make("r1", FIRE, title="Pasar Tanjung Terbakar, 84 Kios Hangus", outlet="Kabar Hulu", day=4),
    make("r2", FIRE_REWORDED, title="84 Kios Pasar Tanjung Bengkuring Hangus", outlet="Warta Muara", day=4),
    make("r3", FIRE_ALONE, title="Tangis Rohimah di Sisa Pasar Tanjung", outlet="Suara Kota", day=5),
    make("r4", MATCH, title="Marulanda Dua Gol, Persatuan Laut Menang", outlet="Kabar Hulu", day=5),
    make("r5", FIRE_ENGLISH, title="Fire destroys 84 stalls in Tanjung market", code="en", outlet="Hill News", day=4),
    make("r6", MATCH_AGAIN, title="Persatuan Laut Tundukkan Garuda Muda", outlet="Suara Kota", day=6),
    make("r7", SUSPECT, title="Pemilik Kios Jadi Tersangka Kebakaran Pasar Tanjung", outlet="Warta Muara", day=12),
)


def streamed(reports, **how):
    stream = Stream(**how)
    for report in reports:
        stream.add(report)
    stream.settle()
    return stream


def parts(stream):
    return sorted(stream.stories().values())


def at_once(reports, snapshot):
    return sorted(tuple(sorted(draft.reports)) for draft in link(reports, (), snapshot))


@settings(max_examples=30, deadline=None)
@given(st.permutations(REPORTS), st.integers(1, len(REPORTS)))
def test_reports_in_any_order_are_the_stories_of_all_at_once_under_one_snapshot(order, many):
    assert parts(streamed(order[:many])) == at_once(order[:many], SHIPPED)


WORDS = st.lists(st.sampled_from(sorted(set(f"{FIRE} {MATCH}".split()))), min_size=5, max_size=40).map(" ".join)
DAYS = st.one_of(st.none(), st.integers(1, 10))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, DAYS), min_size=1, max_size=9), st.randoms())
def test_any_texts_in_any_order_within_the_window_are_the_same_stories(texts, random):
    reports = [make(f"r{n}", text, day=day) for n, (text, day) in enumerate(texts)]
    snapshot = Snapshot.of(profiles(reports, ()))
    first = parts(streamed(reports, snapshot=snapshot))
    random.shuffle(reports)
    assert parts(streamed(reports, snapshot=snapshot)) == first == at_once(reports, snapshot)


@settings(max_examples=20, deadline=None)
@given(st.permutations(REPORTS), st.integers(0, len(REPORTS)))
def test_a_stream_that_stopped_goes_on_as_if_it_had_not(order, stop):
    whole, before, after = Stream(), Stream(), Stream()
    for report in order[:stop]:
        kept = before.add(report).kept
        after.restore(unpacked(packed(kept)), before.homes[before.window.place[report.id]])
        whole.add(report)
    for report in order[stop:]:
        whole.add(report)
        after.add(report)
    whole.settle()
    after.settle()
    assert parts(after) == parts(whole)


def test_one_event_in_two_languages_is_one_story():
    assert ("r1", "r5") in parts(streamed([REPORTS[4], REPORTS[0], REPORTS[3]]))


def test_a_story_keeps_its_id_while_reports_join_and_its_opener_names_it():
    stream = Stream()
    opened = stream.add(REPORTS[0]).decision
    joined = stream.add(REPORTS[1]).decision
    assert (opened.reason, opened.fellow) == ("story.opens", None)
    assert (joined.story, joined.reason, joined.fellow) == (opened.story, "story.joins_by_copy", "r1")
    assert opened.story == Stream().add(REPORTS[0]).decision.story


def test_a_decision_shows_words_of_the_report_that_its_fellow_has_too():
    stream = Stream()
    stream.add(REPORTS[0])
    shown = stream.add(REPORTS[1]).decision.evidence
    assert shown
    for one in shown:
        assert REPORTS[1].page[one.span.start : one.span.end] == one.span.text
        assert one.span.text.casefold() in REPORTS[0].page.casefold()


def test_a_new_development_opens_a_story_and_the_relation_is_kept():
    stream = streamed(REPORTS[:2])
    decision = stream.add(REPORTS[6]).decision
    assert decision.reason == "story.opens_related"
    assert decision.related == (stream.homes[stream.window.place["r1"]],)
    stream.settle()
    assert decision.story in stream.related[decision.related[0]]


def test_a_report_that_came_before_changes_nothing():
    stream = Stream()
    first = stream.add(REPORTS[0])
    again = stream.add(REPORTS[0])
    assert (again.decision.story, again.decision.reason, again.kept) == (first.decision.story, "story.again", None)
    assert len(stream.window) == 1


def test_what_leaves_the_window_is_let_go_and_a_wrong_date_empties_nothing():
    stream = Stream(days=3)
    gone = []
    for day in range(1, 31):
        outcome = stream.add(make(f"d{day}", f"{MATCH} Catatan hari {day}", day=day))
        gone += outcome.gone
    assert len(stream.window) + len(gone) == 30
    assert len(stream.window) <= 12
    stream = streamed(REPORTS[:4], days=3)
    stream.add(make("wrong", FIRE_ALONE, day=31))
    stream.add(REPORTS[5])
    assert "r1" in stream.window.place


def test_memory_is_bounded_by_the_window():
    stream = Stream(days=1)
    sizes = []
    for n in range(200):
        stream.add(make(f"n{n:03}", f"{MATCH} Catatan {n} dari {n * 7}", day=1 + n // 8))
        sizes.append(stream.bytes)
    assert max(sizes[100:]) <= 1.3 * max(sizes[:100])


def test_what_turns_out_otherwise_is_put_right_and_logged_with_a_known_reason():
    reports = [replace(one, title=None, published=None) for one in REPORTS]
    bridge = make("r0", f"{FIRE} {FIRE_ALONE}", title="Pasar Tanjung Terbakar, Tangis Rohimah", outlet="Kota", day=4)
    found = []
    for order in ([*reports, bridge], [reports[2], reports[0], bridge, *reports[3:]], [*reversed(reports), bridge]):
        stream = Stream()
        before = {}
        for report in order:
            stream.add(report)
            before = dict(stream.homes)
        revisions = stream.settle()
        moved = {(one.story, name) for one in revisions for name in one.reports if one.reason in catalogue()}
        for slot, story in stream.homes.items():
            if before[slot] != story:
                assert (story, stream.window.at(slot).id) in moved
        found += revisions
    assert all(one.story != one.other and one.reports for one in found)


@pytest.mark.parametrize(
    ("ours", "theirs", "equal"), [(REPORTS[:2], REPORTS[1::-1], True), (REPORTS[:2], REPORTS[:3], False)]
)
def test_a_snapshot_is_named_by_what_it_counts(ours, theirs, equal):
    one, other = (Snapshot.of(profiles(reports, ())) for reports in (ours, theirs))
    assert (one.name == other.name) is equal
    assert Snapshot.decoded(one.encoded()).name == one.name
    assert Snapshot().name == "shipped"
