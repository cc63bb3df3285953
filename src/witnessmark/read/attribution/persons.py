"""People a sentence names, whether they speak or not, so that "she" in the next one finds them."""

from collections.abc import Iterator

from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.arabicnouns import bare, subject_after
from witnessmark.read.attribution.following import phrase_after
from witnessmark.read.attribution.nouns import MARKS, is_name
from witnessmark.read.cues import Words
from witnessmark.records import Span


def named_persons(sentence: Sentence, words: Words) -> Iterator[Span]:
    """The model's persons; without a model, names of two words that open a sentence, follow a role, or precede one."""
    yield from _met(sentence, words)
    if sentence.named:
        yield from (one.span for one in sentence.entities if one.kind == "PERSON")
        return
    tokens = sentence.tokens
    for n in range(len(tokens) - 2):
        run = is_name(tokens[n]) and is_name(tokens[n + 1]) and not is_name(tokens[n + 2])
        if run and (n == 0 or not is_name(tokens[n - 1])) and _is_person(sentence, n, words):
            yield sentence.covering(n, n + 1)


_MEETING = {"met", "visited", "called", "interviewed", "reached", "phoned"}
_ONE = {"a", "an", "one", "my", "his", "her", "their", "our", "your"}


def _met(sentence: Sentence, words: Words) -> Iterator[Span]:
    """As in "Just spoke to my cousin in Halq": whom the writer met or called, without a name."""
    tokens = sentence.tokens
    for n in range(1, len(tokens) - 1):
        is_to = tokens[n].word in {"to", "with"} and tokens[n - 1].word in {
            "spoke",
            "talked",
            "speaking",
            "talking",
            "spoken",
        }
        if not (is_to or tokens[n].word in _MEETING) or tokens[n + 1].word not in _ONE:
            continue
        found = phrase_after(sentence, n + 1, words)
        if found is not None and any(
            words.has("sources", "groups", one.word) for one in tokens[found[0] : found[1] + 1]
        ):
            yield sentence.covering(*found)


def _is_person(sentence: Sentence, n: int, words: Words) -> bool:
    tokens = sentence.tokens
    before = tokens[n - 1] if n else None
    role = before is not None and words.is_source(before.word, "titles", "groups")
    described = (
        n + 3 < len(tokens)
        and tokens[n + 2].text == ","
        and tokens[n + 3].word in {"a", "an", "the", "who", "whose"}
    )
    listed = words.grammar["determiners"] | words.grammar["prepositions"] | words.grammar["subordinators"]
    inside = before is not None and (
        before.word not in listed or before.word in {"by", "with", "what", "that", "when"}
    )
    is_body = any(words.is_source(tokens[m].word, "organisations", "outlets", "bodies") for m in (n, n + 1))
    if inside and not is_body and before is not None and before.text not in MARKS:
        return True  # "what Ann Poe has to say", "the first thing Ann Poe saw"
    opens = n == 0 and tokens[0].word not in listed and tokens[2].word.endswith(("ed", "s", "t", "ew"))
    return role or described or opens


def named_subject(sentence: Sentence, words: Words) -> Iterator[Span]:
    """Who a sentence opens with, people or bodies: "The Hollis Centre released ...", "Two shepherds reached ..."."""
    if words.language == "ar":
        yield from _arabic_subject(sentence, words)
        return
    tokens = sentence.tokens
    start = at = _past_opening(sentence, words)
    limit = len(tokens) - (tokens[-1].text in MARKS | {"."})  # a heading has no full stop
    while at < min(start + 3, limit - 1) and _describes(tokens[at].word, words):
        at += 1
    plain = at < limit and _names_people(tokens, at, words)
    end = at = at + plain if plain else at
    if plain and end + 1 < limit and tokens[end].word in {"at", "of", "in", "from"}:
        yield sentence.covering(start, _past_house(sentence, end, limit, words))
        return
    while end < limit and _is_named(sentence, end, words):
        end += 1
    described = (
        end + 1 < limit and tokens[end].text == "," and tokens[end + 1].word in {"a", "an"}
    )  # "Amina, a nurse,"
    is_short = at == start and end == at + 1 and not tokens[at].text.isupper() and not described
    named = end + 1 < limit and tokens[end].text == "," and is_name(tokens[end + 1])
    if plain and end == at and named:  # "Her neighbour, Ann Poe, disagreed"
        last = next((n for n in range(end + 1, limit) if not is_name(tokens[n])), limit)
        yield sentence.covering(end + 1, last - 1)
        return
    if plain or (end > at and not is_short):
        yield sentence.covering(at if plain and end > at else start, max(end, at) - 1)


def _past_house(sentence: Sentence, preposition: int, limit: int, words: Words) -> int:
    """The last token of "at the Open Skies Lab": an article and a run of names; the one before where no name follows."""
    at = preposition + 1 + (sentence.tokens[preposition + 1].word in words.grammar["determiners"])
    end = at
    while end < limit and _is_named(sentence, end, words):
        end += 1
    return end - 1 if end > at else preposition - 1


def _arabic_subject(sentence: Sentence, words: Words) -> Iterator[Span]:
    """As in "published X a report": who stands behind the verb that opens the sentence."""
    opens = (
        sentence.tokens[0].word in words.cues or bare(sentence.tokens[0], words) in words.phrases["methods"]
    )
    found = subject_after(sentence, 1, len(sentence.tokens) - 1, words) if opens else None
    if found is not None and not words.has("phrases", "works", sentence.tokens[found[0]].word):
        last = next(
            (n - 1 for n in range(found[0] + 1, found[1] + 1) if _is_object(sentence, n, words)), found[1]
        )
        yield sentence.covering(found[0], last)


def _is_object(sentence: Sentence, at: int, words: Words) -> bool:
    """As in "published X | a report": a work, with the ending of an object."""
    word = sentence.tokens[at].word
    return words.has("phrases", "works", word.removesuffix("ا"))


def _names_people(tokens: tuple[Token, ...], at: int, words: Words) -> int:
    """How many words say what somebody is: "shepherds", "village elder"; 0 where none do."""
    closed = words.grammar["auxiliaries"] | words.grammar["prepositions"] | words.grammar["subordinators"]
    for n in range(at, min(at + 4, len(tokens))):
        word = tokens[n].word
        if n > at and word in words.grammar["determiners"]:
            return 0  # "Petra shakes her head"
        is_owner = word.endswith(("'s", "s'"))
        if word in closed or tokens[n].text in MARKS or (is_name(tokens[n]) and not is_owner and n > at):
            return 0
        body = is_owner and words.is_source(word[:-2], "bodies", "governments")
        opens = n == 0 and not (
            len(tokens) > 1 and is_name(tokens[1])
        )  # "Researchers at the lab", not "President Ann Poe"
        plain = not is_name(tokens[n]) or opens
        if plain and (words.has("sources", "groups", word) or body):
            return n - at + 1
    return 0


def named_bodies(sentence: Sentence, words: Words) -> Iterator[Span]:
    """Bodies a sentence names anywhere, by a run of two capitals or more with a word for a body in it."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        end = at
        while end < len(tokens) - 1 and _is_named(sentence, end, words):
            end += 1
        if end - at >= 2 and any(words.has("sources", "organisations", one.word) for one in tokens[at:end]):
            yield sentence.covering(at, end - 1)
        at = max(end, at) + 1


def _past_opening(sentence: Sentence, words: Words) -> int:
    """The first token after an opening clause: "Asked about it, | a villager ..."."""
    tokens = sentence.tokens
    if (
        tokens[0].word
        not in words.grammar["spoke"] | words.grammar["subordinators"] | words.grammar["prepositions"]
    ):
        return 0
    comma = next((n for n in range(1, min(20, len(tokens) - 3)) if tokens[n].text == ","), -1)
    return comma + 1


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
    tokens, grammar = sentence.tokens, words.grammar
    token = tokens[at]
    if is_name(token):
        if token.text.isupper() and "'" in token.word:
            return False
        small = (
            grammar["prepositions"] | grammar["subordinators"] | grammar["time_words"] | grammar["pronouns"]
        )
        if token.word not in small:
            return True
    return (
        token.word in {"of", "for", "and"}
        and 0 < at < len(tokens) - 1  # a heading ends without a mark
        and is_name(tokens[at + 1])
        and is_name(tokens[at - 1])
    )
