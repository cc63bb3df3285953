"""A document's actors by everything they can be found again by, so that a thousand names cost no more than one each."""

from collections import deque
from collections.abc import Iterable, Iterator

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.open import Open
from witnessmark.read.actors.spelling import initials_of, spelling

_NEAR = 40
"""Actors of one surname, noun or letter that are looked at, the latest: a list of a thousand Smiths tells none apart."""


class Index:
    """Open actors by key, name, word of a name, and noun of a description."""

    def __init__(self) -> None:
        self.members: dict[int, Open] = {}
        self._by: dict[tuple[str, str], deque[Open]] = {}
        self._turn = 0

    def put(self, member: Open, found: Found, why: str) -> None:
        """One more mention of a member, new or known."""
        if id(member) not in self.members:
            member.order = self._turn = self._turn + 1
            self.members[id(member)] = member
        member.add(found, why)
        for key in _keys(member, found):
            listed = self._by.setdefault(key, deque(maxlen=_NEAR))
            if member not in listed:
                listed.append(member)

    def merge(self, kept: Open, other: Open) -> None:
        """All mentions of another put to the one kept: the text says that the two are one."""
        self.members.pop(id(other), None)
        for listed in self._lists_of(other):
            if other in listed:
                listed.remove(other)
        for found, why in other.found:
            self.put(kept, found, why)
        kept.key = kept.key or other.key

    def _lists_of(self, other: Open) -> Iterator[deque[Open]]:
        keys = {key for found, _ in other.found for key in _keys(other, found)}
        yield from (self._by[key] for key in keys if key in self._by)

    def under(self, sort: str, words: Iterable[str]) -> list[Open]:
        """Members with any of some words under a sort of key, in the order in which they were named."""
        found = {id(one): one for word in words for one in self._by.get((sort, word), ())}
        return sorted(found.values(), key=lambda one: one.order)


def _keys(member: Open, found: Found) -> Iterator[tuple[str, str]]:
    if member.key:
        yield "key", member.key
    yield "noun", noun(found.head)
    yield from (("title", one) for one in (*found.titles, *member.called))
    if found.form == "role":
        yield "title", found.head
    if found.form != "name":
        return
    name = found.name.casefold()
    yield "name", name
    yield from (("part", one) for one in name.split())
    spelled = spelling(name).split()
    yield "spelling", " ".join(spelled)
    yield "ends", f"{spelled[0]} {spelled[-1]}" if spelled else ""
    yield from (("initials", one) for one in initials_of(name))


def noun(word: str) -> str:
    """One noun for its forms: "militiamen" are a militia's, a "gunman" is of gunmen."""
    return {"militiamen": "militia", "militias": "militia", "gunman": "gunmen"}.get(
        word, word.removesuffix("s")
    )
