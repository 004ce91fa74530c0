"""Terse makers of records, so that tests read as what they are about."""

from __future__ import annotations

from datetime import date

from runut.records import (
    Attribution,
    Block,
    Brief,
    Claim,
    Difference,
    Dropped,
    Entity,
    Evidence,
    Interval,
    Lineage,
    Member,
    Mention,
    Quote,
    Rejection,
    Report,
    Role,
    Sentence,
    Source,
    Span,
    Speaker,
    Story,
    Support,
    TimelineEntry,
    cut,
)


def span(page: str, text: str) -> Span:
    """The first place where `text` stands on `page`."""
    at = page.index(text)
    return cut(page, at, at + len(text))


def report(page: str, id: str = "r1", outlet: str | None = "Kabar Satu", **fields: object) -> Report:
    """A report whose page is all body, one paragraph and one sentence a line."""
    blocks, sentences, at = [], [], 0
    for line in page.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", cut(page, at, at + len(line))))
            sentences.append(Sentence(f"{id}.s{len(sentences)}", len(blocks) - 1, cut(page, at, at + len(line))))
        at += len(line) + 1
    given = {
        "id": id, "source": f"{id}.txt", "also_at": (), "media_type": "text/plain", "page": page, "language": "id",
        "outlet": outlet, "title": None, "deck": None, "dateline": None, "byline": (), "published": None,
        "credits": (), "keywords": (), "blocks": tuple(blocks), "dropped": (), "sentences": tuple(sentences),
    }  # fmt: skip
    return Report(**{**given, **fields})  # type: ignore[arg-type]


def brief(words: str = "ancaman nyata", others: str = "ancaman besar", extra: str = "") -> Brief:
    """Two reports of one agency's dispatch that differ in one word; `extra` stands in every field a page fills."""
    day = Interval(date(2025, 8, 13), date(2025, 8, 13), "stated")
    pages = [f"Ini {words}, kata Budi.{extra}\nTerkait: lain", f"Ini {others}, kata Budi.{extra}"]
    quotes = [
        Quote(f"r{n}.q0", "direct", (span(p, w),), span(p, "kata"), (Speaker("e1", span(p, "Budi")),))
        for n, (p, w) in enumerate(zip(pages, (words, others)), 1)
    ]
    reports = (
        report(
            pages[0], "r1", f"Kabar Satu{extra}", published=day, quotes=(quotes[0],),
            dropped=(Dropped("drop.related", span(pages[0], "Terkait: lain")),),
        ),
        report(pages[1], "r2", None, source=f"dua{extra}.txt", quotes=(quotes[1],), also_at=("tiga.txt",)),
    )  # fmt: skip
    last = [text.split()[-1] for text in (words, others)]
    evidence = tuple(Evidence(r.id, span(r.page, word)) for r, word in zip(reports, last))
    chain = (Attribution(None, f"Kabar Satu{extra}", "publication"), Attribution("e2", "Samudra", "credit"))
    claim = Claim(
        "s1.c0", pages[0].split("\n")[0], chain,
        tuple(Member(r.id, r.sentences[0].span, (q.id,)) for r, q in zip(reports, quotes)),
        "differs", Support(2, 1, 1, 1, ("a1",)), (Difference("wording", evidence, "differ.wording"),),
    )  # fmt: skip
    story = Story(
        "s1", f"Judul{extra}", ("r1", "r2"), day, (), ("e1",), (Source("a1", "Samudra", "agency", seen=False),), (),
        tuple(Lineage("a1", r.id, "rewrite", None, 0.9, (), "lineage.credit") for r in reports),
        (claim,), ("s1.c0",), (), (TimelineEntry(day, ("s1.c0",), ()),),
    )  # fmt: skip
    person = Entity(
        "e1", "person", f"Budi{extra}", roles=(Role(f"menteri{extra}", None, ()),),
        mentions=tuple(Mention(r.id, span(r.page, "Budi"), "name") for r in reports),
    )  # fmt: skip
    rejected = (Rejection(f"rusak{extra}.bin", "not text", "rusak.bin", "give text"),)
    return Brief(reports=reports, entities=(person,), stories=(story,), rejected=rejected)
