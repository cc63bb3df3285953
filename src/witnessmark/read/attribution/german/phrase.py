"""Noun phrases that begin at a word, ended where German case shows that another begins ("das Amt | den Tod")."""

from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.german.clause import Cut
from witnessmark.read.attribution.phrases import Phrase

_NEW = {"den", "dem", "das", "die", "ein", "eine", "einen", "einem", "ihm", "ihr", "ihnen", "ihn", "sich"}
"""Articles and pronouns that after a noun begin another phrase; "der" and "des" may be a genitive."""


def phrase_right(cut: Cut, first: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token `first`; None where none does."""
    found = phrase_after(cut.place.sentence, first, cut.words, limit)
    if found is None:
        return None
    nouns = (n for n in range(found[0] + 1, found[1] + 1) if cut.tokens[n - 1].text[:1].isupper())
    stop = next((n for n in nouns if cut.word(n) in _NEW and n not in cut.inside), None)
    return found if stop is None else (found[0], stop - 1)
