"""The brief as Markdown (CommonMark with tables). What pages say is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.present.arrange import stories
from runut.present.plain import line
from runut.present.view import ClaimView, Focus, StoryView
from runut.present.words import Words
from runut.records import Brief

SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@^]|(?<=\w):(?=//)|:(?=\w+:)|(?<=www)\.|(?<=\])\(", re.IGNORECASE)
STARTS = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")


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
    """Page text on one line with every character that Markdown would read there escaped."""
    shown = SPECIAL.sub(r"\\\g<0>", line(text))
    start = STARTS.match(shown)
    if start is None:
        return shown
    at = start.end() if start.group()[0].isdigit() else 0  # a list's number is escaped at its point
    return f"{shown[:at]}\\{shown[at:]}"


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
        yield from _claim(claim)
    yield from ("", words("sources_legend"), "")
    if view.alone:
        yield from (f"## {words('alone')}", "")
        for label, claims in view.alone:
            yield f"- **{safe(label)}**"
            yield from (f"  - {safe(claim.text)}" for claim in claims)
        yield ""
    if focus != "account":
        yield from _lineage(view, words)
    quotes = [quote for quote in view.quotes if not quote.minor]
    if quotes:
        yield from (f"## {words('quotes')}", "")
        for quote in quotes:
            marks = ("“", "”") if quote.kind == "direct" else ("", "")
            about = ", ".join(part for part in (quote.about, quote.label) if part)
            yield f"- **{safe(quote.speaker)}**: {marks[0]}{safe(quote.text)}{marks[1]} ({safe(about)})"
            yield from (f"  - {safe(one.labels)}: {safe(one.note)}" for one in quote.renderings)
        yield ""
    if view.timeline:
        yield from (f"## {words('timeline')}", "")
        for entry in view.timeline:
            yield f"- **{entry.when}**"
            yield from (f"  - {text}" for text in (*map(safe, entry.what), entry.said) if text)
        yield ""
    if view.people or view.named:
        yield from (f"## {words('people')}", "")
        for person in view.people:
            roles = "; ".join(map(safe, person.roles))
            yield f"- **{safe(person.name)}**" + (f": {roles}" if roles else "")
        if view.named:
            yield f"- {words('also_named')}: {', '.join(map(safe, view.named))}"
        yield ""
    if view.places:
        yield from (f"## {words('places')}", "")
        yield from (f"- **{safe(p.name)}**: {p.where} ({p.point}; `{p.reason}`)" for p in view.places)
        yield ""
    if view.omissions:
        yield from (f"## {words('omissions')}", "")
        for one in view.omissions:
            yield f"- {safe(one.said)}"
            yield from (f"  - {safe(text)}" for text in one.claims)
        yield ""
    yield from (f"## {words('report_list')}", "")
    for report in view.reports:
        when = f"{report.when} ({report.basis})" if report.basis else report.when
        title = f" {safe(report.title)}," if report.title else ""
        yield f"- **{safe(report.label)}**,{title} {when}: {safe(report.report.source)}"
    yield ""


def _claim(view: ClaimView) -> Iterator[str]:
    """A claim with its support and chain; below it the differences, and each other wording with its reports."""
    chain = f" · *{safe(view.chain)}*" if view.chain else ""
    head = f"{view.number}. "
    item = " " * len(head) + "- "
    yield f"{head}{safe(view.text)}"
    yield f"{item}{view.badge} {view.support}: {safe(view.sources)}{chain}"
    yield from (f"{item}{safe(one.text)}" for one in view.why)
    for difference in view.differences:
        sides = "; ".join(f"{safe(side.label)}: **{safe(side.text)}**" for side in difference.sides)
        yield f"{item}{difference.kind} (`{difference.reason}`): {sides}"
    if len(view.sentences) > 1:
        yield from (f"{item}{safe(one.label)}: {safe(one.text)}" for one in view.sentences if one.text != view.text)


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
