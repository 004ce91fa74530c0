"""What holds of every brief, whatever is read."""

import itertools
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import runut
from runut import pipeline
from runut.records import Brief, Page

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGES = tuple(
    Page(source=path.name, media_type="text/plain", text=path.read_text(encoding="utf-8"))
    for path in sorted((EXAMPLES / "ferry").glob("*.txt"))
)
LINES = sorted({line for page in PAGES for line in page.text.split("\n")})
ODD = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
ANY_PAGE = st.lists(st.one_of(st.sampled_from(LINES), ODD), min_size=1, max_size=12).map("\n".join)
SLOW = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def page(text: str, source: str = "a.txt") -> Page:
    return Page(source=source, media_type="text/plain", text=text)


def spans(node: object, report: str | None = None):
    """Every (report id, start, end, text) of a brief as JSON."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys() and isinstance(node["start"], int):
            yield report, node["start"], node["end"], node["text"]
        inside = node["report"] if isinstance(node.get("report"), str) else node["id"] if "page" in node else report
        for value in node.values():
            yield from spans(value, inside)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value, report)


def check(brief: Brief) -> None:
    """The invariants of docs/design.md."""
    told = json.loads(runut.to_json(brief))
    pages = {report["id"]: report["page"] for report in told["reports"]}
    for report, start, end, text in spans(told):
        assert report is not None
        assert pages[report][start:end] == text
    for report in told["reports"]:
        covered = bytearray(len(report["page"]))
        for block in report["blocks"]:
            start, end = block["span"]["start"], block["span"]["end"]
            assert not any(covered[start:end]), "blocks overlap"
            covered[start:end] = b"\1" * (end - start)
        for piece in report["dropped"]:
            covered[piece["span"]["start"] : piece["span"]["end"]] = b"\1" * len(piece["span"]["text"])
        assert [ch for ch, kept in zip(report["page"], covered) if not kept and not ch.isspace()] == []
    entities = {entity["id"] for entity in told["entities"]}
    for report in told["reports"]:
        for event in report["events"]:
            assert {*event["actors"], *event["recipients"]} <= entities
            assert event["place"] in entities | {None}
        for quote in report["quotes"]:
            assert {speaker["entity"] for speaker in quote["speakers"]} <= entities | {None}
            assert quote["continues"] in {q["id"] for q in report["quotes"]} | {None}
    for story in told["stories"]:
        claims = {claim["id"] for claim in story["claims"]}
        assert set(story["account"]) <= claims
        for claim in story["claims"]:
            support = claim["support"]
            assert 1 <= support["low"] <= support["independent"] <= support["high"] <= support["reports"]
            assert support["reports"] == len({member["report"] for member in claim["members"]})
    assert sorted(id_ for story in told["stories"] for id_ in story["reports"]) == sorted(pages)
    codes = [d["reason"] for r in told["reports"] for d in r["dropped"]]
    codes += [link["reason"] for story in told["stories"] for link in (*story["lineage"], *story["joins"])]
    codes += [d["reason"] for story in told["stories"] for claim in story["claims"] for d in claim["differences"]]
    codes += [join["reason"] for entity in told["entities"] for join in entity["joins"]]
    for code in set(codes):
        runut.explain(code)


@pytest.fixture(scope="module")
def examples() -> Brief:
    return runut.brief([EXAMPLES], workers=1)


def test_the_examples_hold_every_invariant_and_the_schema(examples):
    check(examples)
    jsonschema.validate(json.loads(runut.to_json(examples)), runut.schema(), cls=jsonschema.Draft202012Validator)


@SLOW
@given(st.lists(ANY_PAGE, min_size=1, max_size=4))
def test_any_pages_hold_every_invariant(texts):
    check(pipeline.brief([page(text, f"{n}.txt") for n, text in enumerate(texts)]))


def test_the_order_of_inputs_changes_no_byte():
    told = {runut.to_json(pipeline.brief(order)) for order in itertools.islice(itertools.permutations(PAGES), 0, 24, 5)}
    assert len(told) == 1


def test_the_number_of_workers_changes_no_byte(tmp_path):
    for n, (one, other) in enumerate(itertools.product(range(6), range(6))):
        text = PAGES[n % len(PAGES)].text.split("\n")
        (tmp_path / f"{n:02}.txt").write_text("\n".join([*text[one:], *text[:other]]), encoding="utf-8")
    alone, together = (runut.to_json(runut.brief([tmp_path], workers=workers)) for workers in (1, 2))
    assert alone == together


def test_the_same_page_twice_is_one_report_with_two_sources():
    brief = pipeline.brief([page(PAGES[0].text, "b.txt"), page(PAGES[0].text, "a.txt"), page(PAGES[0].text, "c.txt")])
    (report,) = brief.reports
    assert (report.source, report.also_at) == ("a.txt", ("b.txt", "c.txt"))


@pytest.mark.parametrize("size", range(len(PAGES) + 1))
def test_any_subset_can_be_briefed(size):
    for subset in itertools.combinations(PAGES, size):
        check(pipeline.brief(subset))
