"""HTML text to its page: parsed once, flattened, its head read."""

from __future__ import annotations

from resiliparse.parse.html import HTMLTree

from runut.errors import InputError
from runut.read.bounds import MAX_PAGE_CHARS, harm
from runut.read.flatten import flatten
from runut.read.head import head
from runut.read.scripts import without_scripts
from runut.records import Page


def html_page(source: str, html: str, media_type: str = "text/html") -> Page:
    """The page of an HTML document or fragment.

    Args:
        source: as the user gave it.
        html: the document, wholesome (see `decode.wholesome`).
        media_type: of the input it stood in.

    Raises:
        InputError: nothing to read in it, or more than can be read.
    """
    html = without_scripts(html)
    harmful = harm(html)
    if harmful:
        raise InputError(f"the HTML has {harmful}", source, "give the page of the report alone, as its site serves it")
    document = HTMLTree.parse(html).document
    markup = document.html if document else ""
    text, hints = flatten(markup)
    if not text:
        text, hints = flatten(markup, hide=False)
    if not text:
        raise InputError("the HTML shows no text", source, "save the page after its scripts have run, or as text")
    if len(text) > MAX_PAGE_CHARS:
        raise InputError(
            f"the text is longer than {MAX_PAGE_CHARS:,} characters", source, "split it: one report a page"
        )
    url, metadata = head(markup)
    return Page(source=source, media_type=media_type, text=text, url=url, hints=hints, metadata=metadata)
