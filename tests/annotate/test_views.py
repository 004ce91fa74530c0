"""What is a view: a phrase of the rule, a text, what somebody thinks, wants or shows, and who."""

import pytest

from runut.annotate.entities import entities
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.annotate.views import views
from runut.language import language
from tests.annotate.test_quotes import report


def held(text: str, kind: str = "paragraph", code: str = "en"):
    """(view, holder) of each view."""
    draft = quotes(entities(segment(report(text, code, kind=kind), language(code))))
    return [
        (" | ".join(part.text for part in one.content), " & ".join(s.span.text for s in one.speakers))
        for one in views(draft).report.views
    ]


VIEWS = {
    "praise and blame": ("Ann Lee criticized the new bridge.", [("the new bridge", "Ann Lee")]),
    "what is wanted": ("Ann Lee wants to close the bridge.", [("to close the bridge", "Ann Lee")]),
    "with helpers": ("Ann Lee has openly praised the plan.", [("the plan", "Ann Lee")]),
    "evidence": ("Polls show a lead for the mayor.", [("a lead for the mayor", "Polls")]),
    "whose decision it is": ("Nobody forgot her decision to leave.", [("to leave", "her")]),
    "up to what the report adds": (
        "Ann Lee praised the crew because it came early.",
        [("the crew", "Ann Lee")],
    ),
    "a second verb": (
        "Ann Lee praised the crew and criticized the mayor.",
        [("the crew", "Ann Lee"), ("the mayor", "Ann Lee")],
    ),
    "what is quoted is no view": ('"She praised the crew," Ann Lee said.', []),
    "a passive is none": ("The bridge was criticized.", []),
    "a noun is no verb": ("The hopes of the town fell.", []),
}


@pytest.mark.parametrize(("text", "expected"), VIEWS.values(), ids=VIEWS)
def test_views(text, expected):
    assert held(text) == expected


def test_a_headline_is_read_whatever_its_capitals():
    assert held("Ann Lee Rejects Plan For Bridge", "title") == [("Plan For Bridge", "Ann Lee")]


INDONESIAN = {
    "a plan": ("Koperasi Melati berencana membangun gudang.", [("membangun gudang", "Koperasi Melati")]),
    "praise and blame": (
        "Wali Kota Rina Sari memuji relawan dan mengkritik perusahaan itu.",
        [("relawan", "Wali Kota Rina Sari"), ("perusahaan itu", "Wali Kota Rina Sari")],
    ),
    "evidence": ("Survei itu menunjukkan harga akan naik.", [("harga akan naik", "Survei itu")]),
    "a contrast ends it": (
        "Serikat Guru mendukung rencana itu, tetapi hujan turun.",
        [("rencana itu", "Serikat Guru")],
    ),
    "a statement is a quote": ("Rina Sari mengatakan harga akan naik.", []),
}


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=INDONESIAN)
def test_views_in_indonesian(text, expected):
    assert held(text, code="id") == expected


def test_a_refusal_keeps_its_negation():
    text = "Koperasi Melati tidak bersedia untuk pindah."
    draft = views(quotes(entities(segment(report(text, "id"), language("id")))))
    assert [view.cue.text for view in draft.report.views] == ["tidak bersedia"]
