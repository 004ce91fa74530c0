"""What holds of every story."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.json import encode

from tests.consolidate.stories import report, story

LINES = (
    "Gubernur meresmikan jembatan gantung di Sungai Batang.",
    "Sebanyak 12 rumah rusak akibat angin di desa itu.",
    "Sebanyak 15 rumah rusak akibat angin di desa itu.",
    '"Sawah kami kering sejak Mei," kata Darmi. "Kami menunggu truk tangki."',
    "Police arrested two men near the harbour on Monday.",
    "“Ia berkata ‘tidak’ lalu pergi",
    'Â — 12,5% "" ((',
    "12",
)
reports = st.lists(st.lists(st.sampled_from(LINES), max_size=5), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(reports, st.randoms())
def test_the_order_of_reports_changes_nothing(texts, random):
    one = [report(f"r{n}", *lines) for n, lines in enumerate(texts)]
    other = list(one)
    random.shuffle(other)
    assert encode(story(*one)) == encode(story(*other))


@settings(max_examples=40, deadline=None)
@given(reports)
def test_every_span_quotes_its_page_and_every_sentence_has_a_claim(texts):
    ours = {f"r{n}": report(f"r{n}", *lines) for n, lines in enumerate(texts)}
    told = story(*ours.values())
    for claim in told.claims:
        assert claim.members
        assert claim.support.low <= claim.support.independent <= claim.support.high <= claim.support.reports
        for shown in (*claim.members, *(value for one in claim.differences for value in one.values)):
            span = shown.span
            assert ours[shown.report].page[span.start : span.end] == span.text
    assert len({claim.id for claim in told.claims}) == len(told.claims)
    assert told.account == tuple(claim.id for claim in told.claims)
    for key, one in ours.items():
        covered = [(m.span.start, m.span.end) for c in told.claims for m in c.members if m.report == key]
        for at, letter in enumerate(one.page):
            assert not letter.isalnum() or any(a <= at < b for a, b in covered)


def test_a_story_of_no_sentences_is_a_story():
    told = story(report("a"))
    assert (told.claims, told.title, told.interval) == ((), "", None)
