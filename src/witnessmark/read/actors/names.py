"""Names in a sentence: runs of capitals with what joins them, their titles, and whether a place or somebody is meant."""

from collections.abc import Iterator
from itertools import pairwise

from witnessmark.read.actors.found import Found, bare, key, owns
from witnessmark.read.actors.groups import ARTICLES
from witnessmark.read.actors.kinds import kind_of_name
from witnessmark.read.actors.lists import adjectives, lists
from witnessmark.read.actors.spelling import initials_of
from witnessmark.read.annotate import Sentence, Token
from witnessmark.read.attribution.nouns import is_name
from witnessmark.read.cues import Words
from witnessmark.records.actor import ActorKind

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "de",
        "du",
        "von",
        "van",
        "der",
        "del",
        "di",
        "da",
        "la",
        "ben",
        "abu",
        "ould",
        "des",
    }
)
_LONGEST = 12
"""Words of a name; longer runs of capitals are headlines."""


def find_names(sentence: Sentence, taken: set[int], words: Words) -> Iterator[Found]:
    """Names of a sentence, left to right, outside tokens that are taken."""
    tokens, n = sentence.tokens, 0
    while n < len(tokens):
        if n in taken or not _opens(sentence, n, words):
            n += 1
            continue
        last = _run_end(sentence, n, taken, words)
        found = _found(sentence, n, last, words)
        if found is not None:
            yield found
        n = last + 1


def _opens(sentence: Sentence, n: int, words: Words) -> bool:
    """Whether a name begins here: a capital that is no small word, or a number of a body ("4th Motor Brigade")."""
    token = sentence.tokens[n]
    if not is_name(token):
        after = sentence.tokens[n + 1] if n + 1 < len(sentence.tokens) else None
        return (
            after is not None
            and is_name(after)
            and lists().has("numbered", token.word)
            and token.word[:1].isdigit()
        )
    grammar = words.grammar
    before_name = 0 < n < len(sentence.tokens) - 1 and is_name(sentence.tokens[n + 1])
    if before_name and (token.word in grammar["adverbs"] or token.word in {"jan", "mar"}):
        return True  # "The Long War Journal"; a month cut short has its full stop
    if token.text.isupper() and len(token.text) > 1 and token.word not in {"i", "a"}:
        return True
    word = key(token)
    return not (word in _NO_NAMES or any(word in grammar[name] for name in _SMALL))


_SMALL = (
    "determiners", "prepositions", "subordinators", "pronouns", "adverbs", "auxiliaries", "time_words",
)  # fmt: skip
_NO_NAMES = ARTICLES | {"they", "most", "there", "yes", "no"}


def _run_end(sentence: Sentence, first: int, taken: set[int], words: Words) -> int:
    """The last token of a run of capitals: particles join, titles keep their full stop, bodies go on with "of"."""
    tokens, last = sentence.tokens, first
    while last + 1 < len(tokens) and last - first < _LONGEST and not owns(tokens[last]):
        after = _joined(tokens, first, last)
        if after is None or after in taken or _is_small(sentence, after, words):
            break
        last = after
    return last


def _is_small(sentence: Sentence, n: int, words: Words) -> bool:
    """Whether a capitalised word is a small one of a headline, or a verb of it: "ISIS Distracting Us From"."""
    token, grammar = sentence.tokens[n], words.grammar
    small = (
        grammar["prepositions"]
        | grammar["subordinators"]
        | grammar["pronouns"]
        | grammar["auxiliaries"]
        | {"us"}
    )
    if token.word in small and not token.text.isupper():
        return True
    capitals = sum(is_name(one) for one in sentence.tokens)
    return token.word.endswith("ing") and len(token.word) > 6 and 2 * capitals > len(sentence.tokens)


def _joined(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """The next token of the name behind tokens[last], None where it ends."""
    after, word = tokens[last + 1], key(tokens[last])
    is_article = after.text[:3].casefold() in {"al-", "el-", "ul-"} and after.text[3:4].isupper()
    is_number = after.text.isdigit() and lists().has("bodies", word)  # "Committee 47"
    if is_article or is_number or (is_name(after) and after.text != "I"):
        return last + 1
    two = last + 2 < len(tokens) and is_name(tokens[last + 2])
    joins = (after.text == "." and lists().has("titles", tokens[last].word)) or after.word in _PARTICLES
    if joins:
        return last + 2 if two else None
    if after.word == "and" and two and _is_spelled_out(tokens, first, last + 2):
        return last + 2
    goes_on = (
        after.word in {"of", "for"} and lists().has("bodies", word) and not _is_titled(tokens, first, last)
    )
    return _past_of(tokens, last) if goes_on else None


def _is_spelled_out(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """As in "Islamic State of Iraq and Syria (ISIS)": the letters in brackets count what "and" joins."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "(":
        return False
    short = tokens[last + 2].word
    return any(
        short in initials_of(" ".join(one.text for one in tokens[at : last + 1])) for at in range(first, last)
    )


def _past_of(tokens: tuple[Token, ...], last: int) -> int | None:
    """The name behind "of" or "of the", None where there is none."""
    at = last + 2 + (last + 2 < len(tokens) and tokens[last + 2].word == "the")
    return at if at < len(tokens) and is_name(tokens[at]) else None


def _is_titled(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return lists().has("titles", key(tokens[first])) and last > first


def _found(sentence: Sentence, first: int, last: int, words: Words) -> Found | None:
    """The run as somebody, its titles taken off; None for a title, an adjective or a day alone."""
    tokens = sentence.tokens
    start, titles = _past_titles(tokens, first, last)
    start = _with_number(tokens, start)
    parts = [bare(one) for one in tokens[start : last + 1] if one.text != "."]
    if not parts or _is_adjective(parts) or _tells(tokens[start : last + 1], words):
        return None
    kind, state, _ = kind_of_name(parts, words)
    if titles and not _has_body(tokens, start, last):
        kind = "person"
    elif kind in {"person", "unknown"}:
        kind = _by_neighbours(tokens, start, last, kind)
    named = (*_role_before(tokens, first), *titles)
    return Found(
        start, last, sentence.covering(start, last), _joined_name(tokens, start, last), "name", kind, parts[-1].casefold(),
        frozenset(one.casefold() for one in parts[:-1]), named, state,
        is_definite=_before(tokens, start) in {"the", "its", "their"},
        is_place=kind in {"unknown", "person", "state"} and not named and _stands_as_place(tokens, start, last),
        is_sure=kind != "unknown" or bool(titles),
    )  # fmt: skip


def _tells(run: tuple[Token, ...], words: Words) -> bool:
    """Whether a verb stands among the capitals, as in the titles of works."""
    return len(run) > 2 and any(
        one.word in words.grammar["plain_verbs"] | words.grammar["auxiliaries"] for one in run[1:]
    )


def _is_adjective(parts: list[str]) -> bool:
    return len(parts) == 1 and (
        parts[0].casefold() in adjectives() or parts[0].casefold().endswith("-backed")
    )


def _with_number(tokens: tuple[Token, ...], first: int) -> int:
    """Back over the number of a body ("4th Motor Brigade"), which some tokenisers cut in two."""
    if first > 1 and tokens[first - 1].word in {"st", "nd", "rd", "th"} and tokens[first - 2].text.isdigit():
        return first - 2
    return first


def _by_neighbours(tokens: tuple[Token, ...], first: int, last: int, kind: ActorKind) -> ActorKind:
    """What the words beside a bare name say: fighters of it, or an article, which no person's name takes."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    plain = after is not None and after.text.islower() and not owns(tokens[last])
    if (
        plain
        and after is not None
        and (lists().has("armed", key(after)) or lists().has("forces", key(after)))
    ):
        return "armed group"
    before = tokens[first - 1].text if first else ""
    if kind == "person" and before == "The" and first > 1:
        return "outlet"
    return "organisation" if kind == "person" and before in {"the", "The"} else kind


def _has_body(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return any(lists().has("bodies", key(one)) for one in tokens[first : last + 1])


def _joined_name(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The words as they stand, without the possessive."""
    name = bare(tokens[first])
    for before, token in pairwise(tokens[first : last + 1]):
        name += (" " if token.start > before.end else "") + bare(token)
    return name


def _past_titles(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, tuple[str, ...]]:
    """Where the name begins behind its titles ("Lt. Gen. Karim Saleh", "French President X"), and the titles."""
    at, titles = first, list[str]()
    while at < last and _is_title(tokens, at, first):
        if lists().has("titles", key(tokens[at])) and tokens[at].text != ".":
            titles.append(key(tokens[at]))
        at += 1
    return (first, ()) if _has_body(tokens, at, last) else (at, tuple(titles))


def _is_title(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    if lists().has("titles", key(tokens[at])) or tokens[at].text == ".":
        return True
    return at == first and key(tokens[at]) in adjectives() and lists().has("titles", key(tokens[at + 1]))


def _before(tokens: tuple[Token, ...], first: int) -> str:
    return tokens[first - 1].word if first else ""


def _role_before(tokens: tuple[Token, ...], first: int) -> list[str]:
    """As in "commander Hadi Amiri", "her cousin Idris Toure"."""
    if not first or is_name(tokens[first - 1]):
        return []
    word = key(tokens[first - 1])
    return [word] if lists().has("persons", word) or lists().has("titles", word) else []


def _stands_as_place(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the words before put it on the map: "in Iraq", "the town of Tarn"."""
    at = first - 1
    while at > 0 and (
        tokens[at].word == "the"
        or (
            tokens[at].word in {"northern", "southern", "eastern", "western", "central", "besieged", "nearby"}
        )
    ):
        at -= 1
    word = tokens[at].word if at >= 0 else ""
    if word == "of" and at > 0:
        whose = tokens[at - 1].word
        return any(lists().has(name, whose) for name in ("place_nouns", "people", "persons"))
    if word in {"to", "from", "towards", "toward"} and last > first:
        return False  # "according to Fortify Now", "a letter from Ann Poe"
    return lists().has("locative", word)
