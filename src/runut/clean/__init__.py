"""Pages to reports: which lines are the article, what the others are, and who published it when."""

from runut.clean.report import clean

__all__ = ["clean"]
