"""What is certain of a line, whatever the labeller thinks: rules over labels, in order.

Theory of operation. The labeller weighs many weak signs and errs where a kind of line is rare in training. Some
signs are not weak: a labelled credit, a caption that ends in a photo credit, a headline amid sentences. Each rule
looks at lines and labels and changes those it is sure of; a later rule sees what earlier ones did.

A headline of another article amid the body is told from a heading of this one by length and form: both lack a final
stop and stand between running paragraphs, but a heading is a phrase (few words, or all capitals, or numbered),
while a headline is a clause in title case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from runut.clean.credits import PHOTO, caption_credits, initials, labelled
from runut.clean.cues import cues
from runut.clean.features import core, slug_words
from runut.clean.labels import BODY, DROPPED, Label
from runut.clean.lines import Line, folded
from runut.clean.metadata import given_titles, without_kicker
from runut.clean.shape import CLOSERS, DATE, LONG, SENTENCE, STOPS, shape
from runut.records import Page

HEADING_WORDS = 6
CAPTION = 600  # code points a caption may have
SENTENCES = 70  # code points from which a line beside the body is more than a headline
TWO_SENTENCES = 110  # code points from which a line with function words needs no final stop to be running text
GLUED = 300  # code points from which a line with function words is no furniture, whatever words it holds
LEAST_SENTENCE = 6  # words of a sentence on a page that has nothing longer
LEAST_WORDS = 8  # of a clause that ends in a colon
FUNCTION = 0.1  # share of function words of running text
LOOSE = ("promo", "navigation", "related", "artefact")
FURNITURE_CUES = ("promo", "related", "navigation", "artefact", "copyright")
RUNNING = 80  # code points from which a line of running text may be a whole body
LINK = 0.9  # share of linked text from which a line is a link
NUMBERED = re.compile(r"\d{1,2}\s?[.)]\s")
BULLET = re.compile(r"[•▪●◦‣·*–-]\s*\w")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
KICKER = 1  # lines above a title in which its kicker may stand
MOTTO = re.compile(r"\s+[-–—|:]\s+|\s*[|»]\s*")
FIRST = 3  # lines among which the name of the site stands
SPEECH = "\"“‘'«"
TEXT = ("paragraph", "dateline_paragraph")
UNDER = ("deck", "caption", "title")  # what a headline may be taken for
ABOVE = 10  # lines above the body among which its title is looked for
TOLD = 8  # lines of the body a title is compared with
SAID = 0.6  # share of a title's words that stand in them
DATE_WORDS = re.compile(
    DATE.pattern + r"|\b\d{1,2}[:.]\d\d\b|\b(?:WIB|WITA|WIT|GMT|UTC|[ECP][SD]?T|AM|PM)\b|^[^\W\d_]{3,9},", re.IGNORECASE
)
PHOTO_MANNER = re.compile(
    r"(?:\b(?:via|melalui|[Pp]hoto|PHOTO|[Ff]oto|FOTO|[Ii]mages?|[Pp]ool)\b[^.]{0,40}"
    r"|/\s?[A-Z][\w .'-]{2,40}|[.!?)]\s?[A-Z][\w/ ]{1,30})\)?$"
)

Rule = Callable[[Page, Sequence[Line], list[Label]], None]


def amend(page: Page, lines: Sequence[Line], labels: Sequence[Label], memory: Mapping[str, int] | None) -> list[Label]:
    """The labels after all rules.

    Args:
        page: the page the lines are of.
        lines: those that were labelled.
        labels: one for each.
        memory: what the outlet's pages share, as `remember` gives it.
    """
    found = list(labels)
    for rule in RULES:
        rule(page, lines, found)
    for n, line in enumerate(lines) if memory else ():
        if found[n] in BODY and memory and folded(line.text) in memory and not shape(line).runs(foreign=False):
            found[n] = "furniture"
    return found


def _some_body(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A page with running text has a body: where all was dropped, its densest run of running text is kept."""
    if any(one in BODY for one in labels):
        return
    words = [line.text.count(" ") + 1 for line in lines]
    ends = [not _unfinished(line.text) for line in lines]
    runs = [n > LONG or (n >= SENTENCE and end) for n, end in zip(words, ends, strict=True)]
    if not any(run and len(line.text) > RUNNING for run, line in zip(runs, lines, strict=True)):
        runs = [  # a page of a few short sentences
            n >= LEAST_SENTENCE and end and not _linked(line) and not _furniture_cue(line.text)
            for n, end, line in zip(words, ends, lines, strict=True)
        ]
    first, last = core(runs, words)
    for n in range(first, last + 1):
        if runs[n] and labels[n] in DROPPED:
            labels[n] = "paragraph"


def _running(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A sentence beside the body, or a very long line there, is of the body, unless its words say what else it is."""
    for n, line in enumerate(lines):
        if labels[n] not in LOOSE or len(line.text) < SENTENCES or _linked(line):
            continue
        before, after = labels[max(0, n - 2) : n], labels[n + 1 : n + 2]
        if not any(one in BODY for one in (*before, *after)):
            continue
        shown = cues(line.text)
        told = {cue.endswith("@any") for cue in shown if cue.startswith(FURNITURE_CUES)}
        if False in told or (told and len(line.text) < GLUED):
            continue
        one = shape(line)
        asks = one.words >= LEAST_WORDS and one.end == ":" and one.function >= FUNCTION
        says = one.runs(foreign=False) or (len(line.text) >= TWO_SENTENCES and one.function >= FUNCTION)
        if says or (asks and any(kind in BODY for kind in before)):
            labels[n] = "paragraph"
        elif len(line.text) >= TWO_SENTENCES and any(kind in BODY for kind in before):
            labels[n] = "list"


def _known_title(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """The line that says what the title field says, or that the address spells, is the title; else the labeller's."""
    body = _body_start(labels)
    given = {folded(one) for one in given_titles(page)}
    slug = slug_words(page.url)
    best, most = None, 0.0
    for n, line in enumerate(lines):
        if len(line.text) > 250 or (n >= body and not given):
            continue
        if folded(line.text) in given:
            score = 3.0 - abs(n - body) / len(lines)
        elif folded(without_kicker(line.text)) in given:
            score = 3.5 if line.hint and line.hint.tag == "h1" else 1.5
        elif slug and labels[n] not in TEXT:
            own = {word for word in folded(line.text).split() if len(word) > 2}
            score = 2 * len(own & slug) / max(1, len(own) + len(slug)) + 0.2 * (labels[n] == "title")
        else:
            score = 0.0
        if score >= 0.7 and score >= most:
            best, most = n, score
    if best is not None:
        for n, one in enumerate(labels):
            if one == "title":
                labels[n] = "navigation"
        labels[best] = "title"
    elif given:
        for n, one in enumerate(labels):
            if one == "title" and not any(_alike(folded(lines[n].text), one) for one in sorted(given)):
                labels[n] = "paragraph" if len(lines[n].text) > RUNNING else "navigation"


def _missing_title(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """Where none was found: the nearest line before the body that says in a clause what the body says."""
    body = _body_start(labels)
    if "title" in labels or body == len(labels):
        return
    own = {word for line in lines[body : body + TOLD] for word in folded(line.text).split() if len(word) > 3}
    for n in range(body - 1, max(-1, body - ABOVE), -1):
        text = lines[n].text
        words = [word for word in folded(text).split() if len(word) > 3]
        if labels[n] not in ("navigation", "related", "promo", "heading", "byline") or not _unfinished(text):
            continue
        if labels[n] == "byline" and cues(text):
            continue
        if len(words) >= 4 and len(text) < 200 and sum(w in own for w in words) >= SAID * len(words):
            labels[n] = "title"
            return


def _site_title(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """The name of the site with its motto is no title where a line below says what the body says."""
    for n in range(_body_start(labels)):
        if labels[n] != "title" or _given(page, lines[n]):
            continue
        name = MOTTO.split(lines[n].text, maxsplit=1)[0].casefold()
        if n <= FIRST and name != lines[n].text.casefold() and _named_again(lines, n, name):
            labels[n] = "navigation"
            below = next((m for m in range(n + 1, len(labels)) if labels[m] in (*TEXT, *UNDER)), n)
            if labels[below] in UNDER and _unfinished(lines[below].text) and not PHOTO.search(lines[below].text):
                labels[below] = "title"


def _dates(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A kept line above the body that is a date and no more is the date."""
    for n in range(_body_start(labels)):
        text = lines[n].text
        kept = labels[n] in ("caption", "keywords", "heading", "list", "deck", "byline", "credit")
        if kept and len(text) < RUNNING and DATE.search(text) and not WORD.search(DATE_WORDS.sub(" ", text)):
            labels[n] = "date"


def _one_title(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """An article has one title, before its body, and its deck with it; a second title is the site's."""
    body = _body_start(labels)
    titles = [n for n, one in enumerate(labels) if one == "title"]
    keep = max((n for n in titles if n < body), default=None)
    for n in titles:
        if n != keep:
            labels[n] = "navigation" if n < body else "related"
    for n, one in enumerate(labels):
        if one == "deck" and (n > body or keep is None):
            labels[n] = "paragraph"
        elif one == "deck" and keep is not None and n < keep and (n < keep - KICKER or _linked(lines[n])):
            labels[n] = "navigation"


def _labelled_lines(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A line that opens with the label of credits, keywords or writer is that, if it is no menu."""
    for n, line in enumerate(lines):
        if len(line.text) > 200 or labels[n] in ("title", "byline", "credit", "keywords"):
            continue
        shown = cues(line.text)
        marked = ":" in line.text[:24] or ("credit@start" in shown and " by " in line.text[:30])
        if marked and "keywords@start" in shown and "keywords@whole" not in shown:
            labels[n] = "keywords"
        elif marked and ("credit@start" in shown or "byline@start" in shown) and len(line.text) < 120:
            if names := labelled(page.text, line.start, line.end):
                labels[n] = "byline" if names[0].role == "author" else "credit"
        elif labels[n] in BODY and len(line.text) < 30 and initials(line.text):
            labels[n] = "credit"


def _captions(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A kept line before the end of the body that ends in a photo credit is a caption."""
    last = max((n for n, one in enumerate(labels) if one in TEXT), default=0)
    for n, line in enumerate(lines[: last + (len(lines) == 1)]):
        if labels[n] not in ("paragraph", "heading", "deck", "title", "list") or len(line.text) > CAPTION:
            continue
        if PHOTO.search(line.text[-60:]) or _ends_in_photo_credit(page.text, line):
            labels[n] = "caption"


def _furniture(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """Marks alone are an artefact; an appeal is no related link, and the heading of related links is no appeal."""
    for n, line in enumerate(lines):
        if labels[n] not in ("navigation", "related", "promo", "heading", "list"):
            continue
        shown = cues(line.text)
        if "artefact@whole" in shown or ("artefact@start" in shown and len(line.text) < RUNNING):
            labels[n] = "artefact"
        elif labels[n] == "related" and "promo@start" in shown and "related@start" not in shown:
            labels[n] = "promo"
        elif labels[n] == "promo" and "related@start" in shown and "promo@start" not in shown:
            labels[n] = "related"


def _lists(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """Bullets that follow a kept line are a list of the article; a numbered line before running text is a heading."""
    runs = [one in BODY and len(line.text) > 60 for line, one in zip(lines, labels, strict=True)]
    for n in range(1, len(lines)):
        if labels[n] not in DROPPED or _linked(lines[n]):
            continue
        before, text = labels[n - 1], lines[n].text
        bullet = BULLET.match(text) and len(text) > 3 and (before == "list" or (before in TEXT and _follows(lines, n)))
        numbered = NUMBERED.match(text) and before in (*TEXT, "list")
        if bullet or (numbered and len(text) > RUNNING and not _furniture_cue(text)):
            labels[n] = "list"
        elif NUMBERED.match(text) and any(runs[n + 1 : n + 3]) and any(runs[max(0, n - 3) : n]):
            labels[n] = "heading" if _unfinished(text) else "paragraph"
        elif text.endswith(":") and runs[n - 1] and _follows(lines, n):
            labels[n] = "paragraph"


def _other_headlines(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A clause in title case without a stop, between paragraphs, is the headline of another article."""
    for n in _amid(lines, labels):
        text = lines[n].text
        words = WORD.findall(text)
        long = len(words) > HEADING_WORDS and not NUMBERED.match(text) and text != text.upper()
        if long and _unfinished(text) and labels[n] in ("paragraph", "heading", "title") and _title_case(words) >= 0.75:
            labels[n] = "related"


def _headings(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """A phrase between paragraphs is a heading; so is one in capitals that was about to be dropped."""
    for n in _amid(lines, labels):
        text = lines[n].text
        words = len(WORD.findall(text))
        if not words or words > 2 * HEADING_WORDS or not _unfinished(text):
            continue
        phrase = labels[n] == "paragraph" and words <= HEADING_WORDS and text[0] not in SPEECH
        capitals = (
            labels[n] in ("related", "navigation", "promo") and text == text.upper() and words > 1 and not cues(text)
        )
        if phrase or capitals:
            labels[n] = "heading"


RULES: tuple[Rule, ...] = (
    _some_body,
    _running,
    _known_title,
    _site_title,
    _one_title,
    _labelled_lines,
    _dates,
    _captions,
    _missing_title,
    _lists,
    _other_headlines,
    _headings,
    _furniture,
)


def _body_start(labels: Sequence[Label]) -> int:
    return next((n for n, one in enumerate(labels) if one in TEXT), len(labels))


def _amid(lines: Sequence[Line], labels: Sequence[Label]) -> list[int]:
    """The lines that have running paragraphs right before and after them."""
    runs = [
        label in BODY and len(line.text) > 60 and not _unfinished(line.text)
        for line, label in zip(lines, labels, strict=True)
    ]
    return [n for n in range(1, len(lines) - 1) if runs[n - 1] and runs[n + 1] and not runs[n]]


def _given(page: Page, line: Line) -> bool:
    return folded(line.text) in {folded(one) for one in given_titles(page)}


def _named_again(lines: Sequence[Line], n: int, name: str) -> bool:
    """Whether the site's name stands at the edge of a short line, beside other words, or in a dateline."""
    edge = re.compile(rf"(?:^|[-–—|:,(©]\s*|\d{{4}}\s){re.escape(name)}(?:$|\s*[-–—|,)])")
    others = (line.text[:SENTENCES].casefold() for m, line in enumerate(lines) if m != n)
    return len(name) > 3 and any(name != text and edge.search(text) for text in others)


def _follows(lines: Sequence[Line], n: int) -> bool:
    return n + 1 < len(lines) and BULLET.match(lines[n + 1].text) is not None


def _alike(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return 2 * len(a & b) >= 0.6 * (len(a) + len(b))


def _linked(line: Line) -> bool:
    return line.hint is not None and line.hint.link_share >= LINK


def _furniture_cue(text: str) -> bool:
    return any(cue.startswith(FURNITURE_CUES) for cue in cues(text))


def _unfinished(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] not in STOPS + ":,;"


def _title_case(words: Sequence[str]) -> float:
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) / max(1, len(long))


def _ends_in_photo_credit(page: str, line: Line) -> bool:
    if line.text[-1] in STOPS and not line.text.endswith(")."):
        return False
    last = caption_credits(page, max(line.start, line.end - 40), line.end)
    return PHOTO_MANNER.search(line.text[-60:]) is not None and any(
        (one.evidence.end or 0) >= line.end - 2 for one in last
    )
