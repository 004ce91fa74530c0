"""Differences of fact: numbers, names and places, who said it.

Two numbers are compared only where they count the same thing (same unit or noun, or the same place between matched
words), and conflict only where no bound lets both be right ("sedikitnya 12" and "15" agree). A value that the other
report also gives conflicts with nothing. Names conflict only as entities of one type between matched words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from runut.consolidate.codes import codes_of
from runut.consolidate.edits import Edit
from runut.consolidate.sides import Side, difference, shared
from runut.consolidate.units import SAID, Word
from runut.consolidate.wording import alike
from runut.language import Language, language
from runut.records import Difference, DifferenceKind, Entity, Report, Span, Speaker
from runut.text.numbers import Number, find_numbers
from runut.text.stem import stem

DATE = re.compile(r"(?<!\w)\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\w)|(?<!\w)\d{1,2}[.:]\d{2}(?!\d)")
NEAR = 0.7  # share of the larger unit's content above which two units are one sentence with a word changed
COUNTED = 0.35  # share of the larger unit's content that must be common for numbers to be compared
FIRM = 4  # words matched around two numbers that show by themselves that they count one thing
SIZE = 10  # times one value may be the other where the sentences are not the same
NAMED = 0.5  # share of the larger unit's content that must be common for another name to be another fact
ROUNDING = 0.02  # share by which two numbers, both told as about, may differ
LONGEST = 5  # words of a name
QUOTED = 0.8  # share of the words of a direct quotation that make it one quotation with two speakers
ENOUGH = 4  # content words of such a quotation


class Counted(NamedTuple):
    """A number, the stem of what it counts, and whether the words of its place are matched."""

    number: Number
    noun: str | None


def numbers(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """Values of one thing that cannot both be right."""
    mine, yours = counted(x), counted(y)
    share = shared(x.unit, y.unit)[1]
    near = share >= NEAR and x.unit.language == y.unit.language
    for one in mine:
        if _gives(y, one, near):
            continue
        rivals = [other for other in yours if _comparable(one, other, found, mine, yours, share)]
        if not rivals or any(_meet(one.number, other.number) for other in rivals):
            continue
        if any(_meet(one.number, other.number) for other in yours) or len(rivals) > 1:
            continue
        other = rivals[0]
        if _gives(x, other, near) or not (near or _of_one_size(one.number, other.number)):
            continue
        if any(_meet(other.number, again.number) for again in mine):
            continue
        a = x.evidence(*_shown(one.number))
        b = y.evidence(*_shown(other.number))
        if one.number.kind == "year":
            yield difference("date", "differ.date", a, b)
        else:
            yield difference("number", "differ.number", a, b)


def values(report: Report) -> frozenset[tuple[float, str | None]]:
    """Every number that stands in a report's body, with the stem of what it counts."""
    known = language(report.language)
    bodies = [block.span for block in report.blocks if block.kind in SAID]
    found = (n for span in bodies for n in find_numbers(report.page, span.start, span.end, known))
    return frozenset((number.value, _noun(number, report.page, known)) for number in found if number.value is not None)


def names(x: Side, y: Side, found: Sequence[Edit]) -> Iterator[Difference]:
    """Another person, body or place where the words around are the same."""
    share = shared(x.unit, y.unit)[1]
    if share < NAMED or any(u.parts > 1 and not u.said for u in (x.unit, y.unit)):
        return
    for edit in found:
        if edit.before < 1 or edit.after < 1 or not _only_names(edit.left) or not _only_names(edit.right):
            continue
        one, other = _entity(edit.left, x), _entity(edit.right, y)
        near = share >= NEAR and not edit.edge
        if one is None or other is None:
            if near and (one or other) and not related(_text(edit.left), to=[_text(edit.right)]):
                yield _name_differs(one or other, x, y, edit)
            continue
        if one.id == other.id or (one.type != other.type and not near):
            continue
        keys = [{word.key for unit in side.members for word in unit.words} for side in (x, y)]
        known = "@" + one.id in keys[1] or "@" + other.id in keys[0]
        known = known or (not near and (one.id in y.named or other.id in x.named))
        if (
            known
            or (one.type == "organization" and shortened(one.name, other.name))
            or related(one.name, *one.aliases, to=(other.name, *other.aliases))
        ):
            continue
        yield _name_differs(one, x, y, edit)


def attribution(x: Side, y: Side) -> Iterator[Difference]:
    """One direct quotation in the mouths of two persons."""
    for one in x.quotes:
        for other in y.quotes:
            if one.kind == "indirect" or other.kind == "indirect" or not one.speakers or not other.speakers:
                continue
            mine = {s.entity for s in one.speakers if s.entity}
            yours = {s.entity for s in other.speakers if s.entity}
            if not mine or not yours or mine & yours or not _one_quotation(x, y):
                continue
            a = _named(one.speakers, x)
            b = _named(other.speakers, y)
            if a is None or b is None or alike(a.text, b.text) or _one_person(a.text, b.text, x.entities):
                continue
            yield difference(
                "attribution", "differ.attribution", x.evidence(a.start, a.end), y.evidence(b.start, b.end)
            )


def stand_apart(one: Number, other: Number) -> bool:
    """Whether two numbers in one place of two sentences, otherwise the same, cannot both be right."""
    if one.kind != other.kind or one.unit != other.unit:
        return False
    if one.value == other.value:
        return _is_range(one) and _is_range(other) and one.high != other.high
    if not _meet(one, other):
        return True
    if _is_rounded(one) and _is_rounded(other):
        a, b = abs(one.value or 0), abs(other.value or 0)
        return abs(a - b) > ROUNDING * max(a, b)
    alike = (one.low == one.value, one.high == one.value) == (other.low == other.value, other.high == other.value)
    bounded = (one.low == one.value) != (one.high == one.value)  # at least, at most, a range
    return alike and bounded


def _is_range(one: Number) -> bool:
    """Whether a number runs from its value to another."""
    return one.low == one.value and one.high is not None and one.high != one.value


def _is_rounded(one: Number) -> bool:
    """Whether a number is told as about its value."""
    return one.low is not None and one.high is not None and one.value is not None and one.low < one.value < one.high


def _name_differs(one: Entity | None, x: Side, y: Side, edit: Edit) -> Difference:
    kind: DifferenceKind = "place" if one is not None and one.type == "place" else "name"
    return difference(kind, f"differ.{kind}", x.words(edit.left), y.words(edit.right))


def _only_names(words: Sequence[Word]) -> bool:
    titled = (w.kind == "name" or (w.kind == "word" and w.text[0].isupper()) for w in words)
    return 0 < len(words) <= LONGEST and all(titled)


def _entity(words: Sequence[Word], side: Side) -> Entity | None:
    """The one person, body or place that some words name; a place only after a preposition."""
    ids = {word.key[1:] for word in words if word.kind == "name"}
    entity = side.entities.get(min(ids)) if len(ids) == 1 else None
    if entity is None or entity.type not in ("person", "organization", "place"):
        return None
    return entity if entity.type != "place" or _after_light(words[0], side) else None


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _after_light(word: Word, side: Side) -> bool:
    """Whether a place follows a preposition; one that stands after another name only says where that lies."""
    before = [w for w in side.unit.words if w.end <= word.start]
    return bool(before) and before[-1].kind == "light" and not side.report.page[before[-1].end : word.start].strip()


def _named(speakers: Sequence[Speaker], side: Side) -> Span | None:
    """The words that name a speaker, where they are the name of a person and no pronoun."""
    for one in speakers:
        entity = side.entities.get(one.entity or "")
        if entity is not None and entity.type == "person":
            forms = [name.casefold() for name in (entity.name, *entity.aliases) if name[:1].isupper()]
            if any(form in one.span.text.casefold() for form in forms):
                return one.span
    return None


def _one_person(one: str, other: str, entities: Mapping[str, Entity]) -> bool:
    """Whether some name met holds both: "Rahma" and "Sari" are one where "Rahma Sari" is known."""
    for entity in entities.values():
        for form in (entity.name, *entity.aliases):
            words = form.casefold().split()
            if len(words) > 1 and set(one.casefold().split()) | set(other.casefold().split()) <= set(words):
                return True
    return False


def shortened(one: str, other: str) -> bool:
    """Whether a body's name can be short for the other: its letters stand in the other in their order."""
    short, long = sorted(("".join(name.casefold().split()) for name in (one, other)), key=len)
    rest = iter(long)
    return all(letter in rest for letter in short)


def counted(side: Side) -> list[Counted]:
    """The numbers of a unit that count something: no dates, clocks or codes."""
    page, unit = side.report.page, side.unit
    skip = [(t.span.start, t.span.end) for t in side.times if t.kind in ("interval", "clock")]
    skip += [m.span() for m in codes_of(side)]
    skip += [m.span() for m in DATE.finditer(page, unit.start, unit.end)]
    found = find_numbers(page, unit.start, unit.end, side.language, skip)
    stems = {word.start: word.stem for word in unit.words}  # those of the other side where the unit was translated
    return [
        Counted(n, stems.get(n.noun[0]) or _noun(n, page, side.language) if n.noun else None)
        for n in found
        if n.value is not None
    ]


def _comparable(
    one: Counted, other: Counted, found: Sequence[Edit], mine: Sequence[Counted], yours: Sequence[Counted], share: float
) -> bool:
    """Whether two numbers stand in one place between matched words, or count one thing that each side counts once."""
    a, b = one.number, other.number
    if a.kind != b.kind or a.unit != b.unit:
        return False
    for edit in found:
        if _meets(edit.left, a.start, a.end) and _meets(edit.right, b.start, b.end):
            nouns = one.noun == other.noun or edit.after >= 1
            small = max(_weight(edit.left), _weight(edit.right)) <= 4
            around = edit.before + edit.after
            if nouns and small and (around >= FIRM or (around >= 1.5 and share >= COUNTED)):
                return True
    if a.kind != "count" or one.noun is None or one.noun != other.noun or share < COUNTED:
        return False
    return sum(n.noun == one.noun for n in mine) == 1 and sum(n.noun == one.noun for n in yours) == 1


def _gives(side: Side, one: Counted, near: bool) -> bool:
    """Whether a report itself gives a value: of anything, or of the same thing where only a word was changed."""
    given = ((value, noun) for value, noun in side.values if value == one.number.value)
    return any(not near or noun == one.noun for _, noun in given)


def _noun(number: Number, page: str, known: Language) -> str | None:
    return stem(page[number.noun[0] : number.noun[1]], known) if number.noun else None


def _of_one_size(a: Number, b: Number) -> bool:
    """Whether two values can count one thing at all; a rise of 7.000 is no price of 1.943.000."""
    small, large = sorted((abs(a.value or 0), abs(b.value or 0)))
    return large <= SIZE * small


def _meet(a: Number, b: Number) -> bool:
    if a.value is not None and b.value is not None and a.value != b.value:
        grains = (_grain(a), _grain(b))
        if grains[0] != grains[1] and abs(a.value - b.value) < max(grains):
            return True
    low = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    high = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return low <= high


def _grain(number: Number) -> float:
    """How finely a number is told: "1,3 million" to a hundred thousand, "7.115" to one, "12.000" to a thousand."""
    value = number.value or 0.0
    if value == 0:
        return 0.0
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10 ** -(len(digits) - digits.index(".") - 1))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros) if zeros >= 3 else 1.0


def _shown(number: Number) -> tuple[int, int]:
    return number.whole


def _meets(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.start < end and word.end > start for word in words)


def _weight(words: Sequence[Word]) -> int:
    return sum(word.kind != "light" for word in words)


def related(*names: str, to: Sequence[str]) -> bool:
    """Whether names share a word, or some two of them are one spelled in two ways."""
    mine = {part.casefold() for name in names for part in name.split()}
    yours = {part.casefold() for name in to for part in name.split()}
    return bool(mine & yours) or any(alike(a, b) for a in names for b in to)


def _one_quotation(x: Side, y: Side) -> bool:
    left = {w.key for w in x.unit.words if w.said and w.kind != "light"}
    right = {w.key for w in y.unit.words if w.said and w.kind != "light"}
    return min(len(left), len(right)) >= ENOUGH and len(left & right) >= QUOTED * max(len(left), len(right))
