"""A language model as a second reader: it points at words, and nothing it says is kept unless the text bears it out."""
