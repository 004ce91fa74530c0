"""Drafts for tests: every line of a text is a paragraph."""

from runut.annotate.draft import Draft
from runut.annotate.entities import entities
from runut.annotate.segment import segment
from runut.language import language
from runut.records import Block, BlockKind, Entity, Report, cut


def report(text: str, code: str = "id", name: str = "r0", kind: BlockKind = "paragraph") -> Report:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind, cut(text, at, at + len(line))))
        at += len(line) + 1
    return Report(
        id=name, source=name, also_at=(), media_type="text/plain", page=text, language=code, outlet=None, title=None,
        deck=None, dateline=None, byline=(), published=None, credits=(), keywords=(), blocks=tuple(blocks), dropped=(),
    )  # fmt: skip


def read(text: str, code: str = "id", name: str = "r0") -> Draft:
    return entities(segment(report(text, code, name), language(code)))


def find(draft: Draft, form: str, kind: str | None = None) -> Entity | None:
    """The entity one of whose forms this is."""
    for entity in draft.entities:
        if form in (entity.name, *entity.aliases) and kind in {None, entity.type}:
            return entity
    return None
