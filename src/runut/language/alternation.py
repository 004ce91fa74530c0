"""One regular expression for many literal forms: a prefix tree, the longest form first.

Python's `re` tries the branches of a flat alternation one after the other at every place; a tree tries one branch for
each first letter. The matches are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]
END = ""  # the key that says a form ends here


def alternation(forms: Iterable[str], *, bounded: bool = False) -> str:
    """A regular expression, without groups, for any of the forms; one that never matches where there are none.

    Args:
        bounded: whether a form that begins or ends in a letter or figure must begin or end a word there.
    """
    words: Tree = {}
    signs: Tree = {}
    for form in forms:
        node = words if bounded and _is_word(form[:1]) else signs
        for letter in form:
            node = node.setdefault(letter, {})
        node[END] = {}
    parts = [rf"(?<!\w){_tree(words, '', bounded)}"] if words else []
    parts += [_tree(signs, "", bounded)] if signs else []
    return f"(?:{'|'.join(parts)})" if parts else r"(?!)"


def _tree(node: Tree, letter: str, bounded: bool) -> str:
    """The pattern of what may follow `letter`: longer forms before the one that ends here."""
    branches = []
    for following in sorted(key for key in node if key != END):
        head, below = following, node[following]
        while len(below) == 1 and END not in below:  # letters without a choice stay one piece
            only = next(iter(below))
            head, below = head + only, below[only]
        branches.append(
            re.escape(head) + ("" if below.keys() == {END} and not bounded else _tree(below, head[-1], bounded))
        )
    if END in node:
        branches.append(r"(?!\w)" if bounded and _is_word(letter) else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _is_word(letter: str) -> bool:
    return letter.isalnum()
