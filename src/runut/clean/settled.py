"""Lines that need no labeller: the glued article or its pieces, and on an HTML page the menus far from its text.

Theory of operation. Half of the lines of a web page are menus and lists of teasers, in runs, far above and below the
article. Where HTML tells which text is linked they need no close look: a line of links, or of three words at most, in a
run of such lines, more than a dozen lines away from the densest run of running text, is a menu or a related headline.
Over three extraction sets (246 pages, 48,000 lines) that is 60 % of all lines and 8 of 5,700 lines of the bodies. What
is left is described, labelled and judged as if the page held nothing else, in training as well; so a page costs what
its article costs. Flattened text does not say what is linked: there all lines are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.clean.features import core
from runut.clean.labels import Label
from runut.clean.lines import Line
from runut.clean.repeats import glued
from runut.clean.shape import CLOSERS, LONG, SENTENCE, STOPS, count_words

LINKED = 0.5  # share of linked text from which a line is a link
FEW = 3  # words up to which a line may be an entry of a menu whatever it links to
CLAUSE = 5  # words from which a link is a headline
RUN = 4  # such lines on end that make a menu
BEFORE = 12  # lines before the running text that are looked at, whatever they are
AFTER = 16  # and after it
TELLING = frozenset({"h1", "time"})  # tags of lines that are looked at


def settled(lines: Sequence[Line]) -> dict[int, Label]:
    """What lines are for certain, by their index; the others are for the labeller."""
    found: dict[int, Label] = dict.fromkeys(sorted(glued(lines)), "repeat")
    if lines and all(line.hint for line in lines):
        found |= {n: label for n, label in _menus(lines).items() if n not in found}
    return found


def _menus(lines: Sequence[Line]) -> dict[int, Label]:
    """The menus and lists of links far from the running text."""
    words: list[int] = []
    runs: list[bool] = []
    light: list[bool] = []
    links: list[bool] = []
    for line in lines:
        hint = line.hint
        assert hint is not None
        linked = hint.link_share >= LINKED
        count = count_words(line.text)
        running = not linked and (count > LONG or (count >= SENTENCE and _closed(line.text)))
        words.append(count)
        links.append(linked)
        runs.append(running)
        light.append((linked or count <= FEW) and not running and hint.tag not in TELLING)
    first, last = core(runs, words)
    found: dict[int, Label] = {}
    start = 0
    for end in (*(n for n, one in enumerate(light) if not one), len(lines)):
        if end - start >= RUN:
            for n in range(start + (start > 0), end - (end < len(lines))):
                if not first - BEFORE <= n <= last + AFTER:
                    found[n] = "related" if links[n] and words[n] >= CLAUSE else "navigation"
        start = end + 1
    return found


def _closed(text: str) -> bool:
    return (text.rstrip(CLOSERS)[-1:] or " ") in STOPS + ":"
