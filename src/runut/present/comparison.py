"""Two reports side by side, for a terminal and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.arrange import labels
from runut.present.markdown import safe
from runut.present.plain import flat, line
from runut.present.sheet import DIM, LINK, STRONG, WARN, columns, printed
from runut.present.words import Words
from runut.records import Comparison, Difference, Member, Pair, Span

Mark = Literal["differs", "more", ""]
MORE = "italic"

STYLES = {"same": DIM, "differs": WARN, "updates": WARN}


def comparison_terminal(found: Comparison, words: Words, *, width: int | None = None, color: bool = True) -> str:
    """The comparison as terminal text; width and colour as of `to_terminal`."""
    return printed(_parts(found, words), width=columns(width), color=color)


def comparison_markdown(found: Comparison, words: Words) -> str:
    """The comparison as one Markdown document."""
    names = _names(found)
    rows = [f"# {safe(names[0])} / {safe(names[1])}", "", safe(_summary(found, words)), ""]
    for pair in found.pairs:
        rows.append(f"- **{safe(_kind(pair, words))}**")
        for name, members, more in zip(names, (pair.first, pair.second), _more(pair), strict=True):
            rows += [f"  - {safe(name)}: {_marked(one, pair.differences, more)}" for one in members]
    if any(some for pair in found.pairs for some in _more(pair)):
        rows += ["", f"_{safe(words('more_marked'))}_"]
    return "\n".join(rows).strip() + "\n"


def _parts(found: Comparison, words: Words) -> Iterator[RenderableType]:
    names = _names(found)
    table = Table(box=None, padding=(0, 2, 1, 0), header_style=f"{STRONG} {LINK}")
    table.add_column("", min_width=10, max_width=16)
    for name in names:
        table.add_column(Text(line(name)), ratio=1)
    for pair in found.pairs:
        style = STYLES.get(pair.relation, LINK if pair.relation.startswith("only") else "green")
        both = zip((pair.first, pair.second), _more(pair), strict=True)
        sides = [_side(members, pair.differences, more) for members, more in both]
        table.add_row(Text(_kind(pair, words), style=style), *sides)
    yield Rule(Text(line(" / ".join(names)), style=STRONG), align="left", style=LINK)
    yield table
    yield Text(_summary(found, words), style=DIM)
    if any(some for pair in found.pairs for some in _more(pair)):
        yield Text(words("more_marked"), style=f"{MORE} {DIM}")


def _names(found: Comparison) -> list[str]:
    both = (found.first, found.second)
    named = labels(both)
    return [named[report.id] for report in both]


def _kind(pair: Pair, words: Words) -> str:
    kinds = [words(f"kind_{one.kind}") for one in pair.differences if one.kind != "detail"]
    moved = [words("moved")] if pair.moved else []
    return ", ".join(dict.fromkeys((words(f"pair_{pair.relation}"), *kinds, *moved)))


def _summary(found: Comparison, words: Words) -> str:
    counts = Counter(pair.relation for pair in found.pairs)
    told = [f"{words(f'pair_{relation}')}: {count}" for relation, count in sorted(counts.items())]
    close = [] if found.closeness is None else [words("closeness", share=f"{found.closeness:.2f}")]
    return "  ·  ".join([*told, f"{words('moved')}: {sum(pair.moved for pair in found.pairs)}", *close])


def _more(pair: Pair) -> tuple[Sequence[Span], Sequence[Span]]:
    return pair.more_in_first, pair.more_in_second


def _side(members: Sequence[Member], differences: Sequence[Difference], more: Sequence[Span]) -> Text:
    if not members:
        return Text("–", style=DIM)
    return Text("\n").join(_laid(one, differences, more) for one in members)


def _laid(member: Member, differences: Sequence[Difference], more: Sequence[Span]) -> Text:
    text = Text()
    for piece, mark in pieces(member, differences, more):
        text.append(flat(piece), style={"differs": f"{STRONG} {WARN}", "more": MORE, "": ""}[mark])
    return text


def _marked(member: Member, differences: Sequence[Difference], more: Sequence[Span]) -> str:
    signs = {"differs": "**", "more": "_", "": ""}
    shown = ((safe(piece), signs[mark]) for piece, mark in pieces(member, differences, more))
    return " ".join(f"{sign}{piece}{sign}" for piece, sign in shown if piece)


def pieces(member: Member, differences: Sequence[Difference], more: Sequence[Span]) -> list[tuple[str, Mark]]:
    """A member's text cut where differences and phrases of its own stand in it, each piece with what it is."""
    span = member.span
    values = [v.span for one in differences for v in one.values if v.report == member.report]
    marked: list[tuple[Span, Mark]] = [*((one, "differs") for one in values), *((one, "more") for one in more)]
    inside = [(one.start, one.end, mark) for one, mark in marked if span.start <= one.start and one.end <= span.end]
    found: list[tuple[str, Mark]] = []
    at = 0
    for start, end, mark in sorted(inside, key=lambda one: (one[0], one[2])):
        if start - span.start >= at:
            found += [
                (span.text[at : start - span.start], ""),
                (span.text[start - span.start : end - span.start], mark),
            ]
            at = end - span.start
    return [(piece, mark) for piece, mark in (*found, (span.text[at:], "")) if piece]
