"""runut: from many reports of one event to one sourced account.

    import runut

    brief = runut.brief(["reports/"])
    for story in brief.stories:
        print(story.title, len(story.reports))

The commands (`runut --help`) do the same.
"""

from importlib.metadata import version

from runut.api import Cleaned, Events, Quotes, brief, check, clean, compare, events, quotes
from runut.batch import copies
from runut.desk import Stream, snapshot
from runut.errors import InputError, RunutError, TableError, UnknownCodeError, UsageError
from runut.language import catalogue as reasons
from runut.language import explain, use_tables
from runut.present.copy_rows import CopyRow, CopySide
from runut.present.json import schema, to_json
from runut.present.rows import EventRow, Party, QuoteRow
from runut.records import Brief, Check, Claim, Comparison, Decision, Entity, Event, Quote, Report, Running, Story

__all__ = [
    "Brief",
    "Check",
    "Claim",
    "Cleaned",
    "Comparison",
    "CopyRow",
    "CopySide",
    "Decision",
    "Entity",
    "Event",
    "EventRow",
    "Events",
    "InputError",
    "Party",
    "Quote",
    "QuoteRow",
    "Quotes",
    "Report",
    "Running",
    "RunutError",
    "Story",
    "Stream",
    "TableError",
    "UnknownCodeError",
    "UsageError",
    "__version__",
    "brief",
    "check",
    "clean",
    "compare",
    "copies",
    "events",
    "explain",
    "quotes",
    "reasons",
    "schema",
    "snapshot",
    "to_json",
    "use_tables",
]
__version__ = version("runut")
