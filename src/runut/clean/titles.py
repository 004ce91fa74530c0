"""Which line is the title: rules over the labels of the labeller.

Theory of operation. A page prints its title several times, and the titles of other articles more often: in the bar of
the browser, in breadcrumbs, in lists. What a field beside the text says is the title, or what the address spells,
settles it. Else it is the last line above the body that the labeller takes for one; the name of the site with its motto
gives way to a line below that is taken for a deck or the like. Where none was found, the nearest line above the body
that says in a clause what the body says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.clean.credits import PHOTO
from runut.clean.cues import cues
from runut.clean.features import slug_words
from runut.clean.labels import Label
from runut.clean.lines import Line, folded
from runut.clean.metadata import given_titles, without_kicker
from runut.clean.shape import unfinished
from runut.records import Page

TEXT = ("paragraph", "dateline_paragraph")
UNDER = ("deck", "caption", "title")  # what a headline may be taken for
LONGEST = 250  # code points of a title
RUNNING = 80  # code points from which a line is a paragraph rather than a menu
LINK = 0.9  # share of linked text from which a line is a link
KICKER = 1  # lines above a title in which its kicker may stand
MOTTO = re.compile(r"\s+[-–—|:]\s+|\s*[|»]\s*")
FIRST = 3  # lines among which the name of the site stands
EDGE = 70  # code points of a line in which the name of the site is looked for
ABOVE = 10  # lines above the body among which its title is looked for
TOLD = 8  # lines of the body a title is compared with
SAID = 0.6  # share of a title's words that stand in them


def choose_title(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """One title, with its deck: other lines so labelled get another label."""
    _known(page, lines, labels)
    _not_the_site(page, lines, labels)
    _only_one(lines, labels)


def missing_title(lines: Sequence[Line], labels: list[Label]) -> None:
    """Where none was found: the nearest line before the body that says in a clause what the body says."""
    body = body_start(labels)
    if "title" in labels or body == len(labels):
        return
    own = {word for line in lines[body : body + TOLD] for word in folded(line.text).split() if len(word) > 3}
    for n in range(body - 1, max(-1, body - ABOVE), -1):
        text = lines[n].text
        words = [word for word in folded(text).split() if len(word) > 3]
        if labels[n] not in ("navigation", "related", "promo", "heading", "byline") or not unfinished(text):
            continue
        if labels[n] == "byline" and cues(text):
            continue
        if len(words) >= 4 and len(text) < 200 and sum(w in own for w in words) >= SAID * len(words):
            labels[n] = "title"
            return


def body_start(labels: Sequence[Label]) -> int:
    """The index of the first paragraph, or the number of lines."""
    return next((n for n, one in enumerate(labels) if one in TEXT), len(labels))


def _known(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """The line that says what the title field says, or that the address spells, is the title; else the labeller's."""
    body = body_start(labels)
    given = {folded(one) for one in given_titles(page)}
    slug = slug_words(page.url)
    best, most = None, 0.0
    for n, line in enumerate(lines):
        if len(line.text) > LONGEST or (n >= body and not given):
            continue
        if folded(line.text) in given:
            score = 3.0 - abs(n - body) / len(lines)
        elif given and (bare := without_kicker(line.text)) != line.text and folded(bare) in given:
            score = 3.5 if line.hint and line.hint.tag == "h1" else 1.5
        elif slug and labels[n] not in TEXT and not slug.isdisjoint(folded(line.text).split()):
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


def _not_the_site(page: Page, lines: Sequence[Line], labels: list[Label]) -> None:
    """The name of the site with its motto is no title where a line below says what the body says."""
    for n in range(body_start(labels)):
        if labels[n] != "title" or _given(page, lines[n]):
            continue
        name = MOTTO.split(lines[n].text, maxsplit=1)[0].casefold()
        if n <= FIRST and name != lines[n].text.casefold() and _named_again(lines, n, name):
            labels[n] = "navigation"
            below = next((m for m in range(n + 1, len(labels)) if labels[m] in (*TEXT, *UNDER)), n)
            if labels[below] in UNDER and unfinished(lines[below].text) and not PHOTO.search(lines[below].text):
                labels[below] = "title"


def _only_one(lines: Sequence[Line], labels: list[Label]) -> None:
    """An article has one title, before its body, and its deck with it; a second title is the site's."""
    body = body_start(labels)
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


def _given(page: Page, line: Line) -> bool:
    return folded(line.text) in {folded(one) for one in given_titles(page)}


def _named_again(lines: Sequence[Line], n: int, name: str) -> bool:
    """Whether the site's name stands at the edge of a short line, beside other words, or in a dateline."""
    edge = re.compile(rf"(?:^|[-–—|:,(©]\s*|\d{{4}}\s){re.escape(name)}(?:$|\s*[-–—|,)])")
    others = (line.text[:EDGE].casefold() for m, line in enumerate(lines) if m != n)
    return len(name) > 3 and any(name != text and edge.search(text) for text in others)


def _alike(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return 2 * len(a & b) >= 0.6 * (len(a) + len(b))


def _linked(line: Line) -> bool:
    return line.hint is not None and line.hint.link_share >= LINK
