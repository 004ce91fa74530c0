"""A statement held against reports, for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from runut.present.arrange import labels
from runut.present.markdown import safe
from runut.present.plain import line
from runut.present.sheet import DIM, LINK, STRONG, WARN, columns, printed
from runut.present.sourced import badge
from runut.present.words import Words
from runut.records import Check, Finding, Support

STYLES = {"supports": "green", "contradicts": WARN}


def check_terminal(found: Check, words: Words, *, width: int | None = None, color: bool = True) -> str:
    """The check as terminal text; width and colour as of `to_terminal`."""
    return printed(_parts(found, words), width=columns(width), color=color)


def check_markdown(found: Check, words: Words) -> str:
    """The check as one Markdown document."""
    names = labels(found.reports)
    rows = [f"# {safe(found.statement)}", ""]
    for verdict, heading in _headings(found, words):
        rows += [f"## {safe(heading)}", ""]
        for one in _with(found, verdict):
            rows.append(f"- **{safe(names[one.report])}**")
            rows += [f"  - {safe(shown.span.text)}" for shown in one.sentences]
            rows += [f"  - {safe(said)}" for said in _differences(one, words)]
        rows.append("")
    rows.append(safe(_silent(found, names, words)))
    return "\n".join(rows).strip() + "\n"


def _parts(found: Check, words: Words) -> Iterator[RenderableType]:
    names = labels(found.reports)
    yield Panel(Text(line(found.statement), style=STRONG), border_style=LINK, padding=(0, 1))
    for verdict, heading in _headings(found, words):
        yield Rule(Text(heading, style=f"{STRONG} {STYLES[verdict]}"), align="left", style=STYLES[verdict])
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
        table.add_column(style=STRONG, ratio=1)
        table.add_column(ratio=4)
        for one in _with(found, verdict):
            said = [Text(line(shown.span.text)) for shown in one.sentences]
            said += [Text(line(told), style=WARN) for told in _differences(one, words)]
            table.add_row(Text(line(names[one.report])), Text("\n").join(said))
        yield table
    yield Text(_silent(found, names, words), style=DIM)


def _headings(found: Check, words: Words) -> list[tuple[str, str]]:
    told: list[tuple[str, Support]] = [("supports", found.support), ("contradicts", found.against)]
    return [(v, f"{words(f'verdict_{v}')}: {_count(one, words)}") for v, one in told]


def _count(support: Support, words: Words) -> str:
    if not support.reports:
        return words.count("reports", 0)
    low, high = support.low, support.high
    sources = words("sources_range", low=low, high=high) if low < high else words.count("sources", low)
    return f"{words.count('reports', support.reports)}, {sources} {badge(support)}"


def _with(found: Check, verdict: str) -> list[Finding]:
    return [one for one in found.findings if one.verdict == verdict]


def _differences(one: Finding, words: Words) -> list[str]:
    return [
        f"{words(f'kind_{d.kind}')}: " + " / ".join(v.span.text for v in d.values)
        for d in one.differences
        if d.kind != "detail"
    ]


def _silent(found: Check, names: dict[str, str], words: Words) -> str:
    silent = [line(names[one.report]) for one in _with(found, "silent")]
    listed = ", ".join(silent[:12]) + (", …" if len(silent) > 12 else "")
    return f"{words('verdict_silent')}: {words.count('reports', len(silent))}" + (f" ({listed})" if silent else "")
