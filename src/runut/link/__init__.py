"""Many reports to copies, stories, lineage; entities joined across reports."""

from runut.link.closeness import closeness
from runut.link.identity import identify
from runut.link.stories import link

__all__ = ["closeness", "identify", "link"]
