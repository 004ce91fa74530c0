"""The lineage for other programs: well formed whatever the pages say."""

import json
import xml.etree.ElementTree as ET
from io import BytesIO

import networkx
from hypothesis import given
from hypothesis import strategies as st

from runut.present.graph import Node, StoryGraph, to_dot, to_graph_json, to_graphml
from runut.present.svg import lineages_svg
from runut.present.view import EdgeView, NodeView
from runut.records import Lineage

DATA = "{http://graphml.graphdrawing.org/xmlns}data"
TEXT = st.text(max_size=20)


def graph(label, outlet=None, story="s1"):
    nodes = (
        Node(id="o1", label=label, kind="agency", seen=False),
        Node(id="r1", label="Pasar terbakar", kind="report", seen=True, outlet=outlet),
    )
    edge = Lineage("o1", "r1", "rewrite", None, 0.95, (), "lineage.credits")
    return StoryGraph(id=story, title=label, nodes=nodes, edges=(edge,))


@given(TEXT, TEXT)
def test_any_label_gives_graphml_that_parses(label, outlet):
    root = ET.fromstring(to_graphml([graph(label, outlet)]))
    assert len(root.findall(".//{*}node")) == 2
    (edge,) = root.findall(".//{*}edge")
    assert (edge.get("source"), edge.get("target")) == ("s1/o1", "s1/r1")


@given(TEXT, TEXT)
def test_no_label_ends_its_string_in_dot(label, outlet):
    for row in to_dot([graph(label, outlet)]).splitlines():
        bare = row.replace("\\\\", "").replace('\\"', "")
        assert bare.count('"') % 2 == 0
        assert "\x00" not in row


def test_a_quotation_mark_and_a_backslash_are_escaped_in_dot():
    assert r'label="Kabar \"Hulu\" \\ Hilir"' in to_dot([graph('Kabar "Hulu" \\ Hilir')])


def test_graphml_types_what_it_says():
    root = ET.fromstring(to_graphml([graph("Samaluna")]))
    said = {data.get("key"): data.text for data in root.findall(f".//{{*}}edge/{DATA}")}
    assert said == {"story": "s1", "relation": "rewrite", "score": "0.95", "reason": "lineage.credits"}
    assert {key.get("id") for key in root.findall("{*}key")} >= said.keys()


@given(TEXT, TEXT)
def test_networkx_reads_the_graphml(label, outlet):
    read = networkx.read_graphml(BytesIO(to_graphml([graph(label, outlet), graph(label, story="s2")]).encode()))
    assert sorted(read.edges) == [("s1/o1", "s1/r1"), ("s2/o1", "s2/r1")]
    assert read.edges["s1/o1", "s1/r1"]["score"] == 0.95
    assert read.nodes["s1/o1"]["seen"] is False


def test_a_source_of_two_stories_is_a_node_in_each():
    root = ET.fromstring(to_graphml([graph("a"), graph("a", story="s2")]))
    ids = [node.get("id") for node in root.findall(".//{*}node")]
    assert len(ids) == len(set(ids)) == 4


def test_json_holds_nodes_and_edges():
    (story,) = json.loads(to_graph_json([graph("Samaluna")]))["stories"]
    assert [node["id"] for node in story["nodes"]] == ["o1", "r1"]
    assert story["edges"][0]["from"] == "o1"


def test_several_stories_are_one_drawing_one_below_the_other():
    nodes = [NodeView("a", "A", "", True), NodeView("b", "B", "", True)]
    story = ("<Judul> & lain", nodes, [EdgeView("a", "b", "reprint", "", "x")])
    drawing = ET.fromstring(lineages_svg([story, story], "lineage"))
    inner = drawing.findall("{*}svg")
    assert int(inner[0].get("y")) + int(inner[0].get("height")) <= int(inner[1].get("y")) < int(drawing.get("height"))
    assert [text.text for text in drawing.findall("{*}text")] == ["<Judul> & lain"] * 2
