"""Who vouches for what: a phrase of the rule, a report, the chain of its first quote (nearest first)."""

import pytest
from msgspec.structs import replace

from runut.annotate.chains import chains
from runut.annotate.entities import entities
from runut.annotate.quotes import quotes
from runut.annotate.segment import segment
from runut.language import language
from runut.records import Block, Credit, Report, cut, cut_text


def report(
    *lines: str, outlet: str | None = "Koran Pagi", credit: str | None = None, role: str = "agency", code="id"
) -> Report:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        kind = "credit" if credit and line == lines[-1] else "paragraph"
        blocks.append(Block(kind, cut(text, at, at + len(line))))
        at += len(line) + 1
    last = blocks[-1].span
    credits = (Credit(credit, role, cut_text(text, last.start, last.end)),) if credit else ()
    return Report(
        id="r", source="s", also_at=(), media_type="text/plain", page=text, language=code, outlet=outlet, title=None,
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
    "a house that cites a house between commas": (
        report("Kompas, mengutip Reuters, yang mengutip KCNA, melaporkan bahwa perahu itu tenggelam."),
        [OWN, ("cite", "Kompas"), ("cite", "Reuters"), ("cite", "KCNA")],
    ),
    "a house that cites a house at the end": (
        report("Reuters melaporkan perahu itu tenggelam, mengutip KCNA."),
        [OWN, ("cite", "Reuters"), ("cite", "KCNA")],
    ),
    "a house that cites a house in a relative clause": (
        report("Menurut laporan Kompas yang mengutip Reuters, perahu itu tenggelam."),
        [OWN, ("cite", "Kompas"), ("cite", "Reuters")],
    ),
    "a house that cites sources without a name": (
        report("The ferry sank, according to the Financial Times, citing two officials.", code="en"),
        [OWN, ("cite", "Financial Times"), ("quote", "two officials")],
    ),
    "a house that cites papers": (
        report("Reuters reported, citing court records, that the ferry sank.", code="en"),
        [OWN, ("cite", "Reuters"), ("document", "court records")],
    ),
    "three houses deep": (
        report("The ferry sank, Reuters reported, citing Tass, which quoted the news agency Xinhua.", code="en"),
        [OWN, ("cite", "Reuters"), ("cite", "TASS"), ("cite", "Xinhua")],
    ),
    "reasons are no sources": (
        report("Reuters said the ferry would stop, citing safety concerns.", code="en"),
        [OWN, ("cite", "Reuters")],
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


SENTENCES = {
    "each sentence has a chain, whoever speaks in it or nobody": (
        report("Hujan turun di Solo.", SAID, "Rudi Hartono pulang."),
        [[OWN], [OWN, RUDI], [OWN]],
    ),
    "nobody is known to vouch": (report("Hujan turun di Solo.", outlet=None), [None]),
    "a citing vouches for its sentence and what follows of the paragraph": (
        report("Hujan turun, lapor AFP. Warga mengungsi.", "Toko tutup.", "Menurut laporan Reuters, listrik padam."),
        [[OWN, ("cite", "AFP")], [OWN, ("cite", "AFP")], [OWN], [OWN, ("cite", "Reuters")]],
    ),
    "passed on from house to house": (
        report("Perahu itu tenggelam, dikutip Tempo dari Reuters.", "Toko tutup, menurut laporan AFP."),
        [[OWN, ("cite", "Tempo"), ("cite", "Reuters")], [OWN, ("cite", "AFP")]],
    ),
    "two houses side by side": (
        report("Perahu itu tenggelam, dikutip dari AFP dan Reuters."),
        [[OWN, ("cite", "AFP"), ("cite", "Reuters")]],
    ),
    "a word in marks makes no speaker": (
        report('Warga menyebut "jembatan cinta" itu tua dan rapuh sekali sejak dibangun.', "Toko tutup."),
        [[OWN, ("quote", "Warga")], [OWN]],
    ),
}


@pytest.mark.parametrize(("one", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_chain_of_each_sentence(one, expected):
    found = annotated(one)
    told = [None if s.chain is None else found.chains[s.chain] for s in found.sentences]
    assert [chain and [(link.by, link.name) for link in chain] for chain in told] == expected


def test_sentences_with_one_chain_share_it():
    found = annotated(report("Hujan turun di Solo.", "Toko tutup.", "Warga mengungsi."))
    assert [sentence.chain for sentence in found.sentences] == [0, 0, 0]
    assert len(found.chains) == 1


def test_a_photo_credit_vouches_for_its_caption():
    lines = ("Warga mengungsi.", "Perahu di Solo. (Foto: AFP)")
    page = "\n".join(lines)
    blocks = (Block("paragraph", cut(page, 0, 16)), Block("caption", cut(page, 17, len(page))))
    credit = Credit("AFP", "photo", cut_text(page, page.index("Foto"), len(page) - 1))
    one = replace(report(*lines), blocks=blocks, credits=(credit,))
    found = annotated(one)
    told = [[(link.by, link.name) for link in found.chains[s.chain]] for s in found.sentences]
    assert told[0] == [OWN]
    assert set(map(tuple, told[1:])) == {(OWN, ("credit", "AFP"))}
