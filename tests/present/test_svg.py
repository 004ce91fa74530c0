"""The lineage drawn."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from runut.present.svg import lineage_svg
from runut.present.view import EdgeView, NodeView

IDS = st.sampled_from("abcdef")
EDGES = st.lists(st.builds(EdgeView, IDS, IDS, st.text(max_size=5), st.just("40%"), st.just("lineage.x")), max_size=12)


def nodes(labels="abcdef"):
    return [NodeView(id_, f"report {id_}", "", True) for id_ in labels]


@given(EDGES)
def test_any_graph_is_drawn_as_well_formed_xml_even_one_with_circles(edges):
    clean = [EdgeView(e.source, e.target, "rewrite", e.coverage, e.reason) for e in edges]
    drawing = ET.fromstring(lineage_svg(nodes(), clean, "lineage"))
    assert len(drawing.findall(".//{*}rect")) == 6


def test_what_derives_stands_to_the_right_of_its_source():
    drawing = ET.fromstring(lineage_svg(nodes("ab"), [EdgeView("a", "b", "reprint", "", "x")], "t"))
    first, second = drawing.findall(".//{*}rect")
    assert int(first.get("x")) < int(second.get("x"))


def test_a_label_is_text_never_markup():
    assert "<b>" not in lineage_svg([NodeView("a", "<b>x</b>", "", False)], [], "<t>")
