"""Other cleaners of HTML, each as bytes to text, where they are installed: never needed at run time.

They get the page alone: what would ask the network for more (newspaper's pictures) is off.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable

from babel import Locale

LANGUAGE = re.compile(rb"<html[^>]*\blang=[\"']?([a-z]{2})\b", re.IGNORECASE)  # for the words justext counts
PEERS: dict[str, Callable[[bytes], str]] = {}

try:
    import trafilatura

    PEERS["trafilatura_fast"] = lambda html: trafilatura.extract(html, fast=True, include_comments=False) or ""
    PEERS["trafilatura"] = lambda html: trafilatura.extract(html, include_comments=False) or ""
except ImportError:
    pass
try:
    from resiliparse.extract.html2text import extract_plain_text

    PEERS["resiliparse"] = lambda html: extract_plain_text(html.decode("utf-8", "replace"), main_content=True)
except ImportError:
    pass
try:
    import justext

    def _justext(html: bytes) -> str:
        told = LANGUAGE.search(html[:5000])
        name = str(Locale.parse(told[1].decode()).english_name) if told else "English"
        words = justext.get_stoplist(name if name in justext.get_stoplists() else "English")
        return "\n".join(one.text for one in justext.justext(html, words) if not one.is_boilerplate)

    PEERS["justext"] = _justext
except ImportError:
    pass
try:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import newspaper

    def _newspaper(html: bytes) -> str:
        article = newspaper.Article("http://example.org/", fetch_images=False)
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    PEERS["newspaper4k"] = _newspaper
except ImportError:
    pass
