"""Write what runut finds in examples/, condensed for people to review: `python -m tools.golden` (`make golden`).

tests/test_golden.py compares. A change of the golden file is a change of what runut says; read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import runut

ROOT = Path(__file__).parent.parent
FILE = ROOT / "tests" / "golden" / "examples.json"


def main() -> None:
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(golden(), encoding="utf-8")
    print(f"written: {FILE.relative_to(ROOT)}")


def golden() -> str:
    """The condensed brief of examples/ as JSON, stable under moves of the clone."""
    brief = runut.brief([ROOT / "examples"], workers=1)
    names = {report.id: Path(report.source).relative_to(ROOT / "examples").as_posix() for report in brief.reports}
    entities = {entity.id: entity.name for entity in brief.entities}
    told = {
        "reports": {names[report.id]: _report(report, entities) for report in brief.reports},
        "entities": sorted(f"{e.type}: {', '.join((e.name, *e.aliases))}" for e in brief.entities),
        "stories": [_story(story, names) for story in brief.stories],
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _report(report: runut.Report, entities: dict[str, str]) -> dict[str, Any]:
    return {
        "outlet": report.outlet,
        "title": report.title and report.title.text,
        "published": report.published and f"{report.published.start} ({report.published.basis})",
        "credits": [f"{credit.role}: {credit.name}" for credit in report.credits],
        "blocks": [f"{block.kind}: {block.span.text[:60]}" for block in report.blocks],
        "dropped": [f"{piece.reason}: {piece.span.text[:60]}" for piece in report.dropped],
        "times": [f"{t.span.text}: {t.interval.start}..{t.interval.end}" for t in report.times if t.interval],
        "quotes": [
            f"{', '.join(entities.get(s.entity or '', s.span.text) for s in quote.speakers)} ({quote.kind}"
            f"{', ' + quote.medium if quote.medium else ''}): {' … '.join(part.text for part in quote.content)}"
            for quote in report.quotes
        ],
        "events": [_event(event, entities) for event in report.events],
    }


def _event(event: runut.Event, entities: dict[str, str]) -> str:
    code = "/".join(part for part in (event.type, event.mode) if part)
    actors, recipients = (", ".join(entities[id_] for id_ in ids) for ids in (event.actors, event.recipients))
    return f"{' '.join((code, *event.auxiliary))}: {actors} → {recipients} [{event.trigger.text}]"


def _story(story: runut.Story, names: dict[str, str]) -> dict[str, Any]:
    sources = {source.id: source.name for source in story.sources} | names
    order = {claim.id: n for n, claim in enumerate(story.claims)}
    return {
        "title": story.title,
        "reports": [names[report] for report in story.reports],
        "lineage": [f"{sources[edge.from_]} → {names[edge.to]}: {edge.relation}" for edge in story.lineage],
        "claims": [_claim(claim) for claim in sorted(story.claims, key=lambda claim: order[claim.id])],
        "differences": [
            f"{difference.kind}: {' | '.join(value.span.text for value in difference.values)}"
            for claim in story.claims
            for difference in claim.differences
            if difference.kind != "detail"
        ],
        "omissions": {names[omission.report]: len(omission.claims) for omission in story.omissions},
    }


def _claim(claim: runut.Claim) -> str:
    support = claim.support
    return f"{claim.relation}, {support.reports} reports, {support.low}-{support.high} sources: {claim.text}"


if __name__ == "__main__":
    main()
