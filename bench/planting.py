"""Changes planted in sentences of real reports: contradictions by kind, and decoys that contradict nothing.

A planter takes a sentence and gives the piece to replace, [start, end) and the new words, or None where it finds
nothing to change. Its choices follow from the text and a number, so a run is the same every time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from runut.records import Entity, Mention, Report, Sentence

Piece = tuple[int, int, str]


class Setting(NamedTuple):
    """What a planter may look at: the report, its mentions, and names and words that other reports have."""

    report: Report
    mentions: Sequence[tuple[Mention, Entity]]
    names: Mapping[str, Sequence[str]]
    words: Sequence[str]
    turn: int


Planter = Callable[[Sentence, Setting], Piece | None]

WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
}
NEGATED = {"id": (r"\b(?:tidak|bukan) (?=\w)", r"\b(?=(?:akan|bisa|dapat|pernah|perlu|boleh) \w)", "tidak "),
           "en": (r"\bnot (?=\w)", r"\b(?:will|can|did|was|were|has|had) (?=\w)", "not ")}  # fmt: skip
CERTAIN = {
    "id": {"akan": "mungkin akan", "dipastikan": "diduga", "memastikan": "memperkirakan", "diduga": "terbukti",
           "terbukti": "diduga", "telah": "diduga telah", "menyimpulkan": "menduga", "sudah": "diduga sudah"},
    "en": {"will": "may", "confirmed": "suspected", "allegedly": "certainly", "could": "will", "may": "will",
           "concluded": "suspected", "has": "has allegedly", "was": "was allegedly", "might": "will"},
}  # fmt: skip
SYNONYMS = {
    "id": {"mengatakan": "menyatakan", "menyatakan": "mengatakan", "tewas": "meninggal dunia", "sebab": "karena",
           "karena": "lantaran", "sejumlah": "beberapa", "tersebut": "itu", "kemudian": "lalu", "namun": "tetapi",
           "sebelumnya": "sebelum ini", "serta": "dan", "juga": "pun", "terhadap": "kepada", "ujar": "kata"},
    "en": {"said": "stated", "killed": "slain", "also": "additionally", "but": "however", "because": "since",
           "about": "around", "several": "a number of", "began": "started", "announced": "declared",
           "large": "big", "according": "as reported according", "now": "currently"},
}  # fmt: skip
SMALL = {
    "id": ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
BOUND = {"id": "sedikitnya ", "en": "at least "}
COUNT = r"(?<![\w.,/:()-])(?<!Rp )(?<!\$)(\d{1,3})(?= [a-z]{3,})"


def number(sentence: Sentence, at: Setting) -> Piece | None:
    text = sentence.span.text
    for found in re.finditer(COUNT, text):
        value = int(found.group()) + 3 + at.turn % 5
        if not 1 < int(found.group()) < 1900 or str(value) in at.report.page:
            continue
        if not any(t.span.start <= sentence.span.start + found.start() < t.span.end for t in at.report.times):
            return found.start(), found.end(), str(value)
    return None


def date(sentence: Sentence, at: Setting) -> Piece | None:
    for time in at.report.times:
        start = time.span.start - sentence.span.start
        if not (start >= 0 and time.span.end <= sentence.span.end) or time.kind != "interval":
            continue
        day = re.search(r"\b([1-9]|[12]\d)(?=[/ ](?:\d|[A-Z]))", time.span.text)
        if day:
            return start + day.start(), start + day.end(), str(int(day.group()) % 27 + 2)
        for name in WEEKDAYS[at.report.language]:
            if time.span.text.endswith(name):
                other = [one for one in WEEKDAYS[at.report.language] if one not in at.report.page]
                end = start + len(time.span.text)
                return (end - len(name), end, other[at.turn % len(other)]) if other else None
    return None


def name(sentence: Sentence, at: Setting) -> Piece | None:
    return _named(sentence, at, "person", " ")


def place(sentence: Sentence, at: Setting) -> Piece | None:
    return _named(sentence, at, "place", "")


def attribution(sentence: Sentence, at: Setting) -> Piece | None:
    speakers = [s.span for q in at.report.quotes if q.kind != "indirect" for s in q.speakers]
    quoted = any(
        c.start < sentence.span.end and c.end > sentence.span.start and q.kind != "indirect"
        for q in at.report.quotes for c in q.content
    )  # fmt: skip
    piece = _named(sentence, at, "person", "")
    inside = piece and any(s.start <= sentence.span.start + piece[0] < s.end for s in speakers)
    return piece if quoted and inside else None


def polarity(sentence: Sentence, at: Setting) -> Piece | None:
    gone, before, word = NEGATED[at.report.language]
    found = re.search(gone, sentence.span.text)
    if found:
        return found.start(), found.end(), ""
    found = re.search(before, sentence.span.text)
    return (found.end(), found.end(), word) if found else None


def certainty(sentence: Sentence, at: Setting) -> Piece | None:
    return _swapped(sentence, CERTAIN[at.report.language], at.turn)


def wording(sentence: Sentence, at: Setting) -> Piece | None:
    """A word inside quotation marks for another of its shape that the report does not have."""
    for quote in at.report.quotes:
        for span in quote.content if quote.kind != "indirect" else ():
            if not (sentence.span.start < span.start and span.end < sentence.span.end) or len(span.text.split()) < 6:
                continue
            if at.report.page[span.start - 1] not in "\"“'‘":
                continue
            for found in list(re.finditer(r"\b[a-z]{6,}\b", span.text))[1:-1]:
                like = [w for w in at.words if w[:2] == found.group()[:2] and w[:5] != found.group()[:5]]
                like = [w for w in like if w[:5] not in at.report.page]
                if like:
                    start = span.start + found.start() - sentence.span.start
                    return start, start + len(found.group()), like[at.turn % len(like)]
    return None


def synonym(sentence: Sentence, at: Setting) -> Piece | None:
    return _swapped(sentence, SYNONYMS[at.report.language], at.turn)


def spelled(sentence: Sentence, at: Setting) -> Piece | None:
    """A small number in words instead of figures, or the other way round."""
    small = SMALL[at.report.language]
    found = re.search(r"(?<![\w.,/:()-])([2-9])(?= [a-z]{3,})", sentence.span.text)
    if found:
        return found.start(), found.end(), small[int(found.group()) - 2]
    found = re.search(rf"\b({'|'.join(small)})\b(?= [a-z]{{3,}})", sentence.span.text)
    return (found.start(), found.end(), str(small.index(found.group()) + 2)) if found else None


def bounded(sentence: Sentence, at: Setting) -> Piece | None:
    found = re.search(COUNT, sentence.span.text)
    return (found.start(), found.start(), BOUND[at.report.language]) if found else None


def looser(sentence: Sentence, at: Setting) -> Piece | None:
    """Less precise: what stands in parentheses is left out."""
    found = re.search(r" \([^()]*\)", sentence.span.text)
    return (found.start(), found.end(), "") if found else None


def cut_off(sentence: Sentence, at: Setting) -> Piece | None:
    """Less precise: the sentence ends at its last comma, outside quotation marks."""
    text = sentence.span.text
    comma = text.rfind(", ")
    if comma < 60 or re.search('["“”]', text) or not text.endswith("."):
        return None
    return comma, len(text) - 1, ""


PLANTERS: Mapping[str, Planter] = {
    "number": number, "date": date, "name": name, "place": place, "polarity": polarity, "certainty": certainty,
    "attribution": attribution, "wording": wording,
}  # fmt: skip
DECOYS: Mapping[str, Planter] = {
    "synonym": synonym, "spelled": spelled, "bounded": bounded, "looser": looser, "cut_off": cut_off,
}  # fmt: skip


def _named(sentence: Sentence, at: Setting, type_: str, needs: str) -> Piece | None:
    for mention, entity in at.mentions:
        span = mention.span
        if entity.type != type_ or mention.as_ != "name" or needs not in span.text or not span.text[0].isupper():
            continue
        if sentence.span.start < span.start and span.end <= sentence.span.end:
            before = at.report.page[: span.start].rsplit(None, 1)[-1]
            if type_ == "place" and not before.islower():
                continue
            like = [one for one in at.names[type_] if one.split()[0] not in at.report.page and one != span.text]
            like = [one for one in like if (" " in one) == (" " in span.text)]
            if like:
                start = span.start - sentence.span.start
                return start, start + len(span.text), like[(at.turn * 7) % len(like)]
    return None


def _swapped(sentence: Sentence, table: Mapping[str, str], turn: int) -> Piece | None:
    found = list(re.finditer(rf"\b({'|'.join(table)})\b", sentence.span.text))
    if not found:
        return None
    one = found[turn % len(found)]
    return one.start(), one.end(), table[one.group()]
