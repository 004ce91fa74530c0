"""Raw news text, split and tokenised as runut does it: what the lexicon and the self-labelled sentences come from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from runut.language import language
from runut.text.sentences import split
from runut.text.tokens import tokenize

DATA = Path(os.environ.get("RUNUT_DATA", "../shared/data"))
WEIGHTS = Path("src/runut/language")
RAW = {
    "id": ["id_news_3days", "parallel_news_en_id", "parallel_bbc_en_id", "nli_indonli"],
    "en": ["cluster_news2018_en", "cluster_allsides_en", "quotes_polnear_en"],
}
TEXTS = {"id": ("isi_berita", "ind", "premise"), "en": ("text",)}


def raw_texts(code: str) -> Iterator[str]:
    for name in RAW[code]:
        for line in (DATA / name / "open.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield next((row[key] for key in TEXTS[code] if row.get(key)), "") or "\n".join(row.get("paragraphs", []))


def raw_sentences(code: str, texts: Iterable[str] | None = None) -> Iterator[list[str]]:
    spoken = language(code)
    for text in raw_texts(code) if texts is None else texts:
        for start, end in split(text, 0, len(text), spoken):
            words = [plain(token.text) for token in tokenize(text, start, end)]
            if words:
                yield words


def plain(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 2 else word
