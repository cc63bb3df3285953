"""The month of May told from the verb that hedges, by its capital and the words beside it."""

from collections.abc import Sequence

from witnessmark.read.words.tokens import Token

MONTH = "the month of may"
"""What stands for the word where only verbs are looked for; no list of words holds it."""

_VERB_GOES_ON = frozenset({"have", "be", "not", "also", "well", "never", "soon", "still", "yet"})
"""Words behind a verb in a headline whose every word is written large: "Rebels May Have Fled"."""
_SENTENCE_ENDS = frozenset(".;!?")


def is_month(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` is the month: written large within a sentence, or beside a number."""
    token = tokens[place]
    if token.word != "may" or not text[token.start].isupper():
        return False
    beside = [tokens[k] for k in (place - 1, place + 1) if 0 <= k < len(tokens)]
    if any(one.kind in {"number", "ordinal"} for one in beside):
        return True
    goes_on = place + 1 < len(tokens) and tokens[place + 1].word in _VERB_GOES_ON
    opens = place == 0 or tokens[place - 1].word in _SENTENCE_ENDS
    # In capitals throughout ("REBELS MAY FLEE") the first one says nothing.
    return not opens and not goes_on and text[token.start : token.end] == "May"


def without_month(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The same tokens, in which the month is no word that could govern a verb."""
    if not any(token.word == "may" for token in tokens):
        return tokens
    return [
        token._replace(word=MONTH) if is_month(text, tokens, place) else token
        for place, token in enumerate(tokens)
    ]
