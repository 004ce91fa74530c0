"""Who vouches for what: a phrase of the rule, a report, the chain of its first quote (nearest first)."""

import pytest

from runut.annotate.chains import chains
from runut.annotate.entities import entities
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.language import language
from runut.records import Block, Credit, Report, cut, cut_text


def report(*lines: str, outlet: str | None = "Koran Pagi", credit: str | None = None, role: str = "agency") -> Report:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        kind = "credit" if credit and line == lines[-1] else "paragraph"
        blocks.append(Block(kind, cut(text, at, at + len(line))))
        at += len(line) + 1
    last = blocks[-1].span
    credits = (Credit(credit, role, cut_text(text, last.start, last.end)),) if credit else ()
    return Report(
        id="r", source="s", also_at=(), media_type="text/plain", page=text, language="id", outlet=outlet, title=None,
        deck=None, dateline=None, byline=(), published=None, credits=credits, keywords=(), blocks=tuple(blocks),
        dropped=(),
    )  # fmt: skip


def annotated(one: Report):
    return chains(quotes(entities(segment(one, language(one.language))))).report


def chain(one: Report) -> list[tuple[str, str]]:
    return [(link.by, link.name) for link in annotated(one).quotes[0].attribution]


SAID = '"Kami siap," kata Rudi Hartono.'
OWN, RUDI = ("publication", "Koran Pagi"), ("quote", "Rudi Hartono")

CASES = {
    "outlet and speaker": (report(SAID), [OWN, RUDI]),
    "no outlet known": (report(SAID, outlet=None), [RUDI]),
    "a credit line vouches for all": (
        report(SAID, "Sumber: Reuters", credit="Reuters"),
        [OWN, ("credit", "Reuters"), RUDI],
    ),
    "a photo credit vouches for no text": (report(SAID, "Foto: Reuters", credit="Reuters", role="photo"), [OWN, RUDI]),
    "a citing at the quote": (
        report('"Kami siap," kata Rudi Hartono, dikutip dari AFP.'),
        [OWN, ("cite", "AFP"), RUDI],
    ),
    "one citing at the head vouches for what follows": (
        report("Mengutip AFP, gempa melanda Peru.", "Warga mengungsi.", SAID),
        [OWN, ("cite", "AFP"), RUDI],
    ),
    "a citing further down does not vouch for what stands before": (
        report(SAID, "Warga mengungsi.", "Toko tutup.", "Hujan turun.", "Menurut laporan AFP, listrik padam."),
        [OWN, RUDI],
    ),
    "passive citings run outward": (
        report('"Kami siap," kata Rudi Hartono seperti dikutip Interfax, dilansir Reuters.'),
        [OWN, ("cite", "Reuters"), ("cite", "Interfax"), RUDI],
    ),
    "active citings run inward": (
        report('Mengutip Reuters, yang mengutip KCNA, Rudi Hartono mengatakan "Kami siap".'),
        [OWN, ("cite", "Reuters"), ("cite", "KCNA"), RUDI],
    ),
    "a document speaks": (
        report("Menurut laporan itu, panen akan gagal."),
        [OWN, ("document", "laporan itu")],
    ),
}


@pytest.mark.parametrize(("one", "expected"), CASES.values(), ids=CASES.keys())
def test_chain(one, expected):
    assert chain(one) == expected


def test_a_house_cited_in_prose_is_credited():
    credits = annotated(report("Mengutip AFP, gempa melanda Peru.")).credits
    assert [(credit.name, credit.role) for credit in credits] == [("AFP", "agency")]


def test_evidence_is_verbatim():
    one = annotated(report('"Kami siap," kata Rudi Hartono, dikutip dari AFP.'))
    spans = [link.evidence.span for link in one.quotes[0].attribution if link.evidence]
    assert [span.text for span in spans] == ["dikutip dari AFP", "Rudi Hartono"]
    assert all(one.page[span.start : span.end] == span.text for span in spans)
