"""Names: exact-span F1 of the shipped taggers on four Indonesian sets, English recall, and words per CPU-second.

One tagger is measured on all. The sets disagree on what a name is, and the tagger was trained with each set's habits as
a style of their own: `SET.f1` reads a set in its own style, `SET.plain_f1` in the one runut uses on reports, where no
style is given. Only the first profits from knowing the set. Types are mapped to the set's; what has no type of ours
(food, times, quantities) is left out on both sides. A gold name with an acronym in brackets counts as two, as in runut.
`lower_f1` and `upper_f1`: the same sentences all in lower case, all in capitals. `quality_f1`, `quality_plain_f1`: by
`--quality`, where the extra `meaning` is installed. English: see `names_en`; spaCy's CNN trained on the same Indonesian
sentences is measured by `python -m tools.crossval names`, since a bench trains nothing.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.data import rows
from bench.names_en import english
from bench.scoring import prf
from runut.annotate.encoded import encoded
from runut.annotate.tagger import tag
from runut.language import language
from runut.text.e5 import weights_place
from tools.names_texts import raw_sentences
from tools.train_names import SETS, on_our_tokens

KEYS = {"ner_idner2k": "idner2k", "ner_ugm_id": "ugm", "ner_nergrit_id": "nergrit", "ner_nerp_id": "nerp"}
STYLES = dict(zip(SETS, "ABCD"))
WORDS = 60_000
QUALITY_WORDS = 6_000
Span = tuple[int, int, str]
Labelled = tuple[list[str], list[str]]
Label = Callable[[Sequence[list[str]], str], Sequence[list[str]]]


def run(data: Path, split: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, key in KEYS.items():
        read = (on_our_tokens(row["tokens"], row["tags"], SETS[name]) for row in rows(data, name, split))
        sentences = [pair for pair in read if pair[0]]
        if not sentences:
            continue
        style = STYLES[name]
        figures |= scored(sentences, fast, style, key, by_type=True)
        figures |= scored(sentences, fast, "", f"{key}.plain")
        if name != "ner_nerp_id":  # has no capitals
            figures |= scored(
                [([word.lower() for word in words], gold) for words, gold in sentences], fast, style, f"{key}.lower"
            )
            figures |= scored(
                [([word.upper() for word in words], gold) for words, gold in sentences], fast, style, f"{key}.upper"
            )
        if weights_place() is not None:
            figures |= scored(sentences, slow, style, f"{key}.quality")
            figures |= scored(sentences, slow, "", f"{key}.quality_plain")
    figures |= english(data, split)
    if (data / "id_news_3days" / f"{split}.jsonl").is_file():
        running = news(data / "id_news_3days" / f"{split}.jsonl")
        figures["words_per_cpu_s"] = speed(running, fast, WORDS)
        if weights_place() is not None:
            figures["quality_words_per_cpu_s"] = speed(running, slow, QUALITY_WORDS)
    return figures


def fast(sentences: Sequence[list[str]], style: str) -> list[list[str]]:
    return [tag(words, language("id"), style) for words in sentences]


def slow(sentences: Sequence[list[str]], style: str) -> list[list[str]]:
    return encoded(sentences, language("id"), style)


def scored(
    sentences: Sequence[Labelled], label: Label, style: str, key: str, by_type: bool = False
) -> dict[str, float]:
    """F1 over exact spans, as `<key>.f1` or `<key>_f1`; of each type besides if asked."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for (_, theirs), labels in zip(sentences, label([words for words, _ in sentences], style)):
        gold, ours = spans(theirs), spans(labels)
        right.update(kind for *_, kind in gold & ours)
        given.update(kind for *_, kind in ours)
        wanted.update(kind for *_, kind in gold)
    figures = {f"{key}{'_' if '.' in key else '.'}f1": prf(right.total(), given.total(), wanted.total())[2]}
    if by_type:
        figures |= {f"{key}.{kind.lower()}": prf(right[kind], given[kind], wanted[kind])[2] for kind in sorted(wanted)}
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


def news(file: Path) -> list[list[str]]:
    """So many words of running news, by sentences."""
    texts = (json.loads(line)["isi_berita"] for line in file.read_text(encoding="utf-8").splitlines())
    sentences, count = [], 0
    for words in raw_sentences("id", texts):
        sentences.append(words)
        count += len(words)
        if count >= WORDS:
            break
    return sentences


def speed(sentences: Sequence[list[str]], label: Label, most: int) -> float:
    """Words tagged per CPU-second, features included."""
    label(sentences[:1], "")
    count = 0
    start = time.process_time()
    for at in range(0, len(sentences), 50):
        label(sentences[at : at + 50], "")
        count += sum(len(words) for words in sentences[at : at + 50])
        if count >= most:
            break
    return count / max(time.process_time() - start, 1e-9)
