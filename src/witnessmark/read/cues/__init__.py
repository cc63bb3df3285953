"""The words of a language by which a text says who speaks, one file LANGUAGE.toml each."""

import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from witnessmark.errors import ReadError
from witnessmark.read.cues.german import german_cues, subjunctives
from witnessmark.read.cues.listed import Listed

CUES = Path(__file__).parent
OPTIONAL = (
    "unnamed", "sayings", "reckoning", "putting", "totals", "counting", "remarks", "carriers", "nobody", "nouns",
    "masculine", "feminine", "states", "anybody",
    "plain_verbs", "collective", "describing", "affirming", "what", "came", "therein", "passing", "happenings", "perceiving", "givers", "resuming", "light", "particles", "events_too", "voicing", "speech_nouns", "titled", "taking_after", "after_source", "taking_nouns", "other_clauses", "subjunctive", "past_subjunctive",  "carry_to", "spoke", "numbers", "committing", "minds", "participles",
)  # fmt: skip
"""Lists that a language may leave out."""

CueKind = Literal["say", "find", "show", "think", "deny", "frame"]


@dataclass(frozen=True)
class Words:
    """One language's words, all folded (`fold`).

    Attributes:
        order: "both" when a source stands before or after its verb, "after" when only after.
        cues: form of a speech verb -> its lemma and the kinds it belongs to.
        phrases, grammar, sources, kinds, basis: lists by name, as in the file.
    """

    language: str
    order: str
    cues: Mapping[str, tuple[str, tuple[CueKind, ...]]]
    phrases: Mapping[str, frozenset[str]]
    grammar: Mapping[str, frozenset[str]]
    sources: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    basis: Mapping[str, tuple[str, ...]]

    def has(self, group: str, name: str, word: str) -> bool:
        """Whether a word, or its singular, stands in a list such as ("sources", "groups")."""
        listed: frozenset[str] = getattr(self, group)[name]
        folded = fold(word)
        return folded in listed or bool(_singulars(folded) & listed)

    def is_source(self, word: str, *names: str) -> bool:
        """Whether a word, or its singular, stands in any of these lists of sources: "groups", "bodies"."""
        return any(self.has("sources", name, word) for name in names)


@lru_cache(maxsize=2**15)
def fold(word: str) -> str:
    """A word for comparing: case folded, typographic apostrophes plain, Arabic vowel marks and tatweel gone."""
    plain = word.casefold().replace("’", "'").replace("ـ", "")
    if not any("\u0600" <= letter <= "\u06ff" for letter in plain):
        return plain
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")


def bare_of_and(word: str, words: "Words") -> str:
    """An Arabic word without the "and" or "so" written onto it; other languages' words as they are."""
    return word[1:] if words.language == "ar" and len(word) > 3 and word[0] in "وف" else word


def known_languages() -> tuple[str, ...]:
    """Two-letter codes of the languages that have a file of words."""
    return tuple(sorted(path.stem for path in CUES.glob("??.toml")))


@cache
def load_words(language: str) -> Words:
    """The words of a language; a document of unknown language ("") is read as English.

    Raises:
        ReadError: there are no words for the language; names those there are.
    """
    code = language.split("-", maxsplit=1)[0].lower() or "en"
    path = CUES / f"{code}.toml"
    if not path.exists():
        raise ReadError(
            f'No words of attribution for the language "{language}". '
            f"Use one of: {', '.join(known_languages())}, or write read/cues/{code}.toml."
        )
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Words(
        language=raw["language"],
        order=raw["order"],
        cues=_cues(raw),
        phrases=_sets(raw["phrases"]) | (_german_phrases(raw) if raw["language"] == "de" else {}),
        grammar=_sets(raw["grammar"]),
        sources=_sets(raw["sources"]),
        kinds=_sets(raw["kinds"]),
        basis={kind: tuple(map(fold, listed)) for kind, listed in raw["basis"].items()},
    )


def _cues(raw: Mapping[str, Any]) -> dict[str, tuple[str, tuple[CueKind, ...]]]:
    if raw["language"] == "de":
        made = german_cues(raw["verbs"], raw["irregular"])
        return cast("dict[str, tuple[str, tuple[CueKind, ...]]]", made)
    return _forms(raw["verbs"], raw["irregular"], INFLECT.get(raw["language"], lambda _: ()))


def _german_phrases(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Subjunctives, made from the infinitives of the file."""
    listed = subjunctives(raw["phrases"]["reported"], raw["irregular"])
    spoken = subjunctives(" ".join(raw["verbs"].values()).replace("|", ""), raw["irregular"])
    return {
        "subjunctive": _sets(raw["phrases"])["subjunctive"] | listed | spoken,
    }


def _sets(table: Mapping[str, Any]) -> dict[str, Listed]:
    told = {name: Listed(fold(one) for one in _list(value)) for name, value in table.items()}
    return dict.fromkeys(OPTIONAL, Listed()) | told


def _list(value: str | list[str]) -> list[str]:
    """Words of a block of text (an underscore joins words of one name), or the list itself."""
    return [one.replace("_", " ") for one in value.split()] if isinstance(value, str) else value


def _forms(
    verbs: Mapping[str, str], irregular: Mapping[str, str], inflect: Callable[[str], tuple[str, ...]]
) -> dict[str, tuple[str, tuple[CueKind, ...]]]:
    found: dict[str, tuple[str, tuple[CueKind, ...]]] = {}
    for kind, block in verbs.items():
        for lemma in block.split():
            forms = irregular[lemma].split() if lemma in irregular else inflect(lemma)
            for form in (lemma, *forms):
                earlier = found.get(fold(form), (lemma, ()))[1]
                found[fold(form)] = (lemma, (*earlier, cast("CueKind", kind)))
    return found


def inflect(lemma: str) -> tuple[str, str, str]:
    """Regular English forms: third person, past, -ing."""
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return f"{lemma}{ending}", f"{lemma}ed", f"{lemma}ing"


def _arabic_forms(lemma: str) -> tuple[str, ...]:
    """He, she and they of an Arabic past or present, each also with the "and" or "so" written onto it."""
    if lemma[0] in "يت":
        plain = (f"ي{lemma[1:]}", f"ت{lemma[1:]}", f"ي{lemma[1:]}ون") if lemma[0] == "ي" else (lemma,)
    else:
        stem = lemma[:-1] if lemma.endswith(("ى", "ا")) else lemma
        plain = (lemma, f"{stem}ت", f"{stem}وا")
    what = tuple(f"{form}{whom}" for form in plain[:2] for whom in ("ه", "ها"))  # "what X said (it)"
    return tuple(f"{joint}{form}" for joint in ("", "و", "ف") for form in (*plain, *what))


INFLECT: Mapping[str, Callable[[str], tuple[str, ...]]] = {"en": inflect, "ar": _arabic_forms}


@lru_cache(maxsize=2**15)
def _singulars(word: str) -> frozenset[str]:
    """What an English plural may be the plural of; guesses, only ever looked up in a list."""
    guesses = {word[:-1]} if word.endswith("s") else set()
    if word.endswith("ies"):
        guesses.add(f"{word[:-3]}y")
    if word.endswith("es"):
        guesses.add(word[:-2])
    if word.startswith("ال"):  # the Arabic article is written onto its noun
        guesses.add(word[2:])
    if "\u0600" <= word[:1] <= "\u06ff":
        guesses |= {
            one.removesuffix(ending)
            for one in (word, word.removeprefix("ال"))
            for ending in ("ة", "ون", "ين")
        }
    if word.endswith("men"):
        guesses.add(f"{word[:-3]}man")
    return frozenset(guesses)
