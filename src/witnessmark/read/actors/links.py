"""What stands between two who are spoken of and makes them one: "(CMS)", "known as", "the deputy governor,"."""

from collections.abc import Iterator
from itertools import pairwise

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.spelling import initials_of
from witnessmark.read.annotate import Sentence

TITLE_ONLY = "called so"
"""A role with "a" before it tells what somebody is, and is no further mention: "Maria Okello, a nurse,"."""

_CALLED = "said to be what it is called"
_ENDS = frozenset({",", ".", "of", "for", ";", "in", "who", "at", "–", "—"})
_AS = ({"known"}, {"called"}, {"dubbed"}, {"nicknamed"}, {"named"}, {"alias"}, {"aka"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "one"})
_REACH = 8
"""Tokens between two that are one: "(also known locally as the"."""


def find_links(sentence: Sentence, people: tuple[Found, ...]) -> Iterator[tuple[int, int, str]]:
    """Pairs of indices into `people` that are one actor, and why."""
    tokens = sentence.tokens
    for n, (one, two) in enumerate(pairwise(people)):
        if two.first - one.last > _REACH:
            continue
        between = [token.word for token in tokens[one.last + 1 : two.first]]
        after = tokens[two.last + 1].word if two.last + 1 < len(tokens) else "."
        why = _why(one, two, between, after)
        if why:
            yield n, n + 1, why


def _why(one: Found, two: Found, between: list[str], after: str) -> str:
    is_place = one.kind == "state" and two.name.casefold() not in initials_of(
        one.name
    )  # "... and Syria (ISIS)"
    if between == ["("] and after == ")" and two.form == "name" and not is_place:
        return "name or acronym given in brackets"
    if two.form == "name" and one.form == "name" and _says_as(between):
        return "said to be known as"
    if between[:1] == [","] and "guerre" in between and between[-1] == "of":
        return "said to be a nom de guerre"
    return _apposed(one, two, between, after)


def _says_as(between: list[str]) -> bool:
    inner = [
        word
        for word in between
        if word
        not in _ARTICLES | {",", "(", "also", "better", "locally", "who", "is", "was", "which", "are", "as"}
    ]
    return len(inner) == 1 and {inner[0]} in _AS


def _apposed(one: Found, two: Found, between: list[str], after: str) -> str:
    """As in "Hassan Karimi, the deputy governor," and "the mayor of Tarn, Yusuf Adel,"."""
    if {one.form, two.form} != {"name", "role"} or not {one.kind, two.kind} <= {"person", "unknown"}:
        return ""
    if one.form == "name" and after in _ENDS:
        return {",": _CALLED, ", the": _CALLED, ", a": TITLE_ONLY, ", an": TITLE_ONLY}.get(
            " ".join(between), ""
        )
    closed = between[-1:] == [","] and between.count(",") == 1 and len(between) <= 5 and after in {",", "."}
    return _CALLED if one.form == "role" and closed else ""
