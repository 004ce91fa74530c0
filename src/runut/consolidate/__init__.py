"""A story's reports to one account: claims, relations, differences, independent support, timeline."""

from runut.consolidate.beside import beside
from runut.consolidate.cast import Cast, cast
from runut.consolidate.check import check
from runut.consolidate.story import consolidate

__all__ = ["Cast", "beside", "cast", "check", "consolidate"]
