"""What was said, as it is shown: one utterance with what each report made of it, then what one report alone quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from runut.present.plain import line
from runut.present.rows import chain
from runut.present.view import QuoteView, RenderingView
from runut.present.words import Words
from runut.records import Entity, Quote, Rendering, Report, Story

UNNAMED = "…"
SHORT = 90  # characters of what was left out that are shown


class Spoken:
    """Makes the views of quotations.

    Args:
        reports: by id.
        labels: the short name of each report.
        entities: by id.
    """

    def __init__(
        self, reports: Mapping[str, Report], labels: Mapping[str, str], entities: Mapping[str, Entity], words: Words
    ) -> None:
        self._reports, self._labels, self._entities, self._words = reports, labels, entities, words

    def quotes(self, story: Story) -> tuple[QuoteView, ...]:
        """Utterances of several reports in the order of the account, then the other quotations in theirs."""
        known = {quote.id: (id_, quote) for id_ in story.reports for quote in self._reports[id_].quotes}
        told = [id_ for claim in story.claims for member in claim.members for id_ in member.quotes if id_ in known]
        views, done = [], set[str]()
        for utterance in story.utterances:
            ids = [id_ for one in utterance.renderings for id_ in one.quotes]
            done.update(ids)
            full, *others = utterance.renderings
            parts = self._parts(full, known)
            views.append(self._quote(parts, full.report, tuple(self._grouped(others, known))))
        for id_ in dict.fromkeys((*told, *known)):
            if id_ not in done and known[id_][1].content:
                views.append(self._quote([known[id_][1]], known[id_][0], ()))
        return tuple(views)

    def _parts(self, one: Rendering, known: Mapping[str, tuple[str, Quote]]) -> list[Quote]:
        """The quotations of a rendering: those in the speaker's words, where there are any."""
        quotes = [known[id_][1] for id_ in one.quotes if id_ in known]
        return [quote for quote in quotes if quote.kind != "indirect"] or quotes

    def _quote(self, parts: Sequence[Quote], report: str, renderings: tuple[RenderingView, ...]) -> QuoteView:
        quote = parts[0]
        names = dict.fromkeys(
            self._entities[speaker.entity].name
            if speaker.entity and speaker.entity in self._entities
            else line(speaker.span.text)
            for speaker in quote.speakers
        )
        time = next((one.time for one in parts if one.time), None)
        about = [quote.medium or "", self._words.interval(time) if time else ""]
        return QuoteView(
            speaker=", ".join(names) or UNNAMED,
            kind="direct" if all(one.kind == "direct" for one in parts) else quote.kind,
            text=_text(parts),
            about=", ".join(part for part in about if part),
            chain=chain(quote.attribution),
            label=self._labels[report],
            renderings=renderings,
        )

    def _grouped(
        self, renderings: Sequence[Rendering], known: Mapping[str, tuple[str, Quote]]
    ) -> Iterator[RenderingView]:
        """What the other reports made of it, those that made the same of it together."""
        found: dict[str, list[str]] = {}
        for one in renderings:
            found.setdefault(self._note(one, _text(self._parts(one, known))), []).append(self._labels[one.report])
        for note, labels in found.items():
            yield RenderingView(", ".join(labels), note)

    def _note(self, one: Rendering, text: str) -> str:
        if one.relation == "reported":
            return self._words("rendering_reported", text=text)
        if one.relation == "reworded":
            return self._words("rendering_reworded", text=text)
        if one.relation == "translated":
            language = self._reports[one.report].language
            return self._words("rendering_translated", language=language, text=text)
        notes = []
        if one.cut:
            notes.append(self._words("rendering_cut", text=" … ".join(_short(part.span.text) for part in one.cut)))
        for drift in one.drift:
            full, here = line(drift.full.span.text), line(drift.here.span.text)
            notes.append(self._words("rendering_drift", full=full, here=here))
        if one.more:
            notes.append(self._words("rendering_more", text=" … ".join(_short(part.span.text) for part in one.more)))
        return "; ".join(notes) or self._words("rendering_same")


def _text(parts: Sequence[Quote]) -> str:
    return " … ".join(line(part.text) for quote in parts for part in quote.content)


def _short(text: str) -> str:
    """The beginning and the end of words too long to be shown."""
    shown = line(text)
    if len(shown) <= SHORT:
        return shown
    return f"{shown[: SHORT // 2].rsplit(' ', 1)[0]} […] {shown[-SHORT // 2 :].split(' ', 1)[-1]}"
