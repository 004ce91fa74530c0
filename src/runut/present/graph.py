"""The lineage of stories as a graph, for other programs: JSON, DOT (Graphviz) and GraphML (Gephi, yEd, networkx).

Every label is taken from pages, so it is cleaned of control characters and escaped in each format's own way. Node ids
are prefixed with their story's: a source of two stories is a node in each.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from runut.present.plain import line
from runut.records import Brief, Lineage, Report, Source, SourceKind, Story

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
FIELDS: Mapping[str, str] = {
    "label": "string", "kind": "string", "seen": "boolean", "outlet": "string", "published": "string",
    "story": "string", "relation": "string", "coverage": "double", "score": "double", "reason": "string",
}  # fmt: skip
FORBIDDEN = dict.fromkeys([*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")
"""Characters XML cannot hold."""


class Node(Struct, frozen=True, kw_only=True):
    """A source, or a report."""

    id: str
    label: str
    kind: SourceKind | Literal["report"]
    seen: Annotated[bool, Meta(description="whether its own text is among the inputs")]
    outlet: str | None = None
    published: date | None = None


class StoryGraph(Struct, frozen=True, kw_only=True):
    """Who took it from whom in one story."""

    id: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Lineage, ...]


def graphs(brief: Brief) -> tuple[StoryGraph, ...]:
    """The graph of each story of a brief: linked sources first, then its reports."""
    reports = {report.id: report for report in brief.reports}
    return tuple(_graph(story, reports) for story in brief.stories)


def to_graph_json(found: Sequence[StoryGraph]) -> str:
    """One JSON document: `{"schema": "runut/lineage/1", "stories": [StoryGraph]}`."""
    content = {"schema": "runut/lineage/1", "stories": found}
    return msgspec.json.format(msgspec.json.encode(content), indent=1).decode() + "\n"


def to_dot(found: Sequence[StoryGraph]) -> str:
    """DOT: a cluster for each story, sources dashed where not seen."""
    rows = ["digraph lineage {", "  rankdir=LR;", "  node [shape=box];"]
    for number, graph in enumerate(found):
        rows.append(f"  subgraph cluster_{number} {{")
        rows.append(f"    label={_quoted(graph.title)};")
        for node in graph.nodes:
            look = "solid" if node.seen else "dashed"
            rows.append(f"    {_quoted(_at(graph, node.id))} [label={_quoted(_label(node))}, style={look}];")
        rows += [
            f"    {_quoted(_at(graph, one.from_))} -> {_quoted(_at(graph, one.to))} [label={_quoted(_told(one))}];"
            for one in graph.edges
        ]
        rows.append("  }")
    return "\n".join([*rows, "}", ""])


def to_graphml(found: Sequence[StoryGraph]) -> str:
    """GraphML: one directed graph, every field of nodes and edges as typed data."""
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    for name, kind in FIELDS.items():
        ET.SubElement(root, "key", {"id": name, "for": "all", "attr.name": name, "attr.type": kind})
    drawn = ET.SubElement(root, "graph", {"id": "lineage", "edgedefault": "directed"})
    for graph in found:
        for node in graph.nodes:
            at = ET.SubElement(drawn, "node", {"id": _at(graph, node.id)})
            _data(at, {**msgspec.to_builtins(node), "story": graph.id, "label": node.label})
        for one in graph.edges:
            ends = {"source": _at(graph, one.from_), "target": _at(graph, one.to)}
            _data(ET.SubElement(drawn, "edge", ends), {**msgspec.to_builtins(one), "story": graph.id})
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _graph(story: Story, reports: Mapping[str, Report]) -> StoryGraph:
    linked = {edge.from_ for edge in story.lineage}
    nodes = [_source(source) for source in story.sources if source.id in linked]
    nodes += [_report(reports[name]) for name in story.reports]
    known = {node.id for node in nodes}
    edges = tuple(edge for edge in story.lineage if edge.from_ in known and edge.to in known)
    return StoryGraph(id=story.id, title=line(story.title), nodes=tuple(nodes), edges=edges)


def _source(source: Source) -> Node:
    return Node(id=source.id, label=line(source.name), kind=source.kind, seen=source.seen)


def _report(report: Report) -> Node:
    title = line(report.title.text) if report.title else line(report.source)
    published = report.published.start or report.published.end if report.published else None
    return Node(id=report.id, label=title, kind="report", seen=True, outlet=report.outlet, published=published)


def _at(graph: StoryGraph, node: str) -> str:
    return f"{graph.id}/{node}"


def _label(node: Node) -> str:
    return f"{node.outlet}: {node.label}" if node.outlet else node.label


def _told(edge: Lineage) -> str:
    return edge.relation if edge.coverage is None else f"{edge.relation} {edge.coverage:.0%}"


def _quoted(text: str) -> str:
    """A DOT string: backslash and quote escaped."""
    return '"' + line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _data(element: ET.Element, values: Mapping[str, object]) -> None:
    for name, text in _texts(values):
        ET.SubElement(element, "data", {"key": name}).text = text


def _texts(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        value = values.get(name)
        if value is not None:
            shown = str(value).lower() if isinstance(value, bool) else line(str(value))
            yield name, shown.translate(FORBIDDEN)
