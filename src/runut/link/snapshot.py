"""A named snapshot of a collection's statistics: in how many reports each word stands.

Words are weighed by rarity, and rarity moves with the collection; so what two reports have in common would depend on
when they were compared. A snapshot holds the counts still. It has a name made of its content, kept with whatever was
decided under it: the same reports under the same snapshot give the same stories, in one go or one by one, today or
next year. `SHIPPED` holds the background counts of the languages alone; `Snapshot.of` adds those of reports at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b

import msgspec

from runut.errors import InputError
from runut.language import language
from runut.link.profile import Profile

UNKNOWN = 1_000
"""Reports that stand for the background of a language without counts."""


class Snapshot(msgspec.Struct, frozen=True):
    """Counts of a collection, on top of the shipped background.

    Fields:
        sizes: reports by language; `counts`: reports that carry each word, by language.
        base: digest of the shipped background they stand on, by language of `sizes`.
    """

    sizes: dict[str, int] = {}
    counts: dict[str, dict[str, int]] = {}
    base: dict[str, str] = {}

    @classmethod
    def of(cls, collection: Iterable[Profile]) -> Snapshot:
        """The counts of reports at hand; their order changes nothing."""
        sizes: Counter[str] = Counter()
        counts: dict[str, Counter[str]] = {}
        for one in collection:
            sizes[one.language] += 1
            counts.setdefault(one.language, Counter()).update(one.terms.keys() | one.names.keys())
        return cls(
            {code: sizes[code] for code in sorted(sizes)},
            {code: dict(sorted(counts[code].items())) for code in sorted(counts)},
            {code: _digest(code) for code in sorted(sizes)},
        )

    @property
    def name(self) -> str:
        """`shipped`, or `df-` and a digest of the content: equal names are equal statistics."""
        return _name(self) if self.sizes else "shipped"

    def encoded(self) -> bytes:
        """As bytes that `decoded` reads."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def decoded(cls, data: bytes) -> Snapshot:
        """The snapshot that `encoded` wrote.

        Raises:
            InputError: it is none, or stands on another background than this version ships.
        """
        try:
            found = msgspec.msgpack.decode(data, type=cls)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise InputError("not a snapshot of word counts", "snapshot", "use a state that runut wrote") from error
        for code, digest in found.base.items():
            if digest != _digest(code):
                raise InputError(
                    f"a snapshot on other background counts of language {code!r}",
                    f"snapshot {found.name}",
                    "go on with the version of runut that wrote it, or start a new state",
                )
        return found


SHIPPED = Snapshot()


def background(code: str) -> tuple[int, Mapping[str, int]]:
    """Reports counted for a language, and in how many each word stands."""
    return _background(code)


@cache
def _background(code: str) -> tuple[int, dict[str, int]]:
    place = language(code).weights("frequency.tsv")
    if place is None:
        return UNKNOWN, {}
    first, *lines = place.read_text(encoding="utf-8").splitlines()
    return int(first), {word: int(count) for word, count in (line.split("\t") for line in lines)}


@cache
def _digest(code: str) -> str:
    size, counts = _background(code)
    return blake2b(repr((size, sorted(counts.items()))).encode(), digest_size=6).hexdigest()


def _name(snapshot: Snapshot) -> str:
    return "df-" + blake2b(snapshot.encoded(), digest_size=6).hexdigest()
