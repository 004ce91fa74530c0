"""How rare a word is: documents that carry it, in a background of news and in a collection together.

A brief may hold two reports; from two documents alone every shared word is as common as can be. So each language may
ship `frequency.tsv`, counts over a few thousand news reports, to which those of a snapshot are added (snapshot.py): the
reports at hand, or what a stream started from. In a language without counts every word starts equally rare and the
collection teaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

from runut.link.profile import Profile
from runut.link.snapshot import Snapshot, background

MOST = 400_000
"""Words of a language whose rarity is remembered."""


class Rarity:
    """Inverse document frequency over background and collection.

    Args:
        collection: all reports compared; the order changes nothing.
        snapshot: the statistics to go by; those of `collection` itself where None.
    """

    def __init__(self, collection: Iterable[Profile], snapshot: Snapshot | None = None) -> None:
        reports = list(collection)
        self.snapshot = Snapshot.of(reports) if snapshot is None else snapshot
        self._known: dict[str, _Known] = {}
        self._called: dict[str, dict[str, tuple[str, ...]]] = {}
        for one in reports:
            if one.called:
                self._called.setdefault(one.language, {}).update(one.called)

    def of(self, word: str, code: str) -> float:
        """How many nats the presence of `word` tells in language `code`; 0 for what every report says.

        An entity (`#id`) is as rare as the rarest word of the name it has in that language.
        """
        return self.known(code)[word]

    def known(self, code: str) -> _Known:
        """The same of every word of a language, as a mapping."""
        found = self._known.get(code)
        if found is None:
            found = self._known[code] = _Known(self.snapshot, code, self._called.get(code, {}))
        return found


class _Known(dict[str, float]):
    """What each word of a language tells, worked out when it is first asked."""

    def __init__(self, snapshot: Snapshot, code: str, called: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        size, self._counts = background(code)
        self._own = snapshot.counts.get(code, {})
        self._whole = 1 + size + snapshot.sizes.get(code, 0)
        self._called = called

    def __missing__(self, word: str) -> float:
        if name := self._called.get(word):
            found = max(self[part] for part in name)
        else:
            found = max(0.0, log(self._whole / (1 + self._counts.get(word, 0) + self._own.get(word, 0))))
        if len(self) >= MOST:
            self.clear()
        self[word] = found
        return found
