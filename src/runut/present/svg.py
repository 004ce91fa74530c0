"""The lineage as an SVG drawing: sources left, what derives from them to the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from runut.present.plain import line
from runut.present.view import EdgeView, NodeView

WIDTH, HEIGHT = 208, 44  # of a box, in user units
GAP_X, GAP_Y, EDGE = 150, 18, 8
LABEL, NOTE = 27, 34  # characters that fit a box
TITLE, LETTER = 30, 8  # height of a title, width of its letters
STYLE = (
    "text{font:13px sans-serif;fill:#222}.title{font-weight:bold}.note,.edge text{font-size:11px;fill:#666}"
    "rect{fill:#fff;stroke:#336}.unseen rect{stroke-dasharray:4 3}path{fill:none;stroke:#889}.head{fill:#889}"
)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node is drawn."""

    node: NodeView
    x: int
    y: int


def lineage_svg(nodes: Sequence[NodeView], edges: Sequence[EdgeView], title: str) -> str:
    """An SVG element, without script or outside reference; all text escaped.

    Args:
        nodes: sources and reports, in the order they are drawn down each column.
        edges: from source to target; edges to nodes that are not given are left out.
        title: what a screen reader says of the drawing.
    """
    known = {node.id for node in nodes}
    drawn = [edge for edge in edges if edge.source in known and edge.target in known]
    boxes = _place(nodes, drawn)
    wide, high = _size(boxes)
    parts = [
        f'<svg class="lineage" role="img" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
    ]
    parts += [_edge(boxes[edge.source], boxes[edge.target], edge) for edge in drawn]
    parts += [_box(box) for box in boxes.values()]
    return "".join(parts) + "</svg>"


def lineages_svg(drawings: Sequence[tuple[str, Sequence[NodeView], Sequence[EdgeView]]], title: str) -> str:
    """An SVG document that stands alone: the drawings one below the other, each under its title.

    Args:
        drawings: title, nodes and edges of each.
        title: what a screen reader says of the whole.
    """
    parts, top, wide = [], 0, WIDTH + 2 * EDGE
    for name, nodes, edges in drawings:
        size = _size(_place(nodes, edges))
        heading = f'<text class="title" x="{EDGE}" y="{top + TITLE - 10}">{escape(line(name))}</text>'
        parts.append(f'{heading}<svg y="{top + TITLE}"{lineage_svg(nodes, edges, name).removeprefix("<svg")}')
        top += TITLE + size[1] + GAP_Y
        wide = max(wide, size[0], EDGE + LETTER * len(line(name)))
    return (
        f'<svg role="img" viewBox="0 0 {wide} {top}" width="{wide}" height="{top}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title><style>{STYLE}</style>{"".join(parts)}</svg>\n'
    )


def _size(boxes: Mapping[str, Box]) -> tuple[int, int]:
    wide = max((box.x for box in boxes.values()), default=0) + WIDTH + EDGE
    return wide, max((box.y for box in boxes.values()), default=0) + HEIGHT + EDGE


def _place(nodes: Sequence[NodeView], edges: Sequence[EdgeView]) -> dict[str, Box]:
    """Columns by the longest way from a source (bounded, so that a circle ends), rows in the order given."""
    depth = {node.id: 0 for node in nodes}
    edges = [edge for edge in edges if edge.source in depth and edge.target in depth]
    for _ in range(min(len(nodes), 12)):
        moved = False
        for edge in edges:
            if depth[edge.target] < depth[edge.source] + 1 <= 12:
                depth[edge.target] = depth[edge.source] + 1
                moved = True
        if not moved:
            break
    rows: dict[int, int] = {}
    boxes = {}
    for node in nodes:
        column = depth[node.id]
        row = rows.get(column, 0)
        rows[column] = row + 1
        boxes[node.id] = Box(node, EDGE + column * (WIDTH + GAP_X), EDGE + row * (HEIGHT + GAP_Y))
    return boxes


def _edge(source: Box, target: Box, edge: EdgeView) -> str:
    x1, y1 = source.x + WIDTH, source.y + HEIGHT // 2
    x2, y2 = target.x, target.y + HEIGHT // 2
    if x2 <= x1:  # a circle: draw back from left to right edge
        x1, x2 = source.x, target.x + WIDTH
    bend = (x1 + x2) // 2
    label = " ".join(part for part in (edge.relation, edge.coverage) if part)
    return (
        f'<g class="edge"><path d="M{x1},{y1} C{bend},{y1} {bend},{y2} {x2},{y2}"/>'
        f'<path class="head" d="M{x2},{y2} l-7,-4 v8 z"/>'
        f'<text x="{x2 - 12}" y="{y2 - 7}" text-anchor="end">{escape(label)}</text>'
        f"<title>{escape(edge.reason)}</title></g>"
    )


def _box(box: Box) -> str:
    kind = "seen" if box.node.seen else "unseen"
    note = (
        f'<text class="note" x="{box.x + 10}" y="{box.y + 34}">{escape(_short(box.node.note, NOTE))}</text>'
        if box.node.note
        else ""
    )
    return (
        f'<g class="node {kind}"><rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
        f'<text x="{box.x + 10}" y="{box.y + (18 if note else 27)}">{escape(_short(box.node.label, LABEL))}</text>'
        f"{note}<title>{escape(line(box.node.label))}</title></g>"
    )


def _short(text: str, most: int) -> str:
    text = line(text)
    return text if len(text) <= most else text[: most - 1] + "…"
