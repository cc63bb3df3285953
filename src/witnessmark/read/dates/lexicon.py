"""The date words of a language, each with its letter (see letters.py) and its meaning."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from witnessmark.read.dates.spec import Calendar
from witnessmark.read.words import load_words
from witnessmark.read.words.tokens import fold, tokenise, unaccented

CORES = "MWSURQCH2tKDN71"
"""Letters one of which every date expression without digits holds."""

LONGEST_SHORT = 4
"""Letters of the longest month or weekday that is cut short with a full stop: "Sept."."""


@dataclass(frozen=True)
class Lexicon:
    """Words of one language -> letter and meaning; `phrases` hold what takes more than one word; `cores` are the words
    no date does without; `plain` are the words that mean one thing whatever stands beside them.
    """

    single: dict[str, tuple[str, Any]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    weak: frozenset[str]
    cores: frozenset[str]
    prefixes: dict[str, tuple[str, Any]]
    things: frozenset[str]
    past_endings: tuple[str, ...]
    month_first: bool
    ranked: dict[str, str]
    undone: frozenset[str]
    plain: dict[str, tuple[str, Any]]
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    year_words: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The date words of a language, from its word file; built once."""
    words = load_words(language)
    entries: dict[str, tuple[str, Any]] = {}
    table = words.table("dates")
    entries |= dict.fromkeys(words.listed("dates", "tense", "past"), ("V", None))
    entries |= dict.fromkeys(words.listed("dates", "tense", "future"), ("F", None))
    for letter, listed in words.table("dates", "letters").items():
        entries |= {fold(word): (letter, word) for word in listed}
    entries |= {fold(word): ("&", "or") for word in table.get("or", ())}
    entries |= {fold(word): ("s", SINCE_SO_LONG) for word in table.get("since_length", ())}
    entries |= {fold(word): ("~", days) for word, days in table.get("told_days", {}).items()}
    entries |= {fold(word): ("E", mod) for mod, listed in table.get("edges", {}).items() for word in listed}
    entries |= {fold(word): ("5", mod) for mod, listed in table.get("than", {}).items() for word in listed}
    entries |= {
        fold(word): ("7", unit) for unit, listed in table.get("to_date", {}).items() for word in listed
    }
    entries |= {fold(word): ("1", unit) for unit, listed in table.get("told", {}).items() for word in listed}
    entries |= {fold(word): ("d", float(count)) for word, count in table.get("counts", {}).items()}
    entries |= {fold(word): ("o", rank) for word, rank in table.get("ordinals", {}).items()}
    entries |= {
        fold(word): ("X" if way > 0 else "L", way) for word, way in table.get("far_turns", {}).items()
    }
    for strength in ("possible", "probable"):
        entries |= {fold(word): ("h", strength) for word in table.get("hedges", {}).get(strength, ())}
    several = words.listed("dates", "plural_units")
    entries |= {
        word: ("R" if word in several else unit_letter(unit), unit)
        for word, unit in words.meanings("dates", "units").items()
    }
    entries |= {word: ("2", unit) for word, unit in words.meanings("dates", "dual_units").items()}
    entries |= {
        fold(word): ("t", int(turn)) for turn, listed in table.get("today", {}).items() for word in listed
    }
    entries |= {word: ("D", named_day(rule)) for word, rule in table.get("named", {}).items()}
    entries |= {word: ("K", year) for word, year in table.get("decades", {}).items()}
    for letter, name in (("S", "seasons"), ("W", "weekdays"), ("M", "months")):
        entries |= {word: (letter, rank) for word, rank in words.ranks("dates", name).items()}
    if table.get("accents_optional"):
        entries = {unaccented(word): entry for word, entry in entries.items()} | entries
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]] = {}
    for phrase in sorted((word for word in entries if not word.isalpha()), key=len, reverse=True):
        first, *rest = (token.word for token in tokenise(phrase, 0, len(phrase)))
        phrases[first] = (*phrases.get(first, ()), (tuple(rest), *entries[phrase]))
    prefixes = {prefix: (letter, prefix) for prefix, letter in table.get("prefixes", {}).items()}
    things = frozenset(words.meanings("counts", "things"))
    endings = tuple(words.listed("dates", "tense", "past_endings"))
    cores = {word.split()[0] for word, (letter, _) in entries.items() if letter in CORES}
    attached = {prefix + word for prefix in prefixes for word in cores}
    weak, ranked = words.listed("dates", "weak"), dict(table.get("ranked", {}))
    plain = {
        word: entry
        for word, entry in entries.items()
        if entry[0] not in "2JzSVF6~" and not {word} & (phrases.keys() | weak | ranked.keys())
        if entry[0] not in "MW" or len(word) > LONGEST_SHORT
    }
    return Lexicon(
        entries,
        phrases,
        weak,
        frozenset(cores | attached),
        prefixes,
        things,
        endings,
        bool(table.get("month_first", False)),
        ranked,
        words.listed("dates", "tense", "undone"),
        plain,
        words.listed("dates", "ordinal_suffixes"),
        words.listed("dates", "decade_suffixes"),
        words.listed("dates", "year_words"),
    )


SINCE_SO_LONG = "since so long"
"""The meaning of a "since" that takes a length: "seit drei Tagen"."""


def named_day(rule: list[int] | dict[str, int]) -> Calendar:
    """A feast of the year from its rule in the word file: month and day, days from Easter, or the nth weekday of a month."""
    if isinstance(rule, list) and len(rule) == 3:
        return Calendar("day", rule[0], rule[1], rule[2])
    if isinstance(rule, list):
        return Calendar("day", month=rule[0], day=rule[1])
    if "easter" in rule:
        return Calendar("feast", feast=("easter", 0, 0, 0, rule["easter"]))
    return Calendar(
        "feast", feast=("weekday", rule["month"], rule["weekday"], rule["nth"], rule.get("after", 0))
    )


def unit_letter(unit: str) -> str:
    """The letter of a unit: H for hours and finer, Q for quarter and half, C for century, U for the rest."""
    return {"hour": "H", "minute": "H", "second": "H", "quarter": "Q", "half": "Q", "century": "C"}.get(
        unit, "U"
    )
