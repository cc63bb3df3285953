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
    if cut.word(found[0]) in cut.words.grammar["pronouns"]:
        return found[0], found[0]
    found = _with_origin(cut, found)
    nouns = (n for n in range(found[0] + 1, found[1] + 1) if cut.tokens[n - 1].text[:1].isupper())
    stop = next(
        (n for n in nouns if n not in cut.inside and (cut.word(n) in _NEW or _is_of_amount(cut, n))), None
    )
    return found if stop is None else (found[0], stop - 1)


def _is_of_amount(cut: Cut, at: int) -> bool:
    """As in "das Amt | von 17 Toten": "von" before a number or an adjective opens what is told, before a name it does not."""
    following = cut.tokens[at + 1 : at + 2]
    return cut.word(at) == "von" and not any(
        one.text[:1].isupper() or one.word in _ARTICLES for one in following
    )


_ARTICLES = {"der", "dem", "den", "einem", "einer"}


def _with_origin(cut: Cut, found: Phrase) -> Phrase:
    """As in "ein Händler aus Karst": where somebody without a name is from belongs to who speaks."""
    at = found[1] + 1
    names_place = cut.word(at) == "aus" and at < cut.place.last and cut.tokens[at + 1].text[:1].isupper()
    return (found[0], at + 1) if names_place else found
