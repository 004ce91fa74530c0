"""Numbers in figures and words, with their bounds and units.

"sedikitnya 1,2 juta orang" is 1,200,000 persons or more; "10-15 persen" lies between 10 and 15; "puluhan rumah" is a
number of two figures. What the text does not bound has `low == high == value`. Figures are read as their language
prints them (`1.000,5` or `1,000.5`); a lone group of three after a mark is thousands where the mark is the language's
mark of thousands. Roundings: "about N" is taken as N give or take a tenth, "nearly N" as a tenth less up to N.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from runut.language import Language, Row, language
from runut.language.alternation import alternation
from runut.text.detect import FunctionWord

Kind = Literal["count", "percent", "money", "measure", "ordinal", "year", "label"]

BLANK = r"[ \u00a0\u202f]"
DIGITS = r"\d+(?:[.,]\d+)*"
NOUN = re.compile(rf"{BLANK}([^\W\d_][\w’'-]*)")
WORDS = ("add", "teen", "times", "scale", "half", "article", "vague")  # roles of words that make one number
TENTH = 0.1  # how far "about" reaches
LABELLED = re.compile(rf"[^\s.!?:\"“”*-][\"”)]*{BLANK}[^\W\d_a-z][\w'’-]*\.?{BLANK}?$")  # "di Liga 1", "Formula 1"
REACH = 40  # code points looked back for a word of bounds


class NumberFormat(Row, frozen=True):
    """How figures are printed."""

    table: ClassVar[str] = "number_format"

    decimal: Literal[",", "."]


class NumberWord(Row, frozen=True):
    """Words that make numbers.

    `add` adds its value; `teen` makes ten more of the digit before it; `times` multiplies the last addend, `scale` all
    since the last scale; `half` is a fraction; `article` is one before a scale only; `vague` runs from value to high;
    `join` stands between ("and"); `prefix` and `suffix` make figures an ordinal.
    """

    table: ClassVar[str] = "number_words"

    role: Literal["add", "teen", "times", "scale", "half", "article", "vague", "join", "ordinal", "prefix", "suffix"]
    value: float = 0
    high: float | None = None


class NumberBound(Row, frozen=True):
    """Words that bound the number they stand before or after; `range` joins two numbers, `both` opens such a pair
    ("between") or joins one that was opened ("and").
    """

    table: ClassVar[str] = "number_bounds"

    bound: Literal["least", "most", "about", "nearly", "range", "both"]
    place: Literal["before", "after", "between"] = "before"


class Unit(Row, frozen=True):
    """Words and signs of what is counted, with one name for all languages."""

    table: ClassVar[str] = "units"

    unit: str
    kind: Literal["percent", "money", "measure", "count"]
    place: Literal["before", "after"] = "after"


class Number(NamedTuple):
    """A number at `text[start:end]`, money sign and multiplier included, bounds and units not.

    Fields:
        value: the number named; None where only a magnitude is ("dozens"). Of a range, its low end.
        low, high: what it may be at least and at most; None is open.
        kind: `label` is a number that belongs to a name ("Liga 1").
        unit: `%`, ISO 4217 for money, `person`, `km`, ...; None where no known unit follows.
        noun: start and end of the word counted, where there is one after the number.
        whole: start and end with the words of bounds and the unit.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    kind: Kind
    unit: str | None
    noun: tuple[int, int] | None
    whole: tuple[int, int]


class _Atom(NamedTuple):
    start: int
    end: int
    low: float
    high: float
    scale: float
    figures: str
    ordinal: bool
    money: str | None


class _Grammar(NamedTuple):
    words: dict[str, NumberWord]
    word: re.Pattern[str]
    atom: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    between: re.Pattern[str]
    unit: re.Pattern[str]
    bounds: dict[str, str]
    units: dict[str, Unit]
    money: dict[str, str]
    functions: frozenset[str]


def find_numbers(
    text: str, start: int, end: int, known: Language, skip: Sequence[tuple[int, int]] = ()
) -> tuple[Number, ...]:
    """Every number in `text[start:end]`, in order; those that overlap a piece in `skip` (dates, say) left out."""
    grammar = _grammar(known.code)
    barred = sorted(skip)
    atoms = [atom for atom in _atoms(text, start, end, known, grammar) if not _overlaps(barred, atom)]
    found, at = [], 0
    while at < len(atoms):
        first = last = atoms[at]
        at += 1
        if at < len(atoms) and _is_range(text, start, first, atoms[at], grammar):
            last = atoms[at]
            at += 1
        elif first.figures and re.match(r"[-–:/]\d", text[first.end : first.end + 2]):
            at += 1  # a score, a code: no number is meant
            continue
        found.append(_number(text, start, end, first, last, grammar))
    return tuple(found)


def _overlaps(pieces: Sequence[tuple[int, int]], atom: _Atom) -> bool:
    """Whether one of the sorted pieces, which do not overlap much, overlaps the atom."""
    at = bisect_right(pieces, (atom.start, atom.end))
    return any(a < atom.end and b > atom.start for a, b in pieces[max(0, at - 2) : at + 1])


def figures(text: str, known: Language) -> float | None:
    """The value of a number in figures ("1.000,5" in Indonesian is 1000.5); None where it is none."""
    decimal = _decimal(known.code)
    group = "," if decimal == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{decimal}\d+)?", text):
        return float(text.replace(group, "").replace(decimal, "."))
    if re.fullmatch(rf"\d{{1,3}}(?:\{decimal}\d{{3}}){{2,}}", text):
        return float(text.replace(decimal, ""))
    if len(text) <= 18 and re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    return None


def words_value(words: str, known: Language) -> float | None:
    """The value of a number in words ("dua puluh lima", "twenty-five"); None where it is vague or none."""
    low, high = _read_words(words, _grammar(known.code))
    return low if low == high and low else None


@cache
def number_phrase(code: str) -> str:
    """A regular expression for a number in words, without groups; to be used ignoring case."""
    rows = language(code).rows(NumberWord)
    joins = alternation(form for row in rows if row.role == "join" for form in row.forms)
    first = alternation(form for row in rows if row.role in ("add", "half", "article", "vague") for form in row.forms)
    word = alternation(
        form for row in rows if row.role in ("add", "half", "teen", "times", "scale") for form in row.forms
    )
    half = alternation(form for row in rows if row.role == "half" for form in row.forms)
    article = alternation(form for row in rows if row.role == "article" for form in row.forms)
    head = rf"(?:{half}{BLANK}{article}|{first})"
    return rf"(?<!\w){head}(?:(?:{BLANK}{joins})?[ \u00a0-]{word}(?!\w))*(?!\w)"


@cache
def _decimal(code: str) -> str:
    rows = language(code).rows(NumberFormat)
    return rows[0].decimal if rows else "."


@cache
def _grammar(code: str) -> _Grammar:
    known = language(code)
    words, units, bounds = known.rows(NumberWord), known.rows(Unit), known.rows(NumberBound)
    money = {form.casefold(): row.unit for row in units if row.place == "before" for form in row.forms}
    after = {form.casefold(): row for row in units if row.place == "after" for form in row.forms}

    def role(*names: str) -> str:
        return alternation(form for row in words if row.role in names for form in row.forms)

    def bound(place: str) -> str:
        return alternation(form for row in bounds if row.place == place for form in row.forms)

    atom = (
        rf"(?:(?<!\w)(?P<money>{alternation(money)})\.?{BLANK}?|(?<!\w)(?P<prefix>{role('prefix')})"
        rf"|(?<![\w.,/])(?<![^\W\d_]-))"
        rf"(?P<figures>{DIGITS})"
        rf"(?:(?P<suffix>{role('suffix')})(?!\w)|(?P<scale>(?:{BLANK}?-?{role('times', 'scale', 'vague')}(?!\w))+))?"
        rf"|(?P<words>{number_phrase(code)})|(?<!\w)(?P<ordinal>{role('ordinal')})(?!\w)"
    )
    return _Grammar(
        words={form.casefold(): row for row in words for form in row.forms},
        word=re.compile(rf"(?<!\w){role(*WORDS)}(?!\w)", re.IGNORECASE),
        atom=re.compile(atom, re.IGNORECASE),
        before=re.compile(rf"(?<!\w)({bound('before')}){BLANK}+$", re.IGNORECASE),
        after=re.compile(rf"{BLANK}?({bound('after')})(?!\w)", re.IGNORECASE),
        between=re.compile(rf"{BLANK}*[-–—]{BLANK}*|{BLANK}+({bound('between')}){BLANK}+", re.IGNORECASE),
        unit=re.compile(rf"{BLANK}?-?({alternation(after)})(?!\w)", re.IGNORECASE),
        bounds={form.casefold(): row.bound for row in bounds for form in row.forms},
        units=after,
        money=money,
        functions=frozenset(form for row in known.rows(FunctionWord) for form in row.forms),
    )


def _atoms(text: str, start: int, end: int, known: Language, grammar: _Grammar) -> Iterator[_Atom]:
    for match in grammar.atom.finditer(text, start, end):
        scale = 1.0
        if match["figures"]:
            value = figures(match["figures"], known)
            if value is None or (not match["scale"] and _is_code(text, match.end(), grammar)):
                continue
            for word in grammar.word.findall(match["scale"] or ""):
                scale *= grammar.words[word.casefold()].value
            low = high = value * scale
        elif match["words"]:
            low, high = _read_words(match["words"], grammar)
            if not high:
                continue
        else:
            low = high = grammar.words[match["ordinal"].casefold()].value
        money = grammar.money[match["money"].casefold()] if match["money"] else None
        ordinal = bool(match["prefix"] or match["suffix"] or match["ordinal"])
        yield _Atom(match.start(), match.end(), low, high, scale, match["figures"] or "", ordinal, money)


def _is_code(text: str, at: int, grammar: _Grammar) -> bool:
    """Whether letters that are no unit and no bound go on from the figures ("4G")."""
    return text[at : at + 1].isalpha() and not grammar.unit.match(text, at) and not grammar.after.match(text, at)


def _read_words(words: str, grammar: _Grammar) -> tuple[float, float]:
    """Low and high end of a number in words; (0, 0) where it is none (an article alone, say)."""
    total = group = last = 0.0
    spread, bare, article = 1.0, True, False
    for word in grammar.word.findall(words):
        row = grammar.words[word.casefold()]
        bare = bare and row.role == "article"
        if row.role == "article" and group:
            continue  # "half a million"
        if row.role == "add" and article:
            group, last = row.value, row.value  # "an eight percent rate"
        elif row.role in ("add", "half", "article"):
            group, last = group + row.value, row.value
        elif row.role == "vague":
            group, last, spread = row.value, row.value, (row.high or row.value) / row.value
        elif row.role == "teen":
            group, last = group + 10, last + 10
        elif row.role == "times":
            group, last = group - last + (last or 1) * row.value, (last or 1) * row.value
        else:
            total, group, last = total + (group or 1) * row.value, 0.0, 0.0
        article = row.role == "article"
    value = total + group
    return (0.0, 0.0) if bare else (value, value * spread)


def _is_range(text: str, start: int, first: _Atom, second: _Atom, grammar: _Grammar) -> bool:
    gap = grammar.between.fullmatch(text, first.end, second.start)
    if gap is None or first.ordinal or second.ordinal or not first.low < second.high:
        return False
    if gap[1] and grammar.bounds[gap[1].casefold()] == "both":
        opener = grammar.before.search(text, max(start, first.start - REACH), first.start)
        return opener is not None and grammar.bounds[opener[1].casefold()] == "both"
    return True


def _number(text: str, start: int, end: int, first: _Atom, last: _Atom, grammar: _Grammar) -> Number:
    low, high = first.low, last.high
    if first is not last and first.scale == 1 and first.low * last.scale <= last.low:
        low *= last.scale  # "10-15 miliar"
    value = None if first is last and low != high else low
    begin, stop, bound = first.start, last.end, ""
    before = grammar.before.search(text, max(start, begin - REACH), begin)
    if before:
        begin, bound = before.start(), grammar.bounds[before[1].casefold()]
    row, noun = None, None
    for _ in range(2):  # "300 lebih orang" and "300 orang lebih"
        after = grammar.after.match(text, stop, end)
        if after and not bound:
            stop, bound = after.end(), grammar.bounds[after[1].casefold()]
        unit = grammar.unit.match(text, stop, end) if row is None else None
        if unit:
            row, noun, stop = grammar.units[unit[1].casefold()], unit.span(1), unit.end()
    if row is None:
        noun = _noun(text, stop, end, grammar)
    ends = _bounded(low, high, bound)
    kind = _kind(first, last, row, bound)
    if kind == "count" and row is None and not before and last.figures.isdigit() and first is last:
        named = noun is None or text[noun[0]].isupper()
        kind = "label" if named and LABELLED.search(text, max(start, first.start - REACH), first.start) else kind
    unit_name = first.money or (row.unit if row else None)
    return Number(first.start, last.end, value, *ends, kind, unit_name, noun, (begin, stop))


def _bounded(low: float, high: float, bound: str) -> tuple[float | None, float | None]:
    if bound == "least":
        return low, None
    if bound == "most":
        return None, high
    if bound == "about":
        return low * (1 - TENTH), high * (1 + TENTH)
    if bound == "nearly":
        return low * (1 - TENTH), high
    return low, high


def _kind(first: _Atom, last: _Atom, row: Unit | None, bound: str) -> Kind:
    if last.ordinal:
        return "ordinal"
    if first.money:
        return "money"
    if row is not None:
        return row.kind
    if len(last.figures) == 4 and last.figures.isdigit() and 1900 <= last.low < 2100 and last.scale == 1 and not bound:
        return "year"
    return "count"


def _noun(text: str, at: int, end: int, grammar: _Grammar) -> tuple[int, int] | None:
    word = NOUN.match(text, at, end)
    return word.span(1) if word and word[1].casefold() not in grammar.functions else None
