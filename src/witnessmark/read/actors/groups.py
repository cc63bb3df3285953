"""Described actors: groups told by what they are ("pro-government militias") and persons told by their role."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from witnessmark.read.actors.found import Form, Found, bare, key, owns
from witnessmark.read.actors.lists import adjectives, lists, states
from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.nouns import is_name
from witnessmark.read.cues import Words
from witnessmark.records.actor import ActorKind

ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
        "that",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "some",
        "many",
    }
)
_DEFINITE = ARTICLES - {"a", "an", "some", "many"}
_HEADS: tuple[tuple[str, ActorKind], ...] = (
    ("media", "outlet"),
    ("armed", "armed group"), ("forces", "organ"), ("air", "organ"), ("police", "organ"), ("officials", "organ"),
    ("people", "people"), ("persons", "person"),
)  # fmt: skip
_THINGS = frozenset(
    [
        "station",
        "stations",
        "base",
        "bases",
        "building",
        "buildings",
        "post",
        "posts",
        "car",
        "cars",
        "vehicle",
        "vehicles",
        "headquarters",
        "checkpoint",
        "checkpoints",
        "positions",
        "position",
        "camp",
        "camps",
        "uniform",
        "uniforms",
        "attack",
        "attacks",
        "raid",
        "raids",
        "operation",
        "operations",
        "offensive",
        "presence",
        "control",
        "custody",
        "rule",
        "house",
        "houses",
        "homes",
        "home",
        "convoy",
        "convoys",
        "school",
        "hospital",
        "policy",
        "source",
        "sources",
        "work",
        "aid",
        "spending",
        "ranks",
        "action",
    ]
)
"""What a group's noun only describes: "police station", "army base"."""
_NO_STATES = frozenset({"rebel", "opposition", "kurdish", "tribal", "militia", "separatist", "islamist"})
"""Whose forces are no state's."""
_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve several some many dozens hundreds thousands""".split()  # noqa: SIM905
)
_SORTS = (
    "-backed",
    "-supported",
    "-funded",
    "-trained",
    "-armed",
    "-led",
    "-aligned",
    "-allied",
    "-linked",
    "-controlled",
)


def find_groups(sentence: Sentence, words: Words) -> Iterator[Found]:
    """Groups and roles of a sentence, left to right; a noun that belongs to a name is left to the name."""
    tokens = sentence.tokens
    for n in range(len(tokens)):
        head = _head_at(tokens, n)
        if head is None and _is_short_form(tokens, n):
            yield replace(_found(sentence, n, n, "organisation"), is_sure=False)
        if head is None or _is_used_up(sentence, n):
            continue
        first = _left_edge(sentence, n, words)
        if first is not None and not _is_count(tokens, first, n):
            yield _found(sentence, first, n, head)


def _head_at(tokens: tuple[Token, ...], n: int) -> ActorKind | None:
    """What kind of noun stands here; capitals count only where a sentence begins."""
    token = tokens[n]
    if is_name(token) and n > 0:
        return None
    heads, word = _kinds_of_heads(), key(token)
    if word not in _last_words():
        return None  # so it is at nearly every word
    return heads.get(f"{key(tokens[n - 1])} {word}") or heads.get(word) if n else heads.get(word)


@cache
def _kinds_of_heads() -> dict[str, ActorKind]:
    """Noun, of one word or two, -> the kind of the first list that has it."""
    found: dict[str, ActorKind] = {}
    for name, kind in _HEADS:
        for word in lists().lists[name]:
            found.setdefault(word, kind)
    return found


@cache
def _last_words() -> frozenset[str]:
    return frozenset(one.rsplit(" ", 1)[-1] for one in _kinds_of_heads())


def _is_count(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether people are only counted ("11 men", "people"): a figure, and nobody in particular."""
    if key(tokens[last]) == "people" and first == last:
        return not (first and tokens[first - 1].word in _DEFINITE)
    counted = first < last and all(one.text.isdigit() or one.word in _NUMBERS for one in tokens[first:last])
    return counted and not (first and tokens[first - 1].word in _DEFINITE)


def _is_short_form(tokens: tuple[Token, ...], n: int) -> bool:
    """As in "the board", which means somebody only where a board was named before."""
    return (
        n > 0
        and tokens[n - 1].word == "the"
        and tokens[n].text.islower()
        and lists().has("bodies", key(tokens[n]))
    )


def _is_used_up(sentence: Sentence, n: int) -> bool:
    """Whether the noun only describes the next one, or is a title of a name."""
    tokens = sentence.tokens
    if n + 1 >= len(tokens) or owns(tokens[n]):
        return False
    after = tokens[n + 1]
    if is_name(after):
        return lists().has("persons", key(tokens[n])) or lists().has("titles", key(tokens[n]))
    return after.word in _THINGS or (_head_at(tokens, n + 1) is not None and after.text.islower())


def _left_edge(sentence: Sentence, n: int, words: Words) -> int | None:
    """The first token of the phrase, its article left out; None where a name of its own stands before the noun."""
    tokens, first = sentence.tokens, n
    while first > 0:
        before = tokens[first - 1]
        if before.word in ARTICLES or not _describes(sentence, first - 1):
            break
        first -= 1
    if _is_folk(tokens, first - 1, words):
        return first - 1
    outside = tokens[first - 1] if first else None
    if (
        outside is not None
        and is_name(outside)
        and first - 1 > 0
        and not owns(outside)
        and outside.word not in words.grammar["prepositions"]
    ):
        return None
    is_person = lists().has("persons", key(tokens[n]))
    if is_person and first == n and (outside is None or (outside.word not in ARTICLES and not owns(outside))):
        return None
    return first


def _is_folk(tokens: tuple[Token, ...], n: int, words: Words) -> bool:
    """Whether one capitalised word before a group says whose they are: "Tuareg separatists"; names of two words stand alone."""
    if n < 0 or not is_name(tokens[n]) or owns(tokens[n]) or tokens[n].text.isupper():
        return False
    grammar = words.grammar
    if (
        tokens[n].word
        in grammar["subordinators"] | grammar["prepositions"] | grammar["adverbs"] | grammar["time_words"]
    ):
        return False
    alone = n == 0 or not (is_name(tokens[n - 1]) or tokens[n - 1].word == "of")
    known = (
        key(tokens[n]) in lists().same or key(tokens[n]) in states() or lists().has("titles", key(tokens[n]))
    )
    return (
        alone
        and not known
        and tokens[n].word not in ARTICLES
        and not (n == 0 and tokens[n].word.endswith(("ed", "ing", "ly", "s")))
    )


def _describes(sentence: Sentence, n: int) -> bool:
    token = sentence.tokens[n]
    word = key(token)
    if owns(token):
        return word in adjectives() or word in states()
    if word in adjectives() or word.endswith(_SORTS) or word.startswith(("pro-", "anti-")):
        return True
    if lists().has("adjectives", word) or word.isdigit():
        return True
    if sentence.parsed and token.text.islower():
        return token.tag in {"ADJ", "NUM"} or (token.tag == "NOUN" and token.dep == "compound")
    return _head_at(sentence.tokens, n) is not None and token.text.islower()


def _found(sentence: Sentence, first: int, last: int, kind: ActorKind) -> Found:
    tokens = sentence.tokens
    named = (adjectives().get(key(one)) or states().get(key(one)) for one in tokens[first:last])
    state = next((one for one in named if one), "")
    describing = frozenset(normal_description(key(one)) for one in tokens[first:last])
    head = key(tokens[last])
    if head in {"group", "groups"} and last > first and lists().has("armed", key(tokens[last - 1])):
        head = key(tokens[last - 1])
        describing -= {head}
    before = tokens[first - 1] if first else None
    form: Form = "role" if kind == "person" else "group"
    if kind == "organ" and describing & _NO_STATES:
        kind = "armed group"
    if state and key(tokens[last]) in {"government", "state"}:
        kind = "state"
    words = [*(one.text for one in tokens[first:last]), bare(tokens[last])]
    return Found(
        first, last, sentence.covering(first, last), " ".join(words), form, kind, key(tokens[last]), describing,
        state=state, is_definite=before is not None and (before.word in _DEFINITE or owns(before)),
    )  # fmt: skip


def normal_description(word: str) -> str:
    """One spelling of what describes a group: "Iranian-backed" is "iran-backed", "Shi'ite" is "shiite"."""
    stem, dash, rest = word.partition("-")
    if dash and stem in adjectives():
        return f"{adjectives()[stem].casefold()}-{rest}"
    return {"shi'a": "shiite", "shia": "shiite", "shi'ite": "shiite"}.get(word, word)
