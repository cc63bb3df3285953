"""The counting words of a language, ready to look up: qualifiers, things, acts, and what ends a noun phrase."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from witnessmark.read.words import load_words
from witnessmark.read.words.numerals import Numerals, numerals
from witnessmark.read.words.tokens import Token, tokenise

_LONGEST = 6
"""No qualifier or act in the word files has more words."""

_SIGNS = {
    ">": "MORE_THAN", ">=": "EQUAL_OR_MORE", "=>": "EQUAL_OR_MORE", "≥": "EQUAL_OR_MORE", "⩾": "EQUAL_OR_MORE",
    "<": "LESS_THAN", "<=": "EQUAL_OR_LESS", "=<": "EQUAL_OR_LESS", "≤": "EQUAL_OR_LESS", "⩽": "EQUAL_OR_LESS",
    "~": "APPROX", "≈": "APPROX",
}  # fmt: skip
"""Signs that qualify a figure in every language."""

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word -> the phrases that begin with it, longest first, each with its normal word."""


@dataclass(frozen=True)
class CountWords:
    """One language's counting words; see the [counts] tables of its file."""

    qualifiers: Phrases
    after: Phrases
    of: Phrases
    percent: Phrases
    or_equal: Phrases
    acts: Phrases
    hedges: Phrases
    things: Mapping[str, str]
    phrases: Phrases
    dual: Mapping[str, str]
    merge: Mapping[str, str]
    irregular: Mapping[str, str]
    currency: Mapping[str, str]
    person_acts: frozenset[str]
    prefixes: tuple[str, ...]
    plural: str
    lists: Mapping[str, frozenset[str]]
    numerals: Numerals
    figures: Container[str]

    def is_in(self, name: str, word: str) -> bool:
        """Whether a word stands in one of the plain lists, such as "stop" or "locative"."""
        return word in self.lists.get(name, frozenset())

    def thing(self, word: str) -> str:
        """The normal word for a thing counted, "" when the list does not have it."""
        if found := self.things.get(word):
            return found
        bare = (word.removeprefix(prefix) for prefix in self.prefixes if word.startswith(prefix))
        return next((self.things[one] for one in bare if one in self.things), "")


@cache
def count_words(language: str) -> CountWords:
    """The counting words of a language; built once."""
    words = load_words(language)
    table = words.table("counts")
    things = words.meanings("counts", "things")
    hedges = {
        w: s for s in ("belief", "probable", "possible") for w in words.table("hedges", s).get("words", ())
    }
    heads = table.get("act_prefixes", ())
    lists = {name: words.listed("counts", name) for name, listed in table.items() if isinstance(listed, list)}
    return CountWords(
        qualifiers=by_first_word(_SIGNS | _with_heads(words.meanings("counts", "qualifiers"), heads)),
        after=by_first_word(_with_heads(words.meanings("counts", "after"), heads)),
        of=by_first_word(dict.fromkeys(lists.get("of", ()), "of")),
        percent=by_first_word(dict.fromkeys(lists.get("percent", ()), "percent")),
        or_equal=by_first_word(dict.fromkeys(table.get("or_equal", ()), "or_equal")),
        acts=by_first_word(_with_heads(words.meanings("counts", "acts"), heads)),
        hedges=by_first_word(hedges),
        things={word: normal for word, normal in things.items() if " " not in word},
        phrases=by_first_word({word: normal for word, normal in things.items() if " " in word}),
        dual=_with_heads(words.meanings("counts", "dual"), heads),
        merge=table.get("merge", {}),
        irregular=table.get("irregular", {}),
        currency=table.get("currency", {}),
        person_acts=frozenset(table.get("person_acts", {}).get("words", ())),
        prefixes=tuple(words.table("numbers").get("prefixes", ())),
        plural=str(table.get("plural", "")),
        lists=lists,
        numerals=numerals(language),
        figures=_Figures(
            numerals(language),
            frozenset(_with_heads(words.meanings("counts", "dual"), heads))
            | lists.get("unnumbered", frozenset()),
        ),
    )


def _with_heads(meanings: Mapping[str, str], heads: Sequence[str]) -> dict[str, str]:
    """The words, and the same with a conjunction written onto them: "وأصيب", and were hurt."""
    return {**{head + word: normal for head in heads for word, normal in meanings.items()}, **meanings}


@dataclass(frozen=True)
class _Figures:
    """All words that may be a figure: number words, compounds of them, duals."""

    numerals: Numerals
    dual: frozenset[str]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        role = self.numerals.role(word)
        return (
            (role is not None and role[0] not in {"and", "one", "point", "minus"})
            or word in self.dual
            or word.startswith(self.numerals.pieces)
        )


def by_first_word(meanings: Mapping[str, str]) -> Phrases:
    """Phrases by their first word, longest first, so that a look-up tries few."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, normal in meanings.items():
        parts = tuple(token.word for token in tokenise(phrase, 0, len(phrase)))
        found.setdefault(parts[0], []).append((parts, normal))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def phrase_at(tokens: Sequence[Token], place: int, phrases: Phrases) -> tuple[int, str] | None:
    """The end and normal word of the longest phrase that begins at tokens[place]; None when none does."""
    if not 0 <= place < len(tokens) or (rows := phrases.get(tokens[place].word)) is None:
        return None
    for parts, normal in rows:
        end = place + len(parts)
        if end <= len(tokens) and all(tokens[place + k].word == part for k, part in enumerate(parts)):
            return end, normal
    return None


def phrase_before(tokens: Sequence[Token], end: int, phrases: Phrases) -> tuple[int, str] | None:
    """The start and normal word of the longest phrase that ends right before tokens[end]."""
    for start in range(max(0, end - _LONGEST), end):
        found = phrase_at(tokens, start, phrases) if tokens[start].word in phrases else None
        if found and found[0] == end:
            return start, found[1]
    return None
