"""The brief for a terminal. What pages say is laid as plain text, never read as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from runut.present.arrange import stories
from runut.present.plain import flat, line
from runut.present.rejections import rejections
from runut.present.sheet import DIM, LINK, QUIET, STRONG, WARN, columns, printed
from runut.present.view import ClaimView, Focus, NodeView, QuoteView, StoryView
from runut.present.words import Words
from runut.records import Brief


def to_terminal(
    brief: Brief, words: Words, *, width: int | None = None, color: bool = True, focus: Focus = "account"
) -> str:
    """The brief as terminal text.

    Args:
        brief: what to show.
        words: the interface's language.
        width: columns, at most 120 are used; the terminal's own where None.
        color: whether to give ANSI styles.
        focus: what stands first.
    """
    return printed(_parts(brief, words, focus), width=columns(width), color=color)


def _parts(brief: Brief, words: Words, focus: Focus) -> Iterator[RenderableType]:
    views = stories(brief, words, focus)
    for view in views:
        yield from _story(view, words, focus)
    if not views:
        yield Text(words("no_stories"), style=WARN)
    if brief.rejected:
        yield Rule(words.count("rejected", len(brief.rejected)), style=WARN, align="left")
        yield from rejections(brief.rejected, words)
    code = next((d.reason for view in views for d in view.disputed), None)
    code = code or next((edge.reason for view in views for edge in view.edges), None)
    if code:
        yield Text(words("explain_hint", code=code), style=QUIET)


def _story(view: StoryView, words: Words, focus: Focus) -> Iterator[RenderableType]:
    facts = Text("  ·  ".join((*view.summary, view.when)), style=DIM)
    yield Panel(Group(Text(line(view.title), style=STRONG), facts), border_style=LINK, padding=(0, 1))
    lineage = _part(words("lineage"), [lineage_tree(view, words)])
    if focus == "account":
        yield from lineage
    if view.disputed:
        yield from _part(words("disputed"), [_disputed(view)])
    yield from _part(words("account"), _claims(view))
    yield Padding(Text(words("sources_legend") + " · " + words("carry_legend"), style=QUIET), (0, 0, 1, 2))
    if view.alone:
        rows = [
            Group(Text(line(label), style=STRONG), *(_listed(c.text) for c in claims)) for label, claims in view.alone
        ]
        yield from _part(words("alone"), rows)
    yield from lineage  # nothing, where it stood first
    quotes = [_quote(quote) for quote in view.quotes if not quote.minor]
    if quotes:
        yield from _part(words("quotes"), quotes)
    if view.timeline:
        yield from _part(words("timeline"), [_timeline(view)])
    if view.people or view.named:
        yield from _part(words("people"), _people(view, words))
    if view.places:
        yield from _part(words("places"), [_places(view)])
    if view.omissions:
        rows = [Group(Text(one.said, style=STRONG), *map(_listed, one.claims)) for one in view.omissions]
        yield from _part(words("omissions"), rows)
    if view.related:
        yield from _part(words("related"), [Text(line(title)) for title in view.related])
    yield from _part(words("report_list"), [_reports(view, words)])


def _part(title: str, rows: Sequence[RenderableType]) -> Iterator[RenderableType]:
    yield Rule(Text(title, style=f"{STRONG} {LINK}"), align="left", style=LINK)
    yield Padding(Group(*rows), (0, 0, 1, 2))


def _listed(text: str) -> Text:
    return Text(f"– {line(text)}", no_wrap=True, overflow="ellipsis")


def lineage_tree(view: StoryView, words: Words) -> RenderableType:
    """Who took it from whom: a tree under each source that comes from no other."""
    if not view.edges:
        return Text(words("lineage_none"), style=DIM)
    nodes = {node.id: node for node in view.nodes}
    targets = {edge.target for edge in view.edges}
    trees = []
    for node in view.nodes:
        if node.id not in targets:
            trees.append(_branch(Tree(_node(node), guide_style=DIM), node.id, view, nodes, frozenset({node.id})))
    return Group(*trees)


def _branch(tree: Tree, at: str, view: StoryView, nodes: dict[str, NodeView], above: frozenset[str]) -> Tree:
    for edge in view.edges:
        if edge.source == at and edge.target in nodes and edge.target not in above:
            label = Text.assemble((f"{edge.relation} ", DIM), _node(nodes[edge.target]), (f"  {edge.coverage}", DIM))
            _branch(tree.add(label), edge.target, view, nodes, above | {edge.target})
    return tree


def _node(node: NodeView) -> Text:
    style = STRONG if node.seen else f"{STRONG} italic"
    return Text.assemble((line(node.label), style), (f"  ({node.note})" if node.note else "", DIM))


def _disputed(view: StoryView) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style=WARN, no_wrap=True)
    table.add_column(style=DIM, ratio=1)
    table.add_column(ratio=3)
    for difference in view.disputed:
        for n, side in enumerate(difference.sides):
            said = Text.assemble(
                (flat(side.before), DIM), (flat(side.text), f"{STRONG} {WARN}"), (flat(side.after), DIM)
            )
            table.add_row(difference.kind if n == 0 else "", Text(line(side.label)), said)
        table.add_row("", "", Text(difference.reason, style=QUIET))
    return table


def _claims(view: StoryView) -> list[RenderableType]:
    """The account; why not every report counts is told where it first holds."""
    told: set[str] = set()
    rows = []
    for claim in view.claims:
        rows.append(_claim(claim, [one.text for one in claim.why if one.key not in told]))
        told.update(one.key for one in claim.why)
    return rows


def _claim(view: ClaimView, why: Sequence[str]) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=3, style=DIM, justify="right")
    table.add_column(width=7, style="green" if view.claim.relation != "differs" else WARN)
    table.add_column(ratio=1)
    body = Text(view.text)
    if view.chain:
        body.append(f"\n{line(view.chain)}", style=DIM)
    for one in why:
        body.append(f"\n{line(one)}", style=QUIET)
    table.add_row(str(view.number), f"{view.badge} {len(view.labels)}", body)
    return table


def _quote(view: QuoteView) -> RenderableType:
    marks = ("“", "”") if view.kind == "direct" else ("", "")
    about = "  ".join(part for part in (view.about, f"[{line(view.label)}]") if part)
    said = Text.assemble(
        (line(view.speaker), STRONG), "  ", f"{marks[0]}{line(view.text)}{marks[1]}", (f"  {line(about)}", DIM)
    )
    notes = [Text.assemble((f"{line(one.labels)}: ", STRONG), line(one.note), style=DIM) for one in view.renderings]
    return Group(said, *(Padding(note, (0, 0, 0, 2)) for note in notes))


def _timeline(view: StoryView) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style=LINK, no_wrap=True)
    table.add_column(ratio=1)
    for entry in view.timeline:
        rows = [Text(line(text)) for text in entry.what]
        rows += [Text(entry.said, style=QUIET)] if entry.said else []
        for n, row in enumerate(rows):
            table.add_row(entry.when if n == 0 else "", row)
    return table


def _people(view: StoryView, words: Words) -> list[RenderableType]:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style=STRONG, ratio=1)
    table.add_column(ratio=2)
    for person in view.people:
        table.add_row(Text(line(person.name)), Text("; ".join(map(line, person.roles)), style=DIM))
    named = Text(f"{words('also_named')}: {', '.join(map(line, view.named))}", style=DIM)
    return [*([table] if view.people else []), *([named] if view.named else [])]


def _places(view: StoryView) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style=STRONG)
    table.add_column()
    table.add_column(style=DIM, ratio=1)
    for place in view.places:
        table.add_row(Text(line(place.name)), Text(place.where), Text(f"{place.point}  {place.reason}"))
    return table


def _reports(view: StoryView, words: Words) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style=STRONG)
    table.add_column(no_wrap=True)
    table.add_column(style=DIM, ratio=1, overflow="fold")
    for row in view.reports:
        when = Text.assemble(row.when, (f" ({row.basis})" if row.basis else "", DIM))
        table.add_row(Text(line(row.label)), when, Text(line(row.report.source)))
        for other in row.report.also_at:
            table.add_row("", Text(words("copies_at"), style=DIM), Text(line(other)))
    return table
