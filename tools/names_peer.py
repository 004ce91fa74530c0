"""spaCy's CNN trained on the same sentences as our tagger, for `python -m tools.crossval names`; none of it ships."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

Labelled = tuple[list[str], list[str]]


def spacy_cnn(train: Sequence[Labelled], tested: Sequence[Labelled], epochs: int = 10) -> tuple[list[list[str]], float]:
    """The labels a freshly trained CNN gives, and the words it tags per CPU-second.

    Args:
        train: words and labels "O", "B-PER", "I-PER" ...; tested: likewise, their labels are not looked at.
        epochs: times the training sentences are gone through; more brought nothing on these sets.
    """
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.training.iob_utils import iob_to_biluo
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(1)
    order = random.Random(1)
    nlp = spacy.blank("id")
    nlp.add_pipe("ner")
    examples = [
        Example.from_dict(Doc(nlp.vocab, words=words), {"words": words, "entities": iob_to_biluo(labels)})
        for words, labels in train
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(epochs):
        order.shuffle(examples)
        for batch in minibatch(examples, size=32):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    start = time.process_time()
    read = [nlp(Doc(nlp.vocab, words=words)) for words, _ in tested]
    speed = sum(len(words) for words, _ in tested) / max(time.process_time() - start, 1e-9)
    return [[f"{one.ent_iob_}-{one.ent_type_}" if one.ent_type_ else "O" for one in doc] for doc in read], speed
