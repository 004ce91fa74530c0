"""Which lines of a page are the article's body: a second look, once every line has been judged by itself.

Theory of operation. The labeller sees a line and its neighbours; an article is larger than that. Here its judgement is
summed up over what stands around a line (`surroundings`), on an HTML page over the elements that hold it (`markup`), on
flattened text with the signs that are left there (`signs`), and a forest of small trees decides anew whether the line
is of the body: one for pages with markup, one for flattened text. What joins the body is called by its tag, or what the
labeller thought likeliest among the kinds of body; what leaves it, likewise, `aside` where it is the markup that tells.
What the labeller or a rule named (title, date, credit) stays, and on flattened text whatever a rule decided. A long
flattened page in which nothing that was kept is a sentence has no report: a gallery, a list of headlines. Trained by
`python -m tools.train_clean` on pages the labeller had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np

from runut.clean.cues import cues
from runut.clean.forest import Floats, Forest
from runut.clean.labels import BODY, KEPT, Label, Verdict
from runut.clean.lines import Line
from runut.clean.markup import LINKED, containers, place
from runut.clean.shape import LONG, Shape
from runut.clean.signs import signs
from runut.clean.surroundings import FURNITURE, likely, sizes, surroundings
from runut.language import language

MARKED, FLAT = "clean.marked.json", "clean.flat.json"
KEEP = 0.5  # probability from which a line is of the body
NOTED = 0.8  # from which a caption or the like is
SHORT = 60  # code points of a heading
LOOSE: tuple[Label, ...] = ("promo", "navigation", "related", "artefact")
NOTES: frozenset[Label] = frozenset({"caption", "byline", "keywords"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CELLS = ("li", "td", "th", "dd", "dt")
PAGE = 40  # lines of a page that is more than a bare text
CLAUSE = 6  # words of the shortest sentence that shows a report
CUT = ("...", "…")  # ends of teasers
ROWS = 60  # lines of a list or table that are taken to be enclosed


def body(
    lines: Sequence[Line], shapes: Sequence[Shape], verdict: Verdict, labels: Sequence[Label], url: str | None = None
) -> list[Label]:
    """The labels after the second look; what the first one left of a page is kept where nothing else would be.

    Args:
        lines: of the page, those that were labelled.
        shapes: of them.
        verdict: the labeller's.
        labels: after the rules.
        url: of the page.
    """
    found = list(labels)
    if not lines:
        return found
    marked = has_markup(lines)
    chance = forest(MARKED if marked else FLAT).chances(measures(lines, shapes, verdict, labels, url))
    opening = next((n for n, label in enumerate(labels) if label in BODY), 0)
    for n, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label != verdict.labels[n] and not (marked and label in BODY):
            continue  # a rule was sure, of more than that a line of running text stands beside the body
        if label in BODY and chance[n] < KEEP:
            found[n] = "aside" if marked else verdict.best(n, LOOSE)
        elif n < opening and not marked and len(line.text) < SHORT and not shapes[n].stop:
            continue  # above the text stands the head of the page
        elif (label in LOOSE and chance[n] >= KEEP) or (
            marked and label in NOTES and chance[n] >= NOTED and not _signed(line)
        ):
            found[n] = _kind(line, n, verdict)
    if marked:
        _without_comments(lines, found)
        _enclosed(lines, found)
    if not any(label in BODY for label in found):
        found = list(labels)
    return found if marked else _with_sentence(lines, shapes, verdict, found)


def measures(
    lines: Sequence[Line], shapes: Sequence[Shape], verdict: Verdict, labels: Sequence[Label], url: str | None = None
) -> Floats:
    """What the forests are asked about: one row for each line (at least one)."""
    chance = likely(verdict, labels)
    around = surroundings(lines, shapes, verdict, labels, chance)
    if has_markup(lines):
        return np.column_stack([around, containers(lines, sizes(lines), chance)])
    return np.column_stack([around, signs(lines, shapes, verdict, labels, chance, url)])


def has_markup(lines: Sequence[Line]) -> bool:
    """Whether HTML said something of every line."""
    return all(line.hint for line in lines)


@cache
def forest(name: str) -> Forest:
    """A forest that is shipped."""
    file = language("any").weights(name)
    assert file is not None, f"the installation lacks {name}"
    return msgspec.json.decode(file.read_bytes(), type=Forest)


def _with_sentence(
    lines: Sequence[Line], shapes: Sequence[Shape], verdict: Verdict, labels: list[Label]
) -> list[Label]:
    """The labels; of a long page nothing is of the body if nothing that was kept is a sentence."""
    if len(labels) < PAGE or any(
        label in BODY and (one.words > LONG or (one.words >= CLAUSE and one.stop and not line.text.endswith(CUT)))
        for line, one, label in zip(lines, shapes, labels, strict=True)
    ):
        return labels
    return [verdict.best(n, LOOSE) if label in BODY else label for n, label in enumerate(labels)]


def _without_comments(lines: Sequence[Line], labels: list[Label]) -> None:
    """Lines in an element named for comments are beside the body, where anything else is of it."""
    told = [line.hint is not None and place(line.hint.path, line.hint.tag).comment for line in lines]
    if any(label in BODY and not one for label, one in zip(labels, told, strict=True)):
        labels[:] = ["aside" if one and label in BODY else label for label, one in zip(labels, told, strict=True)]


def _enclosed(lines: Sequence[Line], labels: list[Label]) -> None:
    """Lines between two paragraphs of one element, in elements within that, are of the body with them: the items of a
    list, the rows of a table. Not links, nor what is named for something else, nor what its words tell.
    """
    places = [place(line.hint.path, line.hint.tag) for line in lines if line.hint]
    last: int | None = None
    for n, label in enumerate(labels):
        if label not in BODY:
            continue
        if last is not None and 1 < n - last <= ROWS and places[last].container == places[n].container:
            around = places[n].container
            between = range(last + 1, n)
            if all(
                labels[m] in LOOSE
                and places[m].container[: len(around)] == around
                and len(places[m].container) > len(around)
                and not places[m].beside
                and (hint := lines[m].hint) is not None
                and hint.link_share < LINKED
                and not any(cue.startswith(FURNITURE) for cue in cues(lines[m].text))
                for m in between
            ):
                for m in between:
                    labels[m] = _by_tag(lines[m])
        last = n


def _signed(line: Line) -> bool:
    """Whether the line says itself that it names who wrote: "By Ann Bell", "Oleh: Sari"."""
    return len(line.text) < SHORT and "byline@start" in cues(line.text)


def _kind(line: Line, n: int, verdict: Verdict) -> Label:
    """What a line of the body is: by its tag; without one by what the labeller held likeliest."""
    if line.hint is None:
        return verdict.best(n, KEPT)
    return _by_tag(line)


def _by_tag(line: Line) -> Label:
    tag = line.hint.tag if line.hint else ""
    if tag in CELLS:
        return "list"
    return "heading" if tag in HEADINGS or (len(line.text) < SHORT and line.text[-1].isalnum()) else "paragraph"
