"""What is known of each language: tables with examples, trained weights, the catalogue of reasons."""

from runut.language.matcher import Match, Matcher
from runut.language.own import use_tables
from runut.language.reasons import catalogue, explain
from runut.language.rows import Row
from runut.language.tables import Language, language, own_tables, read_rows, set_before
from runut.language.trained import trained

__all__ = [
    "Language",
    "Match",
    "Matcher",
    "Row",
    "catalogue",
    "explain",
    "language",
    "own_tables",
    "read_rows",
    "set_before",
    "trained",
    "use_tables",
]
