"""Whether a word has the shape of a verb: by the affixes that a language's verbs show themselves by."""

from __future__ import annotations

from typing import ClassVar

from runut.language import Language, Row


class VerbShape(Row, frozen=True):
    """Shapes of verbs, where a language's verbs show themselves by an affix."""

    table: ClassVar[str] = "verb_shapes"


def is_verb(word: str, known: Language) -> bool:
    """Whether all of a word has the shape of a verb."""
    return any(match.start == 0 and match.end == len(word) for match in known.matcher(VerbShape).find(word))
