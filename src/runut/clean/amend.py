"""What is certain of a line, whatever the labeller thinks: rules over labels, in order.

Theory of operation. The labeller weighs many weak signs and errs where a kind of line is rare in training. Some signs
are not weak: a labelled credit, a caption that ends in a photo credit, a headline amid sentences. Each rule looks at the
lines and labels and changes those it is sure of; a later rule sees what earlier ones did.

A headline of another article amid the body is told from a heading of this one by length and form: both lack a final
stop and stand between running paragraphs, but a heading is a phrase (few words, or all capitals, or numbered),
while a headline is a clause in title case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from runut.clean.credits import PHOTO, caption_credits, initials, labelled
from runut.clean.cues import cues
from runut.clean.features import CLOSERS, STOPS
from runut.clean.labels import BODY, Label
from runut.clean.lines import Line, folded

HEADING_WORDS = 6
NUMBERED = re.compile(r"\d{1,2}\s?[.)]\s")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SPEECH = "\"“‘'«"

Rule = Callable[[str, Sequence[Line], list[Label]], None]


def amend(page: str, lines: Sequence[Line], labels: Sequence[Label], memory: Mapping[str, str] | None) -> list[Label]:
    """The labels after all rules."""
    found = list(labels)
    for rule in RULES:
        rule(page, lines, found)
    if memory:
        for n, line in enumerate(lines):
            if found[n] in BODY and memory.get(folded(line.text)):
                found[n] = "promo"
    return found


def _labelled_lines(page: str, lines: Sequence[Line], labels: list[Label]) -> None:
    """A line that opens with the label of credits, keywords or writer is that, if it is no menu."""
    for n, line in enumerate(lines):
        if len(line.text) > 200 or labels[n] in ("title", "byline", "credit", "keywords"):
            continue
        shown = cues(line.text)
        marked = ":" in line.text[:24]
        if marked and "keywords@start" in shown and "keywords@whole" not in shown:
            labels[n] = "keywords"
        elif marked and ("credit@start" in shown or "byline@start" in shown) and len(line.text) < 120:
            if names := labelled(page, line.start, line.end):
                labels[n] = "byline" if names[0].role == "author" else "credit"
        elif labels[n] in BODY and len(line.text) < 30 and initials(line.text):
            labels[n] = "credit"


def _captions(page: str, lines: Sequence[Line], labels: list[Label]) -> None:
    """A kept line before or amid the body that ends in a photo credit is a caption."""
    for n, line in enumerate(lines):
        if labels[n] in ("paragraph", "heading", "deck", "title", "list") and len(line.text) < 600:
            tail = line.text[-60:]
            if PHOTO.search(tail) or _ends_in_photo_credit(page, line):
                labels[n] = "caption"


def _other_headlines(page: str, lines: Sequence[Line], labels: list[Label]) -> None:
    """A clause in title case without a stop, between paragraphs, is the headline of another article."""
    for n in _amid(lines, labels):
        text = lines[n].text
        words = WORD.findall(text)
        if _unfinished(text) and len(words) > HEADING_WORDS and not NUMBERED.match(text) and text != text.upper():
            if labels[n] in ("paragraph", "heading", "title") and _title_case(words) >= 0.75:
                labels[n] = "related"


def _headings(page: str, lines: Sequence[Line], labels: list[Label]) -> None:
    """A phrase in capitals, or one the labeller was about to drop as another headline, between paragraphs is a heading."""
    for n in _amid(lines, labels):
        text = lines[n].text
        words = WORD.findall(text)
        if not words or len(words) > 12 or not _unfinished(text):
            continue
        if (labels[n] == "paragraph" and len(words) <= HEADING_WORDS and text[0] not in SPEECH) or (labels[n] in ("related", "navigation") and text == text.upper() and len(words) >= 2 and not cues(text)):
            labels[n] = "heading"


def _one_title(page: str, lines: Sequence[Line], labels: list[Label]) -> None:
    """An article has one title, before its body; a second one is the site's."""
    body = next((n for n, one in enumerate(labels) if one in ("paragraph", "dateline_paragraph")), len(labels))
    titles = [n for n, one in enumerate(labels) if one == "title"]
    keep = max((n for n in titles if n < body), default=None)
    for n in titles:
        if n != keep:
            labels[n] = "navigation" if n < body else "related"


RULES: tuple[Rule, ...] = (_labelled_lines, _captions, _other_headlines, _headings, _one_title)


def _amid(lines: Sequence[Line], labels: Sequence[Label]) -> list[int]:
    """The lines that have running paragraphs right before and after them."""
    runs = [label in BODY and len(line.text) > 60 and not _unfinished(line.text) for line, label in zip(lines, labels)]
    return [n for n in range(1, len(lines) - 1) if runs[n - 1] and runs[n + 1] and not runs[n]]


def _unfinished(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] not in STOPS + ":,;"


def _title_case(words: Sequence[str]) -> float:
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) / max(1, len(long))


def _ends_in_photo_credit(page: str, line: Line) -> bool:
    if line.text[-1] in STOPS and not line.text.endswith(")."):
        return False
    start = max(line.start, line.end - 40)
    last = caption_credits(page, start, line.end)
    return any((one.evidence.end or 0) >= line.end - 2 and _photo_manner(line.text) for one in last)


PHOTO_MANNER = re.compile(
    r"(?:\b(?:via|melalui|[Pp]hoto|PHOTO|[Ff]oto|FOTO|[Ii]mages?|[Pp]ool)\b[^.]{0,40}|/\s?[A-Z][\w .'-]{2,40}|[.!?)]\s?[A-Z][\w/ ]{1,30})\)?$"
)


def _photo_manner(text: str) -> bool:
    return PHOTO_MANNER.search(text[-60:]) is not None
