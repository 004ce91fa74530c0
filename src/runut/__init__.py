"""runut: from many reports of one event to one sourced account.

import runut
brief = runut.brief(["reports/"])
for story in brief.stories:
print(story.title, len(story.reports))
"""

from importlib.metadata import version

from runut.api import brief
from runut.errors import InputError, RunutError, TableError, UnknownCodeError, UsageError
from runut.language import catalogue as reasons
from runut.language import explain
from runut.present.json import schema, to_json
from runut.records import Brief, Claim, Entity, Event, Quote, Report, Story

__all__ = [
    "Brief",
    "Claim",
    "Entity",
    "Event",
    "InputError",
    "Quote",
    "Report",
    "RunutError",
    "Story",
    "TableError",
    "UnknownCodeError",
    "UsageError",
    "__version__",
    "brief",
    "explain",
    "reasons",
    "schema",
    "to_json",
]
__version__ = version("runut")
