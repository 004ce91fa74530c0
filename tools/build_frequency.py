"""`python -m tools.build_frequency [--data DIR]`: in how many news reports each word stands (counts only, no text).

Writes `src/runut/language/<code>/frequency.tsv`: first line the number of reports, then `word<TAB>reports`, the
commonest first. `link` weighs words by it, so that a brief of two reports knows which of their words are rare.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.data import rows
from runut.link.profile import WORD

MOST, LEAST = 20_000, 3
HERE = Path(__file__).parent.parent / "src/runut/language"


def texts(data: Path, code: str) -> Iterator[str]:
    if code == "id":
        for row in rows(data, "id_news_3days", "open"):
            yield f"{row['judul']}\n{row['isi_berita']}"
        return
    for row in rows(data, "cluster_news2018_en", "open"):
        yield f"{row['title']}\n{row['text']}"
    for row in rows(data, "cluster_allsides_en", "open"):
        yield row["title"] + "\n" + "\n".join(row["paragraphs"])
    for row in rows(data, "cluster_ecbplus_en", "open"):
        yield "\n".join(" ".join(words) for words in row["sents"].values())
    for row in rows(data, "pairs_semeval22t8", "open"):
        for side in "12":
            if row[f"lang{side}"] == "en" and not row.get("augmented_translation"):
                yield row[f"text{side}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    for code in ("id", "en"):
        count: Counter[str] = Counter()
        seen = sorted(set(texts(data, code)))
        for text in seen:
            count.update({word.casefold() for word in WORD.findall(text) if not word[0].isdigit()})
        kept = sorted(((n, word) for word, n in count.items() if n >= LEAST), key=lambda pair: (-pair[0], pair[1]))
        lines = [str(len(seen)), *(f"{word}\t{n}" for n, word in kept[:MOST])]
        (HERE / code / "frequency.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(code, len(seen), "reports,", len(kept), "words,", len(lines) - 1, "kept")


if __name__ == "__main__":
    main()
