"""Words to the sub-word pieces of a unigram vocabulary: the cut whose pieces are likeliest together.

No piece of such a vocabulary spans a blank, so each word is cut by itself, once.
Method: Kudo 2018, Subword Regularization (best segmentation by Viterbi); text prepared as SentencePiece does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

BLANK = "\u2581"
BLANKS = re.compile(r" +")
UNKNOWN = 10.0  # nats a character without a piece costs, below the rarest piece
LONGEST = 200  # characters of a word that are cut at once


class Pieces:
    """Cuts text into the ids of pieces.

    Args:
        pieces: by id; scores: log probability of each.
        special: ids that no text may produce; unknown: the id of what has no piece.
        letters: what some characters are replaced by before.
    """

    def __init__(
        self,
        pieces: Sequence[str],
        scores: Sequence[float],
        letters: Mapping[int, str],
        unknown: int,
        special: frozenset[int],
    ) -> None:
        self._ids = {piece: at for at, piece in enumerate(pieces) if at not in special}
        self._scores = scores
        self._letters = dict(letters)
        self._unknown = unknown
        self._floor = min(scores) - UNKNOWN
        self._longest = max(map(len, self._ids))
        self.word = lru_cache(maxsize=100_000)(self._word)

    def __call__(self, text: str) -> list[int]:
        """The ids of `text`, without marks of begin and end."""
        plain = BLANKS.sub(" ", text.translate(self._letters)).strip(" ")
        return [at for word in plain.split(" ") if word for at in self.word(word)]

    def _word(self, word: str) -> tuple[int, ...]:
        marked = BLANK + word
        return tuple(
            at for start in range(0, len(marked), LONGEST) for at in self._best(marked[start : start + LONGEST])
        )

    def _best(self, text: str) -> list[int]:
        best = [0.0] + [float("-inf")] * len(text)
        back: list[tuple[int, int]] = [(0, self._unknown)] * (len(text) + 1)
        for start in range(len(text)):
            here = best[start]
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                at = self._ids.get(text[start:end])
                if at is None and end > start + 1:
                    continue
                score = here + (self._floor if at is None else self._scores[at])
                if score > best[end]:
                    best[end], back[end] = score, (start, self._unknown if at is None else at)
        ids: list[int] = []
        end = len(text)
        while end:
            end, at = back[end]
            if not (at == self._unknown and ids and ids[-1] == self._unknown):
                ids.append(at)
        return ids[::-1]
