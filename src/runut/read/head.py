"""What the head of an HTML page says of its report: JSON-LD, OpenGraph, meta names, microdata.

Publishers fill these for search engines and social networks, so they are mostly right, but written for machines: a
title may carry the site's name, an author may be a link, a login or the house itself (which is taken where nobody else
is named), a description is advertising rather than a deck (it is not read as one). JSON-LD of an article goes before
OpenGraph, which goes before the plain names. Only the article of the page counts, never those of lists of related ones;
what it only refers to ("@id") is looked up among the other things that the scripts describe.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from runut.read.authors import authors
from runut.read.days import day
from runut.read.decode import wholesome
from runut.read.flatten import RAW, raw_end
from runut.records import Metadata, Origin

MAX_JSON_LD = 1_000_000  # characters of one script
MAX_NODES = 1_000  # of JSON-LD looked at
MAX_WORDS = 300  # characters of a name, a keyword or the like; longer is something else
MAX_LIST = 50  # keywords, authors

TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline")
OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name")
AUTHORS = (
    *("author", "article:author", "article:author_name", "og:article:author", "content_author", "articleauthor"),
    *("dc.creator", "cxenseparse:author", "parsely-author", "sailthru.author", "byl"),
)
EDITORS = ("article:editor", "content_editor", "editor")
DATES = (
    *(
        "article:published_time",
        "datepublished",
        "og:published_time",
        "content_publisheddate",
        "publishdate",
        "pubdate",
        "og:article:published_time",
    ),
    *("publish-date", "publish_date", "published_date", "published_time", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date"),
    *(
        "article.published",
        "date",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
    ),
    *("published_at", "published"),
)
KEYWORDS = ("article:tag", "news_keywords", "parsely-tags")  # "keywords" is mostly filled for search engines
LANGUAGES = ("og:locale", "content-language", "language", "dc.language")
LANG, CANONICAL, TITLE, TIME = ":lang", ":canonical", ":title", ":time"  # of elements that are not meta
ELEMENTS = {TITLE: "title element", TIME: "time element"}
URL = "og:url"
ASKED = frozenset((*TITLES, *OUTLETS, *AUTHORS, *EDITORS, *DATES, *KEYWORDS, *LANGUAGES, URL))  # of meta elements
MAX_SUFFIX = 40  # characters of the site's part of a title
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_TAG = re.compile(rf"<(?:!--.*?(?:-->|\Z)|(html|meta|link|title|time|{'|'.join(sorted(RAW))})\b([^>]*)>)", re.DOTALL)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
WRAPPING = re.compile(  # around JSON-LD, for parsers of old
    r"^\s*(?:<!--|/[/*]\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?:/[/*]\s*)?\]\]>(?:\s*\*/)?)\s*$"
)
ADDRESS = re.compile(r"https?://[^\s/]+[^\s]*", re.IGNORECASE)


def head(markup: str) -> tuple[str | None, Metadata]:
    """The address a page gives itself, and what its head says of the report.

    Args:
        markup: as resiliparse prints a parsed document.
    """
    metas: dict[str, list[str]] = {}
    graph = Graph({}, {})
    at = 0
    while (tag := _TAG.search(markup, at)) is not None:
        at = tag.end()
        name = tag[1]
        if name is None:
            continue
        content = at
        if name in RAW:
            at = raw_end(markup, at, name)
        if name == "script":
            if "ld+json" in tag[2].lower():
                _describe(markup[content:at].removesuffix("</script>"), graph)
        elif name == "title":
            metas.setdefault(TITLE, []).append(markup[content : markup.find("<", content)])
        elif tag[2] and name not in RAW and (name != "link" or "canonical" in tag[2].lower()):
            _note(name, dict(_ATTRIBUTE.findall(tag[2])), metas)
    return _told({name: [word for one in values for word in _words(one)] for name, values in metas.items()}, graph)


def _told(metas: dict[str, list[str]], graph: Graph) -> tuple[str | None, Metadata]:
    """Address and metadata from what was found, likeliest first."""
    article = graph.article
    outlets = [*_told_by("publisher", _names(article.get("publisher"), graph)), *_metas(metas, OUTLETS)]
    outlet = next((one for one in outlets if len(one.value) <= MAX_WORDS and not ADDRESS.match(one.value)), None)
    house = outlet.value if outlet else None
    raw_titles = [*_told_by("headline", _words(article.get("headline"))), *_metas(metas, (*TITLES, TITLE))]
    titles = [Told(one.field, words) for one in raw_titles if (words := _title(one.value, house))]
    dates = [*_told_by("datePublished", _words(article.get("datePublished"))), *_metas(metas, (*DATES, TIME))]
    writers = [*_told_by("author", _names(article.get("author"), graph)), *_metas(metas, AUTHORS)]
    editors = [*_told_by("editor", _names(article.get("editor"), graph)), *_metas(metas, EDITORS)]
    tags = _told_by("keywords", _words(article.get("keywords"))) or _metas(
        metas, [name for name in KEYWORDS if name in metas][:1]
    )
    languages = [*metas.get(LANG, []), *_words(article.get("inLanguage")), *_any(metas, LANGUAGES)]
    urls = [*metas.get(CANONICAL, []), *metas.get(URL, []), *_words(article.get("url"))]
    spoken = _language(languages)
    published = day([one.value for one in dates], spoken or "en")
    byline, edited = (authors(_by_field(some), house) for some in (writers, editors))
    known = {
        "title": titles,
        "outlet": [outlet] if outlet else [],
        "byline": [one for one in writers if byline and byline[0] in one.value],
        "published": [one for one in dates if published and day([one.value], spoken or "en") == published],
        "keywords": tags,
        "editors": [one for one in editors if edited and edited[0] in one.value],
    }
    metadata = Metadata(
        title=titles[0].value if titles else None,
        outlet=house,
        byline=byline,
        editors=edited,
        published=published,
        keywords=_unique(word for one in tags for word in one.value.split(",")),
        language=spoken,
        origins=tuple(Origin(what, found[0].field) for what, found in known.items() if found),
    )
    return next((url for url in urls if ADDRESS.fullmatch(url)), None), metadata


class Told(NamedTuple):
    """What a named field says."""

    field: str
    value: str


def _told_by(key: str, values: Iterable[str]) -> list[Told]:
    return [Told(f"json-ld {key}", value) for value in values]


def _metas(metas: dict[str, list[str]], names: Iterable[str]) -> list[Told]:
    return [Told(ELEMENTS.get(name, f"meta {name}"), word) for name in names for word in metas.get(name, ())]


def _by_field(told: Iterable[Told]) -> list[list[str]]:
    return [[one.value for one in some] for _, some in groupby(told, key=lambda one: one.field)]


def _note(element: str, has: dict[str, str], metas: dict[str, list[str]]) -> None:
    """Enter one element with the attributes it `has` into what is known."""
    if element == "meta":
        names = has.get("property") or has.get("name") or has.get("itemprop") or has.get("http-equiv") or ""
        for name in names.lower().split():
            if name in ASKED:
                metas.setdefault(name, []).append(has.get("content", ""))
    elif element == "html":
        metas.setdefault(LANG, []).append(has.get("lang", ""))
    elif element == "link" and has.get("rel", "").lower() == "canonical":
        metas.setdefault(CANONICAL, []).append(has.get("href", ""))
    elif element == "time" and (has.get("itemprop", "").lower() == "datepublished" or "pubdate" in has):
        metas.setdefault(TIME, []).append(has.get("datetime", ""))


class Graph(NamedTuple):
    """What the JSON-LD scripts of a page describe."""

    article: dict[str, Any]  # the first article, {} without one
    by_id: dict[str, dict[str, Any]]  # things with an "@id" and a name


def _describe(script: str, graph: Graph) -> None:
    """Enter what one JSON-LD script describes."""
    if not (script.lstrip().startswith(("{", "[")) and script.rstrip().endswith(("}", "]"))):
        script = WRAPPING.sub("", script)
    if len(script) > MAX_JSON_LD:
        return
    try:
        waiting = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MAX_NODES):
        if not waiting:
            break
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:MAX_NODES]
        elif isinstance(node, dict):
            if isinstance(node.get("@id"), str) and "name" in node:
                graph.by_id.setdefault(node["@id"], node)
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(("Article", "Posting")) for kind in kinds):
                if not graph.article:
                    graph.article.update(node)
            else:
                waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _names(value: object, graph: Graph) -> list[str]:
    """The names of JSON-LD persons or organisations."""
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            value = graph.by_id.get(value["@id"], {})
        return _words(value.get("name"))
    if isinstance(value, list):
        return [name for one in value[:MAX_LIST] if not isinstance(one, list) for name in _names(one, graph)]
    return _words(value)


def _words(value: object) -> list[str]:
    """The strings of a JSON-LD value."""
    if isinstance(value, list):
        return [word for one in value[:MAX_LIST] if isinstance(one, str) for word in _words(one)]
    if not isinstance(value, str) or not value.strip():
        return []
    return [" ".join(wholesome(html.unescape(value)).split())]


def _any(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [word for name in names for word in metas.get(name, ())]


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    kept: Iterator[str] = (word.strip() for word in words)
    return tuple(dict.fromkeys(word for word in kept if word and len(word) <= MAX_WORDS))[:MAX_LIST]


def _title(title: str, outlet: str | None) -> str | None:
    """A title without the site's part: what is set off and names the outlet."""
    if len(title) > 2 * MAX_WORDS:
        return None
    if outlet is None:
        return title
    front, mark, rest = title.partition(": ")
    if mark and front.casefold() == outlet.casefold():
        title = rest
    parts = re.split(r"\s+[|\-–—·•»]\s+|\s*[|»]\s*", title)
    last = parts[-1]
    if len(parts) > 1 and len(last) <= MAX_SUFFIX and outlet.casefold() in last.casefold():
        title = title[: title.rindex(last)].rstrip(" |-–—·•»")
    return title or None


def _language(codes: Iterable[str]) -> str | None:
    found = next((code.strip() for code in codes if LANGUAGE.fullmatch(code.strip())), None)
    return found.replace("_", "-") if found else None
