"""Rows to pages: which field holds the text, the title, the date.

Names that scrapers and archives commonly give their columns, Indonesian and English, are guessed; the caller's own
mapping goes first. Names are compared without case, and with blanks, dots and dashes as underscores. What may be the
deck or only a summary made by somebody ("summary", "description") is not read.
"""

from __future__ import annotations

import html as markup
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from runut.errors import InputError, UsageError
from runut.read.authors import authors
from runut.read.bounds import MAX_PAGE_CHARS
from runut.read.days import day
from runut.read.decode import damaged, wholesome
from runut.read.html import html_page
from runut.records import Metadata, Origin, Page

GUESSES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "isi_berita", "body", "content", "article", "isi", "article_text", "article_body", "articlebody"),
        *("full_text", "fulltext", "maintext", "main_text", "plain_text", "konten", "teks", "naskah", "story"),
    ),
    "html": ("html", "raw_html", "page_html", "html_content", "content_html", "body_html", "isi_html"),
    "title": ("title", "judul", "headline", "judul_berita", "article_title"),
    "url": ("url", "link", "tautan", "source_url", "article_url", "canonical_url", "permalink"),
    "published": (
        *("published", "date", "published_at", "date_published", "datepublished", "publish_date", "published_date"),
        *("publication_date", "pubdate", "pub_date", "date_publish", "tanggal_publikasi", "tanggal", "tanggal_terbit"),
        *("tgl", "waktu", "published_time", "timestamp"),
    ),
    "outlet": ("outlet", "sumber", "source", "publisher", "media", "site_name", "newspaper", "portal", "source_name"),
    "byline": ("byline", "author", "authors", "penulis", "wartawan", "reporter", "jurnalis"),
    "keywords": ("keywords", "tags", "tag", "kata_kunci", "topik"),
    "language": ("language", "lang", "bahasa"),
    "deck": ("deck", "subtitle", "standfirst", "subjudul", "sub_judul", "subheadline", "sub_headline"),
    "fetched": ("fetched", "scraped", "scraped_at", "fetched_at", "crawled_at", "retrieved_at", "date_download"),
}
NOTHING = frozenset({"", "-", "--", "null", "none", "nan", "n/a", "na", "nil", "undefined", "unknown"})
LONGEST = {"title": 1_000, "deck": 3_000, "outlet": 200, "language": 20, "url": 4_000}
ORIGINAL = ("title", "outlet", "deck", "byline", "published", "keywords")  # fields whose column is told
MAX_LIST = 50
_MARKUP = re.compile(r"\s*<(?:p|div|h[1-6]|article|section|html|body|figure|span|!doctype)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;|]\s*")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class Names:
    """Which names stand for which field.

    Args:
        fields: the caller's own, {"text": "isi_berita"}; each replaces the guesses for its field.

    Raises:
        UsageError: `fields` maps what is no field.
    """

    def __init__(self, fields: Mapping[str, str] | None = None) -> None:
        unknown = sorted(set(fields or ()) - set(GUESSES))
        if unknown:
            raise UsageError(f"{unknown[0]!r} is not a field", "fields", f"name one of {', '.join(GUESSES)}")
        own = {field: (_key(name),) for field, name in (fields or {}).items()}
        taken = {key for keys in own.values() for key in keys}
        free = {field: tuple(key for key in keys if key not in taken) for field, keys in GUESSES.items()}
        self._by_field = free | own

    def column(self, columns: Iterable[str], *fields: str) -> str | None:
        """The first of `columns` that stands for one of `fields`."""
        known = {name for field in fields for name in self._by_field[field]}
        return next((column for column in columns if _key(column) in known), None)

    def of(self, row: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The values each field has in a row, the likeliest name's first; blank ones left out."""
        by_key: dict[str, Any] = {}
        for name, value in row.items():
            if isinstance(name, str):
                by_key.setdefault(_key(name), value)
        found = {field: [by_key[n] for n in names if n in by_key] for field, names in self._by_field.items()}
        return {field: [value for value in values if _said(value)] for field, values in found.items()}

    def columns(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The column from which each field has its likeliest value."""
        by_key: dict[str, str] = {}
        for name, value in row.items():
            if isinstance(name, str) and _said(value):
                by_key.setdefault(_key(name), name)
        firsts = ((field, next((key for key in keys if key in by_key), None)) for field, keys in self._by_field.items())
        return {field: by_key[key] for field, key in firsts if key is not None}


def row_page(source: str, row: Mapping[str, Any], names: Names, media_type: str) -> Page:
    """The page of one row.

    Raises:
        InputError: it has no text, or a text that cannot be read.
    """
    values = names.of(row)
    text = next((_text(value) for value in values["text"] if _text(value).strip()), "")
    if text and not _MARKUP.match(text):
        page = Page(source=source, media_type=media_type, text=_bounded(wholesome(text), source))
    else:
        html = text or next((_text(value) for value in values["html"] if _text(value).strip()), "")
        if not html:
            raise InputError(
                "the row has no text",
                source,
                "name the field that holds it (fields: text=NAME); the row has " + _listed(row),
            )
        page = html_page(source, _bounded(wholesome(html), source, 10 * MAX_PAGE_CHARS), media_type)
    metadata = _metadata(values, names.columns(row))
    fields = {name: getattr(metadata, name) or getattr(page.metadata, name) for name in Metadata.__struct_fields__}
    own = {one.what for one in metadata.origins}
    fields["origins"] = (*metadata.origins, *(one for one in page.metadata.origins if one.what not in own))
    url = next((one.strip() for one in map(_words, values["url"]) if _ADDRESS.fullmatch(one.strip())), page.url)
    return msgspec.structs.replace(page, url=url, metadata=Metadata(**fields), fetched=day(values["fetched"]))


def _metadata(values: Mapping[str, list[Any]], columns: Mapping[str, str]) -> Metadata:
    def one(field: str) -> str | None:
        words = (_words(value) for value in values[field])
        return next((word for word in words if len(word) <= LONGEST[field] and not _ADDRESS.match(word)), None)

    language = one("language")
    outlet = one("outlet")
    written = _list(values["byline"], split=False)
    metadata = Metadata(
        title=one("title"),
        deck=one("deck"),
        outlet=outlet,
        byline=authors([written], outlet) or written,
        published=day(values["published"], (language or "en")[:2].lower()),
        keywords=_list(values["keywords"], split=True),
        language=language if language and re.fullmatch(r"[A-Za-z]{2,3}([-_]\w+)*", language) else None,
    )
    known = [what for what in ORIGINAL if getattr(metadata, what) and what in columns]
    return msgspec.structs.replace(
        metadata,
        origins=tuple(Origin(what, wholesome(f"column {columns[what]}"[: LONGEST["outlet"]])) for what in known),
    )


def _key(name: str) -> str:
    return re.sub(r"[\s.-]+", "_", name.strip().strip("\ufeff").casefold())


def _said(value: object) -> bool:
    """Whether a value says anything."""
    if isinstance(value, str):
        return value.strip().casefold() not in NOTHING
    if isinstance(value, float):
        return math.isfinite(value)
    return value is not None and value not in ([], {})


def _text(value: object) -> str:
    """The text of a field: a string, or a list of paragraphs."""
    if isinstance(value, list):
        return "\n".join(one for one in value if isinstance(one, str))
    if isinstance(value, dict):
        return _text(value.get("rendered"))
    return value if isinstance(value, str) else ""


def _words(value: object) -> str:
    """A value on one line: a string, a number, or what an object is named."""
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("name") or ""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        return " ".join(wholesome(markup.unescape(value)).split())
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _list(values: list[Any], *, split: bool) -> tuple[str, ...]:
    """The parts of the first value: a list, a string with commas where `split`, a JSON list in a string."""
    return tuple(dict.fromkeys(word for word in _parts(values[0], split) if _said(word)))[:MAX_LIST] if values else ()


def _parts(value: object, split: bool) -> Iterator[str]:
    if isinstance(value, str) and re.fullmatch(r"\s*\[.*\]\s*", value, re.DOTALL):
        value = [one.strip(" '\"") for one in value.strip().strip("[]").split(",")]
    for one in value[:MAX_LIST] if isinstance(value, list) else [value]:
        words = _words(one)
        if len(words) <= LONGEST["deck"] and not _ADDRESS.match(words):
            yield from _BETWEEN.split(words)[:MAX_LIST] if split else [words]


def _bounded(text: str, source: str, limit: int = MAX_PAGE_CHARS) -> str:
    if len(text) > limit:
        raise InputError(f"the text is longer than {limit:,} characters", source, "split it: one report a row")
    if damaged(text):
        raise InputError("too many characters of the text are damaged (U+FFFD)", source, "give it in UTF-8")
    return text


def _listed(row: Mapping[str, Any]) -> str:
    names = sorted(str(name)[:40] for name in row)
    return wholesome(", ".join(names[:12])) + (", ..." if len(names) > 12 else "") if names else "no fields"
