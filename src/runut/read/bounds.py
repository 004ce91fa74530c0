"""How much of an input is read, and what a piece of HTML may ask of the parser.

Inputs come from strangers. Every bound here keeps time and memory finite on input made to exhaust them, and lies far
above anything a news page needs: of some 430 pages of benchmarks the largest has 1.6 MB and 7,400 tags.

An HTML parser that follows the standard is linear on pages, but not on everything: attributes of one tag are compared
with each other, an end tag searches the open elements, and formatting elements left open are opened again in every
block. `harm` counts the causes before the parser sees the page.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import sub

SAMPLE = 65_536  # bytes looked at to tell types and encodings
MAX_PAGE_BYTES = 20_000_000  # of one page, one row or one JSON document, decompressed
MAX_PAGE_CHARS = 2_000_000  # of a page's text: some 300,000 words
MAX_SKIPPED_BYTES = 200_000_000  # of one line too long to be a row; the rest of its file is given up
MAX_BROKEN_ROWS = 1_000  # of one file, each rejected by line; the rest of the file is given up
FREE_BYTES = 100_000_000  # that a compressed input may become whatever its ratio
MAX_RATIO = 200  # decompressed over compressed bytes beyond FREE_BYTES; text lies between 3 and 30
MAX_FIELDS = 1_000  # of a CSV row

MAX_TAGS = 40_000  # "<" in a page
MAX_ATTRIBUTES = 512  # of one tag
MAX_ROOTS = 50  # html and body tags, whose attributes are merged
MAX_REOPENED = 600_000  # formatting elements open at once times "<" in the page
MAX_NESTED = 20_000_000  # the deepest nesting times "<"; looked at only in pages of more than MANY_TAGS
MANY_TAGS = 5_000

_FORMATTING = re.compile(  # the first letter alone tells most tags
    r"<(/?)(?=[abcefinstu])(?:a|b(?:ig)?|code|em|font|i|nobr|s(?:mall|tr(?:ike|ong))?|tt|u)(?=[\s>/])", re.IGNORECASE
)
_NESTING = re.compile(  # all tags but those that need no end tag
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|path|rt|source|tbody|td|th|tr|use|wbr)"
    r"(?=[\s>/]))[a-z]",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:html|body)(?=[\s>/])", re.IGNORECASE)
_MANY_ATTRIBUTES = re.compile(
    r"<[A-Za-z][^\s>/]*+"
    r"(?>[\s/]*+(?:=[^\s>/=]*+|[^\s>/=]++)(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+)"
    rf"{{{MAX_ATTRIBUTES + 1}}}"
)


def harm(html: str) -> str | None:
    """Why the parser must not be given this page ("more than 40,000 tags"); None for any page of good will."""
    tags = html.count("<")
    if tags > MAX_TAGS:
        return f"more than {MAX_TAGS:,} tags"
    if len(_ROOT.findall(html)) > MAX_ROOTS:
        return f"more than {MAX_ROOTS} html or body tags"
    if tags > MANY_TAGS and _most_open(_NESTING, html) * tags > MAX_NESTED:
        return "tags nested too deep"
    if _most_open(_FORMATTING, html) * tags > MAX_REOPENED:
        return "formatting tags (b, i, font, a, ...) opened again and again and not closed"
    if _MANY_ATTRIBUTES.search(html) and _MANY_ATTRIBUTES.search(_without_scripts(html)):
        return f"a tag with more than {MAX_ATTRIBUTES} attributes"
    return None


def _most_open(tag_pattern: re.Pattern[str], html: str) -> int:
    """How many tags of a kind are open at once at most; its first group is "/" in an end tag."""
    levels = list(accumulate([-1 if closes else 1 for closes in tag_pattern.findall(html)], initial=0))
    most: int = max(map(sub, levels, accumulate(levels, min)))  # an end tag with nothing open closes nothing
    return most


def _without_scripts(html: str) -> str:
    """`html` without script elements, in whose code "<" is no tag."""
    kept, at = [], 0
    for tag in re.finditer(r"<script\b", html, re.IGNORECASE):
        if tag.start() < at:
            continue
        end = html.find("</", tag.end())
        while end >= 0 and html[end + 2 : end + 8].lower() != "script":
            end = html.find("</", end + 2)
        kept.append(html[at : tag.start()])
        at = end if end >= 0 else len(html)
    kept.append(html[at:])
    return "".join(kept)
