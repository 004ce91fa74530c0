"""Work on text that several stages share: normalise, sentences, tokens, similarity. One verb a module."""
