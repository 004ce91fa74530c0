"""The dateline that opens a report: "Kota.com, JAKARTA -", "SEOUL -", "Jakarta (ANTARA) -", "OSLO, Nov 19 (Reuters) -".

Theory of operation. A dateline is all that stands before the first dash of the opening paragraph, and nothing in it
may be anything but a place, an outlet or agency, or a date. A place is one to five capitalised words; in capitals
throughout it needs no further proof, otherwise something else must speak for it (an outlet beside it, or the
labeller). Sites that lost their markup glue the pieces ("Kota.com, JakartaHujan turun"): with an outlet and a comma
before it, the place ends where the small letters do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from runut.text.agencies import by_name

HEAD = 110  # code points in which the dash must stand
DASH = re.compile(r"\s*(?:-{1,3}|–|—|―|:(?=\s)|\|)\s*")
BRACKETS = re.compile(r"\s*\(([^()]{2,40})\)\s*$")
DAY = re.compile(
    r",?\s*(?:[A-Z][a-z]{2,8}\.?,? )?(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? (?:19|20)\d\d)?\s*$"
)
HOST = re.compile(r"[A-Za-z0-9-]{2,}(?:\.[A-Za-z]{2,4}){1,3}")
PLACE = re.compile(r"[A-Z][\w.'’]*(?:[ /-](?:[A-Z][\w.'’]*|de|del|la|of|the|al|el|di|en|am)){0,4}", re.UNICODE)
GLUED = re.compile(
    r"([A-Za-z0-9-]{2,}(?:\.[A-Za-z]{2,4}){1,3}|[A-Z][\w ]{2,20}?), ?([A-Z][a-z]+|[A-Z]{3,})(?=[A-Z\"“]|\s)"
)


class Opening(NamedTuple):
    """A dateline at the head of a line; offsets count in the line. `end` is where the paragraph itself begins."""

    end: int
    place: tuple[int, int] | None
    outlet: tuple[int, int] | None


def opening(text: str, *, expected: bool) -> Opening | None:
    """The dateline at the head of `text`, or None.

    Args:
        text: the line.
        expected: whether something else says that a dateline stands here, so that "Jakarta -" will do.
    """
    head = text[:HEAD]
    for tries, dash in enumerate(DASH.finditer(head)):
        if dash.start() and (found := _read(head, dash, expected)):
            return found
        if tries == 3:
            break
    return _glued(head)


def _read(head: str, dash: re.Match[str], expected: bool) -> Opening | None:
    left = head[: dash.start()]
    outlet: tuple[int, int] | None = None
    end = len(left)
    if brackets := BRACKETS.search(left):
        if not _house(brackets[1]) and not brackets[1][0].isupper():
            return None
        outlet, end = brackets.span(1), brackets.start()
    dated = DAY.search(left, 0, end)
    if dated:
        end = dated.start()
    places: list[tuple[int, int]] = []
    at = 0
    for part in left[:end].split(","):
        start = at + len(part) - len(part.lstrip())
        stop = start + len(part.strip())
        at += len(part) + 1
        if start == stop:
            continue
        if outlet is None and _house(left[start:stop]):
            outlet = (start, stop)
        elif PLACE.fullmatch(left, start, stop):
            places.append((start, stop))
        else:
            return None
    if len(places) > 2 or not (places or outlet):
        return None
    place = (places[0][0], places[-1][1]) if places else None
    if not _sure(head, dash, place, outlet, expected):
        return None
    return Opening(dash.end(), place, outlet)


def _sure(
    head: str, dash: re.Match[str], place: tuple[int, int] | None, outlet: tuple[int, int] | None, expected: bool
) -> bool:
    after = head[dash.end() : dash.end() + 1]
    mark = dash.group()
    if mark.strip() in (":", "|") and outlet is None:
        return False
    if outlet is not None:
        return not after or not after.islower() or expected
    assert place is not None
    name = head[slice(*place)]
    if name == name.upper() and len(name) > 2:
        return mark != "-" or after.isupper()
    return expected and mark != "-" and len(name) > 2


def _glued(head: str) -> Opening | None:
    found = GLUED.match(head)
    if found is None or not (HOST.fullmatch(found[1]) or by_name(found[1])):
        return None
    return Opening(found.end(), found.span(2), found.span(1))


def _house(words: str) -> bool:
    return HOST.fullmatch(words.strip()) is not None or any(by_name(one) for one in re.split(r"[/,]", words))
