"""Pages with labelled lines for `tools.train_clean`: gold, silver from article bodies, and pages put together from
parts.

Theory of operation. Gold line labels are few. Two larger kinds of text say part of it. Article-extraction sets give
the body of a page: a line is of the body or not, and a first model chooses the label among those that this allows.
And texts that were scraped without their page (`id_news_3days`) come with their title apart: pages are put together
from such texts, their titles, captions and furniture of other gold pages, headlines of other texts standing amid
the body.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from resiliparse.extract.html2text import extract_plain_text

from runut.clean.labels import BODY, LABELS
from runut.clean.lines import Line, lines_of
from runut.clean.repeats import glued
from runut.clean.settled import settled
from runut.errors import InputError
from runut.read.html import html_page
from runut.records import Page

KEPT = frozenset({*BODY, "deck", "caption"})
OTHERS = frozenset(LABELS) - BODY - {"repeat", "unread"}
MOSTLY, WHOLLY = 0.6, 0.99  # shares of a line in the body from which it is of it: a long line, a short one
SHORT = 25  # normalised code points below which a line's standing in the body proves nothing
WIDE = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff"  # letters of scripts without blanks, each taken for a word
WORD = re.compile(rf"[{WIDE}]|[^\W{WIDE}]+")

PREFIXES = {
    "scrapinghub": "sh-", "fundus_eval": "fundus-", "fundus_multi": "multi-", "trafilatura": "traf-",
    "id_html": "idhtml-",
}  # fmt: skip


class Sample(NamedTuple):
    """A page's lines (repeats left out) and their labels; `allowed` where only sets of labels are known.

    `body` tells which lines are of the body, None where that is not known; it is empty for pages put together.
    """

    key: str
    page: Page
    lines: tuple[Line, ...]
    labels: tuple[str, ...]
    allowed: tuple[frozenset[str] | None, ...] = ()
    body: tuple[bool | None, ...] = ()


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    file = data / name / "open.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def gold(data: Path) -> list[Sample]:
    """The pages of `id_lines`; a glued page under the reading in which its pieces are the text."""
    found = []
    for row in rows(data, "id_lines"):
        page = Page(source=row["id"], media_type="text/plain", text=row["text"], url=row["url"])
        lines = lines_of(page)
        again = glued(lines)
        labels = [one["label"] for one in row["lines"]]
        others = [one.get("alt_label") or one["label"] for one in row["lines"]]
        chosen = [b if a == "repeat" else a for a, b in zip(labels, others, strict=True)]
        keep = [n for n in range(len(lines)) if n not in again]
        given = tuple("navigation" if chosen[n] == "repeat" else chosen[n] for n in keep)
        body = tuple(one in BODY for one in given)
        found.append(Sample(row["id"], page, tuple(lines[n] for n in keep), given, body=body))
    return found


def flat(html: bytes) -> str:
    """HTML flattened as the README of `id_lines` says."""
    text = extract_plain_text(
        html.decode("utf-8", "replace"), main_content=False, preserve_formatting=True, alt_texts=False, links=False,
        form_fields=False, noscript=False,
    )  # fmt: skip
    text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text)


def html_of(data: Path, name: str, file: str) -> bytes:
    raw = (data / name / file).read_bytes()
    return gzip.decompress(raw) if file.endswith(".gz") else raw


def marked(key: str, html: bytes, url: str | None) -> Page | None:
    """The page of HTML with the hints of its markup, as `read` makes it; None where it cannot be read."""
    try:
        page = html_page(key, html.decode("utf-8", "replace").replace("\x00", ""))
    except InputError:
        return None
    return Page(source=key, media_type="text/html", text=page.text, url=url, hints=page.hints, metadata=page.metadata)


def gold_marked(data: Path, flat_gold: Sequence[Sample]) -> Iterator[Sample]:
    """The gold pages that have HTML, with its hints: lines that read as in the flattened page have its labels."""
    html = {key: html_of(data, name, file) for key, name, file, *_ in bodies(data)}
    html |= {
        key_of("id_html", row): html_of(data, "extract_id_html", row["html_file"])
        for row in rows(data, "extract_id_html")
    }
    for one in flat_gold:
        page = marked(one.key, html[one.key], one.page.url) if one.key in html else None
        if page is None:
            continue
        lines = lines_of(page)
        told = settled(lines)
        single = tuple(line for n, line in enumerate(lines) if n not in told)
        allowed: list[frozenset[str] | None] = [None] * len(single)
        pairs = SequenceMatcher(None, [line.text for line in one.lines], [line.text for line in single], autojunk=False)
        for i, j, size in pairs.get_matching_blocks():
            for k in range(size):
                allowed[j + k] = frozenset({one.labels[i + k]})
        body = tuple(None if known is None else not known.isdisjoint(BODY) for known in allowed)
        yield Sample(one.key, page, single, (), tuple(allowed), body)


def silver(data: Path, *, markup: bool) -> Iterator[Sample]:
    """Pages of the extraction sets, with the labels their gold body allows for each line.

    Args:
        markup: whether with the hints of their HTML, or flattened.
    """
    for key, name, file, url, body, title in bodies(data):
        html = html_of(data, name, file)
        page = page_of(key, html, url, markup=markup)
        if page is None:
            continue
        single = unsettled(page)
        if len(single) > 2 and body and holds(single, body):
            held = shares(single, body)
            yield Sample(key, page, single, (), tuple(_allowed(single, held, title)), tuple(_body(held)))


def segmented(data: Path, *, markup: bool) -> Iterator[Sample]:
    """The pages of `extract_trafilatura`: a line with a segment that must be in the text is of the body, a line that is
    mostly a segment that must not be is none; of the others nothing is known.
    """
    for row in rows(data, "extract_trafilatura"):
        html = html_of(data, "extract_trafilatura", row["html_file"])
        key, url = key_of("trafilatura", row), row["url"]
        page = page_of(key, html, url, markup=markup)
        if page is None:
            continue
        single = unsettled(page)
        parts = [part for one in row["with"] if (part := one.strip())]
        body = tuple(
            True
            if any(part in line.text for part in parts)
            else False
            if any(part in line.text and 2 * len(part) > len(line.text) for part in row["without"])
            else None
            for line in single
        )
        yield Sample(key, page, single, (), (), body)


def page_of(key: str, html: str, url: str | None, *, markup: bool) -> Page | None:
    """The page of an HTML file, with the hints of its HTML or flattened."""
    return marked(key, html, url) if markup else Page(source=key, media_type="text/plain", text=flat(html), url=url)


def unsettled(page: Page) -> tuple[Line, ...]:
    """The lines of a page that are left to the labeller."""
    lines = lines_of(page)
    told = settled(lines)
    return tuple(line for n, line in enumerate(lines) if n not in told)


def key_of(name: str, row: dict[str, Any]) -> str:
    """The key of a page of an extraction set: that of its lines in `id_lines`, where it is there."""
    return PREFIXES[name] + str(row["id"])[: 8 if name == "scrapinghub" else None]


def bodies(data: Path) -> Iterator[tuple[str, str, str, str | None, str, str | None]]:
    for row in rows(data, "extract_scrapinghub"):
        yield key_of("scrapinghub", row), "extract_scrapinghub", row["html_file"], row["url"], row["body"], None
    for row in rows(data, "extract_fundus_eval"):
        body = "\n".join(strings(row["body"]))
        yield key_of("fundus_eval", row), "extract_fundus_eval", row["html_file"], row["url"], body, None
    for row in rows(data, "extract_fundus_multi"):
        known = row["gold"]
        body = "\n".join(strings(known.get("body")))
        yield (
            key_of("fundus_multi", row),
            "extract_fundus_multi",
            row["html_file"],
            row["url"],
            body,
            known.get("title"),
        )


def strings(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    return [text for value in node for text in strings(value)] if isinstance(node, list) else []


def _body(held: Sequence[tuple[float, bool]]) -> list[bool]:
    """Which lines are of the body, by `shares`."""
    return [share >= (MOSTLY if long else WHOLLY) for share, long in held]


def _allowed(
    lines: Sequence[Line], held: Sequence[tuple[float, bool]], title: str | None
) -> list[frozenset[str] | None]:
    """What each line may be; None where the body does not tell."""
    head = norm(title or "")
    found: list[frozenset[str] | None] = []
    for line, (share, long) in zip(lines, held, strict=True):
        if head and norm(line.text) == head:
            found.append(frozenset({"title", "navigation"}))
        elif share > (0.7 if long else WHOLLY):
            found.append(KEPT)
        else:
            found.append(OTHERS if share < 0.2 else None)
    inside = [n for n, one in enumerate(found) if one is KEPT]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    return [OTHERS if one is None and not first < n < last else one for n, one in enumerate(found)]


def shares(lines: Sequence[Line], body: str) -> list[tuple[float, bool]]:
    """How much of each line stands in the body, and whether the line is long enough for that to prove anything.

    A word stands in it where one of the 4-grams does that it is part of: they run over the ends of lines, so that
    cells of a table and items of a list are found.
    """
    paragraphs = {norm(part) for part in body.split("\n")}
    grams = set(shingles(norm(body)))
    texts = [norm(line.text) for line in lines]
    words = " ".join(texts).split()
    told = bytearray(len(words))
    for n in range(len(words) - 3):
        if " ".join(words[n : n + 4]) in grams:
            told[n : n + 4] = b"\1\1\1\1"
    found = []
    at = 0
    for text in texts:
        count = len(text.split())
        share = sum(told[at : at + count]) / max(1, count)
        found.append((1.0 if text in paragraphs and len(text) > 3 else share, len(text) >= SHORT))
        at += count
    return found


def holds(lines: Sequence[Line], body: str) -> bool:
    """Whether the lines hold nearly all of the body: else the gold is of another version of the page."""
    own = set(shingles(norm(" ".join(line.text for line in lines))))
    wanted = shingles(norm(body))
    return sum(gram in own for gram in wanted) > 0.8 * len(wanted)


def norm(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def shingles(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[n : n + 4]) for n in range(max(1, len(words) - 3))]


def composed(
    data: Path, furniture: Sequence[Sample], label: Callable[[Page, tuple[Line, ...]], list[str]], count: int
) -> Iterator[Sample]:
    """Pages put together from texts and titles of `id_news_3days` and furniture of gold pages.

    Args:
        furniture: gold pages whose lines before and after the article are taken.
        label: the lines of a bare text, labelled by a first model.
        count: of pages.
    """
    dice = random.Random(20261122)
    labelled = {row["id"] for row in rows(data, "id_lines")}
    texts = [
        row
        for row in rows(data, "id_news_3days")
        if 3 < row["isi_berita"].count("\n") < 60 and "n3d-" + row["id"] not in labelled
    ]
    titles = [row["judul"] for row in texts]
    shells = [one for one in furniture if "title" in one.labels]
    captions = [
        line.text for one in furniture for line, kind in zip(one.lines, one.labels, strict=True) if kind == "caption"
    ]
    for n, row in enumerate(dice.sample(texts, min(count, len(texts)))):
        page = Page(source=row["id"], media_type="text/plain", text=row["isi_berita"], url=row["url"])
        lines = lines_of(page)
        again = glued(lines)
        single = tuple(line for k, line in enumerate(lines) if k not in again)
        body = list(zip([line.text for line in single], label(page, single), strict=True))
        if sum(kind in BODY for _, kind in body) < 3:
            continue
        parts = _composed(row, body, dice, dice.choice(shells), titles, captions)
        text = ("\n" if dice.random() < 0.5 else "\n\n").join(words for words, _ in parts)
        made = Page(
            source=f"made-{n}", media_type="text/plain", text=text, url=row["url"] if dice.random() < 0.3 else None
        )
        yield Sample(made.source, made, lines_of(made), tuple(kind for _, kind in parts))


def _composed(
    row: dict[str, Any],
    body: list[tuple[str, str]],
    dice: random.Random,
    shell: Sample,
    titles: list[str],
    captions: list[str],
) -> list[tuple[str, str]]:
    """Title, deck, date, writer, caption, body with foreign headlines, keywords, furniture: each at times."""
    head: list[tuple[str, str]] = []
    if dice.random() < 0.75:
        head.append((row["judul"], "title"))
        if dice.random() < 0.45:
            head.append((_deck(row, body), "deck"))
        if dice.random() < 0.4 and row.get("author"):
            head.append((dice.choice(["", "Oleh ", "Penulis: ", "Reporter : "]) + row["author"].strip(), "byline"))
        if dice.random() < 0.5 and row.get("tanggal_publikasi"):
            head.append((row["tanggal_publikasi"].strip(), "date"))
        if dice.random() < 0.3:
            head[0], head[-1] = head[-1], head[0]
    if dice.random() < 0.6:
        head.append((_caption(row, body, dice, captions), "caption"))
    amid: list[tuple[str, str]] = []
    for n, (words, kind) in enumerate(body):
        amid.append((words, kind))
        if 0 < n < len(body) - 1 and kind == "paragraph" and dice.random() < 0.08:
            other = dice.choice(titles)
            amid.append((dice.choice(["", "", "Baca juga: ", "Baca Juga : "]) + other, "related"))
        elif 0 < n < len(body) - 1 and kind == "paragraph" and dice.random() < 0.04:
            words = " ".join(dice.choice(titles).split()[: dice.randint(2, 4)])
            amid.append((words.upper() if dice.random() < 0.5 else words, "heading"))
    tail: list[tuple[str, str]] = []
    if dice.random() < 0.4:
        tail.append(
            (
                dice.choice(["Editor: ", "Editor : ", "Sumber : ", "Redaktur: "])
                + dice.choice(["Reuters", "Antara", "AFP", "Rina Kartika", "Budi H"]),
                "credit",
            )
        )
    if dice.random() < 0.4:
        words = row["judul"].split()
        tail.append((dice.choice(["KEYWORD :", "Tag: ", "Tags : ", "Topik: "]) + ", ".join(words[:3]), "keywords"))
    before, after = _furniture(shell, dice)
    return [one for one in (*before, *head, *amid, *tail, *after) if one[0].strip() and "\n" not in one[0]]


def _furniture(shell: Sample, dice: random.Random) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    outside = frozenset({"navigation", "promo", "related", "artefact"})
    kept = [n for n, kind in enumerate(shell.labels) if kind in BODY]
    if not kept or dice.random() < 0.15:
        return [], []
    lines = [(line.text, kind) for line, kind in zip(shell.lines, shell.labels, strict=True)]
    before = [one for one in lines[: kept[0]] if one[1] in outside]
    after = [one for one in lines[kept[-1] + 1 :] if one[1] in outside]
    size = dice.choice([0, 1, 2, 3, 8, 20, 60])
    start = dice.randint(0, max(0, len(after) - size))
    return before[len(before) - min(len(before), dice.choice([0, 0, 1, 2, 5, 20])) :], after[start : start + size]


def _deck(row: dict[str, Any], body: list[tuple[str, str]]) -> str:
    """A standfirst: a sentence from deeper in the text, which says again in a sentence what the report is about."""
    sentences = [words.split(". ")[0].rstrip(".") + "." for words, kind in body[1:6] if kind == "paragraph"]
    return next((one for one in sentences if 50 < len(one) < 180), row["judul"] + ".")


def _caption(row: dict[str, Any], body: list[tuple[str, str]], dice: random.Random, captions: list[str]) -> str:
    if dice.random() < 0.5 and captions:
        return dice.choice(captions)
    sentence = next((words.split(". ")[0].rstrip(".") for words, kind in body[2:] if kind == "paragraph"), row["judul"])
    source = dice.choice(
        [". (Foto: Antara)", " (Foto: dok. pribadi)", ". Foto: Reuters", ". AP Photo/Ann Lee", " (ANTARA FOTO/Rudi S)",
         ". Pool via AFP", " (ilustrasi)", ". REUTERS/Tom Hill", " (Istimewa)"]
    )  # fmt: skip
    return sentence[:220] + source
