"""Noun phrases beside a speech verb, by word lists and nearness; see parse.py for those of a parser."""

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.nouns import (
    ARTICLES,
    JOIN,
    MARKS,
    is_name,
    is_noun_place,
    is_noun_use,
    is_pronoun,
)
from witnessmark.read.attribution.phrases import Phrase, trim_phrase
from witnessmark.read.cues import Words

_REACH = 60
"""Tokens back to the verb whose subject a second verb shares; more are lists that would cost time, not find speakers."""

HYPHENS = {"-", "‑", "/", "&", "’", "'", "'s", "’s"}


def after_dateline(sentence: Sentence) -> int:
    """The first token after "PLACE (Agency) -", 0 where there is none."""
    tokens = sentence.tokens
    dashes = (
        n
        for n in range(2, min(14, len(tokens)))
        if tokens[n].text in {"-", "–", "—"} and tokens[n - 1].text == ")"
    )
    return next(dashes, -1) + 1


def skip_helpers(tokens: tuple[Token, ...], at: int, words: Words) -> int:
    """Leftward from `at` over adverbs and auxiliaries ("was also able to"): the last token of what stands before."""
    while at >= 0 and _is_helper(tokens, at, words):
        at -= 1
    return at


def _is_helper(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    word = tokens[at].word
    if word == "to":
        return at > 0 and tokens[at - 1].word in words.grammar["carry_to"]
    if word in words.grammar["adverbs"] and is_name(tokens[at]) and at > 0 and is_name(tokens[at - 1]):
        return False  # "Human Rights Now"
    if word in words.grammar["auxiliaries"] or word in words.grammar["adverbs"] or word.endswith("n't"):
        return True
    if word == "on":
        return at > 0 and tokens[at - 1].word in {"went", "goes"}
    return word in words.grammar["carry_to"] - {"able", "used", "on", "going"} or (
        word.endswith("ly") and not is_name(tokens[at])
    )


def phrase_before(sentence: Sentence, cue: int, floor: int, words: Words) -> Phrase | None:
    """The noun phrase that speaks, to the left of token `cue`, not further left than token `floor`."""
    tokens = sentence.tokens
    last = skip_helpers(tokens, cue - 1, words)
    if last < floor or tokens[last].word in words.grammar["prepositions"]:
        return None  # "a chance to show", "sparked by proposed laws": no subject stands there
    if is_pronoun(tokens[last], words):
        return (last, last)  # "the first thing they found", "by the time she learned"
    if tokens[last].word == "and":
        return _first_subject(sentence, last, floor, words)
    if tokens[last].text in {",", "—", "–"}:
        return _before_apposition(sentence, last, floor, words)
    if tokens[last].word in words.grammar["relatives"] and last > floor:
        return _antecedent(sentence, last, floor, words)
    closed = last - 3 >= floor and tokens[last].text == ")" and tokens[last - 2].text == "("
    first = _walk_left(tokens, last - 3 if closed else last, floor, words)  # "the Damage Survey (DS) found"
    return trim_phrase(tokens, (_over_who(tokens, first, floor, words), last), words)


def _first_subject(sentence: Sentence, joint: int, floor: int, words: Words) -> Phrase | None:
    """As in "She visited the town and said": who the clause begins with; None for "she was seized and told"."""
    tokens = sentence.tokens
    for n in range(joint - 1, max(floor, joint - _REACH), -1):
        if tokens[n].text in {":", ";", "”", "“"}:
            floor = n + 1
            break
        if tokens[n].word not in words.cues or tokens[n - 1].word == "and" or is_noun_use(sentence, n, words):
            continue
        return phrase_before(sentence, n, floor, words)  # "X deny A and say B": the same X
    if tokens[joint + 1].word.endswith(("ed", "ld")) and any(
        tokens[n].word in {"was", "were"} for n in range(floor, joint)
    ):
        return None
    if tokens[floor].word in words.grammar["pronouns"]:
        return (floor, floor)
    at = floor
    while at < joint and (tokens[at].word in words.grammar["determiners"] or is_name(tokens[at])):
        at += 1
    while at < joint and words.is_source(tokens[at].word, "groups", "bodies"):
        at += 1
    return (floor, at - 1) if at > floor and tokens[at - 1].word not in words.grammar["determiners"] else None


def _over_who(tokens: tuple[Token, ...], first: int, floor: int, words: Words) -> int:
    """As in "an officer who asked not to be named said": back over the relative clause to the one it describes."""
    for n in range(first - 1, max(floor, first - 12), -1):
        if tokens[n].text in MARKS or tokens[n].word in words.phrases["complementiser"]:
            return first
        if tokens[n].word in {"who", "whom"}:
            led = n - 1 > floor and tokens[n - 1].word in {"with", "to", "from"}  # "with whom X spoke"
            return _walk_left(tokens, n - 1 - led, floor, words)
    return first


def _before_apposition(sentence: Sentence, comma: int, floor: int, words: Words) -> Phrase | None:
    """As in "X, a spokesman for Y, said": the phrase before the other comma of the pair."""
    tokens = sentence.tokens
    for n in range(comma - 1, floor, -1):
        if tokens[n].text == tokens[comma].text:
            last = max(floor, skip_helpers(tokens, n - 1, words))  # "governments have, however, recognized"
            return trim_phrase(tokens, (_walk_left(tokens, last, floor, words), last), words)
        if tokens[n].text in _CLOSING and (name := _quoted_name(tokens, n, floor)):
            return name
        if tokens[n].text in MARKS - {",", "(", ")"}:
            return None
    first = _walk_left(tokens, comma - 1, floor, words)
    return trim_phrase(tokens, (first, comma - 1), words) if first == floor else None


_CLOSING = {"”", '"', "’"}


def _quoted_name(tokens: tuple[Token, ...], close: int, floor: int) -> Phrase | None:
    """As in "“Hala,” a mother of four, said": a name in marks, given because it is not the real one."""
    last = close - 1 - (tokens[close - 1].text == ",")
    first = last
    while first > floor and first > last - 3 and is_name(tokens[first - 1]):
        first -= 1
    is_marked = first > floor and tokens[first - 1].text in {"“", '"', "‘"} and is_name(tokens[first])
    return (first, last) if is_marked else None


def named_instead(tokens: tuple[Token, ...], phrase: Phrase, cue: int, words: Words) -> Phrase:
    """As in "A spokesman, Ann Poe, said": the name speaks, not the role."""
    comma = phrase[1] + 1
    if comma + 1 >= cue or tokens[comma].text != ",":
        return phrase
    one_of = tokens[phrase[0]].word == "one" and tokens[phrase[1]].word in {"them", "these", "those"}
    if one_of and tokens[comma + 1].word in {"a", "an"}:
        return _apposition(tokens, comma, cue) or phrase  # "One of them, a farmer, said"
    if not is_name(tokens[comma + 1]):
        return phrase
    if any(is_name(one) for one in tokens[phrase[0] + 1 : phrase[1] + 1]) and not _is_role(
        tokens, phrase, words
    ):
        return phrase
    return _apposition(tokens, comma, cue) or phrase


def _apposition(tokens: tuple[Token, ...], comma: int, cue: int) -> Phrase | None:
    """What stands between a comma and the next mark before the verb."""
    end = next((n for n in range(comma + 1, cue) if tokens[n].text in MARKS), None)
    return (comma + 1, end - 1) if end is not None else None


def role_before(tokens: tuple[Token, ...], name: int, floor: int, words: Words) -> int:
    """As in "A spokesman for Y, Ann Poe, said": where the words begin that say what the name's bearer is; else the name."""
    if name - 2 < floor or tokens[name - 1].text != ",":
        return name
    first = _walk_left(tokens, name - 2, floor, words)
    return first if _is_role(tokens, (first, name - 2), words) else name


def _is_role(tokens: tuple[Token, ...], phrase: Phrase, words: Words) -> bool:
    """Whether a phrase only says what somebody is: its noun, before any preposition, is one for people."""
    stops = words.grammar["prepositions"]
    head = next((n - 1 for n in range(phrase[0] + 1, phrase[1] + 1) if tokens[n].word in stops), phrase[1])
    return not is_name(tokens[head]) and words.is_source(tokens[head].word, "groups", "titles")


def _antecedent(sentence: Sentence, relative: int, floor: int, words: Words) -> Phrase | None:
    """As in "photographs ... that documented": what the relative word stands for."""
    last = relative - 1
    if sentence.tokens[last].text == ",":
        last -= 1
    if last < floor:
        return None
    return trim_phrase(sentence.tokens, (_walk_left(sentence.tokens, last, floor, words), last), words)


def _walk_left(tokens: tuple[Token, ...], last: int, floor: int, words: Words) -> int:
    at = last
    while at > floor:
        if _closes_acronym(tokens, at - 1, floor):
            at -= 3
        elif _is_edge(tokens, at - 1, words):
            break
        else:
            at -= 1
    return at


def _closes_acronym(tokens: tuple[Token, ...], at: int, floor: int) -> bool:
    """As in "Damage Survey (DS) | staff": an acronym in brackets inside a name."""
    return (
        at - 3 >= floor and tokens[at].text == ")" and tokens[at - 2].text == "(" and is_name(tokens[at - 3])
    )


def _is_edge(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Whether a phrase on the right of token `at` cannot reach over it."""
    token, following = tokens[at], tokens[at + 1]
    if token.word in JOIN:
        return at == 0 or not _joins_here(tokens, at, words)
    if _is_break(tokens, at, words) or _is_verb(token, following, words):
        return True
    is_be = at > 0 and tokens[at - 1].word in {
        "is",
        "was",
        "are",
        "were",
        "been",
    }  # "is disputed by the ministry"
    describes = not is_be and _is_participle(token, following, words)
    if token.text in HYPHENS or (token.word == "who" and at > 0) or describes:
        return False
    if token.word in words.cues and token.word not in words.phrases["works"] and not is_name(token):
        return at == 0 or not is_noun_place(tokens[at - 1], words)
    return token.word in words.grammar["subordinators"] - {"than", "once"} or (
        token.word in words.grammar["auxiliaries"] and token.tag != "NOUN"
    )


def _joins_here(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """Whether the "and" at a token is part of one speaker's phrase."""
    following, far = tokens[at + 1], min(at + 2, len(tokens) - 1)
    if following.word in words.phrases["handled"] and tokens[far].word == "by":
        return True  # "photographs taken by residents and verified by X"
    if any(tokens[n].word == "both" for n in range(max(0, at - 7), at)) and following.word in ARTICLES:
        return True  # "Both the Red Crescent and the town council"
    right = tokens[far] if following.word in ARTICLES else following
    return joins(tokens[at - 1], right, words, tokens[at - 2] if at > 1 else None)


def _is_break(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """A mark, a word that opens a clause, or the seam of two phrases ("in the leaflet | this fire shows")."""
    token, leads = tokens[at], words.grammar["prepositions"] | {"all", "both", "half"}
    if token.text == "." and at > 0 and len(tokens[at - 1].text) == 1:
        return not tokens[at - 1].text.isupper()  # an initial
    is_mark = token.text in MARKS or token.text == "." or token.word in words.phrases["complementiser"]
    return is_mark or (tokens[at + 1].word in ARTICLES and token.word not in leads)


def _is_verb(token: Token, following: Token, words: Words) -> bool:
    """As in "cited | a study showing", "kept | Spain's hopes": a verb of another clause."""
    if is_name(token) or words.language != "en" or following.word == "by":
        return False  # "engineers sent by the authority"
    takes = following.word in words.grammar["determiners"] or is_name(following)
    return token.word in words.grammar["plain_verbs"] or (
        token.word.endswith("ed") and takes and token.tag not in {"ADJ", "NOUN"}
    )


def _is_participle(token: Token, following: Token, words: Words) -> bool:
    """As in "videos found on social media": a verb of finding that only describes the noun before it."""
    lemma, kinds = words.cues.get(token.word, ("", ()))
    describes = "say" not in kinds or lemma in words.phrases["quote_only"]
    placed = following.word in words.grammar["prepositions"] or following.word in {"online", "here", "there"}
    return bool(kinds) and describes and placed


def joins(left: Token, right: Token, words: Words, before: Token | None = None) -> bool:
    """Whether "and" stands between two speakers and not between two clauses."""
    if is_name(left) and (is_name(right) or right.word == "the"):
        return True
    if before is not None and before.word in {"on", "for", "of"} and not is_name(right):
        return True  # "the Commission on pollution and health"
    return all(words.is_source(one.word, "groups", "evidence", "bodies") for one in (left, right))
