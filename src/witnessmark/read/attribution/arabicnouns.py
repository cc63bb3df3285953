"""Arabic noun phrases that name a source: where they begin after a work ("a report issued by X") and where they end."""

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.nouns import MARKS
from witnessmark.read.attribution.phrases import Phrase
from witnessmark.read.cues import Words, bare_of_and

MAX_NAME = 9
"""Words of a name; what runs on longer has lost its verb."""


def bare(token: Token, words: Words) -> str:
    """The word without the "and" written onto it, where that makes a listed word of it."""
    return token.word if token.word in words.cues else bare_of_and(token.word, words)


def without_to(word: str) -> str:
    """A word without the "to" written onto it: "للوزارة" -> "الوزارة", "لتقرير" -> "تقرير"."""
    if word.startswith("لل") and len(word) > 4:
        return "ال" + word[2:]
    return word[1:] if word.startswith("ل") and len(word) > 4 else word


def is_addressed(token: Token, words: Words) -> bool:
    """As in "to the channel": a "to" written onto a noun for those who speak or listen."""
    plain = without_to(token.word)
    return plain != token.word and _names_listener(plain, words)


def _names_listener(word: str, words: Words) -> bool:
    return any(
        words.has("sources", one, word) for one in ("bodies", "outlets", "agencies", "groups", "governments")
    )


def is_verb(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """A form of a speech verb, unless it stands as a noun behind a noun for a body ("the rights monitoring board")."""
    word = tokens[at].word
    if word not in words.cues:
        return False
    is_noun = (
        word in words.phrases["nouns"]
        and at > 0
        and words.has("sources", "bodies", bare(tokens[at - 1], words))
    )
    return not is_noun


def past_work(sentence: Sentence, at: int, words: Words) -> int:
    """The first token after a work and its making: "a report | issued by |"; `at` where no work with a maker stands."""
    tokens = sentence.tokens
    if at >= len(tokens) - 1 or not words.has("phrases", "works", without_to(tokens[at].word)):
        return at
    after = at + 1
    while after < len(tokens) - 1 and tokens[after].word in words.phrases["work_verbs"] | {"عن"}:
        after += 1
    is_over = tokens[after].text in MARKS or tokens[after].word in words.phrases["complementiser"]
    return at if is_over and after == at + 1 else after


def subject_after(sentence: Sentence, first: int, limit: int, words: Words) -> Phrase | None:
    """The noun phrase from a token on: up to a mark, a preposition, a verb, "that", "who", or those who are told."""
    tokens, at = sentence.tokens, first
    while at <= min(limit, first + MAX_NAME) and not _stops(tokens, at, first, words):
        at += 1
    return (first, at - 1) if at > first else None


def _stops(tokens: tuple[Token, ...], at: int, first: int, words: Words) -> bool:
    token, grammar = tokens[at], words.grammar
    if token.text in MARKS | {".", "!", "؟"}:
        return True
    if token.word == "من":  # "residents of the village", "a number of"
        return at == first or not (
            words.has("sources", "groups", tokens[at - 1].word) or tokens[at - 1].word == "عدد"
        )
    closed = grammar["prepositions"] | grammar["relatives"] | grammar["auxiliaries"] | grammar["time_words"]
    if (
        token.word
        in closed | words.phrases["complementiser"] | words.phrases["happenings"] | grammar["plain_verbs"]
    ):
        return True
    if at == first:
        return token.word in words.cues
    over = is_verb(tokens, at, words) or token.word in words.phrases["sayings"]
    to_work = words.has("phrases", "works", tokens[at - 1].word)
    accused = token.word[:1] == "ب" and token.word[1:] in words.phrases["happenings"]
    return over or accused or (is_addressed(token, words) and not to_work)
