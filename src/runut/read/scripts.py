"""Scripts and styles cut out of HTML before it is parsed: half of a page's characters, none of its text.

Theory of operation. Before the parser nobody knows what is a tag: "<script" may stand in an attribute or in the code of
another script, and inside drawings and formulas what looks like a script is none. So only what is plain is cut: an
element written in small letters, in which none of its kind seems to begin and no drawing or formula to end. The parser
drops the others. Data for machines (JSON-LD) stay.
"""

from __future__ import annotations

import re

KEPT = "ld+json"  # in a start tag: the element stays
START = re.compile(r"<(script|style)(?=[\s>])")
DOUBT = {name: re.compile(rf"<(?:{name}|/svg|/math)") for name in ("script", "style")}


def without_scripts(html: str) -> str:
    """The page without what is plainly a script or a style."""
    kept: list[str] = []
    at = since = 0
    ends = {"script": 0, "style": 0}  # where the next end tag of each stands, as far as looked for
    while (tag := START.search(html, at)) is not None:
        name, at = tag[1], html.find(">", tag.end())
        if at < 0:
            break
        if 0 <= ends[name] < at:
            ends[name] = html.find(f"</{name}>", at)
        if ends[name] < 0:
            continue
        if KEPT not in html[tag.end() : at] and not DOUBT[name].search(html, at, ends[name]):
            kept.append(html[since : tag.start()])
            since = ends[name] + len(name) + 3
        at = ends[name] + len(name) + 3
    kept.append(html[since:])
    return "".join(kept)
