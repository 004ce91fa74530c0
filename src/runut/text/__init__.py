"""Work on text that several stages share: folding, sentences, tokens, numbers, dates, vectors. One verb a module."""
