"""Whether a word stands as a name, a pronoun or a noun, by the words beside it; for the forms of speech verbs above all."""

import re

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.cues import Words

MARKS = frozenset(',;:()[]—–“”"«»„!?؟،؛…') | {"...", "--", "‘"}

ARTICLES = {"the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "our", "my", "your"}

JOIN = {"and", "or", "und", "و"}


def is_name(token: Token) -> bool:
    """Whether a token is written like a name."""
    return token.text[:1].isupper()


def is_pronoun(token: Token, words: Words) -> bool:
    """A pronoun that can be a subject, alone or with its verb ("you're")."""
    return re.split("['’]", token.word)[0] in words.grammar["pronouns"] - {"one"}


def is_noun_place(before: Token, words: Words) -> bool:
    """After these a verb form can only be a noun: "the report", "his claims", "in statements"."""
    return (
        before.word in words.grammar["determiners"]
        or (before.word in words.grammar["prepositions"] and before.word != "to")
        or before.text in {"'s", "’s", "’", "'"}
        or before.word.endswith(("'s", "s'"))
    )


def is_noun_use(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether the word at `at`, a form of a speech verb, stands here as a noun or a name."""
    token = sentence.tokens[at]
    if at == 0:
        return not token.word.endswith(("ing", "ed")) and words.order != "after"
    before = sentence.tokens[at - 1]
    if is_name(token) and words.language == "en":
        return True
    alone = before.word in _ALONE and token.word not in words.phrases["nouns"]  # "Another said"
    if words.language != "en" or token.word.endswith("ed") or alone:
        return False
    can_be = token.word in words.phrases["nouns"] or token.word.endswith("ing")
    if token.word in words.phrases["nouns"] and _disagrees(sentence.tokens, at, words):
        return True
    return is_noun_place(before, words) or (can_be and is_described(sentence.tokens, at, words))


_ALONE = {
    "another",
    "both",
    "some",
    "many",
    "several",
    "most",
    "few",
    "all",
    "each",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
}
"""Words that stand for people without a noun as well as before one."""


def _disagrees(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """As in "the television show", "government documents have": number or the verb behind tells a noun."""
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    if after.word == "that":
        return False
    if is_name(before):
        first = next((n for n in range(at - 1, max(0, at - 6), -1) if not is_name(tokens[n])), at)
        if tokens[first].word == "by":
            return False  # "images verified by Arms Trace | show"
        joined = at > 2 and any(tokens[n].word in JOIN for n in range(max(0, at - 4), at - 1))
        base = not tokens[at].word.endswith("s") and not before.word.endswith("s") and not joined
        return base or after.word in {"where", "which", "who"}
    if not tokens[at].word.endswith("s") and _is_singular(before, words):
        return True
    return after.word in words.grammar["auxiliaries"] - {"that", "not"} | {"where", "which", "who"}


def _is_singular(token: Token, words: Words) -> bool:
    """A noun that takes "reports", never "report", as its verb."""
    grammar = words.grammar
    small = (
        grammar["auxiliaries"]
        | grammar["adverbs"]
        | grammar["pronouns"]
        | grammar["subordinators"]
        | grammar["collective"]
    )
    is_word = (
        token.word.isalpha() and token.word not in small | grammar["prepositions"] | grammar["time_words"]
    )
    return is_word and not token.word.endswith(("s", "ly", "men"))


def is_described(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """As in "a new report": an article, then a word that cannot speak, then the noun."""
    for n in range(at - 1, max(-1, at - 4), -1):
        if tokens[n].word in ARTICLES or tokens[n].word.endswith("'s"):
            return n < at - 1
        listed = words.is_source(tokens[n].word, "groups", "bodies", "evidence")
        if (
            listed
            or is_name(tokens[n])
            or tokens[n].word in words.grammar["auxiliaries"]
            or tokens[n].text in MARKS
        ):
            return False
    return False
