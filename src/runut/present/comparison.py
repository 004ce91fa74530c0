"""Two reports side by side, for a terminal and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.arrange import labels
from runut.present.markdown import safe
from runut.present.plain import flat, line
from runut.present.sheet import DIM, LINK, STRONG, WARN, columns, printed
from runut.present.words import Words
from runut.records import Comparison, Difference, Member, Pair

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
        for name, members in zip(names, (pair.first, pair.second), strict=True):
            rows += [f"  - {safe(name)}: {_marked(one, pair.differences)}" for one in members]
    return "\n".join(rows).strip() + "\n"


def _parts(found: Comparison, words: Words) -> Iterator[RenderableType]:
    names = _names(found)
    table = Table(box=None, padding=(0, 2, 1, 0), header_style=f"{STRONG} {LINK}")
    table.add_column("", min_width=10, max_width=16)
    for name in names:
        table.add_column(Text(line(name)), ratio=1)
    for pair in found.pairs:
        style = STYLES.get(pair.relation, LINK if pair.relation.startswith("only") else "green")
        sides = [_side(members, pair.differences) for members in (pair.first, pair.second)]
        table.add_row(Text(_kind(pair, words), style=style), *sides)
    yield Rule(Text(line(" / ".join(names)), style=STRONG), align="left", style=LINK)
    yield table
    yield Text(_summary(found, words), style=DIM)


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


def _side(members: Sequence[Member], differences: Sequence[Difference]) -> Text:
    return Text("\n").join(_laid(one, differences) for one in members) if members else Text("–", style=DIM)


def _laid(member: Member, differences: Sequence[Difference]) -> Text:
    text = Text()
    for piece, differs in pieces(member, differences):
        text.append(flat(piece), style=f"{STRONG} {WARN}" if differs else "")
    return text


def _marked(member: Member, differences: Sequence[Difference]) -> str:
    shown = ((safe(piece), differs) for piece, differs in pieces(member, differences))
    return " ".join(f"**{piece}**" if differs else piece for piece, differs in shown if piece)


def pieces(member: Member, differences: Sequence[Difference]) -> list[tuple[str, bool]]:
    """A member's text cut where differences stand in it, each piece with whether it differs."""
    span = member.span
    spans = sorted(
        {(v.span.start - span.start, v.span.end - span.start) for one in differences for v in one.values
         if v.report == member.report and span.start <= v.span.start and v.span.end <= span.end}
    )  # fmt: skip
    found, at = [], 0
    for start, end in spans:
        if start >= at:
            found += [(span.text[at:start], False), (span.text[start:end], True)]
            at = end
    return [(piece, differs) for piece, differs in (*found, (span.text[at:], False)) if piece]
