"""A report of a stream as bytes, without its text: what it takes to put it back where it stood.

Beside the entry the measures against its partners are kept, so that a stream that goes on after a stop measures nothing
again and comes to the same rows.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np

from runut.errors import InputError
from runut.link.entry import Entry, key
from runut.link.measures import MEASURES
from runut.link.window import Measured

FORM = 1
"""Raised when the form or the meaning of the bytes changes."""


class Kept(NamedTuple):
    """What brings a report back into a window: see `Stream.restore`.

    Fields:
        day: where it stands in time, its own day or that of its coming.
        partners: ids of the reports it was measured against, in the order of `measured`.
    """

    entry: Entry
    measured: Measured
    day: int | None
    partners: tuple[str, ...]


class _Form(msgspec.Struct, frozen=True, array_like=True):
    form: int
    id: str
    language: str
    published: int | None
    outlet: int
    arrays: tuple[bytes, bytes, bytes, bytes, bytes]
    day: int | None
    partners: tuple[str, ...]
    measured: tuple[bytes, bytes, bytes, bytes]


def packed(kept: Kept) -> bytes:
    """The report as bytes."""
    one, measured = kept.entry, kept.measured
    return msgspec.msgpack.encode(
        _Form(
            FORM, one.id, one.language, one.day, one.outlet,
            (one.words.tobytes(), one.weights.tobytes(), one.runs.tobytes(), one.quotes.tobytes(),
             one.meaning.tobytes()),
            kept.day, kept.partners,
            (measured.side.tobytes(), measured.ranks.tobytes(), measured.cosines.tobytes(),
             measured.measures.tobytes()),
        )
    )  # fmt: skip


def unpacked(data: bytes) -> Kept:
    """The report that `packed` wrote.

    Raises:
        InputError: it is none, or of another form.
    """
    try:
        found = msgspec.msgpack.decode(data, type=_Form)
        if found.form != FORM:
            raise ValueError(found.form)
        words, weights, runs, quotes, meaning = found.arrays
        side, ranks, cosines, measures = found.measured
        one = Entry(
            found.id, found.language, found.published, found.outlet, np.frombuffer(words, np.uint32),
            np.frombuffer(weights, np.uint16).reshape(5, -1), np.frombuffer(runs, np.uint64),
            np.frombuffer(quotes, np.uint64), np.frombuffer(meaning, np.int8), key(found.id),
        )  # fmt: skip
        measured = Measured(
            np.full(len(found.partners), -1), np.frombuffer(side, np.int8), np.frombuffer(ranks, np.int64),
            np.frombuffer(cosines, np.float64), np.frombuffer(measures, np.float32).reshape(-1, len(MEASURES)),
        )  # fmt: skip
    except (msgspec.MsgspecError, ValueError, UnicodeDecodeError) as error:
        raise InputError(
            "a report is kept in a form this version does not know", "state", "start a new state, or use that version"
        ) from error
    return Kept(one, measured, found.day, found.partners)
