"""The brief as Markdown (CommonMark with tables). What pages say is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.present.arrange import stories
from runut.present.plain import line
from runut.present.view import Focus, StoryView
from runut.present.words import Words
from runut.records import Brief

SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$@:=^])")
STARTS = re.compile(r"^(\d+)([.)])")


def to_markdown(brief: Brief, words: Words, focus: Focus = "account") -> str:
    """The brief as one Markdown document; `focus` says what stands first."""
    rows: list[str] = []
    for view in stories(brief, words, focus):
        rows.extend(_story(view, words, focus))
    if not rows:
        rows.append(words("no_stories"))
    if brief.rejected:
        rows += ["", f"## {words.count('rejected', len(brief.rejected))}", ""]
        rows += [
            f"- **{safe(one.source)}**: {safe(one.what)} ({safe(one.where)}; {safe(one.mend)})"
            for one in brief.rejected
        ]
    return "\n".join(rows).strip() + "\n"


def safe(text: str) -> str:
    """Page text on one line with every character that Markdown reads escaped."""
    return SPECIAL.sub(r"\\\1", line(text)) if not text.isalnum() else text


def _story(view: StoryView, words: Words, focus: Focus) -> Iterator[str]:
    yield from (f"# {safe(view.title)}", "", " · ".join((*view.summary, view.when)), "")
    if focus == "account":
        yield from _lineage(view, words)
    if view.disputed:
        yield from (f"## {words('disputed')}", "")
        for difference in view.disputed:
            yield f"- **{difference.kind}** (`{difference.reason}`)"
            for side in difference.sides:
                yield f"  - {safe(side.label)}: {safe(side.before)} **{safe(side.text)}** {safe(side.after)}"
        yield ""
    yield from (f"## {words('account')}", "")
    for claim in view.claims:
        chain = f" *{safe(claim.chain)}*" if claim.chain else ""
        yield f"{claim.number}. {safe(claim.claim.text)} {claim.badge} ({claim.support}){chain}"
    yield from ("", words("sources_legend"), "")
    if focus != "account":
        yield from _lineage(view, words)
    if view.quotes:
        yield from (f"## {words('quotes')}", "")
        for quote in view.quotes:
            marks = ("“", "”") if quote.kind == "direct" else ("", "")
            about = ", ".join(part for part in (quote.about, *quote.labels) if part)
            yield f"- **{safe(quote.speaker)}**: {marks[0]}{safe(quote.text)}{marks[1]} ({safe(about)})"
        yield ""
    if view.timeline:
        yield from (f"## {words('timeline')}", "")
        yield from (f"- **{entry.when}**: {'; '.join(map(safe, entry.what))}" for entry in view.timeline)
        yield ""
    if view.people:
        yield from (f"## {words('people')}", "")
        for person in view.people:
            roles = "; ".join(map(safe, person.roles))
            yield f"- **{safe(person.name)}**" + (f": {roles}" if roles else "")
        yield ""
    if view.places:
        yield from (f"## {words('places')}", "")
        yield from (f"- **{safe(p.name)}**: {p.where} ({p.point}; `{p.reason}`)" for p in view.places)
        yield ""
    if view.omissions:
        yield from (f"## {words('omissions')}", "")
        for said, texts in view.omissions:
            yield f"- {safe(said)}"
            yield from (f"  - {safe(text)}" for text in texts)
        yield ""
    yield from (f"## {words('report_list')}", "")
    for report in view.reports:
        yield f"- **{safe(report.label)}** {report.when} {report.basis}: {safe(report.report.source)}"
    yield ""


def _lineage(view: StoryView, words: Words) -> Iterator[str]:
    if view.edges:
        labels = {node.id: node for node in view.nodes}
        yield from (f"## {words('lineage')}", "")
        for edge in view.edges:
            source, target = labels[edge.source], labels[edge.target]
            note = f" ({source.note})" if not source.seen else ""
            share = f", {edge.coverage}" if edge.coverage else ""
            yield f"- {safe(source.label)}{note} → {safe(target.label)}: {edge.relation}{share} (`{edge.reason}`)"
        yield ""
