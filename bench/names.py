"""Names: exact-span F1 of the shipped tagger on four Indonesian sets, and words per CPU-second.

One tagger is measured on all. The sets disagree on what a name is, and the tagger was trained with each set's habits as
a style of their own: `SET.f1` reads a set in its own style, `SET.plain_f1` in the one runut uses on reports, where no
style is given. Only the first profits from knowing the set. Types are mapped to the set's; what has no type of ours
(food, times, quantities) is left out on both sides. A gold name with an acronym in brackets counts as two, as in runut.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

from bench.data import rows
from bench.scoring import prf
from runut.annotate.tagger import tag
from runut.language import language
from tools.train_names import SETS, on_our_tokens, raw_sentences

KEYS = {"ner_idner2k": "idner2k", "ner_ugm_id": "ugm", "ner_nergrit_id": "nergrit", "ner_nerp_id": "nerp"}
STYLES = dict(zip(SETS, "ABCD"))
WORDS = 60_000
Span = tuple[int, int, str]


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    spoken = language("id")
    for name, key in KEYS.items():
        sentences = [on_our_tokens(row["tokens"], row["tags"], SETS[name]) for row in rows(data, name, split)]
        if not sentences:
            continue
        for style, suffix in ((STYLES[name], "f1"), ("", "plain_f1")):
            right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
            for words, labels in sentences:
                gold, ours = spans(labels), spans(tag(words, spoken, style)) if words else set()
                right.update(kind for *_, kind in gold & ours)
                given.update(kind for *_, kind in ours)
                wanted.update(kind for *_, kind in gold)
            figures[f"{key}.{suffix}"] = prf(right.total(), given.total(), wanted.total())[2]
            if suffix == "f1":
                for kind in sorted(wanted):
                    figures[f"{key}.{kind.lower()}"] = prf(right[kind], given[kind], wanted[kind])[2]
    if (data / "id_news_3days" / f"{split}.jsonl").is_file():
        figures["words_per_cpu_s"] = speed(data / "id_news_3days" / f"{split}.jsonl")
    return figures


def spans(labels: list[str]) -> set[Span]:
    """The names of a row of labels as (first, past, type)."""
    found: set[Span] = set()
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != "I-" + labels[first][2:]:
            if labels[first] != "O":
                found.add((first, at, labels[first][2:]))
            first = at
    return found


def speed(file: Path) -> float:
    """Words tagged per CPU-second, features included, on running news."""
    spoken = language("id")
    texts = (json.loads(line)["isi_berita"] for line in file.read_text(encoding="utf-8").splitlines())
    sentences, count = [], 0
    for words in raw_sentences("id", texts):
        sentences.append(words)
        count += len(words)
        if count >= WORDS:
            break
    tag(sentences[0], spoken)
    start = time.process_time()
    for words in sentences:
        tag(words, spoken)
    return count / max(time.process_time() - start, 1e-9)
