"""`runut lineage`: who took it from whom, story by story."""

from __future__ import annotations

from enum import StrEnum

import runut
from runut.cli import options, streams
from runut.present.graph import graphs, to_dot, to_graph_json, to_graphml
from runut.present.lineage_views import lineage_drawing, lineage_terminal


class Format(StrEnum):
    """How the lineage is written."""

    terminal = "terminal"
    svg = "svg"
    dot = "dot"
    graphml = "graphml"
    json = "json"


SUFFIXES = {
    ".svg": Format.svg,
    ".dot": Format.dot,
    ".gv": Format.dot,
    ".graphml": Format.graphml,
    ".json": Format.json,
}


def lineage(
    inputs: options.InputsArgument,
    *,
    format: options.FormatOption[Format] = None,
    shared: options.Reading,
    quality: options.QualityOption = False,
) -> None:
    """Draw who took it from whom: for each story its sources, seen or not, and the reports that derive from them.

    - svg: one drawing, the stories one below the other.
    - dot: for Graphviz.
    - graphml: for Gephi, yEd and networkx.
    - json: nodes and edges of each story, with evidence and reasons.
    """
    chosen = shared.form(format, SUFFIXES) or Format.terminal
    with shared.reading() as how:
        found = runut.brief(inputs, quality=quality, **how)
    if chosen is Format.json:
        text = to_graph_json(graphs(found))
    elif chosen is Format.dot:
        text = to_dot(graphs(found))
    elif chosen is Format.graphml:
        text = to_graphml(graphs(found))
    elif chosen is Format.svg:
        text = lineage_drawing(found, shared.words)
    else:
        width, color = streams.screen(shared.output)
        text = lineage_terminal(found, shared.words, width=width, color=color)
    shared.finish(text, found.rejected, read=found.reports)
