"""Other splitters of sentences, where they are installed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple


class Peer(NamedTuple):
    """How a splitter is asked, given text and language: the ends of its sentences; and how many, the quickest way."""

    ends: Callable[[str, str], list[int]]
    count: Callable[[str, str], int]


PEERS: dict[str, Peer] = {}

try:
    from blingfire import text_to_sentences, text_to_sentences_and_offsets

    PEERS["blingfire"] = Peer(
        lambda text, _: [end for _, end in text_to_sentences_and_offsets(text)[1]],
        lambda text, _: text_to_sentences(text).count("\n") + 1,
    )
except ImportError:
    pass
try:
    import sentencex

    PEERS["sentencex"] = Peer(
        lambda text, code: list(accumulate(len(one) for one in sentencex.segment(code, text))),
        lambda text, code: len(sentencex.segment(code, text)),
    )
except ImportError:
    pass
try:
    import pysbd

    @cache
    def _pysbd() -> Any:
        return pysbd.Segmenter(language="en", clean=False, char_span=True)  # it has no Indonesian

    PEERS["pysbd"] = Peer(
        lambda text, _: [one.end for one in _pysbd().segment(text)],
        lambda text, _: len(_pysbd().segment(text)),
    )
except ImportError:
    pass
