"""Every renderer tells the same brief, and nothing a page says ever becomes markup, script or a terminal command."""

import json

import jsonschema
import pytest
from msgspec.structs import replace
from resiliparse.parse.html import HTMLTree

from runut.present.html import to_html
from runut.present.json import schema, to_json
from runut.present.markdown import to_markdown
from runut.present.terminal import to_terminal
from runut.present.words import Words
from runut.records import Brief, Entity, Evidence, Location, Role
from tests.factories import brief

EN, ID = Words("en"), Words("id")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>[a](javascript:alert(3))[bold]x[/bold]\x1b[31m\u202e`|*"
RENDERERS = {"terminal": to_terminal, "markdown": to_markdown, "html": to_html}


@pytest.mark.parametrize("name", RENDERERS)
def test_a_brief_shows_both_texts_of_a_difference_the_chain_and_what_was_rejected(name):
    shown = RENDERERS[name](brief(), EN)
    for word in ("nyata", "besar", "Samudra", "Budi", "menteri", "Kabar Satu", "dua", "13 Aug 2025"):
        assert word in shown, word
    assert "differ.wording" in shown.replace("\\", "")
    assert "not text" in shown


@pytest.mark.parametrize("name", RENDERERS)
def test_the_interface_speaks_indonesian(name):
    assert "Yang berbeda antarlaporan" in RENDERERS[name](brief(), ID)


@pytest.mark.parametrize("name", RENDERERS)
def test_a_brief_of_nothing_says_so(name):
    empty = Brief(reports=(), entities=(), stories=(), rejected=())
    assert "no input could be read" in RENDERERS[name](empty, EN)


def test_the_terminal_gets_no_control_character_and_no_markup_from_a_page():
    shown = to_terminal(brief(extra=HOSTILE), EN, color=False, width=300)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]x[/bold]" in shown


def test_html_holds_no_element_or_address_that_came_from_a_page():
    tree = HTMLTree.parse(to_html(brief(extra=HOSTILE), EN))
    names = {node.tag for node in tree.body.get_elements_by_tag_name("*")}
    assert not names & {"script", "img", "iframe", "link", "object", "base", "form"}
    for node in tree.body.get_elements_by_tag_name("*"):
        assert not [attribute for attribute in node.attrs if attribute.startswith("on")]
        assert (node.getattr("href") or "#").startswith("#")


def test_markdown_escapes_what_a_page_says():
    shown = to_markdown(brief(extra=HOSTILE), EN)
    assert "\\<script\\>" in shown
    assert "](javascript" not in shown


def test_json_validates_against_the_schema_made_from_the_records():
    jsonschema.validate(json.loads(to_json(brief())), schema(), cls=jsonschema.Draft202012Validator)


def test_json_keeps_the_names_of_the_contract():
    told = json.loads(to_json(brief()))
    assert list(told) == ["schema", "reports", "entities", "stories", "rejected"]
    assert told["schema"] == "runut/brief/1"
    assert told["stories"][0]["lineage"][0]["from"] == "a1"
    assert told["entities"][0]["mentions"][0]["as"] == "name"
    assert told["reports"][0]["published"]["start"] == "2025-08-13"


@pytest.mark.parametrize("name", RENDERERS)
def test_a_place_shows_its_point_and_reason_and_a_role_who_states_it_where_reports_differ(name):
    told = brief()
    (person,) = told.entities
    one, other = told.reports
    roles = tuple(
        Role(title, None, (Evidence(report.id, person.mentions[0].span),))
        for title, report in (("menteri seni", one), ("menteri pangan", other), ("Ketua (Kasi)", one), ("ketua", other))
    )
    where = Location(-3.25, 116.25, "regency", "IDN", "ID-KS", "place.only", ())
    place = Entity("e2", "place", "Kotabaru", mentions=person.mentions[:1], location=where)
    shown = RENDERERS[name](replace(told, entities=(replace(person, roles=roles), place)), EN).replace("\\", "")
    for words in ("Kotabaru", "-3.250, 116.250", "ID-KS", "place.only", "menteri seni (", "menteri pangan ("):
        assert words in shown, words
    assert "Ketua (Kasi) (" not in shown
    assert "ketua (" not in shown
