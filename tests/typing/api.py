"""A user's program, type-checked by `make check`: what runut promises its callers."""

from pathlib import Path

import runut


def disputed(folder: Path) -> list[tuple[str, str, int]]:
    """Claims that reports of one story tell differently."""
    brief: runut.Brief = runut.brief([folder, "more.jsonl"], language="id", fields={"text": "isi"}, workers=2)
    found = []
    for story in brief.stories:
        for claim in story.claims:
            if claim.relation == "differs":
                kinds = ", ".join(difference.kind for difference in claim.differences)
                found.append((claim.text, kinds, claim.support.independent))
    return found


def speakers(brief: runut.Brief) -> dict[str, int]:
    """How often each entity speaks."""
    names = {entity.id: entity.name for entity in brief.entities}
    counts: dict[str, int] = {}
    for report in brief.reports:
        for quote in report.quotes:
            for speaker in quote.speakers:
                if speaker.entity is not None:
                    counts[names[speaker.entity]] = counts.get(names[speaker.entity], 0) + 1
    return counts


def save(brief: runut.Brief, file: Path) -> None:
    """The brief as JSON, and what one of its codes means."""
    file.write_text(runut.to_json(brief), encoding="utf-8")
    try:
        print(runut.explain("drop.promo").title_en)
    except runut.RunutError as error:
        print(error.what, error.where, error.mend)


def followed(inputs: list[Path], state: Path) -> dict[str, int]:
    """How many reports each open story of a stream has."""
    with runut.Stream(state, days=7) as stream:
        for decision in stream.read(inputs):
            assert isinstance(decision.story, str)
        told: runut.Running = stream.told()
    return {story.id: len(story.reports) for story in told.stories if story.open}
