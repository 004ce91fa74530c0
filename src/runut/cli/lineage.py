"""`runut lineage`: who took it from whom, story by story."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

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
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How to write the lineage; by the suffix of -o otherwise, else terminal."),
    ] = None,
    output: options.OutputOption = None,
    language: options.LanguageOption = None,
    field: options.FieldOption = None,
    ui: options.UiOption = None,
    workers: options.WorkersOption = None,
    quality: options.QualityOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Draw who took it from whom: for each story its sources, seen or not, and the reports that derive from them.

    svg: one drawing, the stories one below the other. dot: for Graphviz. graphml: for Gephi, yEd and networkx.
    json: nodes and edges of each story, with evidence and reasons.
    """
    words = options.words(ui)
    chosen = format or options.by_suffix(output, SUFFIXES) or Format.terminal
    with streams.Progression(words, show=not quiet) as progress:
        found = runut.brief(
            inputs, language=language, fields=options.fields(field), workers=workers, quality=quality, watch=progress
        )
    if chosen is Format.json:
        text = to_graph_json(graphs(found))
    elif chosen is Format.dot:
        text = to_dot(graphs(found))
    elif chosen is Format.graphml:
        text = to_graphml(graphs(found))
    elif chosen is Format.svg:
        text = lineage_drawing(found, words)
    else:
        width, color = streams.screen(output)
        text = lineage_terminal(found, words, width=width, color=color)
    streams.finish(text, output, found.rejected, words, read=found.reports)
