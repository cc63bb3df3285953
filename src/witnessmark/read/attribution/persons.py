"""People a sentence names, whether they speak or not, so that "she" in the next one finds them."""

from collections.abc import Iterator

from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution.nouns import is_name
from witnessmark.read.cues import Words, fold
from witnessmark.records import Span


def named_persons(sentence: Sentence, words: Words) -> Iterator[Span]:
    """The model's persons; without a model, names of two words that open a sentence, follow a role, or precede one."""
    if sentence.parsed:
        yield from (one.span for one in sentence.entities if one.kind == "PERSON")
        return
    tokens = sentence.tokens
    for n in range(len(tokens) - 2):
        run = is_name(tokens[n]) and is_name(tokens[n + 1]) and not is_name(tokens[n + 2])
        if run and (n == 0 or not is_name(tokens[n - 1])) and _is_person(sentence, n, words):
            yield sentence.covering(n, n + 1)


def _is_person(sentence: Sentence, n: int, words: Words) -> bool:
    tokens = sentence.tokens
    before = tokens[n - 1] if n else None
    role = before is not None and any(
        words.has("sources", name, before.word) for name in ("titles", "groups")
    )
    described = (
        n + 3 < len(tokens)
        and tokens[n + 2].text == ","
        and tokens[n + 3].word in {"a", "an", "the", "who", "whose"}
    )
    listed = words.grammar["determiners"] | words.grammar["prepositions"] | words.grammar["subordinators"]
    opens = n == 0 and tokens[0].word not in listed and tokens[2].word.endswith(("ed", "s", "t", "ew"))
    return role or described or opens


def named_subject(sentence: Sentence, words: Words) -> Iterator[Span]:
    """Who a sentence opens with, people or bodies: "The Hollis Centre released ...", "Two shepherds reached ..."."""
    tokens = sentence.tokens
    at = 0
    while at < min(3, len(tokens) - 2) and _describes(tokens[at].word, words):
        at += 1
    end = at
    while end < len(tokens) - 1 and _is_named(sentence, end, words):
        end += 1
    plain = at < len(tokens) - 1 and words.has("sources", "groups", tokens[at].word)
    if plain and end == at:
        end = at + 1
    is_short = at == 0 and end == 1 and not tokens[0].text.isupper() and not plain
    if end > at and not is_short:
        yield sentence.covering(0, end - 1)


def _describes(word: str, words: Words) -> bool:
    """An article, a number, or an adjective of people between them and their noun."""
    return word in words.grammar["determiners"] - {"this", "that", "no"} or word in {
        "young",
        "old",
        "local",
        "elderly",
        "senior",
    }


def _is_named(sentence: Sentence, at: int, words: Words) -> bool:
    tokens = sentence.tokens
    if tokens[at].text.isupper() and "'" in fold(tokens[at].text):
        return False
    if (
        is_name(tokens[at])
        and tokens[at].word
        not in words.grammar["prepositions"]
        | words.grammar["subordinators"]
        | words.grammar["time_words"]
        | words.grammar["pronouns"]
    ):
        return True
    return (
        at > 0
        and is_name(tokens[at + 1])
        and is_name(tokens[at - 1])
        and tokens[at].word in {"of", "for", "and"}
    )
