"""What is certain of a line, whatever the labeller thinks: rules over labels, in order.

Theory of operation. The labeller weighs many weak signs and errs where a kind of line is rare in training. Some
signs are not weak: a labelled credit, a caption that ends in a photo credit, a headline amid sentences. Each rule
looks at lines and labels and changes those it is sure of; a later rule sees what earlier ones did. The title has
rules of its own (`titles`).

A headline of another article amid the body is told from a heading of this one by length and form: both lack a final
stop and stand between running paragraphs, but a heading is a phrase (few words, or all capitals, or numbered),
while a headline is a clause in title case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from runut.clean.credits import PHOTO, caption_credits, initials, labelled
from runut.clean.cues import cues
from runut.clean.features import core
from runut.clean.labels import BODY, DROPPED, Label
from runut.clean.lines import Line
from runut.clean.shape import DATE, LONG, SENTENCE, STOPS, count_words, shape, unfinished
from runut.clean.titles import body_start, choose_title, missing_title
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
APPEALS: tuple[Label, ...] = ("promo", "related")
SHORT = 60  # code points of a line that says no more than its cue
RUNNING = 80  # code points from which a line of running text may be a whole body
LINK = 0.9  # share of linked text from which a line is a link
NUMBERED = re.compile(r"\d{1,2}\s?[.)]\s")
BULLET = re.compile(r"[•▪●◦‣·*–-]\s*\w")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SPEECH = "\"“‘'«"
TEXT = ("paragraph", "dateline_paragraph")
DATE_WORDS = re.compile(
    DATE.pattern + r"|\b\d{1,2}[:.]\d\d\b|\b(?:WIB|WITA|WIT|GMT|UTC|[ECP][SD]?T|AM|PM)\b|^[^\W\d_]{3,9},", re.IGNORECASE
)
PHOTO_MANNER = re.compile(
    r"(?:\b(?:via|melalui|[Pp]hoto|PHOTO|[Ff]oto|FOTO|[Ii]mages?|[Pp]ool)\b[^.]{0,40}"
    r"|/\s?[A-Z][\w .'-]{2,40}|[.!?)]\s?[A-Z][\w/ ]{1,30})\)?$"
)

Rule = Callable[[Sequence[Line], list[Label]], None]


def amend(page: Page, lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The labels after all rules.

    Args:
        page: the page the lines are of.
        lines: those that were labelled.
        labels: one for each.
    """
    found = list(labels)
    for rule in BEFORE:
        rule(lines, found)
    choose_title(page, lines, found)
    for rule in AFTER:
        rule(lines, found)
    return found


def amend_again(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The labels after the second look (`body`), what is certain of lines in the article put right once more."""
    found = list(labels)
    marked = all(line.hint for line in lines)
    last: tuple[Rule, ...] = (_captions, _other_headlines, _told)
    for rule in last if marked else (_running, _cut_off, *last):
        rule(lines, found)
    return found


def _some_body(lines: Sequence[Line], labels: list[Label]) -> None:
    """A page with running text has a body: where all was dropped, its densest run of running text is kept."""
    if any(one in BODY for one in labels):
        return
    words = [count_words(line.text) for line in lines]
    ends = [not unfinished(line.text) for line in lines]
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


def _running(lines: Sequence[Line], labels: list[Label]) -> None:
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


def _cut_off(lines: Sequence[Line], labels: list[Label]) -> None:
    """The last line of a page that breaks off within a sentence goes on with the paragraphs before it."""
    if len(lines) < 2 or labels[-1] not in LOOSE or labels[-2] not in TEXT:
        return
    text = lines[-1].text
    words = WORD.findall(text)
    if len(words) >= LEAST_SENTENCE and unfinished(text) and _title_case(words) < 0.5 and not cues(text):
        labels[-1] = "paragraph"


def _dates(lines: Sequence[Line], labels: list[Label]) -> None:
    """A kept line above the body that is a date and no more is the date."""
    for n in range(body_start(labels)):
        text = lines[n].text
        kept = labels[n] in ("caption", "keywords", "heading", "list", "deck", "byline", "credit")
        if kept and len(text) < RUNNING and DATE.search(text) and not WORD.search(DATE_WORDS.sub(" ", text)):
            labels[n] = "date"


def _labelled_lines(lines: Sequence[Line], labels: list[Label]) -> None:
    """A line that opens with the label of credits, keywords or writer is that, if it is no menu."""
    for n, line in enumerate(lines):
        if len(line.text) > 200 or labels[n] in ("title", "byline", "credit", "keywords"):
            continue
        shown = cues(line.text)
        marked = ":" in line.text[:24] or ("credit@start" in shown and " by " in line.text[:30])
        if marked and "keywords@start" in shown and "keywords@whole" not in shown:
            labels[n] = "keywords"
        elif marked and ("credit@start" in shown or "byline@start" in shown) and len(line.text) < 120:
            if names := labelled(line.text, 0, len(line.text)):
                labels[n] = "byline" if names[0].role == "author" else "credit"
        elif labels[n] in BODY and len(line.text) < 30 and initials(line.text):
            labels[n] = "credit"


def _captions(lines: Sequence[Line], labels: list[Label]) -> None:
    """A kept line before the end of the body that ends in a photo credit is a caption."""
    last = max((n for n, one in enumerate(labels) if one in TEXT), default=0)
    for n, line in enumerate(lines[: last + (len(lines) == 1)]):
        if labels[n] not in ("paragraph", "heading", "deck", "title", "list") or len(line.text) > CAPTION:
            continue
        if PHOTO.search(line.text[-60:]) or _ends_in_photo_credit(line.text):
            labels[n] = "caption"


def _furniture(lines: Sequence[Line], labels: list[Label]) -> None:
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
        elif labels[n] == "navigation" and "promo@start" in shown and "promo@whole" not in shown:
            labels[n] = "promo"
        elif labels[n] == "navigation" and "related@start" in shown and "related@whole" not in shown:
            labels[n] = "related"


def _told(lines: Sequence[Line], labels: list[Label]) -> None:
    """A short kept line without a stop that opens with the words of an appeal or of a list of links is that."""
    for n, line in enumerate(lines):
        if labels[n] not in BODY or len(line.text) >= SHORT or not unfinished(line.text):
            continue
        shown = cues(line.text)
        for kind in APPEALS:
            if f"{kind}@start" in shown or f"{kind}@whole" in shown:
                labels[n] = kind
                break


def _lists(lines: Sequence[Line], labels: list[Label]) -> None:
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
            labels[n] = "heading" if unfinished(text) else "paragraph"
        elif text.endswith(":") and runs[n - 1] and _follows(lines, n):
            labels[n] = "paragraph"


def _other_headlines(lines: Sequence[Line], labels: list[Label]) -> None:
    """A clause in title case without a stop, between paragraphs, is the headline of another article."""
    for n in _amid(lines, labels):
        text = lines[n].text
        words = WORD.findall(text)
        long = len(words) > HEADING_WORDS and not NUMBERED.match(text) and text != text.upper()
        if long and unfinished(text) and labels[n] in ("paragraph", "heading", "title") and _title_case(words) >= 0.75:
            labels[n] = "related"


def _headings(lines: Sequence[Line], labels: list[Label]) -> None:
    """A phrase between paragraphs is a heading; so is one in capitals that was about to be dropped."""
    for n in _amid(lines, labels):
        text = lines[n].text
        words = len(WORD.findall(text))
        if not words or words > 2 * HEADING_WORDS or not unfinished(text):
            continue
        phrase = labels[n] == "paragraph" and words <= HEADING_WORDS and text[0] not in SPEECH
        capitals = (
            labels[n] in ("related", "navigation", "promo") and text == text.upper() and words > 1 and not cues(text)
        )
        if phrase or capitals:
            labels[n] = "heading"


BEFORE: tuple[Rule, ...] = (_some_body, _running)
AFTER: tuple[Rule, ...] = (
    _labelled_lines,
    _dates,
    _captions,
    missing_title,
    _lists,
    _other_headlines,
    _headings,
    _furniture,
)


def _amid(lines: Sequence[Line], labels: Sequence[Label]) -> list[int]:
    """The lines that have running paragraphs right before and after them."""
    runs = [
        label in BODY and len(line.text) > 60 and not unfinished(line.text)
        for line, label in zip(lines, labels, strict=True)
    ]
    return [n for n in range(1, len(lines) - 1) if runs[n - 1] and runs[n + 1] and not runs[n]]


def _follows(lines: Sequence[Line], n: int) -> bool:
    return n + 1 < len(lines) and BULLET.match(lines[n + 1].text) is not None


def _linked(line: Line) -> bool:
    return line.hint is not None and line.hint.link_share >= LINK


def _furniture_cue(text: str) -> bool:
    return any(cue.startswith(FURNITURE_CUES) for cue in cues(text))


def _title_case(words: Sequence[str]) -> float:
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) / max(1, len(long))


def _ends_in_photo_credit(text: str) -> bool:
    if text[-1] in STOPS and not text.endswith(")."):
        return False
    last = caption_credits(text, max(0, len(text) - 40), len(text))
    return PHOTO_MANNER.search(text[-60:]) is not None and any((one.evidence.end or 0) >= len(text) - 2 for one in last)
