"""What is known of each language: tables with examples, trained weights, the catalogue of reasons."""

from runut.language.matcher import Match, Matcher
from runut.language.reasons import catalogue, explain
from runut.language.rows import Row
from runut.language.tables import Language, language, read_rows

__all__ = ["Language", "Match", "Matcher", "Row", "catalogue", "explain", "language", "read_rows"]
